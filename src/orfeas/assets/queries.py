"""Every statement about uploads, assets and their versions. Filters by the caller's owner; never commits."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, true, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from orfeas.accounts.access import Caller
from orfeas.assets.fetch import AssetView, NoSuchAsset, NoSuchUpload
from orfeas.assets.tables import AssetRow, AssetVersionRow, UploadRow

SWEEPER_LOCK = 0x0F_EA5_B10B
"""Shared by whoever is about to refer to bytes, held alone by the sweeper while it decides."""


async def hold_sweeper(session: AsyncSession) -> None:
    """Until this transaction ends nothing is swept."""
    await session.execute(select(func.pg_advisory_xact_lock_shared(SWEEPER_LOCK)))


async def take_sweeper(session: AsyncSession) -> bool:
    """Alone with the bytes until this transaction ends; False when somebody else sweeps or publishes.

    However long the disk takes meanwhile, the database does not end the transaction for saying nothing.
    """
    is_mine = bool(await session.scalar(select(func.pg_try_advisory_xact_lock(SWEEPER_LOCK))))
    if is_mine:
        await session.execute(select(func.set_config("idle_in_transaction_session_timeout", "0", True)))
    return is_mine


# uploads


async def insert_upload(
    session: AsyncSession, *, caller: Caller, idempotency_key: str | None, values: dict[str, object]
) -> UploadRow:
    """A new row; under a key that is taken, the row that took it."""
    row = UploadRow(owner_id=caller.owner_id, idempotency_key=idempotency_key, **values)
    if idempotency_key is None:
        session.add(row)
        await session.flush()
        await session.refresh(row)
        return row
    columns = {"owner_id": caller.owner_id, "idempotency_key": idempotency_key, **values}
    statement = insert(UploadRow).values(columns).on_conflict_do_nothing().returning(UploadRow)
    found = await session.scalar(statement)
    if found is None:
        query = select(UploadRow).where(UploadRow.owner_id == caller.owner_id)
        found = (await session.scalars(query.where(UploadRow.idempotency_key == idempotency_key))).one()
    return found


async def get_upload(session: AsyncSession, *, caller: Caller, upload_id: uuid.UUID) -> UploadRow:
    query = select(UploadRow).where(UploadRow.id == upload_id, UploadRow.owner_id == caller.owner_id)
    row = (await session.scalars(query)).one_or_none()
    if row is None:
        raise NoSuchUpload(upload_id=upload_id)
    return row


async def touch_upload(session: AsyncSession, *, caller: Caller, upload_id: uuid.UUID) -> UploadRow:
    statement = (
        update(UploadRow)
        .where(UploadRow.id == upload_id, UploadRow.owner_id == caller.owner_id)
        .values(used_at=func.clock_timestamp())
        .returning(UploadRow)
    )
    row = (await session.scalars(statement)).one_or_none()
    if row is None:
        raise NoSuchUpload(upload_id=upload_id)
    return row


# assets


def _views(*, caller: Caller) -> Select[AssetRow, AssetVersionRow]:
    newest = (
        select(AssetVersionRow)
        .where(AssetVersionRow.asset_id == AssetRow.id)
        .order_by(AssetVersionRow.number.desc())
        .limit(1)
        .correlate(AssetRow)
        .lateral("newest")
    )
    version = aliased(AssetVersionRow, newest)
    return select(AssetRow, version).join(version, true()).where(AssetRow.owner_id == caller.owner_id)


async def get_asset(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID) -> AssetView:
    query = _views(caller=caller).where(AssetRow.id == asset_id, AssetRow.deleted_at.is_(None))
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise NoSuchAsset(asset_id=asset_id)
    return AssetView(row[0], row[1])


async def list_assets(
    session: AsyncSession,
    *,
    caller: Caller,
    limit: int,
    after: tuple[datetime, uuid.UUID] | None = None,
    text: str | None = None,
    source_asset_id: uuid.UUID | None = None,
) -> list[AssetView]:
    """Newest first, those whose name contains `text`, or that were finished from one asset."""
    query = _views(caller=caller).where(AssetRow.deleted_at.is_(None))
    if after is not None:
        query = query.where(tuple_(AssetRow.created_at, AssetRow.id) < tuple_(*after))
    if source_asset_id is not None:
        query = query.where(AssetRow.source_asset_id == source_asset_id)
    if text:
        query = query.where(AssetRow.name.icontains(text.replace("\x00", ""), autoescape=True))
    query = query.order_by(AssetRow.created_at.desc(), AssetRow.id.desc()).limit(limit)
    return [AssetView(row[0], row[1]) for row in await session.execute(query)]


async def count_bytes(session: AsyncSession, *, caller: Caller) -> int:
    """What the caller's assets take on disk; a set that two versions share counts once."""
    sets = (
        select(AssetVersionRow.digest, func.max(AssetVersionRow.num_bytes).label("num_bytes"))
        .join(AssetRow, AssetRow.id == AssetVersionRow.asset_id)
        .where(AssetRow.owner_id == caller.owner_id, AssetRow.deleted_at.is_(None))
        .group_by(AssetVersionRow.digest)
        .subquery()
    )
    return int(await session.scalar(select(func.coalesce(func.sum(sets.c.num_bytes), 0))) or 0)


