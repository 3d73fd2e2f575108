"""Noise: smooth chance at any point of space, the same for ever."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage

Floats = npt.NDArray[np.float32]

LATTICE, FINENESS = 32, 3
"""The table holds 32 lumps a side, three entries each: linear steps between those are not seen."""


def noise(points: Floats, *, size: float | tuple[float, float, float], seed: int) -> Floats:
    """Smooth numbers about 0 with a deviation of about 1, (N,), at points (N, 3).

    Repeats after 32 sizes. Seeds take it from different places of one table.

    Args:
        points: (N, 3).
        size: of a lump, along every axis or along each.
        seed: which noise.
    """
    table = _table()
    shift = np.random.default_rng(seed).uniform(0, len(table), 3)
    places = points.T * (FINENESS / np.broadcast_to(np.asarray(size, np.float64), 3))[:, None] + shift[:, None]
    return np.asarray(
        ndimage.map_coordinates(table, places, output=np.float32, order=1, mode="grid-wrap"), dtype=np.float32
    )


@cache
def _table() -> Floats:
    lumps = np.random.default_rng(1).standard_normal((LATTICE,) * 3).astype(np.float32)
    steps = np.arange(LATTICE * FINENESS) / FINENESS
    smooth = lumps
    for axis in range(3):
        sides = [np.arange(LATTICE * FINENESS if n < axis else LATTICE, dtype=np.float64) for n in range(3)]
        sides[axis] = steps
        grid = np.meshgrid(*sides, indexing="ij")
        smooth = ndimage.map_coordinates(smooth, grid, order=3, mode="grid-wrap")
    return np.asarray(smooth / smooth.std(), dtype=np.float32)
