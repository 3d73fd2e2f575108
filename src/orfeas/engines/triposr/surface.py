"""Surface: from the network's axes to ours."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

AXES = (1, 2, 0)
"""The network's axes (x toward the viewer, y to the picture's right, z up) that ours are: right, up, front."""


def turned(vectors: Floats) -> Floats:
    """Points or directions (N, 3) of the network's frame in ours: up +Y, front +Z. A turn, so nothing is mirrored."""
    return np.ascontiguousarray(vectors[:, AXES])
