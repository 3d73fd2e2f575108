"""Perform: one attempt from its claim to its end: the child works, the lease is kept, progress is written down."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.errors import OrfeasError
from orfeas.jobs.attempt import Attempt, AttemptLost
from orfeas.jobs.states import JobState
from orfeas.telemetry.metrics import FENCE_REJECTED, JOB_RUN_SECONDS
from orfeas.worker.ending import Ending, end_attempt, ending_of, give_back
from orfeas.worker.lease import Lease
from orfeas.worker.record import Recorder
from orfeas.worker.residents.host import are_resident
from orfeas.worker.workshop import Workshop

FOLDER = "files"
_log = structlog.get_logger("orfeas.worker")


async def perform(workshop: Workshop, attempt: Attempt, *, lease: Lease, stopping: asyncio.Event) -> None:
    """Do a job and end it. Nothing of it is left in this process or in the child afterwards."""
    began = time.monotonic()
    workspace = workshop.disk.workspace()
    folder = workspace.__enter__() / FOLDER  # a folder and its lock: quicker than a thread
    try:
        folder.mkdir()
        async with lease:
            await _perform(workshop, attempt, folder=folder, lease=lease, stopping=stopping)
    except AttemptLost:
        FENCE_REJECTED.inc()
        _log.warning("attempt lost, its work is dropped", attempt=attempt.number)
    finally:
        JOB_RUN_SECONDS.labels(attempt.kind).observe(time.monotonic() - began)
        await asyncio.to_thread(workspace.__exit__, None, None, None)


async def _perform(
    workshop: Workshop, attempt: Attempt, *, folder: Path, lease: Lease, stopping: asyncio.Event
) -> None:
    work = asyncio.create_task(_work(workshop, attempt, folder=folder))
    try:
        await first_of(work, lease.turned.wait(), stopping.wait())
    finally:
        await end_task(work)  # the child has ended the job when this returns
    lease.end()
    if lease.is_lost:
        raise AttemptLost(number=attempt.number, job_id=attempt.job_id)
    if not work.cancelled():
        await end_attempt(workshop, attempt, work.result(), stopping=stopping)
    elif lease.is_canceled:
        await end_attempt(workshop, attempt, Ending(JobState.CANCELED), stopping=stopping)
    else:
        await give_back(workshop, attempt)


async def _work(workshop: Workshop, attempt: Attempt, *, folder: Path) -> Ending:
    home, handler = workshop.settings.home, workshop.handlers[attempt.kind]
    arguments: dict[str, object] = {"body": attempt.body, "folder": str(folder), "home": str(home)}
    recorder = Recorder(workshop, attempt, folder=folder)
    try:
        if are_resident(handler.engines_of(attempt.body)):
            arguments["residents"] = str(await workshop.engines.ready())
        result = await workshop.child.run(handler.function, arguments, on_progress=recorder.note)
    except OrfeasError as failure:
        return ending_of(failure, strikes=attempt.strikes, max_attempts=workshop.settings.max_attempts)
    finally:
        await recorder.finish()

    async def publish(session: AsyncSession) -> dict[str, object]:
        return await handler.publish(session, attempt=attempt, folder=folder, result=result, home=home)

    failure_met = handler.failure_of(result)
    return Ending(JobState.SUCCEEDED if failure_met is None else JobState.FAILED, failure_met, publish)


async def first_of(task: asyncio.Task[Any], *others: Coroutine[Any, Any, object]) -> None:
    """Wait until the task or one of the others is done; the others are ended, the task is left alone."""
    waiting = [asyncio.create_task(other) for other in others]
    try:
        await asyncio.wait([task, *waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for other in waiting:
            await end_task(other)


async def end_task(task: asyncio.Task[Any]) -> None:
    """Cancel a task unless it is done, and wait for it; what it raised stays with it."""
    if not task.done():
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.wait([task])
