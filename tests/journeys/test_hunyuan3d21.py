"""A network with weights of its own, from its published files to an audited GLB: by command line, HTTP and worker."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("torch")

from fitted import published_folder
from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.measure import measure
from running import orfeas_here, running_studio

LICENCE = "tencent-hunyuan-3d-2.1-community"


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Of a person in Japan, who asked for the processor; one thread, because the network is tiny."""
    return {
        "ORFEAS_DATA_DIR": str(tmp_path_factory.mktemp("home")),
        "ORFEAS_TERRITORY": "JP",
        "ORFEAS_DEVICE": "cpu",
        "OMP_NUM_THREADS": "1",
    }


@pytest.fixture(scope="module")
def official(tmp_path_factory):
    return published_folder(tmp_path_factory.getbasetemp().parent / "fitted")


def orfeas(*words, settings, expect=0):
    done = orfeas_here(*words, cwd=settings["ORFEAS_DATA_DIR"], settings=settings)
    assert done.returncode == expect, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def registered(settings, official):
    orfeas("models", "register", str(official), "--accept-licence", LICENCE, settings=settings)
    return settings


def test_without_weights_the_command_says_how_to_get_them(settings, mug_picture):
    empty = {**settings, "ORFEAS_WEIGHTS_DIR": settings["ORFEAS_DATA_DIR"] + "/none"}
    done = orfeas("generate", str(mug_picture), "--engine", "hunyuan3d21", settings=empty, expect=6)
    assert "orfeas models download hunyuan3d-2.1-shape" in done.stderr


@pytest.fixture(scope="module")
def mug_picture(tmp_path_factory):
    """What the network's thing looks like, red, from the front; transparent where it is not."""
    import numpy as np
    from PIL import Image

    from fitted import mug
    from orfeas.engines.hunyuan3d21.surface import extract
    from orfeas.engines.hunyuan3d21.volume import dense
    from orfeas.mesh.material import Material
    from orfeas.render.matching.seen import Pose, Scene, see

    volume = dense(lambda points, _level: (mug(points) * 16).clamp(-1, 1), cells=48)
    seen = see(Scene(extract(volume.values_XYZ.numpy(), engine="it"), Material()), Pose(), pixels=256)
    pixels = np.full((256, 256, 4), (200, 40, 30, 0), np.uint8)
    pixels[..., 3] = np.rint(seen.cover * 255)
    path = tmp_path_factory.mktemp("pictures") / "mug.png"
    Image.fromarray(pixels).save(path)
    return path


def test_command_line(registered, mug_picture, tmp_path):
    words = ("--engine", "hunyuan3d21", "--recipe", "draft", "--out", str(tmp_path / "mug.glb"), "--json")
    command = [sys.executable, "-m", "orfeas.cli", "generate", str(mug_picture), *words]
    done = subprocess.run(command, env={**os.environ, **registered}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert (told["engine"], told["closed"], told["textured"], told["verdict"]) == ("hunyuan3d21", True, True, "pass")
    assert told["report"]["weights_license"] == LICENCE and told["weights"].startswith("sha256:")
    assert told["report"]["match"]["silhouette"] > 0.9
    asset = read_glb((tmp_path / "mug.glb").read_bytes())
    red, green, blue = asset.material.base_color.reshape(-1, 3).mean(axis=0)
    assert asset.extras["weights_license"] == LICENCE
    assert red > 2 * max(green, blue) and measure(asset.mesh).num_parts == 1


def test_http_and_worker(registered, mug_picture):
    from pathlib import Path

    with running_studio(Path(registered["ORFEAS_DATA_DIR"]), settings=registered) as studio:
        engines = {each["name"]: each for each in studio.get("/api/v1/recipes")["engines"]}
        assert engines["hunyuan3d21"]["is_installed"]
        asset = studio.make(mug_picture, patience_seconds=120, engine="hunyuan3d21", recipe="draft")
        assert (asset["engine"], asset["verdict"]) == ("hunyuan3d21", "pass")
        assert asset["weights"].startswith("sha256:")


def test_a_deep_look_tells_that_a_mug_is_no_rocket(registered, tmp_path):
    """The miniature's bytes are sound, and what it makes is closed, in one piece, and something else."""
    words = ("models", "verify", "hunyuan3d-2.1-shape", "--deep", "--out", str(tmp_path / "made.glb"))
    done = orfeas(*words, settings=registered, expect=2)
    assert "is sound" in done.stdout and read_glb((tmp_path / "made.glb").read_bytes()).mesh.num_faces > 1000
    assert "what hunyuan3d21 made of our sample is wrong" in done.stderr
