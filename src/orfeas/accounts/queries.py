"""Statements about owners."""

from __future__ import annotations

import uuid

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.tables import OwnerRow


async def next_in_stream(session: AsyncSession, *, owner_id: uuid.UUID) -> int:
    """The next number of an owner's stream. Holds the owner's row until the commit, so numbers come in its order:
    ask for it last."""
    statement = (
        update(OwnerRow)
        .where(OwnerRow.id == owner_id)
        .values(stream_seq=OwnerRow.stream_seq + 1)
        .returning(OwnerRow.stream_seq)
        .execution_options(synchronize_session=False)
    )
    return int((await session.execute(statement)).scalar_one())


async def newest_in_stream(session: AsyncSession, *, owner_id: uuid.UUID) -> int:
    """The number of the last event an owner was sent; 0 before the first."""
    return int(await session.scalar(select(OwnerRow.stream_seq).where(OwnerRow.id == owner_id)) or 0)
