"""Truth: the surface a picture was taken of, in the canonical pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Pixels = npt.NDArray[np.uint8]

CLAY = (196, 160, 120)
"""Tan, sRGB: what has no colours of its own."""


@dataclass(frozen=True, eq=False)
class Truth:
    """Triangles with colours; upright, facing +Z, +Y up, its box centred on the origin with a longest side of one.

    Attributes:
        positions: (V, 3) float64.
        faces: (F, 3) int64.
        colors: (F, 3, 3) uint8 sRGB at each corner of each face.
    """

    positions: Doubles
    faces: Longs
    colors: Pixels


def boxed(positions: Doubles, faces: Longs) -> Doubles:
    """Positions moved and scaled so that what the faces use has a centred box with a longest side of one."""
    used = positions[np.unique(faces)]
    low, high = used.min(axis=0), used.max(axis=0)
    return (positions - (low + high) / 2) / (high - low).max()


def clay(faces: Longs) -> Pixels:
    """(F, 3, 3) the colour of what has none."""
    return np.broadcast_to(np.array(CLAY, np.uint8), (len(faces), 3, 3)).copy()
