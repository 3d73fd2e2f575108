"""Closed surfaces by formula: one piece each, about a metre, counter-clockwise from outside."""

from __future__ import annotations

import manifold3d
import numpy as np

from makers import make_cube, make_sphere
from orfeas.mesh.mesh import Mesh


def make_superquadric(*, east: float, north: float, around: int, along: int) -> Mesh:
    """|x|^(2/east) ... = 1 (Barr 1981): 0.2 is nearly a box, 1 a ball, 2 an octahedron, 3 a star with cusps."""
    v = np.linspace(-np.pi / 2, np.pi / 2, along + 1)[1:-1]
    u = np.arange(around) * 2 * np.pi / around
    v, u = np.meshgrid(v, u, indexing="ij")
    power = lambda base, exponent: np.sign(base) * np.maximum(np.abs(base), 1e-4) ** exponent
    ring = power(np.cos(v), north)
    points = np.stack([ring * power(np.sin(u), east), power(np.sin(v), north), ring * power(np.cos(u), east)], axis=-1)
    return _lathed(points / 2, low=(0.0, -0.5, 0.0), high=(0.0, 0.5, 0.0))


def make_prism(radii: list[float], *, height: float, layers: int, twist: float = 0.0) -> Mesh:
    """An upright prism over a star-shaped polygon, a radius for each corner; turned by `twist` radians to the top."""
    count = len(radii)
    step = np.arange(layers + 1)[:, None] / layers
    angle = np.arange(count)[None] * 2 * np.pi / count + twist * step
    radius = np.broadcast_to(np.asarray(radii), angle.shape)
    level = np.broadcast_to(step * height, angle.shape)
    points = np.stack([radius * np.sin(angle), level, radius * np.cos(angle)], axis=-1)
    return _lathed(points, low=(0.0, 0.0, 0.0), high=(0.0, height, 0.0))


def make_wavy_ball(waves: list[tuple[float, float, float, float]], *, subdivisions: int = 3) -> Mesh:
    """A ball whose radius is 1 plus waves of (depth, x, y, z), each depth * sin(x X + y Y + z Z); star-shaped, so it
    never passes through itself while the depths stay under 1."""
    ball = make_sphere(subdivisions)
    points = ball.positions.astype(np.float64)
    radius = np.full(len(points), 1.0)
    for depth, *direction in waves:
        radius += depth * np.sin(points @ np.array(direction))
    return Mesh(points * radius[:, None] / 2, ball.faces)


def make_stack_of_boxes(boxes: list[tuple[float, ...]]) -> Mesh:
    """The union of boxes (x, y, z, width, height, depth), each holding the origin: one piece, with coplanar faces,
    long triangles and reflex edges."""
    solids = []
    for x, y, z, width, height, depth in boxes:
        cube = make_cube(1.0, divisions=2)
        middle = np.array([x * width, y * height, z * depth]) * 0.45
        points = (cube.positions * np.array([width, height, depth]) + middle).astype(np.float32)
        solids.append(manifold3d.Manifold(manifold3d.Mesh(points, cube.faces.astype(np.uint32))))
    found = manifold3d.Manifold.batch_boolean(solids, manifold3d.OpType.Add).to_mesh()
    return Mesh(np.asarray(found.vert_properties)[:, :3], np.asarray(found.tri_verts).astype(np.int32))


def _lathed(points: np.ndarray, *, low: tuple[float, ...], high: tuple[float, ...]) -> Mesh:
    """Rings (R, C, 3), rising and turning from +Z to +X, closed by a point below and one above."""
    rings, count = points.shape[:2]
    at = lambda ring, column: 1 + ring * count + column % count
    ring, column = (grid.ravel() for grid in np.meshgrid(np.arange(rings - 1), np.arange(count), indexing="ij"))
    a, b, c, d = at(ring, column), at(ring, column + 1), at(ring + 1, column + 1), at(ring + 1, column)
    each = np.arange(count)
    bottom = np.stack([np.zeros_like(each), at(0, each + 1), at(0, each)], axis=1)
    top = np.stack([np.full_like(each, 1 + rings * count), at(rings - 1, each), at(rings - 1, each + 1)], axis=1)
    faces = np.concatenate([bottom, np.stack([a, b, c], 1), np.stack([a, c, d], 1), top])
    return Mesh(np.concatenate([[low], points.reshape(-1, 3), [high]]), faces)
