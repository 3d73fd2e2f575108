"""`orfeas mesh turntable`: what is refused before any work, and what is written."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from makers import make_cube
from orfeas.cli import turntable as command
from orfeas.cli.outputs import FileExists
from orfeas.cli.turntable import UnknownFilm, turntable
from orfeas.errors import OrfeasError
from orfeas.generations.tools import film as filming
from orfeas.generations.tools.options import VideoIsOpaque
from orfeas.mesh.formats.untrusted import Read
from orfeas.render.filming.video import NeedsFfmpeg
from orfeas.render.material_presets import UnknownMaterial
from orfeas.render.presets import UnknownCamera, UnknownLighting
from orfeas.render.turntable import UnknownTurning

app = typer.Typer()
app.command()(turntable)


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run the command on a cube, as `film("out.webp", "--frames", "2")`."""
    monkeypatch.setattr(command, "read_surface", lambda _: Read(make_cube(), None, 1.0, ("a note",)))

    def run(name: str, *options: str) -> str:
        given = ["cube.glb", "--out", str(tmp_path / name), "--frames", "2", "--pixels", "32", *options]
        found = CliRunner().invoke(app, given)
        if isinstance(found.exception, OrfeasError):
            raise found.exception
        assert found.exit_code == 0, found.output
        return found.stdout

    return run


def test_a_zip_of_gold_on_transparency_is_written(film, tmp_path: Path) -> None:
    told = json.loads(film("cube.zip", "--material", "gold", "--transparent", "--json"))
    assert told["frames"] == 2 and told["material"] == "gold" and told["notes"] == ["a note"]
    with zipfile.ZipFile(tmp_path / "cube.zip") as archive:
        picture = np.asarray(Image.open(io.BytesIO(archive.read("frame_0001.png"))))
    assert picture.shape == (32, 32, 4) and picture[0, 0, 3] == 0
    red, _, blue = picture[picture[:, :, 3] == 255][:, :3].astype(float).mean(axis=0)
    assert red > blue + 30


def test_what_is_there_already_is_kept_unless_forced(film, tmp_path: Path) -> None:
    (tmp_path / "cube.webm").write_bytes(b"mine")
    with pytest.raises(FileExists):
        film("cube.webm")
    assert (tmp_path / "cube.webm").read_bytes() == b"mine"
    film("cube.webm", "--force", "--quiet")
    assert (tmp_path / "cube.webm").stat().st_size > 200


@pytest.mark.parametrize(
    ("name", "options", "failure"),
    [
        ("cube.gif", (), UnknownFilm),
        ("cube.webm", ("--transparent",), VideoIsOpaque),
        ("cube.webp", ("--lighting", "disco"), UnknownLighting),
        ("cube.webp", ("--camera", "under"), UnknownCamera),
        ("cube.webp", ("--material", "mithril"), UnknownMaterial),
        ("cube.webp", ("--kind", "sideways"), UnknownTurning),
    ],
)
def test_what_cannot_be_made_is_refused_before_the_file_is_read(
    film, monkeypatch: pytest.MonkeyPatch, name: str, options: tuple[str, ...], failure: type[OrfeasError]
) -> None:
    monkeypatch.setattr(command, "read_surface", lambda _: pytest.fail("was read"))
    with pytest.raises(failure):
        film(name, *options)


def test_an_mp4_without_ffmpeg_is_refused_with_the_command_that_brings_it(
    film, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filming.shutil, "which", lambda _: None)
    with pytest.raises(NeedsFfmpeg, match="install"):
        film("cube.mp4")


def test_a_program_that_fails_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\ncat > /dev/null\necho 'Unknown encoder libx264' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(filming.shutil, "which", lambda _: str(program))
    frames = [np.full((16, 16, 3), 90, np.uint8)] * 3
    with pytest.raises(OrfeasError, match="Unknown encoder libx264"):
        filming.film_file(frames, suffix=".mp4", feed=filming.find_ffmpeg())
