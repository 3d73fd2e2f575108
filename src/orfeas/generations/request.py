"""Ask for an asset of a picture, sent or to be painted: check the wish, and say what work it amounts to."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import get_upload
from orfeas.assets.uploads import require_kind, use_upload
from orfeas.generations.order import Order, place_order
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.generations.paintings.planned import PaintingWish, plan_painting
from orfeas.generations.presets import require_installed
from orfeas.generations.queries import Used, UsedView
from orfeas.generations.trials.take_part import take_part
from orfeas.generations.views import OTHER_VIEWS, cutout_name, picture_name, told_of
from orfeas.generations.wishes.given import Given, ToPaint, Uploads, find_matting, styles_of
from orfeas.generations.wishes.wish import Wish
from orfeas.intake.views import View
from orfeas.jobs.tables import JobRow
from orfeas.weights.queries import wanted_weights

KIND = "generate"


async def request_generation(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    deadline_seconds: float,
    pipelines: Pipelines,
    precision: str | None = None,
    quick: Collection[str] = (),
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; see `place_order` for repeats.

    Args:
        pipelines: what paints here, beside the weights that are here.
        precision: of networks, as the settings have it: it says what is a repeat.
        quick: engines that recipes begin with here, by `quick_engines`, which may take longer than a transaction.

    Raises:
        PictureOrPrompt, OnlyWithPicture, OnlyWithPrompt: it is to be made of two things at once, or of nothing.
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange, EngineTakesOnePicture, EngineNeedsViews,
            EngineTakesNoSampling, SamplingOutOfRange, UnknownSolver: the wish cannot be met.
        WeightsNotInstalled: its only engine has no weights here.
        NoSuchUpload: the picture or the mask is not there, or not the caller's.
        OtherUploadWanted: one of them is a mesh.
        ViewMissing, ViewUnusable: the same of another view; names it.
        KeyReused: the Idempotency-Key belongs to another wish.
        EngineTakesNoStyles, StyleForAnother, NoSuchStyle, StyleTwice, TooManyStyles: the styles cannot be worn.
        OrfeasError: the prompt cannot be painted here, or there is no such network; see `plan_painting`, `find_graph`.
    """

    async def ask() -> Order:
        given = await _given_for(session, wish, caller=caller, pipelines=pipelines, precision=precision, quick=quick)
        place = None
        if wish.leaves_choice:
            place = await take_part(
                session, caller=caller, recipe=wish.recipe, content=given.front.content[0],
                key_of=lambda options: given.work_of(wish.with_options(options)).key,
            )  # fmt: skip
        met = wish if place is None else wish.with_options(place.arm.options)
        work = await asyncio.to_thread(given.work_of, met)
        body: dict[str, object] = {
            "request": wish.to_json(),
            **work.to_json(),
            **given.to_json(),
            "name": wish.name or given.front.name,
            **({} if place is None else {"trial": place.to_json()}),
        }
        used_views = {view: UsedView(each.upload_id, each.mask_upload_id) for view, each in wish.views.items()}
        used = Used(wish.upload_id, wish.mask_upload_id, views=used_views)
        return Order(KIND, body, work.key, used, shown=shown_names(body), place=place)

    return await place_order(
        session, wish.to_json(), ask,
        caller=caller, deadline_seconds=deadline_seconds, idempotency_key=idempotency_key,
    )  # fmt: skip


async def _given_for(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    pipelines: Pipelines,
    precision: str | None,
    quick: Collection[str],
) -> Given:
    """Of what, and with what, it can be made; its files are read beside the event loop."""
    wish.check_sources()
    recipe, weights_home = wish.recipe_of(has_views=bool(wish.views)), pipelines.weights_home
    await asyncio.to_thread(require_installed, recipe, weights_home=weights_home)
    front = await _front_of(session, wish, caller=caller, pipelines=pipelines)
    views = await _views_of(session, wish, caller=caller)
    return Given(front, views, weights_home, await wanted_weights(session), quick, precision)


async def _use(
    session: AsyncSession, upload_id: uuid.UUID, mask_upload_id: uuid.UUID | None, *, caller: Caller
) -> Uploads:
    picture = await use_upload(session, caller=caller, upload_id=upload_id, kind="picture")
    mask = None
    if mask_upload_id is not None:
        mask = await use_upload(session, caller=caller, upload_id=mask_upload_id, kind="picture")
    return Uploads(picture, mask)


async def _views_of(session: AsyncSession, wish: Wish, *, caller: Caller) -> dict[View, Uploads]:
    views = {}
    for view in sorted(wish.views, key=OTHER_VIEWS.index):
        with told_of(view):
            asked = wish.views[view]
            views[view] = await _use(session, asked.upload_id, asked.mask_upload_id, caller=caller)
    return views


async def _front_of(session: AsyncSession, wish: Wish, *, caller: Caller, pipelines: Pipelines) -> Uploads | ToPaint:
    if wish.prompt is None:
        assert wish.upload_id is not None
        return await _use(session, wish.upload_id, wish.mask_upload_id, caller=caller)
    asked = wish.painting or PaintingWish()
    options = asked.options(wish.prompt, seed=wish.seed)
    return ToPaint(
        await asyncio.to_thread(
            plan_painting, options, pipelines=pipelines, pipeline=asked.pipeline, styles=wish.styles
        )
    )


def shown_names(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of an asset's files that its job shows too: what was painted, and what was cut out."""
    painted = (picture_name(View.FRONT),) if body.get("painting") else ()
    return (*painted, *cutout_names(body))


def cutout_names(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the files that show what a job has cut out."""
    return tuple(cutout_name(view) for view in (View.FRONT, *map(View, body.get("views", {}))))


async def check_wish(
    session: AsyncSession, options: Mapping[str, Any], *, caller: Caller, weights_home: Path, has_views: bool = False
) -> None:
    """Refuse what could not be met whatever the picture is; for requests whose pictures are not kept yet.

    Args:
        options: fields of a Wish, without `upload_id` and `views`.
        weights_home: the folder of weights.
        has_views: whether other sides come along.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange, EngineTakesOnePicture, EngineNeedsViews,
            EngineTakesNoSampling, SamplingOutOfRange, UnknownNetwork, NetworkNotInstalled, NetworkForOther: as
            `request_generation`.
        NoSuchUpload, OtherUploadWanted: the mask is not there, or is a mesh.
    """
    wish = Wish(**options)
    recipe = wish.recipe_of(has_views=has_views)
    await asyncio.to_thread(find_matting, wish.matting, weights_home=weights_home)
    await asyncio.to_thread(styles_of, wish, recipe, weights_home=weights_home)
    if wish.mask_upload_id is not None:
        require_kind(await get_upload(session, caller=caller, upload_id=wish.mask_upload_id), "picture")
