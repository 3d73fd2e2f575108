"""Volume: the decoder's field on a grid; everywhere, or only where it can make a difference.

N points along a side, P points, X, Y and Z the grid's axes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

Field = Callable[[Tensor, int], Tensor]
"""Points (P, 3) float32, and the number of the level they are of, 0 the coarsest; to logits (P,), over 0 inside."""

BOUND = 1.01
"""The grid runs from minus this to this on every axis."""

SURE = 0.95
"""Logits beyond this are far from the surface: the field is one of distances, cut off at about 1."""

COARSEST = 63
"""Cells along a side below which no level is asked for."""


@dataclass(frozen=True, eq=False)
class Volume:
    """Logits on a grid of points.

    Attributes:
        logits_XYZ: (N, N, N) float32, N one more than the cells along a side; the corners are at +-BOUND.
        is_asked_XYZ: (N, N, N) where the field was asked. Elsewhere the logits are those of the coarser grid, between
            its points.
    """

    logits_XYZ: Tensor
    is_asked_XYZ: Tensor


def dense(field: Field, *, cells: int, device: torch.device | str = "cpu") -> Volume:
    """Ask everywhere, a slice at a time."""
    every = torch.ones((cells + 1,) * 3, dtype=torch.bool, device=device)
    logits = torch.empty(every.shape, dtype=torch.float32, device=device)
    for x, a_slice in enumerate(logits):
        index = every[x].nonzero()
        points = grid_points(functional.pad(index, (1, 0), value=x), cells=cells)
        a_slice.copy_(field(points, 0).view_as(a_slice))
    return Volume(logits, every)


def refined(
    field: Field,
    *,
    cells: int,
    coarsest: int = COARSEST,
    is_enough: Callable[[Volume], bool] = lambda _volume: True,
    device: torch.device | str = "cpu",
) -> Volume:
    """Ask on a coarse grid, then twice as finely near its surface, and so on.

    Args:
        field: see Field.
        cells: along a side of the finest grid.
        coarsest: no level has fewer cells than this.
        is_enough: whether a level asked everywhere sees all there is to see; if not, the next one is asked everywhere.
        device: of the grid.
    """
    levels = halved(cells, coarsest=coarsest)
    for level in levels:
        every = torch.ones((level + 1,) * 3, dtype=torch.bool, device=device)
        volume = Volume(field(_points(every), 0).reshape(every.shape).float(), every)
        if is_enough(volume):
            break
    return refine(volume, field, levels=levels[levels.index(level) + 1 :])


def refine(volume: Volume, field: Field, *, levels: Sequence[int]) -> Volume:
    """The same, asked more finely near the surface: one level after the other, each of twice the cells.

    Near is where a neighbour along an axis is on the other side, or where the logit is not sure; and a point around.
    """
    for number, finer in enumerate(levels, start=1):
        is_last, near = number == len(levels), near_surface(volume)
        near = near if is_last else _grown(near)
        asked = torch.zeros((finer + 1,) * 3, dtype=torch.bool, device=near.device)
        asked[tuple(2 * near.nonzero().T)] = True
        for _ in range(2 if is_last else 1):
            asked = _grown(asked)
        logits = _between(volume.logits_XYZ, points=finer + 1)
        logits[asked] = field(_points(asked), number).float()
        volume = Volume(logits, asked)
    return volume


def halved(cells: int, *, coarsest: int) -> list[int]:
    """Cells along a side of every level, the coarsest first: each has twice those of the one before.

    So the finest has `cells` or, where that cannot be halved so often, a little less.
    """
    times = 0
    while cells >> (times + 1) >= coarsest:
        times += 1
    return [(cells >> times) << number for number in range(times + 1)]


def near_surface(volume: Volume) -> Tensor:
    """(N, N, N) bool: what was asked and is near the surface. A neighbour that was not asked counts for nothing."""
    logits, is_asked = volume.logits_XYZ, volume.is_asked_XYZ
    near = logits.abs() < SURE
    is_inside = logits > 0
    for axis in range(3):
        low, high = (slice(None),) * axis + (slice(None, -1),), (slice(None),) * axis + (slice(1, None),)
        crosses = (is_inside[low] != is_inside[high]) & is_asked[low] & is_asked[high]
        near[low] |= crosses
        near[high] |= crosses
    return near & is_asked


def grid_points(index_P3: Tensor, *, cells: int) -> Tensor:
    """(P, 3) float32 of grid indices."""
    return index_P3.float() * (2 * BOUND / cells) - BOUND


def _points(asked_XYZ: Tensor) -> Tensor:
    """(P, 3) of those asked, in the order of the grid."""
    return grid_points(asked_XYZ.nonzero(), cells=len(asked_XYZ) - 1)


def _grown(mask_XYZ: Tensor) -> Tensor:
    """And all 26 neighbours."""
    for axis in range(3):
        grown = mask_XYZ.clone()
        count = len(mask_XYZ) - 1
        grown.narrow(axis, 0, count).logical_or_(mask_XYZ.narrow(axis, 1, count))
        grown.narrow(axis, 1, count).logical_or_(mask_XYZ.narrow(axis, 0, count))
        mask_XYZ = grown
    return mask_XYZ


def _between(logits_XYZ: Tensor, *, points: int) -> Tensor:
    """Logits on a finer grid over the same box, linearly between."""
    size = (points,) * 3
    return functional.interpolate(logits_XYZ[None, None], size=size, mode="trilinear", align_corners=True)[0, 0]
