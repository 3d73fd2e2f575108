"""The routes: trials of recipes and engines, and what is kept of what they made."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from orfeas.api import bodies as shared
from orfeas.api.assets import asset_body
from orfeas.api.caller import By, House, InHouse
from orfeas.api.document.contract import problems
from orfeas.api.paging import decode_cursor, encode_cursor
from orfeas.api.trials import bodies
from orfeas.api.trials.shown import trial_body
from orfeas.generations.presets import quick_engines
from orfeas.generations.trials.check_arms import check_arms
from orfeas.weights.tables import TrialRow
from orfeas.weights.trials import queries
from orfeas.weights.trials.choose import choose
from orfeas.weights.trials.outcomes import Outcomes
from orfeas.weights.trials.start import start_trial
from orfeas.weights.trials.stop import delete_trial, stop_trial
from orfeas.weights.trials.trial import Arm, Measure, Plan

router = APIRouter(tags=["trials"])
LARGEST_PAGE = 50


@router.post("/trials", status_code=201, operation_id="start_trial", responses=problems(400, 404, 408, 409, 415, 422))
async def start(asked: bodies.TrialRequest, response: Response, house: InHouse, caller: By) -> bodies.Trial:
    """Compare two to four recipes or engines on the requests that come from now on.

    Requests take part that ask for the trial's recipe and name no engine, steps, guidance or styles; a picture always
    falls to the same arm. One trial runs on a recipe at a time.
    """
    plan = _plan(asked)
    await asyncio.to_thread(_check, plan, house)
    async with house.database.session() as session:
        row = await start_trial(session, plan, caller=caller)
        await session.commit()
        outcomes = await queries.outcomes_of(session, [row.id])
    response.headers["Location"] = f"/api/v1/trials/{row.id}"
    return (await _bodies_of(house, [row], outcomes))[0]


@router.get("/trials", operation_id="list_trials", responses=problems(422))
async def list_trials(
    house: InHouse,
    caller: By,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 20,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> bodies.TrialPage:
    """Your trials with what came of them, newest first."""
    async with house.database.session() as session:
        rows = await queries.list_trials(session, caller=caller, limit=limit + 1, after=decode_cursor(cursor))
        page = rows[:limit]
        outcomes = await queries.outcomes_of(session, [row.id for row in page])
    items = await _bodies_of(house, page, outcomes)
    last = page[-1] if page and len(rows) > limit else None
    return bodies.TrialPage(items=items, next_cursor=encode_cursor(last.created_at, last.id) if last else None)


@router.get("/trials/{trial_id}", operation_id="get_trial", responses=problems(404, 422))
async def get_trial(trial_id: UUID, house: InHouse, caller: By) -> bodies.Trial:
    """One trial with what came of it."""
    async with house.database.session() as session:
        row = await queries.get_trial(session, caller=caller, trial_id=trial_id)
        outcomes = await queries.outcomes_of(session, [row.id])
    return (await _bodies_of(house, [row], outcomes))[0]


@router.post("/trials/{trial_id}/stop", operation_id="stop_trial", responses=problems(404, 422))
async def stop(trial_id: UUID, house: InHouse, caller: By) -> bodies.Trial:
    """Let no more requests take part. Those under way are made as they were asked for, and count."""
    async with house.database.session() as session:
        row = await stop_trial(session, caller=caller, trial_id=trial_id)
        await session.commit()
        outcomes = await queries.outcomes_of(session, [row.id])
    return (await _bodies_of(house, [row], outcomes))[0]


@router.delete("/trials/{trial_id}", status_code=204, operation_id="delete_trial", responses=problems(404, 409, 422))
async def delete(trial_id: UUID, house: InHouse, caller: By) -> None:
    """Forget a trial that was stopped, and its outcomes. Jobs and assets stay."""
    async with house.database.session() as session:
        await delete_trial(session, caller=caller, trial_id=trial_id)
        await session.commit()


@router.put("/assets/{asset_id}/kept", operation_id="keep_asset", responses=problems(400, 404, 408, 409, 415, 422))
async def keep_asset(asset_id: UUID, asked: bodies.KeptRequest, house: InHouse, caller: By) -> shared.Asset:
    """Say that an asset a trial made is kept or discarded, for the trial to count. Nothing is deleted."""
    async with house.database.session() as session:
        view = await choose(session, caller=caller, asset_id=asset_id, is_kept=asked.kept)
        await session.commit()
        placed = await queries.placed_jobs(session, [view.asset.job_id])
    return asset_body(view, placed)


def _plan(asked: bodies.TrialRequest) -> Plan:
    arms = tuple(Arm(each.name, each.model_dump(exclude={"name"}, exclude_defaults=True)) for each in asked.arms)
    return Plan(asked.name, arms, recipe=asked.recipe, share=asked.share, measure=Measure(asked.measure))


def _check(plan: Plan, house: House) -> None:
    """Reads files, so never while a session is open."""
    check_arms(plan, weights_home=house.settings.weights_home, quick=_quick(house))


def _quick(house: House) -> frozenset[str]:
    return quick_engines(house.settings.weights_home, device=house.settings.device)


async def _bodies_of(
    house: House, rows: Sequence[TrialRow], outcomes: Mapping[UUID, Mapping[str, Outcomes]]
) -> list[bodies.Trial]:
    """Reads files, so called when the session is closed."""

    def show() -> list[bodies.Trial]:
        weights_home, quick = house.settings.weights_home, _quick(house)
        return [trial_body(row, outcomes.get(row.id, {}), weights_home=weights_home, quick=quick) for row in rows]

    return await asyncio.to_thread(show)
