"""The ground within polygons: it covers them, follows the ground, and leaves no cracks between neighbours."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detour.grounds import hill_height, make_floor, make_hills
from orfeas.mesh.navigating.details import MOST_POINTS, details_of, fan_of
from orfeas.mesh.navmesh import navmesh
from orfeas.mesh.topology import edges_of
from orfeas.mesh.weld import weld


def make_ring(corners: int, *, seed: int, side: float) -> tuple[np.ndarray, tuple[tuple[int, ...], ...]]:
    """A convex polygon of 6 or fewer corners and, over its first edge, a triangle."""
    rng = np.random.default_rng(seed)
    turns = np.sort(rng.uniform(0, 2 * np.pi / corners, corners) * 0.8 + np.arange(corners) * 2 * np.pi / corners)
    flat = np.stack([np.sin(turns), np.cos(turns)], axis=1) * side
    along = flat[1] - flat[0]
    outside = (flat[0] + flat[1]) / 2 + np.array([along[1], -along[0]]) * -0.7
    places = np.concatenate([flat, [outside]])
    points = np.stack([places[:, 0], np.zeros(len(places)), places[:, 1]], axis=1)
    return points, (tuple(range(corners)), (1, 0, corners))


def flat_area(triangles: np.ndarray) -> float:
    one, two = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    return float(np.cross(one, two)[:, 1].sum() / 2)


@settings(max_examples=10, deadline=None)
@given(
    corners=st.integers(3, 6),
    seed=st.integers(0, 9999),
    side=st.floats(0.3, 3),
    height=st.sampled_from([0.0, 0.2, 1.5]),
)
def test_details_cover_their_polygons_without_a_crack_between_them(corners, seed, side, height) -> None:
    vertices, polygons = make_ring(corners, seed=seed, side=side)
    rise = lambda points: np.column_stack(
        [points[:, 0], hill_height(points[:, 0], points[:, 2], height=height), points[:, 2]]
    )
    vertices = rise(vertices)
    details = details_of(vertices, polygons, set_down=rise, spacing_metres=0.3, error_metres=0.05)
    rims = []
    for polygon, detail in zip(polygons, details, strict=True):
        points = np.concatenate([vertices[list(polygon)], detail.points])
        assert len(points) <= MOST_POINTS and len(detail.faces) <= 255
        triangles = points[detail.faces]
        upward = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])[:, 1]
        assert (upward > 0).all()
        whole = vertices[list(polygon)] * (1, 0, 1)
        fan = np.stack([np.repeat(whole[:1], len(whole) - 2, 0), whole[1:-1], whole[2:]], axis=1)
        assert flat_area(triangles) == pytest.approx(flat_area(fan), rel=1e-4)
        assert points[:, 1] == pytest.approx(rise(points)[:, 1])
        ends = np.stack([detail.faces, np.roll(detail.faces, -1, axis=1)], axis=-1)[detail.is_border]
        perimeter = np.linalg.norm(whole - np.roll(whole, -1, axis=0), axis=1).sum()
        assert np.linalg.norm((points[ends[:, 0]] - points[ends[:, 1]]) * (1, 0, 1), axis=1).sum() == pytest.approx(
            perimeter, rel=1e-6
        )
        rims.append({tuple(point) for point in points[np.unique(ends)].tolist()})
    assert len(rims[0] & rims[1]) >= 2
    shared = rims[1] - {tuple(vertices[-1].tolist())}
    on_edge = {p for p in shared if _off_line(p, vertices[0], vertices[1]) < 1e-9}
    assert on_edge <= rims[0]


def _off_line(point, start, end) -> float:
    along = (end - start)[[0, 2]]
    beside = (np.array(point) - start)[[0, 2]]
    return abs(along[0] * beside[1] - along[1] * beside[0]) / float(np.hypot(*along))


def test_flat_ground_needs_no_details() -> None:
    found = navmesh(make_floor())
    assert all(len(detail.points) == 0 for detail in found.details)
    assert np.array_equal(found.to_ground().faces, found.to_mesh().faces)
    for polygon, detail in zip(found.polygons, found.details, strict=True):
        assert np.array_equal(detail.faces, fan_of(len(polygon)).faces)


def test_hills_are_followed_and_hang_together() -> None:
    found = navmesh(make_hills(6.0), cell_metres=0.15)
    ground, bare = found.to_ground(), found.to_mesh()
    off = [
        np.abs(mesh.positions[:, 1] - hill_height(mesh.positions[:, 0], mesh.positions[:, 2])).max()
        for mesh in (ground, bare)
    ]
    assert max(off) < 0.02
    weights = np.random.default_rng(0).dirichlet((1, 1, 1), 40)
    within = [np.einsum("wk,fkc->fwc", weights, mesh.positions[mesh.faces]).reshape(-1, 3) for mesh in (ground, bare)]
    away = [np.abs(points[:, 1] - hill_height(points[:, 0], points[:, 2])).max() for points in within]
    assert away[0] < 0.12 and away[1] > 0.25
    walls = sum(other < 0 for beside in found.neighbours for other in beside)
    edges = edges_of(weld(ground).faces)
    rim = (edges.counts == 1).sum()
    on_walls = sum(
        _points_on(found, number, edge) + 1
        for number, beside in enumerate(found.neighbours)
        for edge, other in enumerate(beside)
        if other < 0
    )
    assert rim == on_walls >= walls and (edges.counts <= 2).all()


def _points_on(found, number: int, edge: int) -> int:
    polygon = found.polygons[number]
    start, end = found.vertices[polygon[edge]], found.vertices[polygon[(edge + 1) % len(polygon)]]
    points = found.details[number].points
    within = [float((point - start) @ (end - start)) / math.dist(start, end) ** 2 for point in points]
    return sum(_off_line(point, start, end) < 1e-5 and 0 < at < 1 for point, at in zip(points, within, strict=True))
