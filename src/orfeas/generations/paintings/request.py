"""Ask for a picture: check the wish, and say what work it amounts to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.generations.fingerprint import key_of
from orfeas.generations.order import Order, place_order
from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.generations.queries import Used
from orfeas.generations.styles.fit import styles_for_painter
from orfeas.jobs.tables import JobRow
from orfeas.weights.styles.choose import StyleWish

KIND = "text-to-image"


async def request_painting(
    session: AsyncSession,
    options: PaintingOptions,
    *,
    pipelines: Pipelines,
    pipeline: str | None = None,
    styles: Sequence[StyleWish] = (),
    name: str | None = None,
    caller: Caller,
    deadline_seconds: float,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; the same wish under way is the job under way, and one that is over is painted anew.

    Args:
        pipelines: those that are here.
        pipeline: the name of one; None for the owner's choice.
        styles: LoRAs that it is to be painted with.
        name: of the picture; the prompt's first words where there is none.

    Raises:
        PromptEmpty, PromptTooLong, UnknownStyle, PaintingOutOfRange: the wish cannot be met.
        NoPipeline, UnknownPipeline: there is nothing to paint it with.
        NoSuchStyle, StyleForAnother, AdapterDoesNotFit, StyleTwice, TooManyStyles: the styles cannot be worn.
        KeyReused: the Idempotency-Key belongs to another wish.
        OrfeasError: that network cannot be used; see `read_folder`.
    """
    asked_styles = {"styles": [asdict(each) for each in styles]} if styles else {}
    request: dict[str, object] = {
        "tool": KIND,
        "asset_id": None,
        "upload_id": None,
        "name": name,
        "options": {**options.to_json(), "pipeline": pipeline, **asked_styles},
    }

    async def ask() -> Order:
        options.check()
        found = await asyncio.to_thread(pipelines.find, pipeline)
        options.check(multiple=found.folder.kind.multiple)
        chosen = await asyncio.to_thread(styles_for_painter, styles, found, weights_home=pipelines.weights_home)
        with_styles = {"styles": [each.to_json() for each in chosen]} if chosen else {}
        key = key_of({"kind": KIND, "pipeline": found.name, **options.to_json(), **with_styles})
        body: dict[str, object] = {
            "request": request,
            "painting": options.to_json(),
            "pipeline": found.name,
            **with_styles,
            "fingerprint": key,
            "name": name or options.prompt,
        }
        return Order(KIND, body, key, Used(), shown=None)

    return await place_order(
        session, request, ask,
        caller=caller, deadline_seconds=deadline_seconds, idempotency_key=idempotency_key,
    )  # fmt: skip
