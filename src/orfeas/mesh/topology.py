"""Topology: which corners of a mesh are one point, which faces share an edge, which hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Floats = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of faces (F, 3); half-edge 3 * f + k runs from corner k of face f to corner k + 1.

    Attributes:
        ends: (E, 2) the lower and the higher point of each edge.
        counts: (E,) how many half-edges lie on it: 1 at a border, 2 inside, more where it is not manifold.
        balance: (E,) half-edges from low to high less those from high to low; 0 where two neighbours agree.
        of_face: (F, 3) the edge under each half-edge.
        pairs: (P, 2) the two half-edges of every edge that has exactly two.
        pair_edges: (P,) the edges of those pairs.
    """

    ends: Longs
    counts: Longs
    balance: Longs
    of_face: Longs
    pairs: Longs
    pair_edges: Longs


def points_of(positions: Floats) -> tuple[Longs, Longs]:
    """Number the distinct positions.

    Args:
        positions: (V, 3) float32.

    Returns:
        first: (P,) for each point, a vertex that lies there, ascending.
        point: (V,) for each vertex, its point.
    """
    bits = (positions + np.float32(0)).view(np.uint32).astype(np.uint64)  # + 0 makes -0 and +0 the same bits
    keys = bits[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ bits[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    keys = (keys ^ (keys >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9) ^ bits[:, 2] * np.uint64(0x94D049BB133111EB)
    first, point = _numbered(keys)
    if not np.array_equal(positions[first][point], positions):  # two positions fell on one key: compare in full
        _, first, point = np.unique(positions + np.float32(0), axis=0, return_index=True, return_inverse=True)
        point = point.reshape(-1)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order].astype(np.int64), rank[point].astype(np.int64)


def edges_of(faces: npt.NDArray[np.integer]) -> Edges:
    """The edges of faces (F, 3)."""
    heads = faces.reshape(-1).astype(np.int64)
    tails = np.roll(faces, -1, axis=1).reshape(-1).astype(np.int64)
    low, high = np.minimum(heads, tails), np.maximum(heads, tails)
    span = int(high.max(initial=0)) + 1
    keys = low * span + high
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    is_first = np.ones(len(ordered), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    starts = np.flatnonzero(is_first)
    counts = np.diff(np.append(starts, len(ordered)))
    edge = np.empty(len(keys), dtype=np.int64)
    edge[order] = np.cumsum(is_first) - 1
    balance = np.bincount(edge, weights=np.where(heads < tails, 1, -1), minlength=len(starts)).astype(np.int64)
    twos = np.flatnonzero(counts == 2)
    pairs = (
        np.stack([order[starts[twos]], order[starts[twos] + 1]], axis=1) if len(twos) else np.empty((0, 2), np.int64)
    )
    ends = np.stack([ordered[starts] // span, ordered[starts] % span], axis=1)
    return Edges(ends, counts, balance, edge.reshape(-1, 3), pairs.astype(np.int64), twos)


def groups(num: int, links: npt.NDArray[np.integer]) -> tuple[int, Longs]:
    """Connected groups of `num` things with links (L, 2) between them: how many, and the group of each."""
    graph = coo_matrix((np.ones(len(links), dtype=np.int8), (links[:, 0], links[:, 1])), shape=(num, num))
    count, label = connected_components(graph, directed=False)
    return int(count), label.astype(np.int64)


def parts_of(faces: npt.NDArray[np.integer], num_points: int) -> tuple[int, Longs]:
    """Pieces that hang together by points: how many, and the piece of each face."""
    links = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]]])
    _, label = groups(num_points, links)
    kept, part = np.unique(label[faces[:, 0]], return_inverse=True)
    return len(kept), part.astype(np.int64)


def fans_of(faces: npt.NDArray[np.integer], pairs: Longs) -> tuple[int, Longs]:
    """Group the corners round each point that are joined by pairs of half-edges.

    Args:
        faces: (F, 3), points.
        pairs: (P, 2) half-edges that lie on each other, such as `Edges.pairs`.

    Returns:
        How many groups, and the group of each of the 3 F corners. A point of a manifold has one group.
    """
    one, two = pairs.T
    after_one, after_two = one - one % 3 + (one + 1) % 3, two - two % 3 + (two + 1) % 3
    corner = faces.reshape(-1)
    is_opposed = corner[one] == corner[after_two]
    first = np.where(is_opposed, after_two, two)
    second = np.where(is_opposed, two, after_two)
    links = np.stack([np.concatenate([one, after_one]), np.concatenate([first, second])], axis=1)
    return groups(faces.size, links)


def is_sound(faces: npt.NDArray[np.integer]) -> bool:
    """Whether there are two faces at every edge, one fan at every point, and neighbours are turned alike."""
    edges = edges_of(faces)
    if not ((edges.counts == 2) & (edges.balance == 0)).all():
        return False
    num_fans, _ = fans_of(faces, edges.pairs)
    return num_fans == len(np.unique(faces))


def _numbered(keys: npt.NDArray[np.uint64]) -> tuple[Longs, Longs]:
    _, first, back = np.unique(keys, return_index=True, return_inverse=True)
    return first, back.reshape(-1)
