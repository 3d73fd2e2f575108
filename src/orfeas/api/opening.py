"""Open what the application holds, keep it in order while it runs, and close it again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError

from orfeas.api.caller import House
from orfeas.api.feed import Feed
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.sweep import Swept, sweep
from orfeas.database.session import open_database
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.queries import still_wanted
from orfeas.jobs.listen import listen
from orfeas.jobs.queries import EVENTS_CHANNEL
from orfeas.mesh.formats.sandboxed import mesh_sandbox
from orfeas.sandbox import Limits, Sandbox
from orfeas.settings import Settings

SWEEP_SECONDS = 600.0
LONGEST_KEEP_SECONDS = 86_400.0
_log = structlog.get_logger("orfeas.api")


class NoDatabaseGiven(OrfeasError):
    """No database is named. Start everything with "orfeas studio", or set ORFEAS_DATABASE_URL to PostgreSQL 15+."""

    kind = Kind.UNAVAILABLE


class HomeClosed(OrfeasError):
    """Nothing can be kept in {home}: {problem}. Choose another folder with ORFEAS_DATA_DIR."""

    kind = Kind.UNAVAILABLE


def check_start(settings: Settings) -> None:
    """What a start would fail at, said before anything is opened.

    Raises:
        NoDatabaseGiven, HomeClosed
    """
    if settings.database_url is None:
        raise NoDatabaseGiven
    try:
        Disk(settings.home)
    except OSError as error:
        raise HomeClosed(home=settings.home, problem=error.strerror or "unknown") from error


@asynccontextmanager
async def open_house(settings: Settings) -> AsyncIterator[House]:
    """Open the database, the blobs and the sandbox; listen for events; sweep now and then.

    Raises:
        NoDatabaseGiven: ORFEAS_DATABASE_URL is not set.
    """
    if settings.database_url is None:
        raise NoDatabaseGiven
    database = open_database(settings.database_url, pool_size=settings.database_pool_size)
    sandbox = Sandbox(preload=("orfeas.intake.decode",), limits=Limits())
    meshes = mesh_sandbox()
    house = House(settings, database, await asyncio.to_thread(Disk, settings.home), sandbox, meshes, Feed())
    tasks = [
        asyncio.create_task(_ring_bells(settings.database_url, house.feed)),
        asyncio.create_task(_keep_tidy(house)),
    ]
    try:
        yield house
    finally:
        await _stop(tasks)
        house.feed.ring_all()
        sandbox.close()
        meshes.close()
        await database.close()


async def _ring_bells(url: str, feed: Feed) -> None:
    async for _notice in listen(url, EVENTS_CHANNEL):
        feed.ring_all()


async def sweep_house(house: House) -> Swept:
    """Sweep once, with what jobs still refer to left alone."""
    after = house.settings.sweep_after_seconds
    keep = min(after, LONGEST_KEEP_SECONDS)
    return await sweep(house.database, house.disk, after_seconds=after, wanted=partial(still_wanted, keep_seconds=keep))


async def _keep_tidy(house: House) -> None:
    while True:
        try:
            swept = await sweep_house(house)
            if swept != Swept():
                _log.info("swept", **vars(swept))
        except (OrfeasError, SQLAlchemyError, OSError) as failure:
            _log.warning("sweep failed", problem=str(failure))
        await asyncio.sleep(SWEEP_SECONDS)


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
