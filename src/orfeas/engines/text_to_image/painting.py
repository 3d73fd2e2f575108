"""Painting: what a text-to-image network made. Loads nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NAME = "text-to-image"
"""What all networks that paint are called together."""


@dataclass(frozen=True, eq=False)
class Painting:
    """What was painted, and of what.

    Attributes:
        pixels: (H, W, 3) uint8 sRGB.
        prompt, negative: as the network was given them; "" where it was given no negative one.
        seed, steps, guidance: as asked for, or as the pipeline has them by itself.
        warnings: sentences for the user.
    """

    pixels: npt.NDArray[np.uint8]
    prompt: str
    negative: str
    seed: int
    steps: int
    guidance: float
    warnings: tuple[str, ...]
