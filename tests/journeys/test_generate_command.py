"""`orfeas generate` as a person types it: real pictures, real files; a process of its own where that could matter."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from running import orfeas_here

SAMPLES = Path(__file__).parents[2] / "samples"
OWL = SAMPLES / "owl.png"


def orfeas(*arguments, cwd):
    command = [sys.executable, "-m", "orfeas.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)


def test_one_picture_becomes_a_closed_textured_glb_with_report_and_preview(tmp_path):
    done = orfeas("generate", OWL, "--recipe", "draft", "--report", "owl.json", "--preview", "owl.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "pass" in done.stdout
    assert "cut out" in done.stderr and "bake" in done.stderr
    mesh = trimesh.load_mesh(tmp_path / "owl.glb")
    assert max(mesh.extents) == pytest.approx(0.1, rel=1e-4)
    assert mesh.bounds[0][1] == pytest.approx(0.0, abs=1e-6)
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    assert mesh.is_watertight and mesh.volume > 0
    assert len(mesh.faces) <= 10_000
    report = json.loads((tmp_path / "owl.json").read_text())
    assert report["verdict"] == "pass" and report["size_assumed"] is True
    assert (tmp_path / "owl.png").read_bytes().startswith(b"\x89PNG")


def test_same_seed_gives_the_same_file_and_another_seed_does_not(tmp_path):
    for name, seed, run in (("a.glb", 3, orfeas), ("b.glb", 3, orfeas_here), ("c.glb", 4, orfeas_here)):
        done = run("generate", OWL, "-r", "draft", "--seed", seed, "-o", name, "-q", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout == "" and done.stderr == ""
    first, second, third = ((tmp_path / name).read_bytes() for name in ("a.glb", "b.glb", "c.glb"))
    assert first == second != third


def test_stl_is_in_millimetres_with_z_up(tmp_path):
    done = orfeas_here("generate", OWL, "-r", "draft", "--size-metres", 0.05, "-o", "owl.stl", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    mesh = trimesh.load_mesh(tmp_path / "owl.stl")
    assert max(mesh.extents) == pytest.approx(50.0, rel=1e-4)
    assert mesh.extents[2] == max(mesh.extents)
    assert mesh.bounds[0][2] == pytest.approx(0.0, abs=1e-3)


def test_bad_picture_does_not_stop_the_others(tmp_path):
    (tmp_path / "notes.png").write_text("this is not a picture")
    done = orfeas_here(
        "generate",
        tmp_path / "notes.png",
        OWL,
        tmp_path / "gone.png",
        "-r",
        "draft",
        "-o",
        "out",
        "--json",
        cwd=tmp_path,
    )
    outcomes = json.loads(done.stdout)
    assert [outcome["exit_code"] for outcome in outcomes] == [2, 0, 3]
    assert done.returncode == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["owl.glb"]


def paint_step(path, *, wide, low_wide=0):
    """A block 100 pixels high and `wide` pixels wide, of which the right `low_wide` are half as high."""
    pixels = np.zeros((160, 240, 4), np.uint8)
    pixels[30:130, 20 : 20 + wide] = (180, 110, 60, 255)
    pixels[30:80, 20 + wide - low_wide : 20 + wide, 3] = 0
    Image.fromarray(pixels).save(path)
    return path


def test_views_give_the_depth_that_the_front_cannot_show(tmp_path):
    front = paint_step(tmp_path / "front.png", wide=200)
    left = paint_step(tmp_path / "left.png", wide=50, low_wide=25)
    words = ("generate", "--front", front, "--left", left, "-r", "draft", "-o", "step.glb", "--json")
    done = orfeas_here(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["views"] == {"left": str(left)} and list(outcome["report"]["views"]) == ["front", "left"]
    mesh = trimesh.load_mesh(tmp_path / "step.glb")
    assert mesh.extents == pytest.approx([0.1, 0.05, 0.025], abs=0.003)
    is_behind = mesh.vertices[:, 2] < mesh.bounds[:, 2].mean() - 0.004
    assert mesh.vertices[is_behind, 1].max() == pytest.approx(0.025, abs=0.004), "its own left shows the front at left"
    assert mesh.vertices[:, 1].max() == pytest.approx(0.05, abs=0.002)


def test_a_bad_view_is_named_and_nothing_is_made(tmp_path):
    front = paint_step(tmp_path / "front.png", wide=90)
    (tmp_path / "notes.png").write_text("this is not a picture")
    Image.fromarray(np.full((64, 64, 3), 200, np.uint8)).save(tmp_path / "plain.png")
    for name, says in (("notes.png", "notes.png: "), ("plain.png", "front.png: The back picture cannot be used. No")):
        done = orfeas_here("generate", front, "--back", tmp_path / name, "-r", "draft", "-o", "out", cwd=tmp_path)
        assert done.returncode == 2
        assert says in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_existing_file_is_not_overwritten(tmp_path):
    (tmp_path / "owl.glb").write_bytes(b"mine")
    done = orfeas_here("generate", OWL, "-r", "draft", cwd=tmp_path)
    assert done.returncode == 4
    assert "--force" in done.stderr
    assert (tmp_path / "owl.glb").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--recipe", "ultra"], 2, "draft, standard, high"),
        (["--engine", "warp"], 2, "relief"),
        (["--profile", "nonsense"], 2, "preview"),
        (["--size-metres", "0"], 2, "metres"),
        (["--engine", "hull"], 2, "needs more than one view"),
        (["--engine", "relief", "--left", "gone.png"], 2, "one picture only"),
        (["--front", "gone.png"], 2, "The front is given twice"),
        (["--left", "gone.png"], 3, "no file gone.png"),
        (["--out", "owl.fbx"], 2, ".glb, .obj, .stl, .ply or .3mf"),
    ],
)
def test_wrong_option_is_one_sentence_and_leaves_nothing(tmp_path, arguments, code, says):
    done = orfeas_here("generate", OWL, *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_version_is_said(tmp_path):
    assert orfeas("--version", cwd=tmp_path).stdout.startswith("orfeas 0.")
