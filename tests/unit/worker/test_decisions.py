"""What the worker decides without a database: which progress is written down, and what comes of a failure."""

import pytest

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.pipeline import STAGES, shares_of
from orfeas.generations.recipe import SHIPPED
from orfeas.generations.run import PIPELINE_SHARE
from orfeas.jobs.states import JobState
from orfeas.worker.ending import ending_of
from orfeas.worker.record import Milestones, seconds_left
from orfeas.worker.residents.client import EnginesDied
from orfeas.worker.warm import ChildDied


def failure_of_kind(kind):
    return type("Trouble", (OrfeasError,), {"__doc__": "Trouble.", "kind": kind, "code": f"trouble_{kind}"})()


@pytest.mark.parametrize("engine", ["small", "triposr"])
def test_pipeline_passes_three_milestones_the_first_as_soon_as_there_is_a_cutout(engine):
    milestones, passed, before = Milestones(), [], 0.0
    for stage, share in shares_of(SHIPPED["standard"].with_options(engines=(engine,))).items():
        for step in range(5):
            if milestones.is_passed(stage, (before + share * step / 5) * PIPELINE_SHARE):
                passed.append(stage)
        before += share
    if milestones.is_passed("pack", PIPELINE_SHARE):
        passed.append("pack")
    stages = list(STAGES)
    assert len(passed) == 3 and passed[0] == stages[stages.index("cut out") + 1]


def test_one_report_may_pass_several_milestones_and_a_stage_that_goes_on_passes_none():
    milestones = Milestones()
    assert not milestones.is_passed("first", 0.0)
    assert not milestones.is_passed("first", 0.3)
    assert milestones.is_passed("second", 0.5)
    assert not milestones.is_passed("third", 0.55)
    assert milestones.is_passed("fourth", 0.9)
    assert not milestones.is_passed("fifth", 0.95)


def test_estimate_goes_by_what_the_first_part_took():
    assert seconds_left(0.25, elapsed_seconds=2.0) == 6.0
    assert seconds_left(1.0, elapsed_seconds=2.0) == 0.0


@pytest.mark.parametrize(
    "kind", [Kind.INVALID, Kind.CONFLICT, Kind.TOO_LARGE, Kind.MISSING, Kind.FORBIDDEN, Kind.DEFECT]
)
def test_what_will_not_pass_fails_at_once(kind):
    ending = ending_of(failure_of_kind(kind), strikes=1, max_attempts=3)
    assert (ending.state, ending.error.kind, ending.delay_seconds) == (JobState.FAILED, kind, 0.0)


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.EXHAUSTED])
def test_what_may_pass_is_tried_later_and_later_until_it_was_tried_often_enough(kind):
    failure = failure_of_kind(kind)
    endings = [ending_of(failure, strikes=strikes, max_attempts=3) for strikes in (1, 2, 3)]
    assert [ending.state for ending in endings] == [JobState.QUEUED, JobState.QUEUED, JobState.FAILED]
    assert 0 < endings[0].delay_seconds < endings[1].delay_seconds
    assert endings[2].error is failure


@pytest.mark.parametrize("death", [ChildDied(how="by SIGSEGV"), EnginesDied()])
def test_work_that_ends_its_process_every_time_is_poison(death):
    assert ending_of(death, strikes=2, max_attempts=3).state is JobState.QUEUED
    assert ending_of(death, strikes=3, max_attempts=3).error.code == "poison"
