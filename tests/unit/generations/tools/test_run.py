"""A tool's job in the worker's child: what it answers, and what its files are."""

import json
import math

import numpy as np
import pytest

from makers import make_cube, make_picture_bytes, make_textured_cube
from orfeas.assets.blobs.disk import Disk
from orfeas.generations import asset_files
from orfeas.generations.tools import run
from orfeas.generations.tools.catalog import TOOLS, Tool
from orfeas.generations.tools.made import Made
from orfeas.generations.tools.source import Source, SourceGone
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch):
    """Drawing takes the time of all the rest, and has tests of its own."""
    picture, small = make_picture_bytes(pixels=32), make_picture_bytes(pixels=32, format="WEBP")
    monkeypatch.setattr(run, "preview_png", lambda *_, **__: picture)
    monkeypatch.setattr(asset_files, "preview_and_thumbnail", lambda *_: (picture, small))


def body_of(disk, payload, *, tool, **options):
    sha256 = disk.place_file(payload)
    return {
        "tool": tool,
        "options": TOOLS[tool].options(**options).to_json(),
        "source": Source(".glb", sha256, "cube", digest=None).to_json(),
        "origin": {"engine": "upload", "engine_version": "1", "seed": 0, "is_size_assumed": True},
    }


def do(body, tmp_path, seen=lambda _stage, _fraction: None):
    folder = tmp_path / "files"
    folder.mkdir()
    result = run.run_tool(body, folder=folder, home=tmp_path, report=seen)
    return result, {path.name: path.read_bytes() for path in folder.iterdir()}


def test_fractions_rise_to_one_and_stages_are_timed(tmp_path):
    seen = []
    body = body_of(Disk(tmp_path), write_glb(make_cube(divisions=4), Material()), tool="stl-simplify", faces=20)
    result, files = do(body, tmp_path, lambda stage, fraction: seen.append((stage, fraction)))
    fractions = [fraction for _, fraction in seen]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert list(dict.fromkeys(stage for stage, _ in seen)) == ["read", "simplify", "pack"]
    assert set(result["stage_seconds"]) == {"read", "simplify", "pack"}
    assert {file["name"] for file in result["manifest"]} == set(files)
    assert result["asset"] is None and result["error"] is None
    assert json.loads(files["report.json"])["after"] == result["told"]["after"]


def test_numbers_json_has_not_become_null(tmp_path, monkeypatch):
    told = {"levels": [{"psnr": math.inf, "error": 0.5}], "pair": (math.nan, 1), "sentences": ["As it was."]}
    monkeypatch.setattr(Tool, "load", lambda _self: lambda _read, _options, _report: Made(None, None, told))
    body = body_of(Disk(tmp_path), write_glb(make_cube(), Material()), tool="generate-lods")
    result, files = do(body, tmp_path)
    assert result["told"]["levels"] == [{"psnr": None, "error": 0.5}] and result["told"]["pair"] == [None, 1]
    assert "Infinity" not in files["report.json"].decode() and "NaN" not in files["report.json"].decode()


def test_a_source_that_was_swept_is_one_sentence(tmp_path):
    body = body_of(Disk(tmp_path), write_glb(make_cube(), Material()), tool="stl-repair")
    Disk(tmp_path).drop_file(body["source"]["sha256"])
    with pytest.raises(SourceGone, match="cube"):
        do(body, tmp_path)


def test_a_finished_asset_shows_its_source_in_the_colours_it_had(tmp_path):
    cube = make_textured_cube(0.1)
    colors = np.full((cube.num_vertices, 3), (200, 30, 30), np.uint8)
    payload = write_glb(cube, Material(), colors=colors)
    body = body_of(Disk(tmp_path), payload, tool="finish", texture_pixels=256, size_metres=0.2)
    result, files = do(body, tmp_path)
    assert result["asset"]["verdict"] == "pass" and result["asset"]["is_size_assumed"] is False
    assert result["asset"]["size_metres"] == pytest.approx([0.2] * 3, rel=1e-3)
    before = read_untrusted(files["before.glb"], suffix=".glb")
    assert before.paint is not None and (np.abs(before.paint.colors.astype(int) - colors) <= 1).all()
    after = read_untrusted(files["asset.glb"], suffix=".glb").material.base_color
    assert np.abs(np.median(after.reshape(-1, after.shape[2])[:, :3], axis=0) - (200, 30, 30)).max() < 12
