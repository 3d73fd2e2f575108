"""Arms: the same where they begin with the same engine, whatever they fall back to."""

import pytest

from orfeas.generations.trials import check_arms
from orfeas.generations.trials.check_arms import ArmsAlike
from orfeas.weights.trials.trial import Arm, Plan


@pytest.fixture
def check(monkeypatch, tmp_path):
    monkeypatch.setattr(check_arms, "require_installed", lambda recipe, *, weights_home: None)

    def of(options, *, quick=()):
        plan = Plan("which", (Arm("usual"), Arm("other", options)), recipe="standard")
        check_arms.check_arms(plan, weights_home=tmp_path, quick=quick)

    return of


@pytest.mark.parametrize(("engine", "quick"), [("small", ()), ("triposr", ("triposr",))])
def test_an_arm_that_names_the_engine_which_is_usual_here_is_the_usual_one(check, engine, quick):
    with pytest.raises(ArmsAlike) as raised:
        check({"engine": engine}, quick=quick)
    assert "usual and other do the same" in raised.value.sentence


@pytest.mark.parametrize(("engine", "quick"), [("small", ("triposr",)), ("triposr", ()), ("relief", ())])
def test_an_arm_that_begins_with_another_engine_is_worth_comparing(check, engine, quick):
    check({"engine": engine}, quick=quick)


def test_an_arm_of_the_same_engine_and_another_recipe_is_worth_comparing(check):
    check({"engine": "small", "recipe": "high"})
