"""What a cut-out says about how much of the shape will be a guess."""

import cv2
import numpy as np
import pytest

from orfeas.engines.matting.doubts import doubts


def discs(*radii: int, apart: int = 160) -> np.ndarray:
    mask = np.zeros((200, apart * len(radii) + 60), np.float32)
    for k, radius in enumerate(radii):
        cv2.circle(mask, (90 + apart * k, 100), radius, 1.0, -1)
    return mask


def fence(*, thick: int) -> np.ndarray:
    mask = np.zeros((400, 400), np.float32)
    for k in range(40, 361, 40):
        cv2.line(mask, (40, k), (360, k), 1.0, thick)
        cv2.line(mask, (k, 40), (k, 360), 1.0, thick)
    return mask


@pytest.mark.parametrize("mask", [discs(70), discs(70, 15), fence(thick=14), np.zeros((50, 40), np.float32)])
def test_most_cut_outs_leave_no_doubt(mask):
    """One thing; a thing and a crumb; a grid of bars; nothing at all, which others refuse."""
    assert list(doubts(mask)) == []


def test_things_that_do_not_touch_are_counted():
    (sentence,) = doubts(discs(70, 60, 65))
    assert sentence.startswith("The cut-out has 3 parts that do not touch")


@pytest.mark.parametrize("scale", [0.7, 1, 4])
def test_a_fence_of_wire_is_told_whatever_its_picture_s_size(scale):
    mask = cv2.resize(fence(thick=4), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    (sentence,) = doubts(mask)
    assert "thinner than 2% of its size, as wire is" in sentence


def test_a_balloon_on_a_string_is_no_wire():
    mask = discs(60)
    cv2.line(mask, (90, 160), (90, 199), 1.0, 2)
    assert list(doubts(mask)) == []
