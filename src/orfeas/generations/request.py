"""Ask for an asset of a picture: check the wish, and say what work it amounts to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import get_upload
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import require_kind, use_upload
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.order import Order, place_order
from orfeas.generations.presets import build_recipe, engine_versions, engine_weights, require_installed
from orfeas.generations.queries import Used, UsedView
from orfeas.generations.recipe import Recipe
from orfeas.generations.trials.take_part import take_part
from orfeas.generations.views import OTHER_VIEWS, cutout_name, told_of
from orfeas.intake.views import View
from orfeas.jobs.tables import JobRow
from orfeas.weights.queries import wanted_weights

KIND = "generate"


@dataclass(frozen=True)
class ViewWish:
    """A picture of the same thing from another side."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Wish:
    """What a user asks to be made of a picture that was uploaded; the front of the thing, where there are `views`."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None
    recipe: str = "standard"
    engine: str | None = None
    seed: int = 0
    size_metres: float | None = None
    name: str | None = None
    profile: str | None = None
    require_pass: bool = False
    views: Mapping[View, ViewWish] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """As JSON values; one picture reads as it did before there were views, so old Idempotency-Keys still match."""
        values = {name: _plain(value) for name, value in asdict(self).items()}
        if not self.views:
            del values["views"]
        return values

    @property
    def leaves_choice(self) -> bool:
        """Whether how it is made is left to its recipe, so that a trial may decide it."""
        return self.engine is None

    def with_options(self, options: Mapping[str, object]) -> Wish:
        """The same otherwise made."""
        return replace(self, **options)  # type: ignore[arg-type]


async def request_generation(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    deadline_seconds: float,
    weights_home: Path,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; see `place_order` for repeats.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange, EngineTakesOnePicture, EngineNeedsViews: the wish
            cannot be met.
        WeightsNotInstalled: its only engine has no weights here.
        NoSuchUpload: the picture or the mask is not there, or not the caller's.
        OtherUploadWanted: one of them is a mesh.
        ViewMissing, ViewUnusable: the same of another view; names it.
        KeyReused: the Idempotency-Key belongs to another wish.
    """

    async def ask() -> Order:
        require_installed(_recipe_of(wish, has_views=bool(wish.views)), weights_home=weights_home)
        front = await _use(session, wish.upload_id, wish.mask_upload_id, caller=caller)
        views = {}
        for view in sorted(wish.views, key=OTHER_VIEWS.index):
            with told_of(view):
                asked = wish.views[view]
                views[view] = await _use(session, asked.upload_id, asked.mask_upload_id, caller=caller)
        given = _Given(front, views, weights_home=weights_home, wanted=await wanted_weights(session))
        place = None
        if wish.leaves_choice:
            place = await take_part(
                session, caller=caller, recipe=wish.recipe, content=front.picture.content_sha256,
                key_of=lambda options: given.work_of(wish.with_options(options)).key,
            )  # fmt: skip
        work = given.work_of(wish if place is None else wish.with_options(place.arm.options))
        body: dict[str, object] = {
            "request": wish.to_json(),
            "recipe": work.recipe.to_json(),
            "fingerprint": work.key,
            "engines": work.engines,
            **front.to_json(),
            "views": {view.value: each.to_json() for view, each in views.items()},
            "name": wish.name or front.picture.name,
            **({} if place is None else {"trial": place.to_json()}),
        }
        used_views = {view: UsedView(each.upload_id, each.mask_upload_id) for view, each in wish.views.items()}
        used = Used(wish.upload_id, wish.mask_upload_id, views=used_views)
        return Order(KIND, body, work.key, used, shown=cutout_names(body), place=place)

    return await place_order(
        session, wish.to_json(), ask,
        caller=caller, deadline_seconds=deadline_seconds, idempotency_key=idempotency_key,
    )  # fmt: skip


@dataclass(frozen=True)
class _Uploads:
    """A picture and the user's own cut-out of it, both locked against the sweeper."""

    picture: UploadRow
    mask: UploadRow | None

    @property
    def content(self) -> tuple[str, str | None]:
        """Hashes of what they show."""
        return self.picture.content_sha256, None if self.mask is None else self.mask.content_sha256

    def to_json(self) -> dict[str, object]:
        """Where their bytes lie."""
        return {"picture": self.picture.sha256, "mask": None if self.mask is None else self.mask.sha256}


@dataclass(frozen=True)
class _Work:
    """What a wish comes to, by the engines and weights there are now."""

    recipe: Recipe
    key: str
    engines: dict[str, object]


@dataclass(frozen=True)
class _Given:
    """What something is made of, and what is here to make it with."""

    front: _Uploads
    views: Mapping[View, _Uploads]
    weights_home: Path
    wanted: Mapping[str, str]

    def work_of(self, wish: Wish) -> _Work:
        """Raises what `request_generation` raises of the wish itself."""
        recipe = _recipe_of(wish, has_views=bool(self.views))
        require_installed(recipe, weights_home=self.weights_home)
        versions = engine_versions(recipe)
        weights = engine_weights(recipe, weights_home=self.weights_home, wanted=self.wanted)
        picture_sha256, mask_sha256 = self.front.content
        key = fingerprint(
            picture_sha256=picture_sha256,
            mask_sha256=mask_sha256,
            recipe=recipe,
            engine_versions=versions,
            engine_weights=weights,
            views={view: each.content for view, each in self.views.items()},
        )
        return _Work(recipe, key, {name: [versions[name], weights[name]] for name in recipe.engines})


async def _use(
    session: AsyncSession, upload_id: uuid.UUID, mask_upload_id: uuid.UUID | None, *, caller: Caller
) -> _Uploads:
    picture = await use_upload(session, caller=caller, upload_id=upload_id, kind="picture")
    mask = None
    if mask_upload_id is not None:
        mask = await use_upload(session, caller=caller, upload_id=mask_upload_id, kind="picture")
    return _Uploads(picture, mask)


def cutout_names(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the files that show what a job has cut out."""
    return tuple(cutout_name(view) for view in (View.FRONT, *map(View, body.get("views", {}))))


async def check_wish(
    session: AsyncSession, options: Mapping[str, Any], *, caller: Caller, has_views: bool = False
) -> None:
    """Refuse what could not be met whatever the picture is; for requests whose pictures are not kept yet.

    Args:
        options: fields of a Wish, without `upload_id` and `views`.
        has_views: whether other sides come along.

    Raises:
        UnknownRecipe, UnknownEngine, UnknownProfile, SizeOutOfRange, EngineTakesOnePicture, EngineNeedsViews: as
            `request_generation`.
        NoSuchUpload, OtherUploadWanted: the mask is not there, or is a mesh.
    """
    wish = Wish(upload_id=uuid.UUID(int=0), **options)
    _recipe_of(wish, has_views=has_views)
    if wish.mask_upload_id is not None:
        require_kind(await get_upload(session, caller=caller, upload_id=wish.mask_upload_id), "picture")


def _recipe_of(wish: Wish, *, has_views: bool) -> Recipe:
    return build_recipe(
        wish.recipe,
        has_views=has_views,
        engine=wish.engine,
        seed=wish.seed,
        size_metres=wish.size_metres,
        profile=wish.profile,
        require_pass=wish.require_pass,
    )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, uuid.UUID) else value
