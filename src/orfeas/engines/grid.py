"""Grid: a field asked at points of one; everywhere, or finely only where a coarser grid says that a surface may be.

N points along a side, P points, E edges of a grid that cross the surface, X, Y and Z the grid's axes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

Solid = Callable[[Tensor], Tensor]
"""Points (P, 3) float32 to (P,), over 0 inside. How fast it falls outside, and how far, is the field's own affair."""

PROBED = 512
"""Edges that are looked at, at most."""

HALVINGS = 6
"""Of an edge, until where it crosses the surface is known."""

SHARPEST = 0.1
"""This share of the edges may have a sharper field than what counts."""


@dataclass(frozen=True, eq=False)
class Volume:
    """A field on a grid whose corners are at +-radius.

    Attributes:
        values_XYZ: (N, N, N) float32, N one more than the cells along a side.
        is_asked_XYZ: (N, N, N) where the field was asked. Elsewhere the values lie between those of the coarser grid.
        radius: half a side.
    """

    values_XYZ: Tensor
    is_asked_XYZ: Tensor
    radius: float

    @property
    def cells(self) -> int:
        """Along a side."""
        return len(self.values_XYZ) - 1


def dense(solid: Solid, *, cells: int, radius: float, device: torch.device | str = "cpu") -> Volume:
    """Ask everywhere, a slice at a time."""
    every = torch.ones((cells + 1,) * 3, dtype=torch.bool, device=device)
    values = torch.empty(every.shape, dtype=torch.float32, device=device)
    a_slice = every[0].nonzero()
    for x, into in enumerate(values):
        index = functional.pad(a_slice, (1, 0), value=x)
        into.copy_(solid(grid_points(index, cells=cells, radius=radius)).view_as(into))
    return Volume(values, every, radius)


def finer(volume: Volume, solid: Solid, *, near_XYZ: Tensor, is_last: bool) -> Volume:
    """Twice as fine: asked near the surface, between the values elsewhere.

    Args:
        volume: the coarser one.
        solid: see Solid.
        near_XYZ: (N, N, N) bool: which of its points are near the surface.
        is_last: whether none comes that is finer still.
    """
    cells = 2 * volume.cells
    asked = torch.zeros((cells + 1,) * 3, dtype=torch.bool, device=near_XYZ.device)
    asked[tuple(2 * (near_XYZ if is_last else _grown(near_XYZ)).nonzero().T)] = True
    for _ in range(2 if is_last else 1):
        asked = _grown(asked)
    values = _between(volume.values_XYZ, points=cells + 1)
    values[asked] = solid(grid_points(asked.nonzero(), cells=cells, radius=volume.radius)).float()
    return Volume(values, asked, volume.radius)


def halved(cells: int, *, coarsest: int) -> list[int]:
    """Cells along a side of every level, the coarsest first: each has twice those of the one before.

    So the finest has `cells` or, where that cannot be halved so often, a little less; and none has less than `coarsest`
    but where `cells` has.
    """
    times = 0
    while cells >> (times + 1) >= coarsest:
        times += 1
    return [(cells >> times) << number for number in range(times + 1)]


def grid_points(index_P3: Tensor, *, cells: int, radius: float) -> Tensor:
    """(P, 3) float32 of grid indices."""
    return index_P3.float() * (2 * radius / cells) - radius


def pairs(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """All points but the last, and all but the first, along an axis."""
    before = (slice(None),) * axis
    return (*before, slice(None, -1)), (*before, slice(1, None))


def surface_points(solid: Solid, volume: Volume) -> Tensor:
    """(E, 3) points of the surface, on edges of the grid that cross it, spread over all there are."""
    inside_E3, outside_E3 = _crossing(volume)
    for _ in range(HALVINGS if len(inside_E3) else 0):
        middle_E3 = (inside_E3 + outside_E3) / 2
        is_inside = (solid(middle_E3) > 0)[:, None]
        inside_E3, outside_E3 = (
            torch.where(is_inside, middle_E3, inside_E3),
            torch.where(is_inside, outside_E3, middle_E3),
        )
    return (inside_E3 + outside_E3) / 2


def slopes(solid: Solid, points_P3: Tensor, *, step: float) -> Tensor:
    """(P, 3): how much the field rises along each axis, over a step to either side."""
    beside = torch.cat([torch.eye(3), -torch.eye(3)]).to(points_P3.device) * step
    values_P6 = solid((points_P3[:, None] + beside).flatten(0, 1)).view(-1, 6)
    return (values_P6[:, :3] - values_P6[:, 3:]) / (2 * step)


def _crossing(volume: Volume) -> tuple[Tensor, Tensor]:
    """Ends (E, 3), inside and outside, of edges that cross the surface."""
    is_inside = volume.values_XYZ > 0
    found = []
    for axis in range(3):
        low, high = pairs(axis)
        at_E3 = (is_inside[low] != is_inside[high]).nonzero()
        found.append(torch.cat([at_E3, torch.full_like(at_E3[:, :1], axis)], dim=1))
    edges_E4 = torch.cat(found)
    edges_E4 = edges_E4[:: max(len(edges_E4) // PROBED, 1)][:PROBED]
    low_E3, axis_E = edges_E4[:, :3], edges_E4[:, 3]
    high_E3 = low_E3 + functional.one_hot(axis_E, 3)
    starts_inside = is_inside[tuple(low_E3.T)][:, None]
    ends = (torch.where(starts_inside, low_E3, high_E3), torch.where(starts_inside, high_E3, low_E3))
    inside, outside = (grid_points(each, cells=volume.cells, radius=volume.radius) for each in ends)
    return inside, outside


def _grown(mask_XYZ: Tensor) -> Tensor:
    """And all 26 neighbours."""
    for axis in range(3):
        grown = mask_XYZ.clone()
        low, high = pairs(axis)
        grown[low] |= mask_XYZ[high]
        grown[high] |= mask_XYZ[low]
        mask_XYZ = grown
    return mask_XYZ


def _between(values_XYZ: Tensor, *, points: int) -> Tensor:
    """Values on a finer grid over the same box, linearly between."""
    size = (points,) * 3
    return functional.interpolate(values_XYZ[None, None], size=size, mode="trilinear", align_corners=True)[0, 0]
