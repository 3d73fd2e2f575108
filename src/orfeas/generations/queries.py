"""Jobs as their owners see them: with what was asked for and the files they show. Never commits."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal, or_, select, union
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.accounts.queries import newest_in_stream
from orfeas.assets.blobs.disk import Manifest
from orfeas.assets.sweep import Wanted
from orfeas.assets.tables import AssetRow
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.tables import GenerationKeyRow, GenerationRow, GenerationViewRow, JobFileRow
from orfeas.intake.views import View
from orfeas.jobs import queries as jobs
from orfeas.jobs.states import LIVE, TERMINAL, JobState
from orfeas.jobs.tables import JobEventRow, JobRow


class NoSuchJobFile(OrfeasError):
    """The job has no file {name}. It has: {known}."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class UsedView:
    """A picture of another side that a job reads, and the user's own cut-out of it."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Used:
    """What a job reads, which is therefore kept while it is under way; see GenerationRow and GenerationViewRow."""

    upload_id: uuid.UUID | None = None
    mask_upload_id: uuid.UUID | None = None
    source_asset_id: uuid.UUID | None = None
    source_digest: str | None = None
    views: Mapping[View, UsedView] = field(default_factory=dict)


@dataclass(frozen=True)
class JobView:
    """A job with what its owner may see beside the row.

    Attributes:
        job: the row.
        files: what can be read from the job itself.
        moment: what the row said when an event happened; None where the view is of the present.
    """

    job: JobRow
    files: list[JobFileRow]
    moment: JobEventRow | None = None

    @property
    def request(self) -> dict[str, object] | None:
        found = self.job.body.get("request")
        return found if isinstance(found, dict) else None

    @property
    def state(self) -> JobState:
        return JobState((self.moment or self.job).state)

    @property
    def stage(self) -> str | None:
        return (self.moment or self.job).stage

    @property
    def fraction(self) -> float:
        return (self.moment or self.job).fraction

    @property
    def estimate_seconds(self) -> float | None:
        return (self.moment or self.job).estimate_seconds

    @property
    def attempt(self) -> int:
        return (self.moment or self.job).attempt

    @property
    def is_over(self) -> bool:
        return self.state in TERMINAL


# reading


async def get_job(session: AsyncSession, *, caller: Caller, job_id: uuid.UUID) -> JobView:
    """One job of the caller.

    Raises:
        NoSuchJob: not there, or not the caller's.
    """
    return await view_job(session, await jobs.get_job(session, caller=caller, job_id=job_id))


async def view_job(session: AsyncSession, job: JobRow) -> JobView:
    return (await view_jobs(session, [job]))[0]


async def view_jobs(session: AsyncSession, found: Iterable[JobRow]) -> list[JobView]:
    """Rows with their files, one statement more whatever their number."""
    rows = list(found)
    query = (
        select(JobFileRow)
        .where(
            JobFileRow.job_id.in_([job.id for job in rows]),
            _is_shown(),
        )
        .order_by(JobFileRow.name)
    )
    files: dict[uuid.UUID, list[JobFileRow]] = defaultdict(list)
    for file in await session.scalars(query) if rows else []:
        files[file.job_id].append(file)
    return [JobView(job, files[job.id]) for job in rows]


async def list_jobs(
    session: AsyncSession,
    *,
    caller: Caller,
    limit: int,
    after: tuple[datetime, uuid.UUID] | None = None,
    state: str | None = None,
) -> list[JobView]:
    """Newest first."""
    rows = await jobs.list_jobs(session, caller=caller, limit=limit, after=after, state=state)
    return await view_jobs(session, rows)


async def get_job_file(session: AsyncSession, *, caller: Caller, job_id: uuid.UUID, name: str) -> JobFileRow:
    """One file of a job.

    Raises:
        NoSuchJob, NoSuchJobFile
    """
    view = await get_job(session, caller=caller, job_id=job_id)
    for file in view.files:
        if file.name == name:
            return file
    raise NoSuchJobFile(name=name, known=", ".join(file.name for file in view.files) or "none yet")


# following


async def events_of_job(
    session: AsyncSession, *, caller: Caller, job_id: uuid.UUID, after: int, limit: int
) -> list[JobView]:
    """What happened to one job after one event, each as the job was then."""
    events = await jobs.events_of_job(session, caller=caller, job_id=job_id, after=after, limit=limit)
    view = await get_job(session, caller=caller, job_id=job_id)
    return [JobView(view.job, view.files, moment) for moment in events]


async def events_of_owner(session: AsyncSession, *, caller: Caller, after: int, limit: int) -> list[JobView]:
    """What happened to any of the caller's jobs after one event of the stream, in order of commit."""
    events = await jobs.events_of_owner(session, caller=caller, after=after, limit=limit)
    wanted = {event.job_id for event in events}
    query = select(JobRow).where(JobRow.id.in_(wanted), JobRow.owner_id == caller.owner_id)
    rows = list(await session.scalars(query)) if wanted else []
    views = {view.job.id: view for view in await view_jobs(session, rows)}
    return [JobView(views[event.job_id].job, views[event.job_id].files, event) for event in events]


