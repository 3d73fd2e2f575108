"""Unseen: the side that faces away has no detail that anybody knows of, and is made smooth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from orfeas.engines.small.predict import Prediction
from orfeas.engines.small.space import FRONT, SLICE, SLICES

Floats = npt.NDArray[np.float32]

BLUR = (0.8, 1.6, 1.6)
"""Standard deviations, in the field's cells: across slices, rows and columns."""

THICK = (0.10, 0.22)
"""Picture widths from front to back between which smoothing sets in: a blur would take thin parts away."""

MIDDLE = 0.06
"""Picture widths about the middle over which it sets in likewise."""


def calmed(prediction: Prediction) -> Floats:
    """The predicted field with the rear half of thick parts smoothed.

    Returns:
        (64, 64, 64) float32 signed distance, as `prediction.distance`.
    """
    front, back = (_halved(side) for side in (prediction.depth, prediction.back_depth))
    thick = np.clip((front - back - THICK[0]) / (THICK[1] - THICK[0]), 0, 1)
    thick = gaussian_filter(thick, 1.5)
    z = (FRONT - (np.arange(SLICES, dtype=np.float32) + 0.5) * np.float32(SLICE))[:, None, None]
    share = thick * np.clip(((front + back) / 2 - z) / MIDDLE, 0, 1)
    smooth = gaussian_filter(prediction.distance, BLUR, mode="nearest")
    return np.asarray(prediction.distance + (smooth - prediction.distance) * share, np.float32)


def _halved(plane: Floats) -> Floats:
    side = len(plane) // 2
    return np.asarray(plane.reshape(side, 2, side, 2).mean(axis=(1, 3)), np.float32)
