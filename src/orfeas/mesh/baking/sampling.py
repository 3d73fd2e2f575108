"""Sampling: values of a picture at places between its pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

WIDTH = 4096
"""cv2.remap takes no list, only pictures, and those less than 32,768 wide."""


def sampled(picture: Pixels | Floats, column: Floats, row: Floats, *, way: int = cv2.INTER_LINEAR) -> Floats:
    """Values (N,) or (N, C) of a picture at pixel coordinates with centres at half-integers; edges continue."""
    count = len(column)
    padded = -(-max(count, 1) // WIDTH) * WIDTH
    maps = np.zeros((2, padded), dtype=np.float32)
    maps[0, :count], maps[1, :count] = column - 0.5, row - 0.5
    grid = maps.reshape(2, -1, WIDTH)
    found = cv2.remap(picture, grid[0], grid[1], way, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found.reshape(padded, *found.shape[2:])[:count], dtype=np.float32)


class Texture:
    """A texture that is read at UVs, bilinearly: clamped where all UVs lie inside it, else repeated."""

    def __init__(self, pixels: Pixels, *, uvs: Floats, shrink: float = 1.0) -> None:
        """Take (H, W, 3) and every UV it will be read near.

        Args:
            pixels: row 0 at v = 0.
            uvs: (V, 2).
            shrink: its texels to one of those that are made from it; from 2 on it is read from a smaller copy, whose
                texels are means, so that no detail finer than the result flickers in it.
        """
        self._repeats = bool(len(uvs) and (uvs.min() < -1e-4 or uvs.max() > 1 + 1e-4))
        halvings = max(0, math.floor(math.log2(max(shrink, 1.0)) + 0.25))
        height, width = (max(1, side >> halvings) for side in pixels.shape[:2])
        picture = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA) if halvings else pixels
        if self._repeats:
            picture = np.pad(picture, ((1, 1), (1, 1), (0, 0)), mode="wrap")
        self._picture = np.ascontiguousarray(picture, dtype=np.uint8)
        self._size = np.array([width, height], dtype=np.float32)

    def at(self, uvs: Floats) -> Floats:
        """Values (N, 3), 0 to 255, at UVs (N, 2)."""
        place = (uvs - np.floor(uvs)) * self._size + np.float32(1) if self._repeats else uvs * self._size
        return sampled(self._picture, place[:, 0], place[:, 1])
