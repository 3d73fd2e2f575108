"""Four surfaces written after repair had been mended on the held-out ones: what it does where nobody looked."""

from __future__ import annotations

import manifold3d
import numpy as np
from skimage.measure import marching_cubes

from benchmarks.damaging.surfaces import cut_fine, from_solid, outward
from makers import grid_faces, merged
from orfeas.mesh.mesh import Mesh


def make_jug(around: int = 64, steps: int = 48) -> Mesh:
    """A bottle of glass: its neck is 0.16 wide inside, 7 % of its diagonal."""
    t = np.linspace(0, 1, steps)
    outer = np.stack([0.12 + 0.38 / (1 + np.exp(24 * (t - 0.62))), 2 * t], axis=1)
    inner = outer[::-1] * [1, 1] - [0.04, 0]
    inner = inner[inner[:, 1] > 0.06]
    line = np.concatenate([[[0, 0]], outer, inner, [[0, inner[-1, 1]]]])
    angle = np.arange(around + 1) * 2 * np.pi / around
    points = np.stack(
        [line[:, :1] * np.cos(angle), np.repeat(line[:, 1:], around + 1, 1), line[:, :1] * np.sin(angle)], -1
    )
    return _closed_grid(points)


def make_sponge() -> Mesh:
    """A Menger sponge of two rounds: channels through channels, the narrow ones 6 % of the diagonal wide."""
    solid = manifold3d.Manifold.cube((1, 1, 1), True)
    for count in (1, 3):
        side = 1 / (3 * count)
        at = (np.arange(count) - (count - 1) / 2) / count
        bars = [
            manifold3d.Manifold.cube((side, side, 2), True).translate((x, y, 0))
            for x in at.tolist()
            for y in at.tolist()
        ]
        along = manifold3d.Manifold.batch_boolean(bars, manifold3d.OpType.Add)
        for turn in ((0, 0, 0), (90, 0, 0), (0, 90, 0)):
            solid = solid - along.rotate(turn)
    return cut_fine(from_solid(solid))


def make_flute() -> Mesh:
    """Seven pipes side by side, eight times as long as they are wide: the middle of each sees next to no sky."""
    middles = [(0.0, 0.0)] + [(0.3 * np.cos(k * np.pi / 3), 0.3 * np.sin(k * np.pi / 3)) for k in range(6)]
    body = manifold3d.CrossSection.circle(0.45, 48)
    for x, y in middles:
        body = body - manifold3d.CrossSection.circle(0.1, 16).translate((x, y))
    return cut_fine(from_solid(manifold3d.Manifold.extrude(body, 1.6)))


def make_coral(cells: int = 72) -> Mesh:
    """Branches grown from a foot, of soft balls: clefts, and thin ends."""
    rng = np.random.default_rng(12)
    steps = np.linspace(-1, 1, cells)
    x, y, z = np.meshgrid(steps, steps, steps, indexing="ij")
    field = np.zeros_like(x)
    for _ in range(9):
        at, way = np.array([0.0, -0.75, 0.0]), np.array([*rng.normal(0, 0.5, 2), 1.0])[[0, 2, 1]]
        for radius in np.linspace(0.16, 0.07, 14):
            at = at + 0.09 * way / np.linalg.norm(way)
            way = way + rng.normal(0, 0.35, 3)
            field += np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2 + (z - at[2]) ** 2) / radius**2)
    points, faces, _, _ = marching_cubes(np.where(np.abs(x) > 0.96, 0, field), 0.5)
    return outward(Mesh(points / (cells - 1) * 2 - 1, faces))


def _closed_grid(points: np.ndarray) -> Mesh:
    found = merged(points.reshape(-1, 3), grid_faces(*points.shape[:2]))
    a, b, c = found.faces.T
    return outward(Mesh(found.positions, found.faces[(a != b) & (b != c) & (c != a)]))
