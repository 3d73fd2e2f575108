"""Sheet: a region of a grid cut into triangles, which both faces of a plate share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.ndimage import map_coordinates

from orfeas.mesh.topology import edges_of

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

NEAREST = 0.15
"""Share of a grid step that an outline keeps away from a sample, so that no triangle is a sliver."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Triangles over a grid of samples.

    Attributes:
        columns, rows: (N,) float64, where each point is on the grid; row 0 at the top.
        faces: (M, 3) int64, counter-clockwise with rows going down.
        rims: (R, 2) int64, the edges round it, with the sheet on their left.
    """

    columns: Doubles
    rows: Doubles
    faces: Longs
    rims: Longs

    def sample(self, values: npt.NDArray[np.floating]) -> Doubles:
        """Values of the grid (h, w) at the points, (N,): exact at samples, linear between two."""
        return np.asarray(map_coordinates(values.astype(np.float64), [self.rows, self.columns], order=1))


def cut(
    values: npt.NDArray[np.floating], *, distance: npt.NDArray[np.floating] | None = None, is_round: bool = False
) -> Sheet:
    """Cut a grid into triangles.

    Each square is split along the diagonal whose ends are nearer in value, which keeps ridges whole. Along an outline
    the squares are cut where it crosses their sides (marching squares, after Lorensen and Cline 1987,
    doi:10.1145/37401.37422); two corners of a square that face each other are joined.

    Args:
        values: (h, w), what is to stand on the grid.
        distance: (h, w), positive where the region is, which must not reach the grid's border; None for all of it.
        is_round: whether the last column is followed by the first.
    """
    height = len(values)
    inside = np.ones(values.shape, dtype=bool) if distance is None else distance > 0
    corner = np.full(values.shape, -1, dtype=np.int64)
    corner[inside] = np.arange(int(inside.sum()))
    rows, columns = (axis.astype(np.float64) for axis in np.nonzero(inside))
    if is_round:
        inside, corner, values = (np.concatenate([each, each[:, :1]], axis=1) for each in (inside, corner, values))
    if distance is None:
        faces = _squares(corner, values, np.ones((height - 1, inside.shape[1] - 1), dtype=bool))
        return _sheet(columns, rows, faces)
    across, down, (more_columns, more_rows) = _crossings(distance, inside, start=len(rows))
    whole = inside[:-1, :-1] & inside[:-1, 1:] & inside[1:, 1:] & inside[1:, :-1]
    faces = np.concatenate([_squares(corner, values, whole), _cut_squares(corner, across, down, ~whole)])
    return _sheet(np.concatenate([columns, more_columns]), np.concatenate([rows, more_rows]), faces)


def _sheet(columns: Doubles, rows: Doubles, faces: Longs) -> Sheet:
    edges = edges_of(faces)
    halves = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] == 1)
    tails, heads = faces.reshape(-1)[halves], np.roll(faces, -1, axis=1).reshape(-1)[halves]
    return Sheet(columns, rows, faces, np.stack([tails, heads], axis=1))


def _squares(corner: Longs, values: npt.NDArray[np.floating], is_wanted: Bools) -> Longs:
    """Two triangles for each wanted square."""
    a, b, c, d = (each[is_wanted] for each in _corners(corner))
    at = [each[is_wanted] for each in _corners(values)]
    falls = (np.abs(at[0] - at[2]) <= np.abs(at[1] - at[3]))[:, None]
    first = np.where(falls, np.stack([a, d, c], axis=1), np.stack([a, d, b], axis=1))
    second = np.where(falls, np.stack([a, c, b], axis=1), np.stack([b, d, c], axis=1))
    return np.concatenate([first, second])


def _corners(grid: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], ...]:
    """Of every square, clockwise from the top left."""
    return grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]


def _crossings(
    distance: npt.NDArray[np.floating], inside: Bools, *, start: int
) -> tuple[Longs, Longs, tuple[Doubles, Doubles]]:
    """Points where the outline crosses sides of squares: their numbers (h, w - 1) on level sides and (h - 1, w) on
    upright ones, -1 where there is none, and their columns and rows."""
    far = distance.astype(np.float64)
    across = np.full((far.shape[0], far.shape[1] - 1), -1, dtype=np.int64)
    down = np.full((far.shape[0] - 1, far.shape[1]), -1, dtype=np.int64)
    is_across, is_down = inside[:, :-1] != inside[:, 1:], inside[:-1] != inside[1:]
    num_across = int(is_across.sum())
    across[is_across] = start + np.arange(num_across)
    down[is_down] = start + num_across + np.arange(int(is_down.sum()))
    (r1, c1), (r2, c2) = np.nonzero(is_across), np.nonzero(is_down)
    share_across = _share(far[r1, c1], far[r1, c1 + 1])
    share_down = _share(far[r2, c2], far[r2 + 1, c2])
    return across, down, (np.concatenate([c1 + share_across, c2]), np.concatenate([r1, r2 + share_down]))


def _share(one: Doubles, two: Doubles) -> Doubles:
    gap = one - two
    return np.clip(one / np.where(gap == 0, 1.0, gap), NEAREST, 1 - NEAREST)


def _cut_squares(corner: Longs, across: Longs, down: Longs, is_wanted: Bools) -> Longs:
    """Triangles of the squares that the outline crosses."""
    corners = np.stack([each[is_wanted] for each in _corners(corner)], axis=1)
    sides = np.stack(
        [each[is_wanted] for each in (across[:-1], down[:, 1:], across[1:], down[:, :-1])], axis=1
    )  # top, right, bottom, left: each follows its corner
    path = np.stack([corners, sides], axis=2).reshape(-1, 8)
    path = path[(path >= 0).any(axis=1)]
    order = np.argsort(path < 0, axis=1, kind="stable")
    polygon = np.take_along_axis(path, order, axis=1)
    faces = [polygon[polygon[:, k + 1] >= 0][:, [0, k + 1, k]] for k in range(1, 5)]
    return np.concatenate(faces)
