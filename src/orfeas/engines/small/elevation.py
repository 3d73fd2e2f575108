"""Elevation: how far down the camera looked, and so how far the result leans toward it."""

from __future__ import annotations

import math

import numpy as np

from orfeas.mesh.mesh import Mesh

SURE = math.radians(8)
"""As far as the network's guess is followed whatever the surface says."""


def elevation_of(mesh: Mesh, *, predicted: float) -> float:
    """The camera's elevation, radians, 0 or more.

    The network's guess is off by 7 degrees on average, and it takes a flat disc for something seen from well above.
    What truly was seen so comes out leaning toward the camera; beyond `SURE` the guess is followed as far as that.

    Args:
        mesh: in the camera's axes; see Surface.
        predicted: radians, by the network.
    """
    return max(0.0, min(predicted, max(_lean(mesh), 0.0) + SURE))


def _lean(mesh: Mesh) -> float:
    """Radians by which the surface's middle comes nearer toward its top: the slope of z by y, over its area."""
    corners = mesh.positions[mesh.faces].astype(np.float64)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    middle = corners.mean(axis=1)
    away = middle - np.average(middle, axis=0, weights=area)
    rise = float(area @ away[:, 1] ** 2)
    return math.atan2(float(area @ (away[:, 1] * away[:, 2])), rise) if rise > 0 else 0.0
