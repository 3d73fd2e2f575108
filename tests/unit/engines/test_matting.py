"""The cut-out: alpha, backdrop or the user's mask; islands, holes and the fringe."""

import numpy as np
import pytest

from orfeas.engines.matting.cut_out import NoSubject, cut_out
from orfeas.intake.picture import Picture

SIDE = 240
ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE].astype(np.float64)


def disc(row, column, radius, soft=1.0):
    return np.clip((radius - np.hypot(ROWS - row, COLUMNS - column)) / soft + 0.5, 0, 1)


def picture_of(mask, *, subject=(200, 60, 40), backdrop=None, noise=0.0, with_alpha=False):
    if backdrop is None:
        backdrop = np.full((SIDE, SIDE, 3), 205.0)
    rgb = mask[..., None] * np.array(subject, float) + (1 - mask[..., None]) * backdrop
    rgb = rgb + np.random.default_rng(1).normal(0, noise, rgb.shape)
    alpha = mask * 255 if with_alpha else np.full_like(mask, 255)
    pixels = np.clip(np.dstack([rgb, alpha]) + 0.5, 0, 255).astype(np.uint8)
    return Picture(pixels=pixels, has_alpha=with_alpha, num_source_pixels=SIDE * SIDE)


def overlap(found, true):
    found, true = found > 0.5, true > 0.5
    return (found & true).sum() / (found | true).sum()


def test_meaningful_alpha_is_used_as_it_is():
    mask = disc(120, 120, 70)
    found = cut_out(picture_of(mask, with_alpha=True))
    assert found.method == "alpha"
    assert np.abs(found.mask - mask).max() < 0.01


def test_opaque_alpha_channel_is_not_meaningful():
    picture = picture_of(disc(120, 120, 70))
    opaque = Picture(pixels=picture.pixels, has_alpha=True, num_source_pixels=1)
    assert cut_out(opaque).method == "grabcut"


@pytest.mark.parametrize("noise", [0.0, 6.0])
@pytest.mark.parametrize("kind", ["plain", "gradient", "vignette"])
def test_subject_before_a_smooth_backdrop_is_found(kind, noise):
    shade = {
        "plain": np.full((SIDE, SIDE), 210.0),
        "gradient": 150 + 90 * ROWS / SIDE,
        "vignette": 230 - 80 * ((ROWS / SIDE - 0.5) ** 2 + (COLUMNS / SIDE - 0.5) ** 2),
    }[kind]
    mask = disc(125, 110, 65)
    found = cut_out(picture_of(mask, backdrop=np.repeat(shade[..., None], 3, axis=2), noise=noise))
    assert overlap(found.mask, mask) > 0.97
    assert found.confidence > 0.5


def test_cast_shadow_is_not_part_of_the_subject():
    mask = disc(110, 120, 60)
    shadow = np.exp(-(((ROWS - 172) / 12) ** 2) - ((COLUMNS - 120) / 60) ** 2)
    backdrop = 215.0 * (1 - 0.25 * shadow)[..., None] * np.ones(3)
    assert overlap(cut_out(picture_of(mask, backdrop=backdrop)).mask, mask) > 0.95


def test_handle_of_a_mug_stays_a_hole():
    mask = np.maximum(disc(120, 100, 60), disc(120, 165, 40) * (1 - disc(120, 165, 26)))
    found = cut_out(picture_of(mask))
    assert found.mask[120, 170] < 0.1
    assert found.mask[120, 198] > 0.9


def test_small_islands_are_left_out_and_listed():
    mask = np.maximum(disc(120, 100, 70), disc(40, 210, 6))
    found = cut_out(picture_of(mask, with_alpha=True))
    assert found.mask[40, 210] == 0
    assert found.dropped == (pytest.approx(36 / (36 + 4900), rel=0.2),)


def test_larger_islands_are_kept():
    mask = np.maximum(disc(120, 80, 60), disc(120, 200, 25))
    found = cut_out(picture_of(mask, with_alpha=True))
    assert found.mask[120, 200] == 1 and found.dropped == ()


def test_the_users_mask_wins_at_any_size():
    mask = np.zeros((24, 24), np.uint8)
    mask[6:18, 6:18] = 255
    found = cut_out(picture_of(disc(120, 120, 100)), mask=mask)
    assert found.method == "given"
    assert found.mask[120, 120] == 1 and found.mask[30, 120] == 0


def test_colours_of_the_fringe_are_the_subjects_own():
    mask = disc(120, 120, 60, soft=8.0)
    found = cut_out(picture_of(mask, subject=(200, 40, 30), with_alpha=False), mask=mask)
    fringe = (mask > 0.05) & (mask < 0.95)
    assert np.abs(found.colors[fringe].astype(float) - [200, 40, 30]).max() < 12


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_picture_of_one_colour_has_no_subject(shade):
    plain = np.full((SIDE, SIDE, 4), 255, np.uint8)
    plain[..., :3] = shade
    with pytest.raises(NoSubject, match="one colour all over"):
        cut_out(Picture(pixels=plain, has_alpha=False, num_source_pixels=1))


def test_transparent_picture_has_no_subject():
    with pytest.raises(NoSubject, match="transparent everywhere"):
        cut_out(picture_of(np.zeros((SIDE, SIDE)), with_alpha=True))


def test_smooth_gradient_has_no_subject():
    shade = 90 + 120 * COLUMNS / SIDE + 20 * (ROWS / SIDE) ** 2
    with pytest.raises(NoSubject):
        cut_out(picture_of(np.zeros((SIDE, SIDE)), backdrop=np.repeat(shade[..., None], 3, axis=2)))


def test_empty_mask_has_no_subject():
    with pytest.raises(NoSubject, match="the mask is empty"):
        cut_out(picture_of(disc(120, 120, 60)), mask=np.zeros((8, 8)))


def test_same_picture_gives_the_same_cutout():
    picture = picture_of(disc(120, 120, 60), noise=5.0)
    assert np.array_equal(cut_out(picture).mask, cut_out(picture).mask)


def test_the_cut_out_lies_where_the_subject_is():
    mask = disc(118, 124, 60)
    found = cut_out(picture_of(mask, noise=1.0)).mask
    middle = [(np.average(grid, weights=found), np.average(grid, weights=mask)) for grid in (ROWS, COLUMNS)]
    assert max(abs(here - there) for here, there in middle) < 0.3
