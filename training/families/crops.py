"""Crops: colours of fruit and vegetables, and how they lie about."""

from collections.abc import Callable, Sequence

import numpy as np

from training.solids.build import Solid, turn

RED = (0.5, 0.03, 0.03)
YELLOW = (0.8, 0.55, 0.06)
ORANGE = (0.75, 0.28, 0.03)
GREEN = (0.25, 0.45, 0.06)
PURPLE = (0.07, 0.015, 0.09)


def lay(solid: Solid, rng: np.random.Generator, kinds: Sequence[Callable[[Solid, np.random.Generator], None]]) -> None:
    """One of some kinds, mostly upright, sometimes fallen over."""
    lies = rng.random() < 0.2
    with solid.placed(
        (0, 0, 0), turned=turn(z=rng.uniform(50, 100), y=rng.uniform(0, 360)) if lies else turn(z=rng.uniform(-6, 6))
    ):
        kinds[rng.integers(len(kinds))](solid, rng)
