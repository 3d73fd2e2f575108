import numpy as np

from makers import join, make_bumpy_blob, make_cube, make_sphere
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.crossings import crossing_faces
from orfeas.mesh.repairing.relax import relaxed


def crossing(mesh):
    return crossing_faces(mesh.positions.astype(float), mesh.faces.astype(np.int64))


def test_a_sound_surface_crosses_nothing():
    assert not crossing(make_bumpy_blob(32)).any()
    assert not crossing(make_cube(divisions=5)).any()


def test_faces_of_both_parts_are_found():
    ball, other = make_sphere(3), make_sphere(2, radius=0.4, center=(1, 0, 0))
    found = crossing(join(ball, other))
    assert found[: ball.num_faces].any() and found[ball.num_faces :].any()
    middle = join(ball, other).positions[join(ball, other).faces].mean(axis=1)
    assert (np.linalg.norm(middle[found] - (1, 0, 0), axis=1) < 0.65).all()


def test_noise_that_crosses_is_smoothed_away_and_the_rest_stays():
    ball = make_sphere(5)
    noise = np.random.default_rng(1).normal(0, 0.008, ball.positions.shape)
    points = (ball.positions + noise).astype(np.float32).astype(float)
    before = crossing(Mesh(points, ball.faces))
    assert before.any()
    moved, still = relaxed(points, ball.faces.astype(np.int64), before)
    assert not still.any()
    assert (moved != points).any(axis=1).mean() < 0.01
    assert np.linalg.norm(moved - points, axis=1).max() < 0.02
