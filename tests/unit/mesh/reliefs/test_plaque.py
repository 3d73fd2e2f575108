"""A plaque is closed, as large and as thick as asked, and flat at its back, whatever stands on it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orfeas.mesh.audit import audit
from orfeas.mesh.decimate import decimate
from orfeas.mesh.measure import Measurements, measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.reliefs.limits import ImpossibleRelief
from orfeas.mesh.reliefs.plaque import plaque

BASE, DEPTH, WIDTH = 0.002, 0.003, 0.06


def waves(rows: int = 40, columns: int = 60) -> np.ndarray:
    """Heights that touch 0 and 1."""
    y, x = np.mgrid[0:rows, 0:columns] / columns
    values = np.sin(11 * x) * np.cos(8 * y)
    return ((values - values.min()) / np.ptp(values)).astype(np.float32)


def is_one_solid(mesh: Mesh) -> Measurements:
    found = measure(mesh)
    assert found.is_closed and found.is_manifold and found.is_oriented
    assert (found.num_parts, found.num_flat_faces, found.num_degenerate_faces) == (1, 0, 0)
    return found


def area_of(faces: np.ndarray) -> float:
    return float(np.linalg.norm(np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0]), axis=1).sum() / 2)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(2, 24),
    st.integers(2, 24),
    st.floats(0.0005, 0.01),
    st.floats(0.0005, 0.01),
    st.sampled_from([0, 0.004]),
)
def test_any_heights_give_one_solid(rows, columns, base, depth, frame) -> None:
    heights = np.random.default_rng(rows * 31 + columns).uniform(0, 1, (rows, columns)).astype(np.float32)
    mesh = plaque(heights, width_metres=WIDTH, base_metres=base, depth_metres=depth, frame_metres=frame)
    found = is_one_solid(mesh)
    assert found.size[0] == pytest.approx(WIDTH, rel=1e-6)
    assert found.size[1] == pytest.approx(base + depth * (1 if frame else heights.max()), abs=2e-7)


def test_the_volume_is_the_integral_of_the_heights() -> None:
    heights = waves(80, 120)
    found = is_one_solid(plaque(heights, width_metres=WIDTH, base_metres=BASE, depth_metres=DEPTH))
    step = WIDTH / 119
    mean = (heights[:-1, :-1] + heights[1:, :-1] + heights[:-1, 1:] + heights[1:, 1:]) / 4
    assert found.volume == pytest.approx(float((BASE + DEPTH * mean).sum()) * step**2, rel=1e-3)
    assert found.size == pytest.approx((WIDTH, BASE + DEPTH, 79 * step), rel=1e-4)


def test_it_lies_on_a_flat_back_with_its_upper_edge_away_from_the_viewer() -> None:
    heights = waves()
    heights[:4] = 1
    mesh = plaque(heights, width_metres=WIDTH, base_metres=BASE, depth_metres=DEPTH)
    corners = mesh.positions[mesh.faces]
    lying = corners[(corners[:, :, 1] == 0).all(axis=1)]
    assert area_of(lying) == pytest.approx(WIDTH * WIDTH * 39 / 59, rel=1e-4)
    far, near = mesh.positions[:, 2].min(), mesh.positions[:, 2].max()
    assert mesh.positions[mesh.positions[:, 2] == far, 1].max() == pytest.approx(BASE + DEPTH, rel=1e-4)
    assert mesh.positions[mesh.positions[:, 2] == near, 1].max() < BASE + DEPTH


def test_standing_it_faces_the_viewer() -> None:
    mesh = plaque(waves(), width_metres=WIDTH, base_metres=BASE, depth_metres=DEPTH, stands=True)
    assert is_one_solid(mesh).size == pytest.approx((WIDTH, WIDTH * 39 / 59, BASE + DEPTH), rel=1e-4)
    back = mesh.positions[:, 2].min()
    corners = mesh.positions[mesh.faces]
    assert area_of(corners[(corners[:, :, 2] == back).all(axis=1)]) == pytest.approx(WIDTH**2 * 39 / 59, rel=1e-4)


def test_no_wall_is_thinner_than_the_base_and_a_printer_takes_it() -> None:
    report = audit(plaque(waves(), base_metres=BASE, frame_metres=0.005), None, profile="print-fdm")
    assert report.verdict == "pass", report.failures
    assert report.measurements.walls is not None and report.measurements.walls.thin_metres > 0.95 * BASE


def test_a_frame_is_as_high_as_the_highest_and_level() -> None:
    mesh = plaque(waves() * 0.5, width_metres=WIDTH, base_metres=BASE, depth_metres=DEPTH, frame_metres=0.005)
    top = mesh.positions[mesh.positions[:, 1] > 0]
    away = np.abs(top[:, [0, 2]]) - mesh.size[[0, 2]] / 2 + 0.005
    is_frame = away.max(axis=1) > 1e-6
    assert top[is_frame, 1] == pytest.approx(BASE + DEPTH, rel=1e-4)
    assert top[~is_frame, 1].max() == pytest.approx(BASE + DEPTH / 2, rel=1e-4)


def ring(rows: int = 60, columns: int = 60) -> np.ndarray:
    y, x = np.mgrid[0:rows, 0:columns]
    r = np.hypot(x - 29.5, y - 29.5)
    return np.minimum(24 - r, r - 9).astype(np.float32)


def test_a_plate_follows_an_outline_and_its_hole() -> None:
    mesh = plaque(np.zeros((60, 60), np.float32), distance=ring(), width_metres=0.059, base_metres=BASE)
    found = is_one_solid(mesh)
    assert found.genus == 1
    assert found.size[0] == pytest.approx(0.048, rel=0.01)
    assert found.volume == pytest.approx(math.pi * (0.024**2 - 0.009**2) * BASE, rel=0.01)


def test_only_the_largest_piece_of_an_outline_is_made() -> None:
    distance = ring()
    distance[2:6, 2:6] = 1
    mesh = plaque(waves(60, 60), distance=distance, width_metres=0.059)
    assert is_one_solid(mesh).size[0] == pytest.approx(0.048, rel=0.01)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_any_outline_gives_one_solid(seed: int) -> None:
    rng = np.random.default_rng(seed)
    distance = rng.normal(0, 1, (14, 17)).astype(np.float32)
    distance[rng.integers(14), rng.integers(17)] = 0  # on the outline itself
    is_one_solid(plaque(rng.uniform(0, 1, (14, 17)).astype(np.float32), distance=distance))


def test_an_outline_may_run_into_the_border() -> None:
    found = is_one_solid(plaque(waves(), distance=np.ones((40, 60), np.float32), width_metres=WIDTH))
    assert found.genus == 0 and found.size[0] == pytest.approx(WIDTH, rel=0.02)


def test_it_stays_one_solid_with_fewer_faces() -> None:
    fine = plaque(waves(80, 120), width_metres=WIDTH, base_metres=BASE, depth_metres=DEPTH)
    coarse = decimate(fine, faces=3000)
    found = is_one_solid(coarse)
    assert found.num_faces <= 3000 and found.volume == pytest.approx(measure(fine).volume, rel=0.01)


@pytest.mark.parametrize(
    "asked",
    [
        {"width_metres": 0.0},
        {"width_metres": math.nan},
        {"base_metres": 0.0},
        {"frame_metres": 0.06},
        {"frame_metres": -1.0},
        {"curve_radians": 1.0},
        {"curve_radians": 7.0, "stands": True},
        {"distance": np.ones((40, 60), np.float32), "frame_metres": 0.001},
        {"distance": np.full((40, 60), -1, np.float32)},
    ],
)
def test_impossible_sizes_are_refused(asked) -> None:
    with pytest.raises(ImpossibleRelief):
        plaque(waves(), **asked)


def test_more_samples_than_a_nozzle_can_follow_are_refused() -> None:
    with pytest.raises(ImpossibleRelief):
        plaque(np.zeros((1001, 1001), np.float32))
    with pytest.raises(ImpossibleRelief):
        plaque(np.zeros((2, 2), np.float32), width_metres=0.1, frame_metres=0.04999)
