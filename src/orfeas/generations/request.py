"""Ask for an asset of a picture, sent or to be painted: check the wish, and say what work it amounts to."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import get_upload
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import LONGEST_NAME, require_kind, use_upload
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.engines.sampling import Savings
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.order import Order, place_order
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.generations.paintings.planned import PaintingWish, PlannedPainting, plan_painting
from orfeas.generations.presets import build_recipe, engine_versions, engine_weights, quick_engines, require_installed
from orfeas.generations.queries import Used, UsedView
from orfeas.generations.recipe import Recipe
from orfeas.generations.styles.fit import check_styles_fit, split_styles
from orfeas.generations.trials.check_arms import styles_of_arm
from orfeas.generations.trials.take_part import take_part
from orfeas.generations.views import OTHER_VIEWS, cutout_name, picture_name, told_of
from orfeas.intake.prompt import read_prompt
from orfeas.intake.views import View
from orfeas.jobs.tables import JobRow
from orfeas.weights.networks.find import find_graph
from orfeas.weights.queries import wanted_weights
from orfeas.weights.styles.choose import ChosenStyle, StyleWish

KIND = "generate"
LATER = ("prompt", "painting", "steps", "guidance", "solver", "cache_steps", "guide_until", "matting", "styles")
"""Fields that are younger than some requests; where nothing is asked of them a request reads as it did before."""


class PictureOrPrompt(OrfeasError):
    """Say what to make it of: either `upload_id`, a picture that was uploaded, or `prompt`, words to paint one from."""

    kind = Kind.INVALID


class OnlyWithPicture(OrfeasError):
    """`{field}` belongs to a picture that was uploaded. Leave it out beside a prompt."""

    kind = Kind.INVALID


class OnlyWithPrompt(OrfeasError):
    """`painting` says how a prompt is painted. Leave it out beside a picture, or give a prompt instead of that."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class ViewWish:
    """A picture of the same thing from another side."""

    upload_id: uuid.UUID
    mask_upload_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Wish:
    """What a user asks to be made of a picture that was uploaded; the front of the thing, where there are `views`.

    Or of a prompt, from which the picture is painted first.
    """

    upload_id: uuid.UUID | None = None
    mask_upload_id: uuid.UUID | None = None
    recipe: str = "standard"
    engine: str | None = None
    seed: int = 0
    size_metres: float | None = None
    name: str | None = None
    profile: str | None = None
    require_pass: bool = False
    views: Mapping[View, ViewWish] = field(default_factory=dict)
    prompt: str | None = None
    painting: PaintingWish | None = None
    steps: int | None = None
    guidance: float | None = None
    solver: str | None = None
    cache_steps: float | None = None
    guide_until: float | None = None
    matting: str | None = None
    styles: tuple[StyleWish, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As JSON values; what is asked reads as it did before more could be, so old Idempotency-Keys still match."""
        values = {
            name: _plain(value) for name, value in asdict(self).items() if name not in LATER or value not in (None, ())
        }
        if not self.views:
            del values["views"]
        return values

    @property
    def leaves_choice(self) -> bool:
        """Whether how it is made is left to its recipe, so that a trial may decide it."""
        asked = (self.engine, self.steps, self.guidance, *self.savings.asked)
        return not self.styles and all(each is None for each in asked)

    @property
    def savings(self) -> Savings:
        """What is to be left out."""
        return Savings(self.solver, self.cache_steps, self.guide_until)

    def with_options(self, options: Mapping[str, object]) -> Wish:
        """The same otherwise made, as an arm of a trial says."""
        return replace(self, **{**options, "styles": styles_of_arm(options)})  # type: ignore[arg-type]


async def request_generation(
    session: AsyncSession,
    wish: Wish,
    *,
    caller: Caller,
    deadline_seconds: float,
    pipelines: Pipelines,
    device: str | None = None,
    precision: str | None = None,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; see `place_order` for repeats.

    Args:
        pipelines: what paints here, beside the weights that are here.
        device, precision: of networks, as the settings have them: which engines are quick here, and what is a repeat.

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
    weights_home = pipelines.weights_home

    async def ask() -> Order:
        _check_sources(wish)
        require_installed(_recipe_of(wish, has_views=bool(wish.views)), weights_home=weights_home)
        front = await _front_of(session, wish, caller=caller, pipelines=pipelines)
        views = await _views_of(session, wish, caller=caller)
        quick = await asyncio.to_thread(quick_engines, weights_home, device=device)
        given = _Given(front, views, weights_home, await wanted_weights(session), quick, precision)
        place = None
        if wish.leaves_choice:
            place = await take_part(
                session, caller=caller, recipe=wish.recipe, content=front.content[0],
                key_of=lambda options: given.work_of(wish.with_options(options)).key,
            )  # fmt: skip
        work = given.work_of(wish if place is None else wish.with_options(place.arm.options))
        body: dict[str, object] = {
            "request": wish.to_json(),
            **work.to_json(),
            **given.to_json(),
            "name": wish.name or front.name,
            **({} if place is None else {"trial": place.to_json()}),
        }
        used_views = {view: UsedView(each.upload_id, each.mask_upload_id) for view, each in wish.views.items()}
        used = Used(wish.upload_id, wish.mask_upload_id, views=used_views)
        return Order(KIND, body, work.key, used, shown=shown_names(body), place=place)

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
    def name(self) -> str:
        """What is made of it is called so by itself."""
        return self.picture.name

    @property
    def content(self) -> tuple[str, str | None]:
        """Hashes of what they show."""
        return self.picture.content_sha256, None if self.mask is None else self.mask.content_sha256

    def to_json(self) -> dict[str, object]:
        """Where their bytes lie."""
        return {"picture": self.picture.sha256, "mask": None if self.mask is None else self.mask.sha256}


@dataclass(frozen=True)
class _ToPaint:
    """A picture that there is not yet."""

    planned: PlannedPainting

    @property
    def name(self) -> str:
        """The first words of its prompt."""
        return read_prompt(self.planned.options.prompt).text[:LONGEST_NAME].rstrip()

    @property
    def content(self) -> tuple[str, str | None]:
        """See `PlannedPainting`."""
        return self.planned.content

    def to_json(self) -> dict[str, object]:
        """How it comes to be."""
        return self.planned.to_json()


@dataclass(frozen=True)
class _Work:
    """What a wish comes to, by the engines and weights there are now."""

    recipe: Recipe
    key: str
    engines: dict[str, object]
    matting: UsedNetwork | None
    styles: list[ChosenStyle]

    def to_json(self) -> dict[str, object]:
        """As the job's body has it."""
        matting = {} if self.matting is None else {"matting": self.matting.to_json()}
        styles = {"styles": [each.to_json() for each in self.styles]} if self.styles else {}
        return {"recipe": self.recipe.to_json(), "fingerprint": self.key, "engines": self.engines, **matting, **styles}


@dataclass(frozen=True)
class _Given:
    """What something is made of, and what is here to make it with."""

    front: _Uploads | _ToPaint
    views: Mapping[View, _Uploads]
    weights_home: Path
    wanted: Mapping[str, str]
    quick: frozenset[str]
    precision: str | None

    def to_json(self) -> dict[str, object]:
        """As the job's body has it."""
        return {**self.front.to_json(), "views": {view.value: each.to_json() for view, each in self.views.items()}}

    def work_of(self, wish: Wish) -> _Work:
        """Raises what `request_generation` raises of the wish itself."""
        recipe = _recipe_of(wish, has_views=bool(self.views), quick=self.quick)
        require_installed(recipe, weights_home=self.weights_home)
        versions = engine_versions(recipe)
        weights = engine_weights(recipe, weights_home=self.weights_home, wanted=self.wanted)
        matting = _find_matting(wish.matting, weights_home=self.weights_home)
        styles = _find_styles(wish, recipe, weights_home=self.weights_home, wanted=self.wanted)
        picture_sha256, mask_sha256 = self.front.content
        key = fingerprint(
            picture_sha256=picture_sha256,
            mask_sha256=mask_sha256,
            recipe=recipe,
            engine_versions=versions,
            engine_weights=weights,
            views={view: each.content for view, each in self.views.items()},
            matting_sha256=matting.sha256 if matting else None,
            styles=[each.to_json() for each in styles],
            precision=self.precision,
        )
        return _Work(recipe, key, {name: [versions[name], weights[name]] for name in recipe.engines}, matting, styles)


async def _use(
    session: AsyncSession, upload_id: uuid.UUID, mask_upload_id: uuid.UUID | None, *, caller: Caller
) -> _Uploads:
    picture = await use_upload(session, caller=caller, upload_id=upload_id, kind="picture")
    mask = None
    if mask_upload_id is not None:
        mask = await use_upload(session, caller=caller, upload_id=mask_upload_id, kind="picture")
    return _Uploads(picture, mask)


async def _views_of(session: AsyncSession, wish: Wish, *, caller: Caller) -> dict[View, _Uploads]:
    views = {}
    for view in sorted(wish.views, key=OTHER_VIEWS.index):
        with told_of(view):
            asked = wish.views[view]
            views[view] = await _use(session, asked.upload_id, asked.mask_upload_id, caller=caller)
    return views


async def _front_of(session: AsyncSession, wish: Wish, *, caller: Caller, pipelines: Pipelines) -> _Uploads | _ToPaint:
    if wish.prompt is None:
        assert wish.upload_id is not None
        return await _use(session, wish.upload_id, wish.mask_upload_id, caller=caller)
    asked = wish.painting or PaintingWish()
    options = asked.options(wish.prompt, seed=wish.seed)
    return _ToPaint(
        await asyncio.to_thread(
            plan_painting, options, pipelines=pipelines, pipeline=asked.pipeline, styles=wish.styles
        )
    )


def _check_sources(wish: Wish) -> None:
    if (wish.upload_id is None) == (wish.prompt is None):
        raise PictureOrPrompt
    if wish.prompt is None and wish.painting is not None:
        raise OnlyWithPrompt
    for name in ("mask_upload_id", "views"):
        if wish.prompt is not None and getattr(wish, name):
            raise OnlyWithPicture(field=name)


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
    recipe = _recipe_of(wish, has_views=has_views)
    _find_matting(wish.matting, weights_home=weights_home)
    _find_styles(wish, recipe, weights_home=weights_home)
    if wish.mask_upload_id is not None:
        require_kind(await get_upload(session, caller=caller, upload_id=wish.mask_upload_id), "picture")


def _find_styles(
    wish: Wish, recipe: Recipe, *, weights_home: Path, wanted: Mapping[str, str] = MappingProxyType({})
) -> list[ChosenStyle]:
    """What is kept of the styles that the engine is to run with."""
    if not wish.styles:
        return []
    shaping, _painting = split_styles(wish.styles, weights_home=weights_home, is_painted=wish.prompt is not None)
    if shaping:
        engine = recipe.engines[0]
        check_styles_fit(shaping, engine, weights_home=weights_home, sha256=wanted.get(engine))
    return [chosen for _, chosen in shaping]


def _find_matting(name: str | None, *, weights_home: Path) -> UsedNetwork | None:
    """What is known of a network for cut-outs that is asked for by name; None where none is asked for."""
    return None if name is None else find_graph(name, purpose="matting", folder=weights_home).used


def _recipe_of(wish: Wish, *, has_views: bool, quick: Collection[str] = ()) -> Recipe:
    return build_recipe(
        wish.recipe,
        has_views=has_views,
        engine=wish.engine,
        seed=wish.seed,
        size_metres=wish.size_metres,
        profile=wish.profile,
        require_pass=wish.require_pass,
        steps=wish.steps,
        guidance=wish.guidance,
        savings=wish.savings,
        quick=quick,
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, uuid.UUID) else value
