"""Sections: what two or three outlines are rounded to: bodies of bulges, things turned on a lathe, boxes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.engines.hull.bulge import bulge
from orfeas.engines.hull.rounding import POWERS, box_power, rounded, squareness
from orfeas.engines.relief.turned import turned_depth

Floats = npt.NDArray[np.float32]

ALIKE = 0.9
"""Overlap of front and side from which on a thing counts as turned about the upright axis."""

SAME_WIDTH = 0.08
"""Median of the logarithms of width by depth, row by row, below which a thing is as likely a tin as a crate, and is
left round; what is wider than deep is hardly ever an elliptic tin."""


def guess_solid(front: Floats, *, side: Floats | None, top: Floats | None) -> Floats:
    """A rounded solid that the outlines would show so, about.

    Args:
        front: (rows, columns) float32, cells, positive inside.
        side: (rows, layers) likewise.
        top: (layers, columns) likewise; one of the two is given.

    Returns:
        (rows, columns, layers) float32, about cells, positive inside.
    """
    if side is None:
        assert top is not None
        # Sections are columns here: each as high as the front shows it and as deep as the top does.
        return rounded(bulge(front).T, _chords(top.T), power=POWERS[0]).transpose(1, 0, 2)
    # Two outlines alike in every row are a lathe's; of a lathe's thing the whole width counts and no thickness does.
    squared = _chords if _overlap(front, side) > ALIKE else bulge
    return rounded(squared(front), squared(side), power=_power(front, side) if top is None else squareness(top))


def _power(front: Floats, side: Floats) -> float:
    """How square the sections of two outlines are.

    An outline that fills its box says that the other one is the same all the way along: a plate that was cut out, a
    cupboard. Two that both nearly do are a box's.
    """
    widths, depths = (front > 0).sum(axis=1), (side > 0).sum(axis=1)
    both = (widths > 0) & (depths > 0)
    if not both.any() or np.median(np.abs(np.log(widths[both] / depths[both]))) < SAME_WIDTH:
        return POWERS[0]
    along = box_power(max(_filled(front), _filled(side)))
    return max(along, min(squareness(front), squareness(side)))


def _filled(outline: Floats) -> float:
    """Share of the box round an outline that is inside."""
    inside = outline > 0
    return float(inside.sum() / (inside.any(axis=0).sum() * inside.any(axis=1).sum()))


def _overlap(front: Floats, side: Floats) -> float:
    """Of the two outlines laid on one another by the axis, 0 to 1."""
    width = max(front.shape[1], side.shape[1])
    one, two = (_widened(outline > 0, width) for outline in (front, side))
    return float((one & two).sum() / (one | two).sum())


def _widened(inside: npt.NDArray[np.bool_], width: int) -> npt.NDArray[np.bool_]:
    before = (width - inside.shape[1]) // 2
    return np.pad(inside, ((0, 0), (before, width - inside.shape[1] - before)))


def _chords(distance: Floats) -> Floats:
    """Squared half depths of sections turned about the middle of every run; negative outside."""
    chords = turned_depth(distance > 0, smoothing=1.5)
    radius = np.sqrt(np.maximum(chords.max(axis=1, keepdims=True), 1))
    return np.where(distance > 0, np.maximum(chords, 0.05), 2 * radius * np.minimum(distance, -0.05)).astype(np.float32)
