"""Box: the proportions that all views agree on best, and how each picture is laid on the common grid."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.failures import ViewEmpty
from orfeas.engines.hull.sides import SIDES, X, Y, Z
from orfeas.engines.relief.outline import CRUMB
from orfeas.intake.views import View

Doubles = npt.NDArray[np.float64]

MARGIN = 4
"""Empty cells on every side of the box, so that every surface closes inside the grid."""

MOST_STRETCH = 1.15
"""How far one picture's proportions may be changed to fit the others; what is beyond is left to misfit."""

FRONT_SAYS = 2.0
"""Weight of the front's proportions beside the others' 1: it is the picture the user cares for most."""


@dataclass(frozen=True)
class Extent:
    """Where the subject lies in a picture: pixel columns and rows."""

    left: float
    top: float
    width: float
    height: float

    @property
    def log_ratio(self) -> float:
        return math.log(self.width / self.height)


@dataclass(frozen=True, eq=False)
class Box:
    """The grid all views are laid on.

    Attributes:
        size: cells of the subject's box along x, y and z; z is 0 where no view shows the depth.
        matrices: of each view, (2, 4) float64 from cell coordinates to picture pixels.
        disagreements: of each view, the factor by which its proportions differ from those agreed on; 1 is none.
    """

    size: Doubles
    matrices: dict[View, Doubles]
    disagreements: dict[View, float]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Cells of the grid along x, y and z, the margin included."""
        x, y, z = (math.ceil(side) + 2 * MARGIN for side in self.size)
        return x, y, z


def fit_box(views: Mapping[View, Cutout], *, cells: int) -> Box:
    """Reconcile the pictures' scales, offsets and proportions by the boxes round their subjects.

    Every picture has a scale and an offset of its own, so only the ratio of width to height says anything: with
    w, h, d the logarithms of the box' sides the front and back see w - h, left and right d - h and the top w - d;
    least squares, the front counting double.

    Args:
        views: cut-outs, the front among them.
        cells: along the longest side of the box.

    Raises:
        ViewEmpty: a cut-out is empty.
    """
    extents = {view: _extent(view, cutout) for view, cutout in views.items()}
    sides = _agreed(extents)
    size = sides * cells / sides.max()
    placed = {view: _laid(view, extent, size) for view, extent in extents.items()}
    return Box(
        size=size,
        matrices={view: matrix for view, (matrix, _) in placed.items()},
        disagreements={view: factor for view, (_, factor) in placed.items()},
    )


def _extent(view: View, cutout: Cutout) -> Extent:
    """The box round the subject, crumbs left out."""
    inside = (cutout.mask > 0.5).astype(np.uint8)
    if not inside.any():
        raise ViewEmpty(view=view.value)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    parts = stats[1:][stats[1:, cv2.CC_STAT_AREA] >= CRUMB * inside.sum()]
    left, top = (int(parts[:, k].min()) for k in (cv2.CC_STAT_LEFT, cv2.CC_STAT_TOP))
    right = int((parts[:, cv2.CC_STAT_LEFT] + parts[:, cv2.CC_STAT_WIDTH]).max())
    bottom = int((parts[:, cv2.CC_STAT_TOP] + parts[:, cv2.CC_STAT_HEIGHT]).max())
    return Extent(left, top, right - left, bottom - top)


def _agreed(extents: Mapping[View, Extent]) -> Doubles:
    """Sides (x, y, z) of the box, y being 1; z is 0 where nothing is known of it."""
    rows, values = [], []
    for view, extent in extents.items():
        weight = FRONT_SAYS if view is View.FRONT else 1.0
        row = np.zeros(3)
        row[SIDES[view].across], row[SIDES[view].down] = weight, -weight
        rows.append(row)
        values.append(weight * extent.log_ratio)
    equations = np.array(rows)
    logs = np.zeros(3)
    logs[[X, Z]] = np.linalg.lstsq(equations[:, [X, Z]], np.array(values), rcond=None)[0]
    sides = np.exp(logs)
    if not equations[:, Z].any():
        sides[Z] = 0.0
    return sides


def _laid(view: View, extent: Extent, size: Doubles) -> tuple[Doubles, float]:
    """The matrix from cells to pixels, and the factor by which the picture's proportions were off."""
    side = SIDES[view]
    step_across, step_down = extent.width / size[side.across], extent.height / size[side.down]
    factor = step_across / step_down
    kept = min(max(factor, 1 / MOST_STRETCH), MOST_STRETCH)
    if side.down == Y:
        # Heights always agree: it is the one measure that most views share.
        step_across = step_down * kept
    else:
        middle = math.sqrt(step_across * step_down)
        step_across, step_down = middle * math.sqrt(kept), middle / math.sqrt(kept)
    centers = np.ceil(size) / 2 + MARGIN
    matrix = np.zeros((2, 4))
    matrix[0, side.across] = step_across * side.across_sign
    matrix[1, side.down] = step_down
    matrix[:, 3] = (extent.left + extent.width / 2, extent.top + extent.height / 2)
    matrix[:, 3] -= matrix[:, :3] @ centers
    return matrix, factor
