"""Prior: what a network foresees of the inside of a hull, laid on the hull's grid and followed within its limits."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.hull.box import Box
from orfeas.engines.hull.settle import RIM
from orfeas.engines.hull.sides import X, Y, Z
from orfeas.engines.relief.frame import Frame
from orfeas.intake.views import View

Floats = npt.NDArray[np.float32]

Foresee = Callable[[Box, Floats], Floats]
"""Given the box and the hull (rows, columns, layers), the prior on the hull's grid, signed cells, positive inside."""

STRETCHES = tuple(float(factor) for factor in np.exp(np.linspace(-0.4, 0.4, 17)))
"""Factors tried on the prior's depth where a view shows the depth: from one picture it is known to about a third."""

UNWILLING = 0.1
"""Overlap that the logarithm of a stretch has to earn, per unit."""

SEEN_ENOUGH = (0.3, 0.9)
"""Share of the depth an outline asks for along a ray, from which on the prior begins to be followed there, and is."""

FORETOLD = (0.7, 0.9)
"""Overlap of a prior's silhouettes with the hull's from which on it begins to be believed, and is wholly."""

SEAM = 1.5
"""Standard deviation, cells, over which one gives way to the other."""


def fuse_prior(hull_field: Floats, prior: Floats, *, hull: Floats, axes: tuple[int, ...]) -> Floats:
    """Follow a prior inside a hull as far as it shows what every outline shows.

    Where along a ray through an outline the prior has nothing inside the hull, it is wrong there, and the field that
    was rounded from the outlines is joined to it along the whole ray; where all rays through a place are content, the
    prior decides alone: its hollows stay hollow.

    Args:
        hull_field: (rows, columns, layers) float32, about cells, positive inside: rounded from outlines.
        prior: likewise, on the same grid; see `lay_prior`.
        hull: likewise, what all outlines allow.
        axes: along which outlines were seen: 2 from the front, 1 from a side, 0 from above.

    Returns:
        Likewise, within the hull; every ray that `hull_field` meets it meets too.
    """
    inner = np.minimum(prior, hull)
    guessed = np.minimum(hull_field, hull)
    lacking = np.zeros(hull.shape, np.float32)
    for axis in axes:
        asked = np.minimum(RIM * hull.max(axis=axis), guessed.max(axis=axis))
        share = inner.max(axis=axis) / np.maximum(asked, 0.3)
        low, high = SEEN_ENOUGH
        missing = np.where(asked > 0, np.clip((high - share) / (high - low), 0, 1), 0).astype(np.float32)
        wide = cv2.GaussianBlur(missing, (0, 0), SEAM)
        np.maximum(lacking, np.expand_dims(np.maximum(missing, np.minimum(2 * wide, 1)), axis), out=lacking)
    joined = inner + lacking * np.maximum(guessed - inner, 0)
    trust = _trust(prior, hull, axes=axes)
    return np.asarray(guessed + np.float32(trust) * (joined - guessed), np.float32)


def _trust(prior: Floats, hull: Floats, *, axes: tuple[int, ...]) -> float:
    """How far a prior is believed, 0 to 1: by how well it foretold each outline, the worst counting."""
    overlaps = [_overlap(prior.max(axis=axis) > 0, hull.max(axis=axis) > 0) for axis in axes]
    low, high = FORETOLD
    return float(np.clip((min(overlaps) - low) / (high - low), 0, 1))


def _overlap(one: npt.NDArray[np.bool_], two: npt.NDArray[np.bool_]) -> float:
    return float((one & two).sum() / max((one | two).sum(), 1))


