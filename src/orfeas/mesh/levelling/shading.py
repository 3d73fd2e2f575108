"""Shading: the normals of a simplified mesh, sharp where it bends sharply."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.topology import points_of


def creased(mesh: Mesh) -> Mesh:
    """Split a smooth mesh along its creases; normals elsewhere stay as they are.

    Simplification carries the normals of the finer surface along, which shade better than those a coarse surface has
    of itself (1.8 against 3.8 degrees off at a tenth of the faces); but it makes them smooth all over.
    """
    assert mesh.normals is not None
    split = with_normals(mesh)
    assert split.normals is not None
    _, point = points_of(split.positions)
    first = np.zeros(int(point.max(initial=-1)) + 1, dtype=np.int64)
    first[point] = np.arange(len(point))
    is_apart = np.abs(split.normals - split.normals[first[point]]).max(axis=1, initial=0) > 1e-4
    at_crease = np.zeros(len(first), dtype=bool)
    at_crease[point[is_apart]] = True
    old = np.zeros(split.num_vertices, dtype=np.int64)
    old[split.faces.reshape(-1)] = mesh.faces.reshape(-1)
    normals = np.where(at_crease[point][:, None], split.normals, mesh.normals[old])
    return Mesh(split.positions, split.faces, normals=normals, uvs=split.uvs)
