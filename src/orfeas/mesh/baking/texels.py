"""Texels: which face covers each texel of a texture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Texels:
    """Texels whose centre lies in a face, in order of row, face, column within a row's faces.

    Attributes:
        face: (N,) the face that covers it.
        column: (N,) 0 at the left.
        row: (N,) 0 at the top.
    """

    face: Numbers
    column: Numbers
    row: Numbers


class FaceRows:
    """Triangles cut into rows of texels, a band at a time, so that memory stays bounded.

    A texel on the common edge of two triangles belongs to exactly one of them: rows and columns are half open, and
    both triangles compute the crossing of an edge and a row from the same ordered pair of ends.
    """

    def __init__(self, corners: Doubles) -> None:
        """Take triangles (F, 3, 2) in texels; the centre of texel (column, row) is at (column + 0.5, row + 0.5)."""
        corners = corners.astype(np.float64)
        order = np.argsort(corners[:, :, 1], axis=1, kind="stable")
        self._sorted = np.take_along_axis(corners, order[:, :, None], axis=1)
        self._first = np.ceil(self._sorted[:, 0, 1] - 0.5).astype(np.int64)
        self._last = np.ceil(self._sorted[:, 2, 1] - 0.5).astype(np.int64)

    def band(self, first: int, last: int, *, width: int) -> Texels:
        """The covered texels of the rows from `first` up to but not including `last`."""
        start = np.maximum(self._first, first)
        height = np.minimum(self._last, last) - start
        chosen = np.flatnonzero(height > 0)
        face, row = _expanded(chosen, start[chosen], height[chosen])
        left, right = self._crossings(face, row.astype(np.float64) + 0.5)
        begin = np.clip(np.ceil(left - 0.5).astype(np.int64), 0, width)
        length = np.clip(np.ceil(right - 0.5).astype(np.int64), 0, width) - begin
        span, column = _expanded(np.arange(len(face)), begin, length)
        return Texels(face[span].astype(np.int32), column.astype(np.int32), row[span].astype(np.int32))

    def _crossings(self, face: npt.NDArray[np.int64], y: Doubles) -> tuple[Doubles, Doubles]:
        """Where the row at y enters and leaves each face."""
        top, middle, bottom = (self._sorted[:, k][face] for k in range(3))
        on_long = _crossing(top, bottom, y)
        is_upper = (y < middle[:, 1])[:, None]
        on_short = _crossing(np.where(is_upper, top, middle), np.where(is_upper, middle, bottom), y)
        return np.minimum(on_long, on_short), np.maximum(on_long, on_short)


def _crossing(upper: Doubles, lower: Doubles, y: Doubles) -> Doubles:
    fall = np.maximum(lower[:, 1] - upper[:, 1], 1e-300)
    return upper[:, 0] + (lower[:, 0] - upper[:, 0]) * np.clip((y - upper[:, 1]) / fall, 0.0, 1.0)


def _expanded(
    items: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each item `count` times, beside start, start + 1, ... of it."""
    counts = np.maximum(counts, 0)
    before = np.cumsum(counts) - counts
    repeated = np.repeat(items, counts)
    number = np.arange(len(repeated)) + np.repeat(starts - before, counts)
    return repeated, number
