"""Sight: what of the field each view sees, and what lies hidden behind it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.hull.sides import SIDES, X, Y, Z
from orfeas.intake.views import View

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

HIDDEN = (1.5, 3.0)
"""Cells behind what is seen, measured square to the surface, from which a point begins to be hidden and is."""

_AXIS = {Y: 0, X: 1, Z: 2}
"""Of the field, along which each axis of the cells runs."""


@dataclass(frozen=True, eq=False)
class Sight:
    """The field as one view sees it.

    Attributes:
        view: which.
        depth: (rows, columns) float32, along the view's `down` and `across` axes: cells from the camera's end of the
            grid to the nearest surface; infinite where there is none.
    """

    view: View
    depth: Floats

    @property
    def covered(self) -> Bools:
        """(rows, columns) where something is seen."""
        return np.isfinite(self.depth)

    def visible(self, cells: Floats, cosines: Floats, *, length: int) -> Floats:
        """How far points are seen, (N,) 0 to 1.

        Args:
            cells: (N, 3) cell coordinates.
            cosines: (N,) between their normals and the way to the camera.
            length: cells of the grid along the view's depth.
        """
        side = SIDES[self.view]
        row, column = (
            np.clip(cells[:, axis].astype(np.int32), 0, limit - 1)
            for axis, limit in zip((side.down, side.across), self.depth.shape, strict=True)
        )
        away = cells[:, side.depth]
        away = length - away if side.from_far_end else away
        # Where a point falls on an empty cell it is at the very rim, and nothing is before it.
        behind = np.where(self.covered[row, column], away - self.depth[row, column], 0) * np.maximum(cosines, 0.1)
        share = np.clip((behind - HIDDEN[0]) / (HIDDEN[1] - HIDDEN[0]), 0, 1)
        return np.asarray(1 - share, np.float32)


def see(field: Floats, view: View) -> Sight:
    """Look at a field (rows, columns, layers) from a view."""
    side = SIDES[view]
    turned = field.transpose(_AXIS[side.down], _AXIS[side.across], _AXIS[side.depth])
    if side.from_far_end:
        turned = turned[..., ::-1]
    inside = turned > 0
    first = inside.argmax(axis=2)
    covered = inside.any(axis=2)
    here = np.take_along_axis(turned, first[..., None], axis=2)[..., 0]
    before = np.take_along_axis(turned, np.maximum(first - 1, 0)[..., None], axis=2)[..., 0]
    depth = first + 0.5 - here / np.maximum(here - before, 1e-6)
    return Sight(view, np.where(covered, depth, np.inf).astype(np.float32))


def surface_points(sight: Sight, field: Floats) -> tuple[Floats, Floats]:
    """Cell coordinates and unit outward normals (glTF axes), (N, 3) each, of what a view sees, row by row."""
    side = SIDES[sight.view]
    row, column = np.nonzero(sight.covered)
    cells = np.empty((len(row), 3), np.float32)
    away = sight.depth[row, column]
    cells[:, side.across], cells[:, side.down] = column + 0.5, row + 0.5
    cells[:, side.depth] = field.shape[_AXIS[side.depth]] - away if side.from_far_end else away
    return cells, _normals_at(field, cells)


def misfit(sight: Sight, outline: Floats, *, tolerance: float) -> float:
    """Share of a view's outline that the surface leaves empty, or reaches beyond, by more than the tolerance.

    Args:
        sight: the field from the view.
        outline: (rows, columns) float32, the view's own signed distance, cells.
        tolerance: cells.
    """
    away = cv2.distanceTransform((~sight.covered).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    lost, beyond = (outline > 0) & (away > tolerance), sight.covered & (outline < -tolerance)
    return float(max(lost.sum(), beyond.sum()) / (outline > 0).sum())


def _normals_at(field: Floats, cells: Floats) -> Floats:
    """By central differences at the nearest cell."""
    index = np.floor(cells[:, [Y, X, Z]]).astype(np.int64)
    index = np.clip(index, 1, np.array(field.shape) - 2)
    slopes = []
    for axis in (1, 0, 2):
        step = np.zeros(3, np.int64)
        step[axis] = 1
        slopes.append(field[tuple((index + step).T)] - field[tuple((index - step).T)])
    outward = -np.stack(slopes, axis=1) * np.array([1, -1, 1], np.float32)
    return np.asarray(outward / np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9), np.float32)
