"""Chairs: dining, stool, office, rocking, shell, bench and throne, mostly thin legged."""

import numpy as np

from training.families.legs import four_legs, star_foot
from training.families.looks import BLACK, STEEL, WOOD, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 1.5


def build(solid: Solid, rng: np.random.Generator) -> None:
    frame = (
        plain(solid, rng, (WOOD, WOOD, BLACK, STEEL)[rng.integers(4)])
        if rng.random() < 0.7
        else any_material(solid, rng)
    )
    cloth = any_material(solid, rng) if rng.random() < 0.7 else frame
    kind = rng.random()
    if kind < 0.2:
        _stool(solid, rng, frame, cloth)
    elif kind < 0.4:
        _office(solid, rng, frame, cloth)
    elif kind < 0.52:
        _shell(solid, rng, frame, cloth)
    else:
        _dining(solid, rng, frame, cloth, rocks=kind > 0.9)


def _dining(solid: Solid, rng: np.random.Generator, frame: int, cloth: int, *, rocks: bool) -> None:
    wide, deep, seat = rng.uniform(0.19, 0.27), rng.uniform(0.19, 0.25), rng.uniform(0.4, 0.5)
    if rng.random() < 0.12:
        wide *= 2.4
    back, thick, lean = rng.uniform(0.35, 0.7), rng.uniform(0.018, 0.032), rng.uniform(0, 14)
    four_legs(solid, rng, wide=wide, deep=deep, top=seat, thick=thick, material=frame)
    _seat(solid, rng, wide, deep, seat, frame, cloth)
    if rng.random() < 0.4 or rocks:
        y = seat * rng.uniform(0.3, 0.5)
        x, z = wide - thick, deep - thick
        solid.capsule((x, y, -z), (x, y, z), thick * 0.7, mirror=True, material=frame)
        solid.capsule((-x, y, 0), (x, y, 0), thick * 0.7, material=frame)
    with solid.placed((0, seat, -deep + thick), turned=turn(x=-lean)):
        _back(solid, rng, wide, back, thick, frame, cloth)
    if rng.random() < 0.3 or rocks:
        y = seat + rng.uniform(0.17, 0.24)
        solid.box((wide, y, 0), (0.028, 0.014, deep), rounding=0.01, mirror=True, material=frame)
        solid.cone((wide, seat - 0.03, deep * 0.75), (wide, y, deep * 0.8), thick * 0.8, mirror=True, material=frame)
        solid.cone((wide, seat, -deep * 0.9), (wide, y, -deep * 0.9), thick * 0.8, mirror=True, material=frame)
    if rocks:
        x, far = wide - thick, deep * 1.8
        solid.tube((x, 0.13, -far - 0.05), (x, -0.14, 0), (x, 0.11, far), 0.022, mirror=True, material=frame)


def _seat(
    solid: Solid, rng: np.random.Generator, wide: float, deep: float, seat: float, frame: int, cloth: int
) -> None:
    solid.box((0, seat, 0), (wide, 0.018, deep), rounding=0.01, material=frame)
    style = rng.random()
    if style < 0.3:
        solid.cushion((0, seat + 0.03, 0), (wide * 0.95, 0.045, deep * 0.95), power=3.5, material=cloth)
    elif style < 0.5:
        solid.box((0, seat + 0.03, 0), (wide, 0.04, deep), rounding=0.03, material=cloth)
    elif style < 0.7:
        solid.box((0, seat - 0.05, 0), (wide * 0.92, 0.035, deep * 0.92), material=frame)


def _back(
    solid: Solid, rng: np.random.Generator, wide: float, tall: float, thick: float, frame: int, cloth: int
) -> None:
    x, style = wide - thick, rng.random()
    if style < 0.25:
        solid.box((0, tall / 2, 0), (wide, tall / 2, thick), rounding=thick * 0.8, material=frame)
        if rng.random() < 0.6:
            solid.cushion((0, tall * 0.55, thick), (wide * 0.85, tall * 0.38, 0.03), material=cloth)
        return
    if style < 0.45:
        solid.ring((0, tall - wide, 0), x, thick * 0.8, half_angle=90, material=frame)
    solid.cone((x, -0.02, 0), (x, tall - (wide if style < 0.45 else 0), 0), thick * 0.9, mirror=True, material=frame)
    if style >= 0.45:
        high = rng.uniform(0.03, 0.08)
        solid.box((0, tall - high / 2, 0), (wide, high, thick * 0.9), rounding=thick * 0.5, material=frame)
    kind, low = rng.random(), rng.uniform(0.05, 0.3) * tall
    if kind < 0.4:
        for at in np.linspace(-0.6, 0.6, int(rng.integers(2, 6))):
            high = tall - (wide - x * float(np.sqrt(1 - at * at)) if style < 0.45 else 0)
            solid.cone((at * x, -0.01, 0), (at * x, high - thick * 0.3, 0), thick * 0.55, material=frame)
    elif kind < 0.75:
        for y in np.linspace(low, tall - 0.12, int(rng.integers(2, 4))):
            solid.box((0, float(y), 0), (x, rng.uniform(0.018, 0.035), thick * 0.6), rounding=0.006, material=frame)
    else:
        solid.box((0, (low + tall) / 2 - 0.03, 0), (x, (tall - low) / 2 - 0.02, 0.028), rounding=0.02, material=cloth)
    if low > 0 and style >= 0.45:
        solid.box((0, low, 0), (x, 0.018, thick * 0.6), material=frame)


