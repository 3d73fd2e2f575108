"""A depth map is pressed flat: what was higher stays higher, small forms are seen beside great steps."""

import numpy as np
import pytest

from orfeas.engines.depth.bas_relief import bas_relief

ROWS, COLUMNS = np.mgrid[0:60, 0:80].astype(np.float32)


def ball(row: float, column: float, radius: float) -> np.ndarray:
    away = np.hypot(ROWS - row, COLUMNS - column)
    return np.sqrt(np.maximum(radius**2 - away**2, 0)).astype(np.float32)


def disc(radius: float) -> np.ndarray:
    return np.hypot(ROWS - 30, COLUMNS - 40) < radius


def off(pressed: np.ndarray, near: np.ndarray, where: np.ndarray) -> float:
    """How far from the same surface, ranged to 0..1 as told."""
    low, high = np.percentile(near[where], [0.2, 99.8])
    return float(np.abs(pressed - np.clip((near - low) / (high - low), 0, 1))[where].max())


@pytest.mark.parametrize("inside", [None, disc(25)])
def test_a_plane_stays_that_plane(inside) -> None:
    plane = 2 * ROWS + COLUMNS
    where = np.ones(plane.shape, bool) if inside is None else inside
    assert off(bas_relief(plane, inside=inside), plane, where) < 0.01


@pytest.mark.parametrize("inside", [None, disc(25)])
def test_slopes_that_are_not_pressed_give_the_surface_itself(inside) -> None:
    near = np.sin(COLUMNS / 9) + np.cos(ROWS / 7)
    where = np.ones(near.shape, bool) if inside is None else inside
    assert off(bas_relief(near, inside=inside, alpha=0), near, where) < 0.01


def test_a_far_wall_no_longer_dwarfs_a_form() -> None:
    form = ball(30, 55, 14)
    near = form + np.where(COLUMNS < 25, 0, 400).astype(np.float32)
    share = np.ptp(form) / np.ptp(near)
    pressed = bas_relief(near)
    seen = pressed[30, 55] - pressed[30, 75]
    assert seen > 5 * share
    assert pressed[30, 10] < pressed[30, 75] < pressed[30, 55]


def test_what_is_outside_has_no_say() -> None:
    inside = disc(20)
    near = ball(30, 40, 21)
    elsewhere = np.where(inside, near, np.random.default_rng(0).uniform(-900, 900, near.shape)).astype(np.float32)
    one, two = bas_relief(near, inside=inside), bas_relief(elsewhere, inside=inside)
    assert np.abs(one - two).max() < 1e-3
    assert (one[~inside] == 0).all() and one.max() == 1


def test_level_and_empty_depths_are_level() -> None:
    assert (bas_relief(np.full((9, 9), 3, np.float32)) == 0).all()
    assert (bas_relief(ball(30, 40, 9), inside=np.zeros((60, 80), bool)) == 0).all()
