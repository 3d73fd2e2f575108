"""Pots, pans, casseroles, baskets and buckets."""

import numpy as np

from training.families.looks import BLACK, STEEL, WOOD, any_color, any_material, dip, plain
from training.families.vessels import Profile, curve, fill, hollow, radius_at
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    if kind < 0.35:
        _pan(solid, rng)
    elif kind < 0.6:
        _pot(solid, rng)
    elif kind < 0.8:
        _basket(solid, rng)
    else:
        _bucket(solid, rng)


def _metal(solid: Solid, rng: np.random.Generator) -> int:
    return plain(solid, rng, (BLACK, STEEL, any_color(rng), (0.4, 0.15, 0.06))[rng.integers(4)], gloss=0.6)


def _pan(solid: Solid, rng: np.random.Generator) -> None:
    """A frying pan or a saucepan with one long handle toward +X or -X."""
    look, side = _metal(solid, rng), float(rng.choice((-1, 1)))
    tall, foot = rng.uniform(0.08, 0.3), rng.uniform(0.75, 1.0) * 0.5
    profile = curve([(foot, 0), (foot + 0.01, 0.015), (0.5, tall)], count=8)
    grip = look if rng.random() < 0.4 else plain(solid, rng, (BLACK, WOOD)[rng.integers(2)])
    solid.lathe(profile.tolist(), rounding=0.008, material=look)
    long, rise = rng.uniform(0.5, 0.9), rng.uniform(0.0, 0.15)
    high = tall * 0.8
    solid.capsule((side * 0.45, high, 0), (side * 0.65, high + rise * 0.3, 0), 0.03, material=look)
    with solid.placed(
        (side * (0.55 + long / 2), high + rise * 0.6, 0), turned=turn(z=side * np.degrees(np.arctan(rise / long)))
    ):
        solid.cushion((0, 0, 0), (long / 2, 0.028, 0.05), power=4, material=grip)
        if rng.random() < 0.4:
            solid.cone((side * long * 0.4, -0.1, 0), (side * long * 0.4, 0.1, 0), 0.02, how="cut", material=grip)
    hollow(solid, profile, wall=0.025, inside=dip(solid, rng, look))
    kind = rng.random()
    if kind < 0.3:
        white, yolk = plain(solid, rng, (0.85, 0.85, 0.8)), plain(solid, rng, (0.9, 0.5, 0.03))
        for x in (-0.18, 0.15):
            solid.ellipsoid((x, 0.03, 0.05 * np.sign(x)), (0.2, 0.025, 0.18), bumps=(0.01, 20), material=white)
            solid.ellipsoid((x, 0.055, 0.05 * np.sign(x)), (0.07, 0.035, 0.07), material=yolk)
    elif kind < 0.5 and tall > 0.15:
        _lid(solid, rng, 0.5, tall, look, grip)


def _lid(solid: Solid, rng: np.random.Generator, wide: float, tall: float, look: int, grip: int) -> None:
    high = rng.uniform(0.04, 0.14)
    solid.ellipsoid((0, tall, 0), (wide, high, wide), material=look)
    solid.cone((0, tall - 0.01, 0), (0, tall + 0.025, 0), wide * 1.03, rounding=0.012, material=look)
    solid.cone((0, tall + high * 0.9, 0), (0, tall + high + 0.06, 0), 0.025, material=grip)
    solid.ellipsoid((0, tall + high + 0.065, 0), (0.075, 0.03, 0.075), material=grip)


def _pot(solid: Solid, rng: np.random.Generator) -> None:
    look, tall = _metal(solid, rng), rng.uniform(0.4, 0.9)
    bulge = rng.uniform(1, 1.25) if rng.random() < 0.4 else 1
    profile = curve([(0.44, 0), (0.5 * bulge, 0.1 * tall), (0.5 * bulge, 0.6 * tall), (0.5, tall)], count=12)
    grip = look if rng.random() < 0.5 else plain(solid, rng, BLACK)
    solid.lathe(profile.tolist(), rounding=0.012, material=look)
    y = tall * rng.uniform(0.7, 0.88)
    out = radius_at(profile, y)
    if bulge > 1.0 and rng.random() < 0.6:
        for angle in (0, 120, 240):
            x, z = 0.35 * np.sin(np.radians(angle)), 0.35 * np.cos(np.radians(angle))
            solid.capsule((x, 0.1, z), (x * 1.2, -0.14, z * 1.2), 0.05, to=0.035, material=look)
        solid.ring((0, tall * 0.85, 0), 0.52, 0.022, half_angle=90, turned=turn(x=rng.uniform(-30, 30)), material=grip)
    else:
        solid.ring(
            (out, y, 0),
            0.13,
            0.032,
            half_angle=110,
            turned=turn(z=-90) @ turn(y=rng.choice((0, 90))),
            mirror=True,
            material=grip,
        )
    hollow(solid, profile, wall=0.035, inside=dip(solid, rng, look))
    kind = rng.random()
    if kind < 0.45:
        _lid(solid, rng, 0.5, tall, look, grip)
    elif kind < 0.75:
        fill(
            solid,
            profile,
            floor=0.02,
            level=tall * rng.uniform(0.6, 0.9),
            wall=0.035,
            material=any_material(solid, rng),
        )
        spoon = plain(solid, rng, WOOD)
        solid.capsule((0.1, tall * 0.4, 0.1), (0.3, tall * 1.5, -0.2), 0.03, material=spoon)


