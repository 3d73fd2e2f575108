"""Outline: mend a mask so that a surface can be made of it: thin parts thick enough, near pieces joined."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from skimage.morphology import skeletonize

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]

CRUMB = 1e-3
"""Pieces with less than this share of the area are left out: they are noise of the mask."""


def mend_outline(inside: Bools, *, radius: float, reach: float) -> Bools:
    """Give thin parts a least width and join pieces that lie near each other.

    A leg narrower than the field's cells would fall apart; its centre line is drawn again with a round pen. Pieces
    are one thing in the world far more often than several (a tail that passes behind a leg), and an asset is wanted
    in one piece, so a strut as thin as the pen is laid across the shortest gap; pieces further apart than `reach`
    stay apart, and the audit says so.

    Args:
        inside: (h, w), whether a sample is the subject.
        radius: of the pen, samples.
        reach: the widest gap to be bridged, samples.
    """
    mended = _without_crumbs(inside)
    mended = mended | _pen(_thin_lines(mended, radius), radius)
    return _joined(mended, radius=radius, reach=reach)


def _without_crumbs(inside: Bools) -> Bools:
    _, parts, stats, _ = cv2.connectedComponentsWithStats(inside.astype(np.uint8), connectivity=8)
    is_kept = stats[:, cv2.CC_STAT_AREA] >= CRUMB * inside.sum()
    is_kept[0] = False
    return np.asarray(is_kept[parts], dtype=bool)


def _away_from(points: Bools) -> Floats:
    """Distance of every sample to the nearest of some points."""
    return np.asarray(cv2.distanceTransform((~points).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _pen(points: Bools, radius: float) -> Bools:
    return np.asarray(_away_from(points) <= radius) if points.any() else points


def _thin_lines(inside: Bools, radius: float) -> Bools:
    """Centre lines of what a disc of that radius cannot be pushed through, corners of thick parts left out."""
    deep = _away_from(~inside) > radius
    from_thick = _away_from(_pen(deep, radius + 0.5)) if deep.any() else np.full(inside.shape, np.inf, np.float32)
    thin = inside & (from_thick > 0)
    count, parts = cv2.connectedComponents(thin.astype(np.uint8), connectivity=8)
    reaches = np.bincount(parts[thin & (from_thick > 1.5 * radius)].ravel(), minlength=count) > 0
    return np.asarray(skeletonize(thin & reaches[parts]), dtype=np.bool_)  # type: ignore[no-untyped-call]


def _joined(inside: Bools, *, radius: float, reach: float) -> Bools:
    """The largest piece with all that can be reached from it, one after another, the nearest first."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(inside.astype(np.uint8), connectivity=8)
    if count <= 2:
        return inside
    joined = parts == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    struts = np.zeros(inside.shape, np.uint8)
    while (rest := inside & ~joined).any():
        gap = np.where(rest, _away_from(joined), np.inf)
        row, column = np.unravel_index(int(gap.argmin()), gap.shape)
        piece = parts == parts[row, column]
        if gap[row, column] <= reach:
            ends = np.argwhere(joined)
            near = ends[((ends - (row, column)) ** 2).sum(axis=1).argmin()]
            cv2.line(struts, (int(column), int(row)), (int(near[1]), int(near[0])), 1)
        joined |= piece
    return inside | _pen(struts > 0, radius)
