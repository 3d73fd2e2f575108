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

    Every edge is a ray from one end to the other; what it meets is a crossing unless it shares a point with the edge.
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
        own = (faces[hit][:, :, None] == edges.ends[edge][:, None, :]).any(axis=(1, 2))
        is_crossing[hit[~own]] = True
        crossed[edge[~own]] = True
        edge, began = edge[own], (at[own] + MARGIN).astype(np.float32)
        if not len(edge):
            break
    is_crossing |= crossed[edges.of_face].any(axis=1)
    return is_crossing
