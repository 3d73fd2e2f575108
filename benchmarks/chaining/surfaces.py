"""Textured surfaces of about 200,000 faces, with what each was before it was damaged."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from makers import grid_faces, make_sphere
from orfeas.engines.contract import Quality
from orfeas.engines.load import open_engine
from orfeas.engines.matting.cut_out import cut_out
from orfeas.intake.decode import decode_picture
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]

WAVY_DIVISIONS, TEXTURE_PIXELS, CELL_MARGIN = 129, 2048, 0.02
GENERATED, CUTS = "salt_shaker", 3
PICTURE, RELIEF_CELLS = "owl", 182


@dataclass(frozen=True, eq=False)
class Given:
    """One input.

    Attributes:
        name: as the tables call it.
        mesh: what goes through the chain, with UVs.
        material: its base-colour texture.
        truth: the surface before damage, which looks are compared with.
    """

    name: str
    mesh: Mesh
    material: Material
    truth: Mesh


def surfaces(*, num_divisions: int = WAVY_DIVISIONS) -> Iterator[Given]:
    """The inputs, one after another; the generated one only where ORFEAS_SHARED is set."""
    truth, material = make_wavy(num_divisions)
    yield Given("wavy ball, mildly damaged", with_mild_damage(truth), material, truth)
    shared = os.environ.get("ORFEAS_SHARED")
    if shared:
        path = Path(shared, f"meshes/generated/{GENERATED}.glb")
        read = read_untrusted(path.read_bytes(), suffix=".glb")
        assert read.material is not None
        fine = subdivided(read.mesh, CUTS)
        yield Given(f"{path.name}, each face cut in {CUTS * CUTS}", fine, read.material, fine)
    relief, material = make_relief()
    yield Given(f"relief of {PICTURE}.png, {RELIEF_CELLS} cells", relief, material, relief)


# --- a formula ------------------------------------------------------------------------------------------------------


def make_wavy(divisions: int, *, texture_pixels: int = TEXTURE_PIXELS) -> tuple[Mesh, Material]:
    """A ball of six grids, 12 * divisions**2 faces, with waves and ripples; its colours follow its positions."""
    steps = np.linspace(-1, 1, divisions + 1)
    positions, uvs, faces = [], [], []
    for side in range(6):
        a, b = np.meshgrid(steps, steps, indexing="ij")
        positions.append(_wavy(_on_side(side, a, b)).reshape(-1, 3))
        uvs.append(_in_cell(side, a, b).reshape(-1, 2))
        faces.append(grid_faces(divisions + 1, divisions + 1) + side * a.size)
    texture = np.zeros((texture_pixels, texture_pixels, 3), dtype=np.uint8)
    v, u = (np.mgrid[:texture_pixels, :texture_pixels] + 0.5) / texture_pixels
    side = np.minimum((u * 3).astype(int), 2) + 3 * np.minimum((v * 2).astype(int), 1)
    inner = 1 - 2 * CELL_MARGIN
    a = np.clip(((u * 3) % 1 - 0.5) * 2 / inner, -1.1, 1.1)
    b = np.clip(((v * 2) % 1 - 0.5) * 2 / inner, -1.1, 1.1)
    for number in range(6):
        is_here = side == number
        texture[is_here] = _colors(_wavy(_on_side(number, a[is_here], b[is_here])))
    mesh = Mesh(np.concatenate(positions), np.concatenate(faces), uvs=np.concatenate(uvs))
    return mesh, Material(base_color=texture, name="wavy")


def _on_side(side: int, a: Doubles, b: Doubles) -> Doubles:
    """Points of one side of a cube, pushed onto the ball so that cells are about alike."""
    axis, sign = side % 3, 1.0 if side < 3 else -1.0
    point = np.zeros((*a.shape, 3))
    point[..., axis] = sign
    point[..., (axis + 1) % 3] = np.tan(a * math.pi / 4)
    point[..., (axis + 2) % 3] = np.tan(b * math.pi / 4) * sign
    return point / np.linalg.norm(point, axis=-1, keepdims=True)


def _in_cell(side: int, a: Doubles, b: Doubles) -> Doubles:
    inner = 0.5 - CELL_MARGIN
    return np.stack([(side % 3 + 0.5 + inner * a) / 3, (side // 3 + 0.5 + inner * b) / 2], axis=-1)


def _wavy(ball: Doubles) -> Doubles:
    x, y, z = np.moveaxis(ball, -1, 0)
    waves = np.sin(5 * x + 1) * np.sin(4 * y) + np.sin(6 * z) * np.sin(5 * y + 2)
    ripples = np.sin(31 * x) * np.sin(29 * y + 1) * np.sin(33 * z + 2)
    return np.asarray(ball * (1 + 0.09 * waves + 0.008 * ripples)[..., None], dtype=np.float64)


def _colors(points: Doubles) -> npt.NDArray[np.uint8]:
    x, y, z = points.T
    bands = np.stack([np.sin(9 * x + 3 * y), np.sin(8 * y - 4 * z + 1), np.sin(10 * z + 5 * x + 2)], axis=1)
    fine = np.sin(60 * x) * np.sin(60 * y) * np.sin(60 * z)
    return np.clip(128 + 80 * bands + 40 * fine[:, None], 0, 255).astype(np.uint8)


# --- damage ---------------------------------------------------------------------------------------------------------


def with_mild_damage(mesh: Mesh, *, seed: int = 0) -> Mesh:
    """Six small holes, three patches turned inside out, two hundred faces twice, and five floaters."""
    rng = np.random.default_rng(seed)
    middle = mesh.positions[mesh.faces].mean(axis=1)
    diagonal = float(np.linalg.norm(mesh.size))
    seeds = middle[rng.choice(mesh.num_faces, 14, replace=False)]
    away = np.linalg.norm(middle[:, None] - seeds[None, :9], axis=2)
    is_turned, is_gone = away[:, :3].min(axis=1) < 0.02 * diagonal, away[:, 3:].min(axis=1) < 0.012 * diagonal
    faces = mesh.faces.copy()
    faces[is_turned] = faces[is_turned][:, ::-1]
    faces = faces[~is_gone]
    faces = np.concatenate([faces, faces[np.sort(rng.choice(len(faces), min(200, len(faces)), replace=False))]])
    crumbs = [make_sphere(1, radius=0.006 * diagonal, center=tuple(1.1 * point)) for point in seeds[9:]]
    assert mesh.uvs is not None
    positions, uvs = [mesh.positions], [mesh.uvs]
    for crumb in crumbs:
        faces = np.concatenate([faces, crumb.faces + sum(map(len, positions))])
        positions.append(crumb.positions)
        uvs.append(np.full((crumb.num_vertices, 2), 0.5, np.float32))
    return Mesh(np.concatenate(positions), faces, uvs=np.concatenate(uvs))


# --- what engines make ----------------------------------------------------------------------------------------------


def subdivided(mesh: Mesh, cuts: int) -> Mesh:
    """Every face as cuts * cuts small ones in its plane; points on common edges come out the same, bit by bit."""
    assert mesh.uvs is not None
    i, j = np.mgrid[: cuts + 1, : cuts + 1]
    inside = i + j <= cuts
    number = np.full(inside.shape, -1)
    number[inside] = np.arange(inside.sum())
    weights = np.stack([cuts - i - j, i, j], axis=-1)[inside] / cuts
    small = [(number[m, n], number[m + 1, n], number[m, n + 1]) for m in range(cuts) for n in range(cuts - m)] + [
        (number[m + 1, n], number[m + 1, n + 1], number[m, n + 1]) for m in range(cuts) for n in range(cuts - m - 1)
    ]
    corners = np.concatenate([mesh.positions, mesh.uvs], axis=1).astype(np.float64)[mesh.faces]
    every = sum(weights[None, :, k, None] * corners[:, None, k] for k in range(3)).astype(np.float32)
    keys = np.ascontiguousarray(every.reshape(-1, 5)).view([("", np.float32)] * 5).reshape(-1)
    kept, back = np.unique(keys, return_inverse=True)
    kept = kept.view(np.float32).reshape(-1, 5)
    faces = back.reshape(mesh.num_faces, -1)[:, np.array(small)].reshape(-1, 3)
    return Mesh(kept[:, :3], faces, uvs=kept[:, 3:])


def make_relief() -> tuple[Mesh, Material]:
    """The relief engine's surface of a sample picture before anything is done to it; its picture is its texture."""
    picture = decode_picture(Path(f"samples/{PICTURE}.png").read_bytes())
    made = open_engine("relief").generate(cut_out(picture), quality=Quality(field_cells=RELIEF_CELLS, seed=0))
    assert made.paint is not None
    front = made.paint.projections[0]
    pixel = made.mesh.positions @ front.matrix[:, :3].T + front.matrix[:, 3]
    height, width = front.pixels.shape[:2]
    uvs = np.clip(pixel / np.array([width, height]), 0, 1)
    return Mesh(made.mesh.positions, made.mesh.faces, uvs=uvs), Material(base_color=front.pixels, name=PICTURE)
