"""Two-wheelers: bicycles, motorcycles, scooters, kick scooters, tricycles."""

import numpy as np

from training.families.looks import BLACK, RUBBER, STEEL, any_color, any_material, plain
from training.families.stand import stood
from training.families.wheels import lone_wheel, spoked_wheel
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_bicycle, _bicycle, _motorcycle, _motorcycle, _scooter, _kick_scooter)
    with stood(solid, turned=turn(z=rng.uniform(-12, 12)) if rng.random() < 0.3 else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _bicycle(solid: Solid, rng: np.random.Generator) -> None:
    frame, tyre = plain(solid, rng, any_color(rng), gloss=0.6), plain(solid, rng, RUBBER)
    steel, seat = (
        plain(solid, rng, STEEL, gloss=0.6),
        plain(solid, rng, BLACK if rng.random() < 0.6 else any_color(rng)),
    )
    radius, base, thick = rng.uniform(0.28, 0.36), rng.uniform(0.95, 1.12), rng.uniform(0.017, 0.032)
    rear, front, num = -0.45 * base, 0.55 * base, int(rng.integers(4, 9))
    tread = rng.uniform(0.022, 0.04)
    for z in (rear, front):
        spoked_wheel(solid, y=radius, z=z, radius=radius, thick=tread, num=num, tyre=tyre, rim=steel)
    crank, seat_at = (0, radius - 0.04, 0.0), (0, radius + rng.uniform(0.38, 0.55), -0.2)
    head = (0, radius + rng.uniform(0.4, 0.5), front - rng.uniform(0.15, 0.22))
    neck = (0, head[1] - 0.12, head[2] + 0.04)
    step = rng.uniform(0.02, 0.35) if rng.random() < 0.4 else 0.06
    cross = (0, seat_at[1] - step, seat_at[2] * (1 - step))
    for one, two in ((crank, seat_at), (crank, neck), (cross, head)):
        solid.cone(one, two, thick, material=frame)
    for x in (0.055,):
        solid.cone((x, radius, rear), crank, 0.8 * thick, material=frame, mirror=True)
        solid.cone((x, radius, rear), (0.02, *cross[1:]), 0.7 * thick, material=frame, mirror=True)
        solid.cone((x, radius, front), (x * 0.8, *neck[1:]), 0.8 * thick, material=frame, mirror=True)
    solid.cone((-0.06, *neck[1:]), (0.06, *neck[1:]), thick, material=frame)
    solid.cone((-0.07, radius, rear), (0.07, radius, rear), thick, material=steel)
    solid.cone((-0.07, radius, front), (0.07, radius, front), thick, material=steel)
    solid.cone(neck, (0, head[1] + 0.1, head[2] - 0.04), 1.2 * thick, material=frame)
    _bars(solid, rng, at=(0, head[1] + 0.1, head[2] - 0.04), thick=0.9 * thick, steel=steel, grip=seat)
    top = seat_at[1] + rng.uniform(0.06, 0.16)
    solid.cone(seat_at, (0, top, seat_at[2] - 0.03), 0.8 * thick, material=steel)
    solid.capsule((0, top + 0.01, -0.32), (0, top + 0.02, -0.1), 0.055, to=0.025, material=seat)
    solid.cone((0.03, *crank[1:]), (0.06, *crank[1:]), 0.1, material=steel)
    for side, up in ((1, 1), (-1, -1)):
        foot = (side * 0.09, crank[1] + up * 0.12, up * 0.1)
        solid.cone((side * 0.05, *crank[1:]), foot, 0.017, material=steel)
        solid.box((foot[0] + side * 0.05, *foot[1:]), (0.06, 0.02, 0.045), material=seat)
    solid.cone((-0.08, *crank[1:]), (0.08, *crank[1:]), 0.022, material=steel)
    if rng.random() < 0.3:
        with solid.group():
            solid.box((0, head[1] + 0.1, front + 0.05), (0.16, 0.12, 0.12), taper=1.2, material=steel)
            solid.box((0, head[1] + 0.14, front + 0.05), (0.135, 0.12, 0.1), taper=1.2, how="cut", material=steel)
        solid.cone((0, head[1] + 0.02, head[2] - 0.02), (0, head[1] + 0.02, front), 0.02, material=steel)
    if rng.random() < 0.4:
        for z in (rear, front):
            lean = turn(y=90) @ turn(z=rng.uniform(-30, 10))
            solid.ring(
                (0, radius, z), radius + 0.03, 0.022, half_angle=60, turned=turn(y=90) @ lean.T @ lean, material=frame
            )


def _bars(
    solid: Solid, rng: np.random.Generator, *, at: tuple[float, float, float], thick: float, steel: int, grip: int
) -> None:
    """Handlebars: straight, swept back, or dropped."""
    _, y, z = at
    kind = rng.random()
    wide = rng.uniform(0.22, 0.32)
    if kind < 0.4:
        solid.capsule((0, y, z), (wide, y + 0.03, z - 0.05), thick, material=steel, mirror=True)
        solid.capsule(
            (0.7 * wide, y + 0.02, z - 0.035), (wide, y + 0.03, z - 0.05), 1.5 * thick, material=grip, mirror=True
        )
    elif kind < 0.75:
        solid.tube((0, y, z), (wide, y + 0.1, z + 0.1), (wide, y + 0.08, z - 0.2), thick, material=steel, mirror=True)
        solid.capsule((wide, y + 0.085, z - 0.1), (wide, y + 0.08, z - 0.22), 1.4 * thick, material=grip, mirror=True)
    else:
        solid.capsule((0, y, z), (0.75 * wide, y, z), thick, material=steel, mirror=True)
        with_drop = ((0.75 * wide, y, z), (0.75 * wide, y + 0.02, z + 0.26), (0.78 * wide, y - 0.16, z))
        solid.tube(*with_drop, 1.1 * thick, material=grip, mirror=True)


def _motorcycle(solid: Solid, rng: np.random.Generator) -> None:
    paint, dark = plain(solid, rng, any_color(rng), gloss=0.7), plain(solid, rng, BLACK)
    steel, tyre = plain(solid, rng, STEEL, gloss=0.7), plain(solid, rng, RUBBER)
    radius, base, fat = rng.uniform(0.28, 0.36), rng.uniform(1.25, 1.65), rng.uniform(0.06, 0.1)
    rear, front = -0.5 * base, 0.5 * base
    for z, wide in ((rear, fat * 1.2), (front, fat)):
        if rng.random() < 0.4:
            spoked_wheel(solid, y=radius, z=z, radius=radius, thick=0.8 * wide, num=6, tyre=tyre, rim=steel)
        else:
            lone_wheel(solid, x=0, y=radius, z=z, radius=radius, half=wide, tyre=tyre, rim=steel)
    seat = radius + rng.uniform(0.28, 0.42)
    neck = (0, seat + rng.uniform(0.1, 0.2), front - rng.uniform(0.3, 0.5))
    solid.cushion((0, radius + 0.05, -0.02), (0.16, 0.2, 0.24), power=5, material=steel)
    for lean in (-25, 25):
        solid.box((0, radius + 0.24, 0.0), (0.09, 0.14, 0.08), turned=turn(x=lean), material=dark)
    solid.ellipsoid((0, seat + 0.04, 0.12), (0.16, 0.14, rng.uniform(0.25, 0.34)), blend=0.03, material=paint)
    solid.capsule((0, seat, -0.15), (0, seat + rng.uniform(0, 0.12), rear * 0.95), 0.13, to=0.09, material=dark)
    solid.capsule((0, seat - 0.08, 0), (0, seat - 0.02, rear - 0.08), 0.11, to=0.06, material=paint)
    solid.capsule((0, seat, 0.2), neck, 0.08, material=paint)
    solid.cone((fat + 0.06, radius, front), (0.09, *neck[1:]), 0.03, material=steel, mirror=True)
    solid.cone((-fat - 0.08, radius, front), (fat + 0.08, radius, front), 0.035, material=steel)
    solid.cone((-0.12, *neck[1:]), (0.12, *neck[1:]), 0.04, material=dark)
    solid.capsule((fat + 0.08, radius, rear), (0.13, radius + 0.05, -0.1), 0.035, material=dark, mirror=True)
    solid.cone((-fat - 0.1, radius, rear), (fat + 0.1, radius, rear), 0.035, material=steel)
    solid.capsule(
        (0.17, radius - 0.08, 0.1),
        (0.2, radius + 0.02, rear - 0.15),
        0.045,
        to=0.06,
        material=steel,
        mirror=bool(rng.random() < 0.5),
    )
    if rng.random() < 0.4:
        solid.cushion((0, neck[1] + 0.02, neck[2] + 0.1), (0.18, 0.2, 0.22), power=3, material=paint)
        solid.ellipsoid((0, neck[1] + 0.2, neck[2] + 0.05), (0.13, 0.16, 0.05), turned=turn(x=-40), material=dark)
    else:
        lamp = plain(solid, rng, (0.8, 0.8, 0.65), gloss=0.8)
        solid.ellipsoid((0, neck[1] + 0.02, neck[2] + 0.12), 0.09, material=lamp)
    _bars(solid, rng, at=(0, neck[1] + 0.08, neck[2] - 0.02), thick=0.022, steel=steel, grip=dark)
    solid.cone(neck, (0, neck[1] + 0.08, neck[2] - 0.02), 0.04, material=dark)
    for z in (rear, front):
        arc = turn(y=90)
        solid.ring(
            (0, radius + 0.02, z), radius + 0.01, 0.045, half_angle=rng.uniform(35, 65), turned=arc, material=paint
        )


def _scooter(solid: Solid, rng: np.random.Generator) -> None:
    paint, dark = plain(solid, rng, any_color(rng), gloss=0.7), plain(solid, rng, BLACK)
    steel, tyre = plain(solid, rng, STEEL, gloss=0.7), plain(solid, rng, RUBBER)
    lamp, radius = plain(solid, rng, (0.8, 0.8, 0.65), gloss=0.8), rng.uniform(0.2, 0.25)
    for z in (-0.55, 0.55):
        lone_wheel(solid, x=0, y=radius, z=z, radius=radius, half=0.065, tyre=tyre, rim=steel)
    solid.ellipsoid((0, 0.42, -0.5), (0.22, 0.24, 0.42), material=paint)
    solid.cushion((0, 0.62, -0.42), (0.15, 0.08, 0.32), power=3, material=paint)
    solid.cushion((0, 0.72, -0.4), (0.14, 0.06, rng.uniform(0.25, 0.38)), power=3, material=dark)
    solid.box((0, 0.24, 0.0), (0.19, 0.05, 0.32), rounding=0.04, blend=0.05, material=paint)
    solid.box(
        (0, 0.55, 0.34), (0.2, 0.36, 0.05), turned=turn(x=-14), rounding=0.045, taper=0.6, blend=0.05, material=paint
    )
    solid.cone((0, radius, 0.55), (0, 1.0, 0.24), 0.045, material=paint)
    solid.ellipsoid((0, radius + 0.1, 0.55), (0.1, 0.18, 0.24), blend=0.03, material=paint)
    solid.ellipsoid((0, 0.98, 0.27), (0.11, 0.09, 0.12), material=paint)
    solid.ellipsoid((0, 0.97, 0.36), (0.07, 0.07, 0.05), material=lamp)
    solid.capsule((0, 1.0, 0.24), (0.3, 1.05, 0.14), 0.025, material=steel, mirror=True)
    solid.capsule((0.2, 1.03, 0.18), (0.3, 1.05, 0.14), 0.035, material=dark, mirror=True)
    if rng.random() < 0.5:
        solid.cone((0.2, 1.03, 0.19), (0.26, 1.2, 0.2), 0.018, material=steel, mirror=True)
        solid.ellipsoid((0.26, 1.22, 0.2), (0.06, 0.05, 0.025), material=steel, mirror=True)
    if rng.random() < 0.4:
        box = any_material(solid, rng)
        solid.box((0, 0.85, -0.8), (0.2, 0.17, 0.17), rounding=0.03, material=box)
        solid.box((0, 0.68, -0.75), (0.08, 0.04, 0.2), material=steel)


def _kick_scooter(solid: Solid, rng: np.random.Generator) -> None:
    paint, dark = plain(solid, rng, any_color(rng), gloss=0.6), plain(solid, rng, BLACK)
    steel, radius = plain(solid, rng, STEEL, gloss=0.6), rng.uniform(0.08, 0.13)
    for z in (-0.42, 0.42):
        lone_wheel(solid, x=0, y=radius, z=z, radius=radius, half=0.03, tyre=dark, rim=steel)
    solid.box((0, radius + 0.03, -0.05), (0.075, 0.025, 0.36), rounding=0.02, material=paint)
    solid.box((0, radius + 0.08, -0.42), (0.045, 0.015, 0.12), turned=turn(x=15), material=dark)
    high = rng.uniform(0.75, 1.0)
    solid.cone((0, radius, 0.42), (0, high, 0.3), 0.03, material=steel)
    solid.capsule((0, radius + 0.03, 0.3), (0, radius + 0.14, 0.4), 0.035, material=paint)
    solid.capsule((0, high, 0.3), (0.22, high, 0.28), 0.02, material=steel, mirror=True)
    solid.capsule((0.13, high, 0.29), (0.22, high, 0.28), 0.03, material=dark, mirror=True)
