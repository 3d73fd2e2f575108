"""Rays: a surface that answers what a ray meets, and how much of the open sky each side of each face sees."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

NUM_RAYS = 64
"""Rays from each side of a face, as many as a vote needs to tell a pinhole's light (1 in 100) from the sky's."""

FIRST_RAYS = 8
"""So many go first; a side that two of them leave freely is seen, and asks no more."""

LIFT = 1e-5
"""How far off its face a ray starts, as a share of the diagonal."""

RAYS_AT_ONCE, MOST_THREADS = 1 << 18, 8
"""Embree and most of NumPy let other threads run; each holds some 50 MB."""


class Scene:
    """A surface scaled to unit size, for rays."""

    def __init__(self, positions: Doubles, faces: Longs) -> None:
        used = positions[faces.reshape(-1)]
        low, high = used.min(axis=0), used.max(axis=0)
        self.middle, self.scale = (low + high) / 2, 1.0 / max(float(np.linalg.norm(high - low)), 1e-300)
        self._scene = EmbreeScene()
        placed = np.ascontiguousarray(self.placed(positions))
        TriangleMesh(self._scene, placed, np.ascontiguousarray(faces, dtype=np.int32))

    def placed(self, points: Doubles) -> Floats:
        """Points in the frame of the scene, (N, 3) float32."""
        return np.asarray((points - self.middle) * self.scale, dtype=np.float32)

    def segment_hits(self, starts: Floats, along: Floats, began: Floats) -> tuple[Longs, Floats]:
        """What segments meet first behind the share `began` of their length.

        Returns:
            (N,) the face, -1 for none, and (N,) where, as a share of the segment, which may be over 1.
        """
        if not len(starts):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        origins = np.ascontiguousarray(starts + began[:, None] * along, dtype=np.float32)
        found = self._scene.run(origins, np.ascontiguousarray(along, dtype=np.float32), output=True)
        return found["primID"].astype(np.int64), np.asarray(began + found["tfar"], dtype=np.float32)

    def escapes(self, origins: Floats, directions: Floats) -> npt.NDArray[np.bool_]:
        """(N,) whether a ray leaves the scene without meeting anything."""
        return np.asarray(self._scene.run(origins, directions, query="OCCLUDED") < 0)


def openness(positions: Doubles, faces: Longs) -> Doubles:
    """How much of the sky each side of each face sees, weighted by the cosine.

    Returns:
        (F, 2): the share of rays that leave freely, from the front and from the back.
    """
    scene = Scene(positions, faces)
    corners = scene.placed(positions)[faces].astype(np.float64)
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    sides = np.concatenate([normal, -normal])
    asked = np.tile(np.arange(len(faces)), 2)
    free = _num_free(scene, corners[asked], sides, slice(0, FIRST_RAYS))
    share = free / FIRST_RAYS
    unsure = np.flatnonzero(free < 2)
    more = _num_free(scene, corners[asked[unsure]], sides[unsure], slice(FIRST_RAYS, NUM_RAYS))
    share[unsure] = (free[unsure] + more) / NUM_RAYS
    return share.reshape(2, -1).T


def _num_free(scene: Scene, corners: Doubles, normals: Doubles, numbers: slice) -> Doubles:
    """(N,) how many rays of the given numbers leave from points spread over the triangles (N, 3, 3)."""
    weights, directions = (each[numbers] for each in _pattern())
    step = max(RAYS_AT_ONCE // len(weights), 1)

    def free(start: int) -> Doubles:
        part = slice(start, start + step)
        origins = weights @ corners[part] + LIFT * normals[part, None]
        along = _frames(normals[part], np.arange(start, start + len(origins)))
        rays = directions @ along  # sixteen times faster than einsum
        found = scene.escapes(
            np.ascontiguousarray(origins.reshape(-1, 3), dtype=np.float32),
            np.ascontiguousarray(rays.reshape(-1, 3), dtype=np.float32),
        )
        return np.asarray(found.reshape(-1, len(weights)).sum(axis=1), dtype=np.float64)

    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS)) as pool:
        parts = list(pool.map(free, range(0, len(corners), step)))
    return np.concatenate([np.zeros(0), *parts])


def _pattern() -> tuple[Doubles, Doubles]:
    """Places in a triangle (R, 3) as weights, and directions (R, 3) over the hemisphere about z, cosine-weighted.

    The additive recurrence of the plastic number (Roberts 2018) spreads any first part of the sequence evenly.
    """
    number = np.arange(1, NUM_RAYS + 1)[:, None]
    # The root of x**5 = x + 1, for four dimensions. That of x**4 = x + 1 makes the last two sum to 1: the inner wall of
    # a mug then sees no sky.
    root_of_four = 1.16730397826141868426
    a, b, c, d = ((0.5 + number * root_of_four ** -np.arange(1.0, 5.0)) % 1.0).T
    root = np.sqrt(a)
    weights = np.stack([1 - root, root * (1 - b), root * b], axis=1)
    radius, angle = np.sqrt(c), 2 * np.pi * d
    return weights, np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - c)], axis=1)


def _frames(normals: Doubles, number: Longs) -> Doubles:
    """(N, 3, 3) two tangents and the normal; each frame turned by its number, so that neighbours look elsewhere."""
    across = np.cross(normals, np.eye(3)[np.argmin(np.abs(normals), axis=1)])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-300)
    other = np.cross(normals, across)
    turn = (number * 2.399963229728653)[:, None]  # the golden angle
    return np.stack(
        [np.cos(turn) * across + np.sin(turn) * other, np.cos(turn) * other - np.sin(turn) * across, normals], 1
    )
