import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import (
    join,
    make_bumpy_blob,
    make_cube,
    make_open_box,
    make_sheet,
    make_sphere,
    make_torus,
    merged,
    split_corners,
)
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import CannotBeClosed, Repairs, repair, repair_surface
from orfeas.mesh.repairing.outside import OneSided


def is_sound(mesh):
    found = measure(mesh)
    return found.is_closed and found.is_manifold and found.is_oriented


def moved(mesh, *by):
    return Mesh(mesh.positions + np.float32(by), mesh.faces)


def test_a_sound_surface_comes_back_as_it_was():
    blob = make_bumpy_blob(40)
    found, done = repair(split_corners(blob))
    assert done == Repairs()
    assert np.array_equal(found.positions[found.faces], blob.positions[blob.faces])


def test_inside_out_is_turned():
    torus = make_torus()
    found, done = repair(Mesh(torus.positions, torus.faces[:, ::-1]))
    assert done == Repairs(num_faces_turned=torus.num_faces)
    assert measure(found).volume == pytest.approx(measure(torus).volume)


@given(seed=st.integers(0, 1000), share=st.floats(0.0, 0.3))
@settings(max_examples=20, deadline=None)
def test_faces_turned_at_random_are_turned_back(seed, share):
    ball = make_sphere(3)
    is_turned = np.random.default_rng(seed).random(ball.num_faces) < share
    found, done = repair(Mesh(ball.positions, np.where(is_turned[:, None], ball.faces[:, ::-1], ball.faces)))
    assert done == Repairs(num_faces_turned=int(is_turned.sum()))
    assert is_sound(found)


@given(seed=st.integers(0, 1000), share=st.floats(0.0, 0.1))
@settings(max_examples=20, deadline=None)
def test_faces_missing_at_random_are_filled(seed, share):
    ball = make_sphere(3)
    is_kept = np.random.default_rng(seed).random(ball.num_faces) >= share
    found, done = repair(Mesh(ball.positions, ball.faces[is_kept]))
    assert is_sound(found)
    assert (done.num_holes_filled > 0) == (not is_kept.all())
    assert measure(found).volume == pytest.approx(measure(ball).volume, rel=0.1)


def test_a_box_gets_its_lid():
    found, done = repair(make_open_box(divisions=4))
    assert done.num_holes_filled == 1
    assert is_sound(found)
    assert measure(found).volume == pytest.approx(1, rel=1e-5)


def test_repeated_and_degenerate_faces_go():
    cube = make_cube(divisions=3)
    faces = np.concatenate([cube.faces, cube.faces[:7], cube.faces[5:6, [1, 2, 0]], [[0, 0, 1], [3, 2, 3]]])
    found, done = repair(Mesh(cube.positions, faces))
    assert done == Repairs(num_faces_dropped=10)
    assert found.num_faces == cube.num_faces


@pytest.mark.parametrize("by", [(1, 1, 0), (1, 1, 1)], ids=["edge", "corner"])
def test_cubes_that_touch_are_parted(by):
    cube = make_cube(divisions=4)
    found, done = repair(join(cube, moved(cube, *by)))
    assert done.num_skins_parted > 0
    assert is_sound(found)
    assert measure(found).num_parts == 2
    assert measure(found).volume == pytest.approx(2, rel=0.01)


def test_floaters_go_and_larger_parts_stay():
    ball, crumb, second = (
        make_sphere(3),
        make_sphere(1, radius=0.08, center=(2, 0, 0)),
        make_sphere(2, center=(4, 0, 0)),
    )
    found, done = repair(join(ball, crumb, second))
    assert done == Repairs(num_floaters_dropped=1)
    assert measure(found).num_parts == 2


def test_a_part_that_only_reaches_into_another_stays():
    ball, bump = make_sphere(3), make_sphere(2, radius=0.5, center=(1.0, 0, 0))
    both, done = repair(join(ball, bump))
    assert done.num_inner_dropped == 0 and both.num_faces == ball.num_faces + bump.num_faces
    inside = make_sphere(2, radius=0.4, center=(0.3, 0, 0))
    alone, done = repair(join(ball, inside))
    assert done.num_inner_dropped == 1 and alone.num_faces == ball.num_faces


def test_a_double_skin_and_what_is_inside_go():
    ball, inner = make_sphere(3), make_sphere(3, radius=0.9)
    skin = Mesh(inner.positions, inner.faces[:, ::-1])
    found, done = repair(join(ball, skin, make_sphere(2, radius=0.3)))
    assert done == Repairs(num_inner_dropped=2)
    assert measure(found).volume == pytest.approx(measure(ball).volume)


@pytest.mark.parametrize("faces", [make_sheet().faces, make_sheet().faces[:1], make_sheet().faces[:0]])
def test_what_encloses_nothing_is_refused(faces):
    with pytest.raises(CannotBeClosed):
        repair(Mesh(make_sheet().positions, faces))


def test_a_strip_with_one_side_is_refused():
    turns, steps = 40, np.linspace(-0.3, 0.3, 5)
    angle, across = np.meshgrid(np.arange(turns + 1) * 2 * np.pi / turns, steps, indexing="ij")
    ring = 1 + across * np.cos(angle / 2)
    points = np.stack([ring * np.cos(angle), ring * np.sin(angle), across * np.sin(angle / 2)], axis=-1)
    at = np.arange(turns * 5 + 5).reshape(-1, 5)
    a, b, c, d = (part.ravel() for part in (at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]))
    strip = merged(points.reshape(-1, 3), np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]))
    with pytest.raises(OneSided):
        repair(strip)


def test_a_closed_surface_pressed_flat_encloses_nothing():
    cube = make_cube(divisions=3)
    pressed = Mesh(cube.positions * np.array([1, 0, 1]), cube.faces)
    for attempt in (repair, repair_surface):
        with pytest.raises(CannotBeClosed, match="without thickness"):
            attempt(pressed)
    thin, _ = repair(Mesh(cube.positions * np.array([1, 1e-4, 1]), cube.faces))
    assert measure(thin).volume == pytest.approx(1e-4, rel=1e-3)


def test_of_a_crowd_of_equal_parts_none_is_too_small():
    crowd = join(*(moved(make_cube(0.5 + 0.01 * row), column, 0, row) for column in range(8) for row in range(8)))
    found, done = repair(crowd)  # each has about 1.6 % of the area
    assert measure(found).num_parts == 64 and done.num_floaters_dropped == 0
