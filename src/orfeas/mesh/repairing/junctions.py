"""T-junctions: where a point lies on an open edge of another face, the face is cut there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.mesh.repairing.carried import Carried
from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

ROUNDS = 32
"""A face takes one cut a round; an edge with more points on it takes more rounds."""


def split_junctions(surface: Carried, tolerance: float) -> tuple[Carried, int]:
    """Cut faces at points of the border that lie on their open edges, so that neighbours share whole edges.

    Args:
        surface: welded.
        tolerance: how far off an edge a point still lies on it, in the unit of the positions.

    Returns:
        The surface, and how many edges were cut.
    """
    total = 0
    for _ in range(ROUNDS):
        half, point, share = _meetings(surface, tolerance)
        if not len(half):
            break
        # One cut a face: that nearest the middle of its edge, so that crowded edges halve round by round.
        order = np.lexsort((np.abs(share - 0.5), half // 3))
        half, point, share = half[order], point[order], share[order]
        _, first = np.unique(half // 3, return_index=True)
        surface = _cut(surface, half[first], point[first], share[first])
        total += len(first)
    return surface, total


def _meetings(surface: Carried, tolerance: float) -> tuple[Longs, Longs, Doubles]:
    """Open half-edges, points that lie on them, and where, as a share of the edge."""
    nothing = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    edges = edges_of(surface.faces)
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] == 1)
    if not len(half):
        return nothing
    face, corner = half // 3, half % 3
    start, end = surface.faces[face, corner], surface.faces[face, (corner + 1) % 3]
    points = np.unique(np.concatenate([start, end]))
    a, b = surface.positions[start], surface.positions[end]
    length = np.linalg.norm(b - a, axis=1)
    near = cKDTree(surface.positions[points]).query_ball_point((a + b) / 2, length / 2 + tolerance, return_sorted=True)
    counts = np.fromiter((len(some) for some in near), np.int64, len(near))
    if not counts.sum():
        return nothing
    number = np.repeat(np.arange(len(half)), counts)
    point = points[np.concatenate([np.asarray(some, dtype=np.int64) for some in near if some])]
    along = (b - a)[number] / np.maximum(length[number], 1e-300)[:, None]
    offset = surface.positions[point] - a[number]
    at = np.einsum("nk,nk->n", offset, along)
    away = np.linalg.norm(offset - at[:, None] * along, axis=1)
    is_on = (away <= tolerance) & (at > tolerance) & (at < length[number] - tolerance)
    is_on &= ~(surface.faces[face[number]] == point[:, None]).any(axis=1)
    return half[number[is_on]], point[is_on], (at / np.maximum(length[number], 1e-300))[is_on]


def _cut(surface: Carried, half: Longs, point: Longs, share: Doubles) -> Carried:
    """Each face of a half-edge as two, with the point between the ends of that edge."""
    face, k = half // 3, half % 3
    order = (k[:, None] + np.arange(3)) % 3
    corner = np.take_along_axis(surface.faces[face], order, axis=1)
    uvs = np.take_along_axis(surface.uvs[face], order[..., None], axis=1)
    normals = np.take_along_axis(surface.normals[face], order[..., None], axis=1)
    parts = []
    for number in (1, 0):  # first the half with the old start, then that with the old end
        faces, uv, normal = corner.copy(), uvs.copy(), normals.copy()
        faces[:, number] = point
        uv[:, number] = uvs[:, 0] + share[:, None] * (uvs[:, 1] - uvs[:, 0])
        normal[:, number] = normals[:, 0] + share[:, None] * (normals[:, 1] - normals[:, 0])
        parts.append(Carried(surface.positions, faces, surface.source[face], uv, normal))
    rest = np.ones(len(surface.faces), dtype=bool)
    rest[face] = False
    return surface.kept(rest).joined(parts[0]).joined(parts[1])
