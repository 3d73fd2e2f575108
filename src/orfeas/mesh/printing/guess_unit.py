"""Guess unit: which unit a file without one was most likely drawn in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

METRES = {"millimetre": 0.001, "centimetre": 0.01, "inch": 0.0254, "metre": 1.0}
PLURALS = {"millimetre": "millimetres", "centimetre": "centimetres", "inch": "inches", "metre": "metres"}
STEPS = ((0.6, "metre"), (3.0, "inch"), (10.0, "centimetre"), (math.inf, "millimetre"))
"""Longest extent below which a unit is taken. STL, OBJ and PLY state none; printed things are mostly 15 to 300 mm, and
millimetres are the convention, so another unit is taken only where millimetres would make a crumb."""


@dataclass(frozen=True)
class UnitGuess:
    """A unit for a file that states none.

    Attributes:
        metres_per_unit: multiply what the file says by it.
        name: "millimetre", "centimetre", "inch" or "metre".
        is_certain: never true of a guess; callers that know the unit set it.
        sentence: for the user: what was taken, and the size that makes.
    """

    metres_per_unit: float
    name: str
    is_certain: bool
    sentence: str


def guess_unit(size_in_file_units: float | Sequence[float]) -> UnitGuess:
    """The unit that makes an object the size printed objects have.

    Args:
        size_in_file_units: the longest extent, or the extents along x, y and z, as the file has them.

    Returns:
        A guess and a sentence that says so; millimetres, the convention, where the extent tells nothing.
    """
    extents = [size_in_file_units] if isinstance(size_in_file_units, int | float) else list(size_in_file_units)
    longest = max((float(extent) for extent in extents), default=0.0)
    if not math.isfinite(longest) or longest <= 0.0:
        sentence = (
            "The file states no unit and has no extent to guess one from; millimetres are taken, as is the custom."
        )
        return UnitGuess(METRES["millimetre"], "millimetre", False, sentence)
    name = next(unit for limit, unit in STEPS if longest < limit)
    metres = METRES[name]
    sentence = (
        f"The file states no unit. Guessed from its size: {PLURALS[name]}, which makes it "
        f"{longest * metres * 1e3:.4g} mm at its longest. Say the unit if that is wrong."
    )
    return UnitGuess(metres, name, False, sentence)
