"""Progress: stage and fraction of a running job, as events that can be read again."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.jobs import queries
from orfeas.jobs.attempt import Attempt, AttemptLost
from orfeas.jobs.tables import JobRow


async def record(
    session: AsyncSession, attempt: Attempt, *, stage: str, fraction: float, estimate_seconds: float | None = None
) -> None:
    """Write down how far an attempt has come.

    Raises:
        AttemptLost: the job is not this attempt's any more.
    """
    values: dict[str, object] = {
        "stage": stage,
        "fraction": min(max(fraction, 0.0), 1.0),
        "estimate_seconds": estimate_seconds,
        "event_seq": JobRow.event_seq + 1,
    }
    job = await queries.move_if_mine(session, job_id=attempt.job_id, attempt=attempt.number, values=values)
    if job is None:
        raise AttemptLost(number=attempt.number, job_id=attempt.job_id)
    await queries.add_event(session, job, kind="progress")


async def amend(session: AsyncSession, attempt: Attempt, **values: object) -> None:
    """Have later attempts at a job find these in its body.

    Raises:
        AttemptLost: the job is not this attempt's any more.
    """
    body = {**attempt.body, **values}
    job = await queries.move_if_mine(session, job_id=attempt.job_id, attempt=attempt.number, values={"body": body})
    if job is None:
        raise AttemptLost(number=attempt.number, job_id=attempt.job_id)
