"""When an engine of a recipe cannot run: what the result says of it, and what the result cache makes of it."""

import hashlib
import json
from functools import partial
from pathlib import Path

import pytest

from makers import make_paint, make_picture, make_sphere
from orfeas.engines.contract import Surface
from orfeas.engines.small.session import WeightsMissing, open_network
from orfeas.errors import Kind, OrfeasError
from orfeas.generations import presets
from orfeas.generations.fallback import MAX_SENTENCE, attempted, draft_line
from orfeas.generations.fingerprint import fallback_key, fingerprint
from orfeas.generations.pack import pack_glb, pack_report, provenance
from orfeas.generations.pipeline import EXTRAS_BYTES, make_asset
from orfeas.generations.presets import build_recipe, engine_weights
from orfeas.generations.recipe import SHIPPED, find_recipe
from orfeas.intake.views import View
from orfeas.mesh.place import place

RECIPE = find_recipe("draft").with_options(texture_pixels=64, max_faces=200, engines=("small", "formula"))
SHA256 = "sha256:" + "0123456789abcdef" * 4


class FormulaEngine:
    name, version = "formula", "1"
    weights = license = None

    def generate(self, cutout, *, quality, others, report):
        mesh, _ = place(make_sphere(2), longest_side_metres=1.0)
        origin = {"weights": self.weights, "weights_license": self.license}
        return Surface(mesh=mesh, paint=make_paint(mesh), engine=self.name, engine_version=self.version, **origin)


class Talkative(OrfeasError):
    """The library says: {words}. Install it again."""

    kind = Kind.UNAVAILABLE


def make(failure=None, *, recipe=RECIPE, others=()):
    """An asset where `small` cannot be opened."""

    def open_engine(name):
        if name == "small":
            raise failure or WeightsMissing(path="small.onnx")
        return FormulaEngine()

    views = {view: make_picture("alpha", pixels=64, seed=1) for view in others}
    return make_asset(make_picture("alpha", pixels=48), recipe, open_engine=open_engine, others=views)


# what the result says


def test_report_and_glb_name_the_engine_the_weights_and_what_could_not_run(monkeypatch):
    monkeypatch.setattr(FormulaEngine, "weights", SHA256)
    monkeypatch.setattr(FormulaEngine, "license", "a licence of others")
    finished = make()
    report, said = pack_report(finished), provenance(finished)
    failed = {"engine": "small", "code": "weights_missing", "sentence": WeightsMissing(path="small.onnx").sentence}
    for found in (report, said):
        assert (found["engine"], found["engine_version"], found["weights"]) == ("formula", "1", SHA256)
        assert found["weights_license"] == "a licence of others"
        assert (found["draft"], found["attempted"]) == (True, [failed])
    assert b"weights_missing" in pack_glb(finished) and SHA256.encode() in pack_glb(finished)
    assert report["warnings"] == [draft_line("formula", finished.attempted)]


def test_weights_that_were_altered_make_a_draft_that_says_so(tmp_path):
    weights = tmp_path / "small.onnx"
    weights.write_bytes(b"other weights")
    shipped = hashlib.sha256(b"shipped weights").hexdigest()
    weights.with_suffix(".json").write_text(
        json.dumps({"sha256": shipped, "generator_version": 1, "seed": 1, "samples": 1})
    )
    engines = {"small": lambda: open_network(weights), "formula": FormulaEngine}
    finished = make_asset(make_picture("alpha", pixels=48), RECIPE, open_engine=lambda name: engines[name]())
    assert finished.is_draft and finished.attempted[0].code == "weights_altered"
    assert shipped[:12] in finished.attempted[0].sentence


def test_an_engine_that_was_asked_for_by_name_is_not_replaced():
    assert build_recipe("standard", engine="small").engines == ("small",)
    with pytest.raises(WeightsMissing):
        make(recipe=RECIPE.with_options(engines=build_recipe("draft", engine="small").engines))


def test_all_that_could_not_run_are_in_the_one_line():
    failed = [attempted(name, WeightsMissing(path=f"{name}.onnx")) for name in ("large", "small")]
    line = draft_line("relief", failed)
    assert line.startswith("Draft: made by relief, because large could not run: The engine small has no weights")
    assert "Nor could small: " in line and "\n" not in line


def test_what_a_library_says_at_length_is_cut_and_the_glb_stays_as_small_as_was_reckoned():
    finished = make(Talkative(words="no, " * 500), others=[view for view in View if view is not View.FRONT])
    sentence = finished.attempted[0].sentence
    assert len(sentence) <= MAX_SENTENCE and sentence.endswith("…")
    assert len(json.dumps(provenance(finished))) < EXTRAS_BYTES


# the result cache


def key(**changes):
    given = {"picture_sha256": "a", "mask_sha256": None, "recipe": RECIPE}
    return fingerprint(**{**given, "engine_versions": {"small": "1", "formula": "1"}, **changes})


def test_every_weights_file_has_its_own_key_and_so_has_none():
    keys = {key(), *(key(engine_weights={"small": sha256}) for sha256 in (SHA256, "sha256:other"))}
    assert len(keys) == 3
    assert key() == key(engine_weights={"small": None, "formula": None})


def test_weights_of_engines_the_recipe_does_not_name_do_not_count():
    assert key() == key(engine_weights={"large": SHA256})


def test_what_was_made_instead_has_a_key_that_no_request_has():
    made = {"engine": "formula", "version": "1", "weights": None}
    instead = {fallback_key(key(), **{**made, **change}) for change in ({}, {"weights": SHA256}, {"version": "2"})}
    assert len(instead) == 3 and not instead & {key(), key(engine_weights={"small": SHA256})}


def test_weights_are_asked_for_by_the_engines_of_a_recipe(monkeypatch):
    monkeypatch.setattr(presets, "weights_of", {"small": SHA256}.get)
    here = partial(engine_weights, weights_home=Path("none"))
    assert here(RECIPE) == {"small": SHA256, "formula": None}
    assert here(SHIPPED["draft"].with_options(engines=("relief",))) == {"relief": None}
