"""Shortcuts: what a sampler may do for the same picture with less work, and not quite the same result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orfeas.engines.hunyuan3d21.faster.reuse import Reuse
from orfeas.engines.sampling import SOLVERS


class Solver(StrEnum):
    """How one moves along the flow.

    EULER goes by the velocity here, as published. ADAMS goes by this one and the one before (Adams-Bashforth of second
    order), at no more work a step; its first step, and one where guidance begins or ends, is Euler's.
    """

    EULER, ADAMS = SOLVERS


@dataclass(frozen=True, eq=False)
class Shortcuts:
    """None by default: the published way, bit for bit.

    Attributes:
        solver: see Solver.
        guide_until: until which time guidance is asked for, 0 for noise to 1 for data (Kynkäänniemi et al. 2024,
            arXiv:2404.07724). After it the velocity is that with the picture alone, at half the work.
        reuse: what asks the denoiser in its place; made anew for each picture.
    """

    solver: Solver = Solver.EULER
    guide_until: float = 1.0
    reuse: Reuse | None = None

    def told(self) -> tuple[str, ...]:
        """As a report has them, after the last step."""
        told = []
        if self.solver is not Solver.EULER:
            told.append(f"solver {self.solver}")
        if self.reuse is not None:
            told.append(f"{self.reuse.num_reused} of {self.reuse.num_asked} steps reused")
        if self.guide_until < 1:
            told.append(f"guided until {self.guide_until:g}")
        return tuple(told)


NO_SHORTCUTS = Shortcuts()
