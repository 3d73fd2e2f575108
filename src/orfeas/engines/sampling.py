"""Sampling: steps and guidance, for networks that work in steps; which of them an engine can be asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError


class EngineTakesNoSampling(OrfeasError):
    """The engine {engine} has no {what} to set. Leave that out, or choose the engine {known}."""

    kind = Kind.INVALID


class UnknownSolver(OrfeasError):
    """There is no solver called {solver}. Choose one of: {known}."""

    kind = Kind.INVALID


class SamplingOutOfRange(OrfeasError):
    """{what} of {value} is out of range for the engine {engine}. Choose a number from {least:g} to {most:g}."""

    kind = Kind.INVALID


SOLVERS = ("euler", "adams")
"""How one gets from step to step; the first as networks are published."""


@dataclass(frozen=True)
class Savings:
    """What somebody asks to have left out, of engines that can; None leaves nothing out.

    Attributes:
        solver, cache_steps, guide_until: see `contract.Quality`.
    """

    solver: str | None = None
    cache_steps: float | None = None
    guide_until: float | None = None

    @property
    def asked(self) -> dict[str, str | float]:
        """Those asked for, by the names that recipes have for them."""
        values = {name: getattr(self, name) for name in ("solver", "cache_steps", "guide_until")}
        return {name: value for name, value in values.items() if value is not None}

    def check(self, *, engine: str) -> None:
        """Refuse what no engine can do.

        Args:
            engine: for the sentence.

        Raises:
            UnknownSolver, SamplingOutOfRange: says which, and what can be had.
        """
        if self.solver is not None and self.solver not in SOLVERS:
            raise UnknownSolver(solver=self.solver, known=", ".join(SOLVERS))
        for what, value in (("A caching threshold", self.cache_steps), ("A guided share", self.guide_until)):
            if value is not None and not (math.isfinite(value) and 0 <= value <= 1):
                raise SamplingOutOfRange(what=what, value=value, engine=engine, least=0, most=1)


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
