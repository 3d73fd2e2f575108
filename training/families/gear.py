"""Parts that turn, and their like: gear wheels, bolts, pulleys, stepped shafts, cranks, bearings, finned cylinders."""

import math

import numpy as np

from training.families.metals import any_metal
from training.families.outlines import round_outline, toothed_outline
from training.families.stand import stood
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_gear, _gear, _bolt, _pulley, _crank, _finned, _bearing)
    turned = turn(x=rng.choice((0, 90, -90, rng.uniform(-90, 90))), y=rng.uniform(-180, 180), z=rng.choice((0, 0, 90)))
    with stood(solid, turned=turned if rng.random() < 0.6 else None):
        kinds[rng.integers(len(kinds))](solid, rng, any_metal(solid, rng))


def _gear(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    num, half, depth = int(rng.integers(8, 21)), rng.uniform(0.1, 0.45), rng.uniform(0.12, 0.25)
    with solid.group():
        if num <= 12:
            solid.extrusion(toothed_outline(num, 1 - depth, 1), half=half, material=metal)
        else:
            solid.cone((0, 0, -half), (0, 0, half), 1 - depth, material=metal)
            for k in range(num):
                with solid.placed(turned=turn(z=360 * k / num)):
                    solid.box((0, 1 - depth, 0), (0.95 * math.pi / num / 2, depth, half), material=metal)
        if rng.random() < 0.6:
            web = rng.uniform(0.3, 0.7) * half
            for side in (-1, 1):
                solid.cone((0, 0, side * web), (0, 0, side), 0.82 - depth, how="cut", material=metal)
            spokes = int(rng.integers(0, 7))
            for k in range(spokes if spokes > 2 else 0):
                angle = math.tau * k / spokes
                x, y = 0.5 * math.cos(angle), 0.5 * math.sin(angle)
                solid.cone((x, y, -1), (x, y, 1), min(0.8 / spokes, 0.2), how="cut", material=metal)
        hub = rng.uniform(0.25, 0.34)
        long = half * rng.uniform(1.0, 1.8)
        solid.cone((0, 0, -long), (0, 0, long), hub, rounding=0.02, material=metal)
        solid.cone((0, 0, -2), (0, 0, 2), hub * rng.uniform(0.4, 0.7), how="cut", material=metal)
    if rng.random() < 0.3:
        with solid.placed((rng.uniform(1.45, 1.55), 0, 0)):
            solid.extrusion(toothed_outline(8, 0.45, 0.62), half=half, material=metal)
            solid.cone((0, 0, -half - 0.2), (0, 0, half + 0.2), 0.15, material=metal)


def _bolt(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    long, thick, head = rng.uniform(0.8, 2.6), rng.uniform(0.2, 0.4), rng.uniform(0.12, 0.3)
    wide = thick * rng.uniform(1.6, 2.0)
    kind = rng.random()
    if kind < 0.6:
        solid.extrusion(round_outline(6, wide), half=head, turned=turn(x=90), rounding=0.03, material=metal)
    else:
        with solid.group():
            solid.ellipsoid((0, -head, 0), (wide, 2 * head, wide), material=metal)
            solid.box((0, -head - 1, 0), (2, 1, 2), how="cut", material=metal)
            for k in range(int(rng.integers(1, 3))):
                solid.box((0, head, 0), (wide * 0.7, head, 0.1), turned=turn(y=90 * k), how="cut", material=metal)
    solid.cone((0, 0, 0), (0, -long, 0), thick, rounding=0.04, material=metal)
    num = int(min(long * rng.uniform(0.4, 0.9) / 0.14, 9))
    for k in range(num):
        y = -long + 0.1 + 0.14 * k
        solid.ring((0, y, 0), thick, 0.045, turned=turn(x=94), material=metal)
    if rng.random() < 0.4:
        y = -rng.uniform(0.4, 0.9) * long
        solid.extrusion(
            round_outline(6, wide), half=0.17, center=(0, y, 0), turned=turn(x=90), rounding=0.03, material=metal
        )


def _pulley(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    """A turned piece: pulleys, knobs, bushes, stepped shafts."""
    profile, y = [], 0.0
    for _ in range(int(rng.integers(2, 6))):
        wide, tall = rng.uniform(0.25, 1.0), rng.uniform(0.12, 0.7)
        profile += [(wide, y), (wide * rng.choice((1, 1, rng.uniform(0.6, 1.1))), y + tall)]
        y += tall
    with solid.group():
        solid.lathe(profile, rounding=rng.choice((0.0, 0.03)), material=metal)
        if rng.random() < 0.7:
            bore = 0.55 * min(r for r, _ in profile)
            solid.cone((0, -1 if rng.random() < 0.5 else 0.3 * y, 0), (0, y + 1, 0), bore, how="cut", material=metal)
        if rng.random() < 0.4:
            solid.box((0, y / 2, 0), (0.09, 2, 0.09), how="cut", material=metal)


def _crank(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    size, throw, x = rng.uniform(0.14, 0.2), rng.uniform(0.3, 0.5), 0.0
    solid.cone((-0.5, 0, 0), (0.1, 0, 0), size, material=metal)
    for k in range(int(rng.integers(1, 4))):
        angle = 180 * k if rng.random() < 0.5 else 120 * k
        y, z = throw * math.cos(math.radians(angle)), throw * math.sin(math.radians(angle))
        for side in (0.1, 0.55):
            solid.cone(
                (x + side - 0.07, y * 0.15, z * 0.15),
                (x + side + 0.07, y * 0.15, z * 0.15),
                throw + size,
                rounding=0.03,
                material=metal,
            )
        solid.cone((x + 0.1, y, z), (x + 0.55, y, z), size, material=metal)
        solid.cone((x + 0.5, 0, 0), (x + 1.0, 0, 0), size, material=metal)
        x += 0.85
    solid.cone((x, 0, 0), (x + 0.5, 0, 0), 0.8 * size, material=metal)


def _finned(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    """A cylinder or a block with cooling fins, as of engines and motors."""
    num, size, tall = int(rng.integers(4, 9)), rng.uniform(0.5, 0.8), rng.uniform(1.0, 1.6)
    solid.cone((0, -0.2, 0), (0, tall + 0.15, 0), 0.8 * size, material=metal)
    for k in range(num):
        y = tall * (k + 0.5) / num
        if rng.random() < 0.5:
            solid.cone((0, y - 0.04, 0), (0, y + 0.04, 0), size * 1.15, material=metal)
        else:
            solid.box((0, y, 0), (size * 1.1, 0.04, size), rounding=0.03, material=metal)
    other = any_metal(solid, rng)
    solid.box((0, -0.35, 0), (size * 1.1, 0.25, size), rounding=0.05, material=other)
    if rng.random() < 0.6:
        solid.cone((0, tall, 0), (0, tall + 0.6, 0), 0.12, material=other)
    if rng.random() < 0.6:
        solid.tube((0, 0.7 * tall, 0), (1.5 * size, 0.7 * tall, 0), (1.6 * size, 0, 0), 0.16, material=other)


def _bearing(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    half, num = rng.uniform(0.15, 0.3), int(rng.integers(7, 12))
    other = any_metal(solid, rng)
    with solid.group():
        solid.cone((0, 0, -half), (0, 0, half), 1.0, rounding=0.03, material=metal)
        solid.cone((0, 0, -2), (0, 0, 2), 0.8, how="cut", material=metal)
        solid.cone((0, 0, -0.3 * half), (0, 0, 0.3 * half), 0.85, material=other)
        solid.cone((0, 0, -half), (0, 0, half), 0.6, rounding=0.03, material=metal)
        solid.cone((0, 0, -2), (0, 0, 2), rng.uniform(0.3, 0.45), how="cut", material=metal)
    for k in range(num):
        angle = math.tau * k / num
        solid.ellipsoid((0.7 * math.cos(angle), 0.7 * math.sin(angle), 0), min(0.13, half), material=other)
    if rng.random() < 0.4:
        solid.box((0, -1.1, 0), (1.4, 0.18, half), rounding=0.03, material=metal)
        solid.box((0, -0.9, 0), (0.8, 0.25, half * 0.95), material=metal)
