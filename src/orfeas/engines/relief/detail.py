"""Detail: the fine relief of a front, guessed from its shading."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BANDS = ((0.006, 0.022, 0.0045), (0.018, 0.06, 0.007))
"""Finer and coarser standard deviation of each band, and its height: shares of the longer side."""

CONTRAST = 0.10
"""Lightness, of 1, at which a difference counts most; beyond it is paint rather than shade and counts ever less."""


def relief_detail(colors: Floats, distance: Floats) -> Floats:
    """Heights to add to a front: what is darker than its surroundings lies deeper.

    True to folds, feathers and seams in diffuse light and wrong for paint, so it is kept small, and a strong edge
    raises little (the influence x / (1 + x^2) of Geman and McClure 1987 falls off again).

    Args:
        colors: (h, w, 3) float32 sRGB, 0 to 255, on the grid.
        distance: (h, w) float32, cells, positive inside.

    Returns:
        (h, w) float32 cells; 0 along the outline.
    """
    side = max(distance.shape)
    inside = (distance > 0).astype(np.float32)
    lab = np.asarray(cv2.cvtColor(np.clip(colors / np.float32(255), 0, 1), cv2.COLOR_RGB2LAB), np.float32)
    lightness = lab[..., 0] / np.float32(100)
    height = np.zeros_like(distance)
    for fine, coarse, rise in BANDS:
        band = mean_within(lightness, inside, max(fine * side, 0.6)) - mean_within(lightness, inside, coarse * side)
        steep = band / CONTRAST
        height += rise * side * 2 * steep / (1 + steep * steep)
    share = np.clip(distance / (0.03 * side), 0, 1)
    return np.asarray(height * share * share * (3 - 2 * share), np.float32)


def mean_within(values: Floats, inside: Floats, sigma: float) -> Floats:
    """Gaussian mean over the inside only: (H, W) of values (H, W), where inside (H, W) is 1 and not 0."""
    weight = cv2.GaussianBlur(inside, (0, 0), sigma)
    return np.asarray(cv2.GaussianBlur(values * inside, (0, 0), sigma) / np.maximum(weight, 1e-4), np.float32)
