import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import (
    make_bumpy_blob,
    make_cube,
    make_open_box,
    make_sheet,
    make_sphere,
    make_textured_cube,
    make_torus,
    split_corners,
)
from orfeas.mesh.decimate import TargetTooSmall, decimate
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


@given(faces=st.integers(50, 6000), seed=st.integers(0, 3))
@settings(max_examples=15, deadline=None)
def test_a_closed_surface_stays_closed_and_keeps_its_volume(faces, seed):
    blob = make_bumpy_blob(32, seed=seed)
    found = decimate(split_corners(blob), faces=faces)
    numbers = measure(found)
    assert found.num_faces <= faces
    assert numbers.is_closed and numbers.is_manifold and numbers.is_oriented
    assert numbers.volume == pytest.approx(measure(blob).volume, rel=0.02 + 8 / faces)


def test_a_ring_stays_a_ring_even_where_that_takes_more_faces():
    found = measure(decimate(make_torus(), faces=8))
    assert found.genus == 1
    assert found.is_closed and found.is_manifold


def test_flat_sides_cost_nothing():
    found = decimate(make_cube(divisions=12), faces=12)
    assert found.num_faces == 12
    assert measure(found).volume == pytest.approx(1, rel=0.02)


def test_open_border_stays_where_it_was():
    box = make_open_box(divisions=10)
    found = decimate(box, faces=200)
    assert measure(found).num_border_edges == 40
    rim = box.positions[box.positions[:, 1] > 0.499]
    assert np.isin(rim.view("f4,f4,f4"), found.positions.view("f4,f4,f4")).all()


def test_a_border_may_be_freed():
    assert measure(decimate(make_sheet(divisions=16), faces=2 * 4, lock_border=False)).num_border_edges < 20


def test_a_mesh_small_enough_is_only_welded():
    found = decimate(split_corners(make_sphere(2)), faces=320)
    assert (found.num_faces, found.num_vertices) == (320, 162)


def test_uvs_follow_their_vertices_and_seams_stay():
    cube = make_textured_cube()
    assert np.array_equal(decimate(cube, faces=12).uvs, cube.uvs)
    fine = make_sheet(divisions=20)
    sheet = type(fine)(fine.positions, fine.faces, uvs=fine.positions[:, :2] * [1, -1] + 0.5)
    found = decimate(sheet, faces=200)
    assert found.uvs == pytest.approx(found.positions[:, :2] * [1, -1] + 0.5, abs=1e-3)


def test_the_same_mesh_gives_the_same_bytes():
    one, two = (decimate(make_bumpy_blob(24), faces=500) for _ in range(2))
    assert one.positions.tobytes() == two.positions.tobytes()
    assert one.faces.tobytes() == two.faces.tobytes()


def test_fewer_than_four_faces_are_refused():
    with pytest.raises(TargetTooSmall):
        decimate(make_cube(), faces=3)


def test_what_has_only_one_point_comes_back_without_faces():
    assert decimate(Mesh(np.zeros((3, 3)), [[0, 1, 2]]), faces=12).num_faces == 0
