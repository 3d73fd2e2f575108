"""Faces that pass through other faces."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.repairing.rays import Scene
from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MARGIN = 1e-4
"""Share of an edge left out at both ends, where it meets its own neighbours."""

ROUNDS = 3
"""An edge may first meet a face it belongs to; so often it goes on behind it."""


def crossing_faces(positions: Doubles, faces: Longs) -> Flags:
    """Which faces pass through another: two triangles cross where an edge of one goes through the other.

    Every edge is a ray from one end to the other; what it meets is a crossing unless it shares a point with the edge,
    or a second look in float64 finds that it misses.
    Faces that lie on each other in one plane are not found.

    Args:
        positions: (P, 3).
        faces: (F, 3), welded: faces that share a point by position share its number.

    Returns:
        (F,) flags, for both faces of each crossing.
    """
    scene, edges = Scene(positions, faces), edges_of(faces)
    is_crossing = np.zeros(len(faces), dtype=bool)
    points = scene.placed(positions)
    start, end = points[edges.ends[:, 0]], points[edges.ends[:, 1]]
    along = end - start
    edge = np.flatnonzero(np.linalg.norm(along, axis=1) > 1e-7)
    began = np.full(len(edge), np.float32(MARGIN))
    crossed = np.zeros(len(edges.ends), dtype=bool)
    for _ in range(ROUNDS):
        hit, at = scene.segment_hits(start[edge], along[edge], began)
        met = np.flatnonzero((hit >= 0) & (at < 1 - MARGIN))
        edge, hit, at = edge[met], hit[met], at[met]
        is_true = _passes(positions[edges.ends[edge]], positions[faces[hit]])
        is_true &= ~(faces[hit][:, :, None] == edges.ends[edge][:, None, :]).any(axis=(1, 2))
        is_crossing[hit[is_true]] = True
        crossed[edge[is_true]] = True
        edge, began = edge[~is_true], (at[~is_true] + MARGIN).astype(np.float32)
        if not len(edge):
            break
    is_crossing |= crossed[edges.of_face].any(axis=1)
    return is_crossing


def _passes(ends: Doubles, corners: Doubles) -> Flags:
    """(N,) whether a segment (N, 2, 3) truly passes through a triangle (N, 3, 3), not along or beside it."""
    along = ends[:, 1] - ends[:, 0]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(along, two)
    volume = np.einsum("nk,nk->n", one, across)
    size = np.linalg.norm(along, axis=1) * np.linalg.norm(np.cross(one, two), axis=1)
    is_flat = np.abs(volume) <= 1e-9 * size
    scale = np.where(is_flat, 1.0, volume)
    away = ends[:, 0] - corners[:, 0]
    turned = np.cross(away, one)
    u = np.einsum("nk,nk->n", away, across) / scale
    v = np.einsum("nk,nk->n", along, turned) / scale
    at = np.einsum("nk,nk->n", two, turned) / scale
    return np.asarray(~is_flat & (np.minimum(u, v) > 1e-7) & (u + v < 1 - 1e-7) & (at > 1e-7) & (at < 1 - 1e-7))