def _basket(solid: Solid, rng: np.random.Generator) -> None:
    """Woven walls by bumps, a bow over the top or two ears."""
    cane = plain(solid, rng, ((0.45, 0.27, 0.1), (0.25, 0.13, 0.05))[rng.integers(2)])
    tall, wide, foot = rng.uniform(0.3, 0.7), 0.5, rng.uniform(0.3, 0.46)
    profile: Profile = np.array([(foot, 0.0), (wide, tall)])
    with solid.placed((0, 0, 0)):
        solid.lathe(profile.tolist(), rounding=0.015, bumps=(0.012, rng.uniform(40, 60)), material=cane)
        hollow(solid, profile, wall=0.05, inside=cane)
        solid.ring((0, tall, 0), wide, 0.035, turned=turn(x=90), bumps=(0.01, 60.0), material=cane)
    if rng.random() < 0.65:
        top = rng.uniform(0.9, 1.5)
        solid.tube((-wide, tall, 0), (0, tall + top, 0), (wide, tall, 0), 0.03, material=cane)
    else:
        solid.ring((wide, tall, 0), 0.14, 0.025, half_angle=90, turned=turn(y=90), mirror=True, material=cane)
    kind = rng.random()
    if kind < 0.6:
        looks = [any_material(solid, rng) for _ in range(3)]
        for at in range(8):
            out = 0.0 if at == 7 else wide * 0.55
            where = (out * np.sin(at * 0.9), tall * (0.95 if at == 7 else 0.8), out * np.cos(at * 0.9))
            solid.ellipsoid(where, rng.uniform(0.15, 0.2) + 0.04 * (at == 7), material=looks[at % 3])
        solid.cone((0, 0.03, 0), (0, tall * 0.75, 0), foot * 0.95, to=wide * 0.9, material=looks[0])


def _bucket(solid: Solid, rng: np.random.Generator) -> None:
    look = _metal(solid, rng) if rng.random() < 0.6 else plain(solid, rng, WOOD)
    tall, foot = rng.uniform(0.7, 1.1), rng.uniform(0.32, 0.45)
    profile: Profile = np.array([(foot, 0.0), (0.5, tall)])
    solid.lathe(profile.tolist(), rounding=0.012, material=look)
    for y in (0.3, 0.8) if rng.random() < 0.4 else ():
        solid.ring(
            (0, y * tall, 0), radius_at(profile, y * tall), 0.022, turned=turn(x=90), material=_metal(solid, rng)
        )
    solid.ring((0, tall, 0), 0.5, 0.025, turned=turn(x=90), material=look)
    inside = dip(solid, rng, look)
    hollow(solid, profile, wall=0.035, inside=inside)
    kind = rng.random()
    if kind < 0.4:
        level = tall * rng.uniform(0.6, 0.92)
        fill(solid, profile, floor=0.02, level=level, wall=0.035, material=any_material(solid, rng, gloss=0.7))
        if kind < 0.15:
            sand = plain(solid, rng, (0.5, 0.35, 0.15))
            solid.ellipsoid((0, level, 0), (0.43, 0.25, 0.43), material=sand)
    wire = plain(solid, rng, STEEL)
    down = float(rng.choice((0.0, 75.0, -75.0)))
    solid.ellipsoid((0.5, tall * 0.93, 0), 0.05, mirror=True, material=wire)
    with solid.placed((0, tall * 0.93, 0), turned=turn(x=down)):
        solid.ring((0, 0, 0), 0.535, 0.02, half_angle=90, material=wire)
