"""Frame: the subject's outline as a signed distance on the engine's grid, and where the grid lies in the picture."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout, EngineFailed
from orfeas.engines.relief.outline import mend_outline

Floats = npt.NDArray[np.float32]

MARGIN = 4
"""Empty cells round the subject, so that every surface closes inside the grid."""

FINER = 4
"""Samples along a cell for the distance: the outline is exact to an eighth of a cell."""

ROUNDING = 0.6
"""Standard deviation, in cells, of the smoothing that takes the stairs out of the outline."""

THINNEST = 1.2
"""Least half width, in cells, of any part."""

WIDEST_GAP = 0.12
"""Pieces nearer than this share of the longer side are joined."""


@dataclass(frozen=True, eq=False)
class Frame:
    """The subject on a grid of square cells; row 0 at the top, cell centres at half-integers.

    Attributes:
        distance: (h, w) float32, cells; positive inside the outline, negative outside.
        cell: side of a cell in picture pixels.
        left, top: picture column and row of the grid's corner.
    """

    distance: Floats
    cell: float
    left: float
    top: float

    @property
    def inside(self) -> npt.NDArray[np.bool_]:
        """(h, w) whether a cell's centre is inside the outline."""
        return self.distance > 0

    def sample(self, image: npt.NDArray[np.generic]) -> Floats:
        """A picture (H, W) or (H, W, C) averaged over the cells of the grid, (h, w) or (h, w, C) float32."""
        height, width = self.distance.shape
        return _sampled(image, left=self.left, top=self.top, step=self.cell, size=(width, height))


def frame(cutout: Cutout, *, cells: int, engine: str = "relief") -> Frame:
    """Lay a grid over a subject so that its longer side takes `cells` cells.

    Args:
        cutout: mask (H, W) float32, 0 to 1; its half level is the outline.
        cells: along the longer side, 16 or more.
        engine: whose name failures bear.

    Raises:
        EngineFailed: the mask is empty.
    """
    is_subject = cutout.mask > 0.5
    rows, columns = np.flatnonzero(is_subject.any(axis=1)), np.flatnonzero(is_subject.any(axis=0))
    if not len(rows):
        raise EngineFailed(engine=engine, why="the cut-out is empty")
    height, width = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    cell = float(max(height, width)) / cells
    left, top = columns[0] - MARGIN * cell, rows[0] - MARGIN * cell
    size = (int(np.ceil(width / cell)) + 2 * MARGIN, int(np.ceil(height / cell)) + 2 * MARGIN)
    fine = _sampled(
        cutout.mask,
        left=left,
        top=top,
        step=cell / FINER,
        size=(size[0] * FINER, size[1] * FINER),
        beyond=cv2.BORDER_CONSTANT,
    )
    mended = mend_outline(fine > 0.5, radius=THINNEST * FINER, reach=WIDEST_GAP * cells * FINER)
    distance = _signed_distance(mended) / FINER
    coarse = cv2.resize(distance, size, interpolation=cv2.INTER_AREA)
    smooth = np.asarray(cv2.GaussianBlur(coarse, (0, 0), ROUNDING), np.float32)
    if not (smooth > 0).any():
        raise EngineFailed(engine=engine, why="the cut-out is too thin to have an inside")
    return Frame(distance=smooth, cell=cell, left=float(left), top=float(top))


def _sampled(
    image: npt.NDArray[np.generic],
    *,
    left: float,
    top: float,
    step: float,
    size: tuple[int, int],
    beyond: int = cv2.BORDER_REPLICATE,
) -> Floats:
    """Values at pixel coordinates left + (i + 0.5) * step, averaged over about a step; 0 or the border's beyond it."""
    values = image.astype(np.float32)
    if step > 1.2:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), 0.42 * step), np.float32)
    offset = 0.5 * step - 0.5
    matrix = np.array([[step, 0, left + offset], [0, step, top + offset]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(values, matrix, size, flags=flags, borderMode=beyond), np.float32)


def _signed_distance(inside: npt.NDArray[np.bool_]) -> Floats:
    """Distance to the border between true and false samples, positive where true, in samples."""
    within = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    without = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.where(inside, within - 0.5, 0.5 - without).astype(np.float32)
