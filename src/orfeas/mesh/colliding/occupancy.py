"""Occupancy: which points of a grid are inside a closed surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Grid:
    """Points in the middle of cells of a box along the axes.

    Attributes:
        low: (3,) its smallest corner, metres.
        step: (3,) size of a cell, metres.
        num_cells: along each axis.
    """

    low: Doubles
    step: Doubles
    num_cells: int

    @staticmethod
    def over(mesh: Mesh, *, num_cells: int) -> Grid:
        """A grid over the bounds of a mesh, grown a little, so that no point lies exactly in a side."""
        low, high = (corner.astype(np.float64) for corner in mesh.bounds)
        grown = np.maximum(high - low, 1e-9) * 1e-3
        return Grid(low - grown, (high - low + 2.137 * grown) / num_cells, num_cells)


def occupied(mesh: Mesh, *, grid: Grid) -> Bools:
    """Which grid points the surface winds round once or more.

    Columns along y are cut with the triangles over them; each cut adds or takes one turn for all points above it.

    Args:
        mesh: closed, turned outwards; parts may overlap.
        grid: of n cells along each axis.

    Returns:
        (n, n, n) in the order z, x, y.
    """
    num = grid.num_cells
    corners = ((mesh.positions.astype(np.float64) - grid.low) / grid.step)[mesh.faces]
    a, b, c = (corners[:, k] for k in range(3))
    normal = np.cross(b - a, c - a)
    covered = FaceRows(corners[:, :, [0, 2]]).band(0, num, width=num)
    face, tilt = covered.face, normal[covered.face]
    beside = np.stack([covered.column + 0.5 - a[face, 0], covered.row + 0.5 - a[face, 2]], axis=1)
    slope = np.where(np.abs(tilt[:, 1]) > 1e-12, tilt[:, 1], 1e-12)
    height = a[face, 1] - (tilt[:, 0] * beside[:, 0] + tilt[:, 2] * beside[:, 1]) / slope
    height = np.clip(height, corners[face, :, 1].min(axis=1), corners[face, :, 1].max(axis=1))
    first = np.clip(np.ceil(height - 0.5), 0, num).astype(np.int64)
    turn = np.where(tilt[:, 1] < 0, 1, -1)
    at = (covered.row.astype(np.int64) * num + covered.column) * (num + 1) + first
    turns = np.bincount(at, weights=turn, minlength=num * num * (num + 1)).reshape(num, num, num + 1)
    return np.asarray(np.cumsum(turns, axis=2)[:, :, :num] > 0.5, dtype=bool)
