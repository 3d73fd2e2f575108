"""Planned: a picture that is to be painted first, for an object that is to be made of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass

from orfeas.errors import OrfeasError
from orfeas.generations.fingerprint import key_of
from orfeas.generations.paintings.digest import digest_of
from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.pipelines import FOLDER, Pipelines
from orfeas.generations.styles.fit import check_paints_with, split_styles
from orfeas.weights.styles.choose import ChosenStyle, StyleWish


@dataclass(frozen=True)
class PaintingWish:
    """How a picture is to be painted; see `PaintingOptions`. Without a seed of its own it has that of the object."""

    negative_prompt: str | None = None
    style: str = "plain"
    steps: int | None = None
    guidance: float | None = None
    width: int | None = None
    height: int | None = None
    seed: int | None = None
    pipeline: str | None = None

    def options(self, prompt: str, *, seed: int) -> PaintingOptions:
        """The same, of these words."""
        values = asdict(self)
        del values["pipeline"]
        return PaintingOptions(prompt, **{**values, "seed": seed if self.seed is None else self.seed})


@dataclass(frozen=True)
class PlannedPainting:
    """A picture that can be painted here.

    Attributes:
        options: what is to be seen.
        pipeline: name of the network.
        weights: its hash: of all its files.
        styles: LoRAs that it runs with.
    """

    options: PaintingOptions
    pipeline: str
    weights: str
    styles: tuple[ChosenStyle, ...] = ()

    @property
    def content(self) -> tuple[str, str | None]:
        """What stands for the hash of its pixels before there are any, and of a cut-out: a seed paints one picture."""
        return key_of({"painting": self.options.to_json(), "weights": self.weights, **self._styles()}), None

    def to_json(self) -> dict[str, object]:
        """As the body of a job has it; `picture` is filled in when it is painted."""
        planned = {
            "options": self.options.to_json(),
            "pipeline": self.pipeline,
            "weights": self.weights,
            **self._styles(),
        }
        return {"picture": None, "mask": None, "painting": planned}

    def _styles(self) -> dict[str, object]:
        return {"styles": [each.to_json() for each in self.styles]} if self.styles else {}


def read_ahead(pipelines: Pipelines, *, pipeline: str | None) -> None:
    """Have a network's hash known before a transaction asks for it, which would wait too long for gigabytes. Blocks.

    Whatever is wrong is told by `plan_painting`.
    """
    with suppress(OrfeasError):
        digest_of(pipelines.find(pipeline).folder.path, memory=pipelines.weights_home / FOLDER)


def plan_painting(
    options: PaintingOptions, *, pipelines: Pipelines, pipeline: str | None, styles: Sequence[StyleWish] = ()
) -> PlannedPainting:
    """Find what paints it. Blocks: a network that is met for the first time is read once, for its hash.

    Raises:
        PromptEmpty, PromptTooLong, UnknownStyle, PaintingOutOfRange: it cannot be painted.
        NoSuchStyle, StyleForAnother, AdapterDoesNotFit: a style has no place in it.
        NoPipeline, UnknownPipeline: there is nothing to paint it with.
        OrfeasError: that network cannot be used; see `read_folder`.
    """
    options.check()
    found = pipelines.find(pipeline)
    options.check(multiple=found.folder.kind.multiple)
    weights = digest_of(found.folder.path, memory=pipelines.weights_home / FOLDER)
    _shaping, painting = split_styles(styles, weights_home=pipelines.weights_home, is_painted=True)
    for record, _ in painting:
        check_paints_with(record, found, weights_home=pipelines.weights_home)
    return PlannedPainting(options, found.name, weights, tuple(chosen for _, chosen in painting))
