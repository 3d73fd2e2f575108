"""Methods: what makes a surface of a picture, timed: the frozen inflation, and the engines by name."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from benchmarks.shaping.inflation import inflate
from benchmarks.shaping.picture import Shot
from benchmarks.shaping.truth import Doubles, Longs
from orfeas.engines.contract import Cutout, Engine, Quality
from orfeas.engines.load import open_engine
from orfeas.engines.matting.cut_out import cut_out
from orfeas.intake.picture import Picture
from orfeas.intake.views import View

BASE = "inflation"
FIELD_CELLS = 160


@dataclass(frozen=True, eq=False)
class Answer:
    """A surface in the camera's frame (x right, y up, z toward the camera), and the seconds it took."""

    positions: Doubles
    faces: Longs
    seconds: float


class Method(Protocol):
    """Something that answers pictures with surfaces."""

    name: str
    version: str

    def answer(self, shots: Mapping[View, Shot]) -> Answer:
        """Of the front, and of what other views there are and the method makes use of."""
        ...


class Inflation:
    """The yardstick; sees the front's mask alone."""

    name, version = BASE, "frozen"

    def answer(self, shots: Mapping[View, Shot]) -> Answer:
        mask = shots[View.FRONT].mask
        began = time.perf_counter()
        positions, faces = inflate(mask)
        return Answer(positions, faces, time.perf_counter() - began)


class ByEngine:
    """An engine of the product, given the true mask; only `generate` is timed.

    What it answers is taken to be in the camera's frame, as the contract of engines says for a picture of the front.
    """

    def __init__(self, name: str, *, views: tuple[View, ...] = (View.FRONT,), cells: int = FIELD_CELLS) -> None:
        self._engine: Engine = open_engine(name)
        self._views, self._cells = views, cells
        self.name = name if len(views) == 1 else f"{name} {'+'.join(views)}"
        self.version = self._engine.version

    def answer(self, shots: Mapping[View, Shot]) -> Answer:
        front = _cutout(shots[View.FRONT])
        others = {view: _cutout(shots[view]) for view in self._views if view is not View.FRONT}
        quality = Quality(field_cells=self._cells)
        began = time.perf_counter()
        surface = self._engine.generate(front, quality=quality, others=others)
        seconds = time.perf_counter() - began
        mesh = surface.mesh
        return Answer(mesh.positions.astype(float), mesh.faces.astype("int64"), seconds)


def _cutout(shot: Shot) -> Cutout:
    picture = Picture(shot.pixels, has_alpha=True, num_source_pixels=shot.pixels.shape[0] * shot.pixels.shape[1])
    return cut_out(picture, mask=shot.mask)
