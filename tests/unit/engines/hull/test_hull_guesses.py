"""What the hull engine guesses inside the outlines: sections, what is settled, and what a prior foresees."""

from __future__ import annotations

import numpy as np
import pytest

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.box import fit_box
from orfeas.engines.hull.field import Planes, build_field
from orfeas.engines.hull.mirrored import fits_better_mirrored
from orfeas.engines.hull.outlines import draw_outlines
from orfeas.engines.hull.prior import fuse_prior, lay_prior
from orfeas.engines.hull.sections import guess_solid
from orfeas.engines.hull.settle import blurred, settle
from orfeas.engines.relief.frame import frame
from orfeas.intake.picture import Picture
from orfeas.intake.views import View

SIDE = 48
EVERY = (2, 1, 0)


def grid2() -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    return y, x


def grid3() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, columns and layers from the middle."""
    y, x, z = np.mgrid[:SIDE, :SIDE, :SIDE] + 0.5 - SIDE / 2
    return y, x, z


def rectangle(width: float, height: float) -> np.ndarray:
    y, x = grid2()
    return np.minimum(width - np.abs(x), height - np.abs(y)).astype(np.float32)


def disc(radius: float) -> np.ndarray:
    y, x = grid2()
    return (radius - np.hypot(x, y)).astype(np.float32)


def ball(radius: float) -> np.ndarray:
    y, x, z = grid3()
    return (radius - np.sqrt(x**2 + y**2 + z**2)).astype(np.float32)


def bowl(radius: float, *, wall: float) -> np.ndarray:
    """The lower half of a hollow ball, open above; rows run down."""
    y, x, z = grid3()
    away = np.sqrt(x**2 + y**2 + z**2)
    return np.minimum(np.minimum(radius - away, away - radius + wall), y + 0.01).astype(np.float32)


def planes_of(field: np.ndarray) -> Planes:
    return Planes(field.max(axis=2), field.max(axis=1), field.max(axis=0).T)


def cutout_of(mask: np.ndarray) -> Cutout:
    pixels = np.dstack([np.full((*mask.shape, 3), 128), mask * 255]).astype(np.uint8)
    picture = Picture(pixels=pixels, has_alpha=True, num_source_pixels=mask.size)
    return Cutout(picture, mask.astype(np.float32), pixels[..., :3].copy(), "alpha", 1.0)


def overlap(one: np.ndarray, two: np.ndarray) -> float:
    return float((one & two).sum() / (one | two).sum())


def test_two_full_rectangles_of_unlike_width_are_a_box_and_of_one_width_stay_round() -> None:
    crate = guess_solid(rectangle(18, 16), side=rectangle(9, 16), top=None) > 0
    tin = guess_solid(rectangle(12, 16), side=rectangle(12, 16), top=None) > 0
    middle = SIDE // 2
    assert crate[middle].sum() == pytest.approx(36 * 18, rel=0.04)
    assert tin[middle].sum() == pytest.approx(np.pi * 12**2, rel=0.04)


def test_what_one_view_shows_as_a_full_rectangle_was_cut_out_along_the_other() -> None:
    cross = np.maximum(rectangle(18, 5), rectangle(5, 18))
    hull = np.minimum(cross[:, :, None], rectangle(6, 18)[:, None])
    plate = np.minimum(guess_solid(cross, side=rectangle(6, 18), top=None), hull) > 0
    assert overlap(plate, hull > 0) > 0.9


def test_outlines_alike_from_front_and_side_are_turned_even_where_a_cap_is_thin() -> None:
    mushroom = np.maximum(np.minimum(disc(20), -grid2()[0] - 8), np.minimum(rectangle(5, 20), grid2()[0] + 10))
    found = guess_solid(mushroom.astype(np.float32), side=mushroom.astype(np.float32), top=None) > 0
    _, x, z = grid3()
    widths = (mushroom > 0).sum(axis=1)[:, None, None] / 2
    truth = np.hypot(x, z) < widths
    assert overlap(found, truth) > 0.9


def test_blurring_is_that_of_a_gaussian_along_every_axis() -> None:
    spike = np.zeros((31, 21, 25), np.float32)
    spike[15, 10, 12] = 1  # cut off at two standard deviations
    found = blurred(spike, sigma=2.0)
    assert found.sum() == pytest.approx(1, abs=1e-5)
    for axis, size in enumerate(spike.shape):
        places = np.arange(size) - size // 2
        profile = found.sum(axis=tuple(k for k in range(3) if k != axis))
        assert float(profile @ places**2) == pytest.approx(3.4, rel=0.05)


def test_what_rounding_lost_of_an_outline_comes_back_and_the_rest_stays_in_the_hull() -> None:
    hull = np.minimum.reduce(np.broadcast_arrays(rectangle(18, 18)[:, :, None], rectangle(18, 18)[:, None, :]))
    hull = np.ascontiguousarray(np.minimum(hull, rectangle(18, 18)[None]))
    found = np.minimum(settle(ball(18), hull, axes=EVERY), hull) > 0
    assert (ball(18).max(axis=0) > 0).sum() < 0.8 * (rectangle(18, 18) > 0).sum()
    for axis in EVERY:
        assert found.any(axis=axis).sum() > 0.97 * (rectangle(18, 18) > 0).sum()
    assert found[ball(17) > 0].all()


@pytest.mark.parametrize("has_top", [True, False], ids=["top", "no top"])
def test_the_hull_fills_a_bowl_and_a_prior_hollows_it(has_top: bool) -> None:
    truth = bowl(20, wall=5)
    every = planes_of(truth)
    planes = every if has_top else Planes(every.front, every.side)
    filled, hull = build_field(planes)
    hollowed, _ = build_field(planes, prior=lambda _: truth)
    mouth = (SIDE // 2 + 2, SIDE // 2, SIDE // 2)
    assert filled[mouth] > 2
    assert hollowed[mouth] < -2
    assert overlap(hollowed > 0, truth > 0) > 0.85 > 0.7 > overlap(filled > 0, truth > 0)
    assert (hollowed > 0)[hull < -0.5].sum() == 0


def test_a_prior_that_shows_a_part_in_the_wrong_place_does_not_take_it_away() -> None:
    y, x, z = grid3()
    handle = 3 - np.hypot(np.hypot(x - 20, y), z)
    truth = np.maximum(ball(17), np.maximum(handle, np.minimum(2 - np.hypot(y, z), 20 - np.abs(x - 4)))).astype(
        np.float32
    )
    field, hull = build_field(planes_of(truth))
    found = fuse_prior(field, ball(17), hull=hull, axes=EVERY)
    for axis in EVERY:
        assert (found > 0).any(axis=axis)[(field > 0).any(axis=axis)].mean() > 0.995
    assert found[SIDE // 2, SIDE // 2 + 20, SIDE // 2] > 0


@pytest.mark.parametrize("seed", range(3))
def test_a_prior_that_is_nonsense_loses_no_outline(seed: int) -> None:
    truth = bowl(20, wall=5)
    planes = planes_of(truth)
    noise = np.random.default_rng(seed).normal(size=truth.shape).astype(np.float32)
    empty = np.full_like(truth, -5)
    aside = np.roll(ball(6), 14, axis=1)
    plain, _ = build_field(planes)
    for prior in (20 * blurred(noise, sigma=2.0), empty, aside):
        field, hull = build_field(planes, prior=lambda _, prior=prior: prior)
        for axis in EVERY:
            seen, before = (field > 0).any(axis=axis), (plain > 0).any(axis=axis)
            assert seen[before].mean() > 0.99
        assert (field > 0)[hull < -0.5].sum() == 0


def test_a_prior_of_another_grid_comes_to_lie_where_the_hull_is() -> None:
    """An egg whose front picture both grids were laid on; the prior is finer, deeper by a fifth and moved in depth."""
    rows, columns = np.mgrid[:200, :240] + 0.5
    front = ((columns - 130) / 60) ** 2 + ((rows - 90) / 80) ** 2 < 1
    side = ((columns - 120) / 40) ** 2 + ((rows - 100) / 80) ** 2 < 1
    views = {View.FRONT: cutout_of(front), View.LEFT: cutout_of(side)}
    box = fit_box(views, cells=40)
    outlines = draw_outlines(views, box)
    hull = np.minimum(outlines[View.FRONT][:, :, None], outlines[View.LEFT][:, None, :])
    framed = frame(views[View.FRONT], cells=64)
    height, width = framed.distance.shape
    y, x, z = np.meshgrid(np.arange(height) + 0.5, np.arange(width) + 0.5, np.arange(70) + 0.5, indexing="ij")
    y, x = (framed.top + y * framed.cell - 90) / 80, (framed.left + x * framed.cell - 130) / 60
    z = (z - 28.3) * framed.cell / 48
    prior = ((1 - np.sqrt(x**2 + y**2 + z**2)) * 48 / framed.cell).astype(np.float32)

    laid = lay_prior(prior, framed=framed, box=box, hull=hull)
    assert laid.shape == hull.shape
    y, x, z = np.meshgrid(*(np.arange(size) + 0.5 - size / 2 for size in hull.shape), indexing="ij")
    truth = (x / 15) ** 2 + (y / 20) ** 2 + (z / 10) ** 2 < 1
    assert overlap(laid > 0, truth) > 0.9
    # Where no view shows the depth it is the prior's own.
    flat = fit_box({View.FRONT: views[View.FRONT]}, cells=40)
    alone = lay_prior(
        prior, framed=framed, box=flat, hull=np.broadcast_to(outlines[View.FRONT][:, :, None], hull.shape)
    )
    assert (alone > 0).any(axis=(0, 1)).sum() == pytest.approx(24, abs=1)


def test_distances_of_a_prior_are_counted_in_the_hulls_cells() -> None:
    mask = np.hypot(*(np.mgrid[:160, :160] + 0.5 - 80)) < 60
    views = {View.FRONT: cutout_of(mask), View.LEFT: cutout_of(mask)}
    box = fit_box(views, cells=30)
    outlines = draw_outlines(views, box)
    hull = np.minimum(outlines[View.FRONT][:, :, None], outlines[View.LEFT][:, None, :])
    framed = frame(cutout_of(mask), cells=60)
    middle = np.array([*framed.distance.shape, framed.distance.shape[0]]) / 2
    away = np.linalg.norm(
        np.moveaxis(np.mgrid[tuple(slice(int(2 * m)) for m in middle)] + 0.5, 0, -1) - middle, axis=-1
    )
    laid = lay_prior((30 - away).astype(np.float32), framed=framed, box=box, hull=hull)
    assert laid.max() == pytest.approx(15, abs=0.8)


def test_left_taken_for_right_is_noticed_from_above_and_a_crooked_picture_is_not_blamed() -> None:
    y, x, z = grid3()
    # A nose in front and low on the left half, nothing behind.
    thing = np.maximum(ball(14), 5 - np.sqrt((x - 8) ** 2 + (y - 8) ** 2 + (z - 14) ** 2)).astype(np.float32)
    thing = np.maximum(thing, (5 - np.sqrt((x + 10) ** 2 + (y + 10) ** 2 + (z + 8) ** 2)).astype(np.float32))
    planes = planes_of(thing)
    assert planes.side is not None and planes.top is not None
    assert not fits_better_mirrored(planes.front, side=planes.side, top=planes.top)
    assert fits_better_mirrored(planes.front, side=planes.side[:, ::-1], top=planes.top)
    crooked = np.roll(planes.side, 2, axis=1)
    assert not fits_better_mirrored(planes.front, side=crooked, top=planes.top)
    round_ = planes_of(ball(14))
    assert round_.side is not None and round_.top is not None
    assert not fits_better_mirrored(round_.front, side=round_.side[:, ::-1], top=round_.top)
