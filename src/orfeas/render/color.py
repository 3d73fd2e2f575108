"""Colour: sRGB to linear light and back, and the curve from light to what a screen can show."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


def srgb_to_linear(values: npt.ArrayLike) -> Floats:
    """IEC 61966-2-1; values 0 to 1."""
    encoded = np.asarray(values, dtype=np.float64)
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


def linear_to_srgb(values: npt.ArrayLike) -> Floats:
    """IEC 61966-2-1; values 0 to 1, clipped."""
    linear = np.clip(np.asarray(values, dtype=np.float32), 0.0, 1.0)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** np.float32(1 / 2.4) - 0.055)


def tone_map(light: Floats) -> Floats:
    """Light to display, both linear: colours below 0.8 keep their value, brighter ones roll off toward white.

    Khronos PBR Neutral, made so that products keep their colour (Khronos Group 2024,
    https://github.com/KhronosGroup/ToneMapping/tree/main/PBR_Neutral).

    Args:
        light: (N, 3), 0 and more.

    Returns:
        (N, 3) in 0 to 1.
    """
    start, desaturation = np.float32(0.8 - 0.04), np.float32(0.15)
    least = light.min(axis=1, keepdims=True)
    color = light - np.where(least < 0.08, least - 6.25 * least * least, np.float32(0.04))
    peak = color.max(axis=1, keepdims=True)
    over = np.maximum(peak, start)
    d = 1 - start
    fitted = 1 - d * d / (over + d - start)
    color *= fitted / over * np.where(peak > start, 1, over / fitted)
    g = 1 / (desaturation * (over - fitted) + 1)
    return np.asarray(color * g + fitted * (1 - g) * (peak > start), dtype=np.float32)


def as_pixels(values: Floats) -> Pixels:
    """0 to 1 as 0 to 255."""
    return np.asarray(np.clip(values * 255 + 0.5, 0, 255), dtype=np.uint8)
