"""Whether the studio is well: for people, for probes, for Prometheus."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import ConfigDict
from sqlalchemy.exc import SQLAlchemyError

import orfeas
from orfeas.api.bodies import Body
from orfeas.api.caller import InHouse
from orfeas.api.document import examples
from orfeas.api.document.contract import problems, text_of
from orfeas.api.errors import HttpFailure
from orfeas.errors import OrfeasError
from orfeas.jobs.queries import count_jobs, last_beat_seconds, oldest_queued_seconds
from orfeas.telemetry.metrics import QUEUE_DEPTH, QUEUE_OLDEST_SECONDS, expose

DATABASE_SECONDS = 2.0

router = APIRouter(tags=["service"])


class WorkerHealth(Body):
    """Whether somebody takes jobs."""

    alive: bool
    last_beat_seconds: float | None


class Health(Body):
    """How the studio is."""

    model_config = ConfigDict(json_schema_extra={"example": examples.HEALTH})

    status: Literal["ok", "degraded", "down"]
    version: str
    database: Literal["ok", "down"]
    worker: WorkerHealth
    disk_free_bytes: int


class Alive(Body):
    """The process answers."""

    model_config = ConfigDict(json_schema_extra={"example": {"status": "ok"}})

    status: Literal["ok"]


async def examine(house: InHouse) -> Health:
    """Look at the database, the worker and the disk; none of them may keep the answer waiting."""
    beat: float | None = None
    try:
        async with asyncio.timeout(DATABASE_SECONDS):
            async with house.database.session() as session:
                beat = await last_beat_seconds(session)
            database = "ok"
    except (OrfeasError, SQLAlchemyError, OSError):
        database = "down"
    alive = beat is not None and beat < max(house.settings.lease_seconds, 5.0)
    free = await asyncio.to_thread(lambda: house.disk.free_bytes)
    well = alive and free >= house.settings.min_free_bytes
    return Health(
        status="down" if database == "down" else "ok" if well else "degraded",
        version=orfeas.__version__,
        database="ok" if database == "ok" else "down",
        worker=WorkerHealth(alive=alive, last_beat_seconds=beat),
        disk_free_bytes=free,
    )


@router.get("/api/health", operation_id="health", responses=problems())
async def health(house: InHouse) -> Health:
    """How the studio is; answers 200 whatever it finds, so that the answer can be read."""
    return await examine(house)


@router.get("/api/health/live", operation_id="health_live", responses=problems())
async def health_live() -> Alive:
    """The process answers."""
    return Alive(status="ok")


@router.get("/api/health/ready", operation_id="health_ready", responses=problems(503))
async def health_ready(house: InHouse) -> Alive:
    """Requests can be served; 503 while the database cannot be reached."""
    if (await examine(house)).database == "down":
        raise HttpFailure(503, "database_down", "The database cannot be reached. Wait a moment and try again.")
    return Alive(status="ok")


@router.get(
    "/metrics",
    operation_id="metrics",
    response_class=Response,
    responses=text_of("text/plain", "Measurements") | problems(),
)
async def metrics(house: InHouse) -> Response:
    """Measurements in Prometheus' text format."""
    with suppress(OrfeasError, SQLAlchemyError, OSError):
        async with asyncio.timeout(DATABASE_SECONDS), house.database.session() as session:
            QUEUE_DEPTH.set((await count_jobs(session)).get("queued", 0))
            QUEUE_OLDEST_SECONDS.set(await oldest_queued_seconds(session))
    return Response(await asyncio.to_thread(expose), media_type=CONTENT_TYPE_LATEST)
