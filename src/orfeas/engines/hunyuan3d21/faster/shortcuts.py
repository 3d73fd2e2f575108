"""Shortcuts: what a sampler may do for the same picture with less work, and not quite the same result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Solver(StrEnum):
    """How one moves along the flow.

    EULER goes by the velocity here, as published. ADAMS goes by this one and the one before (Adams-Bashforth of second
    order), at no more work a step; its first step, and one where guidance begins or ends, is Euler's.
    """

    EULER = "euler"
    ADAMS = "adams"


@dataclass(frozen=True)
class Shortcuts:
    """None by default: the published way, bit for bit.

    Attributes:
        solver: see Solver.
        cache_steps: how little of a change between two steps is taken for none; see `Reuse`. 0 for never.
        guided: from which time to which guidance is asked for, 0 for noise to 1 for data (Kynkäänniemi et al. 2024,
            arXiv:2404.07724). Outside, the velocity is that with the picture alone, at half the work.
    """

    solver: Solver = Solver.EULER
    cache_steps: float = 0.0
    guided: tuple[float, float] = (0.0, 1.0)


NO_SHORTCUTS = Shortcuts()
