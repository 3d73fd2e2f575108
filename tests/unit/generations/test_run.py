"""The job in the worker's child, with an engine made by formula: what it reads and the files it leaves."""

import hashlib
import json

import pytest

from makers import make_paint, make_picture, make_picture_bytes, make_sphere
from orfeas.assets.blobs.disk import Disk
from orfeas.engines.contract import Surface
from orfeas.generations import asset_files, run
from orfeas.generations.recipe import find_recipe
from orfeas.generations.run import run_generation
from orfeas.intake.decode import encode_png
from orfeas.mesh.place import place

RECIPE = find_recipe("draft").with_options(texture_pixels=64, max_faces=200, engines=("formula",))


class FormulaEngine:
    name, version = "formula", "1"
    seen = None

    def generate(self, cutout, *, quality, others, report):
        self.seen = {"front": cutout, **{view.value: other for view, other in others.items()}}
        mesh, _ = place(make_sphere(2), longest_side_metres=1.0)
        return Surface(mesh=mesh, paint=make_paint(mesh), engine=self.name, engine_version=self.version)


@pytest.fixture
def engine(monkeypatch):
    made = FormulaEngine()
    monkeypatch.setattr(run, "open_engine", lambda _name, **_means: made)
    return made


@pytest.fixture
def keep(tmp_path):
    """Keeps a picture as an upload is kept; tells its hash."""

    def keep(kind, *, pixels):
        payload = encode_png(make_picture(kind, pixels=pixels))
        Disk(tmp_path).place_file(payload)
        return hashlib.sha256(payload).hexdigest()

    return keep


def work(tmp_path, **body):
    folder = tmp_path / "set"
    folder.mkdir()
    given = {"recipe": RECIPE.to_json(), "mask": None, **body}
    return folder, run_generation(given, folder=folder, home=tmp_path, report=lambda _stage, _fraction: None)


def test_every_view_is_read_with_its_own_cutout_and_kept_beside_the_front(tmp_path, engine, keep):
    views = {
        "top": {"picture": keep("plain", pixels=64), "mask": keep("ring", pixels=32)},
        "left": {"picture": keep("alpha", pixels=72), "mask": None},
    }
    folder, result = work(tmp_path, picture=keep("alpha", pixels=48), views=views)
    assert {name: (each.method, each.picture.width) for name, each in engine.seen.items()} == {
        "front": ("alpha", 48), "left": ("alpha", 72), "top": ("given", 64),
    }  # fmt: skip
    sealed = {entry["name"] for entry in result["manifest"]}
    for side in ("", "-left", "-top"):
        assert {f"cutout{side}.png", f"picture{side}.png"} <= sealed
    report = json.loads((folder / "report.json").read_text())
    assert list(report["views"]) == ["front", "left", "top"]


def test_a_job_asked_for_before_there_were_views_is_done_all_the_same(tmp_path, engine, keep, monkeypatch):
    drawn = make_picture_bytes(pixels=32), make_picture_bytes(pixels=32, format="WEBP")
    monkeypatch.setattr(asset_files, "preview_and_thumbnail", lambda *_: drawn)
    _folder, result = work(tmp_path, picture=keep("alpha", pixels=48))
    assert list(engine.seen) == ["front"] and result["verdict"] == "pass"
