"""Mirrored: whether a side's outline fits front and top better the other way round, as left taken for right does."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

NEAR = 0.01
"""Share of the longest side by which an outline may miss the hull before it counts as lost."""

LOST = 0.02
"""Share of an outline that has to be lost for the question to arise."""

BETTER = 0.3
"""What is lost the other way round beside what is lost, below which the side counts as mirrored."""


def fits_better_mirrored(front: Floats, *, side: Floats, top: Floats) -> bool:
    """Whether the side's mirror image leaves far less of the three outlines without a hull.

    From front and side alone nobody can tell; the outline from above can where it or the side is not symmetric. Only
    the two ways are held against each other: pictures that are a little off are off both ways.

    Args:
        front: (rows, columns) float32, cells, positive inside.
        side: (rows, layers) likewise.
        top: (layers, columns) likewise.
    """
    lost = _lost(front > 0, side > 0, top > 0)
    return lost > LOST and _lost(front > 0, side[:, ::-1] > 0, top > 0) < BETTER * lost


def _lost(front: Bools, side: Bools, top: Bools) -> float:
    """The greatest share of any of three outlines along whose rays the other two leave nothing."""
    reach = NEAR * max(*front.shape, *side.shape)
    # A ray meets the visual hull where both others have a cell on it: products of matrices of zeros and ones.
    one, two, three = (outline.astype(np.float32) for outline in (front, side, top))
    pairs = ((front, two @ three), (side, one @ three.T), (top, two.T @ one))
    return max(_share_away(outline, met > 0, reach) for outline, met in pairs)


def _share_away(outline: Bools, met: Bools, reach: float) -> float:
    away = cv2.distanceTransform((~(met & outline)).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return float((outline & (away > reach)).sum() / outline.sum())
