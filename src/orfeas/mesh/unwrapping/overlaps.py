"""Overlaps: texels that two faces of one chart would claim."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.texels import FaceRows, Texels
from orfeas.mesh.unwrapping.flatten import Sheets

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

BAND_ROWS = 256


def spread_out(flat: Doubles, chart: Longs, *, margin: float) -> tuple[Doubles, Longs, int, int]:
    """Shelve charts so that none touches another, on whole texels.

    Args:
        flat: (V, 2) in texels.
        chart: (V,) the chart of each vertex, all from 0 on in use.
        margin: texels left free round each chart.

    Returns:
        The corner to add to each chart (C, 2), the texels each takes up (C, 2), and width and height in all.
    """
    count = int(chart.max()) + 1
    low, high = extents(flat, chart, count)
    size = np.ceil(high - low + 2 * margin).astype(np.int64) + 1
    width = int(max(size[:, 0].max(), np.sqrt(size.prod(axis=1).sum()) * 1.2))
    corner = np.zeros((count, 2))
    x = y = tallest = 0
    for number in np.lexsort((np.arange(count), -size[:, 1])):
        if x + size[number, 0] > width:
            x, y, tallest = 0, y + tallest, 0
        corner[number] = x, y
        x, tallest = x + int(size[number, 0]), max(tallest, int(size[number, 1]))
    return corner - low + margin, size, width, y + tallest


def extents(flat: Doubles, chart: Longs, count: int) -> tuple[Doubles, Doubles]:
    """The lowest and the highest corner (C, 2) of each chart."""
    order = np.argsort(chart, kind="stable")
    starts = np.searchsorted(chart[order], np.arange(count))
    return np.minimum.reduceat(flat[order], starts), np.maximum.reduceat(flat[order], starts)


def doubly_claimed(flat: Doubles, sheets: Sheets, *, texels: float) -> Longs:
    """Pairs (N, 2) of faces of one chart that claim the same texel, at so many texels a metre."""
    shift, _, width, height = spread_out(flat * texels, sheets.chart, margin=1.0)
    rows = FaceRows((flat * texels + shift[sheets.chart])[sheets.faces])
    found = [_pairs(rows.band(first, first + BAND_ROWS, width=width), width) for first in range(0, height, BAND_ROWS)]
    return np.unique(np.concatenate(found), axis=0)


def _pairs(texels: Texels, width: int) -> Longs:
    index = texels.row.astype(np.int64) * width + texels.column
    counts = np.bincount(index - index.min()) if len(index) else np.zeros(1, dtype=np.int64)
    crowded = np.flatnonzero(counts[index - index.min()] > 1) if len(index) else np.zeros(0, dtype=np.int64)
    order = crowded[np.argsort(index[crowded], kind="stable")]
    same = index[order][1:] == index[order][:-1]
    face = texels.face[order].astype(np.int64)
    return np.sort(np.stack([face[:-1][same], face[1:][same]], axis=1), axis=1)
