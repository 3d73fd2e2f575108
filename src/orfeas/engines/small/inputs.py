"""Inputs: what the network is shown of a framed picture; the same in training and in use."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.engines.small.space import PICTURE_CELLS

Floats = npt.NDArray[np.float32]

CHANNELS = 6
"""Red, green and blue, mask, half depth of the inflated mask, height in the picture."""

GREY = 0.5
"""What lies behind the subject."""

SWEEPS = ((32, 40, 1.8), (64, 10, 1.4))
"""Grid, sweeps and over-relaxation of the inflation, coarse to fine."""


def network_input(color: Floats, mask: Floats) -> Floats:
    """Stack the channels.

    Args:
        color: (B, 128, 128, 3) sRGB, 0 to 1.
        mask: (B, 128, 128), 0 background to 1 subject.

    Returns:
        (B, 6, 128, 128) float32.
    """
    batch, size = mask.shape[0], PICTURE_CELLS
    stacked = np.empty((batch, CHANNELS, size, size), np.float32)
    stacked[:, :3] = np.moveaxis((color - GREY) * mask[..., None], -1, 1) * 2
    stacked[:, 3] = mask
    stacked[:, 4] = half_depth(mask) * 4
    stacked[:, 5] = np.linspace(1, -1, size, dtype=np.float32)[:, None]
    return stacked


def half_depth(mask: Floats) -> Floats:
    """Half depth of the inflated masks, in picture widths: z = sqrt(u), lap u = -4 inside, u = 0 outside.

    Red-black over-relaxation (Young 1954, doi:10.2307/1990825) on a coarse grid and then on one of half the picture's;
    a hint and not a measurement, so it is not run to the end.

    Args:
        mask: (B, N, N) float32, N a multiple of 64.
    """
    u = np.zeros((len(mask), SWEEPS[0][0], SWEEPS[0][0]), np.float32)
    for size, sweeps, relaxation in SWEEPS:
        block = mask.shape[1] // size
        inside = mask.reshape(len(mask), size, block, size, block).mean(axis=(2, 4)) > 0.5
        if u.shape[1] != size:
            u = u.repeat(2, axis=1).repeat(2, axis=2)
        u = _relaxed(u * inside, inside, step=1.0 / size, sweeps=sweeps, relaxation=relaxation)
    fine = mask.shape[1] // u.shape[1]
    return np.sqrt(np.maximum(_finer(u, fine), 0)) * (mask > 0.5)


def _relaxed(u: Floats, inside: npt.NDArray[np.bool_], *, step: float, sweeps: int, relaxation: float) -> Floats:
    size = u.shape[1]
    rows, columns = np.indices((size, size))
    colors = [
        (inside & ((rows + columns) % 2 == parity)).astype(np.float32) * np.float32(relaxation) for parity in (0, 1)
    ]
    padded = np.zeros((len(u), size + 2, size + 2), np.float32)
    middle = padded[:, 1:-1, 1:-1]
    middle[...] = u
    source = np.float32(step * step)
    for _ in range(sweeps):
        for share in colors:
            around = padded[:, :-2, 1:-1] + padded[:, 2:, 1:-1] + padded[:, 1:-1, :-2] + padded[:, 1:-1, 2:]
            middle += share * (around * np.float32(0.25) + source - middle)
    return middle.copy()


def _finer(u: Floats, times: int) -> Floats:
    """Bilinear, cell centres in place; `times` is 1 or 2."""
    if times == 1:
        return u
    padded = np.pad(u, ((0, 0), (1, 1), (1, 1)), mode="edge")
    for axis in (1, 2):
        low = np.take(padded, range(padded.shape[axis] - 2), axis=axis)
        here = np.take(padded, range(1, padded.shape[axis] - 1), axis=axis)
        high = np.take(padded, range(2, padded.shape[axis]), axis=axis)
        pairs = np.stack([0.25 * low + 0.75 * here, 0.75 * here + 0.25 * high], axis=axis + 1)
        shape = list(here.shape)
        shape[axis] *= 2
        padded = pairs.reshape(shape)
    return np.asarray(padded, np.float32)
