"""Sampling: evenly spread directions, the same every time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PATTERN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])
"""Which of sixteen sets of directions a pixel takes: neighbours take different ones, any 4 x 4 block takes all."""

# Offsets inside a pixel: four on a rotated grid, then eight more for pixels an edge runs through.
FIRST_OFFSETS = ((0.375, 0.125), (0.875, 0.375), (0.125, 0.625), (0.625, 0.875))
MORE_OFFSETS = (
    (0.1875, 0.3125), (0.5625, 0.1875), (0.6875, 0.5625), (0.3125, 0.6875),
    (0.0625, 0.0625), (0.9375, 0.1250), (0.8125, 0.7500), (0.4375, 0.9375),
)  # fmt: skip


def spread(num_sets: int, num_each: int) -> Floats:
    """Points in the unit square, (num_sets, num_each, 2): each set is even by itself, all of them together more so.

    The additive recurrence of the plastic number (Roberts 2018,
    http://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/).
    """
    plastic = 1.32471795724474602596
    index = np.arange(num_sets * num_each)[:, None]
    points = (0.5 + index * np.array([1 / plastic, 1 / plastic**2])) % 1.0
    return np.asarray(points.reshape(num_sets, num_each, 2), dtype=np.float32)


def cosine_directions(points: Floats) -> Floats:
    """Unit square to the hemisphere about +Z, as dense as the cosine: (..., 2) to (..., 3)."""
    radius, angle = np.sqrt(points[..., 0]), 2 * np.pi * points[..., 1]
    height = np.sqrt(np.maximum(1 - points[..., 0], 0))
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=-1).astype(np.float32)


def cone_directions(points: Floats, *, radius: float) -> Floats:
    """Unit square to a cone about +Z of an angular radius, evenly: (..., 2) to (..., 3)."""
    height = 1 - points[..., 0] * (1 - np.cos(radius))
    flat, angle = np.sqrt(np.maximum(1 - height * height, 0)), 2 * np.pi * points[..., 1]
    return np.stack([flat * np.cos(angle), flat * np.sin(angle), height], axis=-1).astype(np.float32)


def turned(directions: Floats, axes: Floats) -> Floats:
    """Directions (N, K, 3) about +Z turned to be about axes (N, 3): (N, K, 3).

    Branchless orthonormal basis, Duff and others 2017 (https://jcgt.org/published/0006/01/01/).
    """
    x, y, z = axes.T
    sign = np.where(z >= 0, np.float32(1), np.float32(-1))
    a = -1 / (sign + z)
    b = x * y * a
    one = np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=1)
    two = np.stack([b, sign + y * y * a, -y], axis=1)
    basis = np.stack([one, two, axes], axis=1)
    return np.asarray(np.matmul(directions, basis), dtype=np.float32)
