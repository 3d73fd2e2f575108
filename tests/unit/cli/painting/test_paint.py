"""`orfeas paint` and `orfeas generate --prompt`: what is written, and what is refused before anything is loaded."""

import json

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from hollow_pipelines import write_hollow_pipeline
from orfeas.cli.main import app
from orfeas.cli.outputs import FileExists
from orfeas.cli.painting.first import PictureAndPrompt
from orfeas.cli.painting.paint import OnlyPng, name_of
from orfeas.engines.text_to_image.ranges import PaintingOutOfRange
from orfeas.engines.text_to_image.styles import UnknownStyle
from orfeas.errors import OrfeasError
from orfeas.generations.paintings.pipelines import NoPipeline
from orfeas.intake.prompt import PromptEmpty, PromptTooLong


@pytest.fixture
def orfeas(tmp_path, monkeypatch):
    """Run the command in an empty folder, with weights below it; its standard output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORFEAS_WEIGHTS_DIR", str(tmp_path / "weights"))

    def run(*words):
        found = CliRunner().invoke(app, words)
        if isinstance(found.exception, OrfeasError):
            raise found.exception
        assert found.exit_code == 0, found.output
        return found.stdout

    return run


@pytest.mark.parametrize(
    ("words", "failure"),
    [
        (("paint", "a red mug"), NoPipeline),
        (("generate", "--prompt", "a red mug"), NoPipeline),
        (("paint", " "), PromptEmpty),
        (("paint", "a" * 100_000), PromptTooLong),
        (("generate", "--prompt", "a" * 100_000), PromptTooLong),
        (("paint", "mug", "--style", "oil"), UnknownStyle),
        (("paint", "mug", "--size", "68"), PaintingOutOfRange),
        (("paint", "mug", "--out", "mug.jpg"), OnlyPng),
        (("paint", "there"), FileExists),
        (("generate", "--prompt", "there"), FileExists),
        (("generate", "there.png", "--prompt", "mug"), PictureAndPrompt),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(orfeas, tmp_path, words, failure):
    (tmp_path / "there.png").touch()
    with pytest.raises(failure):
        orfeas(*words)
    assert [each.name for each in tmp_path.iterdir()] == ["there.png"]


def test_a_file_is_called_by_the_prompts_first_words():
    assert name_of('A red "mug", wide/low.') == "a-red-mug-wide-low"
    assert name_of("../..") == "picture" and name_of("猫 " * 40) == "-".join("猫" * 20)


def test_a_picture_is_painted_and_an_object_made_of_one(orfeas, tmp_path, monkeypatch):
    pytest.importorskip("torch")
    pytest.importorskip("diffusers")
    from orfeas.engines.text_to_image import once
    from tiny_pipelines import write_tiny_pipeline

    shelf = tmp_path / "weights" / "text-to-image"
    shelf.mkdir(parents=True)
    write_tiny_pipeline(shelf)
    write_hollow_pipeline(tmp_path / "weights", name="zzz")
    words = ("--device", "cpu", "--steps", "1", "--size", "64", "--seed", "3", "--style", "clay", "--json")
    told = json.loads(orfeas("paint", "a red mug", *words))
    assert (told["file"], told["pipeline"], told["seed"], told["steps"]) == ("a-red-mug.png", "tiny", 3, 1)
    with Image.open(tmp_path / "a-red-mug.png") as picture:
        assert picture.size == (64, 64) and json.loads(picture.text["orfeas"])["weights"] == told["weights"]
    before = (tmp_path / "a-red-mug.png").read_bytes()
    orfeas("paint", "a red mug", "--out", "again.png", *words)
    assert (tmp_path / "again.png").read_bytes() == before

    paint_once = once.paint_once

    def with_a_subject(*arguments, **options):
        """Painted, and then a disc: a network that has learned nothing shows no subject."""
        painting = paint_once(*arguments, **options | {"steps": 1, "width": 64, "height": 64})
        y, x = np.mgrid[:64, :64] - 31.5
        painting.pixels[...] = np.where((np.hypot(x, y) < 20)[..., None], (200, 40, 30), 255)
        return painting

    monkeypatch.setattr(once, "paint_once", with_a_subject)
    made = ("--recipe", "draft", "--engine", "relief", "--device", "cpu", "--out", "made/mug.glb", "--json")
    asset = json.loads(orfeas("generate", "--prompt", "a red mug", *made))
    assert asset["files"] == ["made/mug.glb"] and asset["closed"] and asset["picture"] == "made/mug.png"
    with Image.open(tmp_path / "made" / "mug.png") as picture:
        assert json.loads(picture.text["orfeas"])["prompt"] == "a red mug"
