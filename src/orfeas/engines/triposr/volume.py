"""Volume: the network's field on a grid, as coarse at first as it can be, then finely only near its surface.

N points along a side, P points, E edges of a grid that cross the surface, X, Y and Z the grid's axes.
"""

from __future__ import annotations

import torch
from torch import Tensor

from orfeas.engines.grid import SHARPEST, Solid, Volume, dense, finer, halved, pairs, slopes, surface_points

COARSEST = 48
"""Cells along a side below which no level is asked for."""

STEPS = 2.0
"""A point is near the surface if the field, changing on as it does there, is through it within so many cells."""


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
    levels = halved(cells, coarsest=COARSEST)
    for coarse in levels:
        volume = dense(solid, cells=coarse, radius=radius, device=device)
        if is_fine_enough(solid, volume, cells=levels[-1]):
            break
    for level in levels[levels.index(coarse) + 1 :]:
        volume = finer(volume, solid, near_XYZ=is_near(volume), is_last=level == levels[-1])
    return volume


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
    at_E3 = surface_points(solid, volume)
    if not len(at_E3):
        return 0.0
    slopes_E3 = slopes(solid, at_E3, step=step)
    steepness_E = slopes_E3.norm(dim=1).clamp(min=1e-12)
    far = 2 * (2 * volume.radius / volume.cells)
    beyond_E = -solid(at_E3 - far * slopes_E3 / steepness_E[:, None])
    widths_E = (beyond_E / steepness_E)[beyond_E > 0].clamp(max=far)
    return float(widths_E.quantile(SHARPEST)) if len(widths_E) else 0.0


def is_near(volume: Volume) -> Tensor:
    """(N, N, N) bool: what was asked and is near the surface. A neighbour that was not asked counts for nothing."""
    values, is_asked = volume.values_XYZ, volume.is_asked_XYZ
    changes = torch.zeros_like(values)
    for axis in range(3):
        low, high = pairs(axis)
        change = (values[low] - values[high]).abs().mul_(is_asked[low] & is_asked[high])
        for side in (low, high):
            torch.maximum(changes[side], change, out=changes[side])
    return (values.abs() < STEPS * changes) & is_asked
