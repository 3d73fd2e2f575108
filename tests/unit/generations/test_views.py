"""Several pictures of one thing: cut out each, handed to the engine by name, told of in the report."""

import json
from dataclasses import replace

import pytest

from makers import make_paint, make_picture, make_sphere
from orfeas.engines.catalog import UnknownEngine
from orfeas.engines.contract import Surface
from orfeas.engines.matting.cut_out import NoSubject
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.pack import pack_glb, pack_report, provenance
from orfeas.generations.pipeline import EXTRAS_BYTES, make_asset
from orfeas.generations.presets import EngineNeedsViews, EngineTakesOnePicture, build_recipe
from orfeas.generations.recipe import find_recipe
from orfeas.generations.views import OTHER_VIEWS, ViewMissing, ViewUnusable, cutout_name, picture_name, told_of
from orfeas.intake.views import View
from orfeas.mesh.place import place

DRAFT = find_recipe("draft").with_options(texture_pixels=64, max_faces=200, engines=("formula",))


class FormulaEngine:
    """Makes a ball and remembers what it was given."""

    name, version = "formula", "1"

    def __init__(self):
        self.seen = None

    def generate(self, cutout, *, quality, others, report):
        self.seen = (cutout, others)
        mesh, _ = place(make_sphere(2), longest_side_metres=1.0)
        return Surface(
            mesh, make_paint(mesh), self.name, self.version, warnings=("Left and right have other colours.",)
        )


class Trouble(OrfeasError):
    """The disk hums."""

    kind = Kind.UNAVAILABLE


def views(*names, kind="alpha"):
    return {view: make_picture(kind, pixels=64, seed=1) for view in names}


def make(engine=None, *, others, **options):
    engine = engine or FormulaEngine()
    front = make_picture("alpha", pixels=48)
    return make_asset(front, DRAFT, open_engine=lambda _name: engine, others=others, **options)


# views through the pipeline


def test_the_engine_is_given_the_cutout_of_every_view_by_name_and_the_front_by_itself():
    engine = FormulaEngine()
    finished = make(engine, others=views(View.TOP, View.LEFT))
    front, others = engine.seen
    assert list(others) == [View.LEFT, View.TOP]
    assert front.mask.shape == (48, 48) and {each.mask.shape for each in others.values()} == {(64, 64)}
    assert finished.cutout is front and finished.others == others


def test_an_engine_is_given_no_other_views_where_there_are_none():
    engine = FormulaEngine()
    make(engine, others={})
    assert engine.seen[1] == {}


def test_the_cutouts_of_all_views_are_handed_over_the_front_first():
    told = []
    make(others=views(View.RIGHT, View.BACK), on_cutouts=lambda cutouts: told.append(list(cutouts)))
    assert told == [[View.FRONT, View.BACK, View.RIGHT]]


def test_a_cutout_of_the_users_own_is_taken_for_its_view_only():
    engine = FormulaEngine()
    mask = make_picture("ring", pixels=32).as_mask()
    make(engine, others=views(View.LEFT, View.BACK), other_masks={View.BACK: mask})
    front, others = engine.seen
    assert [each.method for each in (front, others[View.LEFT], others[View.BACK])] == ["alpha", "alpha", "given"]


def test_progress_of_cutting_out_moves_with_every_view():
    heard = []
    make(others=views(*OTHER_VIEWS), report=lambda stage, fraction: heard.append((stage, fraction)))
    fractions = [fraction for stage, fraction in heard if stage == "cut out"]
    assert len(set(fractions)) == 6 and fractions == sorted(fractions)


@pytest.mark.parametrize("view", OTHER_VIEWS)
def test_a_view_without_a_subject_is_named(view):
    with pytest.raises(ViewUnusable, match=rf"^The {view} picture cannot be used\. No subject.*one colour") as caught:
        make(others=views(view, kind="white"))
    assert caught.value.details["view"] == view


def test_a_front_without_a_subject_is_named_where_there_are_other_views_and_only_then():
    white = make_picture("white", pixels=48)
    for others, failure in ((views(View.LEFT), ViewUnusable), ({}, NoSubject)):
        with pytest.raises(failure):
            make_asset(white, DRAFT, open_engine=lambda _name: FormulaEngine(), others=others)


def test_what_the_engine_and_the_cutouts_warn_of_is_in_the_report():
    finished = make(others=views(View.BACK, kind="islands"))
    assert "Left and right have other colours." in finished.warnings
    assert any(warning.startswith("Small islands of the back cut-out") for warning in finished.warnings)
    assert list(finished.warnings) == pack_report(finished)["warnings"]


