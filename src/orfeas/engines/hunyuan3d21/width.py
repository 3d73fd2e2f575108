"""Width: how far from the surface a field is cut off, measured; it decides how coarsely the field may be asked first.

E edges of a grid that cross the surface, X, Y and Z the grid's axes.
"""

from __future__ import annotations

import torch
from torch import Tensor

from orfeas.engines.hunyuan3d21.volume import BOUND, SURE, Field, Volume, grid_points

PROBED = 512
"""Edges that are looked at, at most."""

HALVINGS = 6
"""Of an edge, until where it crosses the surface is known."""

SHARPEST = 0.1
"""This share of the edges may have a steeper field than what counts."""


def is_fine_enough(field: Field, volume: Volume, *, cells: int) -> bool:
    """Whether a volume asked everywhere sees whatever is two of the finest cells thick.

    The point of a grid that is nearest to the surface is half a cell's diagonal away at most, less half the thing's
    thickness where the thing fits between points. If the field is not yet cut off there, the thing is seen.

    Args:
        field: see Field.
        volume: of it, every point asked.
        cells: along a side of the finest grid.
    """
    if len(volume.logits_XYZ) == cells + 1:
        return True
    cell, finest = (2 * BOUND / count for count in (len(volume.logits_XYZ) - 1, cells))
    return 0.5 * 3**0.5 * cell - finest <= SURE * measured_width(field, volume, step=finest / 4)


def measured_width(field: Field, volume: Volume, *, step: float) -> float:
    """The distance over which the field goes from 0 to 1, where it does so fastest; 0 if no edge crosses the surface.

    Args:
        field: see Field.
        volume: of it, every point asked.
        step: half the distance over which slopes are taken.
    """
    inside_E3, outside_E3 = _crossing(volume)
    if not len(inside_E3):
        return 0.0
    for _ in range(HALVINGS):
        middle_E3 = (inside_E3 + outside_E3) / 2
        is_inside = (field(middle_E3, 1) > 0)[:, None]
        inside_E3, outside_E3 = (
            torch.where(is_inside, middle_E3, inside_E3),
            torch.where(is_inside, outside_E3, middle_E3),
        )
    beside = torch.cat([torch.eye(3), -torch.eye(3)]).to(inside_E3.device) * step
    logits_E6 = field(((inside_E3 + outside_E3)[:, None] / 2 + beside).flatten(0, 1), 1).view(-1, 6)
    slopes_E = ((logits_E6[:, :3] - logits_E6[:, 3:]) / (2 * step)).norm(dim=1)
    return 1 / max(float(slopes_E.quantile(1 - SHARPEST)), 1e-9)


def _crossing(volume: Volume) -> tuple[Tensor, Tensor]:
    """Ends (E, 3), inside and outside, of edges that cross the surface, spread over all there are."""
    is_inside = volume.logits_XYZ > 0
    found = []
    for axis in range(3):
        low, high = ((slice(None),) * axis + (part,) for part in (slice(None, -1), slice(1, None)))
        at_E3 = (is_inside[low] != is_inside[high]).nonzero()
        found.append(torch.cat([at_E3, torch.full_like(at_E3[:, :1], axis)], dim=1))
    edges_E4 = torch.cat(found)
    edges_E4 = edges_E4[:: max(len(edges_E4) // PROBED, 1)][:PROBED]
    low_E3, axis_E = edges_E4[:, :3], edges_E4[:, 3]
    high_E3 = low_E3 + torch.nn.functional.one_hot(axis_E, 3)
    starts_inside = is_inside[tuple(low_E3.T)][:, None]
    cells = len(is_inside) - 1
    ends = (torch.where(starts_inside, low_E3, high_E3), torch.where(starts_inside, high_E3, low_E3))
    return grid_points(ends[0], cells=cells), grid_points(ends[1], cells=cells)
