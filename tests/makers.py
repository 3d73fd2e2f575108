"""Meshes, materials and pictures made by formula, for every test. Metres, +Y up, counter-clockwise from outside."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
from skimage.measure import marching_cubes

from orfeas.intake.picture import Picture
from orfeas.mesh.material import Material, Paint, Projection
from orfeas.mesh.mesh import Mesh


def make_cube(side: float = 1.0, *, divisions: int = 1) -> Mesh:
    """A closed cube centred at the origin, each side cut into divisions x divisions squares; 8 shared corners at 1."""
    steps = np.arange(divisions + 1) / divisions - 0.5
    corners, faces, start = [], [], 0
    for axis in range(3):
        for sign in (-1.0, 1.0):
            a, b = np.meshgrid(steps, steps, indexing="ij")
            grid = np.zeros((*a.shape, 3))
            grid[..., axis] = 0.5 * sign
            grid[..., (axis + 1) % 3] = a
            grid[..., (axis + 2) % 3] = b * sign
            corners.append(grid.reshape(-1, 3))
            faces.append(grid_faces(divisions + 1, divisions + 1) + start)
            start += grid[..., 0].size
    return merged(np.concatenate(corners) * side, np.concatenate(faces))


def make_sphere(subdivisions: int = 3, *, radius: float = 1.0, center: tuple[float, float, float] = (0, 0, 0)) -> Mesh:
    """An icosphere: 20 * 4**subdivisions faces."""
    golden = (1 + 5**0.5) / 2
    base = np.array([(0, s, t * golden) for s in (-1, 1) for t in (-1, 1)], dtype=float)
    points = np.concatenate([base, np.roll(base, 1, axis=1), np.roll(base, 2, axis=1)])
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    near = np.abs(distances - 2) < 1e-9
    triples = [
        (i, j, k)
        for i in range(12)
        for j in range(i + 1, 12)
        for k in range(j + 1, 12)
        if near[i, j] & near[j, k] & near[i, k]
    ]
    faces = np.array(triples)
    a, b, c = (points[faces[:, n]] for n in range(3))
    inward = np.einsum("ij,ij->i", np.cross(b - a, c - a), a + b + c) < 0
    faces[inward] = faces[inward][:, ::-1]
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    for _ in range(subdivisions):
        points, faces = _subdivided(points, faces)
        points /= np.linalg.norm(points, axis=1, keepdims=True)
    return Mesh(points * radius + np.asarray(center), faces)


def make_torus(radius: float = 1.0, *, tube: float = 0.35, around: int = 64, along: int = 24) -> Mesh:
    """A closed ring about the y axis: genus 1, 2 * around * along faces."""
    u, v = np.meshgrid(np.arange(around) * 2 * np.pi / around, np.arange(along) * 2 * np.pi / along, indexing="ij")
    ring = radius + tube * np.cos(v)
    points = np.stack([ring * np.sin(u), tube * np.sin(v), ring * np.cos(u)], axis=-1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(around), np.arange(along), indexing="ij")
    at = lambda m, n: ((m % around) * along + n % along).ravel()
    a, b, c, d = at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)
    return Mesh(points, np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]))


def make_sheet(width: float = 1.0, depth: float = 1.0, *, divisions: int = 4) -> Mesh:
    """A flat open sheet in the xy plane, facing +Z."""
    steps = np.arange(divisions + 1) / divisions - 0.5
    x, y = np.meshgrid(steps * width, steps * depth, indexing="ij")
    points = np.stack([x, y, np.zeros_like(x)], axis=-1).reshape(-1, 3)
    return Mesh(points, grid_faces(divisions + 1, divisions + 1))


def make_open_box(side: float = 1.0, *, divisions: int = 1) -> Mesh:
    """A cube without its lid (+Y): one hole."""
    cube = make_cube(side, divisions=divisions)
    top = (cube.positions[cube.faces][:, :, 1] > side / 2 - 1e-6).all(axis=1)
    return Mesh(*compacted(cube.positions, cube.faces[~top]))


def make_bumpy_blob(cells: int = 48, *, seed: int = 0) -> Mesh:
    """A closed, wavy, one-piece surface out of marching cubes (unit size); about 9 * cells**2 faces."""
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 2 * np.pi, 6)
    steps = np.linspace(-1, 1, cells)
    x, y, z = np.meshgrid(steps, steps, steps, indexing="ij")
    waves = np.sin(5 * x + phase[0]) * np.sin(4 * y + phase[1]) + np.sin(6 * z + phase[2]) * np.sin(5 * y + phase[3])
    field = 0.74 - np.sqrt(x**2 + (0.85 * y) ** 2 + z**2) + 0.07 * waves
    points, faces, _, _ = marching_cubes(field, 0.0)
    return Mesh(points / (cells - 1) - 0.5, faces[:, ::-1])


def join(*meshes: Mesh) -> Mesh:
    """Several meshes as one, unconnected."""
    starts = np.cumsum([0, *(mesh.num_vertices for mesh in meshes)])[:-1]
    faces = [mesh.faces + start for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(np.concatenate([mesh.positions for mesh in meshes]), np.concatenate(faces))


def split_corners(mesh: Mesh) -> Mesh:
    """Every face with three vertices of its own, as STL has them."""
    return Mesh(mesh.positions[mesh.faces.ravel()], np.arange(mesh.num_faces * 3).reshape(-1, 3))


def make_material(pixels: int = 64, *, kind: str = "checker") -> Material:
    """A material with a texture: `checker`, or `gradient` (red along u, green along v)."""
    y, x = np.mgrid[:pixels, :pixels]
    if kind == "gradient":
        colors = np.stack([x * 255 // (pixels - 1), y * 255 // (pixels - 1), np.full_like(x, 64)], axis=-1)
    else:
        colors = np.where((((x * 8) // pixels + (y * 8) // pixels) % 2 == 0)[..., None], (220, 90, 60), (70, 110, 200))
    return Material(base_color=colors.astype(np.uint8), name=kind)


def make_textured_cube(side: float = 1.0) -> Mesh:
    """A cube with normals and UVs: each side in a cell of a 3 x 2 grid, with a margin."""
    corners, uvs, normals, faces = [], [], [], []
    cells = [(column, row) for row in range(2) for column in range(3)]
    for number, (column, row) in enumerate(cells):
        axis, sign = number % 3, 1.0 if number < 3 else -1.0
        for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            point = np.zeros(3)
            point[axis], point[(axis + 1) % 3], point[(axis + 2) % 3] = sign, s, t * sign
            corners.append(point * side / 2)
            normals.append(np.eye(3)[axis] * sign)
            uvs.append(((column + 0.5 + 0.45 * s) / 3, (row + 0.5 - 0.45 * t) / 2))
        faces += [(4 * number, 4 * number + 1, 4 * number + 2), (4 * number, 4 * number + 2, 4 * number + 3)]
    return Mesh(np.array(corners), np.array(faces), normals=np.array(normals), uvs=np.array(uvs))


def make_paint(mesh: Mesh, *, front_pixels: int = 0) -> Paint:
    """Colours by position (red with x, green with y, blue with z), with a front picture of the same rule if asked."""
    low, high = mesh.bounds
    size = np.maximum(high - low, 1e-9)
    colors = np.clip((mesh.positions - low) / size * 255, 0, 255).astype(np.uint8)
    normals = mesh.positions - mesh.positions.mean(axis=0)
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    projections: tuple[Projection, ...] = ()
    if front_pixels:
        y, x = (np.mgrid[:front_pixels, :front_pixels] + 0.5) / front_pixels
        picture = np.stack([x * 255, (1 - y) * 255, np.full_like(x, 255)], axis=-1).astype(np.uint8)
        sx, sy = front_pixels / size[0], front_pixels / size[1]
        matrix = np.array([[sx, 0, 0, -low[0] * sx], [0, -sy, 0, high[1] * sy]], dtype=np.float32)
        confidence = np.ones((front_pixels, front_pixels), dtype=np.float32)
        projections = (Projection(picture, confidence, matrix, np.array([0, 0, 1], dtype=np.float32)),)
    return Paint(mesh.positions, colors, normals.astype(np.float32), projections)


def make_picture(kind: str = "alpha", *, pixels: int = 192, seed: int = 0) -> Picture:
    """A picture by formula, of a shaded subject or of none.

    Kinds: `alpha` a ball on transparent ground; `plain` the same on light grey; `noisy` on a noisy gradient; `ring` a
    ring (with a hole) on transparent ground; `islands` a ball and a crumb; `white`, `transparent`, `noise`: no subject.
    """
    rng = np.random.default_rng(seed)
    y, x = (np.mgrid[:pixels, :pixels] + 0.5) / pixels * 2 - 1
    r = np.hypot(x, y * 1.15)
    inside = {
        "ring": np.clip((0.22 - np.abs(r - 0.5)) * pixels / 2, 0, 1),
        "islands": np.clip(np.maximum(0.55 - r, 0.03 - np.hypot(x - 0.85, y - 0.85)) * pixels / 2, 0, 1),
    }.get(kind, np.clip((0.6 - r) * pixels / 2, 0, 1))
    light = np.clip(0.55 + 0.45 * np.sqrt(np.clip(1 - (r / 0.62) ** 2, 0, 1)) - 0.15 * (x + y), 0, 1)
    stripes = np.where(np.sin(9 * y + 4 * x) > 0, 1.0, 0.65)
    subject = np.stack([220 * light * stripes, 120 * light, 60 * light], axis=-1)
    ground = np.full((pixels, pixels, 3), 232.0)
    if kind == "noisy":
        ground = np.stack([150 + 40 * x, 170 + 30 * y, 190 - 30 * x], axis=-1) + rng.normal(0, 6, (pixels, pixels, 3))
    if kind in ("white", "transparent"):
        subject, ground, inside = np.full_like(subject, 255), np.full_like(ground, 255), np.zeros_like(inside)
    if kind == "noise":
        subject = ground = rng.uniform(0, 255, (pixels, pixels, 3))
    has_alpha = kind in ("alpha", "ring", "islands", "transparent")
    colors = subject if has_alpha else subject * inside[..., None] + ground * (1 - inside[..., None])
    alpha = inside * 255 if has_alpha else np.full_like(inside, 255)
    rgba = np.clip(np.dstack([colors, alpha]), 0, 255).astype(np.uint8)
    return Picture(pixels=rgba, has_alpha=has_alpha, num_source_pixels=pixels * pixels)


def make_picture_bytes(kind: str = "alpha", *, format: str = "PNG", pixels: int = 192, seed: int = 0) -> bytes:  # noqa: A002
    """The same picture as a file: PNG, JPEG (no alpha) or WEBP."""
    image = Image.fromarray(make_picture(kind, pixels=pixels, seed=seed).pixels)
    out = io.BytesIO()
    (image.convert("RGB") if format == "JPEG" else image).save(out, format)
    return out.getvalue()


def grid_faces(rows: int, columns: int) -> np.ndarray:
    """Two triangles a cell of a row-major grid of vertices; facing +Z where rows go with x and columns with y."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    a = (i * columns + j).ravel()
    b, c, d = a + columns, a + columns + 1, a + 1
    return np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])


def merged(points: np.ndarray, faces: np.ndarray) -> Mesh:
    """Vertices at the same place made one."""
    keys = np.round(np.asarray(points) * 1e6).astype(np.int64)
    _, first, back = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return Mesh(np.asarray(points)[first], back.reshape(-1)[faces])


def compacted(points: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Without the vertices no face uses."""
    used, back = np.unique(faces, return_inverse=True)
    return points[used], back.reshape(faces.shape)


def _subdivided(points: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    unique, back = np.unique(edges, axis=0, return_inverse=True)
    middle = back.reshape(3, -1) + len(points)
    a, b, c = faces.T
    ab, bc, ca = middle
    quads = [np.stack(corner, 1) for corner in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))]
    return np.concatenate([points, points[unique].mean(axis=1)]), np.concatenate(quads)
