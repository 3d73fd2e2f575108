"""Wood: the rings of a trunk, its fibres and its pores."""

from __future__ import annotations

import numpy as np

from orfeas.render.patterns.noise import noise
from orfeas.render.patterns.spots import Look, Spots, mixed, relieved, smooth_step

EARLY, LATE, PORE = (0.41, 0.212, 0.094), (0.235, 0.108, 0.042), (0.13, 0.055, 0.02)
HEART = np.array([0.34, 0.0, -0.62], dtype=np.float32)
"""The middle of the trunk lies behind an upright object: on its front the rings make flames, on its sides lines."""
RING, LATE_SHARE = 1 / 19, np.float32(0.43)
MEAN_ROUGHNESS = 0.62
FIBRE, PORES = 1 / 260, 1 / 340


def wood(spots: Spots) -> Look:
    """Oak, its grain along the object: rings about an axis beside it, leaning a little so that none is a cylinder."""
    points = np.roll(spots.points, 1 - spots.along, axis=1)
    bent = np.stack([noise(points, size=(0.55, 1.6, 0.55), seed=k) for k in (11, 12)], axis=1) * np.float32(0.028)
    x = points[:, 0] - HEART[0] + np.float32(0.05) * points[:, 1] + bent[:, 0]
    z = points[:, 2] - HEART[2] - np.float32(0.11) * points[:, 1] + bent[:, 1]
    radius = np.sqrt(x * x + z * z)
    wave = noise(points, size=(0.12, 1.0, 0.12), seed=13)
    ring = radius / np.float32(RING) + np.float32(0.10) * wave
    width = np.float32(0.22) * np.sin(ring * np.float32(2.4)) + np.float32(0.15) * np.sin(ring * np.float32(1.1))
    ring = ring + width  # no two rings are as wide
    part = ring - np.floor(ring)
    late = smooth_step(0.15, 0.85, part) * (1 - smooth_step(0.86, 1.0, part))
    late = LATE_SHARE + (late - LATE_SHARE) * spots.shown(RING)
    fibre = noise(points, size=(FIBRE, 40 * FIBRE, FIBRE), seed=14) * spots.shown(FIBRE * 2)
    streak = noise(points, size=(4 * FIBRE, 90 * FIBRE, 4 * FIBRE), seed=15) * spots.shown(FIBRE * 8)
    dark = late * np.float32(0.8) + np.float32(0.09) * fibre + np.float32(0.11) * streak + np.float32(0.07)
    color = mixed(EARLY, LATE, np.clip(dark, -0.2, 1.2))
    pore = noise(points, size=(PORES, 30 * PORES, PORES), seed=16)
    opened = smooth_step(1.1, 1.9, pore + np.float32(0.8) * (1 - late) - np.float32(0.5)) * spots.shown(2 * PORES)
    color += (np.asarray(PORE, np.float32) - color) * (np.float32(0.5) * opened)[:, None]
    roughness = np.where(opened > 0.5, 0.8, np.where(late > 0.5, 0.54, 0.66)).astype(np.float32)
    if spots.shown(RING) < 0.5:
        roughness[:] = MEAN_ROUGHNESS
    tilt = np.stack([fibre, np.zeros_like(fibre), streak], axis=1) * np.float32(0.035)
    tilt = np.roll(tilt, spots.along - 1, axis=1)
    return Look(np.maximum(color, 0), roughness, relieved(spots.normals, tilt))
