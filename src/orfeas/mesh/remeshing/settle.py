"""Settle: new vertices onto the surface they stand for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.levelling.deviation import nearest_on
from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.normals import face_normals

ROUNDS, FARTHEST = 6, 0.5
"""Vertices farther away than so many edges stay, and those round a face that would turn by more than 60 degrees."""


def settled(positions: Floats, faces: npt.NDArray[np.int32], *, surface: Mesh) -> Floats:
    """Positions (V, 3) of triangles (F, 3) moved to the nearest points of a surface, where no face turns over."""
    corners = positions.astype(np.float64)[faces]
    edge = float(np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).mean())
    there = nearest_on(positions.astype(np.float64), to=surface)
    is_moved = np.linalg.norm(there - positions, axis=1) < FARTHEST * edge
    before, _ = face_normals(positions, faces)
    for _ in range(ROUNDS):
        found = np.where(is_moved[:, None], there, positions).astype(np.float32)
        after, area = face_normals(found, faces)
        is_turned = (np.einsum("fc,fc->f", before, after) < 0.5) | (area <= 0)
        is_turned &= is_moved[faces].any(axis=1)
        if not is_turned.any():
            return found
        is_moved[faces[is_turned]] = False
    return positions
