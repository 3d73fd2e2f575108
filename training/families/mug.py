"""Mugs and cups: hollow, straight, tapered or bellied, one handle, sometimes a saucer or a drink."""

import numpy as np

from training.families.looks import any_material, dip, plain
from training.families.vessels import Profile, curve, ear, fill, hollow
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    tall, wide = rng.uniform(0.7, 1.5), rng.uniform(0.4, 0.6)
    profile = _profile(rng, tall, wide)
    glaze = any_material(solid, rng, gloss=0.6)
    wall = rng.uniform(0.04, 0.08)
    with solid.group():
        solid.lathe(profile.tolist(), rounding=0.012, material=glaze)
        _handle(solid, rng, profile, tall, wide, glaze)
        if rng.random() < 0.3:
            band = any_material(solid, rng, gloss=0.5)
            solid.cone((0, rng.uniform(0.2, 0.5) * tall, 0), (0, 0.7 * tall, 0), wide * 1.3, how="paint", material=band)
        inside = dip(solid, rng, glaze)
        hollow(solid, profile, wall=wall, inside=inside)
        if rng.random() < 0.45:
            drink = plain(solid, rng, ((0.06, 0.025, 0.01), (0.4, 0.25, 0.12), (0.5, 0.2, 0.03))[rng.integers(3)])
            fill(solid, profile, floor=wall / 2, level=rng.uniform(0.6, 0.88) * tall, wall=wall, material=drink)
    if rng.random() < 0.2:
        plate = curve([(wide * 0.6, -0.06), (wide * 1.4, 0.0), (wide * 1.9, 0.1), (wide * 1.9, 0.14), (wide, 0.03)])
        solid.lathe(plate.tolist(), rounding=0.01, material=glaze)


def _profile(rng: np.random.Generator, tall: float, wide: float) -> Profile:
    style = rng.random()
    if style < 0.6:
        foot = wide * rng.uniform(0.72, 1.04)
        knots = [(foot * 0.94, 0), (foot, 0.05 * tall), ((foot + wide) / 2, tall / 2), (wide, tall)]
    elif style < 0.8:
        knots = [(wide * 0.5, 0), (wide * 0.8, 0.15 * tall), (wide, 0.5 * tall), (wide * 1.1, tall)]
    else:
        knots = [(wide * 0.8, 0), (wide * 1.1, 0.35 * tall), (wide * 0.9, 0.8 * tall), (wide, tall)]
    return curve(knots, count=14)


def _handle(solid: Solid, rng: np.random.Generator, profile: Profile, tall: float, wide: float, glaze: int) -> None:
    side = float(rng.choice((-1, 1)))
    thick, style = rng.uniform(0.05, 0.085), rng.random()
    if style < 0.6:
        low, high = rng.uniform(0.15, 0.3) * tall, rng.uniform(0.72, 0.9) * tall
        ear(
            solid, profile, low=low, high=high, reach=rng.uniform(0.26, 0.45) * tall, thick=thick, side=side,
            rise=rng.uniform(-0.05, 0.15), blend=0.05, material=glaze,
        )  # fmt: skip
    elif style < 0.85:
        loop = rng.uniform(0.24, 0.34) * tall
        middle = (side * float(np.interp(tall / 2, profile[:, 1], profile[:, 0])), tall / 2, 0)
        solid.ring(middle, loop, thick, half_angle=115, turned=turn(z=-90 * side), blend=0.05, material=glaze)
    else:
        reach = rng.uniform(0.3, 0.45)
        for y in (0.25 * tall, 0.75 * tall):
            solid.capsule((side * wide * 0.7, y, 0), (side * (wide + reach), y, 0), thick, blend=0.04, material=glaze)
        far = side * (wide + reach)
        solid.capsule((far, 0.25 * tall, 0), (far, 0.75 * tall, 0), thick, blend=0.04, material=glaze)
