"""Given: what something is made of, and what work a wish comes to with the engines and weights that are here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import LONGEST_NAME
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.generations.fingerprint import fingerprint
from orfeas.generations.paintings.planned import PlannedPainting
from orfeas.generations.presets import engine_versions, engine_weights, require_installed
from orfeas.generations.recipe import Recipe
from orfeas.generations.styles.fit import check_styles_fit, split_styles
from orfeas.generations.wishes.wish import Wish
from orfeas.intake.prompt import read_prompt
from orfeas.intake.views import View
from orfeas.weights.networks.find import find_graph
from orfeas.weights.styles.choose import ChosenStyle


@dataclass(frozen=True)
class Uploads:
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
class ToPaint:
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
class Work:
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
class Given:
    """What something is made of, and what is here to make it with."""

    front: Uploads | ToPaint
    views: Mapping[View, Uploads]
    weights_home: Path
    wanted: Mapping[str, str]
    quick: Collection[str]
    precision: str | None

    def to_json(self) -> dict[str, object]:
        """As the job's body has it."""
        return {**self.front.to_json(), "views": {view.value: each.to_json() for view, each in self.views.items()}}

    def work_of(self, wish: Wish) -> Work:
        """Raises what `request_generation` raises of the wish itself."""
        recipe = wish.recipe_of(has_views=bool(self.views), quick=self.quick)
        require_installed(recipe, weights_home=self.weights_home)
        versions = engine_versions(recipe)
        weights = engine_weights(recipe, weights_home=self.weights_home, wanted=self.wanted)
        matting = find_matting(wish.matting, weights_home=self.weights_home)
        styles = styles_of(wish, recipe, weights_home=self.weights_home, wanted=self.wanted)
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
        return Work(recipe, key, {name: [versions[name], weights[name]] for name in recipe.engines}, matting, styles)


def styles_of(
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


def find_matting(name: str | None, *, weights_home: Path) -> UsedNetwork | None:
    """What is known of a network for cut-outs that is asked for by name; None where none is asked for."""
    return None if name is None else find_graph(name, purpose="matting", folder=weights_home).used
