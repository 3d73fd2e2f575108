"""Picture: checked pixels and the hash of what they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Picture:
    """Upright pixels, without metadata.

    Attributes:
        pixels: (H, W, 4) uint8, sRGB with straight alpha; 255 everywhere where the source had no alpha.
        has_alpha: whether the source carried an alpha channel at all.
        num_source_pixels: how many pixels the file had before it was scaled down.
    """

    pixels: Pixels
    has_alpha: bool
    num_source_pixels: int

    def __post_init__(self) -> None:
        pixels = np.ascontiguousarray(self.pixels, dtype=np.uint8)
        assert pixels.ndim == 3 and pixels.shape[2] == 4, pixels.shape
        object.__setattr__(self, "pixels", pixels)

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def sha256(self) -> str:
        """Hash of the upright pixels and their size: the same for the same picture in another file format."""
        head = f"{self.width}x{self.height}:{int(self.has_alpha)}:".encode()
        return hashlib.sha256(head + self.pixels.tobytes()).hexdigest()

    def as_mask(self) -> npt.NDArray[np.float32]:
        """What a picture of a cut-out keeps, (H, W) float32, 0 to 1: its transparency if it has any, else its
        brightness (white keeps)."""
        alpha = self.pixels[..., 3]
        if self.has_alpha and alpha.min() < 255:
            return np.asarray(alpha / np.float32(255), dtype=np.float32)
        return np.asarray(self.pixels[..., :3].mean(axis=2) / 255, dtype=np.float32)
