"""Shade: what a camera sees of a solid under a light, with shadows and occlusion from the field, compiled."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numba as nb
import numpy as np
import numpy.typing as npt

from training.solids.build import Material
from training.solids.trace import MISSED
from training.solids.view import View

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Point = tuple[float, float, float]

PATTERNS = ("plain", "noise", "spots", "stripes", "bands", "checks", "wood", "gradient", "patches")
UNIT = 0.43
"""Half a thing's longer side in the picture: patterns are measured by it."""


@dataclass(frozen=True)
class Light:
    """What shines on a thing, in view space.

    Attributes:
        toward: unit vector to the lamp.
        key, sky, ground: linear RGB of the lamp, and of what shines from above and below.
        shadow, occlusion: 0 none to 1 full.
        gloss: how much of the materials' highlights is seen.
    """

    toward: Point
    key: Point
    sky: Point
    ground: Point
    shadow: float
    occlusion: float
    gloss: float

    def numbers(self) -> Doubles:
        return np.array([*self.toward, *self.key, *self.sky, *self.ground, self.shadow, self.occlusion, self.gloss])


def shade(
    view: View,
    light: Light,
    *,
    depth: Floats,
    normals: Floats,
    kinds: npt.NDArray[np.int16],
    field: Floats,
    near: float,
    step: float,
) -> Floats:
    """Linear RGB (H, W, 3) of what lies at the depths; 0 where there is nothing.

    Args:
        depth: (H, W), MISSED for nothing; from the front or from behind.
        normals: (H, W, 3) outward.
        kinds: (H, W) numbers of materials.
        field: (N, N, N) signed distance, slices front to back from `near` by `step`; for shadows and occlusion.
    """
    table = _table(view.materials)
    return _shade(view.to_solid, view.perspective, table, light.numbers(), depth, normals, kinds, field, near, step)


def _table(materials: tuple[Material, ...]) -> Doubles:
    rows = [
        [*m.color, *m.second, PATTERNS.index(m.pattern), max(m.size, 1e-3), m.gloss, m.grain]
        for m in materials or (Material((0.6, 0.6, 0.6)),)
    ]
    return np.array(rows, np.float64)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _hash(x: int, y: int, z: int) -> float:
    n = (x * 374761393 + y * 668265263 + z * 2147483647) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _noise(x: float, y: float, z: float) -> float:
    """Value noise, 0 to 1."""
    i, j, k = math.floor(x), math.floor(y), math.floor(z)
    a, b, c = x - i, y - j, z - k
    a, b, c = a * a * (3 - 2 * a), b * b * (3 - 2 * b), c * c * (3 - 2 * c)
    i, j, k = int(i), int(j), int(k)
    total = 0.0
    for di in range(2):
        for dj in range(2):
            for dk in range(2):
                weight = (a if di else 1 - a) * (b if dj else 1 - b) * (c if dk else 1 - c)
                total += weight * _hash(i + di, j + dj, k + dk)
    return total


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _share(pattern: int, x: float, y: float, z: float) -> float:
    """How much of the second colour a pattern shows at a point measured in its own size."""
    if pattern == 1:
        return min(max(2.2 * _noise(x, y, z) - 0.6, 0.0), 1.0)
    if pattern == 2:
        cx, cy, cz = math.floor(x), math.floor(y), math.floor(z)
        jitter = 0.25 * (_hash(int(cx), int(cy), int(cz)) - 0.5)
        dx, dy, dz = x - cx - 0.5 - jitter, y - cy - 0.5 + jitter, z - cz - 0.5
        return 1.0 if dx * dx + dy * dy + dz * dz < 0.11 else 0.0
    if pattern == 3:
        return 1.0 if math.sin(3.1416 * (x + 0.3 * math.sin(2 * y))) > 0.2 else 0.0
    if pattern == 4:
        return 1.0 if math.sin(3.1416 * y) > 0.2 else 0.0
    if pattern == 5:
        return float((math.floor(x) + math.floor(y) + math.floor(z)) & 1)
    if pattern == 6:
        rings = math.sqrt(x * x + z * z) + 0.4 * _noise(0.7 * x, 0.2 * y, 0.7 * z)
        return 0.5 + 0.5 * math.sin(9.0 * rings)
    if pattern == 7:
        return min(max(0.5 + 0.2 * y, 0.0), 1.0)
    if pattern == 8:
        return 1.0 if _noise(x, y, z) > 0.58 else 0.0
    return 0.0


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _cell(field: Floats, f: float, near: float, step: float, x: float, y: float, z: float) -> float:
    """The field at the nearest cell; a large number outside the grid."""
    size = len(field)
    wide = 1.0 - f * z
    k = int((near - z) / step)
    i, j = int((0.5 - y / wide) * size), int((0.5 + x / wide) * size)
    if k < 0 or i < 0 or j < 0 or k >= size or i >= size or j >= size:
        return 1.0
    return field[k, i, j]


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _lit(field: Floats, f: float, near: float, step: float, at: Doubles, lamp: Doubles) -> float:
    """Share of the lamp that reaches a point; soft."""
    reached = 1.0
    away = 0.035
    while away < 0.9:
        d = _cell(field, f, near, step, at[0] + away * lamp[0], at[1] + away * lamp[1], at[2] + away * lamp[2])
        reached = min(reached, 0.5 + 6.0 * d / away)
        if reached < 0.0:
            return 0.0
        away += max(d, 0.02)
    return max(reached, 0.0)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _open(field: Floats, f: float, near: float, step: float, at: Doubles, normal: Doubles) -> float:
    """Share of the sky a point sees: how soon the field along the normal lags behind the distance gone."""
    lag = 0.0
    for k in range(1, 5):
        away = 0.018 * k
        d = _cell(field, f, near, step, at[0] + away * normal[0], at[1] + away * normal[1], at[2] + away * normal[2])
        lag += max(away - d, 0.0) / k
    return max(1.0 - 9.0 * lag, 0.0)


