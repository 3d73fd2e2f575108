"""Cabinets: shelves with books, drawers, wardrobes, chests with bent lids, crates and barrels."""

import numpy as np

from training.families.legs import four_legs
from training.families.looks import BLACK, GOLD, STEEL, WOOD, any_material, near_color, plain
from training.solids.build import Solid, turn

WEIGHT = 1.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    wood = plain(solid, rng, near_color(WOOD, rng, spread=0.5)) if rng.random() < 0.7 else any_material(solid, rng)
    if kind < 0.3:
        _shelf(solid, rng, wood)
    elif kind < 0.6:
        _cupboard(solid, rng, wood)
    elif kind < 0.75:
        _chest(solid, rng, wood)
    elif kind < 0.87:
        _crate(solid, rng, wood)
    else:
        _barrel(solid, rng, wood)


def _shelf(solid: Solid, rng: np.random.Generator, wood: int) -> None:
    wide, tall, deep = rng.uniform(0.25, 0.7), rng.uniform(0.35, 1.0), rng.uniform(0.14, 0.22)
    wall, rows = rng.uniform(0.018, 0.035), int(rng.integers(2, 5))
    has_back = rng.random() < 0.8
    solid.box((0, tall, 0), (wide, tall, deep), rounding=0.008, material=wood)
    high = (2 * tall - wall) / rows
    for row in range(rows):
        y = wall + row * high + (high - wall) / 2
        half = (wide - wall, (high - wall) / 2, deep * (1 if has_back else 2))
        solid.box((0, y, wall if has_back else 0), half, how="cut", material=wood)
    for row in range(rows):
        y, x = wall + row * high - 0.01, -wide + wall
        end = x + rng.uniform(0.0, 1.0) * 2 * (wide - wall)
        step = max(0.06, wide / 4)
        while x + step < end:
            book = rng.uniform(0.5, 0.85) * (high - wall) / 2
            solid.box((x + step / 2, y + book, -0.02), (step / 2 * 0.97, book, deep * 0.75), rounding=0.006,
                      material=any_material(solid, rng))  # fmt: skip
            x += step * rng.uniform(1.0, 1.15)


def _cupboard(solid: Solid, rng: np.random.Generator, wood: int) -> None:
    wide, tall, deep = rng.uniform(0.22, 0.7), rng.uniform(0.25, 0.95), rng.uniform(0.18, 0.3)
    front = wood if rng.random() < 0.6 else any_material(solid, rng)
    knob = plain(solid, rng, (GOLD, STEEL, BLACK)[rng.integers(3)], gloss=0.7)
    foot = rng.choice((0.0, 0.06, 0.14))
    solid.box((0, foot + tall, 0), (wide, tall, deep), rounding=0.012, material=wood)
    if foot:
        four_legs(solid, rng, wide=wide, deep=deep, top=foot + 0.03, thick=0.028, material=wood, style="tapered")
    else:
        solid.box((0, 0.03, 0), (wide * 1.04, 0.035, deep * 1.05), material=wood)
    if rng.random() < 0.7:
        solid.box((0, foot + 2 * tall, 0), (wide * 1.05, 0.022, deep * 1.07), rounding=0.015, material=wood)
    columns, rows = int(rng.integers(1, 3)), int(rng.integers(1, 6))
    low, doors = foot + 0.05, rng.random() < 0.5
    rows = min(rows, 2) if doors else rows
    w, h = 2 * (wide - 0.02) / columns, (2 * tall - 0.1) / rows
    for row in range(rows):
        for column in range(columns):
            x, y = -wide + 0.02 + (column + 0.5) * w, low + (row + 0.5) * h
            half = (w / 2 - 0.012, h / 2 - 0.012)
            if doors:
                _door(solid, rng, (x, y, deep), half, front, knob, -1 if column else 1)
            else:
                _drawer(solid, rng, (x, y, deep), half, front, knob)


def _door(
    solid: Solid, rng: np.random.Generator, at: tuple[float, float, float], half: tuple[float, float], front: int,
    knob: int, side: int,
) -> None:  # fmt: skip
    x, y, z = at
    ajar = rng.uniform(25, 110) if rng.random() < 0.15 else 0.0
    if ajar:
        solid.box((x, y, z - 0.1), (*half, 0.16), how="cut", material=front)
    hinge = x - side * half[0]
    with solid.placed((hinge, y, z), turned=turn(y=-side * ajar)):
        solid.box((side * half[0], 0, 0), (*half, 0.02), rounding=0.008, material=front)
        if rng.random() < 0.6:
            solid.box((side * half[0], 0, 0.025), (half[0] * 0.75, half[1] * 0.82, 0.012), how="cut", material=front)
        solid.capsule((side * half[0] * 1.75, -0.03, 0.03), (side * half[0] * 1.75, 0.03, 0.03), 0.018, material=knob)


def _drawer(
    solid: Solid,
    rng: np.random.Generator,
    at: tuple[float, float, float],
    half: tuple[float, float],
    front: int,
    knob: int,
) -> None:
    x, y, z = at
    out = rng.uniform(0.08, 0.25) if rng.random() < 0.15 else 0.0
    if out:
        solid.box((x, y, z + out / 2), (half[0] * 0.94, half[1] * 0.9, out / 2 + 0.02), material=front)
        solid.box((x, y + 0.03, z + out / 2), (half[0] * 0.85, half[1] * 0.9, out / 2), how="cut", material=front)
    solid.box((x, y, z + out), (*half, 0.02), rounding=0.008, material=front)
    for place in (-0.5, 0.5) if half[0] > 0.3 else (0.0,):
        solid.ellipsoid((x + place * half[0], y, z + out + 0.032), 0.024, material=knob)


