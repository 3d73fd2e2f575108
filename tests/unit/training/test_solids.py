"""Solids by formula: distances, what a camera sees of them, and the field on the grid."""

import math

import numpy as np
import pytest

pytest.importorskip("numba")

from orfeas.engines.small.space import FRONT, SLICE, SLICES, TRUNCATION
from training.solids.build import Solid, turn
from training.solids.distance import block, solid_distance
from training.solids.trace import MISSED, grid, surface, trace
from training.solids.view import EmptySolid, look_at


def distances(solid: Solid, points: np.ndarray) -> np.ndarray:
    corners = np.concatenate(solid.corners) if solid.corners else np.zeros((1, 2))
    room = block()
    room[:3, : len(points)] = points.T
    codes = np.array(solid.codes, np.int64)
    solid_distance(codes, np.stack(solid.rows), corners, np.arange(len(codes)), len(codes), room, len(points))
    return room[3, : len(points)].copy()


SOME = np.random.default_rng(3).uniform(-1.5, 1.5, (60, 3))


def test_a_ball_is_as_far_as_its_radius_says():
    solid = Solid()
    solid.ellipsoid((0.2, -0.1, 0.3), 0.5)
    expected = np.linalg.norm(SOME - (0.2, -0.1, 0.3), axis=1) - 0.5
    assert np.allclose(distances(solid, SOME), expected, atol=1e-5)


def test_a_turned_box_is_as_far_as_its_sides_say():
    solid, matrix = Solid(), turn(x=20, y=50, z=-35)
    solid.box((0.1, 0.2, -0.3), (0.4, 0.2, 0.6), turned=matrix)
    beyond = np.abs((SOME - (0.1, 0.2, -0.3)) @ matrix) - (0.4, 0.2, 0.6)
    expected = np.linalg.norm(np.maximum(beyond, 0), axis=1) + np.minimum(beyond.max(axis=1), 0)
    assert np.allclose(distances(solid, SOME), expected, atol=1e-6)


def test_a_square_outline_drawn_out_is_a_box():
    one, other = Solid(), Solid()
    one.box((0, 0, 0), (0.5, 0.3, 0.2))
    other.extrusion([(-0.5, -0.3), (0.5, -0.3), (0.5, 0.3), (-0.5, 0.3)], half=0.2)
    assert np.allclose(distances(one, SOME), distances(other, SOME), atol=1e-6)


def test_a_turned_profile_is_a_cylinder():
    one, other = Solid(), Solid()
    one.cone((0, -0.4, 0), (0, 0.4, 0), 0.3)
    other.lathe([(0.3, -0.4), (0.3, 0.4)])
    outside = distances(one, SOME) > 0
    assert np.allclose(distances(one, SOME)[outside], distances(other, SOME)[outside], atol=1e-6)


def test_a_straight_tube_is_a_capsule():
    one, other = Solid(), Solid()
    one.capsule((0, 0, 0), (0, 1, 0), 0.2)
    other.tube((0, 0, 0), (0, 0.5, 0), (0, 1, 0), 0.2)
    assert np.allclose(distances(one, SOME), distances(other, SOME), atol=1e-6)


@pytest.mark.parametrize("how", ["join", "cut", "keep"])
def test_parts_meet_as_sets_do(how: str):
    solid = Solid()
    solid.ellipsoid((0, 0, 0), 0.8)
    solid.box((0.5, 0.2, 0), (0.6, 0.4, 0.9), how=how)
    ball = np.linalg.norm(SOME, axis=1) < 0.8
    box = (np.abs(SOME - (0.5, 0.2, 0)) < (0.6, 0.4, 0.9)).all(axis=1)
    expected = {"join": ball | box, "cut": ball & ~box, "keep": ball & box}[how]
    assert ((distances(solid, SOME) < 0) == expected).all()


def test_a_group_is_cut_before_it_meets_the_rest():
    solid = Solid()
    solid.ellipsoid((0, 0, 0), 0.5)
    with solid.group():
        solid.ellipsoid((0.6, 0, 0), 0.5)
        solid.ellipsoid((0, 0, 0), 0.4, how="cut")
    assert distances(solid, np.array([(0.0, 0, 0), (0.6, 0, 0)])).max() < 0


def test_a_mirrored_part_stands_on_the_other_side():
    solid = Solid()
    with solid.placed((0.3, 0.1, 0), turned=turn(z=25), scale=0.5):
        solid.capsule((0, 0, 0), (0.4, 1, 0.2), 0.2, to=0.1, mirror=True)
    assert np.allclose(distances(solid, SOME), distances(solid, SOME * (-1, 1, 1)), atol=1e-9)
    assert solid.is_symmetric


