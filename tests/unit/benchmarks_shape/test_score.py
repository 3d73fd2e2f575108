"""What the figures of benchmarks/shape.py are for surfaces whose figures are known."""

import math

import numpy as np
import pytest
from scipy.spatial import cKDTree

from benchmarks.shaping.align import depth_offset, laid_over
from benchmarks.shaping.picture import shoot
from benchmarks.shaping.score import Yardstick, distances, filled, sampled, volume_iou
from benchmarks.shaping.topology import is_closed, num_pieces
from benchmarks.shaping.truth import Truth, clay
from makers import make_cube, make_sphere


def make_truth(mesh, *, stretch=(1, 1, 1)):
    positions = mesh.positions.astype(float) * np.array(stretch)
    size = np.ptp(positions, axis=0).max()
    faces = mesh.faces.astype(np.int64)
    return Truth((positions - positions.mean(axis=0)) / size, faces, clay(faces))


def make_box(center, size):
    cube = make_cube()
    positions = cube.positions.astype(float)
    positions = (positions - positions.min(axis=0)) / np.ptp(positions, axis=0) - 0.5
    return positions * np.array(size) + np.array(center), cube.faces.astype(np.int64)


@pytest.mark.parametrize("offset", [0.0, 0.37, -0.21, 5.0])
@pytest.mark.parametrize("scale", [1.0, 40.0])
def test_a_sphere_agrees_with_itself_wherever_and_however_large_it_is_answered(offset, scale):
    truth = make_truth(make_sphere(4))
    yardstick = Yardstick(shoot(truth, azimuth=0, elevation=0), seed=0)
    answer = truth.positions * scale + np.array([3.0, -1.0, offset])
    found = yardstick.figures(answer, truth.faces)
    assert (found.f05, found.f10) == (1.0, 1.0) and found.f02 > 0.95
    assert found.iou > 0.99 and found.silhouette_iou == pytest.approx(1, abs=2e-3)
    assert found.normal_error < 0.5 and found.cd1 < 0.012
    assert found.is_closed and found.num_pieces == 1


def test_an_answer_turned_away_by_an_angle_is_off_by_that_angle():
    truth = make_truth(make_cube(), stretch=(1, 1, 0.2))
    yardstick = Yardstick(shoot(truth, azimuth=0, elevation=0), seed=0)
    lean = math.radians(20)
    turn = np.array([[math.cos(lean), 0, math.sin(lean)], [0, 1, 0], [-math.sin(lean), 0, math.cos(lean)]])
    plate = truth.positions * np.array([1, 1, 1e-3])
    assert yardstick.figures(plate @ turn.T, truth.faces).normal_error == pytest.approx(20, abs=1)


def test_distances_of_a_sphere_within_a_sphere_are_the_gap():
    ball = make_truth(make_sphere(5))
    outer = sampled(ball.positions, ball.faces, num=10_000, seed=0)
    inner = sampled(ball.positions * 0.8, ball.faces, num=10_000, seed=1)
    for found in distances(cKDTree(outer), cKDTree(inner)):
        assert len(found) == 10_000 and found.min() > 0.0985
        assert found.mean() == pytest.approx(0.1, abs=0.001)


def test_a_flat_answer_to_a_thick_plate_reaches_one_of_its_sides():
    """A plate 0.12 thick: by F@0.05 the flat answer moves toward one side, and 40 % of the truth stays out of reach."""
    truth = make_truth(make_cube(divisions=4), stretch=(1, 1, 0.12))
    yardstick = Yardstick(shoot(truth, azimuth=0, elevation=0), seed=0)
    found = yardstick.figures(truth.positions * np.array([1, 1, 1e-4]), truth.faces)
    assert 0.008 < abs(found.offset) < 0.03
    side, rims = 1 / 2.48, 0.48 / 2.48
    recall = side + rims * 0.1 / 0.12
    assert found.f05 == pytest.approx(2 * recall / (1 + recall), abs=0.03)
    assert found.f10 == 1.0


def test_two_boxes_that_share_a_third_of_their_union_have_an_iou_of_a_third():
    one, other = make_box((-0.15, 0, 0), (0.6, 0.5, 0.5)), make_box((0.15, 0, 0), (0.6, 0.5, 0.5))
    assert volume_iou(one, other) == pytest.approx(1 / 3, abs=0.02)
    assert volume_iou(one, one) == 1.0
    assert volume_iou(one, make_box((0, 0.6, 0), (0.5, 0.1, 0.5))) == 0.0


def test_a_volume_is_as_large_as_its_box_whichever_way_its_faces_look():
    positions, faces = make_box((0.1, 0.05, -0.2), (0.6, 0.45, 0.3))
    cell = (1.5 / 64) ** 3
    inside = filled(positions, faces)
    assert inside.sum() * cell == pytest.approx(0.6 * 0.45 * 0.3, rel=0.08)
    assert (filled(positions, faces[:, ::-1]) == inside).all()


def test_pieces_that_overlap_count_as_their_union():
    (a, faces), (b, _) = make_box((0, 0, -0.1), (0.4, 0.4, 0.4)), make_box((0, 0, 0.1), (0.4, 0.4, 0.4))
    both = np.concatenate([a, b]), np.concatenate([faces, faces + len(a)])
    assert is_closed(*both) and num_pieces(*both) == 2
    assert volume_iou(both, make_box((0, 0, 0), (0.4, 0.4, 0.6))) == 1.0


def test_the_depth_offset_is_found_and_nothing_else_is_moved():
    truth = make_truth(make_sphere(3), stretch=(1, 0.7, 0.4))
    points = sampled(truth.positions, truth.faces, num=6000, seed=0)
    for offset in (-0.43, 0.0, 0.118):
        assert depth_offset(points, points - np.array([0, 0, offset])) == pytest.approx(offset, abs=0.004)


def test_scale_and_place_come_from_the_box_of_the_silhouette():
    truth = make_truth(make_sphere(3), stretch=(1, 0.7, 0.4))
    shot = shoot(truth, azimuth=35, elevation=15)
    moved = shot.positions * 7 + np.array([1.0, 2.0, -3.0])
    assert laid_over(shot, moved, shot.faces) == pytest.approx(shot.positions, abs=1e-9)


def test_an_open_truth_has_no_volume_to_compare():
    truth = make_truth(make_sphere(3))
    opened = Truth(truth.positions, truth.faces[:-40], truth.colors[:-40])
    yardstick = Yardstick(shoot(opened, azimuth=0, elevation=0), seed=0)
    assert not yardstick.is_closed
    assert yardstick.figures(truth.positions, truth.faces).iou is None


def test_a_surface_with_a_face_gone_or_turned_is_not_closed():
    positions, faces = make_box((0, 0, 0), (1, 1, 1))
    turned = np.concatenate([faces[:1, ::-1], faces[1:]])
    assert is_closed(positions, faces)
    assert not is_closed(positions, faces[1:]) and not is_closed(positions, turned)
