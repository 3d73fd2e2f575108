"""Inflate: how deep a subject is behind each point of its outline."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import splu

from orfeas.engines.relief.turned import turned, turned_depth

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]

NEAREST_BORDER = 0.08
"""Cells; a border nearer than this to a cell's centre is taken to be this far, which bounds the equations' weights."""

CONTACT = 0.035
"""Share of the longer side above the lowest point within which a subject can touch the ground."""

TAPER, TURNED = 0.18, 1.3
"""Share of the longer side above the ground over which a foot's depth comes to follow its width, and how loosely."""

CUT_FROM = 1.6
"""Times the inflated square; where something turned is deeper than that its outline is a cut, as on the ground."""

LOOKS_DOWN = 0.7
"""Least downward slope of the distance where a subject stands."""


@dataclass(frozen=True, eq=False)
class Body:
    """How deep a subject is.

    Attributes:
        squared: (h, w) float32, square cells: the squared half depth; crosses 0 on the outline with a finite slope
            and is negative outside, so that z^2 = squared is smooth there too.
        stands: (h, w) float32, 0 to 1: where the outline is the ground's and `squared` goes on below it.
        turned: 0 to 1: how far the subject is taken for something round about an upright axis, alike on all sides;
            then most of its outline is a cut.
    """

    squared: Floats
    stands: Floats
    turned: float = 0.0


def inflate(distance: Floats) -> Body:
    """Give an outline its depth.

    u solves lap u = -4 inside, 0 on the outline, with the outline between the cells' centres (Gibou et al. 2002,
    doi:10.1006/jcph.2001.6977); z = sqrt(u) is exact for a ball. A strip would come out deeper than wide by sqrt(2),
    so u is scaled by 2 / |stronger principal curvature of u|, which makes every ellipse as deep as it is narrow.
    Where the subject stands on the ground the outline is a cut, not a rim: the derivative is 0 there instead of u.

    Args:
        distance: (h, w) float32, cells, positive inside.
    """
    stands = standing(distance)
    u = poisson(distance, stands)
    round_u = u * _roundness(continued(u, distance, stands)[0], distance)
    narrowed = tapered(round_u, distance)
    share = turned(distance > 0)
    deep = narrowed * (1 - share) + turned_depth(distance > 0, smoothing=1.5) * share
    stands |= deep > CUT_FROM * narrowed
    squared, below = continued(deep, distance, stands)
    near = cv2.GaussianBlur(cv2.dilate(stands.astype(np.float32), np.ones((9, 9), np.uint8)), (0, 0), 2.0)
    return Body(
        squared=squared,
        stands=np.asarray(np.maximum(near, below), np.float32),
        turned=share,
    )


def _roundness(u: Floats, distance: Floats) -> Floats:
    """What u is to be scaled by, 0.5 in a strip to 1 in a disc; changes slowly."""
    bend = cv2.GaussianBlur(u, (0, 0), max(1.5, 0.012 * max(u.shape)))
    xx, yy = (np.asarray(cv2.filter2D(bend, -1, kernel)) for kernel in _SECOND)
    stronger = np.abs((xx + yy) / 2) + np.hypot((xx - yy) / 2, cv2.filter2D(bend, -1, _MIXED))
    share = 2.0 / np.clip(stronger, 2.0, 4.0)
    spread = max(1.5, 0.035 * max(u.shape))
    weight = np.maximum(distance, 0) ** 2 + np.float32(1e-4)
    blurred = cv2.GaussianBlur(share * weight, (0, 0), spread) / cv2.GaussianBlur(weight, (0, 0), spread)
    return np.asarray(np.clip(blurred, 0.5, 1.0), np.float32)


_SECOND = (np.array([[1.0, -2.0, 1.0]], np.float32), np.array([[1.0], [-2.0], [1.0]], np.float32))
_MIXED = np.array([[1, 0, -1], [0, 0, 0], [-1, 0, 1]], np.float32) / 4


def poisson(distance: Floats, stands: Bools) -> Doubles:
    """u in cells squared; where the subject stands, u leaves the outline level instead of being 0 there."""
    inside = distance > 0
    number = np.full(distance.shape, -1)
    count = int(inside.sum())
    number[inside] = np.arange(count)
    here = distance[inside].astype(np.float64)
    diagonal = np.zeros(count)
    rows, columns = [], []
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        beyond = np.roll(distance, step, axis)[inside].astype(np.float64)
        index = np.roll(number, step, axis)[inside]
        is_inner = index >= 0
        share = np.maximum(here / np.maximum(here - beyond, 1e-9), NEAREST_BORDER)
        diagonal += np.where(is_inner, 1.0, np.where(stands[inside], 0.0, 1.0 / share))
        rows.append(np.flatnonzero(is_inner))
        columns.append(index[is_inner])
    row, column = np.concatenate(rows), np.concatenate(columns)
    values = np.concatenate([np.full(len(row), -1.0), diagonal])
    every = np.arange(count)
    matrix = coo_matrix((values, (np.concatenate([row, every]), np.concatenate([column, every]))), (count, count))
    u = np.zeros(distance.shape)
    u[inside] = splu(matrix.tocsc(), permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True}).solve(
        np.full(count, 4.0)
    )
    return u


def standing(distance: Floats) -> Bools:
    """(h, w) cells of the outline that the subject stands on: they look down, near its lowest row."""
    inside = distance > 0
    lowest = np.flatnonzero(inside.any(axis=1))[-1]
    across, down = cv2.Sobel(distance, -1, 1, 0), cv2.Sobel(distance, -1, 0, 1)
    looks_down = -down > LOOKS_DOWN * np.maximum(np.hypot(across, down), 1e-6)
    is_low = np.arange(len(distance))[:, None] >= lowest - CONTACT * max(distance.shape)
    at_rim = cv2.erode(inside.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))) == 0
    return np.asarray(inside & at_rim & looks_down & is_low)


def tapered(u: Doubles, distance: Floats) -> Doubles:
    """u near the ground, held to what a turned foot of the row's width would have: (x - left)(right - x)."""
    inside = distance > 0
    rows = np.arange(len(u))[:, None]
    held = (np.maximum(u, 1e-6) ** -4 + np.maximum(TURNED * turned_depth(inside), 1e-6) ** -4) ** -0.25
    lowest = np.flatnonzero(inside.any(axis=1))[-1]
    share = np.clip(1 - (lowest - rows) / (TAPER * max(u.shape)), 0, 1)
    share = share * share * (3 - 2 * share)
    return np.where(inside, u * (1 - share) + held * share, 0.0)


def continued(u: Doubles, distance: Floats, stands: Bools) -> tuple[Floats, Bools]:
    """Carry u on outside, with the slope it has at the nearest border, or level below where the subject stands."""
    inside = distance > 0
    slope = np.where(inside, u / np.maximum(distance, 0.3), 0.0)
    nearest = tuple(distance_transform_edt(~inside, return_distances=False, return_indices=True))
    below = stands[nearest] & ~inside
    beyond = np.where(below, u[nearest], slope[nearest] * distance)
    return np.where(inside, u, beyond).astype(np.float32), below
