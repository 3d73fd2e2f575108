"""Remove what nothing refers to: rows whose time is over, then bytes without a row, then what dead writers left."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets import queries
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.remove import UNDO_SECONDS
from orfeas.database.session import Database

YOUNGEST_ABANDONED_SECONDS = 5.0
"""A folder this young may be between its making and its locking."""


@dataclass(frozen=True)
class Wanted:
    """What rooms above still refer to."""

    uploads: list[uuid.UUID] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Swept:
    """What one sweep removed."""

    num_assets: int = 0
    num_uploads: int = 0
    num_sets: int = 0
    num_files: int = 0
    num_abandoned: int = 0


class AskWanted(Protocol):
    """Tells, within one transaction, what is still wanted; may first forget what is not."""

    def __call__(self, session: AsyncSession, /) -> Awaitable[Wanted]: ...


async def _nothing_wanted(_session: AsyncSession) -> Wanted:
    return Wanted()


async def sweep(
    database: Database,
    disk: Disk,
    *,
    after_seconds: float,
    undo_seconds: float = UNDO_SECONDS,
    wanted: AskWanted = _nothing_wanted,
) -> Swept:
    """Sweep once; returns at once with nothing done while somebody else sweeps or publishes.

    Rows go first and are committed; only then bytes that no row names, while nobody can begin to refer to them.
    """
    async with database.session() as session:
        if not await queries.take_sweeper(session):
            return Swept()
        num_assets = await queries.drop_deleted_assets(session, older_than_seconds=undo_seconds)
        kept = await wanted(session)
        num_uploads = await queries.drop_unused_uploads(session, older_than_seconds=after_seconds, kept=kept.uploads)
        await session.commit()
    async with database.session() as session:
        if not await queries.take_sweeper(session):
            return Swept(num_assets, num_uploads)
        kept = await wanted(session)
        digests = await asyncio.to_thread(disk.set_digests, older_than_seconds=after_seconds)
        loose = set(digests) - await queries.referenced_digests(session, digests) - kept.digests
        hashes = await asyncio.to_thread(disk.file_hashes, older_than_seconds=after_seconds)
        unnamed = set(hashes) - await queries.referenced_files(session, hashes)
        abandoned = await asyncio.to_thread(_drop, disk, loose, unnamed)
        await session.commit()
    return Swept(num_assets, num_uploads, len(loose), len(unnamed), abandoned)


def _drop(disk: Disk, digests: set[str], hashes: set[str]) -> int:
    for digest in digests:
        disk.drop_set(digest)
    for sha256 in hashes:
        disk.drop_file(sha256)
    abandoned = disk.abandoned(older_than_seconds=YOUNGEST_ABANDONED_SECONDS)
    for folder in abandoned:
        disk.drop_abandoned(folder)
    return len(abandoned)
