"""Distance: signed distances of a whole solid at a block of points, and its materials there, compiled."""

from __future__ import annotations

import math

import numba as nb
import numpy as np
import numpy.typing as npt

from training.solids.primitives import CLOSE, OPEN, primitive

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

JOIN, CUT, KEEP, PAINT = range(4)
FAR = 1e6
MOST = 64
"""Points of a block."""

# Columns of codes: kind, how it meets what is there, material. Columns of numbers: inverse matrix (9), centre (3),
# shrink, bounding centre (3), bounding radius, blend, unused, own numbers (11), bump height, bump waves a unit.
CENTER, SHRINK, BOUND, REACH, BLEND = 9, 12, 13, 16, 17
BUMP, WAVES = 30, 31


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def block() -> Doubles:
    """Room for a block of points: rows x, y, z, distance, outer distance, and five of scratch."""
    return np.empty((10, MOST), np.float64)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _meet(how: int, there: Doubles, here: Doubles, blend: float, m: int) -> None:
    """What is there joined with, cut by or kept within what is here; blended over about `blend`."""
    width = max(blend, 1e-9)
    over = 0.25 / width
    if how == JOIN:
        for i in range(m):
            near = max(width - abs(there[i] - here[i]), 0.0)
            there[i] = min(there[i], here[i]) - near * near * over
    else:
        sign = -1.0 if how == CUT else 1.0
        for i in range(m):
            other = sign * here[i]
            near = max(width - abs(there[i] - other), 0.0)
            there[i] = max(there[i], other) + near * near * over


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _own(codes: Ints, n: Doubles, corners: Doubles, at: int, points: Doubles, m: int) -> None:
    """Distances to one primitive, into row 5 of the block."""
    x, y, z, d = points[0], points[1], points[2], points[5]
    a, b, c, s = points[6], points[7], points[8], points[9]
    for i in range(m):
        dx, dy, dz = x[i] - n[at, CENTER], y[i] - n[at, CENTER + 1], z[i] - n[at, CENTER + 2]
        a[i] = n[at, 0] * dx + n[at, 1] * dy + n[at, 2] * dz
        b[i] = n[at, 3] * dx + n[at, 4] * dy + n[at, 5] * dz
        c[i] = n[at, 6] * dx + n[at, 7] * dy + n[at, 8] * dz
    bump, waves, shrink = n[at, BUMP], n[at, WAVES], n[at, SHRINK]
    primitive(codes[at, 0], n, at, corners, a, b, c, d, s, m)
    if bump > 0.0:
        for i in range(m):
            d[i] += bump * math.sin(waves * a[i] + 1.3) * math.sin(waves * b[i] + 0.7) * math.sin(waves * c[i] + 2.1)
    for i in range(m):
        d[i] *= shrink


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def solid_distance(
    codes: Ints, numbers: Doubles, corners: Doubles, chosen: Ints, count: int, points: Doubles, m: int
) -> None:
    """Signed distances of the solid made of the rows `chosen[:count]` at the first m points, into row 3."""
    now, outer, here = points[3], points[4], points[5]
    for i in range(m):
        now[i] = FAR
    for k in range(count):
        at = chosen[k]
        kind, how = codes[at, 0], codes[at, 1]
        if kind == OPEN:
            for i in range(m):
                outer[i], now[i] = now[i], FAR
        elif kind == CLOSE:
            for i in range(m):
                here[i], now[i] = now[i], outer[i]
            _meet(how, now, here, numbers[at, BLEND], m)
        elif how != PAINT:
            _own(codes, numbers, corners, at, points, m)
            _meet(how, now, here, numbers[at, BLEND], m)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def materials(
    codes: Ints, numbers: Doubles, corners: Doubles, chosen: Ints, count: int, points: Doubles, m: int, found: Ints
) -> None:
    """The material of the nearest part at the first m points; paint covers what it encloses."""
    now, outer, here = points[3], points[4], points[5]
    before = np.zeros(m, np.int64)
    for i in range(m):
        now[i], found[i] = FAR, 0
    for k in range(count):
        at = chosen[k]
        kind, how, material = codes[at, 0], codes[at, 1], codes[at, 2]
        if kind == OPEN:
            for i in range(m):
                outer[i], before[i], now[i], found[i] = now[i], found[i], FAR, 0
            continue
        if kind == CLOSE:
            for i in range(m):
                here[i], now[i] = now[i], outer[i]
                if (how == JOIN and outer[i] < here[i]) or (how != JOIN and outer[i] < FAR):
                    found[i] = before[i]
            _meet(how, now, here, numbers[at, BLEND], m)
            continue
        _own(codes, numbers, corners, at, points, m)
        for i in range(m):
            is_nearer = (how == JOIN and here[i] < now[i]) or (how == CUT and -here[i] > now[i])
            if is_nearer or (how == PAINT and here[i] < 0.0):
                found[i] = material
        if how != PAINT:
            _meet(how, now, here, numbers[at, BLEND], m)
