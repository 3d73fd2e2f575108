"""Thin wiry things: spectacles, scissors, keys, forks and spoons, anchors, rings, padlocks, coat hangers."""

import numpy as np

from training.families.looks import BLACK, GLASS, GOLD, STEEL, any_color, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    metal = plain(solid, rng, (STEEL, STEEL, GOLD, BLACK)[rng.integers(4)], gloss=0.8)
    grip = plain(solid, rng, (any_color(rng), BLACK)[rng.integers(2)])
    kinds = (
        _spectacles,
        _spectacles,
        _spectacles,
        _scissors,
        _scissors,
        _key,
        _cutlery,
        _anchor,
        _ring,
        _padlock,
        _pincers,
    )
    kinds[rng.integers(len(kinds))](solid, rng, metal, grip)


def _spectacles(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    frame = metal if rng.random() < 0.4 else any_material(solid, rng)
    wide, tall, apart = rng.uniform(0.22, 0.28), rng.uniform(0.16, 0.24), rng.uniform(0.04, 0.08)
    thick, x = rng.uniform(0.016, 0.035), 0.0
    x = wide + apart
    dark = plain(solid, rng, (BLACK, GLASS, any_color(rng))[rng.integers(3)], gloss=0.9)
    power, is_sun = rng.choice((2.0, 3.0, 5.0)), rng.random() < 0.5
    for side in (-1, 1):
        with solid.group():
            solid.cushion((side * x, 0, 0), (wide, tall, 0.2), power=power, material=frame)
            solid.cushion(
                (side * x, 0, 0), (wide - 2 * thick, tall - 2 * thick, 0.25), power=power, how="cut", material=frame
            )
            solid.box((side * x, 0, 0), (wide, tall, thick), how="keep", material=frame)
            if is_sun:
                solid.cushion((side * x, 0, 0), (wide - thick, tall - thick, 0.014), power=power, material=dark)
    solid.tube(
        (-apart * 1.5, tall * 0.2, 0), (0, tall * 0.6, 0.03), (apart * 1.5, tall * 0.2, 0), thick * 0.9, material=frame
    )
    far, y, long = x + wide * 0.97, tall * rng.uniform(0.2, 0.6), rng.uniform(0.75, 1.0)
    bent = rng.uniform(-0.05, 0.08)
    solid.box((far - 0.02, y, -0.02), (0.035, thick * 1.4, 0.03), rounding=0.01, mirror=True, material=frame)
    if rng.random() < 0.2:
        solid.capsule((far, y, -0.04), (-far * 0.8, y, -0.08), thick, material=frame)
        solid.capsule((-far, y, -0.04), (far * 0.8, y, -0.14), thick, material=frame)
        return
    solid.capsule((far, y, -0.02), (far + bent, y, -long), thick, mirror=True, material=frame)
    solid.tube(
        (far + bent, y, -long + 0.03),
        (far + bent, y, -long - 0.12),
        (far + bent * 0.8, y - 0.22, -long - 0.16),
        thick * 1.2,
        mirror=True,
        material=frame,
    )


def _scissors(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    spread, long, loop = rng.uniform(5, 35), rng.uniform(0.6, 1.0), rng.uniform(0.14, 0.2)
    for side in (-1, 1):
        with solid.placed((0, 0, side * 0.02), turned=turn(z=side * spread / 2)):
            blade = [
                (-0.07 * side, -0.05),
                (0.05 * side, -0.05),
                (0.06 * side, long * 0.6),
                (0.0, long),
                (-0.05 * side, long * 0.5),
            ]
            solid.extrusion(blade, half=0.024, rounding=0.006, material=metal)
            solid.capsule((0, -0.02, 0), (side * 0.12, -0.42, 0), 0.045, material=grip)
            solid.ring((side * (0.12 + loop * 0.6), -0.4 - loop, 0), loop, 0.042, material=grip)
    solid.cone((0, 0, -0.06), (0, 0, 0.06), 0.04, material=metal)


def _pincers(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    spread = rng.uniform(8, 30)
    for side in (-1, 1):
        with solid.placed((0, 0, side * 0.02), turned=turn(z=side * spread / 2)):
            solid.capsule((side * 0.03, 0, 0), (-side * 0.01, 0.4, 0), 0.09, to=0.035, material=metal)
            solid.tube((0, 0, 0), (side * 0.25, -0.2, 0), (side * 0.08, -0.9, 0), 0.06, to=0.05, material=grip)
    solid.cone((0, 0, -0.1), (0, 0, 0.1), 0.1, rounding=0.02, material=metal)


def _key(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    long, thick = rng.uniform(0.6, 1.0), rng.uniform(0.035, 0.055)
    solid.cone((0, -long, 0), (0, 0, 0), thick, rounding=0.01, material=metal)
    if rng.random() < 0.5:
        solid.ring((0, 0.2, 0), 0.2, 0.045, material=metal)
    else:
        for x, y in ((-0.14, 0.12), (0.14, 0.12), (0, 0.32)):
            solid.ring((x, y, 0), 0.11, 0.038, material=metal)
    for y in (-0.05, -0.12):
        solid.ring((0, y, 0), thick, 0.025, turned=turn(x=90), material=metal)
    for at in range(int(rng.integers(2, 5))):
        out = rng.uniform(0.08, 0.2)
        solid.box((out / 2 + 0.02, -long + 0.04 + 0.07 * at, 0), (out / 2, 0.032, 0.024), material=metal)


def _cutlery(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    """A fork, a spoon, a knife or a whisk."""
    handle, kind = metal if rng.random() < 0.5 else grip, rng.random()
    solid.tube((0, -0.9, 0), (0, -0.4, 0.03), (0, 0, -0.02), 0.045, to=0.028, material=handle)
    if kind < 0.35:
        with solid.group():
            solid.ellipsoid((0, 0.25, 0), (0.17, 0.27, 0.08), blend=0.05, material=metal)
            solid.ellipsoid((0, 0.26, 0.06), (0.15, 0.24, 0.1), how="cut", material=metal)
    elif kind < 0.65:
        solid.cushion((0, 0.12, 0), (0.13, 0.13, 0.026), power=3, material=metal)
        for x in (-0.1, -0.035, 0.035, 0.1):
            solid.tube((x, 0.12, 0), (x, 0.3, -0.05), (x, 0.48, 0.02), 0.024, to=0.016, material=metal)
    elif kind < 0.85:
        blade = [(-0.05, -0.05), (0.05, -0.05), (0.09, 0.1), (0.09, 0.55), (0.02, 0.75), (-0.05, 0.8)]
        solid.extrusion(blade, half=0.022, rounding=0.006, material=metal)
    else:
        for angle in (0, 45, 90, 135):
            with solid.placed((0, 0, 0), turned=turn(y=angle)):
                solid.tube((0, -0.02, 0), (0.35, 0.5, 0), (0, 0.62, 0), 0.016, mirror=False, material=metal)
                solid.tube((0, -0.02, 0), (-0.35, 0.5, 0), (0, 0.62, 0), 0.016, material=metal)


def _anchor(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    thick = rng.uniform(0.04, 0.08)
    solid.cone((0, -0.6, 0), (0, 0.6, 0), thick, material=metal)
    solid.ring((0, 0.72, 0), 0.13, thick * 0.6, material=metal)
    solid.capsule((-0.32, 0.4, 0), (0.32, 0.4, 0), thick * 0.9, material=metal)
    solid.ring((0, -0.1, 0), 0.52, thick, half_angle=75, turned=turn(z=180), material=metal)
    end = 0.52 * float(np.sin(np.radians(75)))
    tip = [(end - 0.14, -0.28), (end + 0.14, -0.22), (end + 0.05, 0.1)]
    for side in (-1, 1):
        solid.extrusion([(side * x, y) for x, y in tip], half=thick * 0.7, rounding=0.01, material=metal)


def _ring(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    """A finger ring, a hoop with beads, or links of a chain."""
    kind = rng.random()
    if kind < 0.5:
        solid.ring((0, 0, 0), 0.4, rng.uniform(0.04, 0.08), material=metal)
        stone = plain(solid, rng, any_color(rng), gloss=1.0)
        solid.cone((0, 0.36, 0), (0, 0.5, 0), 0.08, to=0.17, material=metal)
        solid.cone((0, 0.45, 0), (0, 0.58, 0), 0.2, to=0.12, material=stone)
    elif kind < 0.75:
        solid.ring((0, 0, 0), 0.5, 0.03, material=metal)
        for at in range(count := int(rng.integers(8, 18))):
            a = at * 6.283 / count
            solid.ellipsoid((0.5 * np.sin(a), 0.5 * np.cos(a), 0), 3.0 / (count + 14) * 0.8 - 0.03, material=grip)
    else:
        for at in range(int(rng.integers(3, 6))):
            with solid.placed((0, -0.42 * at, 0), turned=turn(y=90 * (at % 2))):
                for side in (-1, 1):
                    solid.capsule((side * 0.14, -0.13, 0), (side * 0.14, 0.13, 0), 0.05, material=metal)
                    solid.ring(
                        (0, side * 0.13, 0),
                        0.14,
                        0.05,
                        half_angle=90,
                        turned=turn(z=0 if side > 0 else 180),
                        material=metal,
                    )


def _padlock(solid: Solid, rng: np.random.Generator, metal: int, grip: int) -> None:
    wide, tall, open_by = rng.uniform(0.35, 0.45), rng.uniform(0.28, 0.42), rng.choice((0.0, 0.0, 0.15))
    body = plain(solid, rng, GOLD) if rng.random() < 0.5 else grip
    solid.box((0, 0, 0), (wide, tall, 0.14), rounding=rng.uniform(0.03, 0.13), material=body)
    x, top = wide * 0.62, tall + rng.uniform(0.08, 0.25) + open_by
    solid.cone((x, tall + open_by - 0.02, 0), (x, top, 0), 0.055, material=metal)
    solid.cone((-x, tall - 0.05, 0), (-x, top, 0), 0.055, material=metal)
    solid.ring((0, top, 0), x, 0.055, half_angle=90, material=metal)
    hole = plain(solid, rng, BLACK)
    solid.cone((0, -0.02, 0.1), (0, -0.02, 0.3), 0.055, how="cut", material=hole)
    solid.box((0, -0.1, 0.2), (0.025, 0.09, 0.1), how="cut", material=hole)
