"""Fractions of stages and their seconds."""

import pytest

from orfeas.generations.stage_clock import SECOND_TRY, StageClock


def test_fractions_of_stages_become_fractions_of_the_whole():
    heard = []
    clock = StageClock({"one": 0.25, "two": 0.75}, lambda *said: heard.append(said))
    with clock.stage("one") as progress:
        progress(0.5)
    with clock.stage("two") as progress:
        progress(2.0)
    assert heard == [("one", 0.0), ("one", 0.125), ("two", 0.25), ("two", 1.0)]
    assert list(clock.seconds) == ["one", "two"]


def test_second_try_is_one_stage_short_of_the_end_whose_work_can_be_stopped():
    heard = []
    clock = StageClock({"one": 1.0}, lambda *said: heard.append(said))
    with clock.second_try() as again, again.stage("one") as progress:
        progress(0.5)
    assert set(heard) == {(SECOND_TRY, 0.99)} and len(heard) == 3
    assert list(clock.seconds) == [SECOND_TRY]


def test_what_comes_after_a_second_try_does_not_go_back():
    heard = []
    clock = StageClock({"one": 0.5, "two": 0.5}, lambda *said: heard.append(said))
    with clock.stage("one"):
        pass
    with clock.second_try() as again, again.stage("one"):
        pass
    with clock.stage("two") as progress:
        progress(1.0)
    assert heard[-2:] == [("two", 0.99), ("two", 1.0)]


def test_seconds_of_a_stage_that_fails_are_kept():
    clock = StageClock({"one": 1.0}, lambda *_: None)
    with pytest.raises(KeyError), clock.stage("one"):
        raise KeyError
    assert "one" in clock.seconds
