"""Sweet food: cakes, ice cream, doughnuts, muffins, lollies, slices."""

import numpy as np

from training.families.dishes import BREAD, CHEESE, CHOCOLATE, CREAM, TOMATO, plate_under
from training.families.looks import any_color, any_material, plain
from training.families.vessels import curve
from training.solids.build import Solid, turn

WEIGHT = 0.9


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_cake, _cake, _cake, _cone, _cone, _ring, _muffin, _lolly)
    kinds[rng.integers(len(kinds))](solid, rng)


def _cake(solid: Solid, rng: np.random.Generator) -> None:
    y, wide, looks = 0.0, 0.5, [any_material(solid, rng), plain(solid, rng, CREAM)]
    base = plain(solid, rng, (CREAM, CHOCOLATE, any_color(rng))[rng.integers(3)])
    for tier in range(int(rng.choice((1, 1, 2, 3)))):
        high = rng.uniform(0.18, 0.4)
        solid.cone((0, y, 0), (0, y + high, 0), wide, rounding=0.03, material=base)
        icing = looks[tier % 2]
        if rng.random() < 0.6:
            solid.cone((0, y + high - 0.06, 0), (0, y + high + 0.02, 0), wide + 0.015, rounding=0.03, material=icing)
            for angle in np.linspace(0, 6.283, 9)[:-1]:
                x, z, drop = wide * np.sin(angle), wide * np.cos(angle), rng.uniform(0.08, 0.16)
                solid.capsule((x, y + high - 0.03, z), (x, y + high - drop, z), 0.04, blend=0.03, material=icing)
        else:
            solid.ring((0, y + high, 0), wide - 0.04, 0.045, turned=turn(x=90), bumps=(0.02, 30.0), material=icing)
        y, wide = y + high, wide * rng.uniform(0.6, 0.75)
    top = plain(solid, rng, (TOMATO, any_color(rng))[rng.integers(2)])
    count, candles = int(rng.integers(1, 8)), rng.random() < 0.4
    for at in range(count):
        out = 0.0 if count == 1 else wide * 0.95
        x, z = out * np.sin(at * 6.283 / count), out * np.cos(at * 6.283 / count)
        if candles:
            solid.cone((x, y, z), (x, y + 0.2, z), 0.022, material=top)
            solid.ellipsoid((x, y + 0.23, z), (0.02, 0.04, 0.02), material=plain(solid, rng, CHEESE))
        else:
            solid.ellipsoid((x, y + 0.05, z), 0.065, material=top)
    if rng.random() < 0.6:
        plate_under(solid, rng, 0.72)


def _cone(solid: Solid, rng: np.random.Generator) -> None:
    """Ice cream in a cone or a cup, or soft whirls."""
    wafer, wide = plain(solid, rng, (0.55, 0.3, 0.1)), 0.3
    if rng.random() < 0.65:
        solid.cone((0, -0.95, 0), (0, 0.05, 0), 0.02, to=wide, bumps=(0.01, 30.0), material=wafer)
        if rng.random() < 0.4:
            solid.cone((0, -0.1, 0), (0, 0.08, 0), wide * 1.08, rounding=0.02, material=wafer)
    else:
        cup = any_material(solid, rng)
        solid.cone((0, -0.45, 0), (0, 0.05, 0), wide * 0.7, to=wide * 1.1, rounding=0.02, material=cup)
    y = 0.1
    if rng.random() < 0.35:
        ice = plain(solid, rng, (CREAM, CHOCOLATE, any_color(rng))[rng.integers(3)])
        for at in range(5):
            out = wide * (1.05 - 0.19 * at)
            tilted = turn(x=90) @ turn(x=rng.uniform(-6, 6))
            solid.ring((0, y, 0), out * 0.6, out * 0.45, turned=tilted, blend=0.03, material=ice)
            solid.ellipsoid((0, y, 0), out * 0.6, material=ice)
            y += out * 0.55
        solid.capsule((0, y - 0.1, 0), (0.03, y + 0.08, 0), 0.08, to=0.02, blend=0.05, material=ice)
    else:
        scoops = int(rng.integers(1, 4))
        for at in range(scoops):
            x = rng.uniform(-0.04, 0.04)
            ice = plain(solid, rng, any_color(rng))
            solid.ellipsoid((x, y + 0.12, 0), wide * rng.uniform(0.95, 1.1), bumps=(0.015, 22.0), material=ice)
            solid.ring((x, y, 0), wide * 0.85, 0.07, turned=turn(x=90), blend=0.05, bumps=(0.02, 25.0), material=ice)
            y += wide * (1.15 if at < scoops - 1 else 1.0)
    if rng.random() < 0.4:
        solid.ellipsoid((0, y + 0.18, 0), 0.08, material=plain(solid, rng, TOMATO))
    if rng.random() < 0.35:
        solid.capsule((0.1, 0.2, 0.0), (0.4, y + 0.35, -0.1), 0.04, material=wafer)


