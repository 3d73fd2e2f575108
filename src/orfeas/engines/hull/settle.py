"""Settle: a guessed solid becomes the smooth one inside a hull that every outline still shows whole."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SOFTNESS = 1.5
"""Standard deviation of the smoothing, cells: two of 2 leave nothing of a rotor's blades, and raising them from
two sides makes more blades than there are."""

RIM = 0.6
"""Share of the hull's own depth along a ray that the solid is raised to: 1 would fill the hull's corners."""

ABOVE = 1.0
"""Cells by which the solid may stand over the hull while it is smoothed, so that it does not shrink away from it."""


def settle(solid: Floats, hull: Floats, *, axes: tuple[int, ...]) -> Floats:
    """Smooth a guess within a hull, and raise it wherever an outline would lose something.

    Along each ray through an outline the guess is raised to a share of the depth that the hull has there, where it is
    nearest to the surface; the raise varies as slowly as both fields do, so it is a swelling and no ledge.

    Args:
        solid: (rows, columns, layers) float32, about cells, positive inside; the guess.
        hull: likewise, what all outlines allow.
        axes: along which outlines were seen: 2 from the front, 1 from a side, 0 from above.

    Returns:
        Likewise; not yet cut by the hull.
    """
    # From above first: sections are rounded between front and side, and it is the top's corners they cut.
    targets = [(axis, np.float32(RIM) * hull.max(axis=axis)) for axis in sorted(axes)]
    ceiling = hull + np.float32(ABOVE)
    _raise(solid, hull, targets)
    solid = blurred(np.minimum(solid, ceiling), sigma=SOFTNESS)
    _raise(solid, hull, targets)
    return solid


def _raise(solid: Floats, hull: Floats, targets: list[tuple[int, Floats]]) -> None:
    for axis, target in targets:
        missing = np.maximum(target - np.minimum(solid, hull).max(axis=axis), 0)
        solid += np.expand_dims(np.where(target > 0, missing, 0), axis)


def blurred(field: Floats, *, sigma: float) -> Floats:
    """A field (rows, columns, layers) smoothed by a Gaussian along all three axes; it goes on beyond its border."""
    rows, columns, layers = field.shape
    size = 2 * int(np.ceil(2 * sigma)) + 1
    flat = np.ascontiguousarray(field).reshape(rows, columns * layers)
    upright = cv2.GaussianBlur(flat, (1, size), sigmaX=sigma, sigmaY=sigma, borderType=cv2.BORDER_REPLICATE)
    result = upright.reshape(rows, columns, layers)
    for row in result:
        cv2.GaussianBlur(row, (size, size), sigma, dst=row, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(result, np.float32)
