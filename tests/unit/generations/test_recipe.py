"""Recipes: the shipped ones, the way to JSON and back, and what is refused."""

import pytest

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
