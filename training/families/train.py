"""Railway: steam engines, diesel and electric engines, trams, wagons; toys of wood among them."""

import math

import numpy as np

from training.families.looks import BLACK, GLASS, STEEL, WOOD, any_color, any_material, plain
from training.families.outlines import side_on
from training.families.wheels import wheel_pair
from training.solids.build import Solid

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_steam, _steam, _steam, _diesel, _diesel, _wagon)
    kinds[rng.integers(len(kinds))](solid, rng)
    if rng.random() < 0.2:
        wood, steel = plain(solid, rng, WOOD), plain(solid, rng, STEEL)
        solid.box((0.7, -0.02, 0), (0.06, 0.07, 3.2), material=steel, mirror=True)
        for k in range(9):
            solid.box((0, -0.1, 0.75 * (k - 4)), (1.15, 0.07, 0.16), material=wood)


def _steam(solid: Solid, rng: np.random.Generator) -> None:
    paint, other = plain(solid, rng, any_color(rng), gloss=0.5), any_material(solid, rng)
    dark, steel = plain(solid, rng, BLACK), plain(solid, rng, STEEL)
    glass, red = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, (0.45, 0.03, 0.02))
    fat, long = rng.uniform(0.5, 0.8), rng.uniform(1.6, 3.0)
    big, base = rng.uniform(0.4, 0.7), 0.65
    axis = base + fat + rng.uniform(0.15, 0.4)
    solid.box((0, base + 0.1, -0.3), (0.75, 0.17, long / 2 + 1.05), material=dark)
    solid.cone((0, axis, long / 2), (0, axis, -long / 2), fat, rounding=0.05, material=paint)
    solid.box((0, base + 0.4, 0), (0.45, 0.4, long / 2 - 0.1), material=dark)
    solid.cone((0, axis, long / 2 - 0.05), (0, axis, long / 2 + 0.12), 0.95 * fat, rounding=0.08, material=dark)
    for k in range(int(rng.integers(0, 4))):
        z = long * (0.3 - 0.25 * k)
        solid.cone((0, axis, z - 0.05), (0, axis, z + 0.05), fat + 0.035, material=other)
    tall, z = axis + fat + rng.uniform(0.4, 0.8), long / 2 - 0.3
    solid.cone((0, axis, z), (0, tall, z), 0.2, to=rng.uniform(0.18, 0.4), material=dark)
    solid.cone((0, tall - 0.05, z), (0, tall + 0.2, z), 0.28, to=0.22, rounding=0.03, material=other)
    for k in range(int(rng.integers(1, 3))):
        at = z - 0.65 - 0.6 * k
        solid.capsule((0, axis, at), (0, axis + fat + 0.12, at), 0.2, material=other)
    _cab(
        solid,
        rng,
        z=-long / 2 - 0.45,
        base=base,
        top=axis + fat + rng.uniform(0.3, 0.6),
        paint=paint,
        roof=dark,
        glass=glass,
    )
    _running_gear(solid, rng, long=long, big=big, rim=red, dark=dark, steel=steel)
    if rng.random() < 0.6:
        side_on(solid, [(long / 2 + 0.2, base), (long / 2 + 0.85, 0.1), (long / 2 + 0.2, 0.1)], half=0.6, material=red)
    else:
        solid.box((0, base + 0.1, long / 2 + 0.6), (0.85, 0.15, 0.08), material=red)
        solid.box((0, base + 0.1, long / 2 + 0.3), (0.5, 0.12, 0.4), material=dark)
        solid.cone(
            (0.5, base + 0.1, long / 2 + 0.6), (0.5, base + 0.1, long / 2 + 0.85), 0.14, material=steel, mirror=True
        )
    lamp = plain(solid, rng, (0.8, 0.75, 0.5), gloss=0.8)
    solid.cone((0, axis + 0.5 * fat, long / 2), (0, axis + 0.5 * fat, long / 2 + 0.3), 0.16, material=lamp)


def _cab(
    solid: Solid, rng: np.random.Generator, *, z: float, base: float, top: float, paint: int, roof: int, glass: int
) -> None:
    high = (top - base) / 2
    with solid.group():
        solid.box((0, base + high, z), (0.85, high, 0.65), material=paint)
        if rng.random() < 0.6:
            solid.box(
                (0, base + 1.45 * high, z - 0.05), (2, 0.38 * high, 0.35), rounding=0.08, how="cut", material=glass
            )
            solid.box((0, base + 1.2 * high, z - 0.2), (0.72, 0.7 * high, 0.72), how="cut", material=paint)
        else:
            solid.box((0, base + 1.4 * high, z), (2, 0.3 * high, 0.4), how="paint", material=glass)
            solid.box((0.5, base + 1.6 * high, z), (0.22, 0.22 * high, 2), how="paint", material=glass, mirror=True)
    if rng.random() < 0.5:
        solid.box((0, top + 0.04, z), (0.98, 0.09, 0.85), rounding=0.04, material=roof)
    else:
        solid.cushion((0, top, z), (0.98, 0.2, 0.85), power=3, material=roof)


def _running_gear(
    solid: Solid, rng: np.random.Generator, *, long: float, big: float, rim: int, dark: int, steel: int
) -> None:
    num = int(rng.integers(2, 4))
    first = -long / 2 - 0.5
    spots = [first + 2.1 * big * k for k in range(num)]
    for z in spots:
        wheel_pair(solid, x=0.72, y=big, z=z, radius=big, half=0.1, tyre=dark, rim=rim)
    z = spots[-1] + big + 0.35
    while z < long / 2 + 0.3:
        wheel_pair(solid, x=0.72, y=0.32, z=z, radius=0.32, half=0.09, tyre=dark, rim=rim)
        z += 0.8
    if rng.random() < 0.6:
        y = big + 0.15 * rng.uniform(-1, 1)
        solid.box(
            (0.86, y, (spots[0] + spots[-1]) / 2),
            (0.05, 0.06, (spots[-1] - spots[0]) / 2 + 0.1),
            material=steel,
            mirror=True,
        )
        solid.cone((0.8, 0.55, long / 2 - 0.4), (0.8, 0.55, long / 2 + 0.2), 0.2, material=dark, mirror=True)


