"""Rows of the worker: killed at named points, killed at random, frozen beyond its lease."""

from __future__ import annotations

import random
import signal
import time
from functools import partial

from tests.faults import points
from tests.faults.site import Grounds, Process, Site, await_that
from tests.faults.trials import GRACE_SECONDS, Asker, Crew, Outcome, Row, check_end, check_trial
from tests.faults.work import QUICK_SECONDS, set_pace

CLAIM = ("claimed_uncommitted", "claimed", "beating", "recording")
CHILD = ("child_working", "files_written", "files_sealed")
END = ("fenced", "placed", "concluding", "concluded", "handing_back")
TAKEN_OVER = """
    SELECT extract(epoch FROM min(created_at))::float AS at FROM job_events
     WHERE job_id = ANY(%(jobs)s::uuid[]) AND kind = 'state' AND state <> 'queued'
       AND created_at > to_timestamp(%(since)s)
"""
IN_TRANSACTION = ("fenced", "claimed_uncommitted", "concluding", "beating", "recording")


def killed_at_points(grounds: Grounds, trials: int, lease_seconds: float, *, names: tuple[str, ...]) -> list[Outcome]:
    """Each of some named points; the job goes on with the next worker."""
    outcomes = [Outcome(f"worker killed: {name}", points.WORKER_POINTS[name], lease_seconds) for name in names]
    with grounds.site(lease_seconds=lease_seconds) as site, Asker(site) as asker:
        crew = Crew(site)
        for name, outcome in zip(names, outcomes, strict=True):
            for _ in range(trials):
                with outcome.trial():
                    _killed_at(name, site, crew, asker, outcome)
        check_end(outcomes, site)
    return outcomes


def _killed_at(point: str, site: Site, crew: Crew, asker: Asker, outcome: Outcome) -> None:
    seconds = 0.6 * site.lease_seconds if point in ("beating", "handing_back") else QUICK_SECONDS
    set_pace(site.home, seconds)
    points.arm(site.home, point)
    job_id = asker.ask()
    if point == "handing_back":
        await_running(site, job_id)
        crew.worker.signal(signal.SIGTERM)
    status, died_at = crew.worker.wait(site.lease_seconds + 20)
    assert status == -signal.SIGKILL and points.is_struck(site.home, point), f"it did not die at {point} ({status})"
    crew.hire()
    _await_recovery(site, job_id, outcome=outcome, since=died_at)
    check_trial(outcome, site)


