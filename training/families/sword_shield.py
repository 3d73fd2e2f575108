"""Arms of old: swords, daggers, sabres, maces, battle axes, shields; swords behind a shield."""

import math

import numpy as np

from training.families.looks import any_material
from training.families.metals import blade_and_hilt
from training.families.outlines import front_on, star_outline
from training.families.stand import stood
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_sword, _sword, _sword, _shield, _shield, _mace, _battle_axe, _both)
    turned = turn(x=rng.uniform(-15, 15), y=rng.uniform(-60, 60), z=rng.choice((0, 180, rng.uniform(-50, 50))))
    with stood(solid, turned=turned if rng.random() < 0.6 else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _sword(solid: Solid, rng: np.random.Generator) -> None:
    steel, gold, grip = blade_and_hilt(solid, rng)
    long, wide = rng.uniform(1.0, 3.0), rng.uniform(0.1, 0.24)
    thick = rng.uniform(0.05, 0.08) * max(1.0, long / 2.2)
    kind = rng.random()
    if kind < 0.6:
        waist = wide * rng.uniform(0.6, 1.3)
        blade = [(0, 0), (wide, 0), (waist, 0.5 * long), (wide * rng.uniform(0.6, 1.0), 0.85 * long), (0, long)]
        front_on(solid, blade, half=thick, rounding=0.03, material=steel)
        if rng.random() < 0.6:
            solid.box((0, 0.4 * long, 0), (0.25 * wide, 0.38 * long, thick * 1.25), rounding=0.02, material=steel)
    else:
        bend, flare = rng.uniform(0.1, 0.5), rng.uniform(0.8, 2.0)
        left = [(bend * (k / 6) ** 2 * long * 0.4 - wide, long * k / 6) for k in range(7)]
        right = [(x + wide * (2 + (flare - 1) * k / 6 * 1.2) * (1 - (k / 6) ** 6), y) for k, (x, y) in enumerate(left)]
        solid.extrusion([*left, *reversed(right[:-1])], half=thick, rounding=0.03, material=steel)
    hilt = rng.uniform(0.35, 0.8)
    solid.cone((0, 0.05, 0), (0, -hilt, 0), rng.uniform(0.06, 0.09), to=0.06, material=grip)
    solid.ellipsoid((0, -hilt - 0.05, 0), rng.uniform(0.09, 0.16) * rng.uniform(0.8, 1.2, 3), material=gold)
    guard = rng.uniform(0.25, 0.6)
    if rng.random() < 0.5:
        solid.box((0, 0, 0), (guard, 0.06, 0.09), rounding=0.03, material=gold)
    elif rng.random() < 0.6:
        curl = rng.uniform(-0.35, 0.35)
        solid.tube((0, 0, 0), (0.6 * guard, 0, 0), (guard, curl, 0), 0.075, to=0.05, mirror=True, material=gold)
    else:
        solid.cone((0, -0.04, 0), (0, 0.04, 0), 0.6 * guard, rounding=0.03, material=gold)
    if rng.random() < 0.4:
        jewel = any_material(solid, rng, gloss=0.9)
        solid.ellipsoid((0, 0, 0), (0.08, 0.08, 0.13), material=jewel)


def _shield(solid: Solid, rng: np.random.Generator) -> None:
    """A board, bulging to the front, with rim, boss and emblem; a handle behind."""
    steel, gold, strap = blade_and_hilt(solid, rng)
    face, sign = any_material(solid, rng), any_material(solid, rng)
    wide, high, bulge = rng.uniform(0.7, 1.0), rng.uniform(0.9, 1.4), rng.uniform(1.8, 3.2)
    kind = rng.random()
    heater = [(0, -high), (0.35 * wide, -0.75 * high), (0.8 * wide, -0.25 * high), (wide, 0.3 * high)]
    tops = (
        [(wide, high), (0, high)],
        [(wide, high), (0, 1.15 * high)],
        [(0.9 * wide, high), (0.4 * wide, 0.85 * high), (0, high)],
    )
    outline = heater + tops[rng.integers(3)]
    if kind < 0.35:
        outline = [(wide * math.sin(a), -wide * math.cos(a)) for a in np.linspace(0, math.pi, 12)]
    elif kind < 0.5:
        outline = [(0, -high), (wide * 0.8, -high), (wide * 0.8, high), (0, high)]
    with solid.group():
        solid.ellipsoid((0, 0, -bulge), bulge + 0.08, material=face)
        solid.ellipsoid((0, 0, -bulge - 0.13), bulge + 0.08, how="cut", material=strap)
        front_on(solid, outline, half=0.9, z=-0.6, how="keep", material=steel)
    emblem = rng.random()
    if emblem < 0.3:
        solid.box((0, 0, 0), (0.13, 2, 1), how="paint", material=sign)
        solid.box((0, 0.1, 0), (2, 0.13, 1), how="paint", material=sign)
    elif emblem < 0.5:
        solid.box((wide / 2, 0, 0), (wide / 2, 2, 1), how="paint", material=sign)
    elif emblem < 0.65:
        solid.cone((0, 0, -1), (0, 0, 1), 0.6 * wide, how="paint", material=sign)
    if rng.random() < 0.6:
        solid.ellipsoid((0, 0, 0.05), (0.22, 0.22, rng.uniform(0.1, 0.3)), material=gold)
    elif rng.random() < 0.7:
        solid.extrusion(
            star_outline(int(rng.integers(4, 9)), 0.16, 0.4), half=0.09, center=(0, 0.05, 0.05), material=gold
        )
    if kind < 0.35 and rng.random() < 0.7:
        solid.ring((0, 0, 0.02 - bulge + math.sqrt(bulge**2 - wide**2)), wide, 0.08, material=steel)
    solid.tube((0, 0.3, -0.05), (0, 0, -0.4), (0, -0.3, -0.05), 0.06, material=strap)


def _mace(solid: Solid, rng: np.random.Generator) -> None:
    steel, gold, grip = blade_and_hilt(solid, rng)
    tall, size = rng.uniform(1.2, 2.2), rng.uniform(0.25, 0.42)
    solid.cone((0, 0, 0), (0, tall, 0), 0.08, material=grip)
    solid.ellipsoid((0, 0, 0), 0.12, material=gold)
    solid.ellipsoid((0, tall, 0), size, material=steel)
    if rng.random() < 0.5:
        ways = [(0, 1, 0), (1, 0, 0), (-1, 0, 0), (0, 0, 1), (0, 0, -1)]
        ways += [(a, b, c) for a in (-0.6, 0.6) for b in (-0.6, 0.6) for c in (-0.6, 0.6)]
        for way in ways:
            end = np.array((0, tall, 0)) + 1.6 * size * np.asarray(way)
            solid.cone((0, tall, 0), end, 0.35 * size, to=0.02, material=steel)
    else:
        for k in range(6):
            shape = [
                (0, -1.3 * size),
                (1.1 * size, -0.5 * size),
                (1.4 * size, 0.2 * size),
                (0.6 * size, 1.2 * size),
                (0, 1.3 * size),
            ]
            with solid.placed((0, tall, 0), turned=turn(y=60 * k)):
                solid.extrusion(shape, half=0.045, material=steel)


def _battle_axe(solid: Solid, rng: np.random.Generator) -> None:
    steel, gold, grip = blade_and_hilt(solid, rng)
    tall, reach, high = rng.uniform(1.6, 3.0), rng.uniform(0.5, 0.8), rng.uniform(0.45, 0.8)
    solid.cone((0, 0, 0), (0, tall, 0), 0.075, material=grip)
    solid.ellipsoid((0, 0, 0), 0.11, material=gold)
    arc = [(reach * (0.75 + 0.25 * math.cos(a * 1.4)), high * math.sin(a)) for a in np.linspace(-1.3, 1.3, 8)]
    blade = [(0, -0.13), (0.3 * reach, -0.15), *arc, (0.3 * reach, 0.15), (0, 0.13)]
    for side in (1, -1) if rng.random() < 0.5 else (1,):
        with solid.placed((0, tall - 0.4, 0)):
            solid.extrusion([(side * x, y) for x, y in blade], half=0.05, rounding=0.03, material=steel)
    solid.cone((0, tall - 0.1, 0), (0, tall + 0.4, 0), 0.09, to=0.02, material=steel)
    if rng.random() < 0.6:
        solid.cone((0, tall - 0.4, 0), (-0.4, tall - 0.4, 0), 0.1, to=0.03, material=steel)


def _both(solid: Solid, rng: np.random.Generator) -> None:
    _shield(solid, rng)
    for way in (-1, 1) if rng.random() < 0.6 else (1,):
        middle = turn(z=way * rng.uniform(30, 50))
        with solid.placed((way * 0.75, -0.75, -0.14 - 0.02 * way), turned=middle, scale=0.8):
            steel, gold, grip = blade_and_hilt(solid, rng)
            solid.box((0, 0.9, 0), (0.13, 1.3, 0.06), taper=0.7, rounding=0.02, material=steel)
            solid.box((0, -0.4, 0), (0.35, 0.07, 0.1), rounding=0.03, material=gold)
            solid.cone((0, -0.3, 0), (0, -0.85, 0), 0.08, material=grip)
            solid.ellipsoid((0, -0.9, 0), 0.12, material=gold)
