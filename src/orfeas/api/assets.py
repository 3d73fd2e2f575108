"""The library: finished assets, their files and reports; rename, delete, take back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import PurePath
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.api import bodies
from orfeas.api.caller import By, InHouse
from orfeas.api.document.contract import bytes_of, problems
from orfeas.api.files import FILE_TYPES, media_type_of, send_file
from orfeas.api.paging import LARGEST_PAGE, decode_cursor, encode_cursor
from orfeas.assets import queries
from orfeas.assets.fetch import AssetView, read_report
from orfeas.assets.remove import remove_asset, restore_asset
from orfeas.weights.trials.queries import Placed, placed_jobs

router = APIRouter(prefix="/assets", tags=["assets"])
FileName = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$", description="one of the asset's files")]


def asset_body(view: AssetView, placed: Mapping[UUID, Placed]) -> bodies.Asset:
    """An asset as it goes out.

    Args:
        placed: its job's place in a trial, where it has one.
    """
    row, here = view.asset, f"/api/v1/assets/{view.asset.id}"
    place = None if row.job_id is None else placed.get(row.job_id)
    return bodies.Asset(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        engine=row.engine,
        engine_version=row.engine_version,
        weights=row.weights,
        attempted=[bodies.Attempted.model_validate(each) for each in row.attempted],
        draft=row.is_draft,
        recipe=row.recipe_name,
        seed=row.seed,
        verdict=row.verdict,  # type: ignore[arg-type]
        faces=row.num_faces,
        size_metres=[float(side) for side in row.size_metres],
        size_assumed=row.is_size_assumed,
        bytes=view.version.num_bytes,
        job_id=row.job_id,
        upload_id=row.upload_id,
        source_asset_id=row.source_asset_id,
        files=[
            bodies.AssetFile(
                name=file.name,
                url=f"{here}/files/{file.name}",
                media_type=media_type_of(file.name),
                size=file.size,
                sha256=file.sha256,
            )
            for file in view.files
        ],
        thumbnail_url=f"{here}/files/thumbnail.webp",
        trial=None if place is None else bodies.InTrial(id=place.trial_id, name=place.trial, arm=place.arm),
        kept=None if place is None else place.is_kept,
        deleted_at=row.deleted_at,
    )


async def _shown(session: AsyncSession, view: AssetView) -> bodies.Asset:
    return asset_body(view, await placed_jobs(session, [view.asset.job_id]))


@router.get("", operation_id="list_assets", responses=problems(422))
async def list_assets(
    house: InHouse,
    caller: By,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 50,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    q: Annotated[str | None, Query(max_length=120, description="part of the name")] = None,
    source_asset_id: Annotated[UUID | None, Query(description="only those finished from this asset")] = None,
) -> bodies.AssetPage:
    """Your assets, newest first."""
    after = decode_cursor(cursor)
    async with house.database.session() as session:
        views = await queries.list_assets(
            session, caller=caller, limit=limit + 1, after=after, text=q, source_asset_id=source_asset_id
        )
        used = await queries.count_bytes(session, caller=caller)
        page = views[:limit]
        placed = await placed_jobs(session, [view.asset.job_id for view in page])
    last = page[-1].asset if page else None
    return bodies.AssetPage(
        items=[asset_body(view, placed) for view in page],
        next_cursor=encode_cursor(last.created_at, last.id) if len(views) > limit and last else None,
        bytes_used=used,
    )


@router.get("/{asset_id}", operation_id="get_asset", responses=problems(404, 422))
async def get_asset(asset_id: UUID, house: InHouse, caller: By) -> bodies.Asset:
    """One asset."""
    async with house.database.session() as session:
        return await _shown(session, await queries.get_asset(session, caller=caller, asset_id=asset_id))


@router.patch("/{asset_id}", operation_id="rename_asset", responses=problems(400, 404, 408, 415, 422))
async def rename_asset(asset_id: UUID, asked: bodies.RenameRequest, house: InHouse, caller: By) -> bodies.Asset:
    """Give an asset another name."""
    async with house.database.session() as session:
        view = await queries.rename_asset(session, caller=caller, asset_id=asset_id, name=asked.name)
        await session.commit()
        return await _shown(session, view)


@router.delete("/{asset_id}", status_code=204, operation_id="delete_asset", responses=problems(404, 422))
async def delete_asset(asset_id: UUID, house: InHouse, caller: By) -> None:
    """Delete an asset. For 24 hours it can be taken back with `restore`; then its files go."""
    async with house.database.session() as session:
        await remove_asset(session, caller=caller, asset_id=asset_id)
        await session.commit()


@router.post("/{asset_id}/restore", operation_id="restore_asset", responses=problems(404, 422))
async def restore_deleted_asset(asset_id: UUID, house: InHouse, caller: By) -> bodies.Asset:
    """Take a deleted asset back."""
    async with house.database.session() as session:
        view = await restore_asset(session, caller=caller, asset_id=asset_id)
        await session.commit()
        return await _shown(session, view)


@router.get("/{asset_id}/report", operation_id="get_asset_report", responses=problems(404, 422))
async def get_asset_report(asset_id: UUID, house: InHouse, caller: By) -> bodies.Report:
    """What was measured on an asset, and what made it."""
    async with house.database.session() as session:
        view = await queries.get_asset(session, caller=caller, asset_id=asset_id)
    payload = await asyncio.to_thread(read_report, house.disk, view)
    return bodies.Report.model_validate_json(payload)


@router.head("/{asset_id}/files/{name}", include_in_schema=False)
@router.get(
    "/{asset_id}/files/{name}",
    operation_id="get_asset_file",
    response_class=Response,
    responses=bytes_of(*FILE_TYPES) | problems(404, 416, 422),
)
async def get_asset_file(
    asset_id: UUID,
    name: FileName,
    request: Request,
    house: InHouse,
    caller: By,
    download: Annotated[bool, Query(description="offer it for saving under the asset's name")] = False,
) -> Response:
    """A file of an asset. Its ETag is the SHA-256 of its bytes."""
    async with house.database.session() as session:
        view = await queries.get_asset(session, caller=caller, asset_id=asset_id)
    file = view.find_file(name)
    shown = f"{view.asset.name}{''.join(PurePath(name).suffixes)}" if name.startswith("asset.") else name
    return await send_file(
        request,
        house.disk.set_path(view.version.digest) / file.name,
        sha256=file.sha256,
        name=shown,
        media_type=media_type_of(file.name),
        is_attachment=download,
    )
