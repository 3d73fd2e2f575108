"""Fabric: a plain weave, over and under."""

from __future__ import annotations

import numpy as np

from orfeas.render.patterns.noise import noise
from orfeas.render.patterns.spots import Floats, Look, Spots, mixed, relieved

WARP, WEFT, GAP = (0.08, 0.165, 0.38), (0.13, 0.225, 0.445), (0.012, 0.025, 0.06)
THREAD = 1 / 56
ROUGHNESS = 0.96


def fabric(spots: Spots) -> Look:
    """Cotton: dark blue warp, paler weft, one over the other; laid on from three sides and blended where they meet."""
    shown = spots.shown(THREAD)
    weights = np.abs(spots.normals) ** 20
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    color, slope = np.zeros_like(spots.points), np.zeros_like(spots.points)
    for axis in range(3):
        seen = np.flatnonzero(weights[:, axis] > 0.01)
        across, along = (axis + 1) % 3, (axis + 2) % 3
        weave, rise = _weave(spots.points[seen], across, along)
        color[seen] += weights[seen, axis, None] * weave
        slope[seen] += weights[seen, axis, None] * rise
    mean = np.float32(0.55) * np.asarray(WARP, np.float32) + np.float32(0.36) * np.asarray(WEFT, np.float32)
    color = mean + (color - mean) * shown
    dye = noise(spots.points, size=0.3, seed=41)
    color *= (1 + np.float32(0.03) * dye)[:, None]
    normals = relieved(spots.normals, slope * shown)
    return Look(np.maximum(color, 0), np.full(len(color), ROUGHNESS, np.float32), normals)


def _weave(points: Floats, across: int, along: int) -> tuple[Floats, Floats]:
    """Colour and slope of the weave in a plane; threads waver a little, and no two are as thick or as dark."""
    drift = noise(points, size=0.25, seed=42) * np.float32(0.25)
    u = points[:, across] / np.float32(THREAD) + drift
    v = points[:, along] / np.float32(THREAD) - drift
    i, j = np.floor(u), np.floor(v)
    is_warp = (i + j) % 2 == 0
    fu, fv = u - i - np.float32(0.5), v - j - np.float32(0.5)
    side, length = np.where(is_warp, fu, fv), np.where(is_warp, fv, fu)
    round_, crest = np.cos(np.pi * side * 0.92), np.cos(np.pi * length)
    height = np.sqrt(np.maximum(round_, 0)) * (np.float32(0.45) + np.float32(0.55) * crest)
    thread = np.where(is_warp, i * 12.9898 + 78.233, j * 39.3467 + 11.135)
    shade = 1 + np.float32(0.12) * np.sin(thread * np.float32(43.7585)).astype(np.float32)
    twist = np.float32(0.05) * np.sin((length * 9 + side * 5) * np.float32(np.pi))
    color = np.where(is_warp[:, None], np.asarray(WARP, np.float32), np.asarray(WEFT, np.float32))
    color = color * (shade + twist)[:, None]
    color = mixed(GAP, (0, 0, 0), np.zeros(len(u), np.float32)) + np.clip(height * 1.5, 0, 1)[:, None] * (
        color - np.asarray(GAP, np.float32)
    )
    slope = np.zeros_like(points)
    bulge, dip = np.float32(-1.1) * np.sin(np.pi * side), np.float32(-0.7) * np.sin(np.pi * length)
    slope[:, across] = np.where(is_warp, bulge, dip)
    slope[:, along] = np.where(is_warp, dip, bulge)
    return np.asarray(color, dtype=np.float32), slope
