"""Thickness: whether something is about as thick as things of its outline are."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

MIDDLE, SPREAD = 0.95, 0.36
"""Median of the roundness, and deviation of its logarithm, of 84 views of 42 things by formula (animals, people,
vehicles, tools, vessels, furniture, food) from azimuth 0 to 72, elevation 8 to 15 degrees. Nine in ten lie between 0.62
and 1.98. Depth by width of the box spreads wider (0.41), and so does mean thickness by the root of the area (0.42)."""


def roundness(span: Floats) -> float:
    """How thick a thing is beside how wide it is, both as seen from the camera: 1 for a ball.

    The mean length of sight lines within the thing, by four times the mean distance of its pixels to the outline:
    4/3 r by 4 r/3 for a ball; pi/4 for a lying or standing cylinder, 1.5 for a cube seen square on, near 0 for a card.
    Widths are local, so a table and a spider are judged by their legs as well as by their boxes.

    Args:
        span: (N, N), see `seen.spans`.

    Returns:
        Over 0; 0 where nothing is seen.
    """
    is_seen = (span > 0).astype(np.uint8)
    if not is_seen.any():
        return 0.0
    inside = cv2.distanceTransform(np.pad(is_seen, 1), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[1:-1, 1:-1]
    # Half a pixel: a distance is to the middle of the nearest pixel outside.
    width = 4 * float((inside[is_seen > 0] - 0.5).mean()) / len(span)
    return float(span[is_seen > 0].mean()) / max(width, 1e-6)


def likely(value: float) -> float:
    """How usual a roundness is: a bell over its logarithm, 1 at the most usual."""
    if value <= 0:
        return 0.0
    return math.exp(-0.5 * (math.log(value / MIDDLE) / SPREAD) ** 2)
