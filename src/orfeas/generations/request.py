"""Ask for an asset of a picture: check the wish, and say what work it amounts to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import get_upload
from orfeas.assets.uploads import require_kind, use_upload
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.order import Order, place_order
from orfeas.generations.presets import build_recipe, engine_versions
from orfeas.generations.queries import Used
from orfeas.generations.recipe import Recipe
from orfeas.jobs.tables import JobRow

KIND = "generate"
CUTOUT_NAME = "cutout.png"


@dataclass(frozen=True)
class Wish:
    """What a user asks to be made of a picture that was uploaded."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None
    recipe: str = "standard"
    engine: str | None = None
    seed: int = 0
    size_metres: float | None = None
    name: str | None = None
    profile: str | None = None
    require_pass: bool = False

    def to_json(self) -> dict[str, object]:
        return {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in asdict(self).items()}


async def request_generation(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    deadline_seconds: float,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; see `place_order` for repeats.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange: the wish cannot be met.
        NoSuchUpload: the picture or the mask is not there, or not the caller's.
        OtherUploadWanted: one of them is a mesh.
        KeyReused: the Idempotency-Key belongs to another wish.
    """

    async def ask() -> Order:
        recipe = _recipe_of(wish)
        upload = await use_upload(session, caller=caller, upload_id=wish.upload_id, kind="picture")
        mask = None
        if wish.mask_upload_id is not None:
            mask = await use_upload(session, caller=caller, upload_id=wish.mask_upload_id, kind="picture")
        key = fingerprint(
            picture_sha256=upload.content_sha256,
            mask_sha256=None if mask is None else mask.content_sha256,
            recipe=recipe,
            engine_versions=engine_versions(recipe),
        )
        body: dict[str, object] = {
            "request": wish.to_json(),
            "recipe": recipe.to_json(),
            "fingerprint": key,
            "picture": upload.sha256,
            "mask": None if mask is None else mask.sha256,
            "name": wish.name or upload.name,
        }
        return Order(KIND, body, key, Used(wish.upload_id, wish.mask_upload_id), shown=(CUTOUT_NAME,))

    return await place_order(
        session, wish.to_json(), ask,
        caller=caller, deadline_seconds=deadline_seconds, idempotency_key=idempotency_key,
    )  # fmt: skip


async def check_wish(session: AsyncSession, options: Mapping[str, Any], *, caller: Caller) -> None:
    """Refuse what could not be met whatever the picture is; for requests whose picture is not kept yet.

    Args:
        options: fields of a Wish, without `upload_id`.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange: as `request_generation`.
        NoSuchUpload, OtherUploadWanted: the mask is not there, or is a mesh.
    """
    wish = Wish(upload_id=uuid.UUID(int=0), **options)
    _recipe_of(wish)
    if wish.mask_upload_id is not None:
        require_kind(await get_upload(session, caller=caller, upload_id=wish.mask_upload_id), "picture")


def _recipe_of(wish: Wish) -> Recipe:
    return build_recipe(
        wish.recipe,
        engine=wish.engine,
        seed=wish.seed,
        size_metres=wish.size_metres,
        profile=wish.profile,
        require_pass=wish.require_pass,
    )
