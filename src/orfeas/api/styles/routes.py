"""The routes: which styles there are, adding and removing them, and having them at hand in live networks."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi import Path as InPath

from orfeas.api.caller import House, InHouse, pipelines_of, space_for_work
from orfeas.api.document.contract import bytes_of, problems, takes
from orfeas.api.files import send_file
from orfeas.api.styles import bodies
from orfeas.api.styles.receive import receive_style
from orfeas.engines.catalog import ENGINES
from orfeas.engines.text_to_image.painting import NAME as PAINTERS
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.styles.fit import (
    check_takes_styles,
    first_painter,
    painters_here,
    styles_for_engine,
    styles_for_painter,
)
from orfeas.weights import queries
from orfeas.weights.styles.choose import ChosenStyle, StyleWish, find_styles
from orfeas.weights.styles.overview import ListedStyle, list_all
from orfeas.weights.styles.recognize import known_networks
from orfeas.weights.styles.record import PREVIEW, NoSuchStyle, StyleRecord, find_style, styles_home
from orfeas.weights.styles.remove import remove_style

router = APIRouter(tags=["styles"])
Name = Annotated[str, InPath(max_length=64, description="as the list has it")]


class NoPreview(OrfeasError):
    """The style {name} has no picture. Add it again with one, if you wish."""

    kind = Kind.MISSING


class StylesForWhat(OrfeasError):
    """It is not said what should carry these styles. Name it in `network`, or name a style."""

    kind = Kind.INVALID


@router.get("/styles", operation_id="list_styles", responses=problems())
async def list_styles(house: InHouse) -> bodies.Styles:
    """The styles that are here, with what each is for and the words that call it up."""
    folder = house.settings.weights_home
    listed = await asyncio.to_thread(list_all, folder)
    networks = await asyncio.to_thread(lambda: known_networks(painters_here(pipelines_of(house))))
    return bodies.Styles(
        items=[_style(each) for each in listed],
        folder=str(styles_home(folder)),
        networks=networks,
        upload_max_bytes=house.settings.style_upload_max_bytes,
    )


@router.post(
    "/styles",
    status_code=201,
    operation_id="add_style",
    dependencies=[Depends(space_for_work)],
    openapi_extra=takes(form=bodies.AddStyleForm),
    responses=problems(400, 408, 409, 413, 415, 422),
)
async def add_style(request: Request, response: Response, house: InHouse) -> bodies.Style:
    """Keep a LoRA as a style. Its layers are held against the networks here; what fits none of them is refused."""
    record = await receive_style(request, house)
    response.headers["Location"] = f"/api/v1/styles/{record.name}"
    return _style(ListedStyle(record.name, record, None))


@router.get("/styles/{name}", operation_id="get_style", responses=problems(404, 422))
async def get_style(name: Name, house: InHouse) -> bodies.Style:
    """A style by its name."""
    for each in await asyncio.to_thread(list_all, house.settings.weights_home):
        if each.name == name:
            return _style(each)
    raise NoSuchStyle(name=name)


@router.head("/styles/{name}/preview", include_in_schema=False)
@router.get(
    "/styles/{name}/preview",
    operation_id="get_style_preview",
    response_class=Response,
    responses=bytes_of("image/png") | problems(404, 416, 422),
)
async def get_style_preview(
    name: Name, request: Request, house: InHouse, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """The picture a style is shown by."""
    folder = house.settings.weights_home
    record = await asyncio.to_thread(find_style, name, weights_home=folder)
    path = styles_home(folder) / record.name / PREVIEW
    if record.preview_sha256 is None or not path.is_file():
        raise NoPreview(name=name)
    sha256 = record.preview_sha256
    return await send_file(request, path, sha256=sha256, name=f"{record.name}.png", media_type="image/png")


@router.delete("/styles/{name}", status_code=204, operation_id="remove_style", responses=problems(404, 409, 422))
async def delete_style(name: Name, house: InHouse) -> None:
    """Delete a style. Live networks let go of it; jobs that wait for it fail and say so."""
    async with house.database.session() as session:
        await queries.forget_style(session, name=name)
        await session.commit()
    await asyncio.to_thread(remove_style, name, weights_home=house.settings.weights_home)


@router.post("/models/load-lora", operation_id="load_styles", responses=problems(400, 404, 408, 415, 422))
async def load_styles(asked: bodies.LoadStyles, house: InHouse) -> bodies.LoadingStyles:
    """Have live networks carry styles ahead of jobs, within two seconds or when a job is over; no network is
    loaded anew. It stands until it is asked for otherwise; an empty list lets go of all. Jobs work with the styles that
    they name themselves, whatever is carried."""
    async with house.database.session() as session:
        wanted, carriers = await queries.wanted_weights(session), await queries.wanted_styles(session)
    engine, chosen = await asyncio.to_thread(_find, asked, house, wanted, carriers)
    async with house.database.session() as session:
        requested_at = await queries.want_styles(session, engine=engine, styles=[each.to_json() for each in chosen])
        await session.commit()
    used = [bodies.UsedStyle(name=each.name, weight=each.weight, sha256=each.sha256) for each in chosen]
    return bodies.LoadingStyles(engine=engine, styles=used, requested_at=requested_at)


def _find(
    asked: bodies.LoadStyles, house: House, wanted: dict[str, str], carriers: Collection[str]
) -> tuple[str, list[ChosenStyle]]:
    """What should carry them, as workers call it, and what is kept of them."""
    folder, wishes = house.settings.weights_home, [each.wish() for each in asked.styles]
    network = asked.network or _network_of(wishes, folder)
    for carrier in (network, f"{PAINTERS}/{network}"):
        if not wishes and carrier in carriers:
            return carrier, []  # a painter may be gone meanwhile, and must be rid of its styles still
    if network in ENGINES:
        check_takes_styles(network)
        return network, styles_for_engine(wishes, network, weights_home=folder, sha256=wanted.get(network))
    pipelines = pipelines_of(house)
    painter = pipelines.find(asked.network) if asked.network else first_painter(pipelines, kind=network)
    return f"{PAINTERS}/{painter.name}", styles_for_painter(wishes, painter, weights_home=folder)


def _network_of(wishes: list[StyleWish], folder: Path) -> str:
    for record, _chosen in find_styles(wishes, weights_home=folder):
        return record.network
    raise StylesForWhat


def _style(listed: ListedStyle) -> bodies.Style:
    record: StyleRecord | None = listed.record
    return bodies.Style(
        name=listed.name,
        title=record.title if record else listed.name,
        triggers=list(record.triggers) if record else [],
        network=record.network if record else None,
        format=record.format if record else None,
        rank=record.rank if record else None,
        layers=record.num_layers if record else None,
        bytes=record.size if record else None,
        sha256=record.sha256 if record else None,
        licence=record.licence if record else None,
        source=record.source if record else None,
        added_at=record.added_at if record else None,
        preview_url=f"/api/v1/styles/{listed.name}/preview" if record and record.preview_sha256 else None,
        problem=listed.problem,
    )
