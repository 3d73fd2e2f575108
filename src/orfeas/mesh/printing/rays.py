"""Rays: a surface one can shoot at, in millimetres about its own middle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
MAX_CROSSINGS = 64
"""A ray that has crossed so many skins is given up; a sound part crosses an even number, seldom over ten."""


class Rays:
    """First hits of a mesh. Embree works in float32: millimetres about the middle keep 1e-5 mm of a 100 mm object.

    Attributes:
        middle: (3,) metres, what is the origin here.
        points: (V, 3) float64 millimetres.
        faces: (F, 3).
        skip: millimetres a ray starts off its surface, so as not to meet it again.
    """

    def __init__(self, mesh: Mesh) -> None:
        low, high = mesh.bounds
        self.middle = (low.astype(np.float64) + high) / 2
        self.points: Doubles = (mesh.positions.astype(np.float64) - self.middle) * 1e3
        self.faces = mesh.faces
        self.skip = max(1e-4, 2e-6 * float(np.linalg.norm(np.ptp(self.points, axis=0))))
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, self.points.astype(np.float32), np.ascontiguousarray(mesh.faces))

    def first(self, origins: Doubles, directions: Doubles) -> tuple[Longs, Doubles]:
        """The face each ray (N, 3) first meets, -1 for none, and how far it is, in lengths of the direction."""
        found = self._scene.run(
            np.ascontiguousarray(origins, np.float32), np.ascontiguousarray(directions, np.float32), output=True
        )
        face = found["primID"].astype(np.int64)
        return face, np.where(face >= 0, found["tfar"], np.inf).astype(np.float64)

    def winding(self, points: Doubles, *, normals: Doubles) -> Longs:
        """How many skins lie round each point (N, 3), by what a ray crosses on its way out; normals (F, 3) of faces."""
        way = np.array([0.0123, 0.9997, 0.0211])  # not along an axis, where edges are
        origins, count = points.copy(), np.zeros(len(points), dtype=np.int64)
        live = np.arange(len(points))
        for _ in range(MAX_CROSSINGS):
            face, far = self.first(origins[live], np.broadcast_to(way, (len(live), 3)))
            is_hit = face >= 0
            live, face, far = live[is_hit], face[is_hit], far[is_hit]
            if not len(live):
                break
            count[live] += np.sign(normals[face] @ way).astype(np.int64)
            origins[live] += (far + self.skip)[:, None] * way
        return count
