"""The pipeline as a function of values, with an engine made by formula."""

import math
from dataclasses import replace

import numpy as np
import pytest

from makers import make_paint, make_picture, make_sphere, split_corners
from orfeas.engines.contract import EngineFailed, Surface
from orfeas.engines.matting.by_network import Matting
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.fallback import Attempted
from orfeas.generations.pack import pack_report, provenance
from orfeas.generations.pipeline import STAGES, ProfileNotMet, make_asset, shares_of
from orfeas.generations.recipe import find_recipe
from orfeas.mesh.auditing.profile import PROFILES, Profile
from orfeas.mesh.measure import measure
from orfeas.mesh.place import Affine, place, place_paint, upright

DRAFT = find_recipe("draft").with_options(texture_pixels=128, max_faces=400, engines=("formula",))


class EngineBroke(OrfeasError):
    """The engine has no {what}."""

    kind = Kind.UNAVAILABLE


class OurMistake(OrfeasError):
    """A defect."""


class FormulaEngine:
    name, version = "formula", "1"

    def generate(self, cutout, *, quality, others, report):
        report(0.5)
        mesh, _ = place(make_sphere(3), longest_side_metres=1.0)
        return Surface(mesh=mesh, paint=make_paint(mesh), engine=self.name, engine_version=self.version)


class BrokenEngine:
    name, version = "broken", "1"

    def __init__(self, failure):
        self.failure = failure

    def generate(self, cutout, *, quality, others, report):
        raise self.failure


def open_formula(_name):
    return FormulaEngine()


def test_asset_is_closed_textured_scaled_and_passes():
    recipe = DRAFT.with_options(size_metres=0.5)
    finished = make_asset(make_picture("alpha"), recipe, open_engine=open_formula)
    found = measure(finished.mesh, finished.material)
    assert found.is_closed and found.is_manifold and found.num_parts == 1
    assert finished.mesh.num_faces <= 400
    assert max(finished.mesh.size) == pytest.approx(0.5, rel=0.02)
    assert finished.mesh.positions[:, 1].min() == pytest.approx(0.0, abs=0.005)
    assert finished.material.base_color.shape == (128, 128, 3)
    assert finished.verdict == "pass"


def test_what_was_seen_from_above_is_stood_upright():
    """A mast in the axes of a camera that looks down on it by 30 degrees; its colours turn with it."""
    radians = math.radians(30)

    class FromAbove(FormulaEngine):
        def generate(self, cutout, *, quality, others, report):
            mast = make_sphere(3)
            mast = replace(mast, positions=mast.positions * (0.3, 1, 0.3), normals=None)
            paint = make_paint(mast)
            lean = Affine(scale=1.0, shift=np.zeros(3), rotation=upright(radians).rotation.T)
            mast, paint = replace(mast, positions=lean.apply(mast.positions)), place_paint(paint, lean)
            return Surface(mast, paint, self.name, self.version, camera_elevation=radians)

    finished = make_asset(make_picture("alpha"), DRAFT, open_engine=lambda _name: FromAbove())
    width, height, depth = finished.mesh.size
    assert width / height == pytest.approx(0.3, abs=0.02) and depth / height == pytest.approx(0.3, abs=0.02)
    assert abs(finished.match.elevation_degrees - 30) <= 8
    positions, uvs = finished.mesh.positions, finished.mesh.uvs
    green = finished.material.base_color[..., 1][
        np.clip((uvs[:, 1] * 128).astype(int), 0, 127), np.clip((uvs[:, 0] * 128).astype(int), 0, 127)
    ]
    assert np.corrcoef(green, positions[:, 1])[0, 1] > 0.98


def test_report_says_how_well_it_agrees_with_the_picture():
    finished = make_asset(make_picture("alpha"), DRAFT, open_engine=open_formula)
    told = pack_report(finished)
    assert told["match"] == finished.match.to_json() and 0 < told["match"]["score"] < 1
    assert told["match"]["normals"] is None and abs(told["match"]["azimuth_degrees"]) <= 8
    assert "match" not in provenance(finished)
    assert 0 < finished.stages["match"] < sum(finished.stages.values())


def test_progress_names_every_stage_in_order_and_never_goes_back():
    heard = []
    make_asset(make_picture("alpha"), DRAFT, open_engine=open_formula, report=lambda *said: heard.append(said))
    assert list(dict.fromkeys(stage for stage, _ in heard)) == list(STAGES)
    fractions = [fraction for _, fraction in heard]
    assert fractions == sorted(fractions) and fractions[0] == 0.0 and fractions[-1] == 1.0


@pytest.mark.parametrize("engine, shape", [("relief", 0.11), ("triposr", 0.7)])
def test_shares_of_the_stages_make_a_whole(engine, shape):
    shares = shares_of(DRAFT.with_options(engines=(engine,)))
    assert list(shares) == list(STAGES) and shares["shape"] == shape
    assert sum(shares.values()) == pytest.approx(1.0)


def test_cutouts_are_handed_over_before_the_engine_runs():
    order = []

    def open_engine(name):
        order.append(name)
        return FormulaEngine()

    make_asset(
        make_picture("alpha"), DRAFT, open_engine=open_engine, on_cutouts=lambda _cutouts: order.append("cutouts")
    )
    assert order == ["cutouts", "formula"]


def test_next_engine_takes_over_and_the_asset_says_so():
    engines = {"broken": BrokenEngine(EngineBroke(what="weights")), "formula": FormulaEngine()}
    recipe = DRAFT.with_options(engines=("broken", "formula"))
    finished = make_asset(make_picture("alpha"), recipe, open_engine=engines.__getitem__)
    assert finished.engine == "formula" and finished.is_draft
    assert finished.attempted == (Attempted("broken", "engine_broke", "The engine has no weights."),)
    assert finished.warnings == ("Draft: made by formula, because broken could not run: The engine has no weights.",)


