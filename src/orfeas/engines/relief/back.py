"""Back: a picture of the side nobody saw."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.relief.diffuse import diffuse, links_of_grid

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

RIM = 0.02
"""Share of the longer side that counts as the rim, whose colours go round to the back."""

FRINGE = 1.5
"""Cells at the very rim that count for less: colours there are estimates."""

LIKENESS = 20.0
"""Lab steps within which the front is like what the rim foretells; the rest is an eye, a
label, a belly."""

PULL = 0.008
"""Confidence of a front colour that is like the rim's: smoothed over about 1 / sqrt(PULL) cells."""

DOWNWARD = 0.2
"""How easily colours spread up and down beside sideways: hair, bands and clothes go round at their own height."""

GRAIN = 0.009
"""Share of the longer side; finer than this is grain."""

MOST_GRAIN = 7.0
"""sRGB steps, standard deviation."""


GRAIN_HEARD = 0.6
"""sRGB steps of grain below which a surface counts as smooth."""

LOUDNESS = 1.48
"""Standard deviation over median of |x|, for normal noise."""

_DISC = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))


def paint_back(front: Floats, distance: Floats, *, seed: int) -> Floats:
    """Guess the back's colours, seen through from the front (so column and row are the front's).

    What is seen at the rim goes round; inside it, the front's low frequencies show where they are like that
    continuation, so eyes, labels and faces stay in front. Grain of the front's own spectrum is laid over, as random
    phases (Galerne, Gousseau and Morel 2011, doi:10.1109/TIP.2010.2052822).

    Args:
        front: (h, w, 3) float32 sRGB, 0 to 255.
        distance: (h, w) float32, cells, positive inside.
        seed: of the grain.

    Returns:
        (h, w, 3) float32 sRGB, 0 to 255; continued a little way outside.
    """
    side = max(distance.shape)
    inside = distance > 0
    rim = np.exp(-(((np.maximum(distance, 0) - FRINGE) / (RIM * side)) ** 2))
    around = _from_rim(front, rim, inside)
    likeness = _likeness(_blurred(front, 1.5), around)
    pull = rim + PULL * likeness
    links, strength = links_of_grid(inside, vertical=DOWNWARD)
    smooth = np.zeros_like(front)
    smooth[inside] = diffuse(
        front[inside], confidence=pull[inside], links=links, strength=strength, start=around[inside]
    )
    back = outwards(smooth, inside)
    painted = back + _grain(front, (distance > 2 * RIM * side) & (likeness > 0.5), seed=seed)
    return np.asarray(np.clip(painted, 0, 255), np.float32)


def _blurred(values: npt.NDArray[np.generic], sigma: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(values.astype(np.float32), (0, 0), sigma), np.float32)


def _lab(colors: Floats) -> Floats:
    return np.asarray(cv2.cvtColor(np.clip(colors / np.float32(255), 0, 1), cv2.COLOR_RGB2LAB), np.float32)


def _likeness(front: Floats, around: Floats) -> Floats:
    """(h, w) 0 to 1. Rims are darker than what faces us, so what is lighter than they are counts half."""
    off = _lab(front) - _lab(around)
    off[..., 0] *= np.where(off[..., 0] > 0, 0.5, 1.0)
    like = 1 / (1 + (np.linalg.norm(off, axis=-1) / LIKENESS) ** 6)
    # What is next to a salient detail belongs to it.
    return np.asarray(cv2.erode(np.maximum(like - 0.1, 0) / 0.9, _DISC), np.float32)


def _from_rim(front: Floats, rim: Floats, inside: Bools) -> Floats:
    """The harmonic continuation of the rim's colours, at half the grid."""
    height, width = inside.shape
    half = ((width + 1) // 2, (height + 1) // 2)
    weight = rim * inside
    small_weight = np.asarray(cv2.resize(weight, half, interpolation=cv2.INTER_AREA), np.float32)
    color = np.asarray(cv2.resize(front * weight[..., None], half, interpolation=cv2.INTER_AREA), np.float32)
    color /= np.maximum(small_weight, np.float32(1e-6))[..., None]
    cells = cv2.resize(inside.astype(np.float32), half, interpolation=cv2.INTER_AREA) > 0
    links, strength = links_of_grid(cells, vertical=DOWNWARD)
    filled = np.zeros(color.shape, np.float32)
    filled[cells] = diffuse(color[cells], confidence=small_weight[cells], links=links, strength=strength)
    spread = outwards(filled, cells)
    return np.asarray(cv2.resize(spread, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def outwards(values: Floats, inside: Bools) -> Floats:
    """Every value outside becomes that of the nearest cell inside."""
    _, label = cv2.distanceTransformWithLabels(
        (~inside).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    table = np.zeros((int(label.max()) + 1, values.shape[-1]), np.float32)
    table[label[inside]] = values[inside]
    return np.asarray(table[label], np.float32)


def _grain(front: Floats, interior: Bools, *, seed: int) -> Floats:
    """Grey noise with the spectrum and the strength of the front's grain in the interior."""
    sigma = GRAIN * max(interior.shape)
    # Away from the edges of salient details, whose blur reaches about this far.
    apart = cv2.erode(interior.astype(np.uint8), _DISC, iterations=3) > 0
    if not apart.any():
        return np.zeros_like(front)
    fine = np.clip(front - _blurred(front, sigma), -3 * MOST_GRAIN, 3 * MOST_GRAIN).mean(axis=-1)
    # The median hears the many small differences and not the few large ones.
    strength = np.clip(LOUDNESS * np.median(np.abs(fine[apart])) - GRAIN_HEARD, 0, MOST_GRAIN)
    spectrum = np.abs(np.fft.rfft2(fine * _blurred(interior, sigma)))
    white = np.random.default_rng(seed).standard_normal(interior.shape)
    noise = np.fft.irfft2(spectrum * np.exp(1j * np.angle(np.fft.rfft2(white))), s=interior.shape)
    noise *= strength / max(float(noise.std()), 1e-6)
    return np.asarray(noise[..., None].repeat(3, axis=-1), np.float32)
