"""What may be left out goes from a request to the engine, counts for the key, and is refused where no engine can."""

import pytest

from orfeas.engines.sampling import EngineTakesNoSampling, SamplingOutOfRange, Savings, UnknownSolver
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.presets import build_recipe
from orfeas.generations.recipe import Recipe
from orfeas.generations.wishes.wish import Wish

LESS = Savings(solver="adams", cache_steps=0.05, guide_until=0.8)


def key_of(recipe, **options):
    versions = dict.fromkeys(recipe.engines, "1")
    return fingerprint(picture_sha256="ab", mask_sha256=None, recipe=recipe, engine_versions=versions, **options)


def test_they_stand_in_the_recipe_and_in_its_key():
    plain = build_recipe("standard", engine="hunyuan3d21")
    less = build_recipe("standard", engine="hunyuan3d21", savings=LESS)
    assert {name: less.to_json()[name] for name in LESS.asked} == LESS.asked
    assert Recipe.from_json(less.to_json()) == less
    assert not LESS.asked.keys() & plain.to_json().keys()
    assert key_of(less) != key_of(plain)


def test_weights_of_eight_bits_are_no_repeat_where_an_engine_can_have_them():
    for engine, is_same in (("hunyuan3d21", False), ("relief", True)):
        recipe = build_recipe("draft", engine=engine)
        assert (key_of(recipe, precision="int8") == key_of(recipe)) == is_same
        assert key_of(recipe, precision="float16") == key_of(recipe)


@pytest.mark.parametrize("what", ["solver", "cache_steps", "guide_until"])
def test_engines_without_them_refuse_them_by_name(what):
    asked = Savings(**{what: getattr(LESS, what)})
    with pytest.raises(EngineTakesNoSampling, match=rf"engine relief has no {what} .*hunyuan3d21"):
        build_recipe("draft", savings=asked)


@pytest.mark.parametrize(
    ("asked", "failure", "sentence"),
    [
        (Savings(solver="heun"), UnknownSolver, "no solver called heun. Choose one of: euler, adams"),
        (Savings(cache_steps=-0.1), SamplingOutOfRange, "caching threshold of -0.1 .* from 0 to 1"),
        (Savings(cache_steps=float("nan")), SamplingOutOfRange, "caching threshold of nan"),
        (Savings(guide_until=1.5), SamplingOutOfRange, "guided share of 1.5 .* from 0 to 1"),
    ],
)
def test_what_cannot_be_is_refused(asked, failure, sentence):
    with pytest.raises(failure, match=sentence):
        build_recipe("standard", engine="hunyuan3d21", savings=asked)


def test_a_wish_without_them_reads_as_it_did():
    plain, less = Wish(engine="hunyuan3d21"), Wish(engine="hunyuan3d21", **LESS.asked)
    assert not LESS.asked.keys() & plain.to_json().keys()
    assert LESS.asked.items() <= less.to_json().items() and less.savings == LESS
    assert Wish().leaves_choice and not Wish(guide_until=0.5).leaves_choice
