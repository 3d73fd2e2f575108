"""Attempt: a worker's numbered claim on a job, kept by heartbeats and fenced by its number."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.jobs import queries
from orfeas.jobs.states import JobState
from orfeas.jobs.tables import JobRow


class AttemptLost(OrfeasError):
    """Attempt {number} at job {job_id} is over: it was canceled, ended, or taken over by another worker."""

    kind = Kind.CONFLICT


class Poison(OrfeasError):
    """The work ended {attempts} times without a result, taking its process along. Try another picture or recipe."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Attempt:
    """The right to work on a job, until the lease ends or somebody else has it.

    Attributes:
        number: goes into every later write; a write under an old number changes nothing.
        strikes: claims that may have gone wrong, this one included.
        waited_seconds: from when it was asked for until it was first claimed.
    """

    job_id: uuid.UUID
    owner_id: uuid.UUID
    number: int
    strikes: int
    kind: str
    body: dict[str, object]
    trace_id: str | None = None
    waited_seconds: float = 0.0


async def claim(
    session: AsyncSession, *, worker: str, kinds: Sequence[str], lease_seconds: float, max_attempts: int
) -> Attempt | None:
    """Take the job that has waited longest. One that has ended `max_attempts` workers already fails instead.

    The claim is counted before the work, so work that kills its process is counted too.
    """
    while True:
        job = await queries.claim_row(session, worker=worker, kinds=kinds, lease_seconds=lease_seconds)
        if job is None:
            return None
        if job.strikes <= max_attempts:
            await queries.add_event(session, job)
            return _attempt(job)
        await _fail_as_poison(session, job, attempts=max_attempts)


async def beat(session: AsyncSession, attempt: Attempt, *, lease_seconds: float) -> bool:
    """Keep the lease; tells whether the job is to be canceled.

    Raises:
        AttemptLost: the job is not this attempt's any more.
    """
    values = {"due_at": queries.after_seconds(lease_seconds)}
    job = await queries.move_if_mine(session, job_id=attempt.job_id, attempt=attempt.number, values=values)
    if job is None:
        raise AttemptLost(number=attempt.number, job_id=attempt.job_id)
    return job.cancel_requested


def _attempt(job: JobRow) -> Attempt:
    waited = 0.0 if job.started_at is None else (job.started_at - job.created_at).total_seconds()
    return Attempt(job.id, job.owner_id, job.attempt, job.strikes, job.kind, job.body, job.trace_id, waited)


async def _fail_as_poison(session: AsyncSession, job: JobRow, *, attempts: int) -> None:
    job.state, job.error = JobState.FAILED.value, to_wire(Poison(attempts=attempts))
    job.finished_at = queries.after_seconds(0)
    await session.flush()
    await session.refresh(job)
    await queries.add_event(session, job)
