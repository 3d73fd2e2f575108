"""Recover: jobs whose worker fell silent are delivered anew, jobs past their deadline end; no operator is needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.jobs import queries
from orfeas.jobs.states import JobState
from orfeas.jobs.tables import JobRow


class DeadlineExceeded(OrfeasError):
    """The job did not end within its time. Try a smaller recipe, or again when the machine is less busy."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Recovered:
    """What one round has moved.

    Attributes:
        num_lapsed: jobs whose worker fell silent.
        overdue: the kind of each job that was ended because its time was over.
    """

    num_lapsed: int = 0
    overdue: list[str] = field(default_factory=list)


async def recover(session: AsyncSession) -> Recovered:
    """Put lapsed jobs back and end overdue ones, in the caller's transaction. Any worker may, at any time."""
    overdue = await queries.overdue_jobs(session)
    for job in overdue:
        job.error = to_wire(DeadlineExceeded())
        await _move(session, job, JobState.FAILED)
    lapsed = [job for job in await queries.lapsed_jobs(session) if job.state == JobState.RUNNING]
    for job in lapsed:
        await _move(session, job, JobState.CANCELED if job.cancel_requested else JobState.QUEUED)
    return Recovered(len(lapsed), [job.kind for job in overdue])


async def _move(session: AsyncSession, job: JobRow, state: JobState) -> None:
    job.state, job.event_seq, job.worker = state.value, job.event_seq + 1, None
    job.due_at = queries.after_seconds(0)
    if state is not JobState.QUEUED:
        job.finished_at = queries.after_seconds(0)
    await session.flush()
    await session.refresh(job)
    if state is JobState.QUEUED:
        await queries.defer_wake(session, job_id=job.id)
    await queries.add_event(session, job)
