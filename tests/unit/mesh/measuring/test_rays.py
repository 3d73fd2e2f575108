"""What rays find out: exposure and walls, on surfaces whose truth is known."""

import numpy as np
import pytest

from makers import join, make_cube, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.measuring.exposure import measure_exposure
from orfeas.mesh.measuring.samples import RayField
from orfeas.mesh.measuring.walls import measure_walls
from orfeas.mesh.mesh import Mesh

NOTHING = Mesh(np.zeros((0, 3)), np.zeros((0, 3)))
NO_AREA = Mesh(np.zeros((3, 3)), [[0, 1, 2]])


def exposure(mesh):
    return measure_exposure(mesh.positions, mesh.faces)


def walls(mesh):
    return measure_walls(mesh.positions, mesh.faces)


def turned(mesh):
    return Mesh(mesh.positions, mesh.faces[:, ::-1])


@pytest.mark.parametrize("mesh", [make_cube(), make_torus(), make_open_box(divisions=2), make_sheet()])
def test_all_of_a_plain_surface_is_seen_from_its_front(mesh):
    found = exposure(mesh)
    assert (found.hidden_share, found.backward_share, found.buried_share) == (0, 0, 0)


def test_a_skin_inside_another_is_hidden_and_buried():
    found = exposure(join(make_sphere(4), make_sphere(4, radius=0.9)))
    share = 0.81 / 1.81
    assert found.hidden_share == found.buried_share == pytest.approx(share, abs=0.005)
    assert found.backward_share == 0


def test_the_wall_of_a_cavity_is_hidden_but_not_buried():
    found = exposure(join(make_sphere(4), turned(make_sphere(4, radius=0.9))))
    assert found.hidden_share == pytest.approx(0.81 / 1.81, abs=0.005)
    assert found.buried_share == 0


def test_inside_out_shows_its_back():
    assert exposure(turned(make_cube())).backward_share == 1
    found = exposure(join(make_cube(), Mesh(make_cube().positions + 3, turned(make_cube()).faces)))
    assert found.backward_share == pytest.approx(0.5, abs=0.005)


def test_what_stands_in_another_part_is_buried():
    cube = make_cube()
    found = exposure(join(cube, Mesh(cube.positions + np.float32([0.5, 0.25, 0.25]), cube.faces)))
    # Of each cube 0.5 * 0.75 of two sides, 0.5 * 0.75 of two more and 0.75 * 0.75 of one lie in the other: one corner.
    expected = (0.5 * 0.75 * 2 + 0.75 * 0.75) / 6
    assert found.buried_share == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
def test_walls_of_a_plate_are_as_thick_as_it_is_at_any_size(scale):
    cube = make_cube()
    found = walls(Mesh(cube.positions * scale * [1, 1, 0.02], cube.faces))
    assert found.thin_metres == pytest.approx(0.02 * scale, rel=1e-3)
    assert found.median_metres == pytest.approx(0.02 * scale, rel=1e-3)


def test_walls_of_a_hollow_ball_are_those_between_its_skins():
    found = walls(join(make_sphere(4), turned(make_sphere(4, radius=0.95))))
    assert found.thin_metres == pytest.approx(0.05, rel=0.03)


def test_a_thin_part_is_found_when_it_has_over_one_percent_of_the_area():
    plate = make_cube(1.0)
    fin = Mesh(plate.positions * [0.25, 0.25, 0.01] + [2, 0, 0], plate.faces)  # 0.135 of 6.135 m2
    assert walls(join(plate, fin)).thin_metres == pytest.approx(0.01, rel=1e-2)
    speck = Mesh(plate.positions * [0.1, 0.1, 0.01] + [2, 0, 0], plate.faces)  # 0.024
    assert walls(join(plate, speck)).thin_metres == pytest.approx(1.0, rel=1e-2)


def test_a_surface_without_an_inside_has_no_walls():
    assert walls(make_sheet()) is None
    assert walls(make_open_box()) is None
    assert walls(turned(make_cube())) is None


def test_nothing_is_measured_where_there_is_no_area():
    for mesh in (NOTHING, NO_AREA):
        assert exposure(mesh) is None
        assert walls(mesh) is None


def test_samples_are_in_proportion_to_area_and_the_same_every_time():
    cube = make_cube()
    field = RayField(cube.positions * np.float32([1, 1, 4]), cube.faces)
    samples = field.samples(1800)
    expected = np.where(np.abs(field.normals[:, 2]) > 0.5, 50, 200)  # 0.5 and 2 of 18 m2
    assert np.abs(np.bincount(samples.face, minlength=12) - expected).max() <= 1
    assert np.abs(samples.points).max() <= 0.5
    again = RayField(cube.positions * np.float32([1, 1, 4]), cube.faces).samples(1800)
    assert np.array_equal(samples.points, again.points)
