"""A tool's job in the worker's parent: its files, or the asset it made, become visible in the fenced transaction."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets.blobs.disk import Disk, manifest_from_json
from orfeas.assets.queries import hold_sweeper, upload_of
from orfeas.assets.store import StoredSet, place_sealed, publish_version
from orfeas.assets.tables import AssetRow
from orfeas.generations import queries
from orfeas.generations.order import FILES_SECONDS
from orfeas.jobs.attempt import Attempt


async def publish_tool(
    session: AsyncSession, *, attempt: Attempt, folder: Path, result: dict[str, Any], home: Path
) -> dict[str, object]:
    """Place the files, then point rows at them; visible with the commit that ends the job, or not at all.

    Args:
        session: inside `conclude`, behind the fence.
        folder: sealed by the child; moved away.
        result: what the child answered.
        home: where blobs lie.

    Returns:
        What the job's row keeps as its result.

    Raises:
        FileDamaged: the files are not what the child sealed.
    """
    await hold_sweeper(session)
    stored = await asyncio.to_thread(place_sealed, Disk(home), folder, manifest_from_json(result["manifest"]))
    kept: dict[str, object] = {"report": result["told"], "stage_seconds": result["stage_seconds"]}
    facts: dict[str, Any] | None = result["asset"]
    if facts is None or result["error"] is not None:
        names = [file.name for file in stored.manifest.files]
        await queries.show_files(
            session, job_id=attempt.job_id, manifest=stored.manifest, names=names, keep_seconds=FILES_SECONDS
        )
        return kept if facts is None else {**kept, "verdict": facts["verdict"]}
    asset = await _insert_asset(session, attempt, facts, stored)
    return {**kept, "asset_id": str(asset.id), "verdict": facts["verdict"]}


async def _insert_asset(session: AsyncSession, attempt: Attempt, facts: dict[str, Any], stored: StoredSet) -> AssetRow:
    """The asset with what it inherits; a source that was deleted meanwhile is not pointed at."""
    body: dict[str, Any] = attempt.body
    origin = body["origin"]
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
        recipe_name=body["tool"],
        recipe={"name": body["tool"], **body["options"]},
        seed=origin["seed"],
        **facts,
    )
    session.add(asset)
    await session.flush()
    await publish_version(session, asset, stored)
    return asset
