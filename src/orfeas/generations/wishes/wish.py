"""Wish: what a user asks for."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace

from orfeas.engines.sampling import Savings
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.paintings.planned import PaintingWish
from orfeas.generations.presets import build_recipe
from orfeas.generations.recipe import Recipe
from orfeas.generations.trials.check_arms import styles_of_arm
from orfeas.intake.views import View
from orfeas.weights.styles.choose import StyleWish

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

    def check_sources(self) -> None:
        """Raise PictureOrPrompt, OnlyWithPicture or OnlyWithPrompt where it is to be made of two things, or of none."""
        if (self.upload_id is None) == (self.prompt is None):
            raise PictureOrPrompt
        if self.prompt is None and self.painting is not None:
            raise OnlyWithPrompt
        for name in ("mask_upload_id", "views"):
            if self.prompt is not None and getattr(self, name):
                raise OnlyWithPicture(field=name)

    def recipe_of(self, *, has_views: bool, quick: Collection[str] = ()) -> Recipe:
        """Its recipe with its options laid over it; raises what `build_recipe` does."""
        return build_recipe(
            self.recipe,
            has_views=has_views,
            engine=self.engine,
            seed=self.seed,
            size_metres=self.size_metres,
            profile=self.profile,
            require_pass=self.require_pass,
            steps=self.steps,
            guidance=self.guidance,
            savings=self.savings,
            quick=quick,
        )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, uuid.UUID) else value
