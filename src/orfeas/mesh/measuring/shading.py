"""Shading: whether the normals of a mesh are there and agree with its faces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals

UNIT_TOLERANCE = 5e-3
"""Normals stored in eight bits a part are out by as much."""


@dataclass(frozen=True)
class Shading:
    """The normals of a mesh.

    Attributes:
        has_normals: every vertex in use has a normal of unit length.
        against_share: share of the area lit from the wrong side, where the mean of a face's normals points into it;
            None without normals.
    """

    has_normals: bool
    against_share: float | None


def measure_shading(mesh: Mesh, area: npt.NDArray[np.float64]) -> Shading | None:
    """Compare normals with faces.

    Args:
        mesh: faces counter-clockwise from outside.
        area: (F,) of its faces.

    Returns:
        What was found; None without faces.
    """
    if not mesh.num_faces:
        return None
    if mesh.normals is None:
        return Shading(has_normals=False, against_share=None)
    normals = mesh.normals[mesh.faces].astype(np.float64)
    length = np.linalg.norm(normals, axis=2)
    has_normals = bool(np.isfinite(normals).all() and (np.abs(length - 1) < UNIT_TOLERANCE).all())
    flat, _ = face_normals(mesh.positions, mesh.faces)
    is_against = ~(np.einsum("fc,fc->f", normals.sum(axis=1), flat) > 0)
    total = float(area.sum())
    return Shading(has_normals, float(area[is_against].sum()) / total if total > 0 else 0.0)
