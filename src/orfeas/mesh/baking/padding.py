"""Padding: colours go on past the edges of charts."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


def fill(texture: Pixels, covered: npt.NDArray[np.uint8]) -> Pixels:
    """Give every uncovered texel the colour of the nearest covered one, so that mip levels show no seams.

    Args:
        texture: (H, W, 3), changed in place.
        covered: (H, W), 1 where the texture has a value of its own.
    """
    if not covered.any():
        return texture
    _, label = cv2.distanceTransformWithLabels(1 - covered, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    is_covered = covered.astype(bool)
    color_of = np.zeros((int(label.max()) + 1, 3), dtype=np.uint8)
    color_of[label[is_covered]] = texture[is_covered]
    bare = ~is_covered
    texture[bare] = color_of[label[bare]]
    return texture
