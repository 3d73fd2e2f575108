"""Boats: sailing boats, galleons, motor boats, tugs, liners, warships, canoes, rowing boats."""

import numpy as np

from training.families.looks import BLACK, GLASS, WOOD, any_color, any_material, plain
from training.families.outlines import plan_on, side_on
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_sailing, _sailing, _motor, _ship, _ship, _canoe)
    kinds[rng.integers(len(kinds))](solid, rng)


def _hull(
    solid: Solid, rng: np.random.Generator, *, long: float, wide: float, high: float, material: int, paint: int,
    stern: float = 0.75, hollow: float = 0.0, sheer: float = 0.3,
) -> None:  # fmt: skip
    """A hull whose deck lies at y = 0; `hollow` is the depth of its inside, `stern` how broad its end is."""
    bow = rng.uniform(0.15, 0.35)
    plan = [(0, long), (0.5 * wide, (1 - 0.6 * bow) * long), (0.9 * wide, (1 - 1.6 * bow) * long), (wide, 0)]
    plan += [(wide * 0.95, -0.6 * long), (wide * stern, -long), (0, -long * (1.0 if stern > 0.4 else 1.1))]
    with solid.group():
        plan_on(solid, plan, half=1.2 * high, rounding=0.03, material=material)
        side = [
            (-1.1 * long, 0.4 * sheer * high),
            (-0.93 * long, -high),
            (0.75 * long, -high),
            (0.95 * long, -0.4 * high),
        ]
        side += [(1.02 * long, sheer * high), (0.4 * long, 0.05), (-0.5 * long, 0)]
        side_on(solid, side, half=2 * wide, how="keep", material=material)
        round_half = (wide * rng.uniform(1.02, 1.12), high * rng.uniform(1.05, 1.25), 3 * long)
        solid.cushion(
            (0, 0.25 * high, 0), (round_half[0], 1.15 * round_half[1], 3 * long), power=3, how="keep", material=material
        )
        if hollow > 0:
            inner = [(0.82 * x, 0.88 * z) for x, z in plan]
            plan_on(solid, inner, half=high, y=high - hollow, how="cut", material=paint)
    if rng.random() < 0.6:
        solid.box((0, -high, 0), (wide * 2, rng.uniform(0.2, 0.6) * high, long * 2), how="paint", material=paint)


def _sailing(solid: Solid, rng: np.random.Generator) -> None:
    hull, under = any_material(solid, rng, color=WOOD if rng.random() < 0.5 else None), any_material(solid, rng)
    wood = plain(solid, rng, WOOD)
    sail = plain(solid, rng, (0.8, 0.78, 0.7)) if rng.random() < 0.7 else any_material(solid, rng)
    long, wide, high = rng.uniform(1.5, 2.6), rng.uniform(0.4, 0.75), rng.uniform(0.4, 0.8)
    _hull(solid, rng, long=long, wide=wide, high=high, material=hull, paint=under, sheer=rng.uniform(0.1, 0.6))
    if rng.random() < 0.5:
        solid.box((0, 0.1, -0.7 * long), (0.7 * wide, rng.uniform(0.15, 0.4), 0.3 * long), rounding=0.03, material=hull)
    if rng.random() < 0.45:
        masts = ((0.45, 0.8), (-0.1, 1.0), (-0.65, 0.75))[: rng.integers(2, 4)]
        for share, tall in masts:
            _square_sails(
                solid, rng, z=share * long, tall=tall * rng.uniform(2.2, 3.0), wide=wide, wood=wood, sail=sail
            )
        solid.cone((0, 0.05, 0.85 * long), (0, 0.6, 1.4 * long), 0.06, material=wood)
    else:
        _jib_sails(solid, rng, long=long, tall=rng.uniform(2.2, 3.8), wood=wood, sail=sail)
    if rng.random() < 0.4:
        side_on(solid, [(0.3, -high), (0.2, -1.8 * high), (-0.3, -1.8 * high), (-0.4, -high)], half=0.06, material=hull)