def _stool(solid: Solid, rng: np.random.Generator, frame: int, cloth: int) -> None:
    seat, wide, thick = rng.uniform(0.3, 0.8), rng.uniform(0.15, 0.21), rng.uniform(0.018, 0.03)
    if rng.random() < 0.3:
        solid.cone((0, 0, 0), (0, 0.03, 0), wide * 1.05, to=wide * 0.9, rounding=0.01, material=frame)
        solid.cone((0, 0, 0), (0, seat, 0), thick * 1.3, material=frame)
        solid.ring((0, seat * 0.4, 0), wide * 0.6, 0.014, turned=turn(x=90), material=frame)
        solid.capsule((-wide * 0.6, seat * 0.4, 0), (wide * 0.6, seat * 0.4, 0), 0.014, material=frame)
    else:
        legs = wide * 0.75
        four_legs(solid, rng, wide=legs, deep=legs, top=seat, thick=thick, material=frame)
        if rng.random() < 0.6:
            for y, z in ((seat * 0.35, legs - thick), (seat * 0.45, -legs + thick)):
                solid.capsule((-legs + thick, y, z), (legs - thick, y, z), thick * 0.7, material=frame)
    if rng.random() < 0.6:
        high = rng.uniform(0.02, 0.06)
        solid.cone((0, seat - 0.02, 0), (0, seat + high, 0), wide, rounding=0.018, material=cloth)
    else:
        solid.cushion((0, seat, 0), (wide * 1.1, 0.045, wide), power=6, material=cloth)


def _office(solid: Solid, rng: np.random.Generator, frame: int, cloth: int) -> None:
    seat, wide = rng.uniform(0.42, 0.52), rng.uniform(0.23, 0.28)
    star_foot(solid, rng, reach=0.3, top=seat, thick=0.024, material=frame, wheels=rng.random() < 0.8)
    solid.cushion((0, seat, 0.02), (wide, 0.055, wide), power=rng.uniform(3, 6), material=cloth)
    tall, lean = rng.uniform(0.2, 0.36), rng.uniform(4, 15)
    solid.tube(
        (0, seat - 0.03, -0.1), (0, seat - 0.02, -wide - 0.1), (0, seat + 0.25, -wide - 0.05), 0.028, material=frame
    )
    with solid.placed((0, seat + 0.1 + tall, -wide - 0.02), turned=turn(x=-lean)):
        solid.cushion((0, 0, 0), (wide * rng.uniform(0.8, 1.0), tall, 0.05), power=rng.uniform(3, 6), material=cloth)
        if rng.random() < 0.3:
            solid.cushion((0, tall + 0.06, 0), (wide * 0.5, 0.09, 0.045), material=cloth)
    if rng.random() < 0.6:
        y, x = seat + 0.2, wide + 0.03
        solid.tube(
            (wide * 0.6, seat - 0.03, 0), (x + 0.06, seat - 0.03, 0), (x, y, 0), 0.018, mirror=True, material=frame
        )
        solid.box((x, y, 0.02), (0.035, 0.018, 0.13), rounding=0.015, mirror=True, material=frame)


def _shell(solid: Solid, rng: np.random.Generator, frame: int, cloth: int) -> None:
    """A moulded shell on thin legs."""
    seat, wide = rng.uniform(0.36, 0.46), rng.uniform(0.24, 0.32)
    tall = rng.uniform(0.2, 0.42)
    with solid.group():
        solid.ellipsoid((0, seat + tall * 0.6, -0.02), (wide, tall, wide), material=cloth)
        solid.ellipsoid(
            (0, seat + tall * 0.6 + 0.02, 0.02), (wide - 0.03, tall - 0.03, wide - 0.02), how="cut", material=cloth
        )
        solid.box(
            (0, seat + 0.5 + tall * 0.3, 0.5 - wide * 0.1),
            (1, 0.5, 0.45),
            turned=turn(x=rng.uniform(10, 30)),
            how="cut",
            blend=0.04,
            material=cloth,
        )
    if rng.random() < 0.5:
        star_foot(solid, rng, reach=wide, top=seat - tall * 0.3, thick=0.02, material=frame, wheels=False)
    else:
        four_legs(
            solid,
            rng,
            wide=wide * 0.48,
            deep=wide * 0.48,
            top=seat - tall * 0.25,
            thick=0.018,
            material=frame,
            style="splayed",
        )
