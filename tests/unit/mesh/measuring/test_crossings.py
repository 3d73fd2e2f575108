import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import join, make_bumpy_blob, make_cube, make_sheet, make_sphere, make_torus, split_corners
from orfeas.mesh.measuring.boxes import pairs_that_meet
from orfeas.mesh.measuring.crossings import measure_crossings
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import points_of


def crossings(mesh, **options):
    return measure_crossings(mesh.positions, mesh.faces.astype(np.int64), points_of(mesh.positions)[1], **options)


def make_klein_bottle(around=48, along=24):
    """The figure-eight immersion: it passes through itself along a closed curve."""
    u, v = np.meshgrid(np.arange(around), np.arange(along) + 0.5, indexing="ij")
    u, v = u * 2 * np.pi / around, v * 2 * np.pi / along  # by half a step, or the curve runs along edges
    swing = np.cos(u / 2) * np.sin(v) - np.sin(u / 2) * np.sin(2 * v)
    points = np.stack(
        [(2 + swing) * np.cos(u), np.sin(u / 2) * np.sin(v) + np.cos(u / 2) * np.sin(2 * v), (2 + swing) * np.sin(u)],
        axis=-1,
    ).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(around), np.arange(along), indexing="ij")

    def at(m, n):
        # Once round, the strip comes back turned over.
        return ((m % around) * along + np.where(m // around == 1, -n - 1, n) % along).ravel()

    a, b, c, d = at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)
    return Mesh(points, np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]))


def crosses_by_sampling(one, two):
    """Whether an edge of one triangle meets the inside of the other, by solving for the point; an independent way."""
    for edges, face in ((one, two), (two, one)):
        for k in range(3):
            start, end = edges[k], edges[(k + 1) % 3]
            system = np.stack([face[1] - face[0], face[2] - face[0], start - end], axis=1)
            if abs(np.linalg.det(system)) < 1e-12:
                continue
            u, v, t = np.linalg.solve(system, start - face[0])
            if u > 0 and v > 0 and u + v < 1 and 0 < t < 1:
                return True
    return False


@pytest.mark.parametrize(
    "mesh", [make_cube(divisions=5), make_torus(), make_bumpy_blob(40), split_corners(make_sphere(3)), make_sheet()]
)
def test_sound_surfaces_cross_nowhere(mesh):
    assert crossings(mesh).num_pairs == 0


def test_touching_is_not_crossing():
    cube = make_cube()
    assert crossings(join(cube, Mesh(cube.positions + np.float32([1, 0, 0]), cube.faces))).num_pairs == 0
    assert crossings(join(cube, cube)).num_pairs == 0


def test_a_blade_through_a_face_crosses_it():
    sheet = Mesh([[0, 0, 0], [2, 0, 0], [0, 2, 0]], [[0, 1, 2]])
    blade = Mesh([[0.4, 0.4, -1], [0.6, 0.6, -1], [0.5, 0.5, 1]], [[0, 1, 2]])
    assert crossings(join(sheet, blade)).num_pairs == 1


def test_faces_with_a_common_point_cross_when_the_far_edge_goes_through():
    points = [[0, 0, 0], [2, 0, 0], [0, 2, 0], [1, 1, 1], [0.5, 0.5, -1]]
    assert crossings(Mesh(points, [[0, 1, 2], [0, 3, 4]])).num_pairs == 1
    points[4] = [0.5, 0.5, 0.5]
    assert crossings(Mesh(points, [[0, 1, 2], [0, 3, 4]])).num_pairs == 0


def test_a_klein_bottle_passes_through_itself():
    assert crossings(make_klein_bottle()).num_pairs > 20


def test_size_and_place_do_not_matter():
    cube, ball = make_cube(divisions=3), make_sphere(2, radius=0.6, center=(0.2, 0.1, 0))
    both = join(cube, ball)
    expected = crossings(both).num_pairs
    assert expected > 0
    assert crossings(Mesh(both.positions * 1e-3, both.faces)).num_pairs == expected
    assert crossings(Mesh(both.positions * 64 + 128, both.faces)).num_pairs == expected


def test_too_many_near_pairs_are_not_counted_and_it_says_why():
    found = crossings(make_sphere(3), max_pairs=100)
    assert found.num_pairs is None
    assert "100 pairs" in found.why_not


def test_nothing_and_one_face_cross_nowhere():
    assert crossings(Mesh(np.zeros((0, 3)), np.zeros((0, 3)))).num_pairs == 0
    assert crossings(Mesh(np.eye(3), [[0, 1, 2]])).num_pairs == 0
    assert crossings(Mesh(np.zeros((3, 3)), [[0, 1, 2], [0, 1, 2]])).num_pairs == 0


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 14))
def test_counts_agree_with_solving_for_every_pair(seed, number):
    rng = np.random.default_rng(seed)
    corners = rng.uniform(-1, 1, (number, 3, 3)).astype(np.float32)
    expected = sum(
        crosses_by_sampling(corners[i].astype(float), corners[j].astype(float)) for i in range(number) for j in range(i)
    )
    assert crossings(Mesh(corners.reshape(-1, 3), np.arange(3 * number).reshape(-1, 3))).num_pairs == expected


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 70))
def test_boxes_that_meet_are_all_found_once(seed, number):
    rng = np.random.default_rng(seed)
    low = rng.uniform(0, 1, (number, 3))
    high = low + rng.uniform(0, 0.4, (number, 3)) ** 2
    found = [tuple(pair) for part in pairs_that_meet(low, high) for pair in part]
    meets = (low[:, None] <= high[None]).all(axis=2) & (low[None] <= high[:, None]).all(axis=2)
    assert sorted(found) == [tuple(pair) for pair in np.argwhere(np.triu(meets, 1))]
