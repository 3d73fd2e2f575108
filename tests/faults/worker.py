"""`python -m tests.faults.worker`: the worker as it is, with points of death, and quick work unless told otherwise.

FAULTS_WORK=real runs the real pipeline, FAULTS_PLACING_SECONDS slows the placing of files down. Seeded bugs:
FAULTS_FENCE=broken takes the fence away, FAULTS_TEARING_SECONDS lets rows name files that are still being written.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from tests.faults import points
from tests.faults.work import FUNCTION


def main() -> int:
    if os.environ.get("FAULTS_FENCE") == "broken":
        points.break_fence()
    if "FAULTS_PLACING_SECONDS" in os.environ:
        points.slow_placing(float(os.environ["FAULTS_PLACING_SECONDS"]))
    if "FAULTS_TEARING_SECONDS" in os.environ:
        points.tear_placing(float(os.environ["FAULTS_TEARING_SECONDS"]))
    points.watch_worker()
    from orfeas.worker.__main__ import main as work
    from orfeas.worker.handlers import HANDLERS

    if os.environ.get("FAULTS_WORK") == "real":
        return work()
    return work(handlers={kind: replace(handler, function=FUNCTION) for kind, handler in HANDLERS.items()})


if __name__ == "__main__":
    sys.exit(main())
