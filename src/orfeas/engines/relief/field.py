"""Field: one signed field from the half depths, and the one surface extracted from it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

MARGIN = 3
"""Empty layers in front and behind."""


def extract(front: Floats, back: Floats) -> tuple[Floats, Ints]:
    """The closed surface between a front and a back.

    The field is u(x, y) - z^2, with u the squared half depth of the side that z is on. Both are 0 along the outline,
    so front and back meet there with a vertical tangent and without a seam (marching cubes of Lewiner et al. 2003,
    doi:10.1080/10867651.2003.10487582).

    Args:
        front, back: (h, w) float32, square cells; negative outside the outline.

    Returns:
        Positions (V, 3) float32 in cells, x along columns, y down the rows, z toward the viewer from the middle, with
        cell centres at half-integers; faces (F, 3) int32, counter-clockwise from outside in (x, -y, z).
    """
    near = int(np.ceil(np.sqrt(max(float(front.max()), 0.0)))) + MARGIN
    far = int(np.ceil(np.sqrt(max(float(back.max()), 0.0)))) + MARGIN
    z = np.arange(-far, near + 1, dtype=np.float32)
    volume = np.where(z >= 0, front[..., None], back[..., None]) - z * z
    volume[np.abs(volume) < 1e-4] = 1e-4
    points, faces, _, _ = marching_cubes(volume, 0.0, allow_degenerate=False)  # type: ignore[no-untyped-call]
    positions = np.stack([points[:, 1] + 0.5, points[:, 0] + 0.5, points[:, 2] - far], axis=1)
    return positions.astype(np.float32), faces.astype(np.int32)
