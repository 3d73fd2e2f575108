"""Predict: a cut-out, framed for the network, and what the network says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from orfeas.engines.contract import Cutout
from orfeas.engines.relief.back import outwards
from orfeas.engines.small.inputs import network_input
from orfeas.engines.small.space import FILL, PICTURE_CELLS, TRUNCATION

Floats = npt.NDArray[np.float32]

Network = Callable[[Floats], tuple[Floats, Floats, Floats]]
"""(1, 6, 128, 128) to field (1, 64, 64, 64), maps (1, 11, 128, 128) and pose (1, 8); see network.Predicted."""


CALM = 1.0
"""Cells of field and depths over which they are smoothed: finer than that they ripple. The normals keep the detail."""


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network says, in the frame of space.py.

    Attributes:
        distance: (64, 64, 64) float32, signed, negative inside, in picture widths, cut off at +-TRUNCATION; slices
            front to back, rows top to bottom.
        depth, back_depth: (128, 128) float32, picture widths toward the camera.
        normal, back_normal: (128, 128, 3) float32, unit.
        back_color: (128, 128, 3) float32 sRGB, 0 to 255, seen through from the front.
        elevation: radians that the camera looks down by.
        left, top, width: the network's frame in picture pixels.
    """

    distance: Floats
    depth: Floats
    back_depth: Floats
    normal: Floats
    back_normal: Floats
    back_color: Floats
    elevation: float
    left: float
    top: float
    width: float


def predict(cutout: Cutout, network: Network) -> Prediction:
    """Ask the network about a picture and about its mirror image, and take the mean.

    Args:
        cutout: with a subject.
        network: see Network.
    """
    left, top, width = _square(cutout)
    color, mask = _framed(cutout, left=left, top=top, width=width)
    seen = network_input(color[None], mask[None])
    mirrored = network_input(color[None, :, ::-1], mask[None, :, ::-1])
    field, maps, pose = network(seen)
    field_2, maps_2, pose_2 = network(np.ascontiguousarray(mirrored))
    maps_2 = maps_2[..., ::-1].copy()
    maps_2[:, [1, 5]] *= -1
    away = (np.tanh(field) + np.tanh(field_2[..., ::-1])) / 2
    # The network learned nothing of the background, so its maps there are anything.
    both = outwards(np.moveaxis((maps + maps_2)[0] / 2, 0, -1), mask > 0)
    return Prediction(
        distance=gaussian_filter(np.asarray(away[0] * TRUNCATION, np.float32), CALM),
        depth=_calm(both[..., 0]),
        normal=_unit(both[..., 1:4]),
        back_depth=_calm(both[..., 4]),
        back_normal=_unit(both[..., 5:8]),
        back_color=np.clip(both[..., 8:] * 255, 0, 255),
        elevation=float(pose[0, 0] + pose_2[0, 0]) / 2,
        left=left,
        top=top,
        width=width,
    )


def _square(cutout: Cutout) -> tuple[float, float, float]:
    """Left, top and width, in picture pixels, of the square whose FILL the subject's longer side takes."""
    is_subject = cutout.mask > 0.5
    rows, columns = np.flatnonzero(is_subject.any(axis=1)), np.flatnonzero(is_subject.any(axis=0))
    low, high = np.array([columns[0], rows[0]]), np.array([columns[-1], rows[-1]]) + 1
    width = float((high - low).max()) / FILL
    left, top = (low + high) / 2 - width / 2
    return float(left), float(top), width


def _framed(cutout: Cutout, *, left: float, top: float, width: float) -> tuple[Floats, Floats]:
    """Colours (128, 128, 3), 0 to 1, and mask (128, 128) of that square."""
    step = width / PICTURE_CELLS
    matrix = np.array([[step, 0, left + step / 2 - 0.5], [0, step, top + step / 2 - 0.5]])
    color = _sampled(cutout.colors.astype(np.float32) / np.float32(255), matrix, step, cv2.BORDER_REPLICATE)
    mask = _sampled(cutout.mask.astype(np.float32), matrix, step, cv2.BORDER_CONSTANT)
    return color, (mask > 0.5).astype(np.float32)


def _sampled(values: Floats, matrix: npt.NDArray[np.float64], step: float, beyond: int) -> Floats:
    if step > 1.2:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), 0.42 * step), np.float32)
    size, flags = (PICTURE_CELLS, PICTURE_CELLS), cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(values, matrix, size, flags=flags, borderMode=beyond), np.float32)


def _calm(depth: Floats) -> Floats:
    return np.asarray(cv2.GaussianBlur(depth, (0, 0), CALM), np.float32)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6), np.float32)
