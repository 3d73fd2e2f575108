"""Limits: what a plate can be, and the plastic it is supposed to be of."""

from __future__ import annotations

import math

from orfeas.errors import Kind, OrfeasError

MAX_SAMPLES = 1_000_000
"""Two faces each; more is finer than any nozzle on any plate that fits a printer."""

THINNEST = 1e-4
"""Metres; no printer lays a thinner wall."""

ATTENUATION = 1400.0
"""Per metre: 1.4 per millimetre, so that 0.8 to 3 mm show 1 to 22. Assumed for white PLA, and no more than about right:
plastics differ, and scatter light besides (Hamp, Logan and Shaw 2021, Applied Optics 60, 6573)."""

FULL_TURN = 2 * math.pi
CLOSES = FULL_TURN - 0.02
"""Radians from which a bent plate is a tube: the slit left, a degree, would be a fault and no gap."""


class ImpossibleRelief(OrfeasError):
    """Such a plate cannot be made: {problem}. Change the sizes."""

    kind = Kind.INVALID


def require_possible(
    *, width_metres: float, thinnest_metres: float, frame_metres: float = 0.0, curve_radians: float = 0.0
) -> None:
    """Refuse sizes that no plate has; `thinnest_metres` is the least of its thickness.

    Raises:
        ImpossibleRelief: says which.
    """
    problem = None
    if not 0 < width_metres < math.inf:
        problem = f"a width of {1000 * width_metres:g} mm"
    elif not 0 <= curve_radians <= FULL_TURN + 1e-4:
        problem = f"a curve of {math.degrees(curve_radians):g} degrees; 0 to 360 are possible"
    elif not 0 <= 2 * frame_metres < width_metres:
        problem = f"a frame of {1000 * frame_metres:g} mm on {1000 * width_metres:g} mm"
    elif not THINNEST <= thinnest_metres < math.inf:
        problem = f"a wall of {1000 * thinnest_metres:g} mm; {1000 * THINNEST:g} mm is least"
    if problem is not None:
        raise ImpossibleRelief(problem=problem)
