"""Solids: the door to manifold3d, which unites and subtracts closed surfaces; lengths in millimetres."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manifold3d import Error, Mesh64, OpType
from manifold3d import Manifold as Solid

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.skins import retreat
from orfeas.mesh.topology import points_of
from orfeas.mesh.weld import weld

Doubles = npt.NDArray[np.float64]
__all__ = ["OpType", "Solid", "mesh_of", "solid_of", "solid_of_mesh", "surface_of", "united"]


FINEST_MM = 0.002
"""Edges shorter than this are drawn together before a solid becomes a mesh: in metres as float32 they would fall into
one point, and the surface with them."""


def solid_of(points: Doubles, faces: npt.NDArray[np.integer]) -> Solid | None:
    """A solid of a closed surface: points (V, 3) mm, welded, and faces (F, 3); None where it encloses nothing."""
    mesh = Mesh64(np.ascontiguousarray(points, np.float64), np.ascontiguousarray(faces, np.uint64), tolerance=1e-6)
    solid = Solid(mesh)
    is_sound = solid.status() == Error.NoError and not solid.is_empty()
    return solid if is_sound else None


def solid_of_mesh(mesh: Mesh, *, middle: Doubles) -> Solid | None:
    """The solid of a mesh (metres), about `middle`; None where it is not closed and manifold."""
    welded = weld(mesh)
    return solid_of((welded.positions.astype(np.float64) - middle) * 1e3, welded.faces)


def united(solid: Solid) -> Solid:
    """One skin about parts that overlap; as it was where there is one part, or one is a void in another."""
    parts = solid.decompose()
    if len(parts) < 2 or any(part.volume() <= 0 for part in parts):
        return solid
    return Solid.batch_boolean(parts, OpType.Add)


def surface_of(solid: Solid) -> tuple[Doubles, npt.NDArray[np.int64]]:
    """The points (V, 3) mm and faces (F, 3) of a solid; two points may lie in one place where it touches itself."""
    raw = solid.to_mesh64()
    return np.array(raw.vert_properties, dtype=np.float64)[:, :3], np.asarray(raw.tri_verts).astype(np.int64)


def mesh_of(solid: Solid, *, middle: Doubles) -> Mesh:
    """A solid as a mesh in metres, without normals and UVs, its points apart in float32 too.

    A solid may touch itself along an edge or at a point, where it has two vertices in one place; they are drawn apart
    there, each into its own solid, since a mesh knows points by their place.
    """
    points, faces = surface_of(solid.simplify(FINEST_MM))
    points = points / 1e3 + middle
    _, place = points_of(points.astype(np.float32))
    is_shared = np.bincount(place)[place] > 1
    points[is_shared] += retreat(points, faces)[is_shared]
    return Mesh(points.astype(np.float32), faces.astype(np.int32))
