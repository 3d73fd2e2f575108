"""The quick form of `make faults`: every row once with a lease of a second, and the seeded bug."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults import worker_rows
from tests.faults.disk_rows import torn_placing
from tests.faults.points import WORKER_POINTS
from tests.faults.postgres_rows import killed_postgres
from tests.faults.run import MOST_FENCE_TRIALS, ROWS, WARM, told
from tests.faults.site import Grounds, Zygote

LEASE_SECONDS = 1.0
QUICK = {"reads": 10}
"""Trials a row, 1 unless named here: a read's trial is one publication."""


@pytest.fixture(scope="module")
def grounds(server_url, template):
    zygote = Zygote(*WARM)
    yield Grounds(server_url, template, zygote)
    zygote.close()


def test_no_fault_breaks_an_invariant(grounds):
    rows = [row for row in ROWS if row.run is not killed_postgres]
    with ThreadPoolExecutor(3) as pool:
        done = pool.map(lambda row: row.run(grounds, QUICK.get(row.name, 1), LEASE_SECONDS), rows)
        outcomes = [outcome for found in done for outcome in found]
    names = {outcome.name for outcome in outcomes}
    assert {f"worker killed: {point}" for point in WORKER_POINTS} <= names and len(names) == len(outcomes)
    assert all(outcome.trials >= 1 for outcome in outcomes)
    broken = [f"{told(outcome)}: {violation}" for outcome in outcomes for violation in outcome.violations]
    assert not broken, "\n".join(broken)


def test_killed_database_loses_nothing(grounds):
    [outcome] = killed_postgres(grounds, 1, LEASE_SECONDS)
    assert outcome.trials == 1
    assert not outcome.violations, "\n".join(outcome.violations)


def test_file_that_is_named_before_it_is_whole_is_caught(grounds):
    [outcome] = torn_placing(grounds, 5, LEASE_SECONDS)
    assert any(": I3:" in violation for violation in outcome.violations), told(outcome)


def test_broken_fence_is_caught(grounds):
    [outcome] = worker_rows.broken_fence(grounds, MOST_FENCE_TRIALS, LEASE_SECONDS)
    assert any(": I2:" in violation for violation in outcome.violations), told(outcome)
    assert 1 <= outcome.trials <= MOST_FENCE_TRIALS
