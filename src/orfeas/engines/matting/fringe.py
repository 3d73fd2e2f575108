"""Fringe: the subject's own colours where the edge mixed them with the background."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

SURE = 0.97


def own_colors(rgb: npt.NDArray[np.uint8], mask: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Continue the colours of the certain inside over the fringe and outwards.

    Push-pull interpolation (Gortler et al. 1996, "The Lumigraph", section 3.4.3, doi:10.1145/237170.237200): colours
    weighted by certainty are averaged down a pyramid and filled in coming back.

    Args:
        rgb: (H, W, 3) uint8 sRGB.
        mask: (H, W) float32, 0 to 1.

    Returns:
        (H, W, 3) uint8: `rgb` where the mask is certain, estimated colours elsewhere.
    """
    sure = np.asarray(cv2.erode((mask > SURE).astype(np.float32), np.ones((3, 3), np.uint8)), np.float32)
    if not sure.any():
        sure = mask.astype(np.float32)
    filled = _push_pull(rgb.astype(np.float32) * sure[..., None], sure)
    blended = np.where(sure[..., None] > 0.5, rgb.astype(np.float32), filled)
    return np.clip(blended + 0.5, 0, 255).astype(np.uint8)


def _push_pull(weighted: npt.NDArray[np.float32], weight: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    height, width = weight.shape
    if min(height, width) <= 2:
        total = max(float(weight.sum()), 1e-6)
        return np.broadcast_to(weighted.sum(axis=(0, 1)) / total, weighted.shape).astype(np.float32)
    half = ((width + 1) // 2, (height + 1) // 2)
    coarse = _push_pull(
        np.asarray(cv2.resize(weighted, half, interpolation=cv2.INTER_AREA), np.float32),
        np.asarray(cv2.resize(weight, half, interpolation=cv2.INTER_AREA), np.float32),
    )
    below = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    share = np.clip(weight, 0.0, 1.0)[..., None]
    here = weighted / np.maximum(weight, 1e-6)[..., None]
    return (here * share + below * (1.0 - share)).astype(np.float32)
