"""Solid: the faces over and under a point: inside of what it is, and on what it stands."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of, parts_of
from orfeas.mesh.weld import weld

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

CHUNK = 2_000_000


def inside_parts(points: Doubles, mesh: Mesh) -> npt.NDArray[np.bool_]:
    """Which points are inside a closed part, by the faces straight above them.

    Recast knows surfaces only: to it the hollow of a crate is a room. Open parts, such as a floor of two triangles,
    have no inside and are left out.

    Args:
        points: (N, 3) metres.
        mesh: its closed parts turned outwards.

    Returns:
        (N,) whether more faces above look up than down.
    """
    welded = weld(mesh)
    edges = edges_of(welded.faces)
    count, part = parts_of(welded.faces, welded.num_vertices)
    is_open = np.zeros(count, dtype=bool)
    is_open[part[((edges.counts != 2) | (edges.balance != 0))[edges.of_face].any(axis=1)]] = True
    corners = welded.positions.astype(np.float64)[welded.faces[~is_open[part]]]
    point, height, turn = _crossings(points, corners)
    is_above = height > points[point, 1]
    return np.bincount(point[is_above], weights=turn[is_above], minlength=len(points)) > 0.5


def set_down(points: Doubles, mesh: Mesh, *, reach_metres: float) -> Doubles:
    """Points (N, 3) moved up or down to the nearest face that looks up, where one is within reach."""
    point, height, turn = _crossings(points, mesh.positions.astype(np.float64)[mesh.faces])
    point, height = point[turn > 0], height[turn > 0]
    away = np.abs(height - points[point, 1])
    order = np.lexsort((away, point))
    nearest, first = np.unique(point[order], return_index=True)
    is_near = away[order[first]] <= reach_metres
    found = points.copy()
    found[nearest[is_near], 1] = height[order[first[is_near]]]
    return found


def _crossings(points: Doubles, corners: Doubles) -> tuple[Longs, Doubles, Doubles]:
    """Where the upright lines through points cut faces: which point, at what height, and 1 up or -1 down."""
    step = max(CHUNK // max(len(corners), 1), 1)
    parts = [_cut(points[k : k + step], corners, k) for k in range(0, max(len(points), 1), step)]
    point, height, turn = (np.concatenate([part[n] for part in parts]) for n in range(3))
    return point.astype(np.int64), height, turn


def _cut(points: Doubles, corners: Doubles, number: int) -> tuple[Longs, Doubles, Doubles]:
    flat, at = corners[:, :, [0, 2]], points[:, [0, 2]]
    low, high = flat.min(axis=1), flat.max(axis=1)
    point, face = np.nonzero(((at[:, None] >= low) & (at[:, None] <= high)).all(axis=2))
    a, b, c = (corners[face, k] for k in range(3))
    normal = np.cross(b - a, c - a)
    sides = []
    for start, end in ((a, b), (b, c), (c, a)):
        edge, beside = end - start, points[point] - start
        sides.append((edge[:, 2] * beside[:, 0] - edge[:, 0] * beside[:, 2]) * np.sign(normal[:, 1]))
    is_cut = (np.abs(normal[:, 1]) > 1e-12) & (np.min(sides, axis=0) >= 0)
    point, a, normal = point[is_cut], a[is_cut], normal[is_cut]
    beside = points[point] - a
    height = a[:, 1] - (normal[:, 0] * beside[:, 0] + normal[:, 2] * beside[:, 2]) / normal[:, 1]
    return point + number, height, np.sign(normal[:, 1])