def _ring(solid: Solid, rng: np.random.Generator) -> None:
    dough, icing = plain(solid, rng, BREAD), plain(solid, rng, any_color(rng))
    thick = rng.uniform(0.13, 0.2)
    lean = turn(x=rng.choice((90, 20)))
    with solid.placed((0, 0, 0), turned=lean):
        solid.ring((0, 0, 0), 0.35, thick, material=dough)
        solid.ring((0, 0, -0.03 if lean[1, 1] < 0.5 else 0.03), 0.35, thick * 0.97, blend=0.01, material=icing)
        for _ in range(16):
            a, b = rng.uniform(0, 6.28, 2)
            z = (-1 if lean[1, 1] < 0.5 else 1) * (thick * 0.97 + 0.025)
            solid.capsule(
                (0.35 * np.sin(a), 0.35 * np.cos(a), z),
                (0.35 * np.sin(a) + 0.04 * np.sin(b), 0.35 * np.cos(a) + 0.04 * np.cos(b), z),
                0.014,
                material=any_material(solid, rng),
            )


def _muffin(solid: Solid, rng: np.random.Generator) -> None:
    paper, top = any_material(solid, rng), plain(solid, rng, (CREAM, CHOCOLATE, any_color(rng))[rng.integers(3)])
    solid.cone((0, 0, 0), (0, 0.4, 0), 0.28, to=0.42, bumps=(0.012, 30.0), material=paper)
    y, wide = 0.42, 0.46
    for _ in range(int(rng.integers(1, 4))):
        solid.ellipsoid((0, y, 0), (wide, wide * 0.5, wide), blend=0.03, bumps=(0.02, 14.0), material=top)
        y, wide = y + wide * 0.42, wide * 0.72
    if rng.random() < 0.6:
        solid.ellipsoid((0, y + wide * 0.3, 0), 0.1, material=plain(solid, rng, TOMATO))


def _lolly(solid: Solid, rng: np.random.Generator) -> None:
    ice, stick = any_material(solid, rng, gloss=0.6), plain(solid, rng, CREAM)
    solid.box((0, -0.5, 0), (0.06, 0.4, 0.02), rounding=0.02, material=stick)
    kind = rng.random()
    if kind < 0.6:
        solid.cushion((0, 0.25, 0), (0.3, 0.5, 0.13), power=4, material=ice)
        if rng.random() < 0.5:
            solid.ellipsoid((0.28, 0.75, 0), 0.2, how="cut", blend=0.02, material=plain(solid, rng, CREAM))
    elif kind < 0.8:
        solid.cone((0, 0.2, -0.09), (0, 0.2, 0.09), 0.4, rounding=0.07, material=ice)
    else:
        solid.lathe(
            curve([(0.2, -0.1), (0.26, 0.1), (0.16, 0.5), (0.05, 0.8)], count=10).tolist(), rounding=0.02, material=ice
        )
