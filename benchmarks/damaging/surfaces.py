"""Known surfaces: by formula, and those of ORFEAS_SHARED."""

from __future__ import annotations

import os
from pathlib import Path

import manifold3d
import numpy as np
import trimesh
from skimage.measure import marching_cubes

from makers import grid_faces, join, make_cube, make_sphere, make_torus, merged
from orfeas.mesh.decimate import decimate
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of, fans_of
from orfeas.mesh.weld import weld

LONGEST_EDGE = 0.05
"""Of what has large flat sides, as a share of the diagonal."""

MOST_FACES = 20_000
"""The bunny's 69,451 are simplified to so many."""


def make_knot(around: int = 240, along: int = 16, tube: float = 0.28) -> Mesh:
    """A trefoil tube, closed."""
    t = np.arange(around) * 2 * np.pi / around
    line = np.stack([np.sin(t) + 2 * np.sin(2 * t), np.cos(t) - 2 * np.cos(2 * t), -np.sin(3 * t)], axis=1)
    tangent = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    up = np.cross(tangent, np.roll(tangent, -1, 0) - np.roll(tangent, 1, 0))
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    side = np.cross(tangent, up)
    v = np.arange(along + 1) * 2 * np.pi / along
    ring = np.cos(v)[None, :, None] * up[:, None] + np.sin(v)[None, :, None] * side[:, None]
    points = line[:, None] + tube * ring
    points = np.concatenate([points, points[:1]])
    return outward(merged(points.reshape(-1, 3), grid_faces(around + 1, along + 1)))


def make_mug(cells: int = 72) -> Mesh:
    """A thick-walled mug with a handle, by distance function and marching cubes."""
    steps = np.linspace(-1, 1, cells)
    x, y, z = np.meshgrid(steps, steps, steps, indexing="ij")
    x = x + 0.15
    r = np.hypot(x, z)
    body = np.maximum(r - 0.55, np.abs(y) - 0.65)
    hollow = np.maximum(r - 0.4, np.maximum(-0.5 - y, y - 2))
    handle = np.hypot(np.hypot(x - 0.55, y * 0.8) - 0.32, z) - 0.09
    outside = np.maximum(np.minimum(body, handle), -hollow)
    points, faces, _, _ = marching_cubes(outside, 0.0)
    return outward(Mesh(points / (cells - 1) * 2 - 1, faces))


def make_star() -> Mesh:
    """A superquadric with five soft arms."""
    ball = make_sphere(4)
    x, y, z = ball.positions.T.astype(np.float64)
    angle = np.arctan2(z, x)
    radius = 1 + 0.35 * np.cos(5 * angle) * (1 - y**2) ** 2
    return Mesh(ball.positions * radius[:, None] * np.array([1, 0.45, 1]), ball.faces)


def make_gear(teeth: int = 14) -> Mesh:
    """A spur gear with a bore: sharp edges everywhere."""
    step = 2 * np.pi / teeth
    angle = (np.arange(teeth)[:, None] * step + np.array([0.0, 0.24, 0.31, 0.69, 0.76]) * step).reshape(-1)
    radius = np.tile([0.8, 0.8, 1.0, 1.0, 0.8], teeth)
    outline = np.stack([np.cos(angle), np.sin(angle)], 1) * radius[:, None]
    disc = manifold3d.CrossSection([outline]) - manifold3d.CrossSection.circle(0.3, 48)
    return cut_fine(from_solid(manifold3d.Manifold.extrude(disc, 0.35)))


def make_stool() -> Mesh:
    """A seat, four splayed legs and two rungs that pass through each other: its truth is their union."""
    parts = [_box((0, 0.9, 0), (1.0, 0.12, 1.0))]
    parts += [_box((0.36 * i, 0.42, 0.36 * k), (0.13, 0.9, 0.13), lean=(0.12 * k, -0.12 * i)) for i, k in CORNERS]
    parts += [_box((0, 0.35, 0.37 * k), (0.75, 0.09, 0.09)) for k in (-1, 1)]
    return join(*(cut_fine(part, longest=0.09) for part in parts))


CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))


def make_gyroid(cells: int = 46) -> Mesh:
    """A thick gyroid cut out by a ball: many handles, much of it deep inside."""
    steps = np.linspace(-1, 1, cells)
    x, y, z = np.meshgrid(steps, steps, steps, indexing="ij")
    k = 1.5 * np.pi
    wave = np.sin(k * x) * np.cos(k * y) + np.sin(k * y) * np.cos(k * z) + np.sin(k * z) * np.cos(k * x)
    field = np.maximum((np.abs(wave) - 0.55) / k, np.sqrt(x**2 + y**2 + z**2) - 0.9)
    points, faces, _, _ = marching_cubes(field, 0.0)
    whole = outward(Mesh(points / (cells - 1) * 2 - 1, faces))
    used = trimesh.Trimesh(whole.positions, whole.faces, process=True)
    largest = max(used.split(only_watertight=False), key=lambda part: len(part.faces))
    return outward(Mesh(largest.vertices, largest.faces))


def make_links() -> Mesh:
    """Two rings through each other, not touching: both are to stay."""
    one, two = make_torus(tube=0.22, around=72, along=24), make_torus(tube=0.22, around=72, along=24)
    turned = two.positions[:, [0, 2, 1]] * [1, 1, -1] + [1, 0, 0]
    return join(one, Mesh(turned, two.faces))


