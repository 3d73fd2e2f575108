"""Inflation: the frozen yardstick. Nothing here may be improved: what others gain is measured against it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import maximum_filter
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve
from skimage.measure import marching_cubes

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

SIDE = 128
"""Pixels of the mask it works on; the silhouette takes 86 % of them."""

OUTSIDE = 1e4
"""Far enough below zero."""


def inflate(mask: npt.NDArray[np.float32]) -> tuple[Doubles, Longs]:
    """A closed surface of a silhouette: laplacian(u) = -4 inside and u = 0 outside, z = +-sqrt(u).

    Exact for a disc, which becomes a ball. The surface is where u(x, y) - z**2 is zero, by marching cubes.

    Args:
        mask: (S, S) float32, 0 to 1, S a multiple of 128.

    Returns:
        Positions (V, 3) in pixels of the small mask, x right, y up, z toward the camera; faces (F, 3).

    Raises:
        ValueError: nothing of the mask is left at 128 pixels.
    """
    step = len(mask) // SIDE
    inside = mask.reshape(SIDE, step, SIDE, step).mean(axis=(1, 3)) > 0.5
    if not inside.any():
        raise ValueError("the mask is empty at 128 pixels")
    inside = np.pad(inside, 2)
    squared = _solved(inside)
    # Just outside, minus what the nearest inside has: the outline then runs midway between the two pixels' middles.
    beside = maximum_filter(np.where(inside, squared, 0.0), size=3)
    level = np.where(inside, squared, np.where(beside > 0, -beside, -OUTSIDE))
    reach = int(np.ceil(np.sqrt(squared.max()))) + 2
    depth = np.arange(-reach, reach + 1.0)
    field = level[:, :, None] - depth**2
    points, faces, _, _ = marching_cubes(field.astype(np.float32), 0.0)
    placed = np.stack([points[:, 1], -points[:, 0], points[:, 2] - reach], axis=1).astype(np.float64)
    corners = placed[faces]
    turned = np.einsum("fk,fk->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0
    return placed, (faces[:, ::-1] if turned else faces).astype(np.int64)


def _solved(inside: npt.NDArray[np.bool_]) -> Doubles:
    """The five-point Poisson equation with pixels outside held at zero."""
    number = np.full(inside.shape, -1)
    rows, columns = np.nonzero(inside)
    number[rows, columns] = np.arange(len(rows))
    entries, others = [np.arange(len(rows))], [np.arange(len(rows))]
    values = [np.full(len(rows), 4.0)]
    for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        neighbour = number[rows + down, columns + right]
        entries.append(np.flatnonzero(neighbour >= 0))
        others.append(neighbour[neighbour >= 0])
        values.append(np.full(len(entries[-1]), -1.0))
    matrix = coo_matrix((np.concatenate(values), (np.concatenate(entries), np.concatenate(others)))).tocsc()
    solved = np.zeros(inside.shape)
    solved[rows, columns] = spsolve(matrix, np.full(len(rows), 4.0))
    return solved
