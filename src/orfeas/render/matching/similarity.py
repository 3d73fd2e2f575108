"""Similarity: how alike two pictures are in structure, over several scales, within a region."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

WEIGHTS = (0.0448, 0.2856, 0.3001)
"""Exponents of the three finest scales (Wang, Simoncelli and Bovik 2003, section 3.2), as shares of their sum."""

K1, K2 = 0.01, 0.03
"""Of the two constants that hold quotients still (Wang and others 2004, equations 7 and 9), for values 0 to 1."""

FEWEST = 16
"""Pixels of a region below which a scale says nothing."""


def similarity(one: Floats, other: Floats, region: Floats, *, scales: int = 3) -> float:
    """Multi-scale structural similarity of what two pictures show within a region.

    Contrast and structure at every scale, luminance at the coarsest (Wang, Simoncelli and Bovik 2003,
    doi:10.1109/ACSSC.2003.1292216, equation 7), from the maps of Wang and others 2004
    (doi:10.1109/TIP.2003.819861, equations 6 to 13): a Gaussian window of 11 with deviation 1.5, here weighted by the
    region so that nothing outside is looked at. Channels are averaged, negative structure counts as none.

    Args:
        one, other: (N, N, C) float32, 0 to 1.
        region: (N, N) float32, 0 outside to 1 inside.
        scales: 1 to 3; each is half as fine as the one before.

    Returns:
        0 to 1; 0 where the region is empty.
    """
    found, used, luminance = 0.0, 0.0, 0.0
    for scale, share in enumerate(WEIGHTS[:scales]):
        if scale:
            one, other, region = _halved(one, region), _halved(other, region), _halved_region(region)
        if float(region.sum()) < FEWEST and scale:
            break
        luminance, structure = _means(one, other, region)
        found, used = found + share * float(np.log(max(structure, 1e-6))), used + share
    return float(np.exp(found / used)) * luminance


def _means(one: Floats, other: Floats, region: Floats) -> tuple[float, float]:
    """Luminance, and contrast with structure, both 0 to 1, as means over the region."""
    inside = float(region.sum())
    if inside <= 0:
        return 0.0, 0.0
    weight = np.maximum(_blurred(region), 1e-6)[..., None]

    def mean(values: Floats) -> Floats:
        return np.asarray(_blurred(values * region[..., None]) / weight, np.float32)

    first, second = mean(one), mean(other)
    spread = np.maximum(mean(one * one) - first**2, 0) + np.maximum(mean(other * other) - second**2, 0)
    shared = mean(one * other) - first * second
    c1, c2 = K1**2, K2**2
    light, structure = (
        float((kind.mean(axis=2) * region).sum()) / inside
        for kind in (
            (2 * first * second + c1) / (first**2 + second**2 + c1),
            (2 * shared + c2) / (spread + c2),
        )
    )
    return max(light, 0.0), max(structure, 0.0)


def _blurred(values: Floats) -> Floats:
    found = cv2.GaussianBlur(values, (11, 11), 1.5, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(found.reshape(values.shape), np.float32)


def _halved(values: Floats, region: Floats) -> Floats:
    """Means of two by two pixels, weighted by the region."""
    weight = _halved_region(region)[..., None]
    return np.asarray(_pooled(values * region[..., None]) / np.maximum(weight, 1e-6), np.float32)


def _halved_region(region: Floats) -> Floats:
    return _pooled(region[..., None])[..., 0]


def _pooled(values: Floats) -> Floats:
    rows, columns = values.shape[0] // 2 * 2, values.shape[1] // 2 * 2
    part = values[:rows, :columns].reshape(rows // 2, 2, columns // 2, 2, -1)
    return np.asarray(part.mean(axis=(1, 3)), np.float32)
