"""The steps of the relief engine, each against a case whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from orfeas.engines.relief.back import paint_back
from orfeas.engines.relief.detail import relief_detail
from orfeas.engines.relief.diffuse import diffuse, links_of_grid
from orfeas.engines.relief.inflate import inflate
from orfeas.engines.relief.outline import mend_outline
from orfeas.engines.relief.turned import turned, turned_depth

SIDE = 96


def grid() -> tuple[np.ndarray, np.ndarray]:
    """Columns and rows of cell centres, counted from the middle."""
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    return x, y


def ball(radius: float = 38.0, *, up: float = 0.0) -> np.ndarray:
    x, y = grid()
    return (radius - np.hypot(x, y + up)).astype(np.float32)


def slab(half_width: float) -> np.ndarray:
    x, y = grid()
    return np.minimum(half_width - np.abs(x), 42 - np.abs(y)).astype(np.float32)


def middle_depth(distance: np.ndarray) -> float:
    squared = inflate(distance).squared
    return float(np.sqrt(squared[SIDE // 2 - 1 : SIDE // 2 + 1, SIDE // 2 - 1 : SIDE // 2 + 1].mean()))


def test_a_disc_is_as_deep_as_its_radius() -> None:
    assert middle_depth(ball(38)) == pytest.approx(38, rel=0.08)


def test_a_post_is_as_deep_as_its_half_width() -> None:
    assert middle_depth(slab(8)) == pytest.approx(8, rel=0.08)
    assert middle_depth(slab(14)) == pytest.approx(14, rel=0.08)


def test_depth_crosses_nought_on_the_outline_between_cells() -> None:
    squared = inflate(ball(37.3)).squared
    row = squared[SIDE // 2]
    last = int(np.flatnonzero(row > 0)[-1])
    crossing = last + row[last] / (row[last] - row[last + 1])
    assert crossing + 0.5 - SIDE / 2 == pytest.approx(37.3, abs=0.15)


def test_only_low_rims_that_look_down_are_stood_on() -> None:
    stands = inflate(slab(14)).stands
    assert stands[SIDE // 2 + 40, SIDE // 2] > 0.9
    assert stands[: SIDE // 2].max() == 0


def test_a_cake_on_a_plate_is_turned_and_a_screen_and_a_figure_are_not() -> None:
    x, y = grid()
    cake = ((np.abs(x) < 20) & (np.abs(y) < 18)) | ((np.abs(x) < 44) & (y > 14) & (y < 22))
    screen = (np.abs(x) < 44) & (np.abs(y) < 22)
    figure = (np.hypot(x, y + 26) < 14) | ((np.abs(x) < 26) & (y > -14) & (y < 44))
    assert turned(cake) == 1
    assert turned(screen) == turned(figure) == turned(figure[:, : SIDE // 2 + 4]) == 0


def test_a_turned_body_is_as_deep_as_each_row_is_wide() -> None:
    x, _ = grid()
    squared = turned_depth(ball(30) > 0)
    row = SIDE // 2 + 10
    half = np.count_nonzero(ball(30)[row] > 0) / 2
    assert squared[row] == pytest.approx(np.maximum(half**2 - x[row] ** 2, 0), abs=1)


def test_a_dark_groove_lies_deeper_and_plain_colour_stays_flat() -> None:
    x, _ = grid()
    distance = ball()
    plain = np.full((SIDE, SIDE, 3), 150.0, np.float32)
    grooved = plain - 18 * np.exp(-((x / 1.5) ** 2))[..., None].astype(np.float32)
    middle = (SIDE // 2, SIDE // 2)
    assert np.abs(relief_detail(plain, distance)).max() < 1e-3
    detail = relief_detail(grooved, distance)
    assert detail[middle] < -0.1
    assert detail[SIDE // 2, SIDE // 2 + 6] > detail[middle]
    assert np.abs(detail[distance < 0]).max() == 0


def test_paint_raises_no_more_than_shade_does() -> None:
    x, _ = grid()
    step = np.where(x < 0, 30.0, 230.0)[..., None].repeat(3, axis=2).astype(np.float32)
    assert np.abs(relief_detail(step, ball())).max() < 0.02 * SIDE


def test_diffusion_is_linear_along_a_path_and_keeps_what_is_certain() -> None:
    values = np.zeros((11, 1), np.float32)
    values[10] = 10
    confidence = np.zeros(11, np.float32)
    confidence[[0, 10]] = 1e4
    links = np.stack([np.arange(10), np.arange(1, 11)], axis=1)
    found = diffuse(values, confidence=confidence, links=links)
    assert found[:, 0] == pytest.approx(np.arange(11), abs=0.05)


def test_every_pair_of_neighbours_is_linked_once() -> None:
    inside = np.array([[1, 1, 0], [1, 1, 1]], bool)
    links, strength = links_of_grid(inside, vertical=0.25)
    assert {tuple(pair) for pair in links.tolist()} == {(0, 1), (2, 3), (3, 4), (0, 2), (1, 3)}
    assert sorted(strength.tolist()) == [0.25, 0.25, 1, 1, 1]


def test_a_smooth_front_gives_a_smooth_back_and_a_grainy_one_grain_of_its_strength() -> None:
    distance = ball()
    plain = np.full((SIDE, SIDE, 3), 150.0, np.float32)
    noisy = plain + np.random.default_rng(1).normal(0, 5, (SIDE, SIDE, 1)).astype(np.float32)
    inner = distance > 10
    assert paint_back(plain, distance, seed=0)[inner].std(axis=0).max() < 0.5
    assert 2 < paint_back(noisy, distance, seed=0)[inner].std(axis=0).mean() < 9


def test_another_seed_gives_other_grain() -> None:
    distance = ball()
    noisy = (150 + np.random.default_rng(1).normal(0, 5, (SIDE, SIDE, 3))).astype(np.float32)
    one, again, other = (paint_back(noisy, distance, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one, again)
    assert np.abs(one - other)[distance > 10].mean() > 1


def test_a_thin_line_is_thickened_and_a_thick_disc_left_alone() -> None:
    line = np.zeros((80, 80), bool)
    line[10:70, 40] = True
    mended = mend_outline(line, radius=4, reach=5)
    assert mended[40].sum() == 9
    disc = np.hypot(*np.mgrid[-40:40, -40:40]) < 25
    assert (mend_outline(disc, radius=4, reach=5) ^ disc).sum() < 0.01 * disc.sum()


def test_a_square_keeps_its_corners_sharp() -> None:
    square = np.zeros((80, 80), bool)
    square[20:60, 20:60] = True
    assert np.array_equal(mend_outline(square, radius=4, reach=5), square)


def test_crumbs_are_dropped_and_a_gap_is_bridged() -> None:
    pieces = np.zeros((100, 100), bool)
    pieces[10:60, 10:40] = pieces[10:60, 50:90] = True
    pieces[95, 95] = True
    mended = mend_outline(pieces, radius=3, reach=12)
    assert not mended[95, 95]
    assert mended[:, 45].sum() == 7
    assert mend_outline(pieces, radius=3, reach=8)[:, 45].sum() == 0
