"""Gadgets: cameras, radios, microphones, loudspeakers, telephones."""

import numpy as np

from training.families.looks import BLACK, GLASS, STEEL, WHITE, WOOD, any_color, plain
from training.solids.build import Solid, turn

WEIGHT = 0.9


def build(solid: Solid, rng: np.random.Generator) -> None:
    body = plain(solid, rng, (BLACK, (0.3, 0.3, 0.32), WHITE, any_color(rng))[rng.integers(4)], gloss=0.5)
    dark = plain(solid, rng, (BLACK, (0.1, 0.1, 0.11))[rng.integers(2)])
    kinds = (_camera, _camera, _radio, _microphone, _speaker, _old_phone)
    kinds[rng.integers(len(kinds))](solid, rng, body, dark)


def _camera(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    wide, tall, deep = rng.uniform(0.45, 0.6), rng.uniform(0.26, 0.36), rng.uniform(0.12, 0.2)
    x = rng.choice((0.0, 0.0, -0.12))
    solid.box((0, 0, 0), (wide, tall, deep), rounding=rng.uniform(0.02, 0.1), material=body)
    if rng.random() < 0.6:
        solid.box((0, -0.03, 0), (wide + 0.01, tall * 0.6, deep + 0.012), rounding=0.02, material=dark)
    out, lens = deep, rng.uniform(0.7, 0.95) * tall
    for _ in range(int(rng.integers(1, 4))):
        long = rng.uniform(0.06, 0.25)
        solid.cone((x, 0, out - 0.02), (x, 0, out + long), lens, rounding=0.015, material=(body, dark)[rng.integers(2)])
        out, lens = out + long, lens * rng.uniform(0.85, 1.04)
    solid.cone((x, 0, out - 0.05), (x, 0, out + 0.1), lens * 0.82, how="cut", material=dark)
    solid.ellipsoid((x, 0, out - 0.07), (lens * 0.8, lens * 0.8, 0.05), material=plain(solid, rng, GLASS, gloss=0.9))
    if rng.random() < 0.6:
        solid.box((x, tall + 0.05, 0), (0.17, 0.1, deep * 0.8), rounding=0.03, taper=0.7, material=body)
    else:
        solid.box((wide * 0.6, tall * 0.65, deep), (0.1, 0.06, 0.02), material=plain(solid, rng, GLASS))
    solid.cone((-wide * 0.7, tall - 0.02, 0), (-wide * 0.7, tall + 0.06, 0), 0.07, rounding=0.01, material=dark)
    solid.cone((wide * 0.7, tall - 0.02, 0), (wide * 0.7, tall + 0.04, 0), 0.1, rounding=0.01, material=body)
    if rng.random() < 0.5:
        solid.cushion((-wide * 0.9, -0.02, deep * 0.7), (0.1, tall * 0.9, 0.14), power=4, blend=0.03, material=dark)
    if rng.random() < 0.35:
        solid.tube(
            (-wide, tall * 0.6, 0), (0, tall + rng.uniform(0.8, 1.4), -0.3), (wide, tall * 0.6, 0), 0.025, material=dark
        )


def _radio(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    wide, tall, deep = rng.uniform(0.5, 0.75), rng.uniform(0.25, 0.4), rng.uniform(0.12, 0.2)
    look = plain(solid, rng, WOOD) if rng.random() < 0.4 else body
    solid.box((0, 0, 0), (wide, tall, deep), rounding=rng.uniform(0.02, 0.1), material=look)
    cone, metal = plain(solid, rng, STEEL), plain(solid, rng, STEEL, gloss=0.8)
    twin = rng.random() < 0.5
    r = min(tall * 0.7, wide * 0.33)
    for side in (-1, 1) if twin else (-1,):
        x, y = side * wide * 0.6, -tall * 0.12
        solid.cone((x, y, deep - 0.05), (x, y, deep + 0.03), r, rounding=0.015, material=dark)
        solid.cone((x, y, deep - 0.05), (x, y, deep + 0.05), r * 0.6, to=r * 0.88, how="cut", material=dark)
        solid.ellipsoid((x, y, deep - 0.04), (r * 0.3, r * 0.3, 0.05), material=cone)
    x = 0.0 if twin else wide * 0.4
    solid.box((x, tall * 0.45, deep), (wide * 0.25, tall * 0.22, 0.014), material=plain(solid, rng, (0.7, 0.6, 0.35)))
    for at in (-0.12, 0.12):
        solid.cone(
            (x + at, -tall * 0.4, deep - 0.02), (x + at, -tall * 0.4, deep + 0.06), 0.065, rounding=0.01, material=metal
        )
    if rng.random() < 0.6:
        for side in (-1, 1):
            solid.capsule((side * wide * 0.85, tall * 0.8, 0), (side * wide * 0.8, tall + 0.2, 0), 0.03, material=dark)
        solid.capsule((-wide * 0.8, tall + 0.2, 0), (wide * 0.8, tall + 0.2, 0), 0.04, material=dark)
    if rng.random() < 0.6:
        solid.capsule(
            (wide * 0.9, tall * 0.9, -deep * 0.6),
            (wide * rng.uniform(0.6, 1.3), tall + 0.65, -deep * 0.8),
            0.018,
            material=metal,
        )


def _microphone(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    metal, tall = plain(solid, rng, STEEL, gloss=0.8), rng.uniform(0.5, 1.4)
    if rng.random() < 0.5:
        solid.cone((0, 0, 0), (0, 0.05, 0), 0.3, to=0.26, rounding=0.015, material=dark)
        solid.cone((0, 0, 0), (0, tall, 0), 0.026, material=metal)
    else:
        for angle in (0, 120, 240):
            x, z = 0.34 * np.sin(np.radians(angle)), 0.34 * np.cos(np.radians(angle))
            solid.capsule((x, 0, z), (0, 0.2, 0), 0.026, material=dark)
        solid.cone((0, 0.1, 0), (0, tall, 0), 0.026, material=metal)
    with solid.placed((0, tall, 0), turned=turn(x=rng.uniform(10, 80))):
        if rng.random() < 0.6:
            solid.cone((0, -0.3, 0), (0, 0.25, 0), 0.06, to=0.1, rounding=0.01, material=body)
            solid.ellipsoid((0, 0.33, 0), (0.15, 0.17, 0.15), bumps=(0.006, 60.0), material=metal)
            solid.ring((0, 0.27, 0), 0.14, 0.022, turned=turn(x=90), material=dark)
        else:
            solid.cushion((0, 0.15, 0), (0.17, 0.25, 0.14), power=3, material=metal)
            for x in np.linspace(-0.12, 0.12, 4):
                solid.box((float(x), 0.2, 0), (0.014, 0.19, 0.16), how="cut", material=dark)
            solid.cushion((0, 0.15, 0), (0.15, 0.23, 0.11), power=3, material=dark)


def _speaker(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    wide, tall, deep = rng.uniform(0.28, 0.4), rng.uniform(0.45, 0.75), rng.uniform(0.22, 0.32)
    look = plain(solid, rng, WOOD) if rng.random() < 0.4 else body
    solid.box((0, 0, 0), (wide, tall, deep), rounding=0.03, material=look)
    grey = plain(solid, rng, STEEL)
    for y, r in ((-tall * 0.35, wide * 0.8), (tall * 0.5, wide * 0.5)):
        solid.ring((0, y, deep), r * 0.95, 0.03, material=dark)
        solid.cone((0, y, deep - 0.1), (0, y, deep + 0.1), r * 0.35, to=r * 1.2, how="cut", material=dark)
        solid.ellipsoid((0, y, deep - 0.08), (r * 0.35, r * 0.35, 0.06), material=grey)


def _old_phone(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    """A telephone with a dial and a receiver in its cradle."""
    solid.box((0, 0.16, 0), (0.42, 0.2, 0.4), rounding=0.08, taper=0.6, material=body)
    pale = plain(solid, rng, WHITE)
    with solid.placed((0, 0.2, 0.33), turned=turn(x=-20)):
        solid.cone((0, 0, -0.05), (0, 0, 0.03), 0.17, rounding=0.01, material=pale)
        for at in range(9):
            a = at * 0.6
            x, y = 0.125 * np.sin(a), 0.125 * np.cos(a)
            solid.cone((x, y, 0.01), (x, y, 0.1), 0.026, how="cut", material=dark)
        solid.cone((0, 0, 0), (0, 0, 0.05), 0.06, material=body)
    solid.box((0.15, 0.42, -0.08), (0.035, 0.12, 0.12), rounding=0.02, mirror=True, material=body)
    y = 0.49
    solid.tube((-0.42, y, -0.08), (0, y + 0.16, -0.08), (0.42, y, -0.08), 0.055, material=body)
    for side in (-1, 1):
        solid.cone(
            (side * 0.43, y - 0.12, -0.08), (side * 0.43, y + 0.05, -0.08), 0.12, to=0.08, rounding=0.03, material=body
        )
