"""By brightness: a relief of a picture in which nothing tells the depth: what is brighter stands higher."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

TEXTURE = 0.12
"""Differences in lightness, of 1, below which neighbours count as grain of one surface."""


def height_by_brightness(rgb: Floats) -> Floats:
    """Lightness as height, its grain smoothed away and its edges kept.

    Args:
        rgb: (h, w, 3) float32 sRGB, 0 to 255.

    Returns:
        (h, w) float32, 0 to 1: the whole range is used, but for the darkest and the brightest hundredth.
    """
    lab = np.asarray(cv2.cvtColor(np.clip(rgb / np.float32(255), 0, 1), cv2.COLOR_RGB2LAB), np.float32)
    smooth = cv2.bilateralFilter(lab[..., 0] / np.float32(100), 9, TEXTURE, 2.0)
    low, high = np.percentile(smooth, [1, 99])
    return np.asarray(np.clip((smooth - low) / max(float(high - low), 1e-6), 0, 1), np.float32)


def light_of(rgb: Floats) -> Floats:
    """Linear light (h, w), 0 black to 1: sRGB's curve undone (IEC 61966-2-1), weighted by its luminances."""
    share = np.clip(rgb / np.float32(255), 0, 1)
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float32)