async def find_asset_by_fingerprint(session: AsyncSession, *, owner_id: uuid.UUID, fingerprint: str) -> AssetRow | None:
    """The newest asset made of the same picture, recipe and engines by the same owner, unless it was deleted."""
    query = (
        select(AssetRow)
        .where(AssetRow.owner_id == owner_id, AssetRow.fingerprint == fingerprint, AssetRow.deleted_at.is_(None))
        .order_by(AssetRow.created_at.desc())
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def has_asset_of(session: AsyncSession, *, caller: Caller, fingerprints: Sequence[str]) -> bool:
    """Whether the caller has an asset by any of these fingerprints."""
    query = select(AssetRow.id).where(
        AssetRow.owner_id == caller.owner_id,
        AssetRow.fingerprint.in_(fingerprints),
        AssetRow.deleted_at.is_(None),
    )
    return await session.scalar(query.limit(1)) is not None


async def upload_of(session: AsyncSession, *, asset_id: uuid.UUID | None) -> uuid.UUID | None:
    """The upload an asset was made of, while both are there; it stays for as long as an asset refers to it."""
    query = select(UploadRow.id).join(AssetRow, AssetRow.upload_id == UploadRow.id).where(AssetRow.id == asset_id)
    return await session.scalar(query)


async def rename_asset(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID, name: str) -> AssetView:
    view = await get_asset(session, caller=caller, asset_id=asset_id)
    statement = (
        update(AssetRow)
        .where(AssetRow.id == asset_id)
        .values(name=name, updated_at=func.clock_timestamp())
        .execution_options(synchronize_session=False)
    )
    await session.execute(statement)
    await session.refresh(view.asset)
    return view


async def mark_deleted(session: AsyncSession, *, asset_id: uuid.UUID) -> None:
    statement = update(AssetRow).where(AssetRow.id == asset_id).values(deleted_at=func.clock_timestamp())
    await session.execute(statement.execution_options(synchronize_session=False))


async def unmark_deleted(
    session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID, undo_seconds: float
) -> AssetView:
    """Undo `mark_deleted` while its time lasts."""
    statement = (
        update(AssetRow)
        .where(
            AssetRow.id == asset_id,
            AssetRow.owner_id == caller.owner_id,
            AssetRow.deleted_at.is_not(None),
            AssetRow.deleted_at > _seconds_ago(undo_seconds),
        )
        .values(deleted_at=None, updated_at=func.clock_timestamp())
    )
    await session.execute(statement.execution_options(synchronize_session=False))
    return await get_asset(session, caller=caller, asset_id=asset_id)


# versions


async def next_version_number(session: AsyncSession, *, asset_id: uuid.UUID) -> int:
    query = select(func.coalesce(func.max(AssetVersionRow.number), 0)).where(AssetVersionRow.asset_id == asset_id)
    return int(await session.scalar(query) or 0) + 1


async def versions_of(session: AsyncSession, *, asset_id: uuid.UUID) -> list[AssetVersionRow]:
    query = select(AssetVersionRow).where(AssetVersionRow.asset_id == asset_id).order_by(AssetVersionRow.number)
    return list(await session.scalars(query))


# sweeping


async def drop_deleted_assets(session: AsyncSession, *, older_than_seconds: float) -> int:
    """Forget assets whose time to be taken back is over; their versions go with them."""
    statement = delete(AssetRow).where(AssetRow.deleted_at < _seconds_ago(older_than_seconds)).returning(AssetRow.id)
    return len(list(await session.scalars(statement)))


async def drop_unused_uploads(session: AsyncSession, *, older_than_seconds: float, kept: list[uuid.UUID]) -> int:
    """Forget uploads that no asset came of and nobody used for a while; those in `kept` are still wanted."""
    used = exists().where(AssetRow.upload_id == UploadRow.id)
    statement = (
        delete(UploadRow)
        .where(UploadRow.used_at < _seconds_ago(older_than_seconds), ~used, UploadRow.id.not_in(kept))
        .returning(UploadRow.id)
    )
    return len(list(await session.scalars(statement)))


async def referenced_digests(session: AsyncSession, digests: list[str]) -> set[str]:
    query = select(AssetVersionRow.digest).where(AssetVersionRow.digest.in_(digests))
    return set(await session.scalars(query))


async def referenced_files(session: AsyncSession, hashes: list[str]) -> set[str]:
    return set(await session.scalars(select(UploadRow.sha256).where(UploadRow.sha256.in_(hashes))))


def _seconds_ago(seconds: float) -> ColumnElement[datetime]:
    return func.clock_timestamp() - func.make_interval(0, 0, 0, 0, 0, 0, seconds)
