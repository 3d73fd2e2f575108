"""Named points at which a process under test is killed. They live here only: `src` knows nothing of them.

A point is armed by a file and struck once, by whichever process gets there first:

    arm(folder, "concluded")            # in the runner
    hit("concluded")                    # in the process: SIGKILL
    hit_from_child("files_sealed", home)    # in a job's process: SIGKILL to the worker and to itself

`watch_worker` and `watch_api` wrap functions of the rooms so that they hit points; the processes of `tests.faults` call
them at their start.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy.ext.asyncio import AsyncSession

HOME, FOLDER = "ORFEAS_DATA_DIR", "faults"

WORKER_POINTS = {
    "claimed_uncommitted": "it has claimed a job, the claim is not committed",
    "claimed": "the claim is committed, no work has begun",
    "beating": "a heartbeat is sent, not committed",
    "recording": "progress is sent, not committed",
    "child_working": "the child is half way through the pipeline",
    "files_written": "the child has written the files, nothing is synced",
    "files_sealed": "the child has synced and read back the files",
    "fenced": "the job is marked done behind the fence, the files have no name yet",
    "placed": "the files have their name, no row refers to them",
    "concluding": "all rows are written, not committed",
    "concluded": "the result is committed, nobody has been told",
    "handing_back": "on the way out it gives its job back, not committed",
}
API_POINTS = {
    "uploading": "a picture's row is written, not committed",
    "uploaded": "a picture's row is committed, the answer is not sent",
    "submitting": "a job is written, not committed",
    "submitted": "a job is committed, the answer is not sent",
}


def prepare(home: Path) -> None:
    for name in ("armed", "struck"):
        (home / FOLDER / name).mkdir(parents=True, exist_ok=True)


def arm(home: Path, point: str, *, how: signal.Signals = signal.SIGKILL) -> None:
    """Let the next process that comes to a point get a signal there; it does not come further."""
    assert point in WORKER_POINTS or point in API_POINTS, point
    (home / FOLDER / "struck" / point).unlink(missing_ok=True)
    (home / FOLDER / "armed" / point).write_text(str(int(how)))


def disarm(home: Path) -> None:
    for path in (home / FOLDER / "armed").iterdir():
        path.unlink()


def is_struck(home: Path, point: str) -> bool:
    return (home / FOLDER / "struck" / point).exists()


def hit(point: str) -> None:
    """Stop here, if this point is armed and nobody has met it yet."""
    if (how := _meet(Path(os.environ[HOME]), point)) is not None:
        os.kill(os.getpid(), how)


def hit_from_child(point: str, home: Path) -> None:
    """The same in the process of a job: the worker, two generations up, goes first."""
    if (how := _meet(home, point)) is not None:
        os.kill(psutil.Process(os.getppid()).ppid(), how)
        os.kill(os.getpid(), how)


def _meet(home: Path, point: str) -> signal.Signals | None:
    armed = home / FOLDER / "armed" / point
    try:
        how = signal.Signals(int(armed.read_text()))
        armed.rename(home / FOLDER / "struck" / point)
    except (FileNotFoundError, ValueError):
        return None
    return how


def watch_worker() -> None:
    """Let the parent of a worker hit points: around its claims, beats, progress, conclusions and their commits."""
    from orfeas.generations import publish
    from orfeas.jobs import queries

    queries.claim_row = _labelling(queries.claim_row, lambda _values: "claim")  # type: ignore[assignment]
    queries.move_if_mine = _labelling(queries.move_if_mine, _kind_of_move)  # type: ignore[assignment]
    place = publish.place_sealed

    def place_between_points(*arguments: Any) -> Any:
        hit("fenced")
        stored = place(*arguments)
        hit("placed")
        return stored

    publish.place_sealed = place_between_points
    _number_attempts()
    _watch_commits(
        before={"claim": "claimed_uncommitted", "beat": "beating", "progress": "recording", "end": "concluding",
                "hand_back": "handing_back"},
        after={"claim": "claimed", "end": "concluded"},
    )  # fmt: skip


def _number_attempts() -> None:
    """Tell the work its job and attempt, so that what it writes says who wrote it."""
    from orfeas.jobs import attempt

    make = attempt._attempt

    def make_numbered(job: Any) -> attempt.Attempt:
        made = make(job)
        return replace(made, body={**made.body, "attempt": {"job_id": str(made.job_id), "number": made.number}})

    attempt._attempt = make_numbered


def watch_api() -> None:
    """Let the API hit points around the commits of uploads and jobs."""
    from orfeas.assets import queries as assets
    from orfeas.jobs import queries as jobs

    assets.insert_upload = _labelling(assets.insert_upload, lambda _values: "upload")  # type: ignore[assignment]
    jobs.insert_job = _labelling(jobs.insert_job, lambda _values: "job")  # type: ignore[assignment]
    _watch_commits(
        before={"upload": "uploading", "job": "submitting"}, after={"upload": "uploaded", "job": "submitted"}
    )


def slow_placing(seconds: float) -> None:
    """Let time pass between the writing of a set and its name, and between its name and its row."""
    from orfeas.assets.blobs.disk import Disk

    place = Disk.place_set

    def place_slowly(self: Disk, *arguments: Any) -> Path:
        time.sleep(seconds)
        placed = place(self, *arguments)
        time.sleep(seconds)
        return placed

    Disk.place_set = place_slowly  # type: ignore[method-assign]


def tear_placing(seconds: float) -> None:
    """A bug the checker must catch: a set has its name, and soon its row, before its files are whole."""
    from orfeas.assets.blobs.disk import Disk, Manifest

    def place_early(self: Disk, folder: Path, manifest: Manifest) -> Path:
        place = self.set_path(manifest.digest)
        place.mkdir(parents=True, exist_ok=True)
        payloads = {file.name: (folder / file.name).read_bytes() for file in manifest.files}

        def write_slowly() -> None:
            for name, payload in payloads.items():
                (place / name).write_bytes(payload[: len(payload) // 2])
            time.sleep(seconds)
            for name, payload in payloads.items():
                (place / name).write_bytes(payload)

        threading.Thread(target=write_slowly).start()
        return place

    Disk.place_set = place_early  # type: ignore[method-assign]


def break_fence() -> None:
    """A bug the checker must catch: a write is let through whatever attempt it comes from."""
    from sqlalchemy import update

    from orfeas.jobs import queries
    from orfeas.jobs.states import JobState
    from orfeas.jobs.tables import JobRow

    async def move_if_running(session: AsyncSession, *, job_id: Any, attempt: int, values: Any) -> JobRow | None:
        statement = (
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.state == JobState.RUNNING)
            .values(**values)
            .returning(JobRow)
            .execution_options(populate_existing=True)
        )
        return (await session.scalars(statement)).one_or_none()

    queries.move_if_mine = move_if_running


def _kind_of_move(values: dict[str, object] | None) -> str:
    """Which verb of jobs is writing, by what it writes."""
    values = values or {}
    if "stage" in values:
        return "progress"
    if "state" not in values:
        return "beat"
    return "hand_back" if values["state"] == "queued" else "end"


def _labelling(query: Callable[..., Any], label_of: Callable[[Any], str]) -> Callable[..., Any]:
    """The same query; its session remembers what is about to be committed."""

    @wraps(query)
    async def labelling(session: AsyncSession, *arguments: Any, **options: Any) -> Any:
        found = await query(session, *arguments, **options)
        if found is not None:
            session.info["faults"] = label_of(options.get("values"))
        return found

    return labelling


def _watch_commits(*, before: dict[str, str], after: dict[str, str]) -> None:
    commit = AsyncSession.commit

    async def commit_between_points(self: AsyncSession) -> None:
        label = self.info.pop("faults", "")
        if label in before:
            hit(before[label])
        await commit(self)
        if label in after:
            hit(after[label])

    AsyncSession.commit = commit_between_points  # type: ignore[method-assign]
