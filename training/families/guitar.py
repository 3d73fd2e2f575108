"""Guitars, violins, ukuleles, banjos, electric guitars and cellos, standing; the strings face +Z."""

import numpy as np

from training.families.looks import BLACK, STEEL, WHITE, WOOD, any_color, near_color, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    wood = plain(solid, rng, near_color(WOOD, rng, spread=0.5), gloss=0.6)
    dark = plain(solid, rng, (BLACK, (0.1, 0.05, 0.02))[rng.integers(2)])
    metal = plain(solid, rng, STEEL, gloss=0.8)
    with solid.placed(
        (0, 0, 0), turned=turn(z=rng.uniform(-15, 15), x=rng.uniform(-10, 3)) if rng.random() < 0.4 else None
    ):
        kind = rng.random()
        if kind < 0.3:
            deep, top = _acoustic(solid, rng, wood, dark)
        elif kind < 0.55:
            deep, top = _violin(solid, rng, wood, dark)
        elif kind < 0.85:
            deep, top = _electric(solid, rng, dark, metal)
        else:
            deep, top = _banjo(solid, rng, wood, metal)
        _neck(solid, rng, deep, top, dark, wood, metal, scroll=0.3 <= kind < 0.55)


def _waisted(solid: Solid, upper: float, waist: float, lower: float, deep: float, material: int) -> None:
    """A body like an eight: two discs melted together."""
    with solid.group():
        solid.cone((0, 0, -deep), (0, 0, deep), lower, rounding=0.03, material=material)
        solid.cone((0, 0.62, -deep), (0, 0.62, deep), upper, rounding=0.03, blend=0.25, material=material)
        solid.cone((0, 0.3, -deep), (0, 0.3, deep), waist, rounding=0.03, blend=0.1, material=material)


def _acoustic(solid: Solid, rng: np.random.Generator, wood: int, dark: int) -> tuple[float, float]:
    deep, light = rng.uniform(0.1, 0.16), plain(solid, rng, near_color((0.55, 0.3, 0.1), rng))
    upper, lower = rng.uniform(0.3, 0.36), rng.uniform(0.42, 0.48)
    _waisted(solid, upper, rng.uniform(0.28, 0.33), lower, deep, wood)
    solid.box((0, 0.3, deep + 0.5), (1, 1, 0.51), how="paint", material=light)
    if rng.random() < 0.4:
        solid.cone((0, 0.62, 0.2), (0.3, 0.62, 0.2), 0.01, how="paint", material=dark)
        solid.ellipsoid((0.34, 0.72, 0), (0.2, 0.22, 1), how="cut", material=wood)
    solid.cone((0, 0.4, deep - 0.05), (0, 0.4, deep + 0.1), 0.14, how="cut", material=dark)
    solid.box((0, -0.12, deep), (0.14, 0.025, 0.03), rounding=0.01, material=dark)
    return deep, 0.93


def _violin(solid: Solid, rng: np.random.Generator, wood: int, dark: int) -> tuple[float, float]:
    deep = rng.uniform(0.06, 0.12)
    with solid.group():
        solid.ellipsoid((0, 0, 0), (0.38, 0.4, deep * 1.5), material=wood)
        solid.ellipsoid((0, 0.62, 0), (0.31, 0.33, deep * 1.5), blend=0.1, material=wood)
        solid.cushion((0, 0.3, 0), (0.24, 0.4, deep * 1.4), power=3, blend=0.05, material=wood)
        solid.box((0, 0.3, 0), (0.6, 1, deep), how="keep", blend=0.03, material=wood)
        for side in (-1, 1):
            solid.ellipsoid((side * 0.36, 0.34, 0), (0.16, 0.18, 1), how="cut", blend=0.02, material=wood)
            hole = (side * 0.15, 0.2, deep + 0.03)
            solid.capsule(hole, (side * 0.11, 0.38, deep + 0.03), 0.025, to=0.02, how="cut", material=dark)
    solid.box((0, 0.25, deep + 0.03), (0.1, 0.018, 0.06), material=dark)
    solid.capsule((0, -0.38, deep * 0.8), (0, 0.08, deep + 0.05), 0.035, to=0.06, material=dark)
    solid.ellipsoid((-0.13, -0.3, deep), (0.12, 0.08, 0.04), material=dark)
    if rng.random() < 0.3:
        solid.cone((0, -0.65, 0), (0, -0.3, 0), 0.02, material=dark)
    return deep, 0.9


