"""Long thin arms: staffs with gems and crooks, bows with and without an arrow, spears, tridents."""

import numpy as np

from training.families.looks import WOOD, any_material, plain
from training.families.metals import blade_and_hilt
from training.families.outlines import front_on
from training.families.stand import stood
from training.solids.build import Solid, turn

WEIGHT = 0.5


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_staff, _staff, _bow, _spear)
    turned = turn(x=rng.uniform(-15, 15), y=rng.uniform(-60, 60), z=rng.choice((0, 180, rng.uniform(-50, 50))))
    with stood(solid, turned=turned if rng.random() < 0.6 else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _staff(solid: Solid, rng: np.random.Generator) -> None:
    _, gold, _ = blade_and_hilt(solid, rng)
    wood, gem = any_material(solid, rng, color=WOOD), any_material(solid, rng, gloss=0.9)
    tall, thick = rng.uniform(2.0, 3.4), rng.uniform(0.05, 0.08)
    bend = rng.uniform(-0.25, 0.25)
    solid.tube((0, 0, 0), (bend, tall / 2, 0), (0, tall, 0), thick, material=wood)
    kind = rng.random()
    if kind < 0.35:
        solid.ellipsoid((0, tall + 0.25, 0), 0.22, material=gem)
        for k in range(3):
            with solid.placed((0, tall, 0), turned=turn(y=120 * k)):
                solid.tube((0, -0.05, 0), (0.4, 0.1, 0), (0.15, 0.45, 0), 0.07, to=0.04, material=wood)
    elif kind < 0.65:
        side = ((0, tall, 0), (0.5, tall + 0.5, 0), (0.5, tall - 0.05, 0))
        solid.tube(*side, thick * 1.1, to=thick * 0.8, material=wood)
        solid.tube((0.5, tall - 0.05, 0), (0.45, tall - 0.25, 0), (0.22, tall, 0), thick * 0.8, to=0.03, material=wood)
    else:
        solid.ring(
            (0, tall + 0.3, 0),
            0.32,
            0.06,
            half_angle=rng.uniform(130, 181),
            turned=turn(z=rng.choice((0, 180))),
            material=gold,
        )
        solid.cone((0, tall - 0.05, 0), (0, tall + 0.3, 0), 0.05, material=gold)
        solid.ellipsoid((0, tall + 0.3, 0), (0.12, 0.18, 0.12), material=gem)
    for y in (0.1, 0.85 * tall):
        solid.cone((0.25 * bend, y, 0), (0.25 * bend, y + 0.1, 0), thick * 1.5, material=gold)


def _bow(solid: Solid, rng: np.random.Generator) -> None:
    _, gold, grip = blade_and_hilt(solid, rng)
    wood, string = any_material(solid, rng, color=WOOD), plain(solid, rng, (0.6, 0.55, 0.45))
    half, bend = rng.uniform(1.1, 1.6), rng.uniform(0.3, 0.6)
    tip = (-0.15, half, 0)
    for way in (1, -1):
        solid.tube(
            (bend * 0.8, 0, 0), (bend, 0.6 * half * way, 0), (tip[0], half * way, 0), 0.07, to=0.04, material=wood
        )
    solid.capsule((0.8 * bend, -0.2, 0), (0.8 * bend, 0.2, 0), 0.09, material=grip)
    pull = -rng.uniform(0.2, 0.7) if rng.random() < 0.4 else tip[0] + 0.03
    for way in (1, -1):
        solid.cone((pull, 0, 0), (tip[0], half * way, 0), 0.03, material=string)
    if pull < -0.2 or rng.random() < 0.3:
        solid.cone((pull, 0, 0), (bend + 0.7, 0, 0), 0.035, material=wood)
        solid.cone((bend + 0.65, 0, 0), (bend + 0.95, 0, 0), 0.09, to=0.01, material=gold)


def _spear(solid: Solid, rng: np.random.Generator) -> None:
    steel, gold, _ = blade_and_hilt(solid, rng)
    wood, tall, long = any_material(solid, rng, color=WOOD), rng.uniform(2.2, 3.0), rng.uniform(0.4, 0.8)
    solid.cone((0, 0, 0), (0, tall, 0), 0.06, material=wood)
    wide = rng.uniform(0.12, 0.22)
    if rng.random() < 0.7:
        front_on(
            solid,
            [(0, -0.15), (0.07, -0.1), (wide, 0.3 * long), (0, long)],
            y=tall,
            half=0.055,
            rounding=0.03,
            material=steel,
        )
    else:
        for x in (0, 0.28):
            solid.cone((x, tall + 0.15, 0), (x, tall + long, 0), 0.055, to=0.02, mirror=x > 0, material=steel)
        solid.capsule((0, tall + 0.15, 0), (0.28, tall + 0.15, 0), 0.055, mirror=True, material=steel)
        solid.cone((0, tall - 0.1, 0), (0, tall + 0.2, 0), 0.07, material=steel)
    solid.cone((0, tall - 0.15, 0), (0, tall - 0.02, 0), 0.1, material=gold)
