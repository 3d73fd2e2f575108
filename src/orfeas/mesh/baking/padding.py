"""Padding: colours go on past the edges of charts."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


def fill(*textures: Pixels, covered: npt.NDArray[np.uint8]) -> None:
    """Give every uncovered texel the colour of the nearest covered one, so that mip levels show no seams.

    Args:
        textures: (H, W, 3) each, changed in place.
        covered: (H, W), 1 where the textures have values of their own; where that is nowhere nothing changes.
    """
    if not covered.any():
        return
    _, label = cv2.distanceTransformWithLabels(1 - covered, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    place, bare = np.flatnonzero(covered), np.flatnonzero(covered == 0)
    nearest = np.zeros(int(label.max()) + 1, dtype=np.int64)
    nearest[label.reshape(-1)[place]] = place
    from_place = nearest[label.reshape(-1)[bare]]
    for texture in textures:
        flat = texture.reshape(-1, 3)
        flat[bare] = flat[from_place]
