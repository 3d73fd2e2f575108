"""Backdrop: what stands behind the object, and samples laid over it as pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.render.camera import View
from orfeas.render.color import as_pixels, linear_to_srgb, srgb_to_linear

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Background:
    """A soft gradient behind the object, sRGB 0 to 1, from the middle of the picture outward.

    Attributes:
        middle: behind the object.
        corner: in the corners of the picture.
    """

    middle: tuple[float, float, float] = (0.965, 0.965, 0.97)
    corner: tuple[float, float, float] = (0.845, 0.85, 0.865)


STUDIO_BACKGROUND = Background()


def finished(samples: Floats, view: View, background: Background | None) -> Pixels:
    """Light over a background, or straight alpha."""
    color, cover, shadow = samples[:, :3], samples[:, 3:4], samples[:, 4:5]
    if background is not None:
        behind = gradient(view.width, view.height, background) * (1 - cover - shadow)
        pixels = as_pixels(linear_to_srgb(color + behind))
        return np.dstack(
            [pixels.reshape(view.height, view.width, 3), np.full((view.height, view.width), 255, np.uint8)]
        )
    # Pages blend encoded values, so the shadow's share is encoded too: it looks as deep as over a background.
    uncovered = np.maximum(1 - cover, 1e-6)
    dark = (1 - (1 - np.minimum(shadow / uncovered, 1)) ** np.float32(1 / 2.2)) * uncovered
    alpha = cover + np.where(cover < 1, dark, 0)
    straight = linear_to_srgb(color / np.maximum(cover, 1e-6)) * cover / np.maximum(alpha, 1e-6)
    return as_pixels(np.concatenate([straight, alpha], axis=1)).reshape(view.height, view.width, 4)


def gradient(width: int, height: int, background: Background) -> Floats:
    y, x = np.mgrid[:height, :width]
    away = np.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.46) / 0.72
    share = (np.clip(away, 0, 1) ** 1.6).reshape(-1, 1)
    return srgb_to_linear(np.asarray(background.middle) * (1 - share) + np.asarray(background.corner) * share)
