"""Submarines, stubby or long."""

import numpy as np

from training.families.looks import BLACK, GLASS, any_material, plain
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 0.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    hull, other = any_material(solid, rng), any_material(solid, rng)
    glass, dark = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, BLACK)
    long, fat = rng.uniform(1.0, 2.4), rng.uniform(0.4, 0.6)
    solid.capsule((0, 0, 0.6 * long), (0, 0, -0.3 * long), fat, material=hull)
    solid.capsule((0, 0, -0.3 * long), (0, 0, -long - 0.3), fat, to=0.15, material=hull)
    z = rng.uniform(0, 0.4) * long
    solid.cushion((0, fat + 0.1, z), (0.2, 0.35, 0.4), power=4, material=other)
    solid.cone((0, fat, z), (0, fat + rng.uniform(0.7, 1.0), z), 0.06, material=dark)
    if rng.random() < 0.5:
        solid.cone((0, fat + 0.7, z), (0, fat + 0.7, z + 0.2), 0.06, material=dark)
    for k in range(int(rng.integers(0, 4))):
        at = (0.93 * fat, 0.1, (0.5 - 0.35 * k) * long)
        solid.ellipsoid(at, (0.1, 0.14, 0.14), material=glass, mirror=True)
    solid.box((0.4, 0, -long), (0.35, 0.04, 0.16), rounding=0.03, material=other, mirror=True)
    solid.box((0, 0, -long), (0.04, 0.5, 0.16), rounding=0.03, material=other)
    solid.cone((0, 0, -long - 0.3), (0, 0, -long - 0.55), 0.07, material=dark)
    for k in range(3):
        solid.box((0, 0, -long - 0.5), (0.07, 0.36, 0.04), turned=turn(z=60 * k), material=dark)
    if rng.random() < 0.4:
        solid.ring((0, 0, 0.6 * long), fat, 0.05, material=other)
