"""Pressure and water: fire extinguishers, gas bottles, hydrants."""

import numpy as np

from training.families.looks import BLACK, STEEL, WHITE, any_color, any_material, plain
from training.families.vessels import curve
from training.solids.build import Solid, turn

WEIGHT = 0.8
RED = (0.55, 0.02, 0.02)


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_extinguisher, _extinguisher, _gas, _hydrant)
    color = RED if rng.random() < 0.6 else any_color(rng)
    kinds[rng.integers(len(kinds))](solid, rng, plain(solid, rng, color, gloss=0.6), plain(solid, rng, BLACK))


def _extinguisher(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    tall, wide = rng.uniform(1.0, 1.6), rng.uniform(0.24, 0.36)
    metal = plain(solid, rng, STEEL, gloss=0.8)
    knots = [
        (wide * 0.92, 0),
        (wide, 0.06),
        (wide, tall * 0.8),
        (wide * 0.8, tall * 0.92),
        (0.09, tall),
        (0.09, tall + 0.06),
    ]
    solid.lathe(curve(knots, count=20).tolist(), rounding=0.01, material=paint)
    solid.cone((0, -0.03, 0), (0, 0.09, 0), wide * 1.03, rounding=0.01, material=dark)
    if rng.random() < 0.8:
        low, high = tall * rng.uniform(0.2, 0.35), tall * rng.uniform(0.55, 0.7)
        solid.box(
            (0, (low + high) / 2, 0.5),
            (wide * 0.75, (high - low) / 2, 0.5),
            how="paint",
            material=plain(solid, rng, WHITE),
        )
        solid.box((0, high - 0.1, 0.5), (wide * 0.7, 0.05, 0.5), how="paint", material=any_material(solid, rng))
    solid.cone((0, tall + 0.02, 0), (0, tall + 0.16, 0), 0.07, material=metal)
    side = float(rng.choice((-1, 1)))
    for rise, slope in ((0.14, 5), (0.22, rng.uniform(12, 25))):
        with solid.placed((0, tall + rise, 0), turned=turn(z=side * slope)):
            solid.box((side * 0.16, 0, 0), (0.2, 0.022, 0.05), rounding=0.012, material=dark)
    solid.box((0, tall + 0.2, 0), (0.06, 0.07, 0.06), rounding=0.02, material=metal)
    solid.cone((0, tall + 0.12, 0.04), (0, tall + 0.12, 0.13), 0.055, material=metal)
    x = -side * (wide + 0.06)
    if rng.random() < 0.8:
        solid.tube((0, tall + 0.12, 0), (x * 1.7, tall + 0.2, 0), (x, tall * 0.72, 0), 0.032, material=dark)
        solid.capsule((x, tall * 0.74, 0), (x, tall * 0.45, 0), 0.032, material=dark)
        solid.cone((x, tall * 0.5, 0), (x, tall * 0.2, 0), 0.045, to=rng.uniform(0.06, 0.13), material=dark)
        solid.ring((0, tall * 0.42, 0), wide + 0.005, 0.022, turned=turn(x=90), material=dark)
        solid.capsule((x * 0.8, tall * 0.42, 0), (x, tall * 0.42, 0), 0.04, material=dark)
    else:
        solid.cone((0, tall + 0.14, 0), (-side * 0.25, tall + 0.12, 0), 0.03, to=0.06, material=dark)


def _gas(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    tall, wide = rng.uniform(0.6, 1.8), rng.uniform(0.28, 0.42)
    metal = plain(solid, rng, STEEL)
    solid.capsule((0, wide, 0), (0, max(tall - wide, wide + 0.05), 0), wide, material=paint)
    solid.cone((0, -0.03, 0), (0, wide * 0.7, 0), wide * 0.85, to=wide * 0.8, material=paint)
    top = max(tall, 2 * wide + 0.05)
    solid.cone((0, top - 0.03, 0), (0, top + 0.15, 0), 0.055, material=metal)
    solid.capsule((0, top + 0.1, 0), (0.13, top + 0.1, 0), 0.035, material=metal)
    solid.ring((0, top + 0.16, 0), 0.08, 0.025, turned=turn(x=90), material=dark)
    solid.capsule((-0.08, top + 0.16, 0), (0.08, top + 0.16, 0), 0.02, material=dark)
    if rng.random() < 0.6:
        with solid.group():
            solid.cone((0, top - wide * 0.45, 0), (0, top + 0.25, 0), wide * 0.68, material=paint)
            solid.cone((0, top - 0.05, 0), (0, top + 0.5, 0), wide * 0.6, how="cut", material=paint)
            solid.box((0, top + 0.06, 0.5), (wide * 0.35, 0.12, 0.6), how="cut", material=paint)
            solid.cone((0, top - 0.1, 0), (0, top + 0.15, 0), 0.055, material=metal)
    if rng.random() < 0.5:
        solid.cone((0, wide * 0.9, 0), (0, wide * 1.1, 0), 1, how="paint", material=any_material(solid, rng))


def _hydrant(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    cap = paint if rng.random() < 0.5 else any_material(solid, rng)
    tall, wide = rng.uniform(0.8, 1.1), rng.uniform(0.2, 0.26)
    solid.cone((0, 0, 0), (0, 0.09, 0), wide * 1.6, rounding=0.015, material=paint)
    for at in range(6):
        a = at * 1.0472
        solid.cone(
            (wide * 1.35 * np.sin(a), 0.08, wide * 1.35 * np.cos(a)),
            (wide * 1.35 * np.sin(a), 0.13, wide * 1.35 * np.cos(a)),
            0.04,
            material=dark,
        )
    solid.cone((0, 0, 0), (0, tall, 0), wide, to=wide * 0.95, material=paint)
    solid.cone((0, tall - 0.02, 0), (0, tall + 0.06, 0), wide * 1.25, rounding=0.02, material=paint)
    solid.ellipsoid((0, tall + 0.05, 0), (wide * 1.05, rng.uniform(0.15, 0.28), wide * 1.05), material=cap)
    solid.cone((0, tall + 0.1, 0), (0, tall + 0.36, 0), 0.06, rounding=0.01, material=cap)
    y = tall * rng.uniform(0.6, 0.78)
    for side in (-1, 1):
        solid.cone((side * wide * 0.7, y, 0), (side * (wide + 0.1), y, 0), 0.1, material=paint)
        solid.cone((side * (wide + 0.08), y, 0), (side * (wide + 0.16), y, 0), 0.13, rounding=0.015, material=cap)
        solid.cone((side * (wide + 0.1), y, 0), (side * (wide + 0.21), y, 0), 0.045, material=cap)
    solid.cone((0, y - 0.05, wide * 0.7), (0, y - 0.05, wide + 0.1), 0.14, material=paint)
    solid.cone((0, y - 0.05, wide + 0.07), (0, y - 0.05, wide + 0.16), 0.17, rounding=0.02, material=cap)
