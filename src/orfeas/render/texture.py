"""Texture: a pyramid of ever smaller copies in linear light, so that no picture shimmers."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from orfeas.render.color import srgb_to_linear

Floats = npt.NDArray[np.float32]

ONE = 16383
"""White in a level: 14 bits, so that the sum of four texels fits 16."""
MAX_LEVELS = 8


class TexturePyramid:
    """A texture at half, quarter ... size; level 0 is the texture itself, made linear when first asked for."""

    def __init__(self, pixels: npt.NDArray[np.uint8]) -> None:
        """Take (H, W, 3) uint8 sRGB, row 0 at v = 0."""
        self.height, self.width = pixels.shape[:2]
        table = np.rint(srgb_to_linear(np.arange(256) / 255) * ONE).astype(np.uint16)
        self._levels = [table[pixels]]
        while len(self._levels) < MAX_LEVELS and min(self._levels[-1].shape[:2]) > 1:
            self._levels.append(_halved(self._levels[-1]))

    def levels_for(self, texels_per_pixel: Floats) -> npt.NDArray[np.int8]:
        """The level whose texels are nearest in size to a pixel."""
        level = np.rint(np.log2(np.maximum(texels_per_pixel, 1e-6)))
        return np.clip(level, 0, len(self._levels) - 1).astype(np.int8)

    def sample(self, uvs: Floats, levels: npt.NDArray[np.int8]) -> Floats:
        """Linear colours (N, 3) at UVs (N, 2), bilinear within each one's level."""
        colors = np.empty((len(uvs), 3), dtype=np.float32)
        present = np.unique(levels)
        for level in present:
            chosen = slice(None) if len(present) == 1 else np.flatnonzero(levels == level)
            colors[chosen] = _bilinear(self._levels[level], uvs[chosen])
        return colors


def _halved(level: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    height, width = level.shape[:2]
    if height % 2 or width % 2:
        level = np.pad(level, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    rows = level[0::2] + level[1::2]
    pairs = rows.reshape(len(rows), -1, 2, 3)
    return np.asarray((pairs[:, :, 0] + pairs[:, :, 1] + 2) >> 2, dtype=np.uint16)


def _bilinear(level: npt.NDArray[np.uint16], uvs: Floats) -> Floats:
    height, width = level.shape[:2]
    texels = level.reshape(-1, 3)
    x, y = uvs[:, 0] * np.float32(width) - 0.5, uvs[:, 1] * np.float32(height) - 0.5
    left, top = np.floor(x), np.floor(y)
    fx, fy = (x - left)[:, None], (y - top)[:, None]
    column, row = left.astype(np.int32), top.astype(np.int32)
    columns = (column % width, (column + 1) % width)
    rows = ((row % height) * width, ((row + 1) % height) * width)
    upper = texels.take(rows[0] + columns[0], axis=0) * (1 - fx) + texels.take(rows[0] + columns[1], axis=0) * fx
    lower = texels.take(rows[1] + columns[0], axis=0) * (1 - fx) + texels.take(rows[1] + columns[1], axis=0) * fx
    return np.asarray((upper * (1 - fy) + lower * fy) * np.float32(1 / ONE), dtype=np.float32)


def texel_density(corner_uvs: Floats, areas: Floats, *, width: int, height: int) -> Floats:
    """Texels to a unit of length on each face, (F,), from UVs (F, 3, 2) and areas (F,)."""
    one, two = corner_uvs[:, 1] - corner_uvs[:, 0], corner_uvs[:, 2] - corner_uvs[:, 0]
    texels = np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]) * (0.5 * width * height)
    return np.asarray(np.sqrt(texels / np.maximum(areas, 1e-12)), dtype=np.float32)


def finest_level(pixels_across: int) -> int:
    """Largest side of a texture worth sampling in a picture this size, as a power of two."""
    return 1 << math.ceil(math.log2(max(pixels_across, 1)) + 2)
