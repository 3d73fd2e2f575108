import numpy as np
import pytest

from makers import make_cube, make_open_box, make_sphere, make_torus
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.holes import fill_holes


def filled(mesh, is_cut):
    positions, faces, count = fill_holes(mesh.positions.astype(float), mesh.faces[~is_cut].astype(np.int64))
    return Mesh(positions, faces), count


def middles(mesh):
    return mesh.positions[mesh.faces].mean(axis=1)


def test_nothing_open_nothing_done():
    cube = make_cube(divisions=2)
    found, count = filled(cube, np.zeros(cube.num_faces, bool))
    assert count == 0
    assert np.array_equal(found.faces, cube.faces)


def test_a_long_hole_is_filled_as_densely_as_its_border():
    ball = make_sphere(4)
    found, count = filled(ball, middles(ball)[:, 1] > 0.8)
    assert count == 1
    assert measure(found).is_closed and measure(found).is_manifold and measure(found).is_oriented
    assert found.num_faces == pytest.approx(ball.num_faces, rel=0.03)


def test_an_open_box_gets_a_flat_lid():
    found, _ = filled(make_open_box(divisions=8), np.zeros(640, bool))
    assert measure(found).volume == pytest.approx(1, rel=1e-5)
    assert found.positions[:, 1].max() == pytest.approx(0.5)


def test_a_cut_pipe_is_joined_by_two_caps():
    torus = make_torus()
    found, count = filled(torus, middles(torus)[:, 2] > 0.2)
    assert count == 2
    assert measure(found).genus == 0


def test_holes_that_meet_in_a_point_are_closed_without_end():
    ball = make_sphere(4)
    center = ball.positions[0]
    away = middles(ball) - center
    side = np.sin(2 * np.arctan2(away @ np.roll(center, 1), away @ np.roll(center, 2)))
    found, count = filled(ball, (np.linalg.norm(away, axis=1) < 0.3) & (side > 0))
    assert count >= 1
    assert measure(found).is_closed
