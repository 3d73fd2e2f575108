"""A tool's job in the worker's parent: its files, or the asset it made, become visible in the fenced transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets.queries import upload_of
from orfeas.assets.store import StoredSet, publish_version
from orfeas.assets.tables import AssetRow
from orfeas.generations import queries
from orfeas.generations.order import result_with
from orfeas.generations.publish import place_result, show_all_files
from orfeas.generations.tools.source import UPLOADED
from orfeas.jobs.attempt import Attempt


async def publish_tool(
    session: AsyncSession, *, attempt: Attempt, folder: Path, result: dict[str, Any], home: Path
) -> dict[str, object]:
    """Place the files, then point rows at them; arguments and failures as of `publish_generation`."""
    stored = await place_result(session, folder, result, home=home)
    kept: dict[str, object] = {"report": result["told"], "stage_seconds": result["stage_seconds"]}
    facts: dict[str, Any] | None = result["asset"]
    if facts is None or result["error"] is not None:
        await show_all_files(session, attempt, stored)
        return kept if facts is None else {**kept, "verdict": facts["verdict"]}
    asset = await _insert_asset(session, attempt, facts, stored)
    return {**kept, **result_with(asset)}


async def _insert_asset(session: AsyncSession, attempt: Attempt, facts: dict[str, Any], stored: StoredSet) -> AssetRow:
    """The asset with what it inherits; a source that was deleted meanwhile is not pointed at."""
    body: dict[str, Any] = attempt.body
    origin = {**UPLOADED, **body["origin"]}
    used = await queries.get_generation(session, job_id=attempt.job_id)
    asset = AssetRow(
        owner_id=attempt.owner_id,
        job_id=attempt.job_id,
        upload_id=used.upload_id or await upload_of(session, asset_id=used.source_asset_id),
        source_asset_id=used.source_asset_id,
        fingerprint=body["fingerprint"],
        name=body["name"],
        engine=origin["engine"],
        engine_version=origin["engine_version"],
        weights=origin["weights"],
        attempted=origin["attempted"],
        is_draft=origin["draft"],
        recipe_name=body["tool"],
        recipe={"name": body["tool"], **body["options"]},
        seed=origin["seed"],
        **facts,
    )
    session.add(asset)
    await session.flush()
    await publish_version(session, asset, stored)
    return asset