def test_report_and_glb_list_the_views_with_the_hashes_of_their_pictures():
    others = views(*OTHER_VIEWS)
    finished = make(others=others)
    said = provenance(finished)
    assert list(said["views"]) == ["front", "left", "back", "right", "top"]
    assert said["views"]["front"] == said["input_sha256"] == finished.picture_sha256
    assert {name: said["views"][name] for name in map(str, others)} == {
        str(view): picture.sha256 for view, picture in others.items()
    }
    assert all(sha256.encode() in pack_glb(finished) for sha256 in said["views"].values())
    report = pack_report(finished)
    assert report["views"] == said["views"]
    assert set(report["other_cutouts"]) == set(map(str, others))
    assert report["other_cutouts"]["left"]["method"] == "alpha"
    assert len(json.dumps(said)) < EXTRAS_BYTES


def test_one_picture_is_told_of_as_before():
    report = pack_report(make(others={}))
    assert not {"views", "other_cutouts"} & set(report)


# what is wrong with one of several


def test_trouble_that_is_not_the_pictures_passes_as_it_is():
    with pytest.raises(Trouble), told_of(View.LEFT):
        raise Trouble


def test_a_picture_that_is_not_there_stays_missing_and_is_named_once():
    with pytest.raises(ViewMissing, match=r"^The top picture is not there") as caught, told_of(View.FRONT):
        raise ViewMissing(view="top", why="Send it again.")
    assert caught.value.kind is Kind.MISSING


def test_files_of_views_have_names_of_their_own_and_the_front_its_old_one():
    assert [cutout_name(view) for view in View] == [
        "cutout.png", "cutout-left.png", "cutout-back.png", "cutout-right.png", "cutout-top.png",
    ]  # fmt: skip
    assert len({picture_name(view) for view in View} | {cutout_name(view) for view in View}) == 10
    assert picture_name(View.FRONT) == "picture.png"


# which engine


def test_several_views_are_for_the_hull_where_the_recipe_knows_no_use_for_them():
    assert build_recipe("draft").engines == ("relief",)
    assert build_recipe("draft", has_views=True).engines == ("hull",)


def test_engines_of_a_recipe_that_take_views_are_kept_before_the_hull():
    assert build_recipe("standard").engines == ("small", "relief")
    assert build_recipe("standard", has_views=True).engines == ("small", "hull")
    for has_views in (False, True):
        assert build_recipe("standard", has_views=has_views, engine="small").engines == ("small",)


def test_an_engine_for_one_picture_refuses_several():
    assert build_recipe("draft", engine="relief").engines == ("relief",)
    with pytest.raises(
        EngineTakesOnePicture, match=r"relief makes use of one picture only.*, or choose hull or small\."
    ):
        build_recipe("draft", engine="relief", has_views=True)


def test_an_engine_for_several_refuses_one_picture():
    assert build_recipe("draft", engine="hull", has_views=True).engines == ("hull",)
    with pytest.raises(EngineNeedsViews, match=r"hull needs more than one view.*, or choose relief or small\."):
        build_recipe("draft", engine="hull")


def test_an_unknown_engine_is_unknown_with_views_too():
    with pytest.raises(UnknownEngine):
        build_recipe("draft", engine="warp", has_views=True)


# the result cache


def key(**changes):
    given = {"picture_sha256": "a", "mask_sha256": None, "recipe": DRAFT, "engine_versions": {"formula": "1"}}
    return fingerprint(**{**given, **changes})


def test_the_key_of_one_picture_is_what_it_was_before_there_were_views():
    plain = replace(find_recipe("draft"), engines=("relief",))
    known = "b8217660af9f0a56d1968e4b648667f25864ebeba652d7650f23e94ffdfcd115"
    assert fingerprint(picture_sha256="a", mask_sha256=None, recipe=plain, engine_versions={"relief": "1"}) == known


def test_every_view_and_its_cutout_and_its_side_count_in_the_key():
    keys = [
        key(),
        key(views={View.LEFT: ("b", None)}),
        key(views={View.RIGHT: ("b", None)}),
        key(views={View.LEFT: ("c", None)}),
        key(views={View.LEFT: ("b", "m")}),
        key(views={View.LEFT: ("b", None), View.BACK: ("c", None)}),
    ]
    assert len(set(keys)) == len(keys)
    assert key(views={View.BACK: ("c", None), View.LEFT: ("b", None)}) == keys[-1]
