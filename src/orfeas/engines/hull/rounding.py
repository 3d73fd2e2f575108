"""Rounding: what two outlines say of the cross sections that both see edge-on: ellipses, or boxes where a third is one."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

POWERS = (2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
"""Exponents of the cross sections, from ellipses to nearly boxes."""

KEPT = 0.96
"""Share of what the plain hull shows from above that rounding has to leave."""

LEAST = 0.3
"""Square cells; a section whose squared half width is less is that of a tip."""

SHOWN = 1.2
"""Cells by which the surface is to reach over what is seen from above."""

FAR = 0.03
"""Share of the longest side beyond which something seen from above is a part that was lost, and not a corner cut."""


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
    np.subtract(least[:, None, None], lack, out=lack)
    lack /= (2 * np.sqrt(np.maximum(least, 0)) + 1)[:, None, None]
    return lack


def squared_enough(one: Floats, two: Floats, *, hull: Floats, top: Floats) -> Floats:
    """The rounded solid (rows, columns, layers) of a front and a side that still shows what is seen from above.

    From two sides a box and a cylinder are alike; from above they are not. The lowest power is taken that leaves
    the top its outline, and what is missing then is raised where it is nearest to the surface.

    Args:
        one, two: squared half depths of front and side, see `rounded`.
        hull: (rows, columns, layers) float32, cells, what all outlines allow.
        top: (layers, columns) float32, cells, the outline from above.
    """
    inside = top.T > 0
    wanted = KEPT * int((inside & (hull.max(axis=0) > 0)).sum())
    for power in POWERS:
        solid = rounded(one, two, power=power)
        shown = np.minimum(solid, hull).max(axis=0)
        if (inside & (shown > 0)).sum() >= wanted:
            break
    solid += _lost(inside, shown > 0, reach=FAR * max(hull.shape)) * np.maximum(np.minimum(top.T, SHOWN) - shown, 0)
    return solid


def _lost(inside: Bools, shown: Bools, *, reach: float) -> Floats:
    """(rows, layers) 0 to 1: parts of an outline that reach far from what is shown of it; corners would get ledges."""
    away = cv2.distanceTransform((~shown).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    count, parts = cv2.connectedComponents((inside & ~shown).astype(np.uint8), connectivity=8)
    farthest = np.zeros(count)
    np.maximum.at(farthest, parts.ravel(), np.where(inside, away, 0).ravel())
    is_far = (farthest > reach)[parts] & (parts > 0)
    # What is shown thinly beside a lost part belongs to it.
    near = cv2.dilate(is_far.astype(np.float32), np.ones((5, 5), np.uint8)) * inside
    return np.asarray(cv2.GaussianBlur(near, (0, 0), 1.5), np.float32)


def _lack(squared: Floats, most: Floats, least: Floats) -> Floats:
    """How much less than the section's most there is, in units in which both outlines' most are alike."""
    unit = np.where(most > LEAST, least / np.maximum(most, LEAST), 1.0)
    return np.asarray(np.maximum((most[:, None] - squared) * unit[:, None], 0), np.float32)
