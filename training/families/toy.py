"""Toys: castle of blocks, rocking horse, rubber duck, spinning top, abacus, stacking rings, yo-yo, dice."""

import numpy as np

from training.families.looks import BLACK, WHITE, WOOD, any_color, any_material, plain
from training.families.vessels import curve
from training.solids.build import Solid, turn

WEIGHT = 1.2


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_blocks, _blocks, _rocking, _rocking, _duck, _duck, _top, _abacus, _rings, _dice, _pull)
    kinds[rng.integers(len(kinds))](solid, rng)


def _paint(solid: Solid, rng: np.random.Generator) -> int:
    return plain(solid, rng, any_color(rng), gloss=0.5)


def _blocks(solid: Solid, rng: np.random.Generator) -> None:
    """Building blocks: towers, walls, roofs, arches."""
    y, columns = 0.0, [(-0.5, 0.0), (0.5, 0.0)] if rng.random() < 0.7 else [(-0.4, -0.3), (0.4, -0.3), (0.0, 0.4)]
    solid.box((0, -0.05, 0), (0.85, 0.06, 0.5), rounding=0.01, material=_paint(solid, rng))
    tops = []
    for x, z in columns:
        y = 0.0
        for _ in range(int(rng.integers(1, 4))):
            half, wide = rng.uniform(0.12, 0.2), rng.uniform(0.17, 0.24)
            jitter = rng.uniform(-0.03, 0.03, 2)
            if rng.random() < 0.6:
                size = (wide, half, wide)
                where = (x + jitter[0], y + half, z + jitter[1])
                solid.box(where, size, rounding=0.015, turned=turn(y=rng.uniform(-15, 15)), material=_paint(solid, rng))
            else:
                solid.cone((x, y, z), (x, y + 2 * half, z), wide, rounding=0.015, material=_paint(solid, rng))
            y += 2 * half - 0.005
        tops.append((x, y, z))
    for x, y, z in tops:
        kind = rng.random()
        if kind < 0.5:
            solid.cone((x, y - 0.01, z), (x, y + 0.35, z), 0.25, to=0.02, material=_paint(solid, rng))
        elif kind < 0.75:
            solid.extrusion(
                [(-0.25, 0), (0.25, 0), (0, 0.25)], half=0.2, center=(x, y - 0.01, z), material=_paint(solid, rng)
            )
        else:
            solid.ellipsoid((x, y + 0.13, z), 0.15, material=_paint(solid, rng))
    if len(columns) == 2 and rng.random() < 0.7:
        tall, look = rng.uniform(0.25, 0.35), _paint(solid, rng)
        with solid.group():
            solid.box((0, tall, 0), (0.36, tall, 0.17), rounding=0.01, material=look)
            solid.cone((0, 0.02, -1), (0, 0.02, 1), 0.2, how="cut", material=look)


def _rocking(solid: Solid, rng: np.random.Generator) -> None:
    coat, dark, wood = _paint(solid, rng), plain(solid, rng, BLACK), plain(solid, rng, WOOD)
    mane = any_material(solid, rng)
    solid.capsule((0, 0.75, -0.35), (0, 0.78, 0.3), 0.2, to=0.19, material=coat)
    solid.capsule((0, 0.8, 0.35), (0, 1.2, 0.52), 0.14, to=0.1, blend=0.1, material=coat)
    solid.capsule((0, 1.22, 0.5), (0, 1.08, 0.8), 0.11, to=0.075, blend=0.05, material=coat)
    solid.cone((0.06, 1.28, 0.48), (0.07, 1.42, 0.46), 0.035, to=0.01, mirror=True, material=coat)
    solid.ellipsoid((0.085, 1.2, 0.62), 0.026, mirror=True, material=dark)
    solid.tube((0, 1.33, 0.5), (0, 1.15, 0.3), (0, 0.9, 0.25), 0.06, material=mane)
    solid.tube((0, 0.85, -0.5), (0, 0.9, -0.75), (0, 0.45, -0.72), 0.06, to=0.04, material=mane)
    spread = rng.uniform(0.2, 0.28)
    for z, foot in ((0.3, 0.55), (-0.3, -0.55)):
        solid.capsule((0.12, 0.68, z), (spread, 0.1, foot), 0.08, to=0.055, mirror=True, blend=0.05, material=coat)
    if rng.random() < 0.7:
        solid.tube((spread, 0.32, -0.95), (spread, -0.22, 0), (spread, 0.32, 0.95), 0.05, mirror=True, material=wood)
        for z in (-0.55, 0.55):
            solid.capsule((-spread, 0.12, z), (spread, 0.12, z), 0.035, material=wood)
    else:
        solid.box((0, 0.06, 0), (0.3, 0.05, 0.7), rounding=0.02, material=wood)
        for z in (-0.5, 0.5):
            solid.cone((0.28, 0, z), (0.36, 0, z), 0.13, rounding=0.02, mirror=True, material=mane)
    solid.cushion((0, 0.95, -0.05), (0.18, 0.08, 0.22), power=3, blend=0.03, material=any_material(solid, rng))
    solid.capsule((-0.2, 1.12, 0.48), (0.2, 1.12, 0.48), 0.03, material=wood)


