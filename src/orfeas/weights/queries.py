"""Every statement about wanted weights, clear requests and what workers hold. Never commits."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.weights.tables import ClearRequestRow, ResidencyRow, WantedEngineRow, WantedStylesRow

HEEDED_SECONDS, KEPT_SECONDS = 60.0, 3600.0
"""For how long workers look for a clear request, and how long it is kept."""


@dataclass(frozen=True)
class Reported:
    """What a worker holds, as it said `age_seconds` ago."""

    worker: str
    report: dict[str, Any]
    age_seconds: float


def _before(seconds: float) -> Any:
    return func.clock_timestamp() - func.make_interval(0, 0, 0, 0, 0, 0, seconds)


async def want_weights(session: AsyncSession, *, engine: str, weights: str) -> WantedEngineRow:
    """From now on an engine should run with the weights of that hash."""
    now = func.clock_timestamp()
    statement = (
        insert(WantedEngineRow)
        .values(engine=engine, weights=weights)
        .on_conflict_do_update(index_elements=["engine"], set_={"weights": weights, "requested_at": now})
        .returning(WantedEngineRow)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(statement)).one()


async def wanted_weights(session: AsyncSession) -> dict[str, str]:
    """Hashes of the weights that engines should run with, for those that somebody chose them for."""
    query = select(WantedEngineRow.engine, WantedEngineRow.weights)
    return {row[0]: row[1] for row in await session.execute(query)}


async def list_wanted(session: AsyncSession) -> list[WantedEngineRow]:
    """The same with when it was asked for."""
    return list(await session.scalars(select(WantedEngineRow).order_by(WantedEngineRow.engine)))


async def want_styles(session: AsyncSession, *, engine: str, styles: list[dict[str, object]]) -> datetime:
    """From now on live engines of that name should carry these styles, ahead of jobs; gives when it was asked for."""
    now = func.clock_timestamp()
    statement = (
        insert(WantedStylesRow)
        .values(engine=engine, styles=styles)
        .on_conflict_do_update(index_elements=["engine"], set_={"styles": styles, "requested_at": now})
        .returning(WantedStylesRow.requested_at)
    )
    return (await session.scalars(statement)).one()


async def wanted_styles(session: AsyncSession) -> dict[str, list[dict[str, Any]]]:
    """Styles that engines should carry, by the engine's name."""
    query = select(WantedStylesRow.engine, WantedStylesRow.styles).order_by(WantedStylesRow.engine)
    return {row[0]: row[1] for row in await session.execute(query) if row[1]}


async def forget_style(session: AsyncSession, *, name: str) -> None:
    """Nobody should carry a style of that name ahead of jobs any more."""
    query = select(WantedStylesRow).order_by(WantedStylesRow.engine).with_for_update()
    for row in (await session.scalars(query)).all():
        left = [each for each in row.styles if each["name"] != name]
        if left != row.styles:
            await want_styles(session, engine=row.engine, styles=left)


async def request_clear(session: AsyncSession, *, engine: str | None) -> datetime:
    """Have every worker let go of an engine, or of all; gives when it was asked for. Old requests are dropped."""
    await session.execute(delete(ClearRequestRow).where(ClearRequestRow.requested_at < _before(KEPT_SECONDS)))
    statement = insert(ClearRequestRow).values(engine=engine).returning(ClearRequestRow.requested_at)
    return (await session.scalars(statement)).one()


async def recent_clears(session: AsyncSession) -> dict[uuid.UUID, str | None]:
    """The engine of each request that may not have been heeded yet, by its id."""
    query = (
        select(ClearRequestRow.id, ClearRequestRow.engine)
        .where(ClearRequestRow.requested_at >= _before(HEEDED_SECONDS))
        .order_by(ClearRequestRow.requested_at)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def report_residency(session: AsyncSession, *, worker: str, report: dict[str, object]) -> None:
    """What a worker holds now. The worker has beaten before, in this transaction or another."""
    values = {"report": report, "reported_at": func.clock_timestamp()}
    statement = insert(ResidencyRow).values(worker=worker, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["worker"], set_=values))


async def list_residencies(session: AsyncSession) -> list[Reported]:
    """What all workers hold, by their names."""
    age = func.extract("epoch", func.clock_timestamp() - ResidencyRow.reported_at)
    query = select(ResidencyRow.worker, ResidencyRow.report, age).order_by(ResidencyRow.worker)
    return [
        Reported(worker, report, max(0.0, float(seconds))) for worker, report, seconds in await session.execute(query)
    ]
