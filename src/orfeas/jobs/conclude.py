"""Conclude: the one fenced transaction that ends an attempt: state, published rows, event; all of it or nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.errors import OrfeasError, to_wire
from orfeas.jobs import queries
from orfeas.jobs.attempt import Attempt, AttemptLost
from orfeas.jobs.states import MOVES, JobState
from orfeas.jobs.tables import JobRow

Publish = Callable[[AsyncSession], Awaitable[dict[str, object] | None]]
"""Writes the rows that make a result visible; what it returns becomes the job's result."""


async def conclude(
    session: AsyncSession,
    attempt: Attempt,
    *,
    state: JobState,
    result: dict[str, object] | None = None,
    error: OrfeasError | None = None,
    publish: Publish | None = None,
) -> None:
    """End a job in the caller's transaction. The fence comes first: a lost attempt publishes nothing.

    Raises:
        AttemptLost: the job is not this attempt's any more; the caller rolls back and drops its work.
    """
    assert state in MOVES[JobState.RUNNING]
    values: dict[str, object] = {
        "state": state.value,
        "result": result,
        "error": None if error is None else to_wire(error),
        "finished_at": queries.after_seconds(0),
        "event_seq": JobRow.event_seq + 1,
    }
    if state is JobState.SUCCEEDED:
        values["fraction"] = 1.0
    await end(session, attempt, values, publish=publish)


async def hand_back(session: AsyncSession, attempt: Attempt) -> None:
    """Give a job up unharmed, so that another worker goes on with it; the claim does not count against the job.

    Raises:
        AttemptLost: it is not this attempt's any more.
    """
    await _requeue(session, attempt, {"due_at": queries.after_seconds(0), "strikes": JobRow.strikes - 1})


async def try_later(session: AsyncSession, attempt: Attempt, *, delay_seconds: float) -> None:
    """Put a job back after a failure that may pass.

    Raises:
        AttemptLost: it is not this attempt's any more.
    """
    await _requeue(session, attempt, {"due_at": queries.after_seconds(delay_seconds)})


def backoff_seconds(strikes: int) -> float:
    """How long to wait before the next try: 2, 4, 8 ... at most 60 seconds."""
    return float(min(60, 2 ** max(1, strikes)))


async def end(
    session: AsyncSession, attempt: Attempt, values: dict[str, object], *, publish: Publish | None = None
) -> None:
    job = await queries.move_if_mine(session, job_id=attempt.job_id, attempt=attempt.number, values=values)
    if job is None:
        raise AttemptLost(number=attempt.number, job_id=attempt.job_id)
    if publish is not None:
        published = await publish(session)
        if published is not None:
            job.result = published
            await session.flush()
    await queries.add_event(session, job)


async def _requeue(session: AsyncSession, attempt: Attempt, values: dict[str, object]) -> None:
    back: dict[str, object] = {"state": JobState.QUEUED.value, "worker": None, "event_seq": JobRow.event_seq + 1}
    await end(session, attempt, back | values)
    await queries.defer_wake(session, job_id=attempt.job_id)
