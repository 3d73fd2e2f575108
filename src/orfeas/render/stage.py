"""Stage: a mesh made ready to be looked at, once, for any number of pictures."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.render.texture import TexturePyramid, texel_density

Floats = npt.NDArray[np.float32]
THREADS = max(1, min(4, os.cpu_count() or 1))


class NothingToSee(OrfeasError):
    """The mesh has no surface, so there is nothing to draw. Make it again from a picture with a clear subject."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Hits:
    """Where rays met the surface.

    Attributes:
        ray: (N,) which ray.
        face: (N,) which face.
        weights: (N, 3) barycentric weights of its corners.
        distance: (N,) along the ray.
    """

    ray: npt.NDArray[np.intp]
    face: npt.NDArray[np.int32]
    weights: Floats
    distance: Floats


class Stage:
    """A mesh scaled so that its longest side is one, standing on y = 0, centred over the origin.

    Single precision rays are exact enough at this size whatever the size of the object.

    Attributes:
        corners: (F, 3, 3) positions of the corners of faces.
        corner_normals: (F, 3, 3) unit normals there.
        corner_uvs: (F, 3, 2), or None without a texture.
        face_normals: (F, 3) unit, of the flat faces.
        density: (F,) texels to a unit of length, or None.
        texture: the base colour, or None.
        height: of the object in these units.
    """

    def __init__(self, mesh: Mesh, material: Material) -> None:
        if not mesh.num_faces:
            raise NothingToSee()
        if mesh.normals is None:
            mesh = with_normals(mesh)
        assert mesh.normals is not None
        self.material = material
        used = mesh.positions[np.unique(mesh.faces)].astype(np.float64)
        low, high = used.min(axis=0), used.max(axis=0)
        self.scale = 1.0 / max(float((high - low).max()), 1e-30)
        self.origin = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
        positions = ((mesh.positions - self.origin) * self.scale).astype(np.float32)
        self.points = ((used - self.origin) * self.scale).astype(np.float32)
        self.height = float(self.points[:, 1].max())
        self.corners = positions[mesh.faces]
        self.corner_normals = mesh.normals[mesh.faces]
        cross = np.cross(self.corners[:, 1] - self.corners[:, 0], self.corners[:, 2] - self.corners[:, 0])
        length = np.linalg.norm(cross, axis=1)
        self.areas = length / 2
        self.face_normals = (cross / np.maximum(length, 1e-30)[:, None]).astype(np.float32)
        self.texture: TexturePyramid | None = None
        self.corner_uvs: Floats | None = None
        self.density: Floats | None = None
        if material.base_color is not None and mesh.uvs is not None:
            self.texture = TexturePyramid(material.base_color)
            self.corner_uvs = mesh.uvs[mesh.faces]
            self.density = texel_density(
                self.corner_uvs, self.areas, width=self.texture.width, height=self.texture.height
            )
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, positions, np.ascontiguousarray(mesh.faces))
        self._scene.run(np.zeros((1, 3), np.float32), np.array([[0, 1, 0]], np.float32))  # builds the tree, once

    def first_hits(self, origins: Floats, directions: Floats) -> Hits:
        """Where each ray first meets the surface, if it does."""
        found = self._scene.run(origins, directions, output=True)
        ray = np.flatnonzero(found["primID"] >= 0)
        u, v = found["u"][ray], found["v"][ray]
        weights = np.stack([1 - u - v, u, v], axis=1)
        return Hits(ray, found["primID"][ray], weights, found["tfar"][ray])

    def blocked(self, origins: Floats, directions: Floats) -> npt.NDArray[np.bool_]:
        """Whether anything stands in the way of each ray, (N,)."""
        size = -(-len(origins) // THREADS)
        parts = [slice(start, start + size) for start in range(0, len(origins), max(size, 1))]
        with ThreadPoolExecutor(THREADS) as pool:
            found = pool.map(lambda part: self._scene.run(origins[part], directions[part], query="OCCLUDED"), parts)
            return np.concatenate([np.zeros(0, bool), *(hit >= 0 for hit in found)])

    def normals_at(self, hits: Hits) -> Floats:
        """Smooth unit normals at hits, (N, 3)."""
        normals = np.einsum("nk,nkc->nc", hits.weights, self.corner_normals[hits.face])
        length = np.sqrt(np.einsum("nc,nc->n", normals, normals))
        return np.asarray(normals / np.maximum(length, 1e-12)[:, None], dtype=np.float32)
