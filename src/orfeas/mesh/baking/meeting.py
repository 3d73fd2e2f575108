"""Meeting: the place on a detailed surface that belongs to a place on a simpler one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from orfeas.mesh.baking.nearest import Nearest
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]

LIKENESS = 0.2
"""Cosine between the two surfaces' normals under which they are not the same side of the same thing."""

SLACK = np.float32(1e-5)
"""Rays start so far behind the surface they leave, so that a surface in the very same place is met."""


@dataclass(frozen=True, eq=False)
class Met:
    """Where places were met.

    Attributes:
        face: (N,) of the detailed surface.
        weights: (N, 3) of the face's corners.
    """

    face: Numbers
    weights: Floats


class Detail:
    """The detailed surface, ready for rays. Its longest side is about one: rays are of single precision.

    Attributes:
        faces: (F, 3).
        corners: (F, 3, 3) positions of the corners.
        unit: (F, 3) normals of the flat faces.
    """

    def __init__(self, mesh: Mesh) -> None:
        self.faces = mesh.faces
        self.corners = mesh.positions[mesh.faces]
        unit, area = face_normals(mesh.positions, mesh.faces)
        self.unit = unit.astype(np.float32)
        self._nearest = Nearest(self.corners, self.unit, area)
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, mesh.positions, np.ascontiguousarray(mesh.faces))
        self._scene.run(np.zeros((1, 3), np.float32), np.array([[0, 1, 0]], np.float32))  # builds the tree, once

    def meet(self, points: Floats, normals: Floats, *, reach: float) -> Met:
        """The nearest place of like normal straight out or straight in, else the nearest place at all.

        Args:
            points: (N, 3).
            normals: (N, 3) unit.
            reach: how far to look along the normal.
        """
        face = np.full(len(points), -1, dtype=np.int32)
        weights = np.zeros((len(points), 3), dtype=np.float32)
        limit = np.full(len(points), np.float32(reach))
        for direction in (-normals, normals):
            found = self._scene.run(points - SLACK * direction, direction, dists=limit, output=True)
            hit = np.flatnonzero(found["primID"] >= 0)
            number = found["primID"][hit]
            is_like = np.einsum("nc,nc->n", self.unit[number], normals[hit]) >= LIKENESS
            hit, number = hit[is_like], number[is_like]
            u, v = found["u"][hit], found["v"][hit]
            face[hit], weights[hit] = number, np.stack([1 - u - v, u, v], axis=1)
            limit[hit] = np.minimum(limit[hit], found["tfar"][hit])
        missed = np.flatnonzero(face < 0)
        if len(missed):
            face[missed], weights[missed] = self._nearest.to(points[missed], normals[missed], likeness=LIKENESS)
        return Met(face, weights)

    def blocked(self, origins: Floats, directions: Floats) -> npt.NDArray[np.bool_]:
        """Whether the surface stands in the way of each ray, (N,)."""
        return np.asarray(self._scene.run(origins, directions, query="OCCLUDED") >= 0)

    def places(self, met: Met) -> Floats:
        """(N, 3) positions of what was met."""
        return np.asarray(np.einsum("nk,nkc->nc", met.weights, self.corners[met.face]), dtype=np.float32)
