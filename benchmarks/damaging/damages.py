"""Eight kinds of damage, each by formula from a seed, and the truth that a perfect repair would give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import manifold3d
import numpy as np

from benchmarks.damaging.painted import Painted
from makers import make_sphere
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.rays import Scene
from orfeas.mesh.topology import edges_of, parts_of

GAP = 0.02
"""Between two skins, and of an inner shell from its outer one, as a share of the diagonal."""

MOST_OF_WALL = 0.4
"""No inner skin lies deeper than this share of the wall it is in: else it would look out on the other side."""


@dataclass(frozen=True, eq=False)
class Damaged:
    """A surface spoiled.

    Attributes:
        surface: what is left of it, and what came to it.
        is_whole: (F,) of the faces it had, whether the damage left them alone.
    """

    surface: Painted
    is_whole: np.ndarray


def with_holes(given: Painted, seed: int) -> Damaged:
    """Five round holes, each 6 % of the diagonal across."""
    is_left = _away(given.middles, _seeds(given, 5, seed)) > 0.03 * given.diagonal
    return Damaged(given.kept(is_left), is_left)


def with_second_skin(given: Painted, seed: int) -> Damaged:
    """A second skin 2 % of the diagonal within, joined to the first by pinholes in one face of 150."""
    rng, num = np.random.default_rng(seed), len(given.positions)
    is_whole = np.ones(len(given.faces), dtype=bool)
    is_whole[rng.choice(len(given.faces), max(len(given.faces) // 150, 3), replace=False)] = False
    a, b = given.faces[~is_whole], np.roll(given.faces[~is_whole], -1, axis=1)
    at, along = given.uvs[~is_whole], np.roll(given.uvs[~is_whole], -1, axis=1)
    walls = np.concatenate([np.stack([a, b, b + num], -1), np.stack([a, b + num, a + num], -1)]).reshape(-1, 3)
    papers = np.concatenate([np.stack([at, along, along], -2), np.stack([at, along, at], -2)]).reshape(-1, 3, 2)
    rest = given.kept(is_whole)
    inner = rest.hidden().turned()
    both = np.concatenate([given.positions, inward(given, GAP * given.diagonal)])
    wall = Painted(both, walls, papers).hidden()
    faces = np.concatenate([rest.faces, inner.faces + num, wall.faces])
    return Damaged(Painted(both, faces, np.concatenate([rest.uvs, inner.uvs, wall.uvs])), is_whole)


def with_flipped_patches(given: Painted, seed: int) -> Damaged:
    """Six patches, each 15 % of the diagonal across, cut loose and turned inside out."""
    is_turned = _away(given.middles, _seeds(given, 6, seed)) < 0.075 * given.diagonal
    return Damaged(given.kept(~is_turned).joined(given.kept(is_turned).turned()), ~is_turned)


def with_noise(given: Painted, seed: int) -> Damaged:
    """Every vertex moved, by 0.2 % of the diagonal in the mean square of each axis."""
    noise = np.random.default_rng(seed).normal(0, 0.002 * given.diagonal, given.positions.shape)
    return Damaged(Painted(given.positions + noise, given.faces, given.uvs), np.ones(len(given.faces), dtype=bool))


def with_t_junctions(given: Painted, seed: int) -> Damaged:
    """One edge in twenty, or nearly, with a vertex in its middle that only one of its faces knows."""
    rng, num = np.random.default_rng(seed), len(given.faces)
    half = np.sort(rng.choice(3 * num, max(3 * num // 40, 1), replace=False))
    half = half[np.unique(half // 3, return_index=True)[1]]
    face, order = half // 3, (half % 3)[:, None] + np.arange(3)
    a, b, c = np.take_along_axis(given.faces[face], order % 3, axis=1).T
    ua, ub, uc = np.moveaxis(np.take_along_axis(given.uvs[face], order[..., None] % 3, axis=1), 1, 0)
    middle, between = (given.positions[a] + given.positions[b]) / 2, (ua + ub) / 2
    number = len(given.positions) + np.arange(len(half))
    rest = given.kept(~np.isin(np.arange(num), face))
    faces = [rest.faces, np.stack([a, number, c], 1), np.stack([number, b, c], 1)]
    uvs = [rest.uvs, np.stack([ua, between, uc], 1), np.stack([between, ub, uc], 1)]
    whole = Painted(np.concatenate([given.positions, middle]), np.concatenate(faces), np.concatenate(uvs))
    return Damaged(whole, np.ones(num, dtype=bool))


def with_floaters(given: Painted, seed: int) -> Damaged:
    """Eight crumbs 1 % of the diagonal in radius, hovering over the surface."""
    chosen = np.random.default_rng(seed).choice(len(given.faces), 8, replace=False)
    a, b, c = (given.positions[given.faces[chosen, k]] for k in range(3))
    out = np.cross(b - a, c - a)
    middle = (a + b + c) / 3 + out / np.linalg.norm(out, axis=1, keepdims=True) * 0.03 * given.diagonal
    crumbs = [_ball(make_sphere(1, radius=0.01 * given.diagonal, center=tuple(m))) for m in middle]
    return Damaged(given.joined(*crumbs), np.ones(len(given.faces), dtype=bool))


def with_crossing(given: Painted, seed: int) -> Damaged:
    """A ball, 8 % of the diagonal in radius, half sunk into the surface."""
    center = _seeds(given, 1, seed)[0]
    ball = _ball(make_sphere(3, radius=0.08 * given.diagonal, center=tuple(center)))
    is_whole = _away(given.positions, center[None])[given.faces].min(axis=1) > 0.085 * given.diagonal
    return Damaged(given.joined(ball), is_whole)


def with_inner_shells(given: Painted, _seed: int) -> Damaged:
    """A shell turned like the surface within it, and one turned against it within that."""
    gap = GAP * given.diagonal
    near = Painted(inward(given, gap), given.faces, given.uvs).hidden()
    deep = Painted(inward(given, 1.4 * gap), given.faces, given.uvs).hidden().turned()
    return Damaged(given.joined(near, deep), np.ones(len(given.faces), dtype=bool))


DAMAGES: dict[str, Callable[[Painted, int], Damaged]] = {
    "holes": with_holes,
    "second skin": with_second_skin,
    "flipped patches": with_flipped_patches,
    "noise": with_noise,
    "T-junctions": with_t_junctions,
    "floaters": with_floaters,
    "crossing": with_crossing,
    "inner shells": with_inner_shells,
}


def truth_of(given: Painted, damage: str, spoiled: Damaged) -> Mesh:
    """What a perfect repair would give: the surface itself; where its parts cross, and with the ball, their union."""
    whole = spoiled.surface if damage == "crossing" else given
    count, part = parts_of(whole.faces, len(whole.positions))
    if count == 1:
        return whole.plain()
    solids = []
    for number in range(count):
        used, local = np.unique(whole.faces[part == number], return_inverse=True)
        local = local.reshape(-1, 3).astype(np.uint32)
        solids.append(manifold3d.Manifold(manifold3d.Mesh(whole.positions[used].astype(np.float32), local)))
    found = manifold3d.Manifold.batch_boolean(solids, manifold3d.OpType.Add).to_mesh()
    return Mesh(found.vert_properties[:, :3], found.tri_verts)


def inward(given: Painted, depth: float) -> np.ndarray:
    """(P, 3) every point moved inward by `depth`, or by 0.4 of the wall round it where that is less."""
    out = _normals(given)
    wall = _walls(given, out)
    ends = edges_of(given.faces).ends
    for _ in range(2):  # the thinnest of the neighbourhood, so that the skin does not cross itself
        least = wall.copy()
        np.minimum.at(least, ends[:, 0], wall[ends[:, 1]])
        np.minimum.at(least, ends[:, 1], wall[ends[:, 0]])
        wall = least
    return given.positions - out * np.minimum(depth, MOST_OF_WALL * wall)[:, None]


def _walls(given: Painted, out: np.ndarray) -> np.ndarray:
    """(P,) how far straight inward the other side is."""
    scene = Scene(given.positions, given.faces)
    start = scene.placed(given.positions - 1e-4 * given.diagonal * out)
    _, away = scene.segment_hits(start, (-out).astype(np.float32), np.zeros(len(out), np.float32))
    return np.minimum(away.astype(np.float64), 1.0) / scene.scale


def _normals(given: Painted) -> np.ndarray:
    corners = given.positions[given.faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    sums = np.zeros((len(given.positions), 3))
    for k in range(3):
        np.add.at(sums, given.faces[:, k], cross)
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-300)


def _ball(mesh: Mesh) -> Painted:
    """With colours of the texture's right half."""
    low, high = mesh.bounds
    uvs = ((mesh.positions - low) / (high - low))[mesh.faces][:, :, :2] * 0.2 + [0.2, 0.4]
    return Painted(mesh.positions.astype(np.float64), mesh.faces.astype(np.int64), uvs).hidden()


def _seeds(given: Painted, count: int, seed: int) -> np.ndarray:
    return given.middles[np.random.default_rng(seed).choice(len(given.faces), count, replace=False)]


def _away(points: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[:, None] - seeds[None], axis=2).min(axis=1)
