"""Boxes: the box along the axes and the smallest turned one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.mesh.colliding.convex_hull import planes_of
from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]

MOST_DIRECTIONS = 64
"""The smallest box stands on a face or on edges of the hull (O'Rourke 1985); the largest faces are tried."""

_CORNERS = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=np.float64)
_SIDES = np.array([(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)], dtype=np.int32)
_FACES = _SIDES[:, [[0, 1, 2], [0, 2, 3]]].reshape(-1, 3)


def axis_box(mesh: Mesh) -> Mesh:
    """The box along the axes round a mesh: 8 corners, 12 triangles."""
    return _box(mesh.positions.astype(np.float64), np.eye(3))


def smallest_box(hull: Mesh) -> Mesh:
    """A small box round a convex hull, turned to stand on one of its larger faces.

    Args:
        hull: convex and closed, as `convex_hull` gives.

    Returns:
        8 corners, 12 triangles; never larger than the box along the axes.
    """
    points = hull.positions.astype(np.float64)
    a, b, c = (points[hull.faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    normals = planes_of(hull)[np.argsort(-area, kind="stable"), :3]
    _, first = np.unique(np.round(normals, 3), axis=0, return_index=True)
    best, least = np.eye(3), float(np.prod(np.ptp(points, axis=0)))
    for up in normals[np.sort(first)[:MOST_DIRECTIONS]]:
        frame = _standing_on(points, up)
        volume = float(np.prod(np.ptp(points @ frame.T, axis=0)))
        if volume < least * (1 - 1e-6):
            best, least = frame, volume
    return _box(points, best)


def _standing_on(points: Doubles, up: Doubles) -> Doubles:
    """(3, 3) the axes of the smallest box with one axis `up`: another lies along an edge of the outline."""
    side = np.cross(up, np.eye(3)[np.argmin(np.abs(up))])
    side /= np.linalg.norm(side)
    across = np.cross(up, side)
    flat = np.column_stack([points @ side, points @ across])
    try:
        outline = flat[ConvexHull(flat).vertices]
    except QhullError:
        return np.stack([side, across, up])
    edge = np.roll(outline, -1, axis=0) - outline
    edge /= np.maximum(np.linalg.norm(edge, axis=1, keepdims=True), 1e-300)
    along = outline @ edge.T
    beside = outline @ np.column_stack([-edge[:, 1], edge[:, 0]]).T
    x, y = edge[np.argmin(np.ptp(along, axis=0) * np.ptp(beside, axis=0))]
    return np.stack([x * side + y * across, x * across - y * side, up])


def _box(points: Doubles, frame: Doubles) -> Mesh:
    turned = points @ frame.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    corners = (low + _CORNERS * (high - low)) @ frame
    faces = _FACES if np.linalg.det(frame) > 0 else _FACES[:, ::-1]
    return Mesh(corners.astype(np.float32), faces)
