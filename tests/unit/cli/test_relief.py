"""`orfeas relief`: what is written, what is told, and what is refused before any work."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from makers import make_picture_bytes
from orfeas.cli.main import app
from orfeas.cli.outputs import FileExists, UnknownFormat
from orfeas.engines.onnx_card import GraphMissing
from orfeas.engines.onnx_file import NotAGraph
from orfeas.errors import OrfeasError
from orfeas.generations.reliefs.options import ReliefContradiction
from orfeas.mesh.formats.stl import read_stl
from orfeas.mesh.formats.threemf import read_threemf
from orfeas.mesh.measure import measure
from orfeas.render import preview
from orfeas.weights.networks.find import NetworkForOther, NetworkNotInstalled, UnknownNetwork


@pytest.fixture
def relief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command on a light ball before dark noise, as `relief("--frame-mm", "4")`; its standard output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORFEAS_WEIGHTS_DIR", str(tmp_path / "weights"))
    (tmp_path / "ball.png").write_bytes(make_picture_bytes("noise", pixels=64))

    def run(*options: str) -> str:
        found = CliRunner().invoke(app, ["relief", "ball.png", "--detail-mm", "1", *options])
        if isinstance(found.exception, OrfeasError):
            raise found.exception
        assert found.exit_code == 0, found.output
        return found.stdout

    return run


def test_a_printers_file_is_in_millimetres_and_lies_on_its_back(relief, tmp_path: Path) -> None:
    told = json.loads(relief("--json", "--width-mm", "80", "--base-mm", "1.5", "--depth-mm", "2"))
    assert told["files"] == ["ball-relief.stl"] and told["method"] == "brightness" and told["closed"]
    mesh = read_stl((tmp_path / "ball-relief.stl").read_bytes())
    assert mesh.size == pytest.approx((0.08, 0.0035, 0.08), rel=1e-3)
    assert measure(mesh).is_closed


def test_a_lithophane_stands_and_says_how_to_print_it(relief, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(preview, "preview_png", lambda mesh, material: b"drawn")
    shown = relief("-k", "lithophane", "-o", "lamp.3mf", "--curve-degrees", "360", "--preview", "lamp.png")
    assert "lithophane" in shown and "100 % infill" in shown and "lamp.3mf" in shown
    mesh, _, _ = read_threemf((tmp_path / "lamp.3mf").read_bytes())
    found = measure(mesh)
    assert found.genus == 1 and found.size[1] == pytest.approx(0.1, rel=0.02)
    assert (tmp_path / "lamp.png").read_bytes() == b"drawn"


@pytest.mark.parametrize(
    ("options", "failure"),
    [
        (("--shape", "outline", "--frame-mm", "3"), ReliefContradiction),
        (("--lying", "--curve-degrees", "90"), ReliefContradiction),
        (("-o", "ball.usdz"), UnknownFormat),
        (("-o", "ball.png", "--depth", "nothing.onnx"), UnknownFormat),
        (("--depth", "nothing.onnx"), GraphMissing),
        (("--depth", "nothing"), UnknownNetwork),
        (("--depth", "u2net"), NetworkForOther),
        (("--matting", "u2net"), NetworkNotInstalled),
        (("--matting", "no.onnx"), NotAGraph),
    ],
)
def test_what_cannot_be_is_refused(relief, tmp_path: Path, options, failure) -> None:
    (tmp_path / "no.onnx").write_bytes(b"hello, network")
    with pytest.raises(failure):
        relief(*options)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ball.png", "no.onnx"]


def test_a_file_that_is_there_is_kept(relief, tmp_path: Path) -> None:
    (tmp_path / "ball-relief.stl").write_bytes(b"mine")
    with pytest.raises(FileExists):
        relief()
    relief("--force", "--quiet")
    assert (tmp_path / "ball-relief.stl").stat().st_size > 1000
