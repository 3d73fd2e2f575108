"""Surroundings: what a glossy or clear surface shows of the room, by height alone, blurred by its roughness."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.render.lights import Lighting

Floats = npt.NDArray[np.float32]

HEIGHTS = 129


def surroundings(lighting: Lighting, height: Floats, *, roughness: float) -> Floats:
    """Linear RGB seen in directions of a height (N,), -1 straight down to 1 straight up: (N, 3)."""
    table = _blurred(lighting, roughness)
    place = (np.clip(height, -1, 1) + 1) * np.float32((HEIGHTS - 1) / 2)
    low = np.minimum(place.astype(np.int32), HEIGHTS - 2)
    share = (place - low)[:, None]
    return np.asarray(table[low] * (1 - share) + table[low + 1] * share, dtype=np.float32)


def _blurred(lighting: Lighting, roughness: float) -> Floats:
    """The gradient at even heights, (HEIGHTS, 3), each a mean over the lobe of the roughness."""
    heights = np.linspace(-1, 1, HEIGHTS)
    stops = np.array([stop for stop, _ in lighting.room])
    colors = np.array([color for _, color in lighting.room])
    sharp = np.stack([np.interp(heights, stops, colors[:, channel]) for channel in range(3)], axis=1)
    # A lobe of half-width alpha about the mirrored direction turns by twice that; as a Gaussian over height.
    width = 0.02 + 0.9 * roughness**2
    weights = np.exp(-0.5 * ((heights[:, None] - heights[None]) / width) ** 2)
    return np.asarray(weights @ sharp / weights.sum(axis=1, keepdims=True), dtype=np.float32)
