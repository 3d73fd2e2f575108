"""Choose: what a person says of an asset that a trial made: kept, discarded, or nothing."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.fetch import AssetView
from orfeas.assets.queries import get_asset
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.trials.queries import set_kept


class NotOfATrial(OrfeasError):
    """The asset {name} was not made in a trial, so keeping it decides nothing. It stays until you delete it."""

    kind = Kind.CONFLICT


async def choose(session: AsyncSession, *, caller: Caller, asset_id: uuid.UUID, is_kept: bool | None) -> AssetView:
    """Say that an asset is kept or discarded, for its trial to count; None takes back what was said.

    Discarding deletes nothing; deleting discards.

    Raises:
        NoSuchAsset: not there, or not the caller's.
        NotOfATrial: no trial asks.
    """
    view = await get_asset(session, caller=caller, asset_id=asset_id)
    job_id = view.asset.job_id
    if job_id is None or not await set_kept(session, job_id=job_id, is_kept=is_kept):
        raise NotOfATrial(name=view.asset.name)
    return view