def _electric(solid: Solid, rng: np.random.Generator, dark: int, metal: int) -> tuple[float, float]:
    deep = rng.uniform(0.045, 0.07)
    paint = plain(solid, rng, any_color(rng), gloss=0.8)
    style = rng.random()
    if style < 0.25:
        points = [(0, -0.1), (0.5, -0.55), (0.6, -0.4), (0.14, 0.75), (-0.14, 0.75), (-0.6, -0.4), (-0.5, -0.55)]
    elif style < 0.4:
        points = [
            (-0.6, -0.35),
            (-0.1, 0.05),
            (-0.45, 0.6),
            (-0.1, 0.45),
            (0.1, 0.75),
            (0.1, 0.4),
            (0.6, 0.3),
            (0.15, 0.0),
            (0.45, -0.6),
        ]
    else:
        horn = rng.uniform(0.55, 0.8)
        points = [
            (-0.1, -0.42),
            (-0.33, -0.36),
            (-0.44, -0.12),
            (-0.32, 0.12),
            (-0.29, 0.3),
            (-0.36, 0.52),
            (-0.3, horn + 0.1),
            (-0.24, horn + 0.08),
            (-0.12, 0.5),
            (0.1, 0.5),
            (0.2, horn - 0.05),
            (0.28, horn - 0.05),
            (0.36, 0.45),
            (0.28, 0.25),
            (0.32, 0.1),
            (0.44, -0.08),
            (0.36, -0.34),
            (0.12, -0.42),
        ]
    side = float(rng.choice((-1, 1)))
    solid.extrusion([(side * x, y) for x, y in points], half=deep, rounding=deep * 0.6, material=paint)
    if rng.random() < 0.7:
        guard = plain(solid, rng, (WHITE, BLACK)[rng.integers(2)])
        plate = [(0.02, -0.3), (0.26, -0.25), (0.24, 0.1), (0.18, 0.4), (-0.12, 0.45), (-0.16, 0.1), (-0.1, -0.05)]
        solid.extrusion([(side * x, y) for x, y in plate], half=0.012, center=(0, 0, deep + 0.004), material=guard)
    for y in (0.02, 0.2):
        solid.box((0, y, deep), (0.1, 0.03, 0.026), rounding=0.01, material=dark)
    solid.box((0, -0.16, deep), (0.1, 0.03, 0.03), material=metal)
    for y in (-0.12, -0.24):
        solid.cone((side * 0.22, y, deep - 0.02), (side * 0.22, y, deep + 0.045), 0.03, material=metal)
    return deep, 0.5


def _banjo(solid: Solid, rng: np.random.Generator, wood: int, metal: int) -> tuple[float, float]:
    deep, skin = rng.uniform(0.07, 0.12), plain(solid, rng, WHITE)
    round_body = rng.random() < 0.6
    if round_body:
        solid.cone((0, 0, -deep), (0, 0, deep), 0.42, rounding=0.02, material=wood)
        solid.cone((0, 0, deep - 0.02), (0, 0, deep + 0.012), 0.38, material=skin)
        solid.ring((0, 0, deep * 0.8), 0.42, 0.026, material=metal)
        return deep, 0.4
    with solid.group():
        solid.capsule((0, 0, 0), (0, 0.6, 0), 0.42, to=0.12, material=wood)
        solid.box((0, 0, 1.0), (2, 2, 0.95), how="cut", blend=0.02, material=skin)
    solid.cone((0, 0.12, 0), (0, 0.12, 0.08), 0.12, how="cut", material=metal)
    return 0.04, 0.65


def _neck(
    solid: Solid, rng: np.random.Generator, deep: float, start: float, dark: int, wood: int, metal: int, *, scroll: bool
) -> None:
    long, wide = rng.uniform(0.75, 1.2), rng.uniform(0.045, 0.06)
    end, z = start + long, deep - 0.01
    low = start - (0.35 if not scroll else 0.4)
    solid.box((0, (low + end) / 2, z + 0.025), (wide, (end - low) / 2, 0.02), rounding=0.01, material=dark)
    solid.capsule((0, start - 0.06, z - 0.03), (0, end, z - 0.005), 0.058, to=wide * 0.85, material=wood)
    with solid.placed((0, end, z), turned=turn(x=-14)):
        if scroll:
            solid.capsule((0, 0, 0), (0, 0.2, -0.02), 0.05, to=0.035, material=wood)
            solid.cone((-0.035, 0.24, -0.02), (0.035, 0.24, -0.02), 0.055, rounding=0.01, material=wood)
            for y in (0.06, 0.14):
                solid.capsule((-0.13, y, 0), (0.13, y + 0.02, 0), 0.018, material=dark)
            return
        flare = rng.uniform(0.07, 0.11)
        outline = [
            (-wide, 0),
            (wide, 0),
            (flare, 0.1),
            (flare, 0.32),
            (0, 0.35 + rng.uniform(-0.05, 0.05)),
            (-flare, 0.32),
            (-flare, 0.1),
        ]
        solid.extrusion(outline, half=0.025, rounding=0.008, material=wood)
        for y in (0.1, 0.19, 0.28):
            solid.cone((flare - 0.02, y, 0), (flare + 0.05, y, 0), 0.016, mirror=False, material=metal)
            solid.cone((-flare + 0.02, y, 0), (-flare - 0.05, y, 0), 0.016, material=metal)
