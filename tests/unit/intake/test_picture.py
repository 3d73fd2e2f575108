import numpy as np

from orfeas.intake.picture import Picture


def picture(rgba, *, has_alpha):
    return Picture(pixels=np.full((4, 6, 4), rgba, np.uint8), has_alpha=has_alpha, num_source_pixels=24)


def test_a_cut_out_keeps_what_is_opaque_however_dark_it_is():
    dark = picture((0, 0, 0, 255), has_alpha=True)
    pixels = dark.pixels.copy()
    pixels[:, :3, 3] = 0
    mask = Picture(pixels=pixels, has_alpha=True, num_source_pixels=24).as_mask()
    assert (mask[:, :3] == 0).all() and (mask[:, 3:] == 1).all()


def test_without_transparency_white_keeps_and_black_removes():
    assert (picture((255, 255, 255, 255), has_alpha=True).as_mask() == 1).all()
    assert (picture((0, 0, 0, 255), has_alpha=False).as_mask() == 0).all()
