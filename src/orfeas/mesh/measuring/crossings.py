"""Crossings: pairs of faces that pass through each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.measuring.boxes import pairs_that_meet
from orfeas.mesh.mesh import Floats

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MAX_PAIRS = 40_000_000
"""Pairs of near faces that are looked at; a sound mesh has about 8 a face. So many take half a minute."""
PAIRS_AT_ONCE = 1 << 18
DEPTH = 1e-6
"""Passing by less than this share of the diagonal is touching: single precision cannot tell."""


@dataclass(frozen=True)
class Crossings:
    """Faces that pass through each other.

    Attributes:
        num_pairs: pairs of faces; None when there were too many near each other to look at.
        why_not: the reason then, for the user.
    """

    num_pairs: int | None
    why_not: str | None = None


def measure_crossings(positions: Floats, faces: Longs, point: Longs, *, max_pairs: int = MAX_PAIRS) -> Crossings:
    """Count pairs of faces that cross along a line.

    Two triangles cross where an edge of one passes through the inside of the other; of a pair with a common point only
    the edges opposite to it can. Faces that only touch, lie on each other in one plane, or fold at a common edge do not
    count; nor do skins that cross exactly along their own edges (where those are common, the edges are crowded).

    Args:
        positions: (V, 3), any unit.
        faces: (F, 3), indices into positions.
        point: (V,) the point of each vertex, as `points_of` numbers them.
        max_pairs: give up after so many pairs whose boxes meet, so that time stays bounded.

    Returns:
        How many pairs cross, or why that was not found out.
    """
    if not len(faces):
        return Crossings(num_pairs=0)
    used = positions[faces.reshape(-1)].astype(np.float64)
    span = max(float(np.linalg.norm(np.ptp(used, axis=0))), 1e-300)
    corners = ((used - used.min(axis=0)) / span).reshape(-1, 3, 3)
    corner_points = point[faces]
    found = looked_at = 0
    for pairs in pairs_that_meet(corners.min(axis=1), corners.max(axis=1)):
        looked_at += len(pairs)
        if looked_at > max_pairs:
            return Crossings(None, f"Over {max_pairs:,} pairs of faces lie too near each other. Simplify it.")
        for start in range(0, len(pairs), PAIRS_AT_ONCE):
            found += _num_crossing(corners, corner_points, pairs[start : start + PAIRS_AT_ONCE])
    return Crossings(num_pairs=found)


def _num_crossing(corners: Doubles, points: Longs, pairs: Longs) -> int:
    """How many of the pairs (P, 2) cross."""
    one, two = points[pairs[:, 0]], points[pairs[:, 1]]
    same = one[:, :, None] == two[:, None, :]
    is_apart = same.sum(axis=(1, 2)) < 2
    pairs, same = pairs[is_apart], same[is_apart]
    a, b = corners[pairs[:, 0]], corners[pairs[:, 1]]
    height_a, height_b = _heights(a, over=b), _heights(b, over=a)
    may = np.flatnonzero(_has_both_sides(height_a) & _has_both_sides(height_b))
    a, b, same = a[may], b[may], same[may]
    crosses = _pierces(a, b, height_a[may], shared=same.any(axis=2))
    crosses |= _pierces(b, a, height_b[may], shared=same.any(axis=1))
    return int(crosses.sum())


def _has_both_sides(heights: Doubles) -> Flags:
    return np.asarray((heights.min(axis=1) < 0) & (heights.max(axis=1) > 0))


def _heights(triangles: Doubles, *, over: Doubles) -> Doubles:
    """(P, 3) distance of each corner from the plane of another triangle, 0 where it is less than DEPTH."""
    normal = np.cross(over[:, 1] - over[:, 0], over[:, 2] - over[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    height = np.einsum("pkc,pc->pk", triangles - over[:, :1], normal)
    return np.where(np.abs(height) < DEPTH, 0.0, height)


def _pierces(triangles: Doubles, others: Doubles, heights: Doubles, *, shared: Flags) -> Flags:
    """(P,) whether an edge of a triangle passes through the inside of the other; edges at shared corners cannot."""
    found = np.zeros(len(triangles), dtype=bool)
    for k in range(3):
        after = (k + 1) % 3
        low, high = heights[:, k], heights[:, after]
        through = np.flatnonzero((low * high < 0) & ~shared[:, k] & ~shared[:, after])
        share = low[through] / (low[through] - high[through])
        start = triangles[through, k]
        at = start + share[:, None] * (triangles[through, after] - start)
        found[through] |= _inside(at, others[through])
    return found


def _inside(at: Doubles, triangles: Doubles) -> Flags:
    """(P,) whether a point in the plane of a triangle is inside it by more than DEPTH from every edge."""
    normal = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    inside = np.ones(len(at), dtype=bool)
    for k in range(3):
        edge = triangles[:, (k + 1) % 3] - triangles[:, k]
        side = np.einsum("pc,pc->p", np.cross(edge, at - triangles[:, k]), normal)
        inside &= side > DEPTH * np.linalg.norm(edge, axis=1)
    return inside
