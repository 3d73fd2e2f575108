"""Ending: how an attempt ends, and the one transaction that ends it, tried until it is written or the lease is lost."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.database.session import DatabaseDown
from orfeas.errors import Kind, OrfeasError
from orfeas.jobs.attempt import Attempt, AttemptLost, Poison, beat
from orfeas.jobs.conclude import Publish, backoff_seconds, conclude, hand_back, try_later
from orfeas.jobs.states import JobState
from orfeas.telemetry.metrics import JOBS_FINISHED
from orfeas.worker.residents.client import EnginesDied
from orfeas.worker.warm import ChildDied
from orfeas.worker.workshop import Workshop

RETRY_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0)
HAND_BACK_SECONDS = 1.2
_log = structlog.get_logger("orfeas.worker")


class ResultNotPlaced(OrfeasError):
    """The result could not be put in its place on the disk ({problem}). Check the disk, then run the job again."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Ending:
    """How an attempt is to end.

    Attributes:
        state: where the job goes; QUEUED puts it back for a later try.
        error: why, unless it succeeded.
        publish: makes what there is visible.
        delay_seconds: before the later try.
    """

    state: JobState
    error: OrfeasError | None = None
    publish: Publish | None = None
    delay_seconds: float = 0.0


def ending_of(failure: OrfeasError, *, strikes: int, max_attempts: int) -> Ending:
    """What comes of a failure: one that may pass is tried again later, until it has been tried too often."""
    if failure.kind not in (Kind.UNAVAILABLE, Kind.EXHAUSTED):
        return Ending(JobState.FAILED, failure)
    if strikes < max_attempts:
        return Ending(JobState.QUEUED, failure, delay_seconds=backoff_seconds(strikes))
    took_its_process_along = isinstance(failure, ChildDied | EnginesDied)
    return Ending(JobState.FAILED, Poison(attempts=strikes) if took_its_process_along else failure)


async def end_attempt(workshop: Workshop, attempt: Attempt, ending: Ending, *, stopping: asyncio.Event) -> None:
    """Write an ending down. While the database is away it is tried again; a lease lost meanwhile is lost.

    Raises:
        AttemptLost: the job is not this attempt's any more; nothing was written.
    """
    num_tries = 0
    while True:
        try:
            async with workshop.transaction() as session:
                state = await _write(session, workshop, attempt, ending)
            break
        except AttemptLost:
            raise
        except DatabaseDown as failure:
            if stopping.is_set():
                raise AttemptLost(number=attempt.number, job_id=attempt.job_id) from failure
            _log.warning("conclusion waits for the database", problem=failure.sentence)
            await asyncio.sleep(RETRY_SECONDS[min(num_tries, len(RETRY_SECONDS) - 1)])
            num_tries += 1
        except (OrfeasError, OSError, SQLAlchemyError) as failure:
            if ending.publish is None:
                raise
            ending = ending_of(_named(failure), strikes=attempt.strikes, max_attempts=workshop.settings.max_attempts)
    _tell(attempt, state, ending.error)


async def give_back(workshop: Workshop, attempt: Attempt) -> None:
    """Let another worker go on at once; a database that is away will notice by the lease."""
    with suppress(OrfeasError, TimeoutError):
        async with asyncio.timeout(HAND_BACK_SECONDS), workshop.transaction() as session:
            await hand_back(session, attempt)
        _log.info("job handed back")


async def _write(session: AsyncSession, workshop: Workshop, attempt: Attempt, ending: Ending) -> JobState:
    """The beat locks the row and tells whether the owner was promised a cancel: then that is how it ends."""
    if await beat(session, attempt, lease_seconds=workshop.settings.lease_seconds):
        await conclude(session, attempt, state=JobState.CANCELED)
        return JobState.CANCELED
    if ending.state is JobState.QUEUED:
        await try_later(session, attempt, delay_seconds=ending.delay_seconds)
    else:
        await conclude(session, attempt, state=ending.state, error=ending.error, publish=ending.publish)
    return ending.state


def _named(failure: Exception) -> OrfeasError:
    if isinstance(failure, OrfeasError):
        return failure
    if isinstance(failure, OSError):
        return ResultNotPlaced(problem=failure.strerror or str(failure))
    _log.error("result could not be published", exc_info=failure)
    return OrfeasError()


def _tell(attempt: Attempt, state: JobState, error: OrfeasError | None) -> None:
    problem = None if error is None else error.sentence
    if state is JobState.QUEUED:
        _log.warning("job will be tried again", attempt=attempt.number, problem=problem)
    elif error is not None and state is JobState.FAILED:
        _log.warning("job failed", attempt=attempt.number, problem=problem, code=error.code)
    else:
        _log.info("job ended", attempt=attempt.number, state=state.value)
    if state is not JobState.QUEUED:
        JOBS_FINISHED.labels(attempt.kind, state.value).inc()
