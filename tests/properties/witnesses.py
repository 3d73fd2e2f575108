"""What is asked of whatever an operation gives back."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def assert_finite(mesh: Mesh) -> None:
    """No NaN and no infinity in anything the mesh carries."""
    for values in (mesh.positions, mesh.normals, mesh.uvs):
        assert values is None or np.isfinite(values).all()


def assert_unit_normals(mesh: Mesh) -> None:
    assert mesh.normals is not None
    np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-4)


def assert_closed_solid(mesh: Mesh) -> None:
    """Closed, manifold, turned outwards, of positive volume, without NaN."""
    assert_finite(mesh)
    found = measure(mesh)
    assert found.is_closed and found.num_border_edges == 0
    assert found.is_manifold, (found.num_crowded_edges, found.num_pinched_points, found.num_degenerate_faces)
    assert found.is_oriented and found.volume > 0


def assert_uvs_inside(mesh: Mesh) -> None:
    assert mesh.uvs is not None
    assert np.isfinite(mesh.uvs).all() and mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1


def corners_of(mesh: Mesh) -> np.ndarray:
    """(F, 3, 3) float64, the corners of each face."""
    return mesh.positions[mesh.faces].astype(np.float64)


def diagonal_of(mesh: Mesh) -> float:
    used = mesh.positions[mesh.faces.reshape(-1)].astype(np.float64)
    return float(np.linalg.norm(np.ptp(used, axis=0)))
