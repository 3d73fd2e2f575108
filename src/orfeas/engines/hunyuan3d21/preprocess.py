"""Preprocess: a cut-out as the network was trained to see it: in the middle of a white square."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import EngineFailed

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

PIXELS = 512
"""Side of the square."""

BORDER = 0.15
"""Share of the square that the subject's longer side leaves free."""


def framed(rgba: Pixels, *, pixels: int = PIXELS, engine: str) -> Floats:
    """(1, 3, pixels, pixels) float32, -1 to 1.

    As published, to the bit: the last row and column of the subject's box are lost, the square is as large as the
    picture's longer side before it gets its size, and blended colours are cut off, not rounded.

    Args:
        rgba: (H, W, 4) uint8 sRGB, alpha 0 background to 255 subject.
        pixels: side of the square.
        engine: for the sentence.

    Raises:
        EngineFailed: nothing to see, or a single row or column of it.
    """
    square = cv2.resize(recentered(rgba, engine=engine), (pixels, pixels), interpolation=cv2.INTER_CUBIC)
    scaled = square.astype(np.float32) / np.float32(255) * np.float32(2) - np.float32(1)
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])


def recentered(rgba: Pixels, *, engine: str) -> Pixels:
    """(S, S, 3) uint8: the subject in the middle of a white square, S the picture's longer side."""
    rows, columns = (np.flatnonzero((rgba[..., 3] > 0).any(axis=axis)) for axis in (1, 0))
    if len(rows) < 2 or len(columns) < 2:
        raise EngineFailed(engine=engine, why="the cut-out is empty, or a single line")
    subject = rgba[rows[0] : rows[-1], columns[0] : columns[-1]]
    side = max(rgba.shape[:2])
    scale = int(side * (1 - BORDER)) / max(subject.shape[:2])
    height, width = (int(length * scale) for length in subject.shape[:2])
    if not height or not width:
        raise EngineFailed(engine=engine, why="the cut-out is thinner than a pixel in a square")
    square = np.zeros((side, side, 4), np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = cv2.resize(subject, (width, height), interpolation=cv2.INTER_AREA)
    alpha = square[..., 3:].astype(np.float32) / np.float32(255)
    blended = square[..., :3] * alpha + np.float32(255) * (1 - alpha)
    return np.asarray(np.clip(blended, 0, 255), np.uint8)
