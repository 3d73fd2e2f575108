"""Holes are closed with a fan of faces round their middle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.topology import edges_of, groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


def fill_holes(positions: Doubles, faces: Longs) -> tuple[Doubles, Longs, int]:
    """Close every loop of border edges: one of three edges with a face, a longer one with a fan.

    Args:
        positions: (P, 3).
        faces: (F, 3), at most two at an edge and one fan at a point, neighbours turned alike.

    Returns:
        Positions and faces with the new ones at the end, and how many holes were filled.
    """
    edges = edges_of(faces)
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] == 1)
    if not len(half):
        return positions, faces, 0
    face, corner = half // 3, half % 3
    start, end = faces[face, corner], faces[face, (corner + 1) % 3]
    points, local = np.unique(np.concatenate([start, end]), return_inverse=True)
    links = local.reshape(2, -1).T
    count, loop_of_point = groups(len(points), links)
    loop = loop_of_point[links[:, 0]]
    length = np.bincount(loop, minlength=count)
    middle = np.stack([np.bincount(loop, positions[start, k], count) for k in range(3)], axis=1) / length[:, None]
    is_long = length > 3
    number = len(positions) + np.cumsum(is_long) - 1
    in_fan = is_long[loop]
    fans = np.stack([end[in_fan], start[in_fan], number[loop[in_fan]]], axis=1)
    follower = np.full(len(positions), -1, dtype=np.int64)
    follower[start] = end
    _, one = np.unique(loop, return_index=True)
    one = one[~is_long[loop[one]]]
    single = np.stack([end[one], start[one], follower[end[one]]], axis=1)
    return np.concatenate([positions, middle[is_long]]), np.concatenate([faces, fans, single]), count
