"""Skins that touch: at an edge with more than two faces, or at a point with more than one fan, they are parted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.topology import Edges, edges_of, fans_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

TOWARD_RING, INWARD = 0.05, 0.02
"""How far a parted point moves, as shares of the way to its ring's middle and of its mean edge."""


def part_skins(positions: Doubles, faces: Longs) -> tuple[Doubles, Longs, int]:
    """Give every skin points of its own, and draw them apart a little.

    At a crowded edge the faces are taken in the order of their angle round it, and those that bound the same wedge of
    the solid stay together (as in Guéziec et al. 2001, "Cutting and stitching", doi:10.1109/2945.928166).

    Args:
        positions: (P, 3).
        faces: (F, 3), without degenerate ones.

    Returns:
        Positions (Q, 3), faces (F, 3), and how many points were parted.
    """
    edges = edges_of(faces)
    pairs = np.concatenate([edges.pairs, _wedges(positions, faces, edges)])
    num_fans, fan = fans_of(faces, pairs)
    point_of_fan = np.empty(num_fans, dtype=np.int64)
    point_of_fan[fan] = faces.reshape(-1)
    fans_at = np.bincount(point_of_fan, minlength=len(positions))
    if not (fans_at > 1).any():
        return positions, faces, 0
    corner = faces.reshape(-1).copy()
    is_parted = fans_at[corner] > 1
    fresh, number = np.unique(fan[is_parted], return_inverse=True)
    corner[is_parted] = len(positions) + number
    extended = np.concatenate([positions, positions[point_of_fan[fresh]]])
    parted = corner.reshape(-1, 3)
    extended[len(positions) :] += retreat(extended, parted)[len(positions) :]
    return extended, parted, int((fans_at > 1).sum())


def uncrowded(faces: Longs) -> npt.NDArray[np.bool_]:
    """(F,) whether no edge of a face has more than two faces."""
    edges = edges_of(faces)
    return np.asarray(~(edges.counts[edges.of_face] > 2).any(axis=1), dtype=bool)


def without_crowded_edges(faces: Longs) -> Longs:
    """Faces (F, 3) without those at an edge that still has more than two."""
    return faces[uncrowded(faces)]


def _wedges(positions: Doubles, faces: Longs, edges: Edges) -> Longs:
    """(P, 2) half-edges at crowded edges, paired so that each pair bounds one wedge of the solid.

    Looking down an edge from its higher to its lower point, the solid is on the clockwise side of a face whose
    half-edge runs from low to high, and on the other side of one that runs from high to low.
    """
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] > 2)
    if not len(half):
        return np.empty((0, 2), dtype=np.int64)
    edge = edges.of_face.reshape(-1)[half]
    face, corner = half // 3, half % 3
    low, high = positions[edges.ends[edge, 0]], positions[edges.ends[edge, 1]]
    third = positions[faces[face, (corner + 2) % 3]]
    is_up = faces[face, corner] == edges.ends[edge, 0]
    axis = high - low
    axis /= np.maximum(np.linalg.norm(axis, axis=1, keepdims=True), 1e-300)
    across = np.cross(axis, np.eye(3)[np.argmin(np.abs(axis), axis=1)])
    angle = np.arctan2(
        np.einsum("ij,ij->i", third - low, np.cross(axis, across)), np.einsum("ij,ij->i", third - low, across)
    )
    order = np.lexsort((angle, edge))
    half, edge, is_up = half[order], edge[order], is_up[order]
    start = np.searchsorted(edge, edge, side="left")
    end = np.searchsorted(edge, edge, side="right")
    following = np.arange(len(half)) + 1
    following = np.where(following == end, start, following)
    opens = ~is_up & is_up[following]
    return np.stack([half[opens], half[following[opens]]], axis=1)


def retreat(positions: Doubles, faces: Longs) -> Doubles:
    """(P, 3) a small step for every point toward the middle of its neighbours and inward."""
    corners = positions[faces]
    after, before = np.roll(corners, -1, axis=1), np.roll(corners, 1, axis=1)
    normal = np.cross(after - corners, before - corners)
    length = np.linalg.norm(after - corners, axis=2)
    point, count = faces.reshape(-1), len(positions)
    total = np.maximum(np.bincount(point, minlength=count), 1)
    ring = _sums((after + before) / 2, point, count) / total[:, None]
    mean_edge = np.bincount(point, length.reshape(-1), count) / total
    outward = _sums(normal, point, count)
    outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-300)
    return TOWARD_RING * (ring - positions) - INWARD * mean_edge[:, None] * outward


def _sums(values: Doubles, point: Longs, count: int) -> Doubles:
    flat = values.reshape(-1, 3)
    return np.stack([np.bincount(point, flat[:, k], count) for k in range(3)], axis=1)
