"""Samples: points spread evenly over a surface, the same every time, and rays that leave them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from orfeas.mesh.mesh import Floats, Ints
from orfeas.mesh.normals import face_normals

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

LIFT = 1e-5
"""How far off its face a ray starts, as a share of the diagonal: single precision keeps 1e-7 of it."""


@dataclass(frozen=True, eq=False)
class Samples:
    """Points of a surface; each stands for the same area.

    Attributes:
        face: (N,) the face of each.
        points: (N, 3) scaled as the RayField that made them.
        normals: (N, 3) unit, of the flat faces.
    """

    face: Longs
    points: Doubles
    normals: Doubles


class RayField:
    """A surface scaled to a diagonal of one about its middle, for rays; single precision does at any real size."""

    def __init__(self, positions: Floats, faces: Ints) -> None:
        used = positions[faces.reshape(-1)].astype(np.float64)
        low, high = used.min(axis=0), used.max(axis=0)
        self.diagonal = max(float(np.linalg.norm(high - low)), 1e-300)
        placed = ((positions - (low + high) / 2) / self.diagonal).astype(np.float32)
        self._positions, self._faces = placed, np.ascontiguousarray(faces, dtype=np.int32)
        self.normals, self._area = face_normals(placed, self._faces)
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, np.ascontiguousarray(placed), self._faces)

    def samples(self, num: int) -> Samples:
        """Points in proportion to area; none when the surface has no area.

        Systematic along the faces' summed areas, and by the plastic number's recurrence within them (Roberts 2018,
        http://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/).
        """
        total = np.cumsum(self._area)
        if not len(total) or total[-1] <= 0:
            return Samples(np.zeros(0, np.int64), np.zeros((0, 3)), np.zeros((0, 3)))
        steps = (np.arange(num) + 0.5) / num * total[-1]
        face = np.minimum(np.searchsorted(total, steps, side="right"), len(total) - 1)
        root, along = np.sqrt(evenly(num)[:, 0]), evenly(num)[:, 1]
        weights = np.stack([1 - root, root * (1 - along), root * along], axis=1)
        points = np.einsum("nk,nkc->nc", weights, self._positions[self._faces[face]].astype(np.float64))
        return Samples(face.astype(np.int64), points, self.normals[face])

    def first_hits(self, origins: Doubles, directions: Doubles) -> tuple[Longs, Doubles]:
        """The face each ray (N, 3) meets first, -1 where none, and how far that is, in diagonals."""
        found = self._scene.run(origins.astype(np.float32), directions.astype(np.float32), output=True)
        return np.asarray(found["primID"], dtype=np.int64), np.asarray(found["tfar"], dtype=np.float64)

    def escapes(self, origins: Doubles, directions: Doubles) -> npt.NDArray[np.bool_]:
        """(N,) whether each ray leaves without meeting anything."""
        found = self._scene.run(origins.astype(np.float32), directions.astype(np.float32), query="OCCLUDED")
        return np.asarray(found < 0)


def evenly(num: int) -> Doubles:
    """(num, 2) points evenly over the unit square."""
    plastic = 1.32471795724474602596
    return np.asarray((0.5 + np.arange(num)[:, None] * np.array([1 / plastic, 1 / plastic**2])) % 1.0)


def turned_about(axes: Doubles, directions: Doubles) -> Doubles:
    """Directions (K, 3) about +Z, turned to be about each axis (N, 3): (N, K, 3)."""
    across = np.cross(axes, np.eye(3)[np.argmin(np.abs(axes), axis=1)])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-300)
    frame = np.stack([across, np.cross(axes, across), axes], axis=1)
    return np.asarray(directions @ frame)
