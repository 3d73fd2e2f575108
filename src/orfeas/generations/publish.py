"""The job in the worker's parent: what the child made becomes visible, inside the fenced transaction that ends the job.

Nothing here loads an engine: the parent stays light, and a child that dies takes nothing with it.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets.blobs.disk import Disk, manifest_from_json
from orfeas.assets.queries import hold_sweeper
from orfeas.assets.store import StoredSet, place_sealed, publish_version, store_set
from orfeas.assets.tables import AssetRow
from orfeas.errors import OrfeasError, from_wire
from orfeas.generations import queries
from orfeas.generations.fingerprint import fallback_key
from orfeas.generations.order import FILES_SECONDS, result_with
from orfeas.generations.paintings.publish import keep_first
from orfeas.generations.request import cutout_names, shown_names
from orfeas.generations.views import cutout_name
from orfeas.intake.views import View
from orfeas.jobs.attempt import Attempt


def failure_of(result: dict[str, Any]) -> OrfeasError | None:
    """The failure a finished run ends with all the same: its profile was to be met and was not."""
    wire = result.get("error")
    return None if wire is None else from_wire(wire)


async def publish_generation(
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
    await keep_first(session, attempt, folder, home=home)
    stored = await place_result(session, folder, result, home=home)
    measured: dict[str, object] = {name: result[name] for name in ("stage_seconds", "match_score")}
    if result["error"] is not None:
        await show_all_files(session, attempt, stored)
        made = {name: result[name] for name in ("verdict", "engine", "weights", "attempted")}
        return {**made, "draft": result["is_draft"], **measured}
    asset = await _insert_asset(session, attempt, result)
    await publish_version(session, asset, stored)
    names = shown_names(attempt.body)
    await queries.show_files(session, job_id=attempt.job_id, manifest=stored.manifest, names=names)
    return {**result_with(asset), **measured}


async def place_result(session: AsyncSession, folder: Path, result: dict[str, Any], *, home: Path) -> StoredSet:
    """The files a child sealed, in the place their digest names; nothing is swept until the transaction ends.

    Raises:
        FileDamaged: the files are not what the child sealed.
    """
    await hold_sweeper(session)
    return await asyncio.to_thread(place_sealed, Disk(home), folder, manifest_from_json(result["manifest"]))


async def show_all_files(session: AsyncSession, attempt: Attempt, stored: StoredSet) -> None:
    """Let a job show what it made, for a day: what is no asset, or was not allowed to become one."""
    names = [file.name for file in stored.manifest.files]
    await queries.show_files(
        session, job_id=attempt.job_id, manifest=stored.manifest, names=names, keep_seconds=FILES_SECONDS
    )


async def publish_cutout(session: AsyncSession, *, attempt: Attempt, folder: Path, home: Path) -> bool:
    """Show the cut-outs from the job as soon as the child has written them; False while there are none.

    A picture that was painted first is kept and shown by then.

    Call it in the transaction that records the next stage, so that the event brings the file.
    """
    await keep_first(session, attempt, folder, home=home)
    if not (folder / cutout_name(View.FRONT)).is_file():
        return False
    await hold_sweeper(session)
    names = cutout_names(attempt.body)
    stored = await asyncio.to_thread(store_set, Disk(home), {name: folder / name for name in names})
    await queries.show_files(session, job_id=attempt.job_id, manifest=stored.manifest, names=names)
    return True


async def _insert_asset(session: AsyncSession, attempt: Attempt, result: dict[str, Any]) -> AssetRow:
    body: dict[str, Any] = attempt.body
    used = await queries.get_generation(session, job_id=attempt.job_id)
    asset = AssetRow(
        owner_id=attempt.owner_id,
        job_id=attempt.job_id,
        upload_id=used.upload_id,
        fingerprint=_key_of(body, result),
        name=body["name"],
        engine=result["engine"],
        engine_version=result["engine_version"],
        weights=result["weights"],
        attempted=result["attempted"],
        is_draft=result["is_draft"],
        recipe_name=body["recipe"]["name"],
        recipe=body["recipe"],
        seed=body["recipe"]["seed"],
        verdict=result["verdict"],
        num_faces=result["num_faces"],
        size_metres=result["size_metres"],
        is_size_assumed=result["is_size_assumed"],
    )
    session.add(asset)
    await session.flush()
    return asset


def _key_of(body: dict[str, Any], result: dict[str, Any]) -> str:
    """The key the asset is found by: the one it was asked for by, where it is what that key promises.

    It is not where an engine stood in for another, nor where engine or weights, or what paints, have been exchanged
    since it was asked for. A job that was asked for before its body told of engines is taken for what it says.
    """
    engine, version, weights = result["engine"], result["engine_version"], result["weights"]
    asked: str = body["fingerprint"]
    is_as_asked = body.get("engines", {}).get(engine, [version, weights]) == [version, weights]
    planned = body.get("painting")
    is_as_asked = is_as_asked and (planned is None or planned["weights"] == result["painter"])
    if is_as_asked and not result["is_draft"]:
        return asked
    return fallback_key(asked, engine=engine, version=version, weights=weights)
