"""The versions of an asset, oldest first: what came after what."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets import queries
from orfeas.assets.tables import AssetVersionRow


async def list_versions(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID) -> list[AssetVersionRow]:
    """Every version of one asset.

    Raises:
        NoSuchAsset: not there, or not the caller's.
    """
    await queries.get_asset(session, caller=caller, asset_id=asset_id)
    return await queries.versions_of(session, asset_id=asset_id)
