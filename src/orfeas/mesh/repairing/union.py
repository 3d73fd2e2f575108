"""Closed parts that pass through each other become one, exactly, and every face still knows where it came from."""

from __future__ import annotations

import manifold3d
import numpy as np
import numpy.typing as npt

from orfeas.mesh.repairing.carried import Carried
from orfeas.mesh.topology import parts_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


def united(surface: Carried) -> Carried | None:
    """The union of the closed parts of a surface (manifold3d's boolean).

    Args:
        surface: each part closed, manifold and turned outward.

    Returns:
        The union, its faces cut where they crossed, with sources, UVs and normals; None where a part is not solid.
    """
    count, part = parts_of(surface.faces, len(surface.positions))
    solids = []
    for number in range(count):
        chosen = np.flatnonzero(part == number)
        used, local = np.unique(surface.faces[chosen], return_inverse=True)
        solid = manifold3d.Manifold(
            manifold3d.Mesh64(
                vert_properties=np.ascontiguousarray(surface.positions[used]),
                tri_verts=np.ascontiguousarray(local.reshape(-1, 3), dtype=np.uint64),
                face_id=np.ascontiguousarray(chosen, dtype=np.uint64),
            )
        )
        if solid.status() != manifold3d.Error.NoError or solid.is_empty():
            return None
        solids.append(solid)
    whole = manifold3d.Manifold.batch_boolean(solids, manifold3d.OpType.Add)
    if whole.status() != manifold3d.Error.NoError or whole.is_empty():
        return None
    cut = whole.to_mesh64()
    positions = np.asarray(cut.vert_properties[:, :3], dtype=np.float64)
    faces = np.asarray(cut.tri_verts, dtype=np.int64)
    return _recalled(surface, positions, faces, np.asarray(cut.face_id, dtype=np.int64))


def _recalled(surface: Carried, positions: Doubles, faces: Longs, origin: Longs) -> Carried:
    """The cut faces with what their corners carry, taken at their place in the face they were cut from."""
    corners = surface.positions[surface.faces[origin]]
    weights = _weights(positions[faces], corners)
    return Carried(
        positions,
        faces,
        surface.source[origin],
        np.einsum("fij,fjk->fik", weights, surface.uvs[origin]),
        np.einsum("fij,fjk->fik", weights, surface.normals[origin]),
    )


def _weights(points: Doubles, corners: Doubles) -> Doubles:
    """(F, 3, 3) barycentric weights of three points in each triangle (F, 3, 3)."""
    a, b, c = (corners[:, k] for k in range(3))
    one, two = b - a, c - a
    normal = np.cross(one, two)
    squared = np.maximum(np.einsum("fk,fk->f", normal, normal), 1e-300)[:, None]
    away = points - a[:, None]
    v = np.einsum("fik,fk->fi", np.cross(away, two[:, None]), normal) / squared
    w = np.einsum("fik,fk->fi", np.cross(one[:, None], away), normal) / squared
    return np.stack([1 - v - w, v, w], axis=2)
