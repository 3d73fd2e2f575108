"""Pack: charts are placed on the texture by their outlines, on a coarse grid, with a gutter between any two."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.unwrapping.overlaps import BAND_ROWS, extents, spread_out

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Mask = npt.NDArray[np.float32]

FINEST_RASTER = 2048
"""Outlines are drawn as for a texture of at most this size."""

CELLS = 176
"""Cells along a side of the grid the outlines are fitted on, about."""

DENSEST = 0.80
"""Share of a square that outlines fill at best; the search for the smallest square begins there."""

STRIPS, FEW_STRIPS, MANY_CHARTS, SMALL = 8, 3, 100, 0.005
"""So many widths are tried after the first, with many charts fewer; charts below this share of the whole are tried in
two turns only."""

EXPECTED_COVERAGE = 0.60
"""Share of the texture taken up by charts that the first drawing reckons with."""

LEAST_COVERAGE = 0.05
"""Charts drawn for less are packed however large the square gets."""

LIKELY_REPEATED = 256
"""Cells up to which an outline is remembered: the search for one alike begins where the last one's ended."""

ROWS_AT_ONCE = 24
"""Rows of places tried together: a small outline mostly fits near the top, and the rest need not be looked at."""

WORTH_TURNING = 0.9
"""A chart stays upright unless its box shrinks below this share of its area when turned."""


@dataclass(frozen=True, eq=False)
class _Placed:
    """Where charts have gone: quarter turns (C,), and the corner (C, 2) of each in cells; the side of it all."""

    turns: Longs
    corner: Longs
    side: int


@dataclass(frozen=True, eq=False)
class Packed:
    """Charts on the unit square.

    Attributes:
        uvs: (V, 2) inside 0..1, origin top-left.
        coverage: share of the square that the drawing they were placed by reckoned with.
    """

    uvs: Doubles
    coverage: float


