"""Fruit: apple, pear, banana, pineapple, grapes, cherries, melon."""

import numpy as np

from training.families.crops import GREEN, ORANGE, PURPLE, RED, YELLOW, lay
from training.families.looks import LEAF, plain
from training.families.vessels import curve
from training.solids.build import Solid, turn

WEIGHT = 0.9
STEM = (0.15, 0.09, 0.03)


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_apple, _apple, _pear, _banana, _pineapple, _grapes, _melon)
    lay(solid, rng, kinds)


def ripe(solid: Solid, rng: np.random.Generator, *colors: tuple[float, float, float]) -> int:
    """A material of one of the colours."""
    return plain(solid, rng, colors[rng.integers(len(colors))], gloss=0.5)


def _stem(solid: Solid, rng: np.random.Generator, y: float, *, long: float = 0.2, thick: float = 0.025) -> None:
    lean = rng.uniform(-0.5, 0.5) * long
    solid.tube(
        (0, y - 0.1, 0),
        (0, y + long / 2, 0),
        (lean, y + long, lean / 2),
        thick,
        to=thick * 1.2,
        material=plain(solid, rng, STEM),
    )
    if rng.random() < 0.5:
        side, tilt = float(rng.choice((-1, 1))), rng.uniform(10, 40)
        where = (side * 0.15, y + long * 0.6, 0)
        solid.ellipsoid(where, (0.17, 0.024, 0.08), turned=turn(z=side * tilt), material=plain(solid, rng, LEAF))


def _apple(solid: Solid, rng: np.random.Generator) -> None:
    tall = rng.uniform(0.8, 1.1)
    knots = [(0.04, 0.08), (0.18, 0.0), (0.42, 0.3), (0.5, 0.62), (0.36, 0.92), (0.14, 0.96), (0.02, 0.82)]
    profile = curve(knots, count=20)
    profile[:, 1] *= tall
    look = ripe(solid, rng, RED, GREEN, ORANGE, YELLOW)
    solid.lathe(profile.tolist(), rounding=0.02, material=look)
    _stem(solid, rng, 0.88 * tall)
    if rng.random() < 0.2:
        flesh = plain(solid, rng, (0.85, 0.75, 0.5))
        for y in (0.4, 0.6):
            solid.ellipsoid((0.46, y * tall, 0.25), 0.2, how="cut", material=flesh)


def _pear(solid: Solid, rng: np.random.Generator) -> None:
    tall = rng.uniform(1.1, 1.4)
    knots = [(0.1, 0), (0.42, 0.25), (0.42, 0.45), (0.22, 0.8 * tall), (0.16, 0.95 * tall), (0.04, tall)]
    solid.lathe(curve(knots, count=20).tolist(), rounding=0.02, material=ripe(solid, rng, GREEN, YELLOW))
    _stem(solid, rng, tall)


def _banana(solid: Solid, rng: np.random.Generator) -> None:
    look, tip = ripe(solid, rng, YELLOW, GREEN), plain(solid, rng, STEM)
    for at in range(count := int(rng.choice((1, 1, 3, 4)))):
        with solid.placed((0, 0, 0), turned=turn(y=18 * (at - (count - 1) / 2), x=6 * at)):
            bend = rng.uniform(0.35, 0.5)
            solid.tube((0, 0.5, 0), (0.02, 0.1 - bend * 0.4, bend), (0, -0.45, 0.62), 0.11, to=0.1, material=look)
            solid.tube((0, 0.2, 0.18), (0, 0.0, 0.4), (0, -0.3, 0.5), 0.14, blend=0.1, material=look)
            solid.capsule((0, 0.48, 0), (0, 0.68, -0.08), 0.07, to=0.05, blend=0.04, material=tip)
            solid.ellipsoid((0, -0.54, 0.68), 0.055, blend=0.03, material=tip)


def _pineapple(solid: Solid, rng: np.random.Generator) -> None:
    look, leaf = plain(solid, rng, (0.55, 0.33, 0.06)), plain(solid, rng, LEAF)
    solid.ellipsoid((0, 0, 0), (0.36, 0.52, 0.36), bumps=(0.035, 26.0), material=look)
    for row, (lean, long) in enumerate(((0.3, 0.42), (0.2, 0.58), (0.08, 0.7))):
        for angle in np.linspace(0, 6.283, 7)[:-1] + row * 0.5:
            x, z = np.sin(angle), np.cos(angle)
            base, end = (0.08 * x, 0.42, 0.08 * z), (lean * x * 1.4, 0.42 + long, lean * z * 1.4)
            solid.tube(base, (0.05 * x, 0.45 + long * 0.6, 0.05 * z), end, 0.05, to=0.012, material=leaf)


def _grapes(solid: Solid, rng: np.random.Generator) -> None:
    look = ripe(solid, rng, PURPLE, GREEN, RED)
    if rng.random() < 0.35:
        for x in (-0.2, 0.2):
            solid.ellipsoid((x, 0, 0.05 * x), 0.19, material=look)
            solid.tube((x, 0.12, 0), (x * 0.8, 0.5, 0), (0, 0.75, 0), 0.025, material=plain(solid, rng, LEAF))
        return
    for row in range(5):
        count, y = (1, 3, 5, 6, 5)[row], -0.6 + 0.2 * row
        for at in range(count):
            angle, out = at * 6.283 / count + row, (0.0, 0.13, 0.22, 0.26, 0.2)[row]
            solid.ellipsoid((out * np.sin(angle), y, out * np.cos(angle)), rng.uniform(0.13, 0.16), material=look)
    solid.cone((0, -0.4, 0), (0, 0.25, 0), 0.15, material=look)
    _stem(solid, rng, 0.3, long=0.25, thick=0.03)


def _melon(solid: Solid, rng: np.random.Generator) -> None:
    skin, flesh = plain(solid, rng, (0.05, 0.2, 0.04)), ripe(solid, rng, (0.7, 0.08, 0.08), ORANGE, (0.8, 0.8, 0.5))
    long = rng.uniform(0.45, 0.6)
    solid.ellipsoid((0, 0, 0), (long, 0.45, 0.45), material=skin)
    kind = rng.random()
    if kind < 0.5:
        solid.ellipsoid((0, 0, 0), (long - 0.04, 0.41, 0.41), how="paint", material=flesh)
        solid.box((0, 1, 0), (1, 1, 1), how="cut", material=flesh)
        seed = plain(solid, rng, (0.03, 0.02, 0.01))
        for _ in range(10):
            angle, out = rng.uniform(0, 6.28), rng.uniform(0.1, 0.28)
            solid.ellipsoid((out * np.sin(angle), 0, out * np.cos(angle)), (0.022, 0.02, 0.022), material=seed)
    elif kind < 0.75:
        solid.box((0.6, 0.6, 0.6), (0.55, 0.55, 0.55), how="cut", material=flesh)
