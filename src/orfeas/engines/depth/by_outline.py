"""By outline: a subject's nearness by inflation, with the fine relief of its shading; no weights."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.relief.detail import relief_detail
from orfeas.engines.relief.frame import frame
from orfeas.engines.relief.inflate import inflate

Floats = npt.NDArray[np.float32]

CELLS = 256

DETAIL = 2.5
"""Times the fine relief of a whole body: pressed flat, that much is wanted to see eyes and seams (tried: 1, 2.5, 4)."""


def nearness_by_outline(cutout: Cutout) -> Floats:
    """How far a subject's front comes toward the viewer, as the engine relief makes it.

    Returns:
        (H, W) float32, the picture's size: 0 at the outline to 1, and 0 outside.

    Raises:
        EngineFailed: the cut-out is empty, or too thin to have an inside.
    """
    framed = frame(cutout, cells=CELLS)
    half = np.sqrt(np.maximum(inflate(framed.distance).squared, 0))
    detail = DETAIL * relief_detail(framed.sample(cutout.colors), framed.distance)
    front = np.where(framed.inside, np.maximum(half + detail, 0.5 * half), 0).astype(np.float32)
    height, width = cutout.mask.shape
    step = 1 / framed.cell
    matrix = np.array(
        [
            [step, 0, (0.5 - framed.left) * step - 0.5],
            [0, step, (0.5 - framed.top) * step - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(front, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(seen / max(float(seen.max()), 1e-6), np.float32)
