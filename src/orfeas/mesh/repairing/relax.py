"""Faces that pass through others a little are smoothed until they no longer do."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.repairing.crossings import crossing_faces
from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

ROUNDS = 10
STEPS = 2
"""Halfway steps to the middle of the neighbours between two looks."""

MOST = 0.1
"""Where more than this share of the faces crosses, smoothing would melt the surface; it is left alone."""

FURTHEST = 0.004
"""No point moves further than this share of the diagonal."""


def relaxed(positions: Doubles, faces: Longs, crossing: Flags) -> tuple[Doubles, Flags]:
    """Smooth the points of crossing faces, and after some rounds of their neighbours too.

    Args:
        positions: (P, 3).
        faces: (F, 3), closed.
        crossing: (F,) flags, as `crossing_faces` gives them.

    Returns:
        The positions, on float32 values, and which faces still cross; the positions as they were where that fails.
    """
    if not crossing.any() or crossing.mean() > MOST:
        return positions, crossing
    ends = edges_of(faces).ends
    degree = np.maximum(np.bincount(ends.reshape(-1), minlength=len(positions)), 1)[:, None]
    furthest = FURTHEST * float(np.linalg.norm(np.ptp(positions[faces.reshape(-1)], axis=0)))
    moved, still = positions.copy(), crossing
    loose = np.zeros(len(positions), dtype=bool)
    for number in range(ROUNDS):
        loose[faces[still]] = True
        free = loose.copy()
        if number >= ROUNDS // 2:
            free[ends[loose[ends].any(axis=1)]] = True
        for _ in range(STEPS):
            middle = _ring_sums(moved, ends) / degree
            moved[free] += 0.5 * (middle[free] - moved[free])
        moved = _leashed(moved, positions, furthest)
        still = crossing_faces(moved, faces)
        if not still.any():
            return moved, still
    return positions, crossing


def _leashed(moved: Doubles, positions: Doubles, furthest: float) -> Doubles:
    away = moved - positions
    length = np.linalg.norm(away, axis=1, keepdims=True)
    held = positions + away * np.minimum(1.0, furthest / np.maximum(length, 1e-300))
    return np.asarray(held.astype(np.float32), dtype=np.float64)


def _ring_sums(points: Doubles, ends: Longs) -> Doubles:
    low, high = ends.T
    count = len(points)
    columns = [np.bincount(low, points[high, k], count) + np.bincount(high, points[low, k], count) for k in range(3)]
    return np.stack(columns, axis=1)
