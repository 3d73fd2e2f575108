"""Tables: dining, desk, round, picnic, with drawers and things on them."""

import numpy as np

from training.families.legs import four_legs, star_foot
from training.families.looks import BLACK, WHITE, WOOD, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    frame = plain(solid, rng, WOOD) if rng.random() < 0.65 else any_material(solid, rng)
    board = frame if rng.random() < 0.6 else any_material(solid, rng)
    kind = rng.random()
    tall = rng.uniform(0.35, 0.55) if rng.random() < 0.3 else rng.uniform(0.68, 0.8)
    wide, deep, thick = rng.uniform(0.35, 0.9), rng.uniform(0.28, 0.45), rng.uniform(0.018, 0.04)
    if kind < 0.35:
        wide = deep = rng.uniform(0.3, 0.6)
        _round(solid, rng, wide, tall, thick, frame, board)
    elif kind < 0.65:
        _square(solid, rng, wide, deep, tall, thick, frame, board)
    elif kind < 0.9:
        _desk(solid, rng, wide := max(wide, 0.55), deep, tall, thick, frame, board)
    else:
        _picnic(solid, wide := max(wide, 0.7), tall, frame)
        deep = 0.35
    if rng.random() < 0.6:
        _things(solid, rng, wide, deep, tall + thick * 0.9)


def _square(
    solid: Solid, rng: np.random.Generator, wide: float, deep: float, tall: float, thick: float, frame: int, board: int
) -> None:
    inset, leg = rng.uniform(0.92, 1.0), rng.uniform(0.022, 0.05)
    four_legs(solid, rng, wide=wide * inset, deep=deep * inset, top=tall, thick=leg, material=frame)
    solid.box((0, tall, 0), (wide, thick, deep), rounding=thick * rng.uniform(0.1, 0.9), material=board)
    if rng.random() < 0.6:
        apron = rng.uniform(0.03, 0.06)
        x, z = wide * inset - leg, deep * inset - leg
        solid.box((0, tall - apron, 0), (x, apron, z), material=frame)
        solid.box((0, tall - apron - thick - 0.02, 0), (x - 0.03, apron, z - 0.03), how="cut", material=frame)
    if rng.random() < 0.25:
        half = (wide * inset - leg, 0.016, deep * inset - leg)
        solid.box((0, tall * rng.uniform(0.15, 0.35), 0), half, material=frame)
    if rng.random() < 0.15:
        cloth = any_material(solid, rng)
        fall = rng.uniform(0.08, 0.2)
        solid.box(
            (0, tall - fall + thick + 0.01, 0),
            (wide * 1.04, fall, deep * 1.04),
            rounding=0.02,
            bumps=(0.008, 14.0),
            material=cloth,
        )


def _round(
    solid: Solid, rng: np.random.Generator, wide: float, tall: float, thick: float, frame: int, board: int
) -> None:
    style = rng.random()
    if style < 0.4:
        base = wide * rng.uniform(0.5, 0.8)
        post = rng.uniform(0.03, 0.06)
        rows = [(base, 0), (base, 0.03), (post * 1.5, 0.06), (post, 0.12), (post * 1.3, tall * 0.5), (post, tall * 0.8),
                (post * 2.5, tall)]  # fmt: skip
        solid.lathe(rows, material=frame)
    elif style < 0.65:
        star_foot(solid, rng, reach=wide * 0.65, top=tall, thick=0.03, material=frame, wheels=False)
    else:
        four_legs(
            solid, rng, wide=wide * 0.66, deep=wide * 0.66, top=tall, thick=rng.uniform(0.02, 0.035), material=frame
        )
    solid.cone((0, tall - thick, 0), (0, tall + thick, 0), wide, rounding=thick * 0.6, material=board)