async def newest_seq(session: AsyncSession, *, caller: Caller) -> int:
    """Where the caller's stream stands."""
    return await newest_in_stream(session, owner_id=caller.owner_id)


# writing


async def insert_generation(
    session: AsyncSession,
    *,
    job_id: uuid.UUID,
    caller: Caller,
    fingerprint: str,
    used: Used,
) -> None:
    values = {"job_id": job_id, "owner_id": caller.owner_id, "fingerprint": fingerprint, **asdict(used)}
    views = [{"job_id": job_id, "view": view.value, **each} for view, each in values.pop("views").items()]
    await session.execute(insert(GenerationRow).values(values).on_conflict_do_nothing())
    if views:
        await session.execute(insert(GenerationViewRow).values(views).on_conflict_do_nothing())


async def hold_key(session: AsyncSession, *, caller: Caller, key: str) -> None:
    """Alone with an Idempotency-Key of the caller's until this transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(str(caller.owner_id)), func.hashtext(key))))


async def note_key(
    session: AsyncSession, *, caller: Caller, key: str, job_id: uuid.UUID, request: dict[str, object]
) -> None:
    """Remember which job a key was answered with."""
    session.add(GenerationKeyRow(owner_id=caller.owner_id, idempotency_key=key, job_id=job_id, request=request))
    await session.flush()


async def find_noted_key(
    session: AsyncSession, *, caller: Caller, key: str
) -> tuple[JobRow | None, dict[str, object] | None]:
    """The job a key was answered with and what was asked for; nothing when it was never noted."""
    query = (
        select(JobRow, GenerationKeyRow.request)
        .join(GenerationKeyRow, GenerationKeyRow.job_id == JobRow.id)
        .where(GenerationKeyRow.owner_id == caller.owner_id, GenerationKeyRow.idempotency_key == key)
    )
    found = (await session.execute(query)).one_or_none()
    return (None, None) if found is None else (found[0], found[1])


async def find_done(session: AsyncSession, *, caller: Caller, kind: str, fingerprint: str) -> JobRow | None:
    """The newest job that did the same work and whose files can still be read."""
    shown = select(JobFileRow.job_id).where(JobFileRow.job_id == JobRow.id, _is_shown()).exists()
    query = (
        select(JobRow)
        .join(GenerationRow, GenerationRow.job_id == JobRow.id)
        .where(GenerationRow.owner_id == caller.owner_id, GenerationRow.fingerprint == fingerprint)
        .where(JobRow.kind == kind, JobRow.state == JobState.SUCCEEDED.value, shown)
        .order_by(JobRow.created_at.desc())
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def recent_seconds(
    session: AsyncSession, *, caller: Caller, kind: str, engine: str, limit: int = 20, among: int = 1000
) -> list[float]:
    """How long the caller's newest jobs took that an engine made something in, all stages together, without waiting.

    Args:
        among: so many of the newest jobs are looked through.
    """
    newest = (
        select(JobRow.result, JobRow.created_at)
        .where(JobRow.owner_id == caller.owner_id, JobRow.state == JobState.SUCCEEDED.value)
        .where(JobRow.kind == kind, JobRow.cached.is_(False))
        .order_by(JobRow.created_at.desc(), JobRow.id.desc())
        .limit(among)
        .subquery()
    )
    stages = newest.c.result["stage_seconds"]
    query = (
        select(stages)
        .where(newest.c.result["engine"].astext == engine, func.jsonb_typeof(stages) == "object")
        .order_by(newest.c.created_at.desc())
        .limit(limit)
    )
    return [float(sum(told.values())) for told in await session.scalars(query)]


async def show_same_files(session: AsyncSession, *, job_id: uuid.UUID, as_job: uuid.UUID, keep_seconds: float) -> None:
    """Let a job show the files another one shows, for as long as if it had made them itself."""
    expires = func.clock_timestamp() + _interval(keep_seconds)
    columns = (JobFileRow.name, JobFileRow.digest, JobFileRow.size, JobFileRow.sha256)
    found = select(literal(job_id), *columns, expires).where(JobFileRow.job_id == as_job, _is_shown())
    names = ["job_id", *(column.key for column in columns), "expires_at"]
    await session.execute(insert(JobFileRow).from_select(names, found).on_conflict_do_nothing())


async def get_generation(session: AsyncSession, *, job_id: uuid.UUID) -> GenerationRow:
    return await session.get_one(GenerationRow, job_id)


async def show_files(
    session: AsyncSession,
    *,
    job_id: uuid.UUID,
    manifest: Manifest,
    names: Iterable[str],
    keep_seconds: float | None = None,
) -> None:
    """Let a job show files of a stored set; a file of the same name that it showed before is replaced.

    Args:
        keep_seconds: how long; None for as long as the sweeper lets jobs show files.
    """
    wanted = set(names)
    expires = None if keep_seconds is None else func.clock_timestamp() + _interval(keep_seconds)
    for file in manifest.files:
        if file.name in wanted:
            values = {"digest": manifest.digest, "size": file.size, "sha256": file.sha256, "expires_at": expires}
            statement = insert(JobFileRow).values(job_id=job_id, name=file.name, **values)
            await session.execute(statement.on_conflict_do_update(index_elements=["job_id", "name"], set_=values))


# sweeping


async def still_wanted(session: AsyncSession, *, keep_seconds: float) -> Wanted:
    """What jobs refer to, for the sweeper; files whose time is over are forgotten first.

    What a job reads is wanted while it is under way, the files a job shows until it has been over for `keep_seconds`.
    Pictures of other sides stay with the asset that was made of them, as its front does: it can be made again.
    """
    now = func.clock_timestamp()
    old = select(JobRow.id).where(JobRow.finished_at < now - _interval(keep_seconds))
    await session.execute(
        delete(JobFileRow)
        .where(or_(JobFileRow.expires_at <= now, JobFileRow.job_id.in_(old)))
        .execution_options(synchronize_session=False)
    )
    live = (
        select(GenerationRow.upload_id, GenerationRow.mask_upload_id, GenerationRow.source_digest)
        .join(JobRow, JobRow.id == GenerationRow.job_id)
        .where(JobRow.state.in_(LIVE))
        .subquery()
    )
    seen = (
        select(GenerationViewRow.upload_id, GenerationViewRow.mask_upload_id)
        .join(JobRow, JobRow.id == GenerationViewRow.job_id)
        .outerjoin(AssetRow, AssetRow.job_id == GenerationViewRow.job_id)
        .where(or_(JobRow.state.in_(LIVE), AssetRow.id.is_not(None)))
        .subquery()
    )
    columns = (live.c.upload_id, live.c.mask_upload_id, seen.c.upload_id, seen.c.mask_upload_id)
    used = union(*(select(column) for column in columns)).subquery()
    uploads = await session.scalars(select(used.c[0]).where(used.c[0].is_not(None)))
    read = select(live.c.source_digest).where(live.c.source_digest.is_not(None))
    digests = await session.scalars(union(select(JobFileRow.digest), read))
    return Wanted(uploads=list(uploads), digests=set(digests))


def _is_shown() -> ColumnElement[bool]:
    return or_(JobFileRow.expires_at.is_(None), JobFileRow.expires_at > func.clock_timestamp())


def _interval(seconds: float) -> Any:
    return func.make_interval(0, 0, 0, 0, 0, 0, seconds)
