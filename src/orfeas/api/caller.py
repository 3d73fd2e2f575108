"""Who is calling, and what a request handler works with."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request, WebSocket

from orfeas.accounts.access import Caller, caller_for_local
from orfeas.api.feed import Feed
from orfeas.api.weights.cards import SeenCards
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.space import check_space
from orfeas.database.session import Database
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.sandbox import Sandbox
from orfeas.settings import Settings


@dataclass(frozen=True)
class House:
    """What the application holds from start to stop.

    Attributes:
        sandbox, mesh_sandbox: where pictures and meshes are read.
        reading, reading_meshes: few are read at a time, so that memory is bounded; a mesh may take a minute, and no
            picture waits for it.
        asking: requests for work wait here and not with a connection each: many at once would starve all others.
    """

    settings: Settings
    database: Database
    disk: Disk
    sandbox: Sandbox
    mesh_sandbox: Sandbox
    feed: Feed
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    reading_meshes: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    asking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    cards: SeenCards = field(default_factory=SeenCards)


def house_of(request: Request) -> House:
    house: House = request.app.state.house
    return house


def house_of_socket(socket: WebSocket) -> House:
    house: House = socket.app.state.house
    return house


def pipelines_of(house: House) -> Pipelines:
    """The networks that paint here; looked for anew, for the owner may put one there at any time."""
    return Pipelines(house.settings.weights_home, house.settings.text_to_image)


def caller_of() -> Caller:
    """Whom accounts/access.py takes the caller for: the local owner."""
    return caller_for_local()


def space_for_work(house: Annotated[House, Depends(house_of)]) -> None:
    """Refuse new work while the disk is nearly full (503)."""
    check_space(house.disk, min_free_bytes=house.settings.min_free_bytes)


InHouse = Annotated[House, Depends(house_of)]
By = Annotated[Caller, Depends(caller_of)]
