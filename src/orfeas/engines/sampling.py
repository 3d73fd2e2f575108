"""Sampling: steps and guidance, for networks that work in steps; which of them an engine can be asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError


class EngineTakesNoSampling(OrfeasError):
    """The engine {engine} has no {what} to set. Leave that out, or choose the engine {known}."""

    kind = Kind.INVALID


class SamplingOutOfRange(OrfeasError):
    """{what} of {value} is out of range for the engine {engine}. Choose a number from {least:g} to {most:g}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class SamplingRanges:
    """The least and the most of each that an engine takes."""

    steps: tuple[int, int]
    guidance: tuple[float, float]

    def check(self, *, engine: str, steps: int | None, guidance: float | None) -> None:
        """Refuse what the engine of that name does not take; None is for what is usual.

        Raises:
            SamplingOutOfRange: says which, and what can be had.
        """
        for what, value, limits in (
            ("A number of steps", steps, self.steps),
            ("A guidance", guidance, self.guidance),
        ):
            if value is not None and not (math.isfinite(value) and limits[0] <= value <= limits[1]):
                raise SamplingOutOfRange(what=what, value=value, engine=engine, least=limits[0], most=limits[1])
