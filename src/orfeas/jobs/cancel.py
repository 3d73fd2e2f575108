"""Cancel: a waiting job at once, a running one through its worker."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.errors import Kind, OrfeasError
from orfeas.jobs import queries
from orfeas.jobs.states import TERMINAL, JobState


class JobEnded(OrfeasError):
    """The job {job_id} has ended already ({state}); there is nothing to cancel."""

    kind = Kind.CONFLICT


async def cancel(session: AsyncSession, *, caller: Caller, job_id: uuid.UUID) -> None:
    """Stop a job. Asking again for one that is being stopped changes nothing.

    Raises:
        NoSuchJob: there is none, or it is somebody else's.
        JobEnded: too late.
    """
    job = await queries.get_job(session, caller=caller, job_id=job_id, lock=True)
    if job.state in TERMINAL:
        if job.state == JobState.CANCELED:
            return
        raise JobEnded(job_id=job_id, state=job.state)
    job.cancel_requested = True
    if job.state == JobState.QUEUED:
        job.state, job.finished_at = JobState.CANCELED.value, queries.after_seconds(0)
        job.event_seq += 1
        await session.flush()
        await session.refresh(job)
        await queries.add_event(session, job)
        return
    await session.flush()
    await queries.notify_workers(session, job_id=job_id)
