"""Sofas, armchairs, beds, cots and beanbags."""

import numpy as np

from training.families.legs import four_legs
from training.families.looks import WHITE, WOOD, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    if kind < 0.58:
        _sofa(solid, rng)
    elif kind < 0.93:
        _bed(solid, rng)
    else:
        cloth = any_material(solid, rng)
        solid.ellipsoid((0, 0.35, 0), (0.5, 0.36, 0.5), material=cloth)
        solid.ellipsoid((0, 0.6, -0.2), (0.33, 0.32, 0.26), blend=0.2, material=cloth)
        solid.ellipsoid((0, 0.75, 0.25), (0.3, 0.18, 0.3), how="cut", blend=0.2, material=cloth)
        solid.box((0, -0.4, 0), (1, 0.42, 1), how="cut", blend=0.05, material=cloth)


def _sofa(solid: Solid, rng: np.random.Generator) -> None:
    seats = int(rng.choice((1, 1, 1, 2, 3)))
    each, deep, seat = rng.uniform(0.26, 0.36), rng.uniform(0.36, 0.5), rng.uniform(0.36, 0.46)
    wide, arm, back = each * seats, rng.uniform(0.07, 0.16), rng.uniform(0.35, 0.65)
    cloth = any_material(solid, rng)
    soft = cloth if rng.random() < 0.65 else any_material(solid, rng)
    wood, foot, soften = plain(solid, rng, WOOD), rng.uniform(0.04, 0.16), rng.uniform(0.02, 0.07)
    lean = rng.uniform(0, 14)
    four_legs(
        solid, rng, wide=wide + arm * 0.7, deep=deep * 0.9, top=foot + 0.05, thick=0.035, material=wood, style="tapered"
    )
    solid.box(
        (0, (foot + seat) / 2 - 0.04, 0),
        (wide + arm * 0.5, (seat - foot) / 2 - 0.02, deep),
        rounding=0.03,
        material=cloth,
    )
    _arms(solid, rng, wide, arm, deep, foot, seat, soften, cloth)
    with solid.placed((0, seat - 0.1, -deep + 0.1), turned=turn(x=-lean)):
        if rng.random() < 0.25:
            solid.ring(
                (0, 0.1, 0), wide + arm * 0.6, 0.1, half_angle=88, blend=0.05, material=cloth
            ) if seats == 1 else None
        solid.box((0, back / 2, 0), (wide + arm * 0.4, back / 2 + 0.08, 0.1), rounding=soften + 0.02, material=cloth)
        for at in range(seats):
            x = (2 * at + 1) * each - wide
            solid.cushion(
                (x, back / 2 + 0.06, 0.12), (each * 0.97, back / 2, 0.1), power=rng.uniform(3.5, 6), material=soft
            )
    for at in range(seats):
        x = (2 * at + 1) * each - wide
        solid.cushion((x, seat - 0.02, 0.08), (each * 0.98, 0.1, deep * 0.92), power=5, material=soft)
    if rng.random() < 0.45:
        pillow = any_material(solid, rng)
        for side in (-1, 1) if rng.random() < 0.5 and seats > 1 else (1,):
            where = (side * (wide - 0.19), seat + 0.21, -deep + 0.36)
            solid.cushion(where, (0.2, 0.2, 0.08), power=3, turned=turn(x=-25, y=-20 * side), material=pillow)


def _arms(
    solid: Solid,
    rng: np.random.Generator,
    wide: float,
    arm: float,
    deep: float,
    foot: float,
    seat: float,
    soften: float,
    cloth: int,
) -> None:
    style, top, x = rng.random(), seat + rng.uniform(0.12, 0.26), wide + arm
    if style < 0.1:
        return
    middle, half = (foot + top) / 2, (top - foot) / 2
    solid.box((x, middle, 0), (arm, half, deep), rounding=min(soften, arm * 0.9), mirror=True, material=cloth)
    if style > 0.6:
        start, end = (x + arm * 0.2, top - 0.03, -deep + 0.02), (x + arm * 0.2, top - 0.03, deep + 0.01)
        solid.cone(start, end, arm * 1.25, rounding=0.02, mirror=True, blend=0.02, material=cloth)


def _bed(solid: Solid, rng: np.random.Generator) -> None:
    wide, long, top = rng.choice((0.5, 0.7, 0.9)), rng.uniform(0.95, 1.1), rng.uniform(0.3, 0.5)
    frame = plain(solid, rng, WOOD) if rng.random() < 0.6 else any_material(solid, rng)
    sheet, cover = plain(solid, rng, WHITE), any_material(solid, rng)
    four_legs(solid, rng, wide=wide, deep=long, top=top, thick=0.045, material=frame)
    solid.box((0, top * 0.75, 0), (wide, top * 0.25, long), rounding=0.02, material=frame)
    solid.box((0, top + 0.06, 0), (wide * 0.96, 0.13, long * 0.97), rounding=0.06, material=sheet)
    low = long * rng.uniform(0.3, 0.6)
    solid.box(
        (0, top + 0.07, long - low - 0.0), (wide * 1.02, 0.16, low), rounding=0.07, bumps=(0.012, 9.0), material=cover
    )
    for at in (-0.5, 0.5) if wide > 0.6 else (0.0,):
        where = (at * wide, top + 0.22, -long + 0.28)
        solid.cushion(where, (min(wide * 0.46, 0.36), 0.09, 0.2), power=3, turned=turn(x=14), material=sheet)
    head, style = rng.uniform(0.35, 0.8), rng.random()
    z = -long
    if style < 0.6:
        solid.box((0, (top + head) / 2, z), (wide * 1.02, (top + head) / 2, 0.04), rounding=0.03, material=frame)
        if rng.random() < 0.4:
            solid.cone(
                (0, top + head - wide * 0.2, z - 0.04),
                (0, top + head - wide * 0.2, z + 0.04),
                wide * 0.45,
                rounding=0.02,
                blend=0.1,
                material=frame,
            )
    else:
        high = top + head
        solid.cone((wide, 0, z), (wide, high, z), 0.04, mirror=True, material=frame)
        solid.ellipsoid((wide, high, z), 0.06, mirror=True, material=frame)
        solid.capsule((-wide, high - 0.06, z), (wide, high - 0.06, z), 0.03, material=frame)
        for at in np.linspace(-0.75, 0.75, int(rng.integers(3, 7))):
            solid.cone((at * wide, top * 0.8, z), (at * wide, high - 0.06, z), 0.022, material=frame)
    if rng.random() < 0.6:
        foot = top + rng.uniform(0.1, 0.35)
        solid.box((0, foot / 2 + 0.05, long), (wide * 1.02, foot / 2 - 0.05, 0.035), rounding=0.025, material=frame)
