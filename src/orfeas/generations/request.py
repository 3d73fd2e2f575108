"""Ask for an asset: check the wish, look whether it is there or under way already, otherwise put it in the queue.

All of it in the caller's own transaction: either there is a job, or there is nothing.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.blobs.disk import Manifest
from orfeas.assets.queries import find_asset_by_fingerprint, get_asset, get_upload
from orfeas.assets.uploads import use_upload
from orfeas.database.columns import new_id
from orfeas.generations import queries
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.presets import build_recipe, engine_versions
from orfeas.generations.recipe import Recipe
from orfeas.jobs.enqueue import KeyReused, enqueue, enqueue_done
from orfeas.jobs.queries import find_by_key
from orfeas.jobs.tables import JobRow

KIND = "generate"
CUTOUT_NAME = "cutout.png"


@dataclass(frozen=True)
class Wish:
    """What a user asks to be made of a picture that was uploaded."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None
    recipe: str = "standard"
    engine: str | None = None
    seed: int = 0
    size_metres: float | None = None
    name: str | None = None
    profile: str | None = None
    require_pass: bool = False

    def to_json(self) -> dict[str, object]:
        return {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in asdict(self).items()}


async def request_generation(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    deadline_seconds: float,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish.

    An exact repeat of something made before is a new job that has succeeded already, with the same asset. A repeat of
    something under way is the job under way. An asset that was deleted is made anew.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange: the wish cannot be met.
        NoSuchUpload: the picture or the mask is not there, or not the caller's.
        KeyReused: the Idempotency-Key belongs to another wish.
    """
    repeat = await _repeat(session, wish, caller, idempotency_key)
    if repeat is not None:
        return repeat
    recipe = _recipe_of(wish)
    upload = await use_upload(session, caller=caller, upload_id=wish.upload_id)
    mask = None
    if wish.mask_upload_id is not None:
        mask = await use_upload(session, caller=caller, upload_id=wish.mask_upload_id)
    key = fingerprint(
        picture_sha256=upload.picture_sha256,
        mask_sha256=None if mask is None else mask.picture_sha256,
        recipe=recipe,
        engine_versions=engine_versions(recipe),
    )
    body: dict[str, object] = {
        "request": wish.to_json(),
        "recipe": recipe.to_json(),
        "fingerprint": key,
        "picture": upload.sha256,
        "mask": None if mask is None else mask.sha256,
        "name": wish.name or upload.name,
    }
    asked = _Asked(wish, body, key, caller, deadline_seconds, idempotency_key)
    job = await _from_cache(session, asked) or await _in_queue(session, asked)
    if idempotency_key is not None and job.idempotency_key != idempotency_key:
        await queries.note_key(session, caller=caller, key=idempotency_key, job_id=job.id, request=wish.to_json())
    return job


async def check_wish(session: AsyncSession, options: Mapping[str, Any], *, caller: Caller) -> None:
    """Refuse what could not be met whatever the picture is; for requests whose picture is not kept yet.

    Args:
        options: fields of a Wish, without `upload_id`.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange, NoSuchUpload: as `request_generation`.
    """
    wish = Wish(upload_id=uuid.UUID(int=0), **options)
    _recipe_of(wish)
    if wish.mask_upload_id is not None:
        await get_upload(session, caller=caller, upload_id=wish.mask_upload_id)


def key_of_picture(idempotency_key: str | None) -> str | None:
    """The key of a picture that is sent along with its request; no client can choose it, for it has a space."""
    if idempotency_key is None:
        return None
    return f"{KIND} {hashlib.sha256(idempotency_key.encode()).hexdigest()}"


def _recipe_of(wish: Wish) -> Recipe:
    return build_recipe(
        wish.recipe,
        engine=wish.engine,
        seed=wish.seed,
        size_metres=wish.size_metres,
        profile=wish.profile,
        require_pass=wish.require_pass,
    )


@dataclass(frozen=True)
class _Asked:
    wish: Wish
    body: dict[str, object]
    fingerprint: str
    caller: Caller
    deadline_seconds: float
    idempotency_key: str | None


async def _repeat(session: AsyncSession, wish: Wish, caller: Caller, idempotency_key: str | None) -> JobRow | None:
    """The job that was answered with under the same key, whatever has become of its picture or of our recipes since.

    Nobody else can use the key until this transaction ends.
    """
    if idempotency_key is None:
        return None
    await queries.hold_key(session, caller=caller, key=idempotency_key)
    job = await find_by_key(session, owner_id=caller.owner_id, idempotency_key=idempotency_key)
    request = None if job is None else job.body.get("request")
    if job is None:
        job, request = await queries.find_noted_key(session, caller=caller, key=idempotency_key)
    if job is not None and request != wish.to_json():
        raise KeyReused(key=idempotency_key)
    return job


async def _from_cache(session: AsyncSession, asked: _Asked) -> JobRow | None:
    """A job that has succeeded already, when the asset is there."""
    owner = asked.caller.owner_id
    asset = await find_asset_by_fingerprint(session, owner_id=owner, fingerprint=asked.fingerprint)
    if asset is None:
        return None
    job = await enqueue_done(
        session,
        owner=owner,
        kind=KIND,
        body=asked.body,
        result={"asset_id": str(asset.id), "verdict": asset.verdict},
        idempotency_key=asked.idempotency_key,
        trace_id=_trace(),
    )
    await _note(session, job, asked)
    view = await get_asset(session, caller=asked.caller, asset_id=asset.id)
    await queries.show_files(session, job_id=job.id, manifest=Manifest(tuple(view.files)), names=[CUTOUT_NAME])
    return job


async def _in_queue(session: AsyncSession, asked: _Asked) -> JobRow:
    """A new job, or the one under way. Should that one end between our look and our insert, its asset is taken."""
    job_id = new_id()
    async with session.begin_nested() as savepoint:
        job = await enqueue(
            session,
            owner=asked.caller.owner_id,
            kind=KIND,
            body=asked.body,
            deadline_seconds=asked.deadline_seconds,
            idempotency_key=asked.idempotency_key,
            same_as=asked.fingerprint,
            job_id=job_id,
            trace_id=_trace(),
        )
        if job.id != job_id:
            return job
        await _note(session, job, asked)
        owner = asked.caller.owner_id
        if await find_asset_by_fingerprint(session, owner_id=owner, fingerprint=asked.fingerprint) is None:
            return job
        await savepoint.rollback()
    return await _from_cache(session, asked) or await _in_queue(session, asked)


async def _note(session: AsyncSession, job: JobRow, asked: _Asked) -> None:
    await queries.insert_generation(
        session,
        job_id=job.id,
        caller=asked.caller,
        fingerprint=asked.fingerprint,
        upload_id=asked.wish.upload_id,
        mask_upload_id=asked.wish.mask_upload_id,
    )


def _trace() -> str | None:
    trace = structlog.contextvars.get_contextvars().get("trace_id")
    return None if trace is None else str(trace)
