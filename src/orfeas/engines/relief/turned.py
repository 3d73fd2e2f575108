"""Turned: whether an outline is that of something round about an upright axis, and its depth if it is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]

SYMMETRY = (0.86, 0.92)
"""Overlap of the outline with its mirror image between which it counts as not symmetric and as symmetric."""

BREADTH = (0.95, 1.1)
"""Width over height likewise: upright figures are often symmetric and seldom round, broad things standing are."""

VARIETY = (0.2, 0.3)
"""Spread of the rows' widths over their mean likewise: a plank or a screen is symmetric and is not round."""

WHOLE_ROWS = (0.85, 0.93)
"""Share of rows in one piece likewise."""


def turned(inside: Bools) -> float:
    """How far an outline is to be taken for a bowl, plate, cake or hat, 0 to 1."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    box = inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    mirrored = box[:, ::-1]
    overlap = (box & mirrored).sum() / (box | mirrored).sum()
    widths = box.sum(axis=1)
    is_whole = np.abs(np.diff(np.pad(box, ((0, 0), (1, 1))).astype(np.int8), axis=1)).sum(axis=1) == 2
    return float(
        _between(overlap, *SYMMETRY)
        * _between(box.shape[1] / box.shape[0], *BREADTH)
        * _between(widths.std() / widths.mean(), *VARIETY)
        * _between(is_whole.mean(), *WHOLE_ROWS)
    )


def turned_depth(inside: Bools, *, smoothing: float = 0.0) -> Doubles:
    """The squared half depth, (h, w) square cells, of a solid turned about the middle of every run of a row.

    Half a chord x from the middle of a circle of radius r has the square (r - x)(r + x).

    Args:
        inside: (h, w).
        smoothing: standard deviation, in rows, of the smoothing of the runs' ends; 0 for none.
    """
    width = inside.shape[1]
    columns = np.broadcast_to(np.arange(width), inside.shape)
    left = np.maximum.accumulate(np.where(inside, -1, columns), axis=1).astype(np.float64)
    right = np.minimum.accumulate(np.where(inside, width, columns)[:, ::-1], axis=1)[:, ::-1].astype(np.float64)
    chord = np.where(inside, (columns - left - 0.5) * (right - columns - 0.5), 0.0)
    if not smoothing:
        return chord
    weight = gaussian_filter1d(inside.astype(np.float64), smoothing, axis=0)
    return np.asarray(gaussian_filter1d(chord, smoothing, axis=0) / np.maximum(weight, 1e-6) * inside)


def _between(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0.0, 1.0))
