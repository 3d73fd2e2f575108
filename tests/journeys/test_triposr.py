"""TripoSR from its published files to an audited GLB: by command line, HTTP and worker, chosen by the recipe itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from fitted_triposr import RADIUS, TO_OURS, published_folder, solid
from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.mesh import Mesh
from orfeas.render.matching.seen import Pose, Scene, see
from running import running_studio


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Of a person in the European Union, without a GPU, who asked for no device; one thread, as the network is tiny."""
    return {
        "ORFEAS_DATA_DIR": str(tmp_path_factory.mktemp("home")),
        "ORFEAS_TERRITORY": "DE",
        "OMP_NUM_THREADS": "1",
    }


def orfeas(*words, settings, expect=0):
    done = subprocess.run(
        [sys.executable, "-m", "orfeas.cli", *words], env={**os.environ, **settings}, capture_output=True, text=True
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def registered(settings, tmp_path_factory):
    """By a person who had another network in mind first, whose licence excludes where they are."""
    refused = orfeas("models", "download", "hunyuan3d-2.1-shape", settings=settings, expect=3)
    assert "run `orfeas models download triposr` and use the engine triposr" in " ".join(refused.stderr.lower().split())
    official = published_folder(tmp_path_factory.getbasetemp().parent / "fitted-triposr")
    orfeas("models", "register", str(official), "--accept-licence", "mit", settings=settings)
    return settings


@pytest.fixture(scope="module")
def known():
    """What the network's field is, in our axes."""
    from orfeas.engines.grid import dense
    from orfeas.engines.isosurface import extract
    from orfeas.engines.triposr.surface import turned

    raw = extract(dense(solid, cells=48, radius=RADIUS).values_XYZ.numpy(), radius=RADIUS, engine="it")
    assert TO_OURS == [1, 2, 0]
    return Mesh(turned(raw.positions), raw.faces)


@pytest.fixture(scope="module")
def picture(known, tmp_path_factory):
    """The solid from the front, grey, transparent around it."""
    from PIL import Image

    pixels = np.full((128, 128, 4), (120, 120, 120, 0), np.uint8)
    pixels[..., 3] = np.rint(outline(known) * 255)
    path = tmp_path_factory.mktemp("pictures") / "thing.png"
    Image.fromarray(pixels).save(path)
    return path


def outline(mesh, degrees=0.0):
    from orfeas.mesh.material import Material

    return see(Scene(mesh, Material()), Pose(np.radians(degrees)), pixels=128).cover


def test_command_line(registered, picture, known, tmp_path):
    """`standard` chooses it by itself; what comes is the solid, to the front and upright, in the network's colours."""
    words = ("--out", str(tmp_path / "thing.glb"), "--json")
    told = json.loads(orfeas("generate", str(picture), *words, settings=registered).stdout)
    assert (told["engine"], told["closed"], told["textured"], told["draft"]) == ("triposr", True, True, False)
    assert told["verdict"] == "pass" and told["report"]["weights_license"] == "mit"
    assert told["report"]["match"]["silhouette"] > 0.9
    asset = read_glb((tmp_path / "thing.glb").read_bytes())
    assert asset.extras["weights_license"] == "mit"
    for degrees in (0.0, 90.0):  # mirrored or turned its outline is another
        covers = [outline(each, degrees) for each in (asset.mesh, known)]
        assert np.minimum(*covers).sum() / np.maximum(*covers).sum() > 0.9
    colors, normals = _colors_of(asset), asset.mesh.normals
    ways = {"front": (0, 0, 1), "back": (0, 0, -1), "up": (0, 1, 0), "down": (0, -1, 0)}
    mean = {name: colors[normals @ np.array(way) > 0.9].mean(axis=0) for name, way in ways.items()}
    assert mean["front"][0] > mean["back"][0] + 60 and mean["up"][1] > mean["down"][1] + 20


def _colors_of(asset):
    """(V, 3) of the texture at vertices, as it is shown: glTF's textures are in sRGB."""
    texture, uvs = asset.material.base_color, asset.mesh.uvs
    size = len(texture)
    column, row = np.clip((uvs * size).astype(int), 0, size - 1).T
    return texture[row, column].astype(float)


def test_http_and_worker(registered, picture):
    with running_studio(Path(registered["ORFEAS_DATA_DIR"]), settings=registered) as studio:
        told = studio.get("/api/v1/recipes")
        recipes = {each["name"]: each["engines"] for each in told["items"]}
        assert recipes["standard"] == ["triposr", "small", "relief"] and recipes["draft"] == ["relief"]
        asset = studio.make(picture, patience_seconds=240, engine="triposr", recipe="draft")
        assert (asset["engine"], asset["verdict"]) == ("triposr", "pass")
        assert asset["weights"].startswith("sha256:")
