"""Widen: charts too thin for the texture are stretched across, so that mip levels do not bleed into them."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

LEAST_TEXELS = 8.25
"""A chart with a shorter side than 8 is a sliver, gone at the third mip level; a little more, since boxes are estimates
to about a hundredth once a chart is turned."""

RESERVE = 1.35
"""How much wider than LEAST_TEXELS a chart is made, since packing decides the scale only afterwards."""

LARGEST_SHARE = 0.2
"""Of the texture, that all stretched charts together may take up; with more of them each gets less."""


def widen(flat: Doubles, chart: Longs, *, texels_per_metre: float, texture_pixels: int) -> tuple[Doubles, int]:
    """Stretch every chart whose short side is under LEAST_TEXELS, across that side only.

    Slivers are what is left of charts cut apart where they folded or overlapped: a face or two. Their texels are
    spread unevenly afterwards, which costs little on so small an area, and is told by the distortion of the UVs.

    Args:
        flat: (V, 2) charts in metres.
        chart: (V,) the chart of each vertex, all from 0 on in use.
        texels_per_metre: at which the charts come on the texture.
        texture_pixels: side of the texture.

    Returns:
        (V, 2) metres, charts that are wide enough as they were; and how many were not.
    """
    count = int(chart.max()) + 1
    order = np.argsort(chart, kind="stable")
    starts = np.append(np.searchsorted(chart[order], np.arange(count)), len(chart))
    parts = [order[start:end] for start, end in pairwise(starts)]
    boxes = [cv2.minAreaRect((flat[part] * texels_per_metre).astype(np.float32)) for part in parts]
    sides = np.array([box[1] for box in boxes], dtype=np.float64)
    is_thin = sides.min(axis=1) < LEAST_TEXELS
    least = _least(sides[is_thin], texture_pixels=texture_pixels)
    widened = flat.copy()
    for number in np.flatnonzero(is_thin):
        widened[parts[number]] = _stretched(
            flat[parts[number]], degrees=boxes[number][2], least=least / texels_per_metre
        )
    return widened, int(is_thin.sum())


def _least(sides: Doubles, *, texture_pixels: int) -> float:
    """The width every thin chart gets, texels."""
    least = LEAST_TEXELS * RESERVE
    wanted = np.maximum(sides, least).prod(axis=1).sum()
    return least * min(1.0, float(np.sqrt(LARGEST_SHARE * texture_pixels**2 / max(wanted, 1.0))))


def _stretched(flat: Doubles, *, degrees: float, least: float) -> Doubles:
    """Points (N, 2) of one chart, stretched about their middle along the sides of their box that are under `least`."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along = np.array([[cosine, sine], [-sine, cosine]])
    middle = flat.mean(axis=0)
    local = (flat - middle) @ along.T
    extent = np.ptp(local, axis=0)
    local *= np.where(extent < least, least / np.maximum(extent, 1e-9 * least), 1.0)
    return np.asarray(local @ along + middle, dtype=np.float64)
