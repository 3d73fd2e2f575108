"""`make faults`, or `python -m tests.faults.run`: every row with its full count, and a dated table.

    python -m tests.faults.run [--row NAME]... [--trials-scale 0.1] [--lease 1] [--long-lease 15] [--no-table]
    python -m tests.faults.run --row NAME --part FILE      # a part of a long run, added to a file
    python -m tests.faults.run --join FILE                 # the table of all parts in it

Each row runs with a short lease, then five trials of it with the default lease. What is committed in
`benchmarks/results` is written by a run without options. With FAULTS_KEEP=1 the site of a violation stays in the
temporary folder: logs, blobs and what clients saw.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from benchmarks.record import percentile, write_result
from tests.faults import api_rows, disk_rows, postgres_rows, worker_rows
from tests.faults.points import WORKER_POINTS
from tests.faults.site import ROOT, Grounds, open_grounds
from tests.faults.trials import Outcome, Row

ROWS = [*worker_rows.ROWS, *api_rows.ROWS, *postgres_rows.ROWS, *disk_rows.ROWS]
WARM = ("tests.faults.worker", "tests.faults.api")
SHORT_LEASE, LONG_LEASE, LONG_TRIALS = 1.0, 15.0, 5
MOST_FENCE_TRIALS = 10


def run_row(
    grounds: Grounds, row: Row, trials: int, lease_seconds: float, *, part: Path | None = None
) -> list[Outcome]:
    """One row, told as it goes."""
    began = time.monotonic()
    outcomes = row.run(grounds, trials, lease_seconds)
    for outcome in outcomes:
        print(f"{time.monotonic() - began:6.0f} s  {told(outcome)}", flush=True)
        for violation in outcome.violations:
            print(f"          {violation}", flush=True)
    if part is not None:
        with part.open("a") as file:
            file.writelines(json.dumps(asdict(outcome)) + "\n" for outcome in outcomes)
    return outcomes


def told(outcome: Outcome) -> str:
    notes = ", ".join(f"{what} {number}" for what, number in sorted(outcome.notes.items()))
    return (
        f"{outcome.name}, lease {outcome.lease_seconds:g} s: {outcome.trials} trials, "
        f"{len(outcome.violations)} violations ({notes})"
    )


def run_all(
    rows: list[Row], *, scale: float, short_lease: float, long_lease: float, part: Path | None
) -> list[Outcome]:
    """Every row with the short lease, two at a time; with the long one they mostly wait, so more wait together."""
    outcomes: list[Outcome] = []
    with open_grounds(*WARM) as grounds:
        for lease_seconds, num_trials, num_together in ((short_lease, None, 2), (long_lease, LONG_TRIALS, 5)):

            def run(row: Row, lease: float = lease_seconds, wanted: int | None = num_trials) -> list[Outcome]:
                return run_row(grounds, row, max(1, round((wanted or row.trials) * scale)), lease, part=part)

            with ThreadPoolExecutor(num_together) as pool:
                for found in pool.map(run, rows if lease_seconds else []):
                    outcomes += found
    return outcomes


def count_fence_trials(short_lease: float) -> int | None:
    """How many trials the checker needs to notice that the fence is gone; None when it does not."""
    with open_grounds(*WARM) as grounds:
        outcome = worker_rows.broken_fence(grounds, MOST_FENCE_TRIALS, short_lease)[0]
    print(told(outcome), *outcome.violations, sep="\n          ", flush=True)
    return outcome.trials if any(": I2:" in violation for violation in outcome.violations) else None


def table_of(outcomes: list[Outcome]) -> list[str]:
    lines = ["| row | fault | lease s | trials | violations | recovery p50 s | max s | late | seen |", "|" + "---|" * 9]
    for outcome in outcomes:
        seconds = outcome.recovery_seconds
        middle, most = (f"{percentile(seconds, 0.5):.1f}", f"{max(seconds):.1f}") if seconds else ("", "")
        notes = ", ".join(f"{what}: {number}" for what, number in sorted(outcome.notes.items()))
        lines.append(
            f"| {outcome.name} | {outcome.fault} | {outcome.lease_seconds:g} | {outcome.trials} "
            f"| {len(outcome.violations)} | {middle} | {most} | {outcome.num_late} | {notes} |"
        )
    return lines


def revision() -> str:
    """The commit that was tried, where there is one."""
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return found.stdout.strip() or "no commit"


def report_of(outcomes: list[Outcome], *, fence: int | None, seconds: float | None) -> list[str]:
    """The page: the table, what it stands for, and every violation in words."""
    caught = f"caught in trial {fence}" if fence is not None else f"NOT caught in {MOST_FENCE_TRIALS} trials"
    num_trials, num_violations = sum(one.trials for one in outcomes), sum(len(one.violations) for one in outcomes)
    took = "in several parts" if seconds is None else f"in {seconds / 60:.0f} minutes"
    return [
        *table_of(outcomes),
        "",
        f"{num_trials:,} trials, {num_violations} violations of I1 to I5 and I7 (see tests/faults/checker.py), "
        f"{took}, at {revision()}; load average over the last 15 minutes {os.getloadavg()[2]:.0f}. "
        "With none in n trials of a row, their rate is below 3/n (95 %).",
        "",
        "Recovery is from the fault until the job is in other hands or over; for API and database, until requests are "
        "answered. Late is more than the lease and 5 s (the next worker's start included), for API and database 10 s.",
        "",
        f"The seeded bug (writes that are not fenced by the attempt, patched in by the tests) was {caught}.",
        *[f"- {one.name}: {violation}" for one in outcomes for violation in one.violations],
    ]


def read_parts(path: Path) -> list[Outcome]:
    """Outcomes of several runs, in the order of the rows and with the short lease first."""
    found = [Outcome(**json.loads(line)) for line in path.read_text().splitlines()]
    names = [f"worker killed: {point}" for point in WORKER_POINTS]
    place = {name: number for number, name in enumerate(names)}
    return sorted(found, key=lambda one: (one.lease_seconds, place.get(one.name, len(names)), one.name))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--row", action="append", choices=[row.name for row in ROWS], help="only this one; repeatable")
    parser.add_argument("--trials-scale", type=float, default=1.0, help="of every count")
    parser.add_argument("--lease", type=float, default=SHORT_LEASE, help="0: leave those trials out")
    parser.add_argument("--long-lease", type=float, default=LONG_LEASE, help="0: leave those trials out")
    parser.add_argument("--no-table", action="store_true", help="print it only")
    parser.add_argument("--part", type=Path, help="add what came of it to this file, and write no table")
    parser.add_argument("--join", type=Path, help="run nothing but the seeded bug; write the table of these parts")
    asked = parser.parse_args()
    rows = [row for row in ROWS if asked.row is None or row.name in asked.row]
    began = time.monotonic()
    if asked.join is not None:
        outcomes, seconds = read_parts(asked.join), None
    else:
        outcomes = run_all(
            rows, scale=asked.trials_scale, short_lease=asked.lease, long_lease=asked.long_lease, part=asked.part
        )
        seconds = time.monotonic() - began
    has_violations = any(one.violations for one in outcomes)
    if asked.part is not None:
        return int(has_violations)
    fence = count_fence_trials(asked.lease or SHORT_LEASE)
    lines = report_of(outcomes, fence=fence, seconds=seconds)
    if asked.no_table:
        print("\n".join(lines))
    else:
        write_result("faults", "Faults: kill, freeze, repeat, and look afterwards", lines)
    return int(has_violations or fence is None)


if __name__ == "__main__":
    sys.exit(main())