def test_blending_takes_nothing_away():
    sharp, soft = Solid(), Solid()
    for solid, blend in ((sharp, 0.0), (soft, 0.3)):
        solid.ellipsoid((-0.4, 0, 0), 0.5)
        solid.ellipsoid((0.4, 0, 0), 0.5, blend=blend)
    assert (distances(soft, SOME) <= distances(sharp, SOME) + 1e-9).all()
    assert distances(soft, np.array([(0.0, 0.35, 0)]))[0] < distances(sharp, np.array([(0.0, 0.35, 0)]))[0] - 0.02


def arrays(view):
    return view.codes, view.numbers, view.corners, view.perspective


def make_ball_view(perspective: float = 0.0):
    solid = Solid()
    solid.ellipsoid((3, 1, -2), 2.0)
    return look_at(solid, azimuth=30, elevation=20, perspective=perspective)


def test_a_ball_fills_its_share_of_the_picture_and_lies_at_its_mean_depth():
    depth = trace(*arrays(make_ball_view()), 128, False)
    seen = depth < MISSED
    assert abs(seen.any(axis=1).sum() / 128 - 0.86) < 0.02
    assert abs(depth[seen].mean()) < 0.004
    assert abs(depth[seen].max() - 0.43 / 3) < 0.008  # two thirds of its radius lie behind the mean


@pytest.mark.parametrize("perspective", [0.0, 0.4])
def test_what_is_hit_from_either_side_lies_on_the_surface(perspective: float):
    view = make_ball_view(perspective)
    for from_behind in (False, True):
        depth = trace(*arrays(view), 64, from_behind)
        rows, columns = np.nonzero(depth < MISSED)
        z = depth[rows, columns].astype(float)
        wide = 1 - perspective * z
        x, y = ((columns + 0.5) / 64 - 0.5) * wide, (0.5 - (rows + 0.5) / 64) * wide
        ball = view.numbers[0]
        away = np.linalg.norm(np.stack([x, y, z], axis=1) - ball[9:12], axis=1) - 2.0 * ball[12]
        assert np.abs(away).max() < 2e-3


def test_normals_of_a_ball_point_away_from_its_middle():
    view = make_ball_view()
    depth = trace(*arrays(view), 64, False)
    normals, _ = surface(*arrays(view), depth)
    rows, columns = np.nonzero(depth < MISSED)
    points = np.stack([(columns + 0.5) / 64 - 0.5, 0.5 - (rows + 0.5) / 64, depth[rows, columns]], axis=1)
    expected = points - view.numbers[0, 9:12]
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    assert (np.einsum("nk,nk->n", normals[rows, columns], expected) > 0.999).all()


def test_the_grid_agrees_with_the_rays():
    solid = Solid()
    solid.box((0, 0, 0), (1, 0.5, 0.7), rounding=0.1)
    solid.capsule((0, 0.4, 0), (0.3, 1.2, 0.2), 0.2)
    solid.ellipsoid((0.9, 0, 0.6), 0.35, how="cut")
    view = look_at(solid, azimuth=40, elevation=25, perspective=0.2)
    field = grid(*arrays(view), SLICES, FRONT, SLICE, TRUNCATION)
    depth = trace(*arrays(view), SLICES, False)
    first = (field < 0).argmax(axis=0)
    is_inside = (field < 0).any(axis=0)
    assert (is_inside == (depth < MISSED)).mean() > 0.99
    both = is_inside & (depth < MISSED)
    z = FRONT - (first + 0.5) * SLICE
    assert np.median(np.abs(z - depth)[both]) < SLICE


def test_a_picture_from_the_left_shows_the_left():
    solid = Solid()
    solid.ellipsoid((0, 0, 0), 1.0)
    solid.ellipsoid((0, 1.0, 0), 0.4)
    solid.capsule((0, 0, 0.8), (0, 0, 2.0), 0.2)  # a nose, toward the front
    heights = (trace(*arrays(look_at(solid, azimuth=90, elevation=0)), 64, False) < MISSED).sum(axis=0)
    assert 0 < heights[10] < heights[53] / 3  # seen from +X the front, and so the nose, is on the left of the picture


def test_nothing_to_see_is_an_error():
    solid = Solid()
    solid.ellipsoid((0, 0, 0), 1.0)
    solid.ellipsoid((0, 0, 0), 2.0, how="cut")
    with pytest.raises(EmptySolid):
        look_at(solid, azimuth=0, elevation=0)


def test_turning_is_counter_clockwise():
    assert np.allclose(turn(z=90) @ (1, 0, 0), (0, 1, 0))
    assert np.allclose(turn(y=90) @ (0, 0, 1), (1, 0, 0))
    assert math.isclose(np.linalg.det(turn(x=10, y=20, z=30)), 1)
