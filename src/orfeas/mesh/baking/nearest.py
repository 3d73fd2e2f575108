"""Nearest: the point of a surface closest to another point."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

Floats = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]

SAMPLES = 200_000
CANDIDATES = 8
TURN = 0.25
"""How far away, in sides of the whole, a sample counts for each unit its normal differs, where likeness is sought."""


class Nearest:
    """Points spread over a surface; the faces of the closest few are measured exactly."""

    def __init__(self, corners: Floats, unit: Floats, area: npt.NDArray[np.float64]) -> None:
        """Take triangles (F, 3, 3), their unit normals (F, 3) and areas (F,)."""
        self._corners, self._unit = corners, unit
        spare = max(SAMPLES - len(corners), 0)
        counts = 1 + np.floor(area / max(float(area.sum()), 1e-300) * spare).astype(np.int64)
        face = np.repeat(np.arange(len(corners)), counts)
        number = np.arange(len(face)) - np.repeat(np.cumsum(counts) - counts, counts)
        # The R2 sequence, folded into the triangle; a lone sample stands in the middle.
        a, b = (number * 0.7548776662466927 + 1 / 3) % 1.0, (number * 0.5698402909980532 + 1 / 3) % 1.0
        is_over = a + b > 1
        a, b = np.where(is_over, 1 - a, a), np.where(is_over, 1 - b, b)
        weights = np.stack([1 - a - b, a, b], axis=1)
        self._face = face
        place = np.einsum("nk,nkc->nc", weights, corners[face])
        self._tree = cKDTree(place, balanced_tree=False, compact_nodes=False)
        turned = np.concatenate([place, TURN * unit[face]], axis=1)
        self._turned = cKDTree(turned, balanced_tree=False, compact_nodes=False)

    def to(self, points: Floats, normals: Floats, *, likeness: float) -> tuple[Longs, Floats]:
        """The face (N,) and the weights of its corners (N, 3) nearest to points (N, 3).

        Faces turned away from the normals (N, 3), by a cosine under `likeness`, are taken only where no other is near.
        """
        face, weights, is_like = self._best(self._tree, points, points, normals, likeness)
        rest = np.flatnonzero(~is_like)  # two sides of a thin plate: all that is near may look the other way
        if len(rest):
            at, look = points[rest], normals[rest]
            key = np.concatenate([at, TURN * look], axis=1)
            other, other_weights, is_like = self._best(self._turned, key, at, look, likeness)
            face[rest[is_like]], weights[rest[is_like]] = other[is_like], other_weights[is_like]
        return face, weights

    def _best(
        self, tree: cKDTree, keys: Floats, points: Floats, normals: Floats, likeness: float
    ) -> tuple[Longs, Floats, npt.NDArray[np.bool_]]:
        """Of the faces of the samples nearest to keys the nearest that is alike, or the nearest; and whether it is."""
        count = min(CANDIDATES, len(self._face))
        _, near = tree.query(keys, k=range(1, count + 1))
        face = self._face[near]
        weights = _closest_weights(points[:, None], self._corners[face])
        gap = np.einsum("nkw,nkwc->nkc", weights, self._corners[face]) - points[:, None]
        squared = np.einsum("nkc,nkc->nk", gap, gap)
        is_like = np.einsum("nc,nkc->nk", normals, self._unit[face]) >= likeness
        best = np.where(is_like, squared, squared + 1e6).argmin(axis=1)
        row = np.arange(len(points))
        return face[row, best].astype(np.int64), weights[row, best].astype(np.float32), is_like[row, best]


def _closest_weights(points: Floats, corners: Floats) -> Floats:
    """Weights (N, K, 3) of the point of each triangle (N, K, 3, 3) closest to points (N, 1, 3)."""
    inside = _plane_weights(points, corners)
    best, distance = inside, np.where((inside >= 0).all(axis=2), 0.0, np.inf)
    for k in range(3):
        start, end = corners[:, :, k], corners[:, :, (k + 1) % 3]
        along = end - start
        length = np.maximum(np.einsum("nkc,nkc->nk", along, along), 1e-30)
        share = np.clip(np.einsum("nkc,nkc->nk", points - start, along) / length, 0.0, 1.0)
        gap = start + along * share[:, :, None] - points
        squared = np.einsum("nkc,nkc->nk", gap, gap)
        on_edge = np.zeros_like(best)
        on_edge[:, :, k], on_edge[:, :, (k + 1) % 3] = 1 - share, share
        nearer = squared < distance
        best = np.where(nearer[:, :, None], on_edge, best)
        distance = np.where(nearer, squared, distance)
    return best


def _plane_weights(points: Floats, corners: Floats) -> Floats:
    """Barycentric weights of the foot of each point in the plane of each triangle; -1 where it has no area."""
    one, two = corners[:, :, 1] - corners[:, :, 0], corners[:, :, 2] - corners[:, :, 0]
    to = points - corners[:, :, 0]
    a, b, c = (np.einsum("nkc,nkc->nk", p, q) for p, q in ((one, one), (one, two), (two, two)))
    d, e = np.einsum("nkc,nkc->nk", to, one), np.einsum("nkc,nkc->nk", to, two)
    area = a * c - b * b
    safe = np.where(area > 1e-20, area, 1.0)
    v, w = (c * d - b * e) / safe, (a * e - b * d) / safe
    weights = np.stack([1 - v - w, v, w], axis=2)
    return np.asarray(np.where((area > 1e-20)[:, :, None], weights, -1.0), dtype=np.float32)
