import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import make_paint, make_sphere, make_torus
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.place import ImpossibleSize, NothingToPlace, place, place_paint, upright


@given(
    side=st.floats(1e-3, 1e3),
    scale=st.floats(1e-2, 1e2),
    shift=st.tuples(*(st.floats(-50, 50) for _ in range(3))),
)
def test_it_stands_on_the_ground_at_its_size(side, scale, shift):
    torus = make_torus(around=12, along=8)
    moved = Mesh(torus.positions * scale + np.array(shift), torus.faces)
    placed, _ = place(moved, longest_side_metres=side)
    low, high = placed.bounds
    assert placed.size.max() == pytest.approx(side, rel=1e-3)
    assert low[1] == pytest.approx(0, abs=side * 1e-3)
    assert (low + high)[[0, 2]] == pytest.approx(0, abs=side * 2e-3)


def test_pictures_go_on_falling_where_they_fell():
    sphere = make_sphere(2, center=(1, 2, 3))
    paint = make_paint(sphere, front_pixels=64)
    _, affine = place(sphere, longest_side_metres=0.1)
    moved = place_paint(paint, affine)
    before = _fall(paint)
    assert _fall(moved) == pytest.approx(before, abs=0.01)
    assert before.min() >= -0.01
    assert before.max() <= 64.01


def test_what_a_camera_saw_from_above_stands_upright_afterwards():
    """A mast, seen by a camera 30 degrees above the horizon: its top is nearer to the camera than its foot."""
    up = math.sin(math.radians(60)) * np.array([0, 1, 0]) + math.cos(math.radians(60)) * np.array([0, 0, 1])
    turned = upright(math.radians(30)).apply(np.array([[0, 0, 0], 2 * up], np.float32))
    assert turned == pytest.approx(np.array([[0, 0, 0], [0, 2, 0]]), abs=1e-6)


def test_paint_turns_with_its_mesh():
    sphere = make_sphere(2, center=(1, 2, 3))
    paint = make_paint(sphere, front_pixels=64)
    depth = np.full((64, 64), 3.5, np.float32)
    paint = replace(paint, projections=(replace(paint.projections[0], depth=depth),))
    move = upright(0.4)
    moved = place_paint(paint, move)
    assert _fall(moved) == pytest.approx(_fall(paint), abs=0.01)
    seen, toward = moved.projections[0], move.turn(np.array([0, 0, 1], np.float32))
    assert seen.toward == pytest.approx(toward) and seen.depth == pytest.approx(depth)
    assert moved.normals @ toward == pytest.approx(paint.normals[:, 2], abs=1e-6)
    assert moved.positions @ toward == pytest.approx(paint.positions[:, 2], abs=1e-5)


def test_a_mesh_without_extent_has_no_size_to_be_given():
    with pytest.raises(NothingToPlace):
        place(Mesh(np.zeros((3, 3)), [[0, 1, 2]]), longest_side_metres=1)
    with pytest.raises(NothingToPlace):
        place(Mesh(np.zeros((0, 3)), np.zeros((0, 3))), longest_side_metres=1)


def _fall(paint):
    matrix = paint.projections[0].matrix
    return paint.positions @ matrix[:, :3].T + matrix[:, 3]


@pytest.mark.parametrize("metres", [0.0, -1.0, float("nan"), float("inf")])
def test_a_size_that_is_none_is_refused(metres):
    with pytest.raises(ImpossibleSize, match="over 0"):
        place(make_sphere(1), longest_side_metres=metres)
