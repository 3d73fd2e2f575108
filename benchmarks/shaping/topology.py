"""Topology: whether a surface is closed, and in how many pieces; vertices at one place are one."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from benchmarks.shaping.truth import Doubles, Longs

NEARNESS = 1e-6
"""Vertices that round to the same multiple of this share of the box are one."""


def joined(positions: Doubles, faces: Longs) -> Longs:
    """(F, 3) the faces by numbers of distinct places."""
    used = positions[faces.reshape(-1)]
    size = max(float((used.max(axis=0) - used.min(axis=0)).max()), 1e-300)
    rounded = np.rint((used - used.min(axis=0)) / (NEARNESS * size)).astype(np.int64)
    key = (rounded[:, 0] << 42) | (rounded[:, 1] << 21) | rounded[:, 2]
    return np.unique(key, return_inverse=True)[1].reshape(-1, 3)


def is_closed(positions: Doubles, faces: Longs) -> bool:
    """Whether every edge is run through as often one way as the other, so that the surface has an inside.

    Pieces may touch, or pass through each other; faces without area are left out.
    """
    same = joined(positions, faces)
    same = same[(same[:, 0] != same[:, 1]) & (same[:, 1] != same[:, 2]) & (same[:, 2] != same[:, 0])]
    if not len(same):
        return False
    begins, ends = same.reshape(-1), np.roll(same, -1, axis=1).reshape(-1)
    key = np.minimum(begins, ends) * (same.max() + 1) + np.maximum(begins, ends)
    _, edge = np.unique(key, return_inverse=True)
    return not np.bincount(edge, np.where(begins < ends, 1, -1)).any()


def num_pieces(positions: Doubles, faces: Longs) -> int:
    """Parts that share no vertex."""
    same = joined(positions, faces)
    count = int(same.max()) + 1
    links = coo_matrix((np.ones(2 * len(same)), (np.tile(same[:, 0], 2), same[:, 1:].T.reshape(-1))), (count, count))
    return int(connected_components(links, directed=False, return_labels=False))
