"""The routes of what workers hold: which weights an engine runs with, memory given back, and how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from orfeas.api.bodies import Body
from orfeas.api.caller import InHouse
from orfeas.api.document import residency_examples as examples
from orfeas.api.document.contract import problems
from orfeas.api.styles.bodies import UsedStyle
from orfeas.engines.catalog import ENGINES, find_engine
from orfeas.engines.text_to_image.painting import NAME as PAINTERS
from orfeas.errors import Kind, OrfeasError
from orfeas.weights import queries
from orfeas.weights.record import Record, require_record

router = APIRouter(prefix="/models", tags=["models"])

Bytes = Annotated[int, Field(ge=0)]
Seconds = Annotated[float, Field(ge=0)]
HEARD_SECONDS = 15.0
"""A worker that has said nothing for longer, or than a lease lasts, may be gone."""


class NotForAnEngine(OrfeasError):
    """The weights {name} are not for an engine that can run with others. Choose those of one of: {known}."""

    kind = Kind.INVALID


class Swap(Body):
    """Which weights an engine is to run with."""

    model_config = ConfigDict(json_schema_extra={"example": examples.SWAP})

    name: str = Field(min_length=1, max_length=64, description="of installed weights, as the list has it")


class Swapped(Body):
    """What an engine runs with from now on."""

    model_config = ConfigDict(json_schema_extra={"example": examples.SWAPPED})

    engine: str
    name: str
    weights: str = Field(description="their hash")
    requested_at: datetime


class Clear(Body):
    """Which engine is to leave the memory of every worker."""

    model_config = ConfigDict(json_schema_extra={"example": examples.CLEAR})

    engine: str | None = Field(default=None, max_length=64, description="text-to-image for all that paint; null: all")


class Clearing(Body):
    """That workers were asked."""

    model_config = ConfigDict(json_schema_extra={"example": examples.CLEARING})

    requested_at: datetime


class HeldEngine(Body):
    """An engine in a worker's memory."""

    engine: str
    weights: str = Field(description="their hash")
    bytes: Bytes = Field(description="of the device, while it does nothing")
    load_seconds: Seconds
    idle_seconds: Seconds = Field(description="since its last job; 0 while one runs")
    running_seconds: Seconds = Field(description="since the job that runs began; 0 while none does")
    is_running: bool
    styles: list[UsedStyle] = Field(description="that it carries; at weight 0 those that do nothing now")
    styles_problem: str | None = Field(description="why it does not carry those that it should")


class WorkerCache(Body):
    """What one worker holds, as it last said."""

    worker: str
    is_heard: bool = Field(description="whether it says so still; if not, it may be gone")
    age_seconds: Seconds = Field(description="of what it said")
    state: Literal["absent", "idle", "busy"] = Field(description="absent: no job has needed its engines yet")
    device: str | None = Field(description="what they run on, as its maker calls it; null until a job needed them")
    total_bytes: Bytes = Field(description="that its engines may take; 0 until a job needed them")
    held_bytes: Bytes
    held: list[HeldEngine]


class WantedWeights(Body):
    """The weights somebody chose for an engine."""

    engine: str
    weights: str = Field(description="their hash")
    requested_at: datetime


class WantedStyles(Body):
    """The styles somebody chose for live networks of a name to carry ahead of jobs."""

    engine: str
    styles: list[UsedStyle]


class CacheStatus(Body):
    """What is in memory, and what is wanted."""

    model_config = ConfigDict(json_schema_extra={"example": examples.CACHE_STATUS})

    workers: list[WorkerCache]
    wanted: list[WantedWeights]
    wanted_styles: list[WantedStyles]


@router.post("/swap", operation_id="swap_weights", responses=problems(400, 404, 408, 415, 422))
async def swap_weights(swap: Swap, house: InHouse) -> Swapped:
    """Choose which of the installed weights an engine runs with. Jobs asked for before are done with those they were
    asked for with; none is ended. It stands until another choice, or until these weights are removed."""
    record = await asyncio.to_thread(_record_for_an_engine, swap.name, house.settings.weights_home)
    async with house.database.session() as session:
        row = await queries.want_weights(session, engine=record.engine, weights=record.sha256)
        await session.commit()
    return Swapped(engine=row.engine, name=record.name, weights=row.weights, requested_at=row.requested_at)


@router.post("/clear-cache", status_code=202, operation_id="clear_cache", responses=problems(400, 408, 415, 422))
async def clear_cache(clear: Clear, house: InHouse) -> Clearing:
    """Have every worker give back the memory of an engine, or of all: within two seconds, or when its job is over."""
    if clear.engine not in (None, PAINTERS):
        find_engine(clear.engine)
    async with house.database.session() as session:
        requested_at = await queries.request_clear(session, engine=clear.engine)
        await session.commit()
    return Clearing(requested_at=requested_at)


@router.get("/cache-status", operation_id="cache_status", responses=problems())
async def cache_status(house: InHouse) -> CacheStatus:
    """What every worker holds in memory, how long ago it said so, and which weights were chosen."""
    async with house.database.session() as session:
        reported, wanted = await queries.list_residencies(session), await queries.list_wanted(session)
        styles = await queries.wanted_styles(session)
    heard = max(HEARD_SECONDS, house.settings.lease_seconds)
    return CacheStatus(
        workers=[_worker(each, heard_seconds=heard) for each in reported],
        wanted=[WantedWeights(engine=row.engine, weights=row.weights, requested_at=row.requested_at) for row in wanted],
        wanted_styles=[WantedStyles(engine=name, styles=_used(chosen)) for name, chosen in styles.items()],
    )


def _record_for_an_engine(name: str, folder: Path) -> Record:
    record = require_record(folder, name)
    known = [entry.name for entry in ENGINES.values() if entry.needs_weights]
    if record.engine not in known:
        raise NotForAnEngine(name=name, known=", ".join(known))
    return record


def _used(chosen: Sequence[Mapping[str, Any]]) -> list[UsedStyle]:
    return [UsedStyle(name=each["name"], weight=each["weight"], sha256=each["sha256"]) for each in chosen]


def _worker(reported: queries.Reported, *, heard_seconds: float) -> WorkerCache:
    report, age = reported.report, reported.age_seconds
    held = [HeldEngine(**_older(each, seconds=age)) for each in report["held"]]
    return WorkerCache(
        worker=reported.worker,
        is_heard=age <= heard_seconds,
        age_seconds=age,
        state=report["state"],
        device=report.get("device"),
        total_bytes=report["total"],
        held_bytes=sum(each.bytes for each in held),
        held=held,
    )


def _older(held: dict[str, Any], *, seconds: float) -> dict[str, Any]:
    """An engine that is held, so many seconds after that was said; by a worker of before an update without some."""
    going_on = "running_seconds" if held["is_running"] else "idle_seconds"
    return {
        "running_seconds": 0.0,
        "styles": [],
        "styles_problem": None,
        **held,
        going_on: held.get(going_on, 0.0) + seconds,
    }
