"""Styles, and what of a prompt there is room for."""

import pytest

from orfeas.engines.text_to_image.catalog import PAINTERS, UnknownPainter, find_painter
from orfeas.engines.text_to_image.kinds import KINDS
from orfeas.engines.text_to_image.reading import fit
from orfeas.engines.text_to_image.styles import FOR_3D, NOT_FOR_3D, STYLES, UnknownStyle, word


def test_a_style_adds_its_words_and_3d_those_of_a_thing_alone():
    assert (word("plain", for_3d=False).after, word("plain", for_3d=False).unwanted) == ("", "")
    both = word("clay", for_3d=True)
    assert both.after == f"{STYLES['clay'].words}, {FOR_3D}"
    assert both.unwanted == f"{STYLES['clay'].unwanted}, {NOT_FOR_3D}"
    with pytest.raises(UnknownStyle, match=r"no style called gothic\. Choose one of: plain, realistic, toy"):
        word("gothic", for_3d=True)


def test_every_style_but_plain_has_words_and_all_leave_room_for_a_prompt():
    for name, style in STYLES.items():
        assert style.name == name and style.sentence.endswith(".")
        assert bool(style.words) == bool(style.unwanted) == (name != "plain")
        assert len(word(name, for_3d=True).after.split()) <= 40


@pytest.mark.parametrize("limit", range(4, 16))
def test_the_last_words_of_a_prompt_give_way_and_those_of_its_style_stay(limit):
    text = "one two, three four five six seven eight"
    given, left_out = fit(text, after="as clay", count=lambda words: len(words.split()), limit=limit)
    kept = given.removesuffix(", as clay")
    assert kept != given and len(given.split()) == min(limit, 10)
    assert f"{kept} {left_out}".replace(",", "").split() == text.replace(",", "").split()


def test_one_word_stays_however_little_room_there_is():
    assert fit("one two", after="as clay", count=len, limit=1) == ("one, as clay", "two")
    assert fit("one", after="", count=len, limit=1) == ("one", "")


def test_recommended_networks_are_of_kinds_that_are_run_and_the_first_may_be_used_for_anything():
    for name, painter in PAINTERS.items():
        assert find_painter(name).kind in KINDS and painter.sources
        assert painter.is_commercial or "NOT for commercial use" in painter.sentence
    assert next(iter(PAINTERS.values())).license == "Apache-2.0"
    with pytest.raises(UnknownPainter, match="Choose one of: z-image-turbo, flux"):
        find_painter("dall-e")