def _square_sails(
    solid: Solid, rng: np.random.Generator, *, z: float, tall: float, wide: float, wood: int, sail: int
) -> None:
    solid.cone((0, -0.1, z), (0, tall, z), 0.07, to=0.045, material=wood)
    low = 0.25 * tall
    for k in range(int(rng.integers(1, 3))):
        high = (0.4, 0.26)[k] * tall
        half = wide * (1.35 - 0.35 * k)
        solid.capsule((-half, low + high, z), (half, low + high, z), 0.045, material=wood)
        with solid.group():
            solid.cushion((0, low + high / 2, z), (half * 0.95, high / 2, 0.3), power=3.5, material=sail)
            solid.cushion(
                (0, low + high / 2, z - 0.08), (half * 0.95, high / 2, 0.3), power=3.5, how="cut", material=sail
            )
        low += high + 0.06
    if rng.random() < 0.5:
        side_on(solid, [(z, tall), (z, tall - 0.2), (z - 0.4, tall - 0.1)], half=0.03, material=sail)


def _jib_sails(solid: Solid, rng: np.random.Generator, *, long: float, tall: float, wood: int, sail: int) -> None:
    z, swing = 0.15 * long, rng.uniform(-25, 25) if rng.random() < 0.6 else 0.0
    solid.cone((0, -0.1, z), (0, tall, z), 0.06, to=0.04, material=wood)
    with solid.placed((0, 0, z), turned=turn(y=swing)):
        belly = rng.uniform(0.7, 1.1) * long
        main = [(0.0, 0.3), (0.0, 0.96 * tall), (-0.55 * belly, 0.5 * tall), (-belly, 0.3)]
        solid.extrusion(main, half=0.04, turned=turn(y=-90), rounding=0.03, material=sail)
        solid.capsule((0, 0.3, 0), (0, 0.3, -belly), 0.05, material=wood)
    if rng.random() < 0.7:
        jib = [(z, 0.85 * tall), (z + 0.05, 0.3), (0.95 * long, 0.12)]
        side_on(solid, jib, half=0.04, rounding=0.03, material=sail)


def _motor(solid: Solid, rng: np.random.Generator) -> None:
    hull, under, cabin = (any_material(solid, rng, gloss=0.6) for _ in range(3))
    glass, dark = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, BLACK)
    long, wide, high = rng.uniform(1.3, 2.2), rng.uniform(0.55, 0.8), rng.uniform(0.4, 0.6)
    _hull(solid, rng, long=long, wide=wide, high=high, material=hull, paint=under, hollow=0.25, sheer=0.5)
    front = rng.uniform(0.2, 0.45) * long
    top = rng.uniform(0.35, 0.75)
    side = [
        (front, 0),
        (front - 0.35, top),
        (front - 0.9, top),
        (front - 0.9 - rng.uniform(0, 0.3), -0.2),
        (front, -0.2),
    ]
    side_on(solid, side, half=0.72 * wide, rounding=0.05, material=cabin)
    solid.box((0, 0.7 * top, front - 0.5), (wide, 0.2 * top, 0.7), how="paint", material=glass)
    solid.box((0, 0.15, -0.98 * long), (0.16, 0.3, 0.16), rounding=0.06, material=dark)
    solid.box((0, -0.25, -1.03 * long), (0.06, 0.4, 0.12), material=dark)
    if rng.random() < 0.5:
        solid.box((0, 0.05, -0.4 * long), (0.7 * wide, 0.12, 0.2), rounding=0.05, material=cabin)
    if rng.random() < 0.4:
        solid.cone((0, 0.2, front - 0.6), (0, top + 0.8, front - 0.7), 0.04, material=dark)


