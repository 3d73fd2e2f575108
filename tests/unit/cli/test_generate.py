"""What the command says when an engine of the recipe cannot run; engines are made by formula."""

import json

import pytest
from typer.testing import CliRunner

from makers import make_paint, make_picture_bytes, make_sphere
from orfeas.cli.main import app
from orfeas.engines import load
from orfeas.engines.contract import Surface
from orfeas.engines.small.session import WeightsMissing
from orfeas.generations.recipe import SHIPPED
from orfeas.mesh.place import place

NO_WEIGHTS = WeightsMissing(path="[small].onnx").sentence
LINE = f"Draft: made by relief, because small could not run: {NO_WEIGHTS}"


class FormulaEngine:
    name, version = "relief", "1"

    def generate(self, cutout, *, quality, others, report):
        mesh, _ = place(make_sphere(2), longest_side_metres=1.0)
        paint = make_paint(mesh)
        return Surface(mesh, paint, self.name, self.version, warnings=("It is [round].",))


@pytest.fixture
def generate(monkeypatch, tmp_path):
    """The command where `small` comes first and has no weights."""
    draft = SHIPPED["draft"].with_options(engines=("small", "relief"), texture_pixels=64, max_faces=200)
    monkeypatch.setitem(SHIPPED, "draft", draft)

    def open_engine(name, *, means):
        if name == "small":
            raise WeightsMissing(path="[small].onnx")
        return FormulaEngine()

    monkeypatch.setattr(load, "open_engine", open_engine)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "owl.png").write_bytes(make_picture_bytes("alpha", pixels=48))
    return lambda *more: CliRunner().invoke(app, ["generate", "owl.png", "-r", "draft", *more])


def test_a_draft_is_told_in_one_line_with_its_reason(generate):
    done = generate()
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert [line for line in lines if "small" in line] == [LINE]
    assert "note: It is [round]." in lines


def test_a_draft_is_told_to_programs(generate):
    outcome = json.loads(generate("--json").stdout)
    failed = {"engine": "small", "code": "weights_missing", "sentence": NO_WEIGHTS}
    for said in (outcome, outcome["report"]):
        assert (said["engine"], said["weights"], said["draft"]) == ("relief", None, True)
        assert said["attempted"] == [failed]


def test_an_engine_asked_for_by_name_is_not_replaced(generate, tmp_path):
    done = generate("--engine", "small")
    assert done.exit_code == 6 and NO_WEIGHTS in " ".join(done.stderr.split())
    assert not (tmp_path / "owl.glb").exists()


def test_the_first_engine_makes_no_draft(generate):
    done = generate("--engine", "relief")
    assert done.exit_code == 0 and "Draft:" not in done.stdout
