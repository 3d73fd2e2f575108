"""Order: a job asked for: the one under way or made before where there is one, otherwise a new one in the queue.

All of it in the caller's own transaction: either there is a job, or there is nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.blobs.disk import Manifest
from orfeas.assets.queries import find_asset_by_fingerprint, get_asset, hold_sweeper
from orfeas.assets.tables import AssetRow
from orfeas.database.columns import new_id
from orfeas.generations import queries
from orfeas.generations.queries import Used
from orfeas.generations.trials.take_part import Place
from orfeas.jobs.enqueue import KeyReused, enqueue, enqueue_done
from orfeas.jobs.queries import find_by_key
from orfeas.jobs.tables import JobRow

FILES_SECONDS = 86_400.0
"""How long what is not an asset can be read from the job that made it."""

Ask = Callable[[], Awaitable["Order"]]
"""Checks what is asked for and says what work it amounts to; raises what is wrong with it."""


@dataclass(frozen=True)
class Order:
    """What work a request amounts to.

    Attributes:
        kind: of job.
        body: what the job's function is given; its `request` is what the client asked.
        fingerprint: the same for the same work.
        used: what it reads.
        shown: names of the asset's files that the job shows too; None for work whose result is files of the job and
            no asset.
        place: in a trial that it takes part in, unless it is answered from what there is.
    """

    kind: str
    body: dict[str, object]
    fingerprint: str
    used: Used
    shown: tuple[str, ...] | None
    place: Place | None = None


async def place_order(
    session: AsyncSession,
    request: dict[str, object],
    ask: Ask,
    *,
    caller: Caller,
    deadline_seconds: float,
    idempotency_key: str | None,
) -> JobRow:
    """One job for one request.

    An exact repeat of something made before is a new job that has succeeded already, with the same result. A repeat of
    something under way is the job under way. A result that is gone is made anew, and so is a draft: see `fingerprint`.

    Args:
        request: what the client asked, as JSON; the same under the same key, or it is refused.
        ask: called unless the key has been answered before.

    Raises:
        KeyReused: the Idempotency-Key belongs to another request.
        OrfeasError: what `ask` found wrong.
    """
    repeat = await _repeat(session, request, caller, idempotency_key)
    if repeat is not None:
        return repeat
    placing = _Placing(await ask(), caller, deadline_seconds, idempotency_key)
    job = await placing.from_cache(session) or await placing.in_queue(session)
    if idempotency_key is not None and job.idempotency_key != idempotency_key:
        await queries.note_key(session, caller=caller, key=idempotency_key, job_id=job.id, request=request)
    return job


def result_with(asset: AssetRow) -> dict[str, object]:
    """What a job's row keeps of the asset that came of it."""
    return {
        "asset_id": str(asset.id),
        "verdict": asset.verdict,
        "engine": asset.engine,
        "weights": asset.weights,
        "attempted": asset.attempted,
        "draft": asset.is_draft,
    }


def key_of_file(idempotency_key: str | None, *, kind: str) -> str | None:
    """The key of a file that is sent along with its request; no client can choose it, for it has a space."""
    if idempotency_key is None:
        return None
    return f"{kind} {hashlib.sha256(idempotency_key.encode()).hexdigest()}"


async def _repeat(
    session: AsyncSession, request: dict[str, object], caller: Caller, idempotency_key: str | None
) -> JobRow | None:
    """The job that was answered with under the same key, whatever has become of its source or of our recipes since.

    Nobody else can use the key until this transaction ends.
    """
    if idempotency_key is None:
        return None
    await queries.hold_key(session, caller=caller, key=idempotency_key)
    job = await find_by_key(session, owner_id=caller.owner_id, idempotency_key=idempotency_key)
    asked = None if job is None else job.body.get("request")
    if job is None:
        job, asked = await queries.find_noted_key(session, caller=caller, key=idempotency_key)
    if job is not None and asked != request:
        raise KeyReused(key=idempotency_key)
    return job


@dataclass(frozen=True)
class _Placing:
    order: Order
    caller: Caller
    deadline_seconds: float
    idempotency_key: str | None

    async def from_cache(self, session: AsyncSession) -> JobRow | None:
        """A job that has succeeded already, when what it would make is there."""
        if self.order.shown is None:
            return await self._as_before(session)
        owner = self.caller.owner_id
        asset = await find_asset_by_fingerprint(session, owner_id=owner, fingerprint=self.order.fingerprint)
        if asset is None:
            return None
        upload_id = None if asset.upload_id is None else str(asset.upload_id)
        painted = {"painted_upload_id": upload_id} if self.order.body.get("painting") else {}
        job = await self._done(session, result_with(asset), body={**self.order.body, **painted})
        view = await get_asset(session, caller=self.caller, asset_id=asset.id)
        files = Manifest(tuple(view.files))
        await queries.show_files(session, job_id=job.id, manifest=files, names=self.order.shown)
        return job

    async def in_queue(self, session: AsyncSession) -> JobRow:
        """A new job, or the one under way. Should that one end between our look and our insert, its result is taken."""
        job_id = new_id()
        async with session.begin_nested() as savepoint:
            job = await enqueue(
                session,
                owner=self.caller.owner_id,
                kind=self.order.kind,
                body=self.order.body,
                deadline_seconds=self.deadline_seconds,
                idempotency_key=self.idempotency_key,
                same_as=self.order.fingerprint,
                job_id=job_id,
                trace_id=_trace(),
            )
            if job.id != job_id:
                return job
            await self._note(session, job)
            if self.order.place is not None:
                await self.order.place.note(session, job_id=job.id)
            if not await self._is_there(session):
                return job
            await savepoint.rollback()
        return await self.from_cache(session) or await self.in_queue(session)

    async def _as_before(self, session: AsyncSession) -> JobRow | None:
        """The same work done before, while its files last."""
        await hold_sweeper(session)
        before = await self._find_done(session)
        if before is None:
            return None
        job = await self._done(session, before.result or {}, body=self.order.body)
        await queries.show_same_files(session, job_id=job.id, as_job=before.id, keep_seconds=FILES_SECONDS)
        return job

    async def _is_there(self, session: AsyncSession) -> bool:
        if self.order.shown is None:
            return await self._find_done(session) is not None
        owner = self.caller.owner_id
        return await find_asset_by_fingerprint(session, owner_id=owner, fingerprint=self.order.fingerprint) is not None

    async def _find_done(self, session: AsyncSession) -> JobRow | None:
        order = self.order
        return await queries.find_done(session, caller=self.caller, kind=order.kind, fingerprint=order.fingerprint)

    async def _done(self, session: AsyncSession, result: dict[str, object], *, body: dict[str, object]) -> JobRow:
        job = await enqueue_done(
            session,
            owner=self.caller.owner_id,
            kind=self.order.kind,
            body=body,
            result=result,
            idempotency_key=self.idempotency_key,
            trace_id=_trace(),
        )
        await self._note(session, job)
        return job

    async def _note(self, session: AsyncSession, job: JobRow) -> None:
        await queries.insert_generation(
            session, job_id=job.id, caller=self.caller, fingerprint=self.order.fingerprint, used=self.order.used
        )


def _trace() -> str | None:
    trace = structlog.contextvars.get_contextvars().get("trace_id")
    return None if trace is None else str(trace)
