"""Savoury food: burgers, sandwiches, hot dogs, plates of food, slices."""

from itertools import pairwise

import numpy as np

from training.families.dishes import BREAD, CHEESE, CHOCOLATE, CREAM, MEAT, SALAD, TOMATO, plate_under
from training.families.looks import any_color, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 0.9


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_burger, _burger, _burger, _plate, _plate, _sandwich, _hot_dog, _slice)
    kinds[rng.integers(len(kinds))](solid, rng)


def _burger(solid: Solid, rng: np.random.Generator) -> None:
    bread, wide, y = plain(solid, rng, BREAD, gloss=0.4), 0.5, 0.0
    solid.cone((0, y, 0), (0, y + 0.14, 0), wide, rounding=0.06, material=bread)
    y += 0.12
    layers = [(MEAT, 0.05), (CHEESE, 0.018), (SALAD, 0.03), (TOMATO, 0.025), (MEAT, 0.05), (CREAM, 0.02)]
    for at in range(int(rng.integers(2, 7))):
        color, half = layers[at] if at < 2 else layers[rng.integers(6)]
        look, out = plain(solid, rng, color), wide * rng.uniform(0.97, 1.1)
        if color == CHEESE:
            solid.box(
                (0, y + half, 0),
                (wide * 0.8, half, wide * 0.8),
                rounding=0.01,
                turned=turn(y=rng.uniform(0, 90)),
                material=look,
            )
        elif color == SALAD:
            solid.cone((0, y, 0), (0, y + 2 * half, 0), out * 1.05, rounding=0.02, bumps=(0.03, 14.0), material=look)
        else:
            solid.cone((0, y, 0), (0, y + 2 * half, 0), out, rounding=half * 0.9, bumps=(0.008, 25.0), material=look)
        y += 1.8 * half
    high = rng.uniform(0.2, 0.36)
    with solid.placed((0, y, 0), turned=turn(z=rng.uniform(-4, 4))), solid.group():
        solid.ellipsoid((0, 0.04, 0), (wide * 1.05, high, wide * 1.05), material=bread)
        solid.box((0, -0.5, 0), (1, 0.5, 1), how="cut", blend=0.06, material=bread)
        if rng.random() < 0.6:
            seed = plain(solid, rng, CREAM)
            for _ in range(14):
                angle, out = rng.uniform(0, 6.28), rng.uniform(0.0, 0.35)
                top = 0.04 + high * np.sqrt(1 - (out / wide / 1.05) ** 2)
                solid.ellipsoid((out * np.sin(angle), top, out * np.cos(angle)), (0.022, 0.014, 0.022), material=seed)
    if rng.random() < 0.3:
        plate_under(solid, rng, 0.8)
    if rng.random() < 0.2:
        solid.cone((0, y, 0), (0, y + high + 0.25, 0), 0.018, material=plain(solid, rng, BREAD))
        solid.ellipsoid((0, y + high + 0.1, 0), 0.06, material=plain(solid, rng, SALAD))


def _slice(solid: Solid, rng: np.random.Generator) -> None:
    """A piece of cake, pie, pizza or melon: a wedge."""
    half, tall = rng.uniform(0.18, 0.32), rng.choice((0.03, 0.15, 0.25))
    first, second = (
        plain(solid, rng, (CREAM, CHOCOLATE, BREAD, any_color(rng))[rng.integers(4)]),
        any_material(solid, rng),
    )
    angles = np.linspace(-half, half, 6)
    outline = [(0.0, 0.0), *((float(np.sin(a)), -float(np.cos(a))) for a in angles)]
    with solid.placed((0, 0, 0.5), turned=turn(x=90)):
        solid.extrusion(outline, half=tall, rounding=0.02, material=first)
        if tall > 0.1:
            solid.extrusion(outline, half=0.03, rounding=0.01, material=second)
        solid.extrusion(outline, half=0.035, center=(0, 0, -tall), rounding=0.02, material=second)
        crust = plain(solid, rng, BREAD)
        for one, two in pairwise(outline[1:]):
            solid.capsule((*one, -tall), (*two, -tall), 0.06, material=crust)
    for _ in range(int(rng.integers(1, 5))):
        z, look = rng.uniform(-0.3, 0.1), any_material(solid, rng)
        x = rng.uniform(-1, 1) * (0.4 - z) * half * 0.6
        solid.ellipsoid((x, tall + 0.03, z), (0.07, 0.04, 0.07), material=look)


def _plate(solid: Solid, rng: np.random.Generator) -> None:
    plate_under(solid, rng, 0.9)
    for _ in range(int(rng.integers(3, 9))):
        color = (MEAT, SALAD, CHEESE, TOMATO, BREAD, CREAM)[rng.integers(6)]
        look, angle, out = plain(solid, rng, color), rng.uniform(0, 6.28), rng.uniform(0.05, 0.45)
        x, z, kind = out * np.sin(angle), out * np.cos(angle), rng.random()
        if kind < 0.5:
            radii = (rng.uniform(0.1, 0.26), rng.uniform(0.06, 0.16), rng.uniform(0.1, 0.22))
            solid.ellipsoid((x, 0.02, z), radii, bumps=(0.02, rng.uniform(8, 30)), material=look)
        elif kind < 0.75:
            for _ in range(4):
                way = rng.uniform(-0.2, 0.2, 2)
                solid.capsule((x - way[0], 0.02, z - way[1]), (x + way[0], 0.07, z + way[1]), 0.035, material=look)
        else:
            solid.cushion(
                (x, 0.04, z), (0.22, 0.07, 0.15), power=3.5, turned=turn(y=rng.uniform(0, 180)), material=look
            )


def _sandwich(solid: Solid, rng: np.random.Generator) -> None:
    cut, y = rng.random() < 0.5, 0.0
    outline = (
        [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5)]
        if cut
        else [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.4), (0.35, 0.55), (-0.35, 0.55), (-0.5, 0.4)]
    )
    with solid.placed((0, 0, 0), turned=turn(x=-90, y=rng.uniform(-40, 40))):
        for layer in range(int(rng.integers(3, 7))):
            bread = layer in (0, 6)
            color = BREAD if bread else (MEAT, SALAD, CHEESE, TOMATO)[rng.integers(4)]
            half = 0.09 if bread else rng.uniform(0.02, 0.04)
            bumps = (0.02, 15.0) if color == SALAD else (0.0, 0.0)
            solid.extrusion(
                outline,
                half=half,
                center=(0, 0, y + half),
                rounding=0.02,
                bumps=bumps,
                material=plain(solid, rng, color),
            )
            y += 1.9 * half
        solid.extrusion(outline, half=0.09, center=(0, 0, y + 0.08), rounding=0.03, material=plain(solid, rng, BREAD))


def _hot_dog(solid: Solid, rng: np.random.Generator) -> None:
    bread, meat = plain(solid, rng, BREAD), plain(solid, rng, (0.45, 0.12, 0.06))
    for z in (-0.13, 0.13):
        solid.cushion((0, 0.12, z), (0.62, 0.15, 0.14), power=2.6, material=bread)
    solid.cushion((0, 0.06, 0), (0.6, 0.1, 0.24), power=3, material=bread)
    solid.tube((-0.68, 0.22, 0), (0, 0.22, 0.0), (0.68, 0.22, 0), 0.11, material=meat)
    sauce = plain(solid, rng, (CHEESE, TOMATO)[rng.integers(2)])
    for at, x in enumerate(np.linspace(-0.55, 0.45, 9)):
        z = 0.05 if at % 2 else -0.05
        solid.capsule((x, 0.33, z), (x + 0.12, 0.33, -z), 0.024, material=sauce)
