"""Field: one signed field from the half depths, and the one surface extracted from it."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

MARGIN = 3
"""Empty layers in front and behind."""

ROUNDING = 2.0
"""Cells over which the edge of a cut is rounded; less where the body is thin."""

NO_CUT = 50.0
"""Cells; a distance that changes nothing."""


def extract(front: Floats, back: Floats, *, distance: Floats, stands: Floats) -> tuple[Floats, Floats, Ints]:
    """The closed surface between a front and a back.

    The field is u(x, y) - z^2 over its slope at the surface, about the distance to it, with u the squared half depth
    of the side that z is on; it is cut by the outline where the subject stands. Both sides are 0 along the outline,
    so front and back meet there with a vertical tangent and without a seam. Extracted by the marching cubes of
    Lewiner et al. 2003, doi:10.1080/10867651.2003.10487582.

    Args:
        front, back: (h, w) float32, square cells; negative outside the outline.
        distance: (h, w) float32, cells, positive inside.
        stands: (h, w) float32, 0 to 1, where the outline is a cut.

    Returns:
        Positions (V, 3) float32 in cells: column, row, and height toward the viewer, cell centres at half-integers;
        unit normals (V, 3) float32 outward, and faces (F, 3) int32, counter-clockwise from outside, both in glTF axes
        (right, up, toward the viewer).
    """
    near = int(np.ceil(np.sqrt(max(float(front.max()), 0.0)))) + MARGIN
    far = int(np.ceil(np.sqrt(max(float(back.max()), 0.0)))) + MARGIN
    z = np.arange(-far, near + 1, dtype=np.float32)
    slope = steepness(front)
    volume = (np.where(z >= 0, front[..., None], back[..., None]) - z * z) / slope[..., None]
    rows = np.flatnonzero((stands > 0.01).any(axis=1))
    if len(rows):
        low = slice(rows[0], rows[-1] + 1)
        cut = distance[low] + NO_CUT * (1 - stands[low])
        rounding = np.clip(np.minimum(front, back)[low] / slope[low], 0.01, ROUNDING).astype(np.float32)
        volume[low] = smooth_minimum(volume[low], cut[..., None], rounding[..., None])
    volume[np.abs(volume) < 1e-4] = 1e-4
    points, faces, normals, _ = marching_cubes(volume, 0.0, gradient_direction="ascent")  # type: ignore[no-untyped-call]
    positions = np.stack([points[:, 1] + 0.5, points[:, 0] + 0.5, points[:, 2] - far], axis=1)
    outward = np.stack([normals[:, 1], -normals[:, 0], normals[:, 2]], axis=1)
    return positions.astype(np.float32), outward.astype(np.float32), faces.astype(np.int32)


def steepness(squared: Floats) -> Floats:
    """|grad (u - z^2)| where z^2 = u, (h, w) cells, smoothed: twice the radius in a ball and in a tube alike."""
    down, right = np.gradient(squared)
    steep = down * down + right * right + 4 * np.maximum(squared, 0) + 1
    return np.asarray(np.sqrt(cv2.GaussianBlur(steep, (0, 0), 2.0)), np.float32)


def smooth_minimum(one: Floats, two: Floats, width: Floats | np.float32) -> Floats:
    """The smaller of two, rounded by a parabola where they are within `width` of each other."""
    share = np.maximum(width - np.abs(one - two), 0)
    return np.asarray(np.minimum(one, two) - share * share / (4 * width), np.float32)
