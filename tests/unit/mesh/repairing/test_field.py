import numpy as np
import pytest

from makers import join, make_cube, make_open_box, make_sphere, make_torus
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.field import from_field


def remade(mesh, cells=32):
    positions, faces = from_field(mesh.positions.astype(float), mesh.faces.astype(np.int64), cells=cells)
    return Mesh(positions, faces)


@pytest.mark.parametrize("mesh", [make_torus(around=48), make_cube(divisions=3), make_open_box(divisions=3)])
def test_what_comes_out_is_closed_and_as_large(mesh):
    found = measure(remade(mesh))
    assert found.is_closed and found.is_manifold and found.is_oriented
    wanted = 1 if mesh.num_faces < 200 else measure(mesh).volume
    assert found.volume == pytest.approx(wanted, rel=0.01)


def test_no_stairs_show_on_a_ball():
    found = remade(make_sphere(4))
    radius = np.linalg.norm(found.positions, axis=1)
    assert radius.max() - radius.min() < 0.004  # a cell is 0.06


def test_balls_that_pass_through_each_other_become_one():
    found = measure(remade(join(make_sphere(3), make_sphere(3, center=(1, 0, 0)))))
    assert found.num_parts == 1
    assert found.volume == pytest.approx(4 / 3 * np.pi * 2 - np.pi * (4 + 1) * (2 - 1) ** 2 / 12, rel=0.02)


def test_nothing_gives_nothing():
    cube = make_cube()
    assert not len(from_field(cube.positions.astype(float), np.zeros((0, 3), np.int64))[1])
