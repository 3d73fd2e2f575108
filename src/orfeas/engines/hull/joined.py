"""Joined: one piece out of a field that has several."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.ndimage import find_objects, label
from skimage.graph import MCP_Geometric

from orfeas.engines.hull.box import MARGIN

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

SHOWS = 2e-3
"""Share of all that is seen from one side which a piece has to add to it; what adds less is left out. Where a picture
has two legs and another two, four are possible and only two need be."""

COARSE = 3
"""Cells along a step of the way from one piece to another."""

STRUT = 1.6
"""Half width of a strut, cells."""

OUTSIDE = 40.0
"""Cost of a step outside the hull beside one inside."""

ALONG = 0.02
"""Cost of a step inside the piece itself."""


def join_pieces(field: Floats, *, allowed: Floats) -> Floats:
    """Lay struts from the largest piece to every other that some view shows; the rest is left out.

    Args:
        field: (rows, columns, layers) float32, cells, positive inside; changed in place.
        allowed: likewise, the hull: struts keep to where it is positive, as far as they can.

    Returns:
        The field, one piece where positive, but for single cells that touch at corners.
    """
    found, count = label(field > 0)
    if count <= 1:
        return field
    parts = found.astype(np.int32, copy=False)
    sizes = np.bincount(parts.ravel())[1:]
    boxes = find_objects(parts)
    order = 1 + np.argsort(-sizes, kind="stable")
    kept = [int(order[0])]
    shown = [_shadow(parts, boxes, kept[0], axis) for axis in range(3)]
    for number in order[1:]:
        added = [_shadow(parts, boxes, int(number), axis) & ~shown[axis] for axis in range(3)]
        if any(more.sum() > SHOWS * before.sum() for more, before in zip(added, shown, strict=True)):
            kept.append(int(number))
            shown = [before | more for before, more in zip(shown, added, strict=True)]
    is_kept = np.zeros(count + 1, bool)
    is_kept[[0, *kept]] = True
    field[~is_kept[parts]] = -0.05
    if len(kept) > 1:
        _lay_struts(field, parts, kept, allowed)
    return field


def _shadow(parts: Ints, boxes: list[tuple[slice, ...]], number: int, axis: int) -> Bools:
    """Where one piece is seen along an axis, on the whole plane."""
    box = boxes[number - 1]
    plane = np.zeros([size for k, size in enumerate(parts.shape) if k != axis], bool)
    plane[tuple(part for k, part in enumerate(box) if k != axis)] = (parts[box] == number).any(axis=axis)
    return plane


def _lay_struts(field: Floats, parts: Ints, kept: list[int], allowed: Floats) -> None:
    """The cheapest way from what is joined so far to each further piece, the largest first."""
    coarse = (slice(None, None, COARSE),) * 3
    cost = np.where(allowed[coarse] > 0, 1.0, OUTSIDE)
    cost[field[coarse] > 0] = ALONG
    starts = _places(parts, kept[0])
    for number in kept[1:]:
        ways = MCP_Geometric(cost)
        total, _ = ways.find_costs(starts)
        ends = _places(parts, number)
        nearest = ends[int(np.argmin(total[tuple(ends.T)]))]
        way = np.array(ways.traceback(nearest)) * COARSE
        for one, two in pairwise(way):
            _strut(field, one, two)
        starts = np.concatenate([starts, ends, way // COARSE])


def _places(parts: Ints, number: int) -> Ints:
    """(N, 3) coarse places in a piece, or next to one that is finer than they are."""
    found = np.argwhere(parts[(slice(None, None, COARSE),) * 3] == number)
    if not len(found):
        found = np.argwhere(parts == number)[:1] // COARSE
    return found.astype(np.int32)


def _strut(field: Floats, one: Ints, two: Ints) -> None:
    """Raise the field to a round bar between two cells."""
    low = np.maximum(np.minimum(one, two) - MARGIN + 1, 1)
    high = np.minimum(np.maximum(one, two) + MARGIN, np.array(field.shape) - 1)
    where = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
    offset = np.moveaxis(np.mgrid[where], 0, -1) - one
    along = (two - one).astype(float)
    share = np.clip(offset @ along / max(along @ along, 1e-9), 0, 1)
    away = np.linalg.norm(offset - share[..., None] * along, axis=-1)
    np.maximum(field[where], STRUT - away, out=field[where], casting="same_kind")
