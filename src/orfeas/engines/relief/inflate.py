"""Inflate: how deep a subject is behind each point of its outline."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import splu

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

NEAREST_BORDER = 0.08
"""Cells; a border nearer than this to a cell's centre is taken to be this far, which bounds the equations' weights."""


def inflate(distance: Floats) -> Floats:
    """The squared half depth of a subject with this outline.

    u solves lap u = -4 inside, 0 on the outline, with the outline between the cells' centres (Gibou et al. 2002,
    doi:10.1006/jcph.2001.6977); z = sqrt(u) is exact for a ball. A strip would come out deeper than wide by sqrt(2),
    so u is scaled by 2 / |stronger principal curvature of u|, which makes every ellipse as deep as it is narrow.

    Args:
        distance: (h, w) float32, cells, positive inside.

    Returns:
        (h, w) float32, square cells; crosses 0 on the outline with a finite slope and is negative outside, so that
        z^2 = u is a smooth surface there too.
    """
    u = _continued(_poisson(distance), distance)
    spread = max(1.5, 0.02 * max(distance.shape))
    bend = cv2.GaussianBlur(u, (0, 0), 1.5)
    xx, yy = (np.asarray(cv2.filter2D(bend, -1, kernel)) for kernel in _SECOND)
    xy = cv2.filter2D(bend, -1, _MIXED)
    stronger = np.abs((xx + yy) / 2) + np.hypot((xx - yy) / 2, xy)
    share = 2.0 / np.clip(stronger, 2.0, 4.0)
    weight = (distance > 1.0).astype(np.float32) + np.float32(1e-4)
    blurred = cv2.GaussianBlur(share * weight, (0, 0), spread) / cv2.GaussianBlur(weight, (0, 0), spread)
    return np.asarray(u * np.clip(blurred, 0.5, 1.0), np.float32)


_SECOND = (np.array([[1.0, -2.0, 1.0]], np.float32), np.array([[1.0], [-2.0], [1.0]], np.float32))
_MIXED = np.array([[1, 0, -1], [0, 0, 0], [-1, 0, 1]], np.float32) / 4


def _poisson(distance: Floats) -> Doubles:
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
        diagonal += np.where(is_inner, 1.0, 1.0 / share)
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


def _continued(u: Doubles, distance: Floats) -> Floats:
    """Carry u on outside with the slope it has at the nearest border."""
    inside = distance > 0
    slope = np.where(inside, u / np.maximum(distance, 0.3), 0.0)
    nearest = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return np.where(inside, u, slope[tuple(nearest)] * distance).astype(np.float32)
