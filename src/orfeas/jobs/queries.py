"""Every statement about jobs. Times are the database's: `statement_timestamp()` is stable, so indexes serve it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.accounts.queries import next_in_stream
from orfeas.errors import Kind, OrfeasError
from orfeas.jobs.states import LIVE, JobState
from orfeas.jobs.tables import JobEventRow, JobRow, WorkerRow

JOBS_CHANNEL, EVENTS_CHANNEL = "orfeas_jobs", "orfeas_events"
QUEUE, WAKE_TASK = "orfeas", "orfeas.wake"

_DEFER = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :task, 0, NULL, NULL, "
    "jsonb_build_object('job_id', CAST(:job_id AS text)), NULL)::procrastinate_job_to_defer_v1])"
)
_NOTIFY = text("SELECT pg_notify(:channel, :payload)")
_CLAIM = text(
    """
    UPDATE jobs SET state = 'running', attempt = attempt + 1, strikes = strikes + 1, worker = :worker,
           due_at = statement_timestamp() + make_interval(secs => :lease_seconds),
           started_at = coalesce(started_at, statement_timestamp()), stage = NULL, fraction = 0,
           estimate_seconds = NULL, event_seq = event_seq + 1
     WHERE id = (SELECT id FROM jobs
                  WHERE state = 'queued' AND due_at <= statement_timestamp() AND kind = ANY(:kinds)
                  ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id
    """
)


class NoSuchJob(OrfeasError):
    """There is no job {job_id}. Look at the list of jobs for those there are."""

    kind = Kind.MISSING


def _stamp() -> Any:
    return func.statement_timestamp()


def after_seconds(seconds: float) -> Any:
    """A moment from now, by the database's clock."""
    return _stamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)


async def insert_job(session: AsyncSession, values: dict[str, object], *, deadline_seconds: float) -> JobRow | None:
    """A new row, or None when its key or its likeness is taken by another."""
    statement = (
        insert(JobRow)
        .values(**values, deadline_at=after_seconds(deadline_seconds))
        .on_conflict_do_nothing()
        .returning(JobRow)
    )
    return (await session.scalars(statement)).one_or_none()


async def defer_wake(session: AsyncSession, *, job_id: uuid.UUID) -> None:
    """A delivery by Procrastinate in this transaction: it wakes a worker, which then claims by our own query."""
    await session.execute(_DEFER, {"queue": QUEUE, "task": WAKE_TASK, "job_id": str(job_id)})


async def notify_workers(session: AsyncSession, *, job_id: uuid.UUID) -> None:
    await session.execute(_NOTIFY, {"channel": JOBS_CHANNEL, "payload": str(job_id)})


async def add_event(session: AsyncSession, job: JobRow, *, kind: str = "state") -> None:
    """Write down what just happened to a job, as the last thing in a transaction: the owner's row stays locked until
    the commit, so that stream numbers come in the order in which readers can see them."""
    stream_seq = await next_in_stream(session, owner_id=job.owner_id)
    values = {
        "job_id": job.id,
        "seq": job.event_seq,
        "owner_id": job.owner_id,
        "stream_seq": stream_seq,
        "kind": kind,
        "state": job.state,
        "attempt": job.attempt,
        "stage": job.stage,
        "fraction": job.fraction,
        "estimate_seconds": job.estimate_seconds,
    }
    await session.execute(insert(JobEventRow).values(**values))
    await session.execute(_NOTIFY, {"channel": EVENTS_CHANNEL, "payload": f"{job.owner_id} {stream_seq}"})


async def find_by_key(session: AsyncSession, *, owner_id: uuid.UUID, idempotency_key: str) -> JobRow | None:
    return (
        await session.scalars(
            select(JobRow).where(JobRow.owner_id == owner_id, JobRow.idempotency_key == idempotency_key)
        )
    ).one_or_none()


async def find_live_same(session: AsyncSession, *, owner_id: uuid.UUID, same_as: str) -> JobRow | None:
    """The job under way that does the same."""
    query = select(JobRow).where(JobRow.owner_id == owner_id, JobRow.same_as == same_as, JobRow.state.in_(LIVE))
    return (await session.scalars(query)).one_or_none()


async def claim_row(session: AsyncSession, *, worker: str, kinds: Sequence[str], lease_seconds: float) -> JobRow | None:
    """The job that has waited longest, now this worker's; None when none is due."""
    parameters = {"worker": worker, "kinds": list(kinds), "lease_seconds": lease_seconds}
    claimed = await session.scalar(_CLAIM, parameters)
    return None if claimed is None else await session.get_one(JobRow, claimed, populate_existing=True)


async def move_if_mine(
    session: AsyncSession, *, job_id: uuid.UUID, attempt: int, values: dict[str, object]
) -> JobRow | None:
    """Change a running job, if it still belongs to this attempt: the fence."""
    statement = (
        update(JobRow)
        .where(JobRow.id == job_id, JobRow.attempt == attempt, JobRow.state == JobState.RUNNING)
        .values(**values)
        .returning(JobRow)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(statement)).one_or_none()


