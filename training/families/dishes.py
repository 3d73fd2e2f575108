"""Dishes: the colours of food and the plate under it."""

from __future__ import annotations

import numpy as np

from training.families.looks import WHITE, any_material, plain
from training.solids.build import Solid

BREAD = (0.5, 0.24, 0.07)
MEAT = (0.12, 0.045, 0.02)
SALAD = (0.15, 0.4, 0.05)
CHEESE = (0.85, 0.5, 0.05)
TOMATO = (0.6, 0.05, 0.03)
CREAM = (0.85, 0.78, 0.65)
CHOCOLATE = (0.09, 0.035, 0.015)


def plate_under(solid: Solid, rng: np.random.Generator, wide: float) -> None:
    """A plate of that radius whose upper side is about y = 0."""
    look = plain(solid, rng, WHITE, gloss=0.6) if rng.random() < 0.7 else any_material(solid, rng)
    rows = [(wide * 0.6, -0.07), (wide * 0.65, -0.07), (wide, -0.01), (wide, 0.02), (wide * 0.7, -0.015)]
    solid.lathe(rows, rounding=0.012, material=look)
