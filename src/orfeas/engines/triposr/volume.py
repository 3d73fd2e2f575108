"""Volume: a field on a grid; asked everywhere, or finely only where a coarser grid says that a surface may be.

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

COARSEST = 48
"""Cells along a side below which no level is asked for."""

STEPS = 2.0
"""A point is near the surface if the field, changing on as it does there, is through it within so many cells."""

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


def dense(solid: Solid, *, points: int, radius: float, device: torch.device | str = "cpu") -> Tensor:
    """(N, N, N): asked everywhere, a slice at a time."""
    values = torch.empty((points,) * 3, dtype=torch.float32, device=device)
    a_slice = torch.ones((points, points), dtype=torch.bool, device=device).nonzero()
    for x, into in enumerate(values):
        index = functional.pad(a_slice, (1, 0), value=x)
        into.copy_(solid(grid_points(index, cells=points - 1, radius=radius)).view_as(into))
    return values


def refined(solid: Solid, *, cells: int, radius: float, device: torch.device | str = "cpu") -> Volume:
    """Ask on a coarse grid, then twice as finely near its surface, and so on.

    How coarse the first grid may be is measured on the field: as coarse as whatever is two of the finest cells thick
    shows on. Where the field is too sharp for a grid, the next one is asked everywhere.

    Args:
        solid: see Solid.
        cells: along a side of the finest grid.
        radius: half a side.
        device: of the grid.
    """
    levels = halved(cells)
    for level in levels:
        values = dense(solid, points=level + 1, radius=radius, device=device)
        volume = Volume(values, torch.ones_like(values, dtype=torch.bool), radius)
        if is_fine_enough(solid, volume, cells=levels[-1]):
            break
    for finer in levels[levels.index(level) + 1 :]:
        volume = _finer(volume, solid, is_last=finer == levels[-1])
    return volume


def halved(cells: int) -> list[int]:
    """Cells along a side of every level, the coarsest first: each has twice those of the one before.

    So the finest has `cells` or, where that cannot be halved so often, a little less.
    """
    times = 0
    while cells >> (times + 1) >= COARSEST:
        times += 1
    return [(cells >> times) << number for number in range(times + 1)]


def is_fine_enough(solid: Solid, volume: Volume, *, cells: int) -> bool:
    """Whether a volume asked everywhere sees whatever is two of the finest cells thick.

    The point of a grid that is nearest to such a thing is half a cell's diagonal away at most, less half the thickness.
    `is_near` finds it from there if a neighbour farther out has a value half as far again from the surface's; that one
    has, unless the field stops falling before.

    Args:
        solid: see Solid.
        volume: of it, every point asked.
        cells: along a side of the finest grid.
    """
    if volume.cells == cells:
        return True
    cell, finest = (2 * volume.radius / count for count in (volume.cells, cells))
    width = measured_width(solid, volume, step=finest / 4)
    return 0.5 * 3**0.5 * cell - finest <= STEPS / (STEPS + 1) * width


def measured_width(solid: Solid, volume: Volume, *, step: float) -> float:
    """Over which distance outside the surface the field goes on falling as it does there, where that is shortest; two
    of the volume's cells at most, and 0 if no edge crosses the surface.

    Args:
        solid: see Solid.
        volume: of it, every point asked.
        step: half the distance over which slopes are taken.
    """
    inside_E3, outside_E3 = _crossing(volume)
    if not len(inside_E3):
        return 0.0
    for _ in range(HALVINGS):
        middle_E3 = (inside_E3 + outside_E3) / 2
        is_inside = (solid(middle_E3) > 0)[:, None]
        inside_E3, outside_E3 = (
            torch.where(is_inside, middle_E3, inside_E3),
            torch.where(is_inside, outside_E3, middle_E3),
        )
    at_E3 = (inside_E3 + outside_E3) / 2
    beside = torch.cat([torch.eye(3), -torch.eye(3)]).to(at_E3.device) * step
    values_E6 = solid((at_E3[:, None] + beside).flatten(0, 1)).view(-1, 6)
    slopes_E3 = (values_E6[:, :3] - values_E6[:, 3:]) / (2 * step)
    steepness_E = slopes_E3.norm(dim=1).clamp(min=1e-12)
    far = 2 * (2 * volume.radius / volume.cells)
    beyond_E = -solid(at_E3 - far * slopes_E3 / steepness_E[:, None])
    widths_E = (beyond_E / steepness_E)[beyond_E > 0].clamp(max=far)
    return float(widths_E.quantile(SHARPEST)) if len(widths_E) else 0.0


def _crossing(volume: Volume) -> tuple[Tensor, Tensor]:
    """Ends (E, 3), inside and outside, of edges that cross the surface, spread over all there are."""
    is_inside = volume.values_XYZ > 0
    found = []
    for axis in range(3):
        low, high = _pairs(axis)
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


def _finer(volume: Volume, solid: Solid, *, is_last: bool) -> Volume:
    """Twice as fine: asked near the surface, between the values elsewhere."""
    near = is_near(volume)
    finer = 2 * volume.cells
    asked = torch.zeros((finer + 1,) * 3, dtype=torch.bool, device=near.device)
    asked[tuple(2 * (near if is_last else _grown(near)).nonzero().T)] = True
    for _ in range(2 if is_last else 1):
        asked = _grown(asked)
    values = _between(volume.values_XYZ, points=finer + 1)
    values[asked] = solid(grid_points(asked.nonzero(), cells=finer, radius=volume.radius))
    return Volume(values, asked, volume.radius)


def is_near(volume: Volume) -> Tensor:
    """(N, N, N) bool: what was asked and is near the surface. A neighbour that was not asked counts for nothing."""
    values, is_asked = volume.values_XYZ, volume.is_asked_XYZ
    changes = torch.zeros_like(values)
    for axis in range(3):
        low, high = _pairs(axis)
        change = (values[low] - values[high]).abs().mul_(is_asked[low] & is_asked[high])
        for side in (low, high):
            torch.maximum(changes[side], change, out=changes[side])
    return (values.abs() < STEPS * changes) & is_asked


def grid_points(index_P3: Tensor, *, cells: int, radius: float) -> Tensor:
    """(P, 3) float32 of grid indices."""
    return index_P3.float() * (2 * radius / cells) - radius


def _pairs(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """All points but the last, and all but the first, along an axis."""
    before = (slice(None),) * axis
    return (*before, slice(None, -1)), (*before, slice(1, None))


def _grown(mask_XYZ: Tensor) -> Tensor:
    """And all 26 neighbours."""
    for axis in range(3):
        grown = mask_XYZ.clone()
        low, high = _pairs(axis)
        grown[low] |= mask_XYZ[high]
        grown[high] |= mask_XYZ[low]
        mask_XYZ = grown
    return mask_XYZ


def _between(values_XYZ: Tensor, *, points: int) -> Tensor:
    """Values on a finer grid over the same box, linearly between."""
    size = (points,) * 3
    return functional.interpolate(values_XYZ[None, None], size=size, mode="trilinear", align_corners=True)[0, 0]
