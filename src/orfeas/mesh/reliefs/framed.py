"""Framed: where the samples of a map lie on a plate, with a frame round them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.reliefs.limits import FULL_TURN, MAX_SAMPLES, ImpossibleRelief, require_possible

Doubles = npt.NDArray[np.float64]


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
    is_round = curve_radians >= FULL_TURN
    inner = width_metres - (0 if is_round else 2 * frame_metres)
    require_possible(
        width_metres=width_metres,
        thinnest_metres=float(thickness.min()),
        frame_metres=frame_metres,
        curve_radians=curve_radians,
    )
    if min(thickness.shape) < 2 or thickness.size > MAX_SAMPLES:
        raise ImpossibleRelief(problem=f"{thickness.size:,} samples; 2 x 2 to {MAX_SAMPLES:,} are possible")
    step = inner / (width if is_round else width - 1)
    xs = (np.arange(width) - (width - 1) / 2) * step
    ys = np.arange(height - 1, -1, -1) * step
    if frame_metres == 0:
        return Framed(thickness.astype(np.float64), xs, ys)
    sides = _frame_steps(frame_metres, step)
    ys = np.concatenate([ys[0] + sides, ys, ys[-1] - sides[::-1]])
    pad = len(sides)
    if not is_round:
        xs = np.concatenate([xs[0] - sides, xs, xs[-1] + sides[::-1]])
    around = ((pad, pad), (0, 0) if is_round else (pad, pad))
    return Framed(np.pad(thickness.astype(np.float64), around, constant_values=frame_thickness), xs, ys)


def _frame_steps(frame_metres: float, step: float) -> Doubles:
    """How far from the map a frame's samples lie, from its outer edge inwards; its inner wall is steep."""
    edge = min(step / 4, frame_metres / 4)
    return np.linspace(frame_metres, edge, max(math.ceil((frame_metres - edge) / step), 1) + 1)
