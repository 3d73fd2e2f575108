"""Primitives: signed distances of simple solids about the origin, for a block of points at once, compiled.

Exact where a formula is known, else a bound that never overshoots by much. The formulas are those of Quilez's page on
distance functions (https://iquilezles.org/articles/distfunctions), written so that a compiler can work on several
points in step: the loop over points is the inner one and has no branches.

Every function takes the points in the primitive's own frame, `a`, `b`, `c` (M,), writes distances to `d` (M,) for the
first `m` of them, and finds the primitive's own numbers in row `at` of `n` from column OWN.
"""

from __future__ import annotations

import math

import numba as nb
import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ELLIPSOID, BOX, CONE, CAPSULE, RING, TUBE, EXTRUSION, LATHE, CUSHION = range(9)
OPEN, CLOSE = 100, 101

OWN = 19
"""Where a primitive's own numbers begin in its row, see build.py."""

TINY = 1e-12


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def ellipsoid(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """Radii (3)."""
    p, q, r = 1 / n[at, OWN], 1 / n[at, OWN + 1], 1 / n[at, OWN + 2]
    least = max(p, max(q, r)) ** 2 * TINY
    for i in range(m):
        u, v, w = a[i] * p, b[i] * q, c[i] * r
        near = math.sqrt(u * u + v * v + w * w + TINY)
        u, v, w = u * p, v * q, w * r
        d[i] = near * (near - 1.0) / math.sqrt(u * u + v * v + w * w + least)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def box(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """Half sides (3), rounding, and the share of its width and depth that is left at the top."""
    wide, tall, deep, rounding, less = n[at, OWN], n[at, OWN + 1], n[at, OWN + 2], n[at, OWN + 3], n[at, OWN + 4] - 1.0
    steep = 0.5 / tall
    for i in range(m):
        narrow = 1.0 + less * min(max(0.5 + steep * b[i], 0.0), 1.0)
        u = abs(a[i]) - wide * narrow + rounding
        v = abs(b[i]) - tall + rounding
        w = abs(c[i]) - deep * narrow + rounding
        x, y, z = max(u, 0.0), max(v, 0.0), max(w, 0.0)
        d[i] = math.sqrt(x * x + y * y + z * z) + min(max(u, max(v, w)), 0.0) - rounding


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def cone(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """Radius below and above, half height, rounding; axis y."""
    rounding = n[at, OWN + 3]
    r1, r2 = max(n[at, OWN] - rounding, 0.0), max(n[at, OWN + 1] - rounding, 0.0)
    h = max(n[at, OWN + 2] - rounding, 1e-6)
    k, l = r2 - r1, 2.0 * h  # noqa: E741
    over = 1.0 / (k * k + l * l)
    for i in range(m):
        y = b[i]
        q = math.sqrt(a[i] * a[i] + c[i] * c[i])
        u = q - min(q, r1 if y < 0.0 else r2)
        v = abs(y) - h
        along = min(max(((r2 - q) * k + (h - y) * l) * over, 0.0), 1.0)
        s, t = q - r2 + k * along, y - h + l * along
        away = math.sqrt(min(u * u + v * v, s * s + t * t))
        d[i] = (-away if (s < 0.0) & (v < 0.0) else away) - rounding


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def capsule(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """Radius at y = 0 and at y = h, and h: the hull of two balls."""
    r1, r2, h = n[at, OWN], n[at, OWN + 1], n[at, OWN + 2]
    s = min(max((r1 - r2) / h, -0.9999), 0.9999)
    t = math.sqrt(1.0 - s * s)
    for i in range(m):
        y = b[i]
        squared = a[i] * a[i] + c[i] * c[i]
        q = math.sqrt(squared)
        k = t * y - s * q
        low, high = math.sqrt(squared + y * y) - r1, math.sqrt(squared + (y - h) * (y - h)) - r2
        middle = q * t + y * s - r1
        d[i] = low if k < 0.0 else (high if k > t * h else middle)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def ring(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """Radius, thickness (half), half angle of the arc about +y; lies in the plane z = 0, ends are round."""
    radius, thick, half = n[at, OWN], n[at, OWN + 1], n[at, OWN + 2]
    s, t = (math.sin(half), math.cos(half)) if half < math.pi else (0.0, -1.0)
    for i in range(m):
        x, y = abs(a[i]), b[i]
        q = math.sqrt(x * x + y * y) - radius
        along = math.sqrt(q * q + c[i] * c[i])
        p, r = x - radius * s, y - radius * t
        end = math.sqrt(p * p + r * r + c[i] * c[i])
        d[i] = (end if t * x > s * y else along) - thick


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def tube(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """A quadratic Bezier curve from the origin by (3) to (3), with a radius at either end; in eight straight pieces."""
    r1, r2 = n[at, OWN + 6], n[at, OWN + 7]
    px, py, pz = 0.0, 0.0, 0.0
    for step in range(1, 9):
        t = step / 8.0
        u, v = 2.0 * t * (1.0 - t), t * t
        x = u * n[at, OWN] + v * n[at, OWN + 3]
        y = u * n[at, OWN + 1] + v * n[at, OWN + 4]
        z = u * n[at, OWN + 2] + v * n[at, OWN + 5]
        dx, dy, dz = x - px, y - py, z - pz
        over = 1.0 / (dx * dx + dy * dy + dz * dz + TINY)
        first, slope = r1 + (r2 - r1) * (step - 1) / 8.0, (r2 - r1) / 8.0
        for i in range(m):
            ex, ey, ez = a[i] - px, b[i] - py, c[i] - pz
            share = min(max((ex * dx + ey * dy + ez * dz) * over, 0.0), 1.0)
            fx, fy, fz = ex - share * dx, ey - share * dy, ez - share * dz
            away = math.sqrt(fx * fx + fy * fy + fz * fz) - (first + slope * share)
            d[i] = away if step == 1 else min(d[i], away)
        px, py, pz = x, y, z


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def polygon(x: Doubles, y: Doubles, corners: Doubles, first: int, count: int, d: Doubles, s: Doubles, m: int) -> None:
    """Signed distance to a closed polygon, by its winding; `s` (M,) is scratch."""
    for i in range(m):
        d[i], s[i] = 1e18, 1.0
    last = first + count - 1
    for at in range(first, first + count):
        ax, ay = corners[at, 0], corners[at, 1]
        bx, by = corners[last, 0], corners[last, 1]
        ex, ey = bx - ax, by - ay
        over = 1.0 / (ex * ex + ey * ey + 1e-18)
        lean = ex / ey if ey != 0.0 else 0.0
        for i in range(m):
            wx, wy = x[i] - ax, y[i] - ay
            share = min(max((wx * ex + wy * ey) * over, 0.0), 1.0)
            gx, gy = wx - ex * share, wy - ey * share
            d[i] = min(d[i], gx * gx + gy * gy)
            crosses = ((ay > y[i]) != (by > y[i])) & (wx < lean * wy)
            s[i] = -s[i] if crosses else s[i]
        last = at
    for i in range(m):
        d[i] = math.sqrt(d[i]) * s[i]


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def extrusion(
    n: Doubles, at: int, corners: Doubles, a: Doubles, b: Doubles, c: Doubles, d: Doubles, s: Doubles, m: int
) -> None:
    """A polygon in x and y (first corner, count), half depth along z, rounding."""
    half, rounding = n[at, OWN + 2], n[at, OWN + 3]
    polygon(a, b, corners, int(n[at, OWN]), int(n[at, OWN + 1]), d, s, m)
    for i in range(m):
        u, v = d[i] + rounding, abs(c[i]) - half + rounding
        p, q = max(u, 0.0), max(v, 0.0)
        d[i] = min(max(u, v), 0.0) + math.sqrt(p * p + q * q) - rounding


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def lathe(
    n: Doubles, at: int, corners: Doubles, a: Doubles, b: Doubles, c: Doubles, d: Doubles, s: Doubles, m: int
) -> None:
    """A polygon in radius and y (first corner, count) turned about y; rounding. Overwrites `a`."""
    for i in range(m):
        a[i] = math.sqrt(a[i] * a[i] + c[i] * c[i])
    polygon(a, b, corners, int(n[at, OWN]), int(n[at, OWN + 1]), d, s, m)
    for i in range(m):
        d[i] -= n[at, OWN + 2]


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def cushion(n: Doubles, at: int, a: Doubles, b: Doubles, c: Doubles, d: Doubles, m: int) -> None:
    """A superellipsoid: half sides (3), exponent 2 (ellipsoid) to 8 (nearly a box)."""
    p, q, r, power = 1 / n[at, OWN], 1 / n[at, OWN + 1], 1 / n[at, OWN + 2], n[at, OWN + 3]
    for i in range(m):
        u, v, w = abs(a[i]) * p + 1e-9, abs(b[i]) * q + 1e-9, abs(c[i]) * r + 1e-9
        x, y, z = (
            math.exp(power * math.log(u)),
            math.exp(power * math.log(v)),
            math.exp(power * math.log(w)),
        )
        total = x + y + z
        near = math.exp(math.log(total) / power)
        gx, gy, gz = x / u * p, y / v * q, z / w * r
        d[i] = (near - 1.0) * total / (near * math.sqrt(gx * gx + gy * gy + gz * gz) + TINY)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def primitive(
    kind: int, n: Doubles, at: int, corners: Doubles, a: Doubles, b: Doubles, c: Doubles, d: Doubles, s: Doubles, m: int
) -> None:
    """The signed distances of one primitive in its own frame."""
    if kind == ELLIPSOID:
        ellipsoid(n, at, a, b, c, d, m)
    elif kind == BOX:
        box(n, at, a, b, c, d, m)
    elif kind == CONE:
        cone(n, at, a, b, c, d, m)
    elif kind == CAPSULE:
        capsule(n, at, a, b, c, d, m)
    elif kind == RING:
        ring(n, at, a, b, c, d, m)
    elif kind == TUBE:
        tube(n, at, a, b, c, d, m)
    elif kind == EXTRUSION:
        extrusion(n, at, corners, a, b, c, d, s, m)
    elif kind == LATHE:
        lathe(n, at, corners, a, b, c, d, s, m)
    else:
        cushion(n, at, a, b, c, d, m)
