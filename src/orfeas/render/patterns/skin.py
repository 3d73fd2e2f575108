"""Skin: mottled by the blood beneath, with fine pores."""

from __future__ import annotations

import numpy as np

from orfeas.render.patterns.noise import noise
from orfeas.render.patterns.spots import Look, Spots, mixed, relieved, smooth_step

PALE, FLUSHED, FRECKLE = (0.585, 0.325, 0.245), (0.51, 0.235, 0.165), (0.33, 0.15, 0.085)
PORE = 1 / 150


def skin(spots: Spots) -> Look:
    """Light skin: redder and paler by patches, few faint freckles, pores that break the highlight."""
    points = spots.points
    flush = np.float32(0.5) + np.float32(0.16) * noise(points, size=0.16, seed=51)
    flush = flush + np.float32(0.09) * noise(points, size=0.045, seed=52)
    color = mixed(PALE, FLUSHED, np.clip(flush, 0, 1))
    freckle = smooth_step(1.75, 2.3, noise(points, size=0.022, seed=53)) * spots.shown(0.022)
    color += (np.asarray(FRECKLE, np.float32) - color) * (np.float32(0.35) * freckle)[:, None]
    pores = np.stack([noise(points, size=PORE, seed=k) for k in (54, 55, 56)], axis=1)
    slope = pores * np.float32(0.045) * spots.shown(2 * PORE)
    roughness = np.where(flush > 0.5, 0.4, 0.45).astype(np.float32)
    return Look(color, roughness, relieved(spots.normals, slope))