def _chest(solid: Solid, rng: np.random.Generator, wood: int) -> None:
    """A treasure chest, shut or open."""
    wide, tall, deep = rng.uniform(0.4, 0.55), rng.uniform(0.18, 0.28), rng.uniform(0.24, 0.34)
    iron = plain(solid, rng, (GOLD, STEEL, BLACK)[rng.integers(3)], gloss=0.6)
    is_open, wall = rng.random() < 0.4, 0.035
    bands = (-0.95, 0.95) if rng.random() < 0.5 else (-0.6, 0.6)
    solid.box((0, tall, 0), (wide, tall, deep), rounding=0.01, material=wood)
    for at in bands:
        solid.box((at * wide, tall, 0), (0.04, tall + 0.01, deep + 0.014), rounding=0.006, material=iron)
    if is_open:
        solid.box((0, tall + wall, 0), (wide - wall, tall, deep - wall), how="cut", material=wood)
        if rng.random() < 0.7:
            gold = plain(solid, rng, GOLD, gloss=0.8)
            solid.ellipsoid(
                (0, tall * 1.2, 0), (wide * 0.95, tall * 0.95, deep * 0.95), bumps=(0.03, 30.0), material=gold
            )
    with solid.placed((0, 2 * tall, -deep), turned=turn(x=-rng.uniform(60, 105) if is_open else 0)), solid.group():
        for at, extra, look in ((0.0, 0.0, wood), (bands[0], 0.014, iron), (bands[1], 0.014, iron)):
            half = wide if extra == 0 else 0.04
            solid.cone((at * wide - half, 0, deep), (at * wide + half, 0, deep), deep + extra, material=look)
        solid.box((0, -1, deep), (2, 1, 2), how="cut", material=wood)
        if is_open:
            solid.cone((-wide + wall, -0.02, deep), (wide - wall, -0.02, deep), deep - wall, how="cut", material=wood)
        solid.box((0, 0.0, 2 * deep + 0.012), (0.05, 0.07, 0.02), rounding=0.01, material=iron)


def _crate(solid: Solid, rng: np.random.Generator, wood: int) -> None:
    half = np.array([rng.uniform(0.3, 0.5), rng.uniform(0.25, 0.45), rng.uniform(0.3, 0.4)])
    rim, is_open = rng.uniform(0.04, 0.07), rng.random() < 0.35
    frame = wood if rng.random() < 0.6 else plain(solid, rng, near_color(WOOD, rng, spread=0.6))
    solid.box((0, 0, 0), tuple(half - 0.02), material=wood)
    for axis in range(3):
        one, two = (axis + 1) % 3, (axis + 2) % 3
        for s in (-1, 1):
            for t in (-1, 1):
                center, size = np.zeros(3), np.full(3, rim)
                center[one], center[two], size[axis] = s * (half[one] - rim), t * (half[two] - rim), half[axis]
                solid.box(tuple(center), tuple(size), rounding=0.008, material=frame)
    if is_open:
        solid.box((0, rim, 0), (half[0] - rim, half[1], half[2] - rim), how="cut", material=wood)
        if rng.random() < 0.5:
            look = any_material(solid, rng)
            solid.box((0, 0.1, 0), (half[0] - 0.03, half[1] * 0.7, half[2] - 0.03), material=look)
            for x in (-0.4, 0.4):
                for z in (-0.4, 0.4):
                    where = (x * half[0], half[1] * 0.85, z * half[2])
                    solid.ellipsoid(where, 0.38 * float(half.min()) + 0.02, material=look)
    elif rng.random() < 0.6:
        slope = float(np.degrees(np.arctan2(half[1] - rim, half[0] - rim)))
        long = float(np.hypot(half[0], half[1])) - rim * 1.5
        for front in (-1, 1):
            where = (0, 0, front * (half[2] - rim * 0.6))
            solid.box(where, (long, rim * 0.8, rim * 0.5), turned=turn(z=slope * front), material=frame)


def _barrel(solid: Solid, rng: np.random.Generator, wood: int) -> None:
    tall, wide, belly = rng.uniform(0.4, 0.55), rng.uniform(0.25, 0.34), rng.uniform(1.05, 1.3)
    iron = plain(solid, rng, (STEEL, BLACK)[rng.integers(2)], gloss=0.5)
    lies = turn(x=90) if rng.random() < 0.2 else None
    heights = np.linspace(-1, 1, 11)
    radii = wide * (belly - (belly - 1) * heights**2)
    with solid.placed((0, 0, 0), turned=lies):
        solid.lathe(np.stack([radii, heights * tall], 1).tolist(), material=wood)
        for at in (-0.92, -0.5, 0.5, 0.92):
            r = wide * (belly - (belly - 1) * at * at) + 0.012
            solid.cone((0, at * tall - 0.03, 0), (0, at * tall + 0.03, 0), r, rounding=0.006, material=iron)
        is_open = rng.random() < 0.3
        depth = tall * rng.uniform(0.3, 1.6) if is_open else 0.035
        solid.cone((0, tall - depth, 0), (0, tall + 0.1, 0), wide - 0.035, how="cut", material=wood)