def test_an_asset_of_the_first_engine_is_no_draft():
    finished = make_asset(make_picture("alpha"), DRAFT, open_engine=open_formula)
    assert (finished.is_draft, finished.attempted, finished.warnings) == (False, (), ())


def test_whatever_kind_of_failure_an_engine_tells_of_the_next_is_tried():
    refusing = BrokenEngine(EngineFailed(engine="broken", why="it is too thin"))
    engines = {"broken": refusing, "gone": BrokenEngine(EngineBroke(what="device")), "formula": FormulaEngine()}
    recipe = DRAFT.with_options(engines=("broken", "gone", "formula"))
    finished = make_asset(make_picture("alpha"), recipe, open_engine=engines.__getitem__)
    assert [(each.engine, each.code) for each in finished.attempted] == [
        ("broken", "engine_failed"),
        ("gone", "engine_broke"),
    ]


def test_failure_of_the_last_engine_is_the_failure():
    with pytest.raises(EngineBroke):
        make_asset(make_picture("alpha"), DRAFT, open_engine=lambda _name: BrokenEngine(EngineBroke(what="weights")))


def test_a_defect_is_not_papered_over_by_the_next_engine():
    engines = {"broken": BrokenEngine(OurMistake()), "formula": FormulaEngine()}
    with pytest.raises(OurMistake):
        make_asset(
            make_picture("alpha"), DRAFT.with_options(engines=("broken", "formula")), open_engine=engines.__getitem__
        )


def test_what_a_library_raises_is_not_papered_over_either():
    engines = {"broken": BrokenEngine(RuntimeError("no kernel")), "formula": FormulaEngine()}
    recipe = DRAFT.with_options(engines=("broken", "formula"))
    with pytest.raises(RuntimeError, match="no kernel"):
        make_asset(make_picture("alpha"), recipe, open_engine=engines.__getitem__)


def test_failed_verdict_is_an_error_only_when_asked_for():
    finished = make_asset(make_picture("alpha"), DRAFT, open_engine=open_formula)
    unfit = replace(
        finished,
        audit=replace(
            finished.audit, checks=(replace(finished.audit.checks[0], outcome="fail", sentence="It is open."),)
        ),
    )
    unfit.require_pass()
    with pytest.raises(ProfileNotMet, match="It is open"):
        replace(unfit, recipe=DRAFT.with_options(require_pass=True)).require_pass()


def test_same_inputs_give_the_same_asset():
    first, second = (make_asset(make_picture("alpha"), DRAFT, open_engine=open_formula) for _ in range(2))
    assert np.array_equal(first.mesh.positions, second.mesh.positions)
    assert np.array_equal(first.mesh.uvs, second.mesh.uvs)
    assert np.array_equal(first.material.base_color, second.material.base_color)


def test_vertices_split_by_an_engine_are_no_obstacle():
    class SplitEngine(FormulaEngine):
        def generate(self, cutout, *, quality, others, report):
            surface = super().generate(cutout, quality=quality, others=others, report=report)
            return replace(surface, mesh=split_corners(surface.mesh))

    finished = make_asset(make_picture("alpha"), DRAFT, open_engine=lambda _name: SplitEngine())
    assert measure(finished.mesh).is_closed


def test_a_failing_asset_is_repaired_once_and_its_report_says_so():
    recipe = DRAFT.with_options(profile="game-pc", texture_pixels=300)
    heard = []
    finished = make_asset(
        make_picture("alpha"), recipe, open_engine=open_formula, report=lambda *said: heard.append(said)
    )
    assert finished.verdict == "pass" and finished.material.base_color.shape == (256, 256, 3)
    assert any(warning.endswith("256 pixels wide; now it passes.") for warning in finished.warnings)
    assert finished.stages["second try"] > 0 and ("second try", 0.99) in heard
    fractions = [fraction for _, fraction in heard]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0


def test_a_recipe_over_its_profile_is_made_within_it_at_once(monkeypatch):
    monkeypatch.setitem(PROFILES, "small", Profile("small", "Little of all", max_faces=100, max_texture_pixels=64))
    finished = make_asset(make_picture("alpha"), DRAFT.with_options(profile="small"), open_engine=open_formula)
    assert finished.verdict == "pass" and not finished.warnings and "second try" not in finished.stages
    assert finished.mesh.num_faces <= 100 and finished.material.base_color.shape == (64, 64, 3)


def test_what_a_repair_cannot_touch_is_not_tried():
    finished = make_asset(
        make_picture("alpha"),
        DRAFT.with_options(profile="print-fdm", texture_pixels=64, size_metres=0.0005),
        open_engine=open_formula,
    )
    assert "wall" in {check.id for check in finished.audit.failures}
    assert "second try" not in finished.stages and not finished.warnings


def test_a_network_that_saw_the_subject_is_told_and_one_that_was_not_asked_is_not():
    used, mask = (
        UsedNetwork("cutter", "sha256:" + "1" * 64, "MIT"),
        make_picture("alpha").pixels[..., 3] / np.float32(255),
    )
    matting = Matting(used, lambda _rgb: (mask, 0.9))
    seen = make_asset(make_picture("noise"), DRAFT, open_engine=open_formula, matting=matting)
    assert (seen.cutout.method, seen.cutout.confidence) == ("network", 0.9)
    assert provenance(seen)["networks"] == {"matting": used.to_json()} == pack_report(seen)["networks"]
    for asked in ({"picture": make_picture("alpha")}, {"picture": make_picture("noise"), "mask": mask}):
        assert "networks" not in provenance(
            make_asset(recipe=DRAFT, open_engine=open_formula, matting=matting, **asked)
        )
