"""Metals: what machine parts and arms are made of."""

import numpy as np

from training.families.looks import BLACK, GOLD, STEEL, any_color, any_material, plain
from training.solids.build import Solid


def any_metal(solid: Solid, rng: np.random.Generator) -> int:
    """Steel, paint or anything; the material's number."""
    kind = rng.random()
    if kind < 0.55:
        return plain(solid, rng, STEEL, gloss=0.6)
    return plain(solid, rng, any_color(rng)) if kind < 0.85 else any_material(solid, rng)


def blade_and_hilt(solid: Solid, rng: np.random.Generator) -> tuple[int, int, int]:
    """Numbers of the materials of a blade, of its fittings and of its grip."""
    steel = plain(solid, rng, STEEL if rng.random() < 0.8 else any_color(rng), gloss=0.8)
    gold = plain(solid, rng, GOLD if rng.random() < 0.6 else BLACK, gloss=0.7)
    return steel, gold, any_material(solid, rng, color=(0.15, 0.07, 0.03) if rng.random() < 0.6 else any_color(rng))
