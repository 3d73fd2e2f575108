"""Occlusion: how much of the sky over it each place of a surface sees."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.meeting import Detail, Met
from orfeas.mesh.baking.places import Places, Spots

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]

RAYS = 32
AT_ONCE = 1 << 14
"""Places whose rays are shot together: half a million rays, about 40 bytes each."""
LIFT = np.float32(5e-4)


def open_share(detail: Detail, met: Met, normals: Floats, pattern: Numbers) -> Floats:
    """(N,) the share of the cosine-weighted sky that is seen: 1 where nothing stands over the surface.

    Args:
        detail: the surface.
        met: places on it.
        normals: (N, 3) smooth unit normals there.
        pattern: (N,) which of sixteen sets of directions each place takes, so that neighbours complete each other.
    """
    flat = detail.unit[met.face]
    starts = detail.places(met) + LIFT * flat
    share = np.empty(len(starts), dtype=np.float32)
    for first in range(0, len(starts), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        rays = _turned(DIRECTIONS[pattern[part]], normals[part])
        # Where the smooth normal leans over the flat face some rays would start into it: they are mirrored out.
        depth = np.minimum(np.einsum("nrc,nc->nr", rays, flat[part]), 0.0)
        rays -= 2.0 * depth[:, :, None] * flat[part][:, None]
        hit = detail.blocked(np.repeat(starts[part], RAYS, axis=0), rays.reshape(-1, 3).astype(np.float32))
        share[part] = 1.0 - hit.reshape(-1, RAYS).mean(axis=1)
    return share


class Shade:
    """Occlusion on a coarse grid of texels, read for finer ones without crossing from chart to chart."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.share = np.ones((size, size), dtype=np.float32)
        self.chart = np.full((size, size), -1, dtype=np.int32)

    def put(self, spots: Spots, places: Places, share: Floats) -> None:
        """Keep the values of some texels."""
        self.share[spots.row, spots.column] = share
        self.chart[spots.row, spots.column] = places.chart[spots.face]

    def smooth(self) -> None:
        """The mean over 4 x 4 texels of one chart, which puts the sixteen sets of directions together."""
        for axis in (0, 1):
            total, weight = np.zeros_like(self.share), np.zeros_like(self.share)
            for step, part in ((-2, 0.5), (-1, 1.0), (0, 1.0), (1, 1.0), (2, 0.5)):
                here, there = _shifted(self.size, axis, step)
                same = (self.chart[here] == self.chart[there]) * np.float32(part)
                total[here] += self.share[there] * same
                weight[here] += same
            self.share = total / weight

    def at(self, spots: Spots, places: Places) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Values (N,) for texels of a finer texture, and where there is none because the chart is too small here."""
        scale = np.float32(self.size / places.size)
        x = (spots.column.astype(np.float32) + np.float32(0.5)) * scale - np.float32(0.5)
        y = (spots.row.astype(np.float32) + np.float32(0.5)) * scale - np.float32(0.5)
        chart = places.chart[spots.face]
        value, weight = self._around(x, y, chart, reach=1)
        rest = np.flatnonzero(weight < 1e-3)
        value[rest], weight[rest] = self._around(x[rest], y[rest], chart[rest], reach=2)
        return value, weight < 1e-3

    def _around(self, x: Floats, y: Floats, chart: Numbers, *, reach: int) -> tuple[Floats, Floats]:
        """The mean of the neighbours in the chart by tents `reach` wide, and the weight it had."""
        left, top = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
        total, weight = np.zeros(len(x), dtype=np.float32), np.zeros(len(x), dtype=np.float32)
        for down in range(1 - reach, 1 + reach):
            row = np.clip(top + down, 0, self.size - 1)
            tall = np.maximum(1 - np.abs(y - (top + down)) / reach, 0)
            for right in range(1 - reach, 1 + reach):
                column = np.clip(left + right, 0, self.size - 1)
                part = tall * np.maximum(1 - np.abs(x - (left + right)) / reach, 0)
                part = np.where(self.chart[row, column] == chart, part, 0).astype(np.float32)
                total += part * self.share[row, column]
                weight += part
        return np.asarray(total / np.maximum(weight, 1e-9), dtype=np.float32), weight


def pattern_of(spots: Spots) -> Numbers:
    """Which set of directions each texel takes: (N,), the sixteen of a 4 x 4 block all different."""
    return ((spots.row % 4) * 4 + spots.column % 4).astype(np.int32)


def _directions() -> Floats:
    """(16, RAYS, 3) cosine-distributed about +z: one Hammersley set, shifted sixteen ways (Cranley and Patterson)."""
    number = np.arange(RAYS)
    places = np.arange(int(math.log2(RAYS)))
    bits = (((number[:, None] >> places) & 1) / 2.0 ** (places + 1)).sum(axis=1)
    shift = np.arange(16)
    u = ((number + 0.5)[None] / RAYS + (shift[:, None] // 4 + 0.5) / (4 * RAYS)) % 1.0
    angle = 2 * math.pi * ((bits[None] + (shift[:, None] * 7 % 16) / 16 * (1 + 1 / RAYS)) % 1.0)
    radius = np.sqrt(u)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - u)], axis=2).astype(np.float32)


DIRECTIONS = _directions()


def _turned(directions: Floats, normals: Floats) -> Floats:
    """Directions (N, R, 3) about +z, turned about normals (N, 3) (Duff et al. 2017, JCGT 6(1), listing 3)."""
    x, y, z = normals.T
    sign = np.copysign(np.float32(1), z)
    a = -1 / (sign + z)
    b = x * y * a
    one = np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=1)
    two = np.stack([b, sign + y * y * a, -y], axis=1)
    flat = directions[:, :, :1] * one[:, None] + directions[:, :, 1:2] * two[:, None]
    return np.asarray(flat + directions[:, :, 2:] * normals[:, None], dtype=np.float32)


def _shifted(size: int, axis: int, step: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """Where a texel and its neighbour `step` further along an axis both lie in the texture."""
    here, there = [slice(None)] * 2, [slice(None)] * 2
    here[axis] = slice(max(0, -step), size - max(0, step))
    there[axis] = slice(max(0, step), size - max(0, -step))
    return tuple(here), tuple(there)
