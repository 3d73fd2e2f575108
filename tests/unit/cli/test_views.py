"""Several views on the command line: what goes together, and what is said where it does not."""

from pathlib import Path

import pytest

from orfeas.cli.views import FrontGivenTwice, FrontMissing, NoPicture, ViewsOfMany, sort_views
from orfeas.intake.views import View

CUP, BACK = Path("cup.png"), Path("back.png")


def sort(*pictures, front=None, **others):
    return sort_views(list(pictures) or None, front=front, others={View(name): path for name, path in others.items()})


def test_the_front_may_be_given_either_way():
    assert sort(CUP, back=BACK) == sort(front=CUP, back=BACK) == ([CUP], {View.BACK: BACK})


def test_pictures_without_views_are_an_object_each():
    assert sort(CUP, BACK, left=None, top=None) == ([CUP, BACK], {})


@pytest.mark.parametrize(
    ("given", "options", "failure", "says"),
    [
        ([], {}, NoPicture, "no picture"),
        ([], {"back": BACK}, FrontMissing, "--back but no front"),
        ([CUP], {"front": BACK}, FrontGivenTwice, r"as cup\.png and as --front back\.png"),
        ([CUP, CUP], {"left": BACK}, ViewsOfMany, "--left shows one object from another side, but 2 pictures"),
    ],
)
def test_what_does_not_go_together_is_said_in_a_sentence(given, options, failure, says):
    with pytest.raises(failure, match=says):
        sort(*given, **options)