async def move_from(
    session: AsyncSession, *, job_id: uuid.UUID, state: JobState, values: dict[str, object]
) -> JobRow | None:
    """Change a job, if it is still in this state."""
    statement = (
        update(JobRow)
        .where(JobRow.id == job_id, JobRow.state == state)
        .values(**values)
        .returning(JobRow)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(statement)).one_or_none()


async def lapsed_jobs(session: AsyncSession, *, limit: int = 20) -> list[JobRow]:
    """Running jobs whose lease is over, locked."""
    query = (
        select(JobRow)
        .where(JobRow.state == JobState.RUNNING, JobRow.state.in_(LIVE), JobRow.due_at <= _stamp())
        .order_by(JobRow.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


async def overdue_jobs(session: AsyncSession, *, limit: int = 20) -> list[JobRow]:
    """Live jobs past their deadline, locked."""
    query = (
        select(JobRow)
        .where(JobRow.state.in_(LIVE), JobRow.deadline_at <= _stamp())
        .order_by(JobRow.deadline_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


def jobs_of(caller: Caller) -> Select[JobRow]:
    """What a caller may see."""
    return select(JobRow).where(JobRow.owner_id == caller.owner_id)


async def get_job(session: AsyncSession, *, caller: Caller, job_id: uuid.UUID, lock: bool = False) -> JobRow:
    """One job of the caller's.

    Raises:
        NoSuchJob: there is none, or it is somebody else's.
    """
    query = jobs_of(caller).where(JobRow.id == job_id)
    row = (await session.scalars(query.with_for_update() if lock else query)).one_or_none()
    if row is None:
        raise NoSuchJob(job_id=job_id)
    return row


async def list_jobs(
    session: AsyncSession,
    *,
    caller: Caller,
    limit: int,
    after: tuple[datetime, uuid.UUID] | None = None,
    state: str | None = None,
) -> list[JobRow]:
    """The caller's jobs, newest first, from behind a cursor on."""
    query = jobs_of(caller).order_by(JobRow.created_at.desc(), JobRow.id.desc()).limit(limit)
    if state is not None:
        query = query.where(JobRow.state == state)
    if after is not None:
        query = query.where(tuple_(JobRow.created_at, JobRow.id) < tuple_(*after))
    return list(await session.scalars(query))


async def events_of_job(
    session: AsyncSession, *, caller: Caller, job_id: uuid.UUID, after: int, limit: int
) -> list[JobEventRow]:
    """What happened to a job after one event, in order."""
    query = (
        select(JobEventRow)
        .where(JobEventRow.owner_id == caller.owner_id, JobEventRow.job_id == job_id, JobEventRow.seq > after)
        .order_by(JobEventRow.seq)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def events_of_owner(session: AsyncSession, *, caller: Caller, after: int, limit: int) -> list[JobEventRow]:
    """What happened to any of the caller's jobs after one event of the stream, in order of commit."""
    query = (
        select(JobEventRow)
        .where(JobEventRow.owner_id == caller.owner_id, JobEventRow.stream_seq > after)
        .order_by(JobEventRow.stream_seq)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def beat_worker(session: AsyncSession, *, worker: str) -> None:
    """A sign of life."""
    statement = insert(WorkerRow).values(id=worker)
    now = func.clock_timestamp()
    await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"beat_at": now}))


async def forget_worker(session: AsyncSession, *, worker: str, silent_seconds: float = 86_400.0) -> None:
    """Forget one that stops, and those that have been silent for a day."""
    long_ago = func.clock_timestamp() - func.make_interval(0, 0, 0, 0, 0, 0, silent_seconds)
    await session.execute(delete(WorkerRow).where(or_(WorkerRow.id == worker, WorkerRow.beat_at < long_ago)))


async def last_beat_seconds(session: AsyncSession) -> float | None:
    """Seconds since any worker was heard; None when none ever was."""
    age = func.extract("epoch", func.clock_timestamp() - func.max(WorkerRow.beat_at))
    found = await session.scalar(select(age))
    return None if found is None else max(0.0, float(found))


async def count_jobs(session: AsyncSession) -> dict[str, int]:
    """How many live jobs are in each state."""
    query = select(JobRow.state, func.count()).where(JobRow.state.in_(LIVE)).group_by(JobRow.state)
    return {row[0]: row[1] for row in await session.execute(query)}


async def oldest_queued_seconds(session: AsyncSession) -> float:
    """How long the job that has waited longest could have been claimed; 0 when none waits."""
    age = func.extract("epoch", func.clock_timestamp() - func.min(JobRow.due_at))
    return max(0.0, float(await session.scalar(select(age).where(JobRow.state == JobState.QUEUED)) or 0.0))
