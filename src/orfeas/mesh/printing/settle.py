"""Settle: an object stands on the ground, in the middle of the plate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.place import NothingToPlace


def settle(mesh: Mesh) -> Mesh:
    """Move a mesh so that it stands on y = 0, its box centred in x and z; its size stays.

    Args:
        mesh: metres, +Y up; only vertices of faces count.

    Returns:
        The mesh in its place, normals and UVs as they were. What is written of it stands on z = 0 of the file.

    Raises:
        NothingToPlace: no faces.
    """
    if not mesh.num_faces:
        raise NothingToPlace()
    used = mesh.positions[mesh.faces.reshape(-1)].astype(np.float64)
    low, high = used.min(axis=0), used.max(axis=0)
    shift = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    return replace(mesh, positions=(mesh.positions - shift).astype(np.float32))
