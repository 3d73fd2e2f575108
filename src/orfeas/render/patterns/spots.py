"""Spots: where a pattern is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Material

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Spots:
    """Points of a surface, in lengths of the object's longest side.

    Attributes:
        points: (N, 3), from the middle of the object's foot, +Y up.
        normals: (N, 3) unit.
        pixel: how wide a pixel of the picture is; what is finer is left out, so that it does not flicker.
        along: the axis the object is long along: 1 where it is upright or about as wide as it is tall.
    """

    points: Floats
    normals: Floats
    pixel: float
    along: int = 1

    def shown(self, length: float) -> np.float32:
        """How much of a detail of a length can be seen: nothing under two pixels, all of it over four."""
        return np.float32(min(max(length / (2 * self.pixel) - 1, 0.0), 1.0))


@dataclass(frozen=True, eq=False)
class Look:
    """What a surface is at its spots.

    Attributes:
        color: (N, 3) linear RGB.
        roughness: (N,) of few different values: each is lit on its own.
        normals: (N, 3) unit, with the relief of the pattern.
    """

    color: Floats
    roughness: Floats
    normals: Floats


Pattern = Callable[[Spots], Look]


@dataclass(frozen=True, eq=False)
class PatternedMaterial(Material):
    """A material whose colour, roughness and relief follow a pattern; what it is else is the mean of that.

    Attributes:
        pattern: from spots to their look.
    """

    pattern: Pattern = field(kw_only=True)


def relieved(normals: Floats, slope: Floats) -> Floats:
    """Unit normals of a surface raised by a height that rises by `slope` (N, 3) a unit of length."""
    along = slope - np.einsum("nc,nc->n", slope, normals)[:, None] * normals
    bent = normals - along
    return np.asarray(bent / np.sqrt(np.einsum("nc,nc->n", bent, bent))[:, None], dtype=np.float32)


def mixed(low: tuple[float, float, float], high: tuple[float, float, float], share: Floats) -> Floats:
    """Colours (N, 3) between two, by a share (N,) of the second."""
    one, two = np.asarray(low, np.float32), np.asarray(high, np.float32)
    return np.asarray(one + share[:, None] * (two - one), dtype=np.float32)


def smooth_step(low: float, high: float, value: Floats) -> Floats:
    """0 under low, 1 over high, and a smooth way between."""
    share = np.clip((value - np.float32(low)) * np.float32(1 / (high - low)), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), dtype=np.float32)
