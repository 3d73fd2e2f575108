"""Kinds become status codes, and every problem says what it is."""

import pytest

from orfeas.api.errors import STATUS_OF_KIND, HttpFailure, problem_of, problem_of_wire
from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.generations.views import ViewUnusable


class CupBroken(OrfeasError):
    """The cup {name} is broken. Take another."""

    kind = Kind.CONFLICT


def test_every_kind_has_a_status():
    assert set(STATUS_OF_KIND) == set(Kind)


def test_a_failure_becomes_its_sentence_code_and_status():
    found = problem_of(CupBroken(name="blue"))
    assert (found["status"], found["code"]) == (409, "cup_broken")
    assert found["detail"] == "The cup blue is broken. Take another."
    assert found["type"] == "urn:orfeas:problem:cup_broken"


def test_a_failure_that_rested_in_a_row_says_the_same():
    error = CupBroken(name="blue")
    assert problem_of_wire(to_wire(error)) == problem_of(error)


@pytest.mark.parametrize(("view", "field"), [("left", "views.left"), ("front", "upload_id")])
def test_a_failure_of_one_of_several_pictures_names_its_field(view, field):
    error = ViewUnusable(view=view, why="It is one colour all over.")
    found = problem_of(error)
    assert found["errors"] == [{"field": field, "problem": found["detail"]}]
    assert problem_of_wire(to_wire(error)) == found


@pytest.mark.parametrize("status", [405, 415, 416])
def test_failures_of_http_keep_their_own_status_and_code(status):
    found = problem_of(HttpFailure(status, "some_code", "A sentence."))
    assert (found["status"], found["code"], found["detail"]) == (status, "some_code", "A sentence.")
