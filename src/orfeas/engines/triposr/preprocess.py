"""Preprocess: a cut-out as the network was trained to see it: in the middle of a grey square."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from orfeas.engines.contract import EngineFailed

Pixels = npt.NDArray[np.uint8]

FILLED = 0.85
"""Share of the square's side that the subject's longer side has."""

GREY = np.float32(0.5)


def framed(rgba: Pixels, *, filled: float = FILLED, engine: str) -> Pixels:
    """(S, S, 3) uint8: the subject in the middle of a grey square.

    As published, to the bit: the last row and column of the subject's box are lost, and blended colours are cut off,
    not rounded.

    Args:
        rgba: (H, W, 4) uint8 sRGB, alpha 0 background to 255 subject.
        filled: see FILLED.
        engine: for the sentence.

    Raises:
        EngineFailed: nothing to see, or a single row or column of it.
    """
    return on_grey(recentered(rgba, filled=filled, engine=engine))


def recentered(rgba: Pixels, *, filled: float, engine: str) -> Pixels:
    """(S, S, 4) uint8: the subject in the middle of a square of nothing."""
    rows, columns = (np.flatnonzero((rgba[..., 3] > 0).any(axis=axis)) for axis in (1, 0))
    if len(rows) < 2 or len(columns) < 2:
        raise EngineFailed(engine=engine, why="the cut-out is empty, or a single line")
    subject = rgba[rows[0] : rows[-1], columns[0] : columns[-1]]
    side = max(subject.shape[:2])
    square = np.zeros((int(side / filled),) * 2 + (4,), np.uint8)
    top, left = ((len(square) - side) // 2 + (side - edge) // 2 for edge in subject.shape[:2])
    square[top : top + subject.shape[0], left : left + subject.shape[1]] = subject
    return square


def on_grey(rgba: Pixels) -> Pixels:
    """(H, W, 3) uint8."""
    scaled = rgba.astype(np.float32) / np.float32(255)
    blended = scaled[..., :3] * scaled[..., 3:] + (1 - scaled[..., 3:]) * GREY
    return np.asarray(blended * np.float32(255), np.uint8)


def seen(rgb: Pixels, *, pixels: int) -> Tensor:
    """(1, 3, pixels, pixels) float32, 0 to 1: what the network looks at."""
    picture = torch.from_numpy(rgb.astype(np.float32) / np.float32(255)).permute(2, 0, 1)[None]
    return functional.interpolate(picture, (pixels, pixels), mode="bilinear", align_corners=False, antialias=True)
