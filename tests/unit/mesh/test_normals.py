import math

import numpy as np
import pytest

from makers import make_cube, make_sphere, make_textured_cube, split_corners
from orfeas.mesh.normals import with_normals


def test_a_ball_looks_away_from_its_middle():
    ball = with_normals(split_corners(make_sphere(3)))
    assert np.einsum("ij,ij->i", ball.normals, ball.positions) == pytest.approx(1, abs=1e-3)
    assert np.linalg.norm(ball.normals, axis=1) == pytest.approx(1, abs=1e-6)


def test_a_cube_keeps_its_edges():
    cube = with_normals(make_cube(divisions=3))
    assert cube.num_vertices == 6 * 16
    assert np.abs(cube.normals).max(axis=1) == pytest.approx(1)
    across = np.einsum("fkc,fc->fk", cube.normals[cube.faces], cube.normals[cube.faces[:, 0]])
    assert across == pytest.approx(1)


def test_a_cube_without_creases_has_eight_corners():
    cube = with_normals(make_cube(), crease_radians=math.pi)
    assert cube.num_vertices == 8
    assert cube.normals == pytest.approx(cube.positions * 2 / math.sqrt(3), abs=1e-6)


def test_uvs_and_faces_stay():
    cube = make_textured_cube()
    found = with_normals(cube, crease_radians=math.pi)
    assert np.array_equal(found.uvs[found.faces], cube.uvs[cube.faces])
    assert np.array_equal(found.positions[found.faces], cube.positions[cube.faces])