def lay_prior(prior: Floats, *, framed: Frame, box: Box, hull: Floats) -> Floats:
    """A field on a frame's grid, resampled on a hull's, at the depth at which both look alike from side and above.

    Columns and rows are the front picture's in both. The depth of one picture is free up to an offset and known to a
    factor: both are those at which the silhouettes of prior and hull overlap most; where no view shows the depth, the
    factor stays 1.

    Args:
        prior: (h, w, layers) float32, cells of the frame, positive inside; layers toward the camera.
        framed: where that grid lies in the front's picture.
        box: where the hull's lies.
        hull: (rows, columns, layers) float32, cells, positive inside.

    Returns:
        (rows, columns, layers) float32, cells of the hull's grid.
    """
    matrix = box.matrices[View.FRONT]
    # Hull cells' centres in cells of the frame.
    rows, columns, layers = hull.shape
    step_x, step_y = matrix[0, X] / framed.cell, matrix[1, Y] / framed.cell
    start_x = (matrix[0, 3] + 0.5 * matrix[0, X] - framed.left) / framed.cell - 0.5
    start_y = (matrix[1, 3] + 0.5 * matrix[1, Y] - framed.top) / framed.cell - 0.5
    step = float(np.sqrt(step_x * step_y))
    across = _weights(start_x + step_x * np.arange(columns), prior.shape[1])
    down = _weights(start_y + step_y * np.arange(rows), prior.shape[0])
    flat = np.einsum("rh,hwz->rwz", down, prior, optimize=True)
    upright = np.einsum("cw,rwz->rcz", across, flat, optimize=True) / np.float32(step)
    stretches = STRETCHES if box.size[Z] > 0 else (1.0,)
    factor, offset = _depth_of(upright, hull, step=step, stretches=stretches)
    places = (np.arange(layers) - offset) * step / factor
    laid = upright @ _weights(places, prior.shape[2]).T
    outside = np.maximum(np.maximum(-places, places - (prior.shape[2] - 1)), 0) * factor / step
    return np.asarray(np.where(outside > 0, np.minimum(laid, 0) - outside, laid), np.float32)


def _depth_of(upright: Floats, hull: Floats, *, step: float, stretches: tuple[float, ...]) -> tuple[float, float]:
    """Stretch and layer of the prior's first layer that make its silhouettes from side and above the hull's.

    Args:
        upright: (rows, columns, n) the prior, whose layers are `step` to a cell of the hull.
        hull: (rows, columns, layers).
    """
    wanted = [(hull.max(axis=axis) > 0).astype(np.float64) for axis in (1, 0)]
    given = [(np.asarray(upright.max(axis=axis)) > 0).astype(np.float64) for axis in (1, 0)]
    layers = hull.shape[2]
    best = (-np.inf, 1.0, 0.0)
    for factor in stretches:
        count = int(np.ceil(upright.shape[2] * factor / step))
        length = layers + count
        spread = _weights(np.arange(count) * step / factor, upright.shape[2]).T.astype(np.float64)
        shared, total = np.zeros(length), 0.0
        for one, two in zip(wanted, given, strict=True):
            moved = two @ spread
            product = np.fft.rfft(one, length) * np.conj(np.fft.rfft(moved, length))
            shared += np.fft.irfft(product.sum(axis=0), length)
            total += one.sum() + moved.sum()
        overlap = shared / np.maximum(total - shared, 1e-9)
        # As good within a rounding error: in the middle of them, as a hull without depth lets the prior slide.
        ties = np.flatnonzero(overlap > overlap.max() - 1e-9)
        offsets = np.where(ties >= layers, ties - length, ties)
        score = float(overlap.max()) - UNWILLING * abs(np.log(factor))
        if score > best[0] + 1e-12:
            best = (score, factor, float(offsets[np.argsort(offsets)[len(offsets) // 2]]))
    return best[1], best[2]


def _weights(places: npt.NDArray[np.floating], count: int) -> Floats:
    """(N, count) linear interpolation at places counted in samples; the first and last go on beyond the ends."""
    held = np.clip(places, 0, count - 1)
    first = np.minimum(np.floor(held).astype(int), max(count - 2, 0))
    share = (held - first).astype(np.float32)
    matrix = np.zeros((len(held), count), np.float32)
    every = np.arange(len(held))
    matrix[every, first] = 1 - share
    matrix[every, np.minimum(first + 1, count - 1)] += share
    return matrix
