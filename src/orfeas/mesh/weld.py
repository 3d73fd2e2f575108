"""Weld: vertices at the same position become one."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import points_of


def weld(mesh: Mesh) -> Mesh:
    """Make the vertices that lie at exactly the same position one vertex.

    Splits for UVs and normals go, and with them UVs and normals. Vertices no face uses go as well; the others keep
    their order. Faces stay as they are, in number and order.

    Args:
        mesh: positions (V, 3) float32, metres; faces (F, 3) int32.

    Returns:
        A mesh without normals and UVs whose vertices are the points of its surface.
    """
    first, point = points_of(mesh.positions)
    return compacted(Mesh(mesh.positions[first], point[mesh.faces].astype(np.int32)))


def compacted(mesh: Mesh) -> Mesh:
    """The mesh without the vertices that no face uses; the others keep their order, normals and UVs."""
    is_used = np.zeros(mesh.num_vertices, dtype=bool)
    is_used[mesh.faces] = True
    if is_used.all():
        return mesh
    number = np.cumsum(is_used) - 1
    return Mesh(
        mesh.positions[is_used],
        number[mesh.faces].astype(np.int32),
        normals=None if mesh.normals is None else mesh.normals[is_used],
        uvs=None if mesh.uvs is None else mesh.uvs[is_used],
    )
