"""Volume: the decoder's field on a grid; everywhere, or only where it can make a difference.

N points along a side, P points.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from orfeas.engines import grid
from orfeas.engines.grid import Solid, Volume, finer, grid_points, halved, pairs

Field = Callable[[Tensor, int], Tensor]
"""Points (P, 3) float32, and the number of the level they are of, 0 the coarsest; to logits (P,), over 0 inside."""

BOUND = 1.01
"""The grid runs from minus this to this on every axis."""

SURE = 0.95
"""Logits beyond this are far from the surface: the field is one of distances, cut off at about 1."""

COARSEST = 63
"""Cells along a side below which no level is asked for."""


def at_level(field: Field, number: int) -> Solid:
    """The field as it is asked on one level."""
    return lambda points_P3: field(points_P3, number)


def dense(field: Field, *, cells: int, device: torch.device | str = "cpu") -> Volume:
    """Ask everywhere, a slice at a time."""
    return grid.dense(at_level(field, 0), cells=cells, radius=BOUND, device=device)


def refined(
    field: Field,
    *,
    cells: int,
    coarsest: int = COARSEST,
    is_enough: Callable[[Volume], bool] = lambda _volume: True,
    device: torch.device | str = "cpu",
) -> Volume:
    """Ask on a coarse grid, then twice as finely near its surface, and so on.

    Near is where a neighbour along an axis is on the other side, or where the logit is not sure; and a point around.

    Args:
        field: see Field.
        cells: along a side of the finest grid.
        coarsest: no level has fewer cells than this.
        is_enough: whether a level asked everywhere sees all there is to see; if not, the next one is asked everywhere.
        device: of the grid.
    """
    levels = halved(cells, coarsest=coarsest)
    for coarse in levels:
        volume = _at_once(field, cells=coarse, device=device)
        if is_enough(volume):
            break
    for number, level in enumerate(levels[levels.index(coarse) + 1 :], start=1):
        near = near_surface(volume)
        volume = finer(volume, at_level(field, number), near_XYZ=near, is_last=level == levels[-1])
    return volume


def _at_once(field: Field, *, cells: int, device: torch.device | str) -> Volume:
    """Asked everywhere, all points together: a field of chosen tokens looks at which of them lie together."""
    every = torch.ones((cells + 1,) * 3, dtype=torch.bool, device=device)
    logits = field(grid_points(every.nonzero(), cells=cells, radius=BOUND), 0)
    return Volume(logits.reshape(every.shape).float(), every, BOUND)


def near_surface(volume: Volume) -> Tensor:
    """(N, N, N) bool: what was asked and is near the surface. A neighbour that was not asked counts for nothing."""
    logits, is_asked = volume.values_XYZ, volume.is_asked_XYZ
    near = logits.abs() < SURE
    is_inside = logits > 0
    for axis in range(3):
        low, high = pairs(axis)
        crosses = (is_inside[low] != is_inside[high]) & is_asked[low] & is_asked[high]
        near[low] |= crosses
        near[high] |= crosses
    return near & is_asked
