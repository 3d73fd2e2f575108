"""Things of the street: mailbox, traffic cone, street lamp, dustbin, bollard, barrier."""

import numpy as np

from training.families.looks import BLACK, RUBBER, STEEL, WHITE, any_color, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 0.8
RED = (0.55, 0.02, 0.02)
ORANGE = (0.85, 0.2, 0.01)
GLOW = (0.95, 0.85, 0.55)


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_mailbox, _cone, _street_lamp, _bin, _barrier)
    color = RED if rng.random() < 0.6 else any_color(rng)
    kinds[rng.integers(len(kinds))](solid, rng, plain(solid, rng, color, gloss=0.6), plain(solid, rng, BLACK))


def _mailbox(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    if rng.random() < 0.55:
        wide, long = rng.uniform(0.17, 0.24), rng.uniform(0.35, 0.45)
        post = any_material(solid, rng)
        solid.box((0, -0.55, 0), (0.055, 0.6, 0.055), rounding=0.01, material=post)
        solid.box((0, 0.0, 0), (wide * 0.9, 0.025, long * 0.95), material=post)
        solid.box((0, 0.14, 0), (wide, 0.14, long), rounding=0.01, material=paint)
        solid.cone((0, 0.27, -long), (0, 0.27, long), wide, rounding=0.01, material=paint)
        solid.box((0, 0.3, long + 0.01), (0.03, 0.025, 0.03), material=dark)
        up = rng.random() < 0.5
        x = wide + 0.015
        solid.box((x, 0.32 if up else 0.2, 0.1), (0.022, 0.16 if up else 0.025, 0.025 if up else 0.15), material=dark)
        if up:
            solid.box((x, 0.44, 0.06), (0.022, 0.05, 0.08), material=dark)
        return
    tall = rng.uniform(0.9, 1.3)
    if rng.random() < 0.5:
        solid.cone((0, 0, 0), (0, tall, 0), 0.3, material=paint)
        solid.cone((0, 0, 0), (0, 0.14, 0), 0.33, rounding=0.01, material=dark)
        solid.cone((0, tall, 0), (0, tall + 0.07, 0), 0.35, rounding=0.02, material=paint)
        solid.ellipsoid((0, tall + 0.06, 0), (0.32, 0.12, 0.32), material=paint)
        z = 0.29
    else:
        for z in (-0.2, 0.2):
            solid.box((0.28, 0.1, z), (0.035, 0.12, 0.035), mirror=True, material=dark)
        solid.box((0, 0.15 + tall / 2, 0), (0.34, tall / 2, 0.28), rounding=0.02, material=paint)
        solid.cone((-0.34, tall + 0.13, 0), (0.34, tall + 0.13, 0), 0.28, rounding=0.02, material=paint)
        z = 0.28
    solid.box((0, tall * 0.85, z), (0.18, 0.03, 0.06), how="cut", material=dark)
    solid.box((0, tall * 0.55, z), (0.13, 0.1, 0.03), how="paint", material=plain(solid, rng, WHITE))


def _cone(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    orange = plain(solid, rng, ORANGE) if rng.random() < 0.75 else paint
    tall, wide, white = rng.uniform(0.7, 1.2), rng.uniform(0.22, 0.32), plain(solid, rng, WHITE)
    base = dark if rng.random() < 0.5 else orange
    half = wide * rng.uniform(1.2, 1.5)
    if rng.random() < 0.75:
        solid.box((0, 0.03, 0), (half, 0.035, half), rounding=0.02, material=base)
    else:
        solid.cone((0, 0, 0), (0, 0.07, 0), half, rounding=0.02, material=base)
    solid.cone((0, 0.02, 0), (0, tall, 0), wide, to=0.05, rounding=0.01, material=orange)
    for y in (0.35, 0.65)[: int(rng.integers(0, 3))]:
        solid.cone((0, y * tall, 0), (0, (y + 0.15) * tall, 0), 0.5, how="paint", material=white)
    solid.cone((0, tall * 0.7, 0), (0, tall + 0.1, 0), 0.026, how="cut", material=dark)


def _street_lamp(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    tall, glow, metal = (
        rng.uniform(1.6, 2.6),
        plain(solid, rng, GLOW),
        dark if rng.random() < 0.6 else plain(solid, rng, STEEL),
    )
    rows = [(0.16, 0), (0.16, 0.12), (0.09, 0.2), (0.07, 0.5), (0.05, 0.55), (0.04, tall)]
    solid.lathe(rows, rounding=0.005, material=metal)
    kind = rng.random()
    if kind < 0.4:
        solid.cone((0, tall - 0.03, 0), (0, tall + 0.3, 0), 0.1, to=0.19, material=glow)
        solid.cone((0, tall - 0.06, 0), (0, tall + 0.01, 0), 0.13, rounding=0.01, material=metal)
        for a in (45, 135, 225, 315):
            x, z = np.sin(np.radians(a)), np.cos(np.radians(a))
            solid.capsule((0.11 * x, tall, 0.11 * z), (0.19 * x, tall + 0.3, 0.19 * z), 0.022, material=metal)
        solid.cone((0, tall + 0.29, 0), (0, tall + 0.42, 0), 0.24, to=0.05, rounding=0.01, material=metal)
        solid.ellipsoid((0, tall + 0.45, 0), 0.05, material=metal)
    elif kind < 0.7:
        for side in (-1, 1) if rng.random() < 0.5 else (1,):
            out = rng.uniform(0.5, 0.8)
            solid.tube((0, tall - 0.1, 0), (0, tall + 0.35, 0), (side * out, tall + 0.25, 0), 0.042, material=metal)
            solid.cushion((side * (out + 0.08), tall + 0.24, 0), (0.2, 0.05, 0.1), power=3, material=metal)
            solid.cushion((side * (out + 0.08), tall + 0.2, 0), (0.16, 0.04, 0.08), power=3, material=glow)
    else:
        for x in (-0.35, 0.0, 0.35) if rng.random() < 0.5 else (0.0,):
            y = tall + (0.05 if x else 0.2)
            if x:
                solid.tube((0, tall - 0.25, 0), (x, tall - 0.35, 0), (x, y, 0), 0.035, material=metal)
            solid.ellipsoid((x, y + 0.1, 0), 0.16, material=glow)
            solid.cone((x, y - 0.1, 0), (x, y, 0), 0.06, to=0.1, material=metal)
        solid.cone((0, tall - 0.1, 0), (0, tall + 0.15, 0), 0.04, material=metal)


def _bin(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    tall, wide = rng.uniform(0.7, 1.0), rng.uniform(0.28, 0.36)
    metal = plain(solid, rng, STEEL) if rng.random() < 0.5 else paint
    if rng.random() < 0.5:
        solid.cone((0, 0, 0), (0, tall, 0), wide * 0.85, to=wide, material=metal)
        for y in (0.05, tall * 0.5, tall - 0.05):
            solid.ring((0, y, 0), wide * (0.85 + 0.15 * y / tall), 0.022, turned=turn(x=90), material=metal)
        if rng.random() < 0.6:
            with solid.placed((0, tall, 0), turned=turn(z=rng.choice((0, 0, 14)))):
                solid.ellipsoid((0, 0.02, 0), (wide * 1.08, 0.14, wide * 1.08), material=metal)
                solid.ring((0, 0.15, 0), 0.09, 0.026, half_angle=100, material=dark)
        else:
            solid.cone((0, 0.05, 0), (0, tall + 0.1, 0), wide * 0.78, to=wide * 0.92, how="cut", material=dark)
        solid.ring(
            (wide * 0.93, tall * 0.65, 0), 0.09, 0.024, half_angle=110, turned=turn(z=-90), mirror=True, material=dark
        )
        return
    solid.box((0, tall / 2 + 0.08, 0), (wide, tall / 2, wide * 1.1), rounding=0.03, taper=1.18, material=paint)
    with solid.placed((0, tall + 0.08, -wide * 1.2), turned=turn(x=-rng.choice((0, 0, 40)))):
        solid.box((0, 0.03, wide * 1.3), (wide * 1.24, 0.045, wide * 1.4), rounding=0.03, material=paint)
    solid.cone(
        (wide * 0.8, 0.12, -wide),
        (wide + 0.04, 0.12, -wide),
        0.13,
        rounding=0.01,
        mirror=True,
        material=plain(solid, rng, RUBBER),
    )
    solid.capsule((-wide * 0.8, tall, -wide * 1.45), (wide * 0.8, tall, -wide * 1.45), 0.03, material=dark)
    solid.box((wide * 0.7, tall, -wide * 1.3), (0.03, 0.04, 0.15), mirror=True, material=paint)


def _barrier(solid: Solid, rng: np.random.Generator, paint: int, dark: int) -> None:
    """A bollard, or a striped barrier on legs."""
    if rng.random() < 0.5:
        tall = rng.uniform(0.8, 1.1)
        rows = [
            (0.2, 0),
            (0.2, 0.08),
            (0.13, 0.12),
            (0.12, tall * 0.8),
            (0.15, tall * 0.82),
            (0.15, tall * 0.88),
            (0.11, tall * 0.9),
            (0.1, tall),
        ]
        solid.lathe(rows, rounding=0.01, material=dark if rng.random() < 0.5 else paint)
        solid.ellipsoid((0, tall, 0), 0.13, material=paint)
        return
    stripe = solid.material(ORANGE, WHITE, pattern="stripes", size=0.2)
    for y in (0.45, 0.8)[: int(rng.integers(1, 3))] if rng.random() < 0.7 else (0.8,):
        solid.box((0, y, 0), (0.75, 0.1, 0.03), rounding=0.01, material=stripe)
    for z in (-1, 1):
        solid.capsule((0.6, 0, z * 0.3), (0.6, 0.85, 0), 0.035, mirror=True, material=paint)
    if rng.random() < 0.5:
        solid.cone((0.55, 0.85, 0), (0.55, 0.95, 0), 0.04, mirror=True, material=dark)
        solid.ellipsoid((0.55, 1.0, 0), (0.09, 0.1, 0.05), mirror=True, material=plain(solid, rng, ORANGE))
