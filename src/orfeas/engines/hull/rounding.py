"""Rounding: cross sections that two outlines both see edge-on: ellipses, or boxes where a third outline is one."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

POWERS = (2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
"""Exponents of the cross sections, from ellipses to nearly boxes."""

LEAST = 0.3
"""Square cells; a section whose squared half width is less is that of a tip."""

ALLOWED = 0.01
"""Share of the box by which an outline may fall short of the power that is taken for it."""


def rounded(one: Floats, two: Floats, *, power: float) -> Floats:
    """A solid whose cross sections are as wide as one outline and as deep as another.

    In each section A / a + B / b = 1, with a and b the largest squared half depths of the section in either outline
    and A and B how much less there is at a place. With the half depths of balls and tubes these are ellipses; parts
    thinner than their neighbours in the section come out thinner in the other direction too.

    Args:
        one: (n, p) float32, squared half depths, square cells, negative outside; the sections along the first axis.
        two: (n, q) float32 likewise.
        power: 2 for ellipses; more for |x|^power + |y|^power = 1, the squarer the higher.

    Returns:
        (n, p, q) float32, cells, about the distance to the surface, positive inside.
    """
    most_one, most_two = one.max(axis=1), two.max(axis=1)
    least = np.minimum(most_one, most_two)
    lack_one, lack_two = _lack(one, most_one, least), _lack(two, most_two, least)
    if power == POWERS[0]:
        lack = lack_one[:, :, None] + lack_two[:, None, :]
    else:
        unit, half = np.maximum(least, LEAST)[:, None], np.float32(power / 2)
        lack = ((lack_one / unit) ** half)[:, :, None] + ((lack_two / unit) ** half)[:, None, :]
        np.power(lack, 1 / half, out=lack)
        lack *= unit[:, :, None]
    return _as_distance(np.subtract(least[:, None, None], lack, out=lack))


def squareness(outline: Floats) -> float:
    """The power at which |x|^p + |y|^p = 1 fills as much of the box round it as an outline's convex hull does of its.

    Hulls, because bays and outstretched arms say nothing of how round the sections are.
    """
    inside = (outline > 0).astype(np.uint8)
    corners = cv2.convexHull(np.argwhere(inside)[:, ::-1].astype(np.int32))
    _, _, width, height = cv2.boundingRect(corners)
    filled = cv2.contourArea(corners) / max((width - 1) * (height - 1), 1)
    return box_power(filled)


def box_power(filled: float) -> float:
    """The power at which |x|^p + |y|^p = 1 fills no more than a share of the box round it; 2 at least."""
    return max((power for power in POWERS if _filled(power) <= filled + ALLOWED), default=POWERS[0])


def _filled(power: float) -> float:
    """Share of the box round |x|^power + |y|^power = 1 that is inside."""
    return math.gamma(1 + 1 / power) ** 2 / math.gamma(1 + 2 / power)


def _as_distance(level: Floats) -> Floats:
    """A level set over its slope: about the distance near the surface, so that it can be held against distances."""
    steep = np.full(level.shape, LEAST, np.float32)
    for axis in range(3):
        rise = np.gradient(level, axis=axis)
        rise *= rise
        steep += rise
    np.sqrt(steep, out=steep)
    level /= steep
    return level


def _lack(squared: Floats, most: Floats, least: Floats) -> Floats:
    """How much less than the section's most there is, in units in which both outlines' most are alike."""
    unit = np.where(most > LEAST, least / np.maximum(most, LEAST), 1.0)
    return np.asarray(np.maximum((most[:, None] - squared) * unit[:, None], 0), np.float32)
