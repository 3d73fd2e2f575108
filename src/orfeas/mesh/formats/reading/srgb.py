"""sRGB and linear light, IEC 61966-2-1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]


def decoded(values: Doubles) -> Doubles:
    """sRGB from 0 to 1 to linear light."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def encoded(values: Doubles) -> Doubles:
    """Linear light to sRGB, clipped to 0 to 1."""
    values = np.clip(values, 0.0, 1.0)
    return np.where(values <= 0.0031308, values * 12.92, 1.055 * values ** (1 / 2.4) - 0.055)