def _desk(
    solid: Solid, rng: np.random.Generator, wide: float, deep: float, tall: float, thick: float, frame: int, board: int
) -> None:
    knob, chest = plain(solid, rng, (0.4, 0.4, 0.4), gloss=0.7), rng.uniform(0.14, 0.24)
    both = rng.random() < 0.4
    for side in (-1, 1):
        if side < 0 or both:
            x, low = side * (wide - chest), rng.choice((0.0, 0.08, 0.3))
            solid.box((x, (low + tall) / 2, 0), (chest, (tall - low) / 2, deep * 0.95), rounding=0.01, material=frame)
            rows = int(rng.integers(1, 5)) if low < 0.2 else 1
            high = (tall - low - 0.06) / rows
            for row in range(rows):
                y, out = low + 0.02 + (row + 0.5) * high, rng.choice((0, 0, 0, 0.12))
                half = (chest * 0.88, high * 0.44, 0.02 + out)
                solid.box((x, y, deep * 0.95), half, rounding=0.008, material=board)
                solid.ellipsoid((x, y, deep * 0.95 + 0.035 + out), 0.022, material=knob)
    if not both:
        solid.box((wide - 0.04, tall / 2, 0), (0.03, tall / 2, deep * 0.95), rounding=0.01, material=frame)
    solid.box((wide * 0.98, tall * 0.5, 0), (0.02, tall * 0.5, deep * 0.9), mirror=True, material=frame)
    if rng.random() < 0.6:
        solid.box((0, tall * 0.7, -deep * 0.88), (wide * 0.95, tall * 0.3, 0.018), material=frame)
    solid.box((0, tall, 0), (wide, thick, deep), rounding=0.01, material=board)
    if rng.random() < 0.3:
        solid.box((0, tall + 0.3, -deep + 0.12), (wide * 0.98, 0.3, 0.12), rounding=0.01, material=frame)
        for x in np.linspace(-1, 1, 4)[:-1] + 1 / 3:
            half = (wide * 0.29, 0.23, 0.2)
            solid.box((x * wide * 0.95, tall + 0.31, -deep + 0.28), half, how="cut", material=board)


def _picnic(solid: Solid, wide: float, tall: float, frame: int) -> None:
    for z in np.linspace(-0.3, 0.3, 4):
        solid.box((0, tall, float(z)), (wide, 0.02, 0.092), rounding=0.008, material=frame)
    solid.box((0, tall - 0.03, 0), (wide * 0.7, 0.02, 0.36), material=frame)
    x, bench = wide * 0.7, tall * 0.58
    for front in (-1, 1):
        solid.box((0, bench, front * 0.68), (wide, 0.022, 0.13), rounding=0.008, material=frame)
        start, end = (x, 0.0, front * 0.62), (x, tall, front * 0.2)
        solid.capsule(start, end, 0.032, mirror=True, material=frame)
    solid.box((x, bench - 0.04, 0), (0.025, 0.035, 0.72), mirror=True, material=frame)


def _things(solid: Solid, rng: np.random.Generator, wide: float, deep: float, top: float) -> None:
    for at in np.linspace(-0.6, 0.6, int(rng.integers(1, 4))):
        x, z, kind = at * wide, rng.uniform(-0.4, 0.4) * deep, rng.random()
        look = any_material(solid, rng)
        if kind < 0.25:
            rows = [(0.05, 0), (0.08, 0.08), (0.03, 0.18), (0.045, 0.23)]
            solid.lathe(rows, center=(x, top - 0.01, z), material=look)
            if rng.random() < 0.6:
                leaf = plain(solid, rng, (0.1, 0.3, 0.06))
                solid.ellipsoid((x, top + 0.3, z), (0.1, 0.09, 0.1), bumps=(0.03, 40.0), material=leaf)
        elif kind < 0.5:
            for layer in range(int(rng.integers(1, 4))):
                half, where = (rng.uniform(0.07, 0.1), 0.02, 0.13 * deep / 0.4), (x, top + 0.015 + layer * 0.036, z)
                solid.box(where, half, turned=turn(y=rng.uniform(-30, 30)), material=any_material(solid, rng))
        elif kind < 0.7:
            solid.cone((x, top - 0.01, z), (x, top + 0.02, z), 0.1, to=0.13, material=plain(solid, rng, WHITE))
            for angle in (0, 2.1, 4.2):
                fruit = any_material(solid, rng)
                solid.ellipsoid((x + 0.05 * np.sin(angle), top + 0.05, z + 0.05 * np.cos(angle)), 0.05, material=fruit)
        elif kind < 0.85:
            dark = plain(solid, rng, BLACK)
            solid.box((x, top, z), (0.16, 0.014, 0.11), rounding=0.005, material=dark)
            solid.box((x, top + 0.1, z - 0.13), (0.16, 0.11, 0.012), turned=turn(x=-15), material=dark)
        else:
            solid.cone((x, top - 0.01, z), (x, top + 0.12, z), 0.045, to=0.05, rounding=0.005, material=look)
            solid.ring((x + 0.05, top + 0.06, z), 0.033, 0.013, material=look)
