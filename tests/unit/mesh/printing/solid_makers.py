"""Solids of known wall, overhang and volume, by formula."""

from __future__ import annotations

import manifold3d
import numpy as np

from makers import join, make_cube
from orfeas.mesh.mesh import Mesh


def make_box(x: float, y: float, z: float, *, at: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> Mesh:
    """A box of these sides, metres, standing on y = 0 where `at` is the origin."""
    cube = make_cube(1.0)
    return Mesh((cube.positions + np.array([0.0, 0.5, 0.0])) * np.array([x, y, z]) + np.asarray(at), cube.faces)


def make_hollow_box(side: float, *, wall: float) -> Mesh:
    """A cube with a shut hollow."""
    inner = make_box(side - 2 * wall, side - 2 * wall, side - 2 * wall, at=(0.0, wall, 0.0))
    return join(make_box(side, side, side), Mesh(inner.positions, inner.faces[:, ::-1]))


def make_cylinder(radius: float, height: float, *, sides: int = 96) -> Mesh:
    """Upright, standing on y = 0."""
    upright = manifold3d.Manifold.cylinder(height, radius, radius, sides).rotate((-90.0, 0.0, 0.0))
    return _mesh(upright)


def make_t() -> Mesh:
    """A stem of 10 x 30 x 10 mm under a bar of 40 x 10 x 10 mm: 300 mm2 of overhang."""
    return united(make_box(0.01, 0.03, 0.01), make_box(0.04, 0.01, 0.01, at=(0.0, 0.03, 0.0)))


def make_arch() -> Mesh:
    """A block of 60 x 40 x 20 mm with a gate of 30 x 25 mm: its lintel is 600 mm2."""
    gate = make_box(0.03, 0.03, 0.05, at=(0.0, -0.005, 0.0))
    return _mesh(_solid(make_box(0.06, 0.04, 0.02)) - _solid(gate))


def united(*meshes: Mesh) -> Mesh:
    return _mesh(manifold3d.Manifold.batch_boolean([_solid(mesh) for mesh in meshes], manifold3d.OpType.Add))


def turned(mesh: Mesh, degrees: tuple[float, float, float]) -> Mesh:
    """Rotated about x, then y, then z."""
    matrix = np.eye(3)
    for axis, angle in enumerate(np.radians(degrees)):
        i, j = (axis + 1) % 3, (axis + 2) % 3
        turn = np.eye(3)
        turn[i, i] = turn[j, j] = np.cos(angle)
        turn[i, j], turn[j, i] = -np.sin(angle), np.sin(angle)
        matrix = turn @ matrix
    return Mesh(mesh.positions @ matrix.T, mesh.faces)


def _solid(mesh: Mesh) -> manifold3d.Manifold:
    return manifold3d.Manifold(manifold3d.Mesh(mesh.positions, mesh.faces.astype(np.uint32)))


def _mesh(solid: manifold3d.Manifold) -> Mesh:
    raw = solid.to_mesh()
    return Mesh(raw.vert_properties[:, :3], raw.tri_verts)