def _ship(solid: Solid, rng: np.random.Generator) -> None:
    is_grey = rng.random() < 0.4
    tone = (0.3, 0.32, 0.34) if is_grey else any_color(rng)
    hull, under = plain(solid, rng, tone), plain(solid, rng, (0.3, 0.04, 0.03))
    upper = plain(solid, rng, tone if is_grey else (0.8, 0.8, 0.78))
    glass, accent = plain(solid, rng, GLASS, gloss=0.7), any_material(solid, rng)
    long, wide, high = rng.uniform(1.6, 3.6), rng.uniform(0.5, 0.7), rng.uniform(0.5, 0.8)
    _hull(solid, rng, long=long, wide=wide, high=high, material=hull, paint=under, stern=0.6, sheer=0.5)
    start, y, spread = rng.uniform(-0.3, 0.2) * long, -0.05, rng.uniform(0.25, 0.6) * long
    for k in range(int(rng.integers(1, 4))):
        tall = rng.uniform(0.22, 0.4)
        share = 0.8 - 0.18 * k
        solid.box((0, y + tall / 2, start), (share * wide, tall / 2 + 0.03, spread), rounding=0.03, material=upper)
        solid.box(
            (0, y + 0.6 * tall, start), (share * wide + 0.1, 0.12 * tall, 0.9 * spread), how="paint", material=glass
        )
        y, spread, start = y + tall, spread * rng.uniform(0.5, 0.85), start + rng.uniform(-0.1, 0.1)
    for k in range(int(rng.integers(1, 4))):
        z = start + (0.5 - k) * 0.45 * max(spread, 0.5)
        top = (0, y + rng.uniform(0.45, 0.7), z - 0.1)
        solid.cone((0, y - 0.3, z), top, 0.17, to=0.15, material=accent)
    solid.cone((0, 0, start + spread * 0.8), (0, y + rng.uniform(0.5, 1.0), start + spread * 0.8), 0.05, material=upper)
    if is_grey:
        for z in (0.6 * long, -0.75 * long):
            way = 1 if z > 0 else -1
            solid.box((0, 0.1, z), (0.28, 0.16, 0.32), taper=0.8, rounding=0.04, material=upper)
            solid.cone((0.1, 0.15, z), (0.1, 0.3, z + way * 0.9), 0.05, material=upper, mirror=True)
    elif rng.random() < 0.5:
        for k in range(4):
            box = any_material(solid, rng)
            solid.box(
                (0, 0.15, (0.72 - 0.13 * k) * long), (0.5 * wide, rng.uniform(0.2, 0.4), 0.06 * long), material=box
            )


def _canoe(solid: Solid, rng: np.random.Generator) -> None:
    hull = any_material(solid, rng, color=WOOD if rng.random() < 0.6 else None)
    wood = plain(solid, rng, WOOD)
    is_canoe = rng.random() < 0.5
    long, wide, high = rng.uniform(1.4, 2.4), rng.uniform(0.35, 0.6), rng.uniform(0.3, 0.45)
    if is_canoe:
        rise = rng.uniform(0.1, 0.4)
        with solid.group():
            solid.ellipsoid((0, 0, 0), (wide, high, long), material=hull)
            solid.ellipsoid((0, 0.05, 0), (wide * 0.85, high * 0.9, long * 0.93), how="cut", material=wood)
            solid.box((0, 1 + 0.05, 0), (2, 1, 1.0 * long), how="cut", material=hull)
        for z in (0.88, -0.88):
            solid.capsule((0, -0.1, z * long), (0, rise, 1.06 * z * long), 0.07, to=0.05, blend=0.1, material=hull)
    else:
        _hull(
            solid, rng, long=long, wide=wide * 1.2, high=high, material=hull, paint=wood, hollow=0.8 * high, sheer=0.3
        )
    for z in (0.4, 0.0, -0.5)[: rng.integers(2, 4)]:
        solid.box((0, -0.06, z * long), (wide * 0.95, 0.04, 0.12), material=wood)
    if rng.random() < 0.6:
        for side in (-1, 1):
            out = (side * (wide + 0.7), rng.uniform(-0.2, 0.3), rng.uniform(-0.4, 0.2))
            solid.cone((side * wide * 0.3, 0.1, 0.05), out, 0.04, material=wood)
            solid.ellipsoid(out, (0.28, 0.05, 0.12), material=wood)
        solid.box((0, -0.02, 0.02), (wide * 0.98, 0.05, 0.07), material=wood)