def pack(
    flat: Doubles,
    faces: Longs,
    chart: Longs,
    *,
    texture_pixels: int,
    padding_pixels: int,
    coverage: float = EXPECTED_COVERAGE,
) -> Packed:
    """Place charts on the unit square, as large as they fit, all at one scale.

    Args:
        flat: (V, 2) charts in metres, x right, y up, each by itself.
        faces: (F, 3).
        chart: (V,) the chart of each vertex, all from 0 on in use.
        texture_pixels: side of the texture.
        padding_pixels: texels at least between two charts, and half that to the edge of the texture.
        coverage: what an earlier packing of nearly the same charts came to.
    """
    raster = min(texture_pixels, FINEST_RASTER)
    upright = np.stack([flat[:, 0], -flat[:, 1]], axis=1)
    turned = _turned_to_small_boxes(upright, chart)
    corners = turned[faces]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]).sum() / 2
    gutter = padding_pixels * raster / texture_pixels
    reach, cell = math.ceil(gutter / 2) + 1, max(raster // CELLS, 1)
    # Outlines are `reach` texels fatter than charts and drawn for `raster`; on more texels gutters would shrink.
    largest = 2 * (reach - 1) * raster / gutter
    while True:
        drawn = turned * (raster * math.sqrt(coverage / max(area, 1e-300)))
        masks, origin = _outlines(drawn, faces, chart, reach=reach, cell=cell)
        side = cell * math.sqrt(sum(float(mask.sum()) for mask in masks) / DENSEST)
        if side <= largest or coverage < LEAST_COVERAGE:  # else placing them would be for nothing
            placed = _place(masks)
            side = placed.side * cell
        if side <= largest or coverage < LEAST_COVERAGE:
            break
        coverage *= min(0.97 * (largest / side) ** 2, 0.95)
    return Packed(_moved(drawn - origin[chart], chart, masks, placed, cell) / side, coverage)


def _turned_to_small_boxes(flat: Doubles, chart: Longs) -> Doubles:
    """Charts turned so that their bounding boxes are small, where that is worth it."""
    count = int(chart.max()) + 1
    order = np.argsort(chart, kind="stable")
    starts = np.append(np.searchsorted(chart[order], np.arange(count)), len(chart))
    low, high = extents(flat, chart, count)
    turned = flat.copy()
    for number in range(count):
        chosen = order[starts[number] : starts[number + 1]]
        (_, _), (width, height), degrees = cv2.minAreaRect((flat[chosen] - low[number]).astype(np.float32))
        if width * height > WORTH_TURNING * (high[number] - low[number]).prod():
            continue
        angle = -math.radians((degrees + 45) % 90 - 45)
        cosine, sine = math.cos(angle), math.sin(angle)
        turned[chosen] = flat[chosen] @ np.array([[cosine, sine], [-sine, cosine]])
    return turned


def _outlines(drawn: Doubles, faces: Longs, chart: Longs, *, reach: int, cell: int) -> tuple[list[Mask], Doubles]:
    """Charts drawn in texels, made `reach` texels fatter, on cells: a mask each, and where its corner lies (C, 2)."""
    shift, size, width, height = spread_out(drawn, chart, margin=reach + 1.0)
    picture = np.zeros((height + cell, width + cell), dtype=np.uint8)
    placed = drawn + shift[chart]
    rows = FaceRows(placed[faces])
    for first in range(0, height, BAND_ROWS):
        texels = rows.band(first, first + BAND_ROWS, width=width)
        picture[texels.row, texels.column] = 1
    column, row = placed.astype(np.int64).T
    picture[row, column] = 1  # a chart too thin to cover the centre of any texel is there all the same
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    fat = np.asarray(cv2.dilate(picture, around), dtype=np.uint8)
    low, _ = extents(placed, chart, len(size))
    start = np.rint(low - (reach + 1.0)).astype(np.int64)
    masks = []
    for (x, y), (across, down) in zip(start, size, strict=True):
        wide, tall = -(-int(across) // cell), -(-int(down) // cell)
        part = np.zeros((tall * cell, wide * cell), dtype=np.uint8)
        part[: int(down), : int(across)] = fat[y : y + int(down), x : x + int(across)]
        mask = part.reshape(tall, cell, wide, cell).max(axis=(1, 3)).astype(np.float32)
        masks.append(mask)
    return masks, start - shift


def _place(masks: list[Mask]) -> _Placed:
    """Place the largest first, each as high up as it goes, in strips of several widths; the smallest square wins."""
    total = sum(float(mask.sum()) for mask in masks)
    width = max(math.ceil(math.sqrt(total / DENSEST)), max(min(mask.shape) for mask in masks))
    best = _placed_in_strip(masks, width, below=None)
    assert best is not None
    num_strips = STRIPS if len(masks) <= MANY_CHARTS else FEW_STRIPS
    for wider in np.unique(np.linspace(width, best.side, num_strips + 2)[1:-1].astype(np.int64)).tolist():
        if width < wider < best.side:
            best = _placed_in_strip(masks, wider, below=best.side) or best
    return best


def _placed_in_strip(masks: list[Mask], width: int, *, below: int | None) -> _Placed | None:
    """Place outlines in a strip; None where that comes out no smaller than `below`."""
    turns, corner = np.zeros(len(masks), dtype=np.int64), np.zeros((len(masks), 2), dtype=np.int64)
    deepest = width + 2 * max(max(mask.shape) for mask in masks)
    taken = np.zeros((deepest, width), dtype=np.float32)
    total = sum(float(mask.sum()) for mask in masks)
    bottom = right = 0
    known: dict[bytes, int] = {}  # of outlines alike, which slivers often are: room only ever gets less
    for number in sorted(range(len(masks)), key=lambda k: (-masks[k].sum(), k)):
        bound = bottom
        found: tuple[int, int, int, int, int] | None = None
        for turn in range(4 if masks[number].sum() > total * SMALL else 2):
            mask = np.ascontiguousarray(np.rot90(masks[number], turn))
            tall, wide = mask.shape
            if wide > width:
                continue
            if bound + tall > len(taken):
                taken = np.concatenate([taken, np.zeros((bound + tall, width), dtype=np.float32)])
            look = str(mask.shape).encode() + mask.tobytes() if mask.size <= LIKELY_REPEATED else b""
            above = known.get(look, 0)
            y, x = first_fit(taken[: bound + tall], mask, above=above) if bottom else (0, 0)
            if look:
                known[look] = y
            candidate = (max(y + tall, bottom), y + tall, x + wide, turn, x)
            if found is None or candidate < found:
                found = candidate
        assert found is not None
        _, end, end_x, turn, x = found
        mask = np.rot90(masks[number], turn)
        y = end - mask.shape[0]
        taken[y:end, x:end_x] = np.maximum(taken[y:end, x:end_x], mask)
        turns[number], corner[number] = turn, (x, y)
        bottom, right = max(bottom, end), max(right, end_x)
        if below is not None and bottom >= below:
            return None
    return _Placed(turns, corner, max(bottom, right))


def first_fit(taken: Mask, mask: Mask, *, above: int) -> tuple[int, int]:
    """Row and column of the first place, by rows from `above` on, where an outline meets nothing that is taken.

    Args:
        taken: (H, W) 1 where cells are taken; free from some row on, with room for the outline below it.
        mask: (h, w) the outline.
        above: places further up need not be looked at.
    """
    last = len(taken) - len(mask)
    for first in range(above, last + 1, ROWS_AT_ONCE):
        part = taken[first : min(first + ROWS_AT_ONCE, last + 1) + len(mask) - 1]
        is_free = cv2.matchTemplate(part, mask, cv2.TM_CCORR) < 0.5
        at = int(np.argmax(is_free))
        if is_free.flat[at]:
            y, x = divmod(at, is_free.shape[1])
            return first + y, x
    raise AssertionError("below everything there is room")


def _moved(local: Doubles, chart: Longs, masks: list[Mask], placed: _Placed, cell: int) -> Doubles:
    """Charts drawn from their masks' corners, turned by quarters as np.rot90 turns masks, and put in their places."""
    size = np.array([mask.shape[::-1] for mask in masks], dtype=np.float64)[chart] * cell
    turn = placed.turns[chart]
    x, y = local.T
    wide, tall = size.T
    turned_x = np.choose(turn, [x, y, wide - x, tall - y])
    turned_y = np.choose(turn, [y, wide - x, tall - y, x])
    return np.asarray(np.stack([turned_x, turned_y], axis=1) + placed.corner[chart] * float(cell), dtype=np.float64)