def killed_at_random(grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """At any moment of a job's life; two jobs wait, so that there is a next one too."""
    outcome = Outcome("worker killed: at random", "kill -9 at any moment of a job's life", lease_seconds)
    dice = random.Random(7)
    with grounds.site(lease_seconds=lease_seconds) as site, Asker(site) as asker:
        set_pace(site.home, QUICK_SECONDS)
        crew = Crew(site)
        for _ in range(trials):
            with outcome.trial():
                jobs = [asker.ask(), asker.ask()]
                time.sleep(dice.uniform(0.0, 2.5 * QUICK_SECONDS))
                died_at = crew.worker.kill()
                crew.hire()
                _await_recovery(site, *jobs, outcome=outcome, since=died_at)
                check_trial(outcome, site)
        check_end([outcome], site)
    return [outcome]


def frozen(
    grounds: Grounds, trials: int, lease_seconds: float, *, breaks_fence: bool = False, stops_early: bool = False
) -> list[Outcome]:
    """SIGSTOP beyond the lease, SIGCONT while another works on the job: no second result.

    Args:
        breaks_fence: start workers whose writes are not fenced; the checker must say so.
        stops_early: at the first violation.
    """
    outcome = Outcome("worker frozen: at random", "SIGSTOP past its lease, SIGCONT while its heir works", lease_seconds)
    options = {"FAULTS_FENCE": "broken"} if breaks_fence else {}
    dice = random.Random(11)
    with grounds.site(lease_seconds=lease_seconds) as site, Asker(site) as asker:
        set_pace(site.home, QUICK_SECONDS)
        crew = Crew(site, **options)
        for _ in range(trials):
            with outcome.trial():
                sleeper, job_id = crew.worker, asker.ask()
                await_running(site, job_id)
                time.sleep(dice.uniform(0.0, QUICK_SECONDS))
                sleeper.signal_all(signal.SIGSTOP)
                _take_over(site, crew, sleeper, job_id, outcome, dice)
            if stops_early and outcome.violations:
                break
        check_end([outcome], site)
    return [outcome]


def frozen_in_transaction(grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """SIGSTOP with a transaction open: its locks must not keep the job, or its owner's stream, from anybody."""
    outcome = Outcome("worker frozen: in a transaction", "SIGSTOP with rows locked, SIGCONT as above", lease_seconds)
    dice = random.Random(13)
    with grounds.site(lease_seconds=lease_seconds) as site, Asker(site) as asker:
        set_pace(site.home, 0.6 * lease_seconds)
        crew = Crew(site)
        for number in range(trials):
            with outcome.trial():
                point = IN_TRANSACTION[number % len(IN_TRANSACTION)]
                points.arm(site.home, point, how=signal.SIGSTOP)
                sleeper, job_id = crew.worker, asker.ask()
                await_that(lambda point=point: points.is_struck(site.home, point), f"a worker at {point}")
                sleeper.signal_all(signal.SIGSTOP)
                outcome.count(point)
                _take_over(site, crew, sleeper, job_id, outcome, dice)
        check_end([outcome], site)
    return [outcome]


def _take_over(site: Site, crew: Crew, sleeper: Process, job_id: str, outcome: Outcome, dice: random.Random) -> None:
    """The heir gets the job; while it works, or just before it ends, the sleeper wakes."""
    frozen_at = time.time()
    try:
        crew.hire()
        if not _is_over(site, job_id):
            await_running(site, job_id, attempt=2)
            time.sleep(dice.uniform(0.0, 0.5 * QUICK_SECONDS))
    finally:
        sleeper.signal_all(signal.SIGCONT)
    _await_recovery(site, job_id, outcome=outcome, since=frozen_at)
    time.sleep(QUICK_SECONDS)  # whatever the sleeper still wants to write, it writes now
    sleeper.stop()
    check_trial(outcome, site)


def await_running(site: Site, job_id: str, *, attempt: int = 1) -> None:
    """Until a job is in the hands of an attempt, or over already."""
    begun = "SELECT 1 FROM jobs WHERE id = %(id)s AND (attempt >= %(attempt)s OR finished_at IS NOT NULL)"
    patience = 3 * site.lease_seconds + 20
    await_that(lambda: site.query(begun, id=job_id, attempt=attempt), f"attempt {attempt} at {job_id}", patience)


def _is_over(site: Site, job_id: str) -> bool:
    return bool(site.query("SELECT 1 FROM jobs WHERE id = %(id)s AND finished_at IS NOT NULL", id=job_id))


def _await_recovery(site: Site, *jobs: str, outcome: Outcome, since: float) -> None:
    """Until all jobs are over; what counts is when the first was in other hands, or over, after the fault."""
    for job_id in jobs:
        job = site.await_over(job_id)
        assert job["state"] == "succeeded", f"job {job_id} is {job['state']}: {job['error']}"
        outcome.count(f"attempts: {job['attempt']}")
    taken = site.query(TAKEN_OVER, jobs=list(jobs), since=since)[0]["at"]
    outcome.recovered(0.0 if taken is None else taken - since, within=site.lease_seconds + GRACE_SECONDS)


ROWS = [
    Row("worker-claim", 5, partial(killed_at_points, names=CLAIM)),
    Row("worker-child", 5, partial(killed_at_points, names=CHILD)),
    Row("worker-end", 5, partial(killed_at_points, names=END)),
    Row("worker-random", 50, killed_at_random),
    Row("worker-frozen", 20, frozen),
    Row("worker-frozen-locked", 10, frozen_in_transaction),
]
broken_fence = partial(frozen, breaks_fence=True, stops_early=True)