def make_spring(turns: int = 4, around: int = 64, along: int = 14) -> Mesh:
    """A coil of wire with closed ends."""
    t = np.linspace(0, turns * 2 * np.pi, turns * around + 1)
    line = np.stack([np.cos(t), 0.1 * t, np.sin(t)], axis=1)
    tangent = np.stack([-np.sin(t), np.full_like(t, 0.1), np.cos(t)], axis=1)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    across = np.stack([np.cos(t), np.zeros_like(t), np.sin(t)], axis=1)
    other = np.cross(tangent, across)
    v = np.arange(along + 1) * 2 * np.pi / along
    ring = np.cos(v)[None, :, None] * across[:, None] + np.sin(v)[None, :, None] * other[:, None]
    tube = line[:, None] + 0.17 * ring
    ends = [np.repeat(line[k][None, None], along + 1, axis=1) for k in (0, -1)]
    points = np.concatenate([ends[0], tube, ends[1]])
    found = merged(points.reshape(-1, 3), grid_faces(len(points), along + 1))
    a, b, c = found.faces.T
    return outward(Mesh(found.positions, found.faces[(a != b) & (b != c) & (c != a)]))


def make_vase(around: int = 72, steps: int = 60) -> Mesh:
    """A turned bottle with a narrow neck and a wall of its own: its inside is seen through the neck only."""
    t = np.linspace(0, 1, steps)
    outer = np.stack([0.3 + 0.45 * np.sin(np.pi * np.clip(t * 1.25, 0, 1)) ** 1.5 * (1 - 0.2 * t), 2 * t], axis=1)
    thick = 0.12
    inner = np.stack([outer[:, 0] - thick, thick + (2 - thick) * t], axis=1)[::-1]
    line = np.concatenate([[[0, 0]], outer, inner, [[0, thick]]])
    angle = np.arange(around + 1) * 2 * np.pi / around
    points = np.stack([line[:, None, 0] * np.cos(angle), np.repeat(line[:, 1:], around + 1, 1),
                       line[:, None, 0] * np.sin(angle)], axis=-1)  # fmt: skip
    found = merged(points.reshape(-1, 3), grid_faces(len(line), around + 1))
    a, b, c = found.faces.T
    return outward(Mesh(found.positions, found.faces[(a != b) & (b != c) & (c != a)]))


def load_known(name: str) -> Mesh:
    """A mesh of ORFEAS_SHARED/meshes/known, its openings closed flat, at most 20,000 faces."""
    path = Path(os.environ["ORFEAS_SHARED"], "meshes/known", f"{name}.obj")
    mesh = weld(read_untrusted(path.read_bytes(), suffix=".obj").mesh)
    positions, faces = mesh.positions.astype(np.float64), mesh.faces.astype(np.int64)
    for loop in _loops(faces):
        middle = positions[loop].mean(axis=0)
        flat = (positions[loop] - middle) @ np.linalg.svd(positions[loop] - middle)[2][:2].T
        x, y = flat.T
        is_clockwise = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() < 0
        lids = manifold3d.triangulate([flat[::-1] if is_clockwise else flat])
        ring = loop[::-1] if is_clockwise else loop
        faces = np.concatenate([faces, ring[lids if not is_clockwise else lids[:, ::-1]]])
    num_fans, fan = fans_of(faces, edges_of(faces).pairs)  # the teapot's handle touches its belly in one point
    parted = np.empty((num_fans, 3))
    parted[fan] = positions[faces.reshape(-1)]
    closed = Mesh(parted, fan.reshape(-1, 3))
    return outward(closed if closed.num_faces <= MOST_FACES else decimate(closed, faces=MOST_FACES))


def _loops(faces: np.ndarray) -> list[np.ndarray]:
    """The open edges as rings of points, against the way their faces run."""
    edges = edges_of(faces)
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] == 1)
    before = dict(zip(faces[half // 3, (half % 3 + 1) % 3].tolist(), faces[half // 3, half % 3].tolist(), strict=True))
    rings = []
    while before:
        at, following = before.popitem()
        ring = [at]
        while following != at:
            ring.append(following)
            following = before.pop(following)
        rings.append(np.array(ring))
    return rings


def outward(mesh: Mesh) -> Mesh:
    return mesh if measure(mesh).volume > 0 else Mesh(mesh.positions, mesh.faces[:, ::-1])


def from_solid(solid: manifold3d.Manifold) -> Mesh:
    found = solid.to_mesh()
    return Mesh(found.vert_properties[:, :3], found.tri_verts)


def _box(center: tuple[float, ...], size: tuple[float, ...], *, lean: tuple[float, float] = (0, 0)) -> Mesh:
    cube = make_cube()
    points = cube.positions * np.array(size)
    points[:, 0] += points[:, 1] * lean[1]
    points[:, 2] -= points[:, 1] * lean[0]
    return Mesh(points + np.array(center), cube.faces)


def cut_fine(mesh: Mesh, *, longest: float | None = None) -> Mesh:
    most = longest or LONGEST_EDGE * float(np.linalg.norm(mesh.size))
    points, faces = trimesh.remesh.subdivide_to_size(mesh.positions, mesh.faces, most, max_iter=20)
    return weld(Mesh(points, faces))