def _diesel(solid: Solid, rng: np.random.Generator) -> None:
    paint, band = plain(solid, rng, any_color(rng), gloss=0.5), any_material(solid, rng)
    dark, steel, glass = plain(solid, rng, BLACK), plain(solid, rng, STEEL), plain(solid, rng, GLASS, gloss=0.8)
    half, high, wide = rng.uniform(2.4, 5.0), rng.uniform(2.4, 3.0), rng.uniform(0.85, 1.05)
    rake, is_double = rng.uniform(0.05, 1.2), rng.random() < 0.6
    back = -half + (rake if is_double else 0.0)
    side = [(-half, 0.6), (half, 0.6), (half, 1.3), (half - rake, high), (back, high), (-half, 1.3)]
    if rng.random() < 0.25:
        side = [
            (-half, 0.6),
            (half, 0.6),
            (half, 1.7),
            (half - 1.6, 1.7),
            (half - 1.7, high),
            (half - 3, high),
            (half - 3, 1.9),
            (-half, 1.9),
        ]
    edge = rng.choice((0.03, 0.12, 0.3))
    side_on(solid, side, half=wide, rounding=edge, material=paint)
    solid.box((0, 1.15, 0), (2, rng.uniform(0.1, 0.25), 9), how="paint", material=band)
    num = int(rng.integers(2, 9))
    for k in range(num):
        z = (half - 1.2) * (1 - 2 * (k + 0.5) / num)
        solid.box((0, high - 0.65, z), (2, 0.28, 0.7 * half / num), how="paint", material=glass)
    solid.box((0, high - 0.7, half - rake * 0.6), (0.75 * wide, 0.3, 0.5), how="paint", material=glass)
    solid.box((0, 0.45, 0), (0.7 * wide, 0.25, half * 0.45), material=dark)
    for middle in (0.62 * half, -0.62 * half):
        solid.box((0, 0.5, middle), (0.6 * wide, 0.2, 0.8), material=dark)
        for z in (middle - 0.45, middle + 0.45):
            wheel_pair(solid, x=0.75 * wide, y=0.34, z=z, radius=0.34, half=0.09, tyre=dark, rim=steel)
    lamp = plain(solid, rng, (0.8, 0.8, 0.6), gloss=0.8)
    solid.ellipsoid((0.65 * wide, 1.0, half - 0.02), (0.13, 0.13, 0.06), material=lamp, mirror=True)
    if rng.random() < 0.4:
        solid.cone((0, high - 0.1, 0), (0, high + 0.15, 0), 0.2, material=dark)
        for lean in (-40, 40):
            solid.cone((0, high + 0.1, 0), (0, high + 0.6, math.copysign(0.35, lean)), 0.05, material=steel)
        solid.box((0, high + 0.6, 0), (0.6, 0.04, 0.4), material=steel)


def _wagon(solid: Solid, rng: np.random.Generator) -> None:
    paint, dark = any_material(solid, rng), plain(solid, rng, BLACK)
    steel, half, wide = plain(solid, rng, STEEL), rng.uniform(1.2, 2.6), rng.uniform(0.8, 1.0)
    solid.box((0, 0.7, 0), (wide, 0.13, half), material=dark)
    kind = rng.random()
    if kind < 0.35:
        deep = rng.uniform(0.35, 0.8)
        with solid.group():
            solid.box((0, 0.8 + deep, 0), (wide, deep, half), taper=rng.uniform(1, 1.15), material=paint)
            solid.box((0, 0.95 + deep, 0), (wide - 0.09, deep, half - 0.09), taper=1.1, how="cut", material=paint)
        if rng.random() < 0.6:
            coal = any_material(solid, rng, color=BLACK if rng.random() < 0.5 else None)
            solid.ellipsoid((0, 0.75 + 1.5 * deep, 0), (wide * 0.92, 0.5, half * 0.95), bumps=(0.06, 11), material=coal)
    elif kind < 0.65:
        radius = rng.uniform(0.75, 0.95)
        solid.cone((0, 0.8 + radius, half), (0, 0.8 + radius, -half), radius, rounding=0.25, material=paint)
        solid.cone((0, 1 + radius, 0), (0, 1 + 2 * radius, 0), 0.3, material=steel)
    else:
        roof, door = any_material(solid, rng), any_material(solid, rng)
        solid.box((0, 1.6, 0), (wide, 0.85, half), material=paint)
        solid.cone((0, 2.1, half + 0.1), (0, 2.1, -half - 0.1), wide * 1.02, how="paint", material=roof)
        solid.cushion((0, 2.42, 0), (wide * 1.06, 0.3, half * 1.04), power=3, material=roof)
        solid.box((0, 1.6, 0), (2, 0.7, 0.45), how="paint", material=door)
    for z in (0.6 * half, -0.6 * half):
        wheel_pair(solid, x=0.7, y=0.38, z=z, radius=0.38, half=0.09, tyre=dark, rim=steel)
        solid.box((0, 0.5, z), (0.55, 0.2, 0.2), material=dark)
    for z in (half, -half):
        solid.cone((0.5, 0.7, z), (0.5, 0.7, z * (1 + 0.25 / half)), 0.13, material=steel, mirror=True)
