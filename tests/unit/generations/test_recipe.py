"""Recipes: the shipped ones, the way to JSON and back, and what is refused."""

import pytest

from makers import make_cube, make_paint, make_picture
from orfeas.engines.contract import Surface
from orfeas.engines.sampling import EngineTakesNoSampling, SamplingOutOfRange
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.pack import provenance
from orfeas.generations.pipeline import make_asset
from orfeas.generations.presets import build_recipe
from orfeas.generations.recipe import SHIPPED, Recipe, UnknownRecipe, find_recipe
from orfeas.generations.size import SizeOutOfRange, check_size


@pytest.mark.parametrize(
    ("name", "cells", "faces", "texture"),
    [("draft", 128, 10_000, 1024), ("standard", 192, 30_000, 2048), ("high", 256, 80_000, 4096)],
)
def test_shipped_recipes_have_the_promised_numbers(name, cells, faces, texture):
    recipe = find_recipe(name)
    assert (recipe.field_cells, recipe.max_faces, recipe.texture_pixels) == (cells, faces, texture)


@pytest.mark.parametrize("name", SHIPPED)
def test_recipe_survives_json(name):
    recipe = find_recipe(name).with_options(size_metres=0.25, seed=7)
    assert Recipe.from_json(recipe.to_json()) == recipe


def test_unknown_recipe_lists_the_known_ones():
    with pytest.raises(UnknownRecipe, match="draft, standard, high"):
        find_recipe("ultra")


def test_size_is_assumed_only_when_not_given():
    assert find_recipe("draft").is_size_assumed
    assert find_recipe("draft").longest_side_metres == 0.1
    sized = find_recipe("draft").with_options(size_metres=2.0)
    assert not sized.is_size_assumed
    assert sized.longest_side_metres == 2.0


@pytest.mark.parametrize("size", [0.0, -1.0, 0.0009, 1001.0, float("nan"), float("inf")])
def test_impossible_size_is_refused(size):
    with pytest.raises(SizeOutOfRange, match="metres"):
        check_size(size)


@pytest.mark.parametrize("size", [None, 0.001, 0.1, 1000.0])
def test_possible_size_is_taken(size):
    check_size(size)


@pytest.mark.parametrize(("name", "steps"), [("draft", 15), ("standard", 30), ("high", 50)])
def test_a_recipe_has_steps_for_an_engine_that_works_in_them_and_reads_as_before_for_one_that_does_not(name, steps):
    large, small = build_recipe(name, engine="hunyuan3d21"), build_recipe(name, engine="small")
    assert (large.steps, large.guidance) == (steps, 5.0) and Recipe.from_json(large.to_json()) == large
    assert not {"steps", "guidance"} & small.to_json().keys()


def test_steps_and_guidance_make_another_result():
    asked = [build_recipe("draft", engine="hunyuan3d21", **each) for each in ({}, {"steps": 16}, {"guidance": 4.0})]
    keys = {
        fingerprint(picture_sha256="p", mask_sha256=None, recipe=each, engine_versions={"hunyuan3d21": "1"})
        for each in asked
    }
    assert len(keys) == 3


def test_steps_and_guidance_reach_the_engine_and_stand_with_what_it_made():
    seen = []

    class Watched:
        name, version = "hunyuan3d21", "1"

        def generate(self, cutout, *, quality, others, report):
            seen.append((quality.steps, quality.guidance))
            return Surface(make_cube(), make_paint(make_cube()), self.name, self.version, is_upright=True)

    recipe = build_recipe("draft", engine="hunyuan3d21", steps=7, guidance=2.5)
    finished = make_asset(
        make_picture("alpha"), recipe.with_options(texture_pixels=64), open_engine=lambda _: Watched()
    )
    told = provenance(finished)["recipe"]
    assert seen == [(7, 2.5)] and (told["steps"], told["guidance"]) == (7, 2.5)


@pytest.mark.parametrize(
    ("options", "failure", "says"),
    [
        ({"engine": "small", "steps": 20}, EngineTakesNoSampling, "small has no steps"),
        ({"guidance": 3.0}, EngineTakesNoSampling, "small has no guidance"),
        ({"engine": "hunyuan3d21", "steps": 1}, SamplingOutOfRange, "steps of 1 .* from 2 to 100"),
        ({"engine": "hunyuan3d21", "guidance": float("nan")}, SamplingOutOfRange, "guidance of nan .* from 0 to 20"),
    ],
)
def test_steps_that_cannot_be_had_are_refused_by_name(options, failure, says):
    with pytest.raises(failure, match=says):
        build_recipe("standard", **options)
