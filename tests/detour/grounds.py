"""Grounds to walk on, by formula, and what geometry says of walking there."""

from __future__ import annotations

import heapq

import numpy as np

from makers import join, make_cube, make_sheet
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.navmesh import NavMesh


def make_box(low, high) -> Mesh:
    cube = make_cube()
    return Mesh((cube.positions + 0.5) * (np.array(high, dtype=float) - low) + low, cube.faces)


def make_floor(side: float = 6.0) -> Mesh:
    return make_box((-side / 2, -0.1, -side / 2), (side / 2, 0, side / 2))


def make_cluttered_floor(seed: int, *, side: float = 8.0, num_blocks: int = 7) -> Mesh:
    """A floor with blocks at random; low ones are stepped on, high ones walked round."""
    rng = np.random.default_rng(seed)
    blocks = []
    for _ in range(num_blocks):
        low, size = rng.uniform(-side / 2, side / 2 - 2, 2), rng.uniform(0.3, 2, 2)
        height = rng.choice([0.25, 1.0, 2.5])
        blocks.append(make_box((low[0], 0, low[1]), (low[0] + size[0], height, low[1] + size[1])))
    return join(make_floor(side), *blocks)


def make_hills(side: float = 8.0, *, height: float = 0.3, wave: float = 4.0, divisions: int = 50) -> Mesh:
    """Open ground in waves; `hill_height` says how high."""
    sheet = make_sheet(side, side, divisions=divisions)
    x, z = sheet.positions[:, 1], sheet.positions[:, 0]
    return Mesh(np.stack([x, hill_height(x, z, height=height, wave=wave), z], axis=1), sheet.faces)


def hill_height(x: np.ndarray, z: np.ndarray, *, height: float = 0.3, wave: float = 4.0) -> np.ndarray:
    turn = 2 * np.pi / wave
    return height * np.sin(turn * x) * np.cos(turn * z)


def middles_of(ground: NavMesh) -> np.ndarray:
    """A point on each polygon: the middle of its first triangle."""
    return np.array([ground.vertices[list(polygon[:3])].mean(axis=0) for polygon in ground.polygons])


def walls_of(ground: NavMesh, island: int) -> np.ndarray:
    """(W, 2, 2) the edges of an island that lead nowhere, seen from above."""
    flat = ground.vertices[:, [0, 2]].astype(float)
    return np.array(
        [
            flat[[corner, (*polygon[1:], polygon[0])[k]]]
            for polygon, beside, of in zip(ground.polygons, ground.neighbours, ground.islands, strict=True)
            for k, corner in enumerate(polygon)
            if of == island and beside[k] < 0
        ]
    )


def look(start: np.ndarray, direction: np.ndarray, walls: np.ndarray) -> float:
    """How far one sees from a point to the nearest wall."""
    along = walls[:, 1] - walls[:, 0]
    across = direction[0] * along[:, 1] - direction[1] * along[:, 0]
    beside = walls[:, 0] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        far = (beside[:, 0] * along[:, 1] - beside[:, 1] * along[:, 0]) / across
        at = (beside[:, 0] * direction[1] - beside[:, 1] * direction[0]) / across
    return float(far[(np.abs(across) > 1e-9) & (far > 0) & (at >= 0) & (at <= 1)].min())


def shortest_way(start: tuple[float, float], goal: tuple[float, float], ground: NavMesh, island: int) -> float:
    """The length of the shortest way (x, z) on an island that lies on one level: along sight from corner to corner."""
    walls, flat = walls_of(ground, island), ground.vertices[:, [0, 2]].astype(float)
    floor = [flat[list(one)] for one, of in zip(ground.polygons, ground.islands, strict=True) if of == island]
    points = np.concatenate([[start, goal], np.unique(walls.reshape(-1, 2), axis=0)])
    lengths = np.full(len(points), np.inf)
    lengths[0], heap = 0.0, [(0.0, 0)]
    while heap:
        length, at = heapq.heappop(heap)
        if at == 1:
            return length
        if length > lengths[at]:
            continue
        is_way = _is_seen(points[at], points, walls) & _is_over(points[at], points, floor)
        for other in np.flatnonzero(is_way).tolist():
            further = length + float(np.linalg.norm(points[other] - points[at]))
            if further < lengths[other] - 1e-12:
                lengths[other] = further
                heapq.heappush(heap, (further, other))
    return float("inf")


def _is_seen(start: np.ndarray, points: np.ndarray, walls: np.ndarray) -> np.ndarray:
    """Which points no wall hides; ways along walls and past their ends are open."""
    goal, one, two = points[:, None], walls[None, :, 0], walls[None, :, 1]
    a, b, c, d = _side(start, goal, one), _side(start, goal, two), _side(one, two, start), _side(one, two, goal)
    is_cut = (np.minimum(a, b) < -1e-6) & (np.maximum(a, b) > 1e-6)
    return ~(is_cut & (np.minimum(c, d) < -1e-6) & (np.maximum(c, d) > 1e-6)).any(axis=1)


def _is_over(start: np.ndarray, points: np.ndarray, polygons: list[np.ndarray]) -> np.ndarray:
    """Half way to which points one is over some polygon: a way outside crosses no wall either."""
    halfway = (points + start) / 2
    found = np.zeros(len(points), dtype=bool)
    for corners in polygons:
        found |= (_side(corners, np.roll(corners, -1, axis=0), halfway[:, None]) <= 1e-6).all(axis=1)
    return found


def _side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
