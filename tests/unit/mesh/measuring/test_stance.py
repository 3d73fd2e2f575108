import numpy as np
import pytest

from makers import join, make_cube, make_sheet, make_sphere
from orfeas.mesh.measuring.stance import measure_stance
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import points_of


def stance(mesh):
    return measure_stance(mesh.positions, mesh.faces, points_of(mesh.positions)[1])


def moved(mesh, *by):
    return Mesh(mesh.positions + np.float32(by), mesh.faces)


def test_a_cube_stands_on_all_of_its_base():
    found = stance(moved(make_cube(0.1), 0, 0.05, 0))
    assert found.lowest_metres == pytest.approx(0, abs=1e-8)
    assert found.contact_area == pytest.approx(0.01, rel=1e-5)
    assert found.contact_share == pytest.approx(1, rel=1e-5)
    assert (found.overhang_area, found.num_floating, found.is_stable) == (0, 0, True)


def test_the_lid_of_a_table_hangs_over():
    foot, lid = make_cube(0.1), make_cube(0.1)
    table = join(foot, Mesh(lid.positions * [3, 0.1, 3] + [0, 0.06, 0], lid.faces))
    found = stance(table)
    assert found.overhang_area == pytest.approx(0.09, rel=1e-5)  # all of the lid's underside: the foot is another part
    assert found.contact_share == pytest.approx(1 / 9, rel=1e-4)
    assert found.num_floating == 1


def test_a_ball_hangs_over_below_forty_five_degrees_and_touches_nearly_nowhere():
    found = stance(make_sphere(5, radius=0.05))
    assert found.overhang_share == pytest.approx((1 - np.cos(np.pi / 4)) / 2, abs=0.003)
    assert found.contact_share < 0.01


def test_an_object_whose_weight_is_beside_its_foot_falls():
    foot = make_cube(0.02)
    arm = Mesh(foot.positions * [8, 1, 1] + [0.07, 0.02, 0], foot.faces)
    assert stance(join(foot, arm)).is_stable is False
    level = Mesh(foot.positions * [4, 1, 1] + [0, 0.02, 0], foot.faces)
    assert stance(join(foot, level)).is_stable is True


def test_a_cavity_is_no_floating_part():
    outer, inner = make_cube(0.1), make_cube(0.05)
    assert stance(join(outer, Mesh(inner.positions, inner.faces[:, ::-1]))).num_floating == 0
    assert stance(join(outer, moved(inner, 0.2, 0.1, 0))).num_floating == 1


def test_flat_and_empty_things_are_honest():
    upright = stance(make_sheet(0.1, 0.1))
    assert (upright.contact_share, upright.is_stable, upright.contact_area) == (None, None, 0)
    assert stance(Mesh(np.zeros((0, 3)), np.zeros((0, 3)))) is None
    assert stance(Mesh(np.zeros((3, 3)), [[0, 1, 2]])).contact_share is None
