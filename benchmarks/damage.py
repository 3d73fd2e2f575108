"""Formula surfaces, damaged in eight known ways, repaired and scored against what they were.

    PYTHONPATH=tests python -m benchmarks.damage [--surfaces N] [--cells N]

A repair is good when the result is closed, manifold and turned outward, its mean two-way distance from the truth is
within 0.5 % of the diagonal, and of a second skin or inner shell nothing is left. Beside it: trimesh's own
(merge, fix_normals, fill_holes) and manifold3d's (`Mesh.merge`, then a Manifold).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass

import igl
import manifold3d
import numpy as np
import trimesh
from skimage.measure import marching_cubes

from benchmarks.record import write_result
from makers import grid_faces, join, make_bumpy_blob, make_cube, make_sphere, make_torus, merged
from orfeas.errors import OrfeasError
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.repair import repair_surface

NUM_SAMPLES = 20_000
CLOSE_PERCENT = 0.5
GAP = 0.02
"""Between two skins, and of an inner shell from its outer one, as a share of the diagonal."""


@dataclass(frozen=True)
class Score:
    """How one repair went; distances in percent of the diagonal of the truth."""

    closed: bool
    distance: float
    volume_ratio: float
    skin_gone: bool
    way: str
    seconds: float

    @property
    def is_good(self) -> bool:
        return self.closed and self.distance <= CLOSE_PERCENT and self.skin_gone


# --- surfaces -------------------------------------------------------------------------------------------------------


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
    return _outward(merged(points.reshape(-1, 3), grid_faces(around + 1, along + 1)))


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
    return _outward(Mesh(points / (cells - 1) * 2 - 1, faces))


def make_star() -> Mesh:
    """A superquadric with five soft arms."""
    ball = make_sphere(4)
    x, y, z = ball.positions.T.astype(np.float64)
    angle = np.arctan2(z, x)
    radius = 1 + 0.35 * np.cos(5 * angle) * (1 - y**2) ** 2
    return Mesh(ball.positions * radius[:, None] * np.array([1, 0.45, 1]), ball.faces)


SURFACES: dict[str, Callable[[], Mesh]] = {
    "ball": lambda: make_sphere(4),
    "ring": lambda: make_torus(around=96, along=36),
    "blob": lambda: make_bumpy_blob(40),
    "mug": make_mug,
    "box": lambda: make_cube(divisions=24),
    "knot": make_knot,
    "star": make_star,
}


def _outward(mesh: Mesh) -> Mesh:
    return mesh if measure(mesh).volume > 0 else Mesh(mesh.positions, mesh.faces[:, ::-1])


# --- damage ---------------------------------------------------------------------------------------------------------


def with_holes(mesh: Mesh, seed: int) -> Mesh:
    """Five round holes, each 6 % of the diagonal across."""
    middle, diagonal = _middles(mesh), _diagonal(mesh)
    away = _away(middle, _seeds(mesh, 5, seed))
    return Mesh(mesh.positions, mesh.faces[away > 0.03 * diagonal])


def with_second_skin(mesh: Mesh, seed: int) -> Mesh:
    """A second skin 2 % of the diagonal within, joined to the first by pinholes in one face of 150."""
    inner = _offset(mesh, GAP * _diagonal(mesh))
    rng, num = np.random.default_rng(seed), mesh.num_vertices
    pierced = np.sort(rng.choice(mesh.num_faces, max(mesh.num_faces // 150, 3), replace=False))
    rest = np.delete(mesh.faces, pierced, axis=0)
    a, b = mesh.faces[pierced], np.roll(mesh.faces[pierced], -1, axis=1)
    walls = np.concatenate([np.stack([a, b, b + num], -1), np.stack([a, b + num, a + num], -1)]).reshape(-1, 3)
    return Mesh(np.concatenate([mesh.positions, inner]), np.concatenate([rest, rest[:, ::-1] + num, walls]))


def with_flipped_patches(mesh: Mesh, seed: int) -> Mesh:
    """Six patches, each 15 % of the diagonal across, cut loose and turned inside out."""
    middle, diagonal = _middles(mesh), _diagonal(mesh)
    is_turned = _away(middle, _seeds(mesh, 6, seed)) < 0.075 * diagonal
    faces, num = mesh.faces.copy(), mesh.num_vertices
    faces[is_turned] = faces[is_turned][:, ::-1] + num
    return Mesh(np.concatenate([mesh.positions, mesh.positions]), faces)


def with_noise(mesh: Mesh, seed: int) -> Mesh:
    """Every vertex moved, by 0.2 % of the diagonal in the mean square of each axis."""
    noise = np.random.default_rng(seed).normal(0, 0.002 * _diagonal(mesh), mesh.positions.shape)
    return Mesh(mesh.positions + noise, mesh.faces)


def with_t_junctions(mesh: Mesh, seed: int) -> Mesh:
    """One edge in twenty, or nearly, with a vertex in its middle that only one of its faces knows."""
    rng = np.random.default_rng(seed)
    half = np.sort(rng.choice(3 * mesh.num_faces, max(3 * mesh.num_faces // 40, 1), replace=False))
    _, first = np.unique(half // 3, return_index=True)
    half = half[first]
    face, corner = half // 3, half % 3
    a, b, c = (mesh.faces[face, (corner + k) % 3] for k in range(3))
    middle = (mesh.positions[a] + mesh.positions[b]) / 2
    number = mesh.num_vertices + np.arange(len(half))
    faces = np.concatenate(
        [np.delete(mesh.faces, face, axis=0), np.stack([a, number, c], 1), np.stack([number, b, c], 1)]
    )
    return Mesh(np.concatenate([mesh.positions, middle]), faces)


def with_floaters(mesh: Mesh, seed: int) -> Mesh:
    """Eight crumbs 1 % of the diagonal in radius, hovering over the surface."""
    unit, _ = face_normals(mesh.positions, mesh.faces)
    chosen = np.random.default_rng(seed).choice(mesh.num_faces, 8, replace=False)
    middle, diagonal = _middles(mesh)[chosen] + unit[chosen] * 0.03 * _diagonal(mesh), _diagonal(mesh)
    return join(mesh, *(make_sphere(1, radius=0.01 * diagonal, center=tuple(m)) for m in middle))


def with_crossing(mesh: Mesh, seed: int) -> Mesh:
    """A ball, 8 % of the diagonal in radius, half sunk into the surface."""
    center = _seeds(mesh, 1, seed)[0]
    return join(mesh, make_sphere(3, radius=0.08 * _diagonal(mesh), center=tuple(center)))


def with_inner_shells(mesh: Mesh, seed: int) -> Mesh:
    """A shell turned like the surface within it, and one turned against it within that."""
    gap = GAP * _diagonal(mesh)
    near, deep = _offset(mesh, gap), _offset(mesh, 1.4 * gap)
    return join(mesh, Mesh(near, mesh.faces), Mesh(deep, mesh.faces[:, ::-1]))


DAMAGES: dict[str, Callable[[Mesh, int], Mesh]] = {
    "holes": with_holes,
    "second skin": with_second_skin,
    "flipped patches": with_flipped_patches,
    "noise": with_noise,
    "T-junctions": with_t_junctions,
    "floaters": with_floaters,
    "crossing": with_crossing,
    "inner shells": with_inner_shells,
}


def truth_of(mesh: Mesh, damage: str, seed: int) -> Mesh:
    """What a perfect repair would give: the surface itself; for a crossing, the union of its parts."""
    if damage != "crossing":
        return mesh
    damaged = with_crossing(mesh, seed)
    split = mesh.num_faces
    solids = [_solid(damaged.positions, faces) for faces in (damaged.faces[:split], damaged.faces[split:])]
    whole = (solids[0] + solids[1]).to_mesh()
    return Mesh(whole.vert_properties[:, :3], whole.tri_verts)


def _solid(positions: np.ndarray, faces: np.ndarray) -> manifold3d.Manifold:
    used, local = np.unique(faces, return_inverse=True)
    return manifold3d.Manifold(manifold3d.Mesh(positions[used], local.reshape(-1, 3).astype(np.uint32)))


def _offset(mesh: Mesh, depth: float) -> np.ndarray:
    unit, area = face_normals(mesh.positions, mesh.faces)
    sums = np.zeros((mesh.num_vertices, 3))
    for k in range(3):
        np.add.at(sums, mesh.faces[:, k], unit * area[:, None])
    return mesh.positions - depth * sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)


def _middles(mesh: Mesh) -> np.ndarray:
    return mesh.positions[mesh.faces].mean(axis=1)


def _diagonal(mesh: Mesh) -> float:
    return float(np.linalg.norm(mesh.size))


def _seeds(mesh: Mesh, count: int, seed: int) -> np.ndarray:
    return _middles(mesh)[np.random.default_rng(seed).choice(mesh.num_faces, count, replace=False)]


def _away(points: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[:, None] - seeds[None], axis=2).min(axis=1)


# --- repair and score -----------------------------------------------------------------------------------------------


def by_orfeas(mesh: Mesh, cells: int) -> tuple[Mesh, str]:
    found = repair_surface(mesh, cells=cells)
    return found.mesh, found.repairs.way


def by_trimesh(mesh: Mesh, _cells: int) -> tuple[Mesh, str]:
    found = trimesh.Trimesh(mesh.positions, mesh.faces, process=True)
    found.update_faces(found.unique_faces() & found.nondegenerate_faces())
    trimesh.repair.fix_normals(found, multibody=True)
    trimesh.repair.fill_holes(found)
    return Mesh(found.vertices, found.faces), "-"


def by_manifold(mesh: Mesh, _cells: int) -> tuple[Mesh, str]:
    given = manifold3d.Mesh(mesh.positions, mesh.faces.astype(np.uint32))
    given.merge()
    solid = manifold3d.Manifold(given)
    parts = solid.decompose() if solid.status() == manifold3d.Error.NoError else []
    if not parts:
        raise ValueError(str(solid.status()))
    found = manifold3d.Manifold.batch_boolean(parts, manifold3d.OpType.Add).to_mesh()
    return Mesh(found.vert_properties[:, :3], found.tri_verts), "-"


REPAIRS = {"ours": by_orfeas, "trimesh": by_trimesh, "manifold3d": by_manifold}


def score(repair: Callable[[Mesh, int], tuple[Mesh, str]], damaged: Mesh, truth: Mesh, *, cells: int) -> Score:
    """Repair and measure; a refusal or failure scores as not closed."""
    started = time.perf_counter()
    try:
        found, way = repair(damaged, cells)
    except (OrfeasError, ValueError) as trouble:
        return Score(False, float("nan"), float("nan"), False, type(trouble).__name__, time.perf_counter() - started)
    seconds = time.perf_counter() - started
    numbers, right = measure(found), measure(truth)
    if not found.num_faces:
        return Score(False, float("nan"), float("nan"), False, "empty", seconds)
    there, back = _distances(found, truth), _distances(truth, found)
    diagonal = _diagonal(truth)
    return Score(
        closed=numbers.is_closed and numbers.is_manifold and numbers.is_oriented,
        distance=100 * float(there.mean() + back.mean()) / 2 / diagonal,
        volume_ratio=numbers.volume / right.volume,
        skin_gone=bool((there > 0.75 * GAP * diagonal).mean() < 0.001),
        way=way,
        seconds=seconds,
    )


def _distances(one: Mesh, other: Mesh) -> np.ndarray:
    _, area = face_normals(one.positions, one.faces)
    rng = np.random.default_rng(0)
    face = rng.choice(one.num_faces, NUM_SAMPLES, p=area / area.sum())
    u, v = np.sqrt(rng.random(NUM_SAMPLES)), rng.random(NUM_SAMPLES)
    weights = np.stack([1 - u, u * (1 - v), u * v], axis=1)
    points = np.einsum("nk,nkc->nc", weights, one.positions[one.faces[face]].astype(np.float64))
    squared = igl.point_mesh_squared_distance(points, other.positions.astype(np.float64), other.faces.astype(np.int64))[
        0
    ]
    return np.asarray(np.sqrt(squared))


def run(names: list[str], *, cells: int) -> dict[tuple[str, str, str], Score]:
    """Every surface, damage and repair: the scores."""
    found = {}
    for number, name in enumerate(names):
        mesh = SURFACES[name]()
        for damage, spoil in DAMAGES.items():
            damaged, truth = spoil(mesh, number), truth_of(mesh, damage, number)
            for who, repair in REPAIRS.items():
                found[name, damage, who] = score(repair, damaged, truth, cells=cells)
    return found


def table(found: dict[tuple[str, str, str], Score], *, cells: int) -> list[str]:
    """The lines of the result page."""
    surfaces = list(dict.fromkeys(name for name, _, _ in found))
    lines = [
        f"{len(surfaces)} surfaces ({', '.join(surfaces)}), {len(DAMAGES)} kinds of damage, field at {cells} cells."
    ]
    lines += ["", "| | closed | within 0.5 % | skins gone | mean distance % | volume ratio | median s |"]
    lines += ["|---|---|---|---|---|---|---|"]
    for who in REPAIRS:
        lines.append(f"| **{who}** | {_summary([s for (_, _, w), s in found.items() if w == who])} |")
        for damage in DAMAGES:
            some = [s for (_, d, w), s in found.items() if w == who and d == damage]
            lines.append(f"| {who}: {damage} | {_summary(some)} |")
    lines += ["", "Ours, one by one:", "", "| surface | damage | way | closed | distance % | volume ratio | good | s |"]
    lines += ["|---|---|---|---|---|---|---|---|"]
    for (name, damage, who), s in found.items():
        if who == "ours":
            lines.append(
                f"| {name} | {damage} | {s.way} | {_word(s.closed)} | {s.distance:.3f} | {s.volume_ratio:.3f} "
                f"| {_word(s.is_good)} | {s.seconds:.1f} |"
            )
    return lines


def _summary(scores: list[Score]) -> str:
    num = len(scores)
    near = [s.distance for s in scores if np.isfinite(s.distance)]
    ratio = [s.volume_ratio for s in scores if s.closed]
    return " | ".join(
        [
            f"{sum(s.closed for s in scores)}/{num}",
            f"{sum(s.distance <= CLOSE_PERCENT for s in scores)}/{num}",
            f"{sum(s.skin_gone for s in scores)}/{num}",
            f"{np.mean(near):.3f}" if near else "-",
            f"{np.mean(ratio):.3f}" if ratio else "-",
            f"{np.median([s.seconds for s in scores]):.2f}",
        ]
    )


def _word(value: bool) -> str:
    return "yes" if value else "no"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--surfaces", type=int, default=len(SURFACES))
    parser.add_argument("--cells", type=int, default=192)
    wanted = parser.parse_args()
    found = run(list(SURFACES)[: wanted.surfaces], cells=wanted.cells)
    write_result("damage", "Damage, repaired", table(found, cells=wanted.cells))


if __name__ == "__main__":
    main()