def _duck(solid: Solid, rng: np.random.Generator) -> None:
    yellow = plain(solid, rng, ((0.85, 0.55, 0.04), any_color(rng))[int(rng.random() < 0.3)], gloss=0.5)
    bill, dark = plain(solid, rng, (0.7, 0.2, 0.02)), plain(solid, rng, BLACK)
    wide, head = rng.uniform(0.38, 0.46), rng.uniform(0.26, 0.33)
    solid.ellipsoid((0, 0, 0), (wide, rng.uniform(0.3, 0.38), 0.52), material=yellow)
    solid.capsule((0, 0.08, -0.35), (0, 0.35, -0.66), 0.2, to=0.05, blend=0.15, material=yellow)
    y, z = 0.3 + head * 0.9, 0.26
    solid.ellipsoid((0, y, z), head, blend=0.08, material=yellow)
    solid.ellipsoid(
        (wide * 0.85, 0.06, -0.05), (0.1, 0.18, 0.3), turned=turn(x=20), mirror=True, blend=0.05, material=yellow
    )
    solid.ellipsoid((0, y - 0.04, z + head), (0.13, 0.04, 0.15), turned=turn(x=-12), material=bill)
    solid.ellipsoid((0, y - 0.08, z + head * 0.9), (0.11, 0.035, 0.12), turned=turn(x=10), material=bill)
    x = head * 0.45
    solid.ellipsoid((x, y + head * 0.3, z + head * 0.83), 0.05, mirror=True, material=dark)
    solid.box((0, -1.25, 0), (2, 1, 2), how="cut", material=yellow)
    if rng.random() < 0.3:
        solid.cone((0, y + head * 0.85, z), (0, y + head + 0.25, z), 0.14, rounding=0.02, material=dark)
        solid.cone((0, y + head * 0.85, z), (0, y + head * 0.85 + 0.04, z), 0.24, material=dark)


def _top(solid: Solid, rng: np.random.Generator) -> None:
    """A spinning top, or a yo-yo on edge."""
    if rng.random() < 0.3:
        look = _paint(solid, rng)
        for side in (-1, 1):
            with solid.placed((0, 0, side * 0.16)):
                solid.ellipsoid((0, 0, 0), (0.45, 0.45, 0.12), material=look)
                solid.cone((0, 0, side * 0.06 - 0.03), (0, 0, side * 0.06 + 0.06), 0.16, material=_paint(solid, rng))
        solid.cone((0, 0, -0.16), (0, 0, 0.16), 0.1, material=look)
        return
    with solid.placed((0, 0, 0), turned=turn(z=rng.choice((0.0, 18.0)))):
        wide, tall = 0.5, rng.uniform(0.3, 0.5)
        knots = [(0.03, -tall), (wide * 0.5, -tall * 0.4), (wide, 0), (wide * 0.8, 0.15), (0.12, 0.25), (0.06, 0.3)]
        solid.lathe(curve(knots, count=18).tolist(), rounding=0.01, material=_paint(solid, rng))
        for y in (0.03, 0.15):
            solid.cone((0, y, 0), (0, y + 0.06, 0), 1, how="paint", material=_paint(solid, rng))
        solid.cone((0, 0.25, 0), (0, 0.3 + rng.uniform(0.2, 0.4), 0), 0.045, rounding=0.01, material=_paint(solid, rng))


