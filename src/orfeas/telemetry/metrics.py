"""What is counted, for Prometheus. How long requests take is measured beside the HTTP middleware (api/tracing.py).

API and worker are two processes and `/metrics` is one page: where PROMETHEUS_MULTIPROC_DIR names a folder (the studio
sets it), both write their numbers there and `expose` adds them up.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
    multiprocess,
)

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_DURATIONS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)

JOBS_ACCEPTED = Counter("orfeas_jobs_accepted", "Jobs taken in", ["kind"])
JOBS_CLAIMED = Counter("orfeas_jobs_claimed", "Attempts begun", ["kind"])
JOBS_FINISHED = Counter("orfeas_jobs_finished", "Jobs that reached their last state", ["kind", "outcome"])
LEASES_LOST = Counter("orfeas_job_leases_lost", "Attempts whose worker fell silent for longer than its lease")
FENCE_REJECTED = Counter("orfeas_job_fence_rejected", "Writes refused because a later attempt had begun")
JOB_WAIT_SECONDS = Histogram("orfeas_job_wait_seconds", "From taken in to first claimed", ["kind"], buckets=_DURATIONS)
JOB_RUN_SECONDS = Histogram("orfeas_job_run_seconds", "From claimed to concluded", ["kind"], buckets=_DURATIONS)
QUEUE_OLDEST_SECONDS = Gauge(
    "orfeas_queue_oldest_seconds", "Age of the job that has waited longest", multiprocess_mode="mostrecent"
)
QUEUE_DEPTH = Gauge("orfeas_queue_jobs", "Jobs waiting", multiprocess_mode="mostrecent")
LIVE_CONNECTIONS = Gauge(
    "orfeas_live_connections", "Open streams to clients", ["transport"], multiprocess_mode="livesum"
)


def expose() -> bytes:
    """Everything measured, in Prometheus' text format: of all processes that share a folder, or of this one."""
    if SHARED_FOLDER not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    ProcessCollector(registry=registry)
    return generate_latest(registry)


def empty_shared_folder(folder: Path) -> None:
    """Begin counting from nothing; to be called before the processes that share the folder start."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def forget_process(folder: Path, pid: int) -> None:
    """Take a dead process's gauges out of the sum; its counts stay."""
    multiprocess.mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]
