"""The routes: which weights there are, downloading and removing them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Response
from fastapi import Path as InPath

from orfeas.accounts.access import Caller
from orfeas.api.caller import By, House, InHouse
from orfeas.api.document.contract import problems
from orfeas.api.weights import bodies
from orfeas.api.weights.shown import Seen, hub_of, see_all, weight_set
from orfeas.engines.cards import Card
from orfeas.generations.queries import recent_seconds
from orfeas.generations.request import KIND
from orfeas.weights.downloading.begin import begin
from orfeas.weights.downloading.progress import forget_progress
from orfeas.weights.downloading.stop import stop
from orfeas.weights.manifest import NAME, UnknownWeights, find_manifest
from orfeas.weights.queries import wanted_weights
from orfeas.weights.remove import remove

router = APIRouter(prefix="/models", tags=["models"])
Name = Annotated[str, InPath(pattern=f"^{NAME}$", description="as the list has it")]


@router.get("", operation_id="list_weights", responses=problems())
async def list_weights(house: InHouse, caller: By) -> bodies.WeightSets:
    """All weights there are: installed, begun or to be had, with their licence and whether the cards have room."""
    settings, folder = house.settings, house.settings.weights_home
    seen, cards = await _look_round(house)
    return bodies.WeightSets(
        items=await _bodies_of(house, caller, seen, cards),
        folder=str(folder),
        free_bytes=await asyncio.to_thread(_free_bytes, folder),
        territory=settings.territory,
        device=settings.device,
        cards=[
            bodies.Card(index=card.index, name=card.name, total_bytes=card.total_bytes, free_bytes=card.free_bytes)
            for card in cards
        ],
    )


@router.get("/{name}", operation_id="get_weights", responses=problems(404, 422))
async def get_weights(name: Name, house: InHouse, caller: By) -> bodies.WeightSet:
    """Weights by their name. Ask once a second to follow their download."""
    return await _body_of(house, caller, name)


@router.post(
    "/{name}/download",
    status_code=202,
    operation_id="download_weights",
    responses=problems(400, 404, 408, 409, 415, 422),
)
async def download_weights(
    name: Name, asked: bodies.DownloadRequest, response: Response, house: InHouse, caller: By
) -> bodies.WeightSet:
    """Fetch weights, check them and make them ready, in a process of its own that a restart does not end.

    What a download that ended early has fetched, the next one does not fetch again.
    """
    settings = house.settings
    await asyncio.to_thread(
        begin,
        find_manifest(name),
        folder=settings.weights_home,
        hub=hub_of(settings),
        territory=settings.territory,
        accepted=asked.accept_licence,
    )
    response.headers["Location"] = f"/api/v1/models/{name}"
    return await _body_of(house, caller, name)


@router.delete("/{name}/download", operation_id="stop_download", responses=problems(404, 422))
async def stop_download(name: Name, house: InHouse, caller: By) -> bodies.WeightSet:
    """Stop a download, or forget that it failed; what it has fetched stays."""
    folder = house.settings.weights_home
    _find(await asyncio.to_thread(see_all, folder), name)
    await asyncio.to_thread(stop, name, folder=folder)
    return await _body_of(house, caller, name)


@router.delete("/{name}", operation_id="remove_weights", responses=problems(404, 409, 422))
async def remove_weights(name: Name, house: InHouse) -> bodies.Freed:
    """Delete installed weights, and what a download has begun. Files that are only pointed to stay where they are."""
    return bodies.Freed(freed_bytes=await asyncio.to_thread(_remove, name, house.settings.weights_home))


def _remove(name: str, folder: Path) -> int:
    freed = remove(name, folder=folder)
    forget_progress(folder, name)
    return freed


async def _look_round(house: House) -> tuple[list[Seen], list[Card]]:
    async with house.database.session() as session:
        wanted = await wanted_weights(session)
    folder = house.settings.weights_home
    return await asyncio.to_thread(lambda: (see_all(folder, wanted=wanted), house.cards.now()))


async def _body_of(house: House, caller: Caller, name: str) -> bodies.WeightSet:
    seen, cards = await _look_round(house)
    return (await _bodies_of(house, caller, [_find(seen, name)], cards))[0]


def _find(seen: Sequence[Seen], name: str) -> Seen:
    for each in seen:
        if each.listed.name == name:
            return each
    raise UnknownWeights(name=name, known=", ".join(each.listed.name for each in seen))


async def _bodies_of(
    house: House, caller: Caller, seen: Sequence[Seen], cards: Sequence[Card]
) -> list[bodies.WeightSet]:
    async with house.database.session() as session:
        measured = {
            engine: await recent_seconds(session, caller=caller, kind=KIND, engine=engine)
            for engine in {each.listed.engine for each in seen}
        }
    return [weight_set(each, settings=house.settings, cards=cards, measured=measured) for each in seen]


def _free_bytes(folder: Path) -> int:
    """Of the disk that a folder is on, or will be."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
