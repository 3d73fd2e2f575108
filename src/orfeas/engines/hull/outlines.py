"""Outlines: each view's silhouette as a signed distance on the common grid, and opposite views' votes made one."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.box import Box
from orfeas.engines.hull.failures import ViewTooThin
from orfeas.engines.hull.sides import SIDES
from orfeas.engines.relief.frame import FINER, ROUNDING, THINNEST, WIDEST_GAP
from orfeas.engines.relief.outline import mend_outline
from orfeas.intake.views import View

Floats = npt.NDArray[np.float32]

OTHER_SAYS = 0.4
"""Weight of the opposite view's outline; it sees the same one, but from the side the user cares less for."""

THIN = 1.5
"""Cells from the outline within which a part that only the first view shows is kept: it is thin, and the other
picture shows it a little beside where it should be."""


def draw_outlines(views: Mapping[View, Cutout], box: Box) -> dict[View, Floats]:
    """Signed distances of all views.

    Returns:
        Of each view (rows, columns) float32 in cells, positive inside, along its `down` and `across` axes: opposite
        views lie on one another.

    Raises:
        ViewTooThin: nothing of the subject is left at this number of cells.
    """
    return {view: _outline(view, cutout, box) for view, cutout in views.items()}


def agreed_outline(first: Floats | None, opposite: Floats | None) -> Floats | None:
    """The outline that two opposite views vote for; thin parts of the first stay whole."""
    if first is None or opposite is None:
        return first if opposite is None else opposite
    mean = (1 - OTHER_SAYS) * first + OTHER_SAYS * opposite
    return np.asarray(np.maximum(mean, np.minimum(first, THIN)), np.float32)


def sample_picture(image: npt.NDArray[np.generic], view: View, box: Box, *, finer: int = 1) -> Floats:
    """A picture (H, W) or (H, W, C) on the view's plane of the grid, `finer` samples along a cell.

    Beyond its border a mask is 0 and colours go on.
    """
    side, matrix = SIDES[view], box.matrices[view]
    steps = (matrix[0, side.across] / finer, matrix[1, side.down] / finer)
    values = image.astype(np.float32)
    if min(abs(step) for step in steps) > 1.2:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), 0.42 * abs(steps[0]), sigmaY=0.42 * steps[1]), np.float32)
    # From sample number i, whose centre is at (i + 0.5) / finer cells, to pixel number, centres at integers.
    to_pixel = np.array(
        [
            [steps[0], 0, matrix[0, 3] + 0.5 * steps[0] - 0.5],
            [0, steps[1], matrix[1, 3] + 0.5 * steps[1] - 0.5],
        ]
    )
    size = (box.shape[side.across] * finer, box.shape[side.down] * finer)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    beyond = cv2.BORDER_CONSTANT if values.ndim == 2 else cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpAffine(values, to_pixel, size, flags=flags, borderMode=beyond), np.float32)


def _outline(view: View, cutout: Cutout, box: Box) -> Floats:
    fine = sample_picture(cutout.mask, view, box, finer=FINER)
    reach = WIDEST_GAP * float(box.size.max()) * FINER
    mended = mend_outline(fine > 0.5, radius=THINNEST * FINER, reach=reach)
    distance = _signed_distance(mended) / FINER
    height, width = (side // FINER for side in distance.shape)
    coarse = cv2.resize(distance, (width, height), interpolation=cv2.INTER_AREA)
    smooth = np.asarray(cv2.GaussianBlur(coarse, (0, 0), ROUNDING), np.float32)
    if not (smooth > 0).any():
        raise ViewTooThin(view=view.value)
    return smooth


def _signed_distance(inside: npt.NDArray[np.bool_]) -> Floats:
    """In samples, to the border between true and false ones; positive where true."""
    depth, height = (
        cv2.distanceTransform(where.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) for where in (inside, ~inside)
    )
    return np.where(inside, depth - 0.5, 0.5 - height).astype(np.float32)
