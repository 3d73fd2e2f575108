"""Trace: depths and normals of what a camera sees, and the distance on a grid, compiled."""

from __future__ import annotations

import math

import numba as nb
import numpy as np
import numpy.typing as npt

from training.solids.distance import BLEND, BOUND, JOIN, KEEP, MOST, PAINT, REACH, block, materials, solid_distance
from training.solids.primitives import CLOSE, OPEN

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

TILE, CUBE = 8, 4
"""Sides of the blocks that are worked on at once: of pixels and of the grid."""

assert TILE * TILE <= MOST
assert CUBE**3 <= MOST

MISSED = 9.0
"""Depth of a ray that met nothing; no NaN, which fast arithmetic does not know."""

MOST_STEPS = 60
HIT = 4e-4
LEAST_STEP = 1.5e-3
NUDGE = 1.5e-3
"""Half the distance over which normals are measured."""


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def near_ray(
    codes: Ints, numbers: Doubles, f: float, u: float, v: float, room: float, has_paint: bool, chosen: Ints
) -> int:
    """Rows that can be met within `room` of the ray through (u, v); how many."""
    count = 0
    for at in range(len(codes)):
        kind, how = codes[at, 0], codes[at, 1]
        if kind in (OPEN, CLOSE) or how == KEEP:
            chosen[count] = at
            count += 1
        elif has_paint or how != PAINT:
            wide = 1.0 - f * numbers[at, BOUND + 2]
            dx, dy = numbers[at, BOUND] - u * wide, numbers[at, BOUND + 1] - v * wide
            reach = numbers[at, REACH] + numbers[at, BLEND] + room * max(wide, 1.0)
            if dx * dx + dy * dy < reach * reach:
                chosen[count] = at
                count += 1
    return count


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _near_point(codes: Ints, numbers: Doubles, x: float, y: float, z: float, room: float, chosen: Ints) -> int:
    """Rows that matter within `room` of a point; how many."""
    count = 0
    for at in range(len(codes)):
        kind, how = codes[at, 0], codes[at, 1]
        if kind in (OPEN, CLOSE) or how == KEEP:
            chosen[count] = at
            count += 1
        elif how != PAINT:
            dx, dy, dz = x - numbers[at, BOUND], y - numbers[at, BOUND + 1], z - numbers[at, BOUND + 2]
            reach = numbers[at, REACH] + numbers[at, BLEND] + room
            if dx * dx + dy * dy + dz * dz < reach * reach:
                chosen[count] = at
                count += 1
    return count


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _ends(codes: Ints, numbers: Doubles, chosen: Ints, count: int) -> tuple[float, float]:
    """Depths between which the chosen rows can be met; the first below the second when none can."""
    near, far = -1e9, 1e9
    for k in range(count):
        at = chosen[k]
        if codes[at, 0] < OPEN and codes[at, 1] == JOIN:
            reach = numbers[at, REACH] + numbers[at, BLEND]
            near = max(near, numbers[at, BOUND + 2] + reach)
            far = min(far, numbers[at, BOUND + 2] - reach)
    return min(near, 1.5), max(far, -2.5)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def trace(codes: Ints, numbers: Doubles, corners: Doubles, f: float, size: int, from_behind: bool) -> Floats:
    """Depth z (size, size) float32 of the first surface, row 0 at the top; MISSED where there is none.

    Sphere tracing (Hart 1996, doi:10.1007/s003710050084); near a surface by secants, since the distance to a slanted
    one shrinks slowly.
    """
    assert size % TILE == 0, "the side of a picture is a multiple of a tile's"
    depth = np.full((size, size), MISSED, np.float32)
    chosen, points = np.empty(len(codes), np.int64), block()
    rays = np.empty((4, MOST), np.float64)
    for row in range(0, size, TILE):
        for column in range(0, size, TILE):
            u, v = (column + TILE / 2) / size - 0.5, 0.5 - (row + TILE / 2) / size
            count = near_ray(codes, numbers, f, u, v, TILE / size * 0.75, False, chosen)
            near, far = _ends(codes, numbers, chosen, count)
            if near < far:
                continue
            _march(codes, numbers, corners, chosen, count, f, size, row, column, near, far, from_behind, points, rays)
            for i in range(MOST):
                if rays[3, i] == 2.0:
                    depth[row + i // TILE, column + i % TILE] = points[2, i]
    return depth


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _march(
    codes: Ints, numbers: Doubles, corners: Doubles, chosen: Ints, count: int, f: float, size: int, row: int,
    column: int, near: float, far: float, from_behind: bool, points: Doubles, rays: Doubles,
) -> None:  # fmt: skip
    """Move the rays of a tile in step; row 3 of `rays` ends as 2 where one has hit and 1 where one is through."""
    sign = -1.0 if from_behind else 1.0
    start, end = (far, near) if from_behind else (near, far)
    across, up, before, state = rays[0], rays[1], rays[2], rays[3]
    x, y, z, away, steps = points[0], points[1], points[2], points[3], np.zeros(MOST)
    for i in range(MOST):
        across[i] = (column + i % TILE + 0.5) / size - 0.5
        up[i] = 0.5 - (row + i // TILE + 0.5) / size
        before[i], state[i], z[i] = 1e9, 0.0, start
    for _ in range(MOST_STEPS):
        for i in range(MOST):
            wide = 1.0 - f * z[i]
            x[i], y[i] = across[i] * wide, up[i] * wide
        solid_distance(codes, numbers, corners, chosen, count, points, MOST)
        is_done = True
        for i in range(MOST):
            if state[i] > 0.0:
                continue
            if away[i] < HIT:
                state[i] = 2.0
                if away[i] < -HIT and before[i] < 1.0:
                    z[i] += sign * steps[i] * away[i] / (away[i] - before[i])
                continue
            ahead = max(away[i], LEAST_STEP) * 0.95
            fallen = before[i] - away[i]
            if away[i] < 0.02 and fallen > 0.05 * steps[i]:
                ahead = max(ahead, min(1.01 * away[i] * steps[i] / fallen, 0.02))
            before[i], steps[i] = away[i], ahead
            z[i] -= sign * ahead
            if (z[i] - end) * sign < 0.0:
                state[i] = 1.0
            else:
                is_done = False
        if is_done:
            return


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def surface(
    codes: Ints, numbers: Doubles, corners: Doubles, f: float, depth: Floats
) -> tuple[Floats, npt.NDArray[np.int16]]:
    """Outward unit normals (size, size, 3) float32 and materials (size, size) int16 at the depths; 0 where none is.

    Normals by differences at the corners of a tetrahedron.
    """
    size = len(depth)
    normals, kinds = np.zeros((size, size, 3), np.float32), np.zeros((size, size), np.int16)
    chosen, points, found = np.empty(len(codes), np.int64), block(), np.empty(MOST, np.int64)
    places, sums = np.empty((5, MOST)), np.empty((3, MOST))
    for row in range(0, size, TILE):
        for column in range(0, size, TILE):
            m = 0
            for i in range(row, row + TILE):
                for j in range(column, column + TILE):
                    if depth[i, j] < MISSED:
                        wide = 1.0 - f * depth[i, j]
                        places[0, m] = ((j + 0.5) / size - 0.5) * wide
                        places[1, m] = (0.5 - (i + 0.5) / size) * wide
                        places[2, m], places[3, m], places[4, m] = depth[i, j], i, j
                        m += 1
            if m == 0:
                continue
            u, v = (column + TILE / 2) / size - 0.5, 0.5 - (row + TILE / 2) / size
            count = near_ray(codes, numbers, f, u, v, TILE / size * 0.75 + 0.01, True, chosen)
            _slopes(codes, numbers, corners, chosen, count, places, points, sums, m)
            for k in range(m):
                points[0, k] = places[0, k] - 0.002 * sums[0, k]
                points[1, k] = places[1, k] - 0.002 * sums[1, k]
                points[2, k] = places[2, k] - 0.002 * sums[2, k]
            materials(codes, numbers, corners, chosen, count, points, m, found)
            for k in range(m):
                i, j = int(places[3, k]), int(places[4, k])
                kinds[i, j] = found[k]
                for c in range(3):
                    normals[i, j, c] = sums[c, k]
    return normals, kinds


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _slopes(
    codes: Ints, numbers: Doubles, corners: Doubles, chosen: Ints, count: int,
    places: Doubles, points: Doubles, sums: Doubles, m: int,
) -> None:  # fmt: skip
    """Unit normals at the first m places, into `sums`."""
    sums[:, :m] = 0.0
    for corner in range(4):
        a = 1.0 if corner == 0 or corner == 3 else -1.0
        b = 1.0 if corner == 2 or corner == 3 else -1.0
        c = 1.0 if corner == 1 or corner == 3 else -1.0
        for k in range(m):
            points[0, k] = places[0, k] + a * NUDGE
            points[1, k] = places[1, k] + b * NUDGE
            points[2, k] = places[2, k] + c * NUDGE
        solid_distance(codes, numbers, corners, chosen, count, points, m)
        for k in range(m):
            sums[0, k] += a * points[3, k]
            sums[1, k] += b * points[3, k]
            sums[2, k] += c * points[3, k]
    for k in range(m):
        over = 1.0 / (math.sqrt(sums[0, k] ** 2 + sums[1, k] ** 2 + sums[2, k] ** 2) + 1e-15)
        sums[0, k] *= over
        sums[1, k] *= over
        sums[2, k] *= over


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def grid(
    codes: Ints, numbers: Doubles, corners: Doubles, f: float, size: int, near: float, step: float, band: float
) -> Floats:
    """Signed distance (size, size, size) float32 cut off at +-band: slices front to back, rows top to bottom.

    Slice k is at z = near - (k + 0.5) * step; in every slice the cells are those of the picture, so that under
    perspective they are narrower in front.
    """
    out = np.full((size, size, size), band, np.float32)
    chosen, points = np.empty(len(codes), np.int64), block()
    cell = 1.0 / size
    for kb in range(0, size, CUBE):
        zc = near - (kb + CUBE / 2) * step
        wide = 1.0 - f * zc
        half = 0.5 * CUBE * math.sqrt(2.0 * (cell * (wide + f * CUBE * step)) ** 2 + step * step) + 0.005
        for ib in range(0, size, CUBE):
            for jb in range(0, size, CUBE):
                xc, yc = ((jb + CUBE / 2) * cell - 0.5) * wide, (0.5 - (ib + CUBE / 2) * cell) * wide
                count = _near_point(codes, numbers, xc, yc, zc, half + band, chosen)
                if count == 0:
                    continue
                points[0, 0], points[1, 0], points[2, 0] = xc, yc, zc
                solid_distance(codes, numbers, corners, chosen, count, points, 1)
                if abs(points[3, 0]) > 1.25 * half + band:
                    if points[3, 0] < 0.0:
                        out[kb : kb + CUBE, ib : ib + CUBE, jb : jb + CUBE] = -band
                    continue
                for m in range(CUBE**3):
                    z = near - (kb + m // (CUBE * CUBE) + 0.5) * step
                    points[0, m] = ((jb + m % CUBE + 0.5) * cell - 0.5) * (1.0 - f * z)
                    points[1, m] = (0.5 - (ib + (m // CUBE) % CUBE + 0.5) * cell) * (1.0 - f * z)
                    points[2, m] = z
                solid_distance(codes, numbers, corners, chosen, count, points, CUBE**3)
                for m in range(CUBE**3):
                    d = min(max(points[3, m], -band), band)
                    out[kb + m // (CUBE * CUBE), ib + (m // CUBE) % CUBE, jb + m % CUBE] = d
    return out
