"""Enqueue: our row and its delivery, in the caller's own transaction; either both are there or neither."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.database.columns import new_id
from orfeas.errors import Kind, OrfeasError
from orfeas.jobs import queries
from orfeas.jobs.states import JobState
from orfeas.jobs.tables import JobRow as Job

find_by_key = queries.find_by_key


class KeyReused(OrfeasError):
    """The Idempotency-Key {key} was used for another request already. Use a new key for a new request."""

    kind = Kind.INVALID


class QueueContended(OrfeasError):
    """The same request is being made by others at this moment. Try again."""

    kind = Kind.UNAVAILABLE


def body_hash(body: Mapping[str, object]) -> str:
    """The same for the same body, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()


async def enqueue(
    session: AsyncSession,
    *,
    owner: uuid.UUID,
    kind: str,
    body: dict[str, object],
    deadline_seconds: float,
    idempotency_key: str | None = None,
    same_as: str | None = None,
    job_id: uuid.UUID | None = None,
    trace_id: str | None = None,
) -> Job:
    """One job for one request, however often it is asked for.

    Args:
        same_as: what the work amounts to; while a job of the same owner with the same is under way, it is returned.
        job_id: of the new job; the answer has another id when an earlier job is returned.

    Raises:
        KeyReused: the key belongs to a request with another body.
    """
    values = _values(owner, kind, body, idempotency_key, job_id, trace_id) | {"same_as": same_as}
    for _ in range(5):
        job = await queries.insert_job(session, values, deadline_seconds=deadline_seconds)
        if job is not None:
            job.event_seq = 1
            await session.flush()
            await queries.defer_wake(session, job_id=job.id)
            await queries.add_event(session, job)
            return job
        earlier = await _earlier(session, owner, body, idempotency_key, same_as)
        if earlier is not None:
            return earlier
    raise QueueContended


async def enqueue_done(
    session: AsyncSession,
    *,
    owner: uuid.UUID,
    kind: str,
    body: dict[str, object],
    result: dict[str, object],
    idempotency_key: str | None = None,
    job_id: uuid.UUID | None = None,
    trace_id: str | None = None,
) -> Job:
    """A job that has succeeded already, because what it asks for exists.

    Raises:
        KeyReused: the key belongs to a request with another body.
    """
    values = _values(owner, kind, body, idempotency_key, job_id, trace_id) | {
        "state": JobState.SUCCEEDED.value,
        "cached": True,
        "fraction": 1.0,
        "result": result,
        "event_seq": 1,
        "started_at": queries.after_seconds(0),
        "finished_at": queries.after_seconds(0),
    }
    job = await queries.insert_job(session, values, deadline_seconds=0.0)
    if job is None:
        earlier = await _earlier(session, owner, body, idempotency_key, None)
        if earlier is None:
            raise QueueContended
        return earlier
    await queries.add_event(session, job)
    return job


def _values(
    owner: uuid.UUID,
    kind: str,
    body: dict[str, object],
    idempotency_key: str | None,
    job_id: uuid.UUID | None,
    trace_id: str | None,
) -> dict[str, object]:
    return {
        "id": job_id or new_id(),
        "owner_id": owner,
        "kind": kind,
        "body": body,
        "body_sha256": body_hash(body),
        "idempotency_key": idempotency_key,
        "trace_id": trace_id,
    }


async def _earlier(
    session: AsyncSession, owner: uuid.UUID, body: dict[str, object], key: str | None, same_as: str | None
) -> Job | None:
    if key is not None:
        job = await queries.find_by_key(session, owner_id=owner, idempotency_key=key)
        if job is not None:
            if job.body_sha256 != body_hash(body):
                raise KeyReused(key=key)
            return job
    if same_as is not None:
        return await queries.find_live_same(session, owner_id=owner, same_as=same_as)
    return None