def _abacus(solid: Solid, rng: np.random.Generator) -> None:
    wood, wire = plain(solid, rng, WOOD), plain(solid, rng, (0.4, 0.4, 0.4))
    wide, rows = 0.6, int(rng.integers(4, 7))
    tall = 0.11 * rows
    solid.box((wide, 0, 0), (0.04, tall + 0.05, 0.05), rounding=0.01, mirror=True, material=wood)
    for y in (-tall, tall):
        solid.box((0, y, 0), (wide, 0.035, 0.05), rounding=0.01, material=wood)
    for side in (-1, 1):
        solid.box((side * wide, -tall - 0.03, 0), (0.05, 0.04, 0.22), rounding=0.01, material=wood)
    for row in range(rows):
        y, look, x = -tall + (row + 0.5) * 2 * tall / rows, _paint(solid, rng), -wide + 0.1
        solid.capsule((-wide, y, 0), (wide, y, 0), 0.018, material=wire)
        for _ in range(int(rng.integers(4, 7))):
            solid.ellipsoid((x, y, 0), (0.06, 0.09, 0.09), material=look)
            x += 0.12 if rng.random() < 0.8 else 0.25
            if x > wide - 0.1:
                break


def _rings(solid: Solid, rng: np.random.Generator) -> None:
    wood = plain(solid, rng, (WOOD, WHITE)[rng.integers(2)])
    solid.cone((0, -0.05, 0), (0, 0.06, 0), 0.45, rounding=0.03, material=wood)
    y, count = 0.05, int(rng.integers(3, 7))
    for at in range(count):
        thick, wide = 0.1, 0.32 - 0.17 * at / count
        solid.ring((0, y + thick * 0.85, 0), wide, thick, turned=turn(x=90), material=_paint(solid, rng))
        y += thick * 1.75
    solid.cone((0, 0, 0), (0, y + 0.1, 0), 0.1, to=0.07, material=wood)
    solid.ellipsoid((0, y + 0.15, 0), 0.13, material=_paint(solid, rng))


def _dice(solid: Solid, rng: np.random.Generator) -> None:
    look, dot = _paint(solid, rng), plain(solid, rng, (WHITE, BLACK)[rng.integers(2)])
    solid.box((0, 0, 0), (0.5, 0.5, 0.5), rounding=rng.uniform(0.04, 0.15), material=look)
    faces = ((0, 0), (0, 180), (0, 90), (0, -90), (-90, 0), (90, 0))
    spots = {1: [(0, 0)], 2: [(-1, -1), (1, 1)], 3: [(-1, -1), (0, 0), (1, 1)], 4: [(-1, -1), (1, 1), (-1, 1), (1, -1)]}
    is_flat = rng.random() < 0.4
    for tip, spin in faces:
        with solid.placed((0, 0, 0), turned=turn(x=tip, y=spin)):
            for x, y in spots[int(rng.integers(1, 5))]:
                where = (x * 0.25, y * 0.25, 0.52)
                solid.ellipsoid(where, 0.09, how="paint" if is_flat else "cut", material=dot)


def _pull(solid: Solid, rng: np.random.Generator) -> None:
    """A wooden cart with wheels and a string, carrying blocks or a ball."""
    solid.box((0, 0.2, 0), (0.32, 0.05, 0.5), rounding=0.02, material=_paint(solid, rng))
    wheel = _paint(solid, rng)
    for z in (-0.33, 0.33):
        solid.cone((0.3, 0.16, z), (0.4, 0.16, z), rng.uniform(0.16, 0.2), rounding=0.02, mirror=True, material=wheel)
    for z in (-0.28, 0.0, 0.28):
        half, look = rng.uniform(0.12, 0.17), _paint(solid, rng)
        if rng.random() < 0.5:
            solid.box(
                (0, 0.24 + half, z),
                (half, half, half * 0.95),
                rounding=0.02,
                turned=turn(y=rng.uniform(-25, 25)),
                material=look,
            )
        else:
            solid.ellipsoid((0, 0.23 + half, z), half, material=look)
    string = plain(solid, rng, (0.6, 0.5, 0.3))
    solid.tube(
        (0, 0.2, 0.48), (rng.uniform(-0.2, 0.2), 0.05, 0.8), (0, rng.uniform(0.15, 0.5), 1.05), 0.022, material=string
    )
