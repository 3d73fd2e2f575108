"""Stand: turn, scale and move a whole thing after it is built, so that `mirror` within means its own x = 0."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from training.solids.build import MIRRORED, Doubles, Point, Solid
from training.solids.distance import BLEND, BOUND, CENTER, REACH, SHRINK


@contextmanager
def stood(solid: Solid, at: Point = (0, 0, 0), *, turned: Doubles | None = None, scale: float = 1.0) -> Iterator[None]:
    """What is built inside, upright about the origin, stands at `at`, turned (3, 3) and scaled."""
    first, was_symmetric = len(solid.rows), solid.is_symmetric
    solid.is_symmetric = True
    yield
    rotation = np.eye(3) if turned is None else turned
    matrix, shift = rotation * scale, np.asarray(at, float)
    back = np.linalg.inv(matrix)
    for row in solid.rows[first:]:
        row[:9] = (row[:9].reshape(3, 3) @ back).ravel()
        for column in (CENTER, BOUND):
            row[column : column + 3] = matrix @ row[column : column + 3] + shift
        row[[SHRINK, REACH, BLEND]] *= scale
    keeps = abs(shift[0]) < 1e-9 and np.allclose(rotation, MIRRORED @ rotation @ MIRRORED)
    solid.is_symmetric = was_symmetric and solid.is_symmetric and bool(keeps)
