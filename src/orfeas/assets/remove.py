"""Delete an asset, and take it back within a day."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets import queries
from orfeas.assets.fetch import AssetView

UNDO_SECONDS = 86_400.0


async def remove_asset(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID) -> None:
    """Out of the library at once; its bytes go after a day.

    Raises:
        NoSuchAsset: not there, or not the caller's.
    """
    view = await queries.get_asset(session, caller=caller, asset_id=asset_id)
    await queries.mark_deleted(session, asset_id=view.asset.id)


async def restore_asset(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID) -> AssetView:
    """Back into the library; nothing happens to one that was not deleted.

    Raises:
        NoSuchAsset: never there, or its day is over.
    """
    return await queries.unmark_deleted(session, caller=caller, asset_id=asset_id, undo_seconds=UNDO_SECONDS)
