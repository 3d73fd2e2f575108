"""Polygons, strips and fans become triangles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.reading.limits import require_faces

Longs = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
MAX_CLIPPING = 400_000
"""Corner tests (corners squared) that concave polygons may cost together, some seconds; past this they stay fans."""


def triangles_of(counts: Longs, points: Doubles) -> Longs:
    """Cut polygons into triangles.

    Convex ones become fans from their first corner. Of a quad the diagonal is taken that leaves no triangle turned
    over, and its triangles are (a, b, c), (a, c, d), as a `Mesh` has its quads; larger concave ones lose their ears one
    by one (Meisters 1975, doi:10.2307/2319703).

    Args:
        counts: (P,) corners of each polygon, 3 or more.
        points: (sum of counts, 3) their corners in a row.

    Returns:
        (T, 3) rows of `points`, in the order of the polygons.

    Raises:
        TooManyFaces: more triangles than are read.
    """
    require_faces(int((counts - 2).sum()))
    first = np.cumsum(counts) - counts
    polygon = np.repeat(np.arange(len(counts)), counts - 2)
    step = np.arange(len(polygon)) - np.repeat(np.cumsum(counts - 2) - (counts - 2), counts - 2)
    start = first[polygon]
    triangles = np.stack([start, start + step + 1, start + step + 2], axis=1)
    if not (counts > 3).any():
        return triangles
    facing = _facing(triangles, polygon, points, len(counts))
    is_odd = np.zeros(len(counts), dtype=bool)
    is_odd[polygon[facing < 0]] = True
    quads = np.flatnonzero(is_odd & (counts == 4))
    at = np.searchsorted(polygon, quads)
    corner = first[quads]
    triangles[at] = np.stack([corner + 1, corner + 2, corner + 3], axis=1)
    triangles[at + 1] = np.stack([corner + 1, corner + 3, corner], axis=1)
    left = MAX_CLIPPING
    for which in np.flatnonzero(is_odd & (counts > 4)).tolist():
        left -= int(counts[which]) ** 2
        if left < 0:
            break
        at_first = int(np.searchsorted(polygon, which))
        begin, count = int(first[which]), int(counts[which])
        triangles[at_first : at_first + count - 2] = _clipped(points[begin : begin + count]) + begin
    return triangles


def leading_quads(counts: Longs) -> int:
    """How many quads come before the first face that is none: what `Mesh.num_quads` can hold."""
    others = np.flatnonzero(counts != 4)
    return int(others[0]) if len(others) else len(counts)


def strip_of(corners: Longs) -> Longs:
    """(T, 3) the triangles of a strip, alternate ones turned (glTF 2.0, section 3.7.2.1)."""
    count = max(len(corners) - 2, 0)
    at = np.arange(count)
    odd = at % 2
    return corners[np.stack([at, at + 1 + odd, at + 2 - odd], axis=1)]


def fan_of(corners: Longs) -> Longs:
    """(T, 3) the triangles of a fan around its first corner; glTF begins each with the next corner."""
    count = max(len(corners) - 2, 0)
    at = np.arange(count)
    return corners[np.stack([at + 1, at + 2, np.zeros_like(at)], axis=1)]


def _facing(triangles: Longs, polygon: Longs, points: Doubles, num_polygons: int) -> Doubles:
    """(T,) how far each triangle faces as its polygon does; the sum of a fan's areas is the polygon's own."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    area = np.cross(b - a, c - a)
    total = np.stack([np.bincount(polygon, area[:, k], num_polygons) for k in range(3)], axis=1)
    facing = np.einsum("ij,ij->i", area, total[polygon])
    scale = np.einsum("ij,ij->i", total, total)[polygon]
    return np.asarray(np.where(np.abs(facing) <= 1e-9 * scale, 0.0, facing))


def _clipped(points: Doubles) -> Longs:
    """Triangles of one polygon, (n - 2, 3) rows of its points."""
    nexts = np.roll(points, -1, axis=0)
    normal = np.cross(points - points[0], nexts - points[0]).sum(axis=0)
    keep = [axis for axis in range(3) if axis != int(np.abs(normal).argmax())]
    flat = points[:, keep]
    x, y = flat.T
    if (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() < 0:
        flat = flat * [-1.0, 1.0]
    left = np.arange(len(points))
    found = []
    while len(left) > 3:
        ear = _ear(flat[left])
        before, after = left[ear - 1], left[(ear + 1) % len(left)]
        found.append((before, left[ear], after))
        left = np.delete(left, ear)
    found.append((left[0], left[1], left[2]))
    return np.array(found, dtype=np.int64)


def _ear(corners: Doubles) -> int:
    """A corner whose triangle is turned right and holds no other; the first, where a polygon crosses itself."""
    before, after = np.roll(corners, 1, axis=0), np.roll(corners, -1, axis=0)
    turned = _cross(corners - before, after - corners)
    for at in np.flatnonzero(turned > 0).tolist():
        a, b, c = before[at], corners[at], after[at]
        others = np.delete(corners, [at - 1 if at else len(corners) - 1, at, (at + 1) % len(corners)], axis=0)
        inside = (_cross(b - a, others - a) >= 0) & (_cross(c - b, others - b) >= 0) & (_cross(a - c, others - c) >= 0)
        if not inside.any():
            return int(at)
    return 0


def _cross(a: Doubles, b: Doubles) -> Doubles:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])