@nb.njit(cache=True, fastmath=True, error_model="numpy")
def _shade(
    to_solid: Doubles, f: float, table: Doubles, light: Doubles, depth: Floats, normals: Floats,
    kinds: npt.NDArray[np.int16], field: Floats, near: float, step: float,
) -> Floats:  # fmt: skip
    size = len(depth)
    out = np.zeros((size, size, 3), np.float32)
    at, normal, lamp = np.empty(3), np.empty(3), light[:3]
    scale = math.sqrt(to_solid[0, 0] ** 2 + to_solid[1, 0] ** 2 + to_solid[2, 0] ** 2) * UNIT
    for i in range(size):
        for j in range(size):
            z = depth[i, j]
            if z >= MISSED:
                continue
            wide = 1.0 - f * z
            at[0], at[1], at[2] = ((j + 0.5) / size - 0.5) * wide, (0.5 - (i + 0.5) / size) * wide, z
            normal[0], normal[1], normal[2] = normals[i, j, 0], normals[i, j, 1], normals[i, j, 2]
            m = table[min(kinds[i, j], len(table) - 1)]
            px = (to_solid[0, 0] * at[0] + to_solid[0, 1] * at[1] + to_solid[0, 2] * at[2]) / scale
            py = (to_solid[1, 0] * at[0] + to_solid[1, 1] * at[1] + to_solid[1, 2] * at[2]) / scale
            pz = (to_solid[2, 0] * at[0] + to_solid[2, 1] * at[1] + to_solid[2, 2] * at[2]) / scale
            share = _share(int(m[6]), px / m[7], py / m[7], pz / m[7])
            grain = 1.0 + m[9] * 3.0 * (_noise(24 * px, 24 * py, 24 * pz) - 0.5) if m[9] > 0.01 else 1.0
            clear = 1.0
            if light[13] > 0.0:
                clear = 1.0 - light[13] * (1.0 - _open(field, f, near, step, at, normal))
            cosine = max(normal[0] * lamp[0] + normal[1] * lamp[1] + normal[2] * lamp[2], 0.0)
            if light[12] > 0.0 and cosine > 0.0:
                cosine *= 1.0 - light[12] * (1.0 - _lit(field, f, near, step, at, lamp))
            facing = -1.0 if normal[2] < 0.0 else 1.0
            hx, hy, hz = lamp[0], lamp[1], lamp[2] + facing
            half = (normal[0] * hx + normal[1] * hy + normal[2] * hz) / (math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9)
            shine = light[14] * m[8] * max(half, 0.0) ** (4.0 + 60.0 * m[8]) * (cosine > 0.0)
            up = 0.5 + 0.5 * normal[1]
            for c in range(3):
                albedo = (m[c] * (1.0 - share) + m[3 + c] * share) * grain
                sky = (light[6 + c] * up + light[9 + c] * (1.0 - up)) * clear
                out[i, j, c] = albedo * (light[3 + c] * cosine + sky) + 0.6 * shine * light[3 + c]
    return out
