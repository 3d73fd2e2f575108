"""Target: the picture of a subject, framed so that a render can be laid over it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

FILL = 0.86
"""Share of the frame that the subject's longer side takes; room is left for what stands over its outline."""


@dataclass(frozen=True, eq=False)
class Target:
    """A subject in a square frame of N pixels, the middle of its box in the middle.

    Attributes:
        color: (N, N, 3) sRGB, 0 to 1; without meaning where nothing is covered.
        cover: (N, N) 0 to 1.
        normals: (N, N, 3) unit, in the camera's axes (right, up, toward), zero where there are none; or None.
    """

    color: Floats
    cover: Floats
    normals: Floats | None = None


def has_subject(mask: Floats) -> bool:
    """Whether any pixel of a mask (H, W) is kept."""
    return bool((mask > 0.5).any())


def frame_target(picture: Pixels, mask: Floats, *, pixels: int, normals: Floats | None = None) -> Target:
    """Frame a subject.

    Args:
        picture: (H, W, 3) uint8 sRGB.
        mask: (H, W) 0 background to 1 subject; some pixel is over a half.
        pixels: side of the frame.
        normals: (H, W, 3), as `Target.normals`.
    """
    is_subject = mask > 0.5
    rows, columns = np.flatnonzero(is_subject.any(axis=1)), np.flatnonzero(is_subject.any(axis=0))
    low, high = np.array([columns[0], rows[0]]), np.array([columns[-1], rows[-1]]) + 1
    width = float((high - low).max()) / FILL
    left, top = (low + high) / 2 - width / 2
    seen = tuple(
        slice(max(math.floor(start), 0), min(math.ceil(start + width), size))
        for start, size in zip((top, left), mask.shape, strict=True)
    )
    # What colours and normals stand for is weighted by the mask, so that no background is mixed in at the outline.
    weight = mask[seen].astype(np.float32)[..., None]
    corner = (float(left) - seen[1].start, float(top) - seen[0].start)

    def framed(values: npt.NDArray[np.generic]) -> Floats:
        return _framed(values.astype(np.float32) * weight, corner, width, pixels=pixels)

    cover, color = _framed(weight, corner, width, pixels=pixels), framed(picture[seen]) / np.float32(255)
    return Target(
        color=np.asarray(np.clip(color / np.maximum(cover, 1e-6), 0, 1), np.float32),
        cover=np.asarray(np.clip(cover[..., 0], 0, 1), np.float32),
        normals=None if normals is None else _unit(framed(normals[seen])),
    )


def _framed(layer: Floats, corner: tuple[float, float], width: float, *, pixels: int) -> Floats:
    """A square of a layer (H, W, C) at another size: means of whole pixels first, then the rest by lines."""
    step = width / pixels
    shrink = max(math.floor(step), 1)
    rows, columns = (-(-size // shrink) for size in layer.shape[:2])
    beyond = (rows * shrink - layer.shape[0], columns * shrink - layer.shape[1])
    padded = cv2.copyMakeBorder(layer, 0, beyond[0], 0, beyond[1], cv2.BORDER_CONSTANT)
    small = cv2.resize(padded, (columns, rows), interpolation=cv2.INTER_AREA) if shrink > 1 else padded
    left, top = ((start + step / 2) / shrink - 0.5 for start in corner)
    matrix = np.array([[step / shrink, 0, left], [0, step / shrink, top]])
    found = cv2.warpAffine(small, matrix, (pixels, pixels), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    return np.asarray(found.reshape(pixels, pixels, -1), np.float32)


def _unit(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=2, keepdims=True)
    return np.asarray(np.where(length > 1e-3, vectors / np.maximum(length, 1e-6), 0), np.float32)
