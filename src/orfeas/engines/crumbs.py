"""Crumbs: pieces of a surface with next to no faces, that networks leave around a thing."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import parts_of

CRUMB = 0.005
"""Share of the faces below which a piece by itself is left out."""


def without_crumbs(mesh: Mesh) -> Mesh:
    """The same without the pieces that have next to no faces; the largest is always kept."""
    count, part = parts_of(mesh.faces.astype(np.int64), len(mesh.positions))
    size = np.bincount(part, minlength=count)
    faces = mesh.faces[size[part] >= min(CRUMB * len(part), size.max())]
    kept, corners = np.unique(faces, return_inverse=True)
    return Mesh(mesh.positions[kept], corners.reshape(-1, 3).astype(np.int32))
