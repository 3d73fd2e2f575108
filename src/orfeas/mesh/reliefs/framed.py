"""Framed: where the samples of a map lie on a plate, with a frame round them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.reliefs.limits import CLOSES, MAX_SAMPLES, ImpossibleRelief, require_possible

Doubles = npt.NDArray[np.float64]

SLACK = 1e-7
"""Metres added everywhere: a wall of just what a printer demands must not measure thinner for a file's rounding."""


@dataclass(frozen=True, eq=False)
class Framed:
    """A map of thickness and where its samples lie, metres: (h, w), (w,) rising, (h,) falling."""

    thickness: Doubles
    xs: Doubles
    ys: Doubles


def framed(
    thickness: npt.NDArray[np.floating],
    *,
    width_metres: float,
    frame_metres: float = 0.0,
    frame_thickness: float = 0.0,
    curve_radians: float = 0.0,
) -> Framed:
    """Lay a map out on a plate.

    Args:
        thickness: (h, w) metres, samples at the middles of square cells.
        width_metres: of the whole plate, its frame included.
        frame_metres: how wide the frame is; 0 for none. Round a tube it goes above and below only.
        frame_thickness: metres.
        curve_radians: how far the plate is to be bent.

    Raises:
        ImpossibleRelief: sizes that contradict each other, or are none.
    """
    height, width = thickness.shape
    if min(height, width) < 2:
        raise ImpossibleRelief(problem=f"{width} x {height} samples; 2 x 2 are least")
    is_round = curve_radians > CLOSES
    inner = width_metres - (0 if is_round else 2 * frame_metres)
    require_possible(
        width_metres=width_metres,
        thinnest_metres=float(thickness.min()),
        frame_metres=frame_metres,
        curve_radians=curve_radians,
    )
    thick = thickness.astype(np.float64) + SLACK
    step = inner / (width if is_round else width - 1)
    pad = math.ceil(frame_metres / step) + 1 if frame_metres else 0
    num_samples = (height + 2 * pad) * (width + (0 if is_round else 2 * pad))
    if num_samples > MAX_SAMPLES:
        raise ImpossibleRelief(problem=f"{num_samples:,} samples, at most {MAX_SAMPLES:,}")
    xs = (np.arange(width) - (width - 1) / 2) * step
    ys = np.arange(height - 1, -1, -1) * step
    if not pad:
        return Framed(thick, xs, ys)
    # How far from the map the frame's samples lie, from its outer edge inwards; its inner wall is steep.
    sides = np.linspace(frame_metres, min(step, frame_metres) / 4, pad)
    ys = np.concatenate([ys[0] + sides, ys, ys[-1] - sides[::-1]])
    if not is_round:
        xs = np.concatenate([xs[0] - sides, xs, xs[-1] + sides[::-1]])
    around = ((pad, pad), (0, 0) if is_round else (pad, pad))
    return Framed(np.pad(thick, around, constant_values=frame_thickness + SLACK), xs, ys)
