"""Heavy vehicles: lorries, tankers, milk trucks, fire engines, buses, tractors."""

import numpy as np

from training.families.looks import BLACK, GLASS, RUBBER, STEEL, any_color, any_material, plain
from training.families.outlines import side_on
from training.families.wheels import wheel_pair
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_lorry, _lorry, _bus, _tractor, _old_truck)
    kinds[rng.integers(len(kinds))](solid, rng)


def _looks(solid: Solid, rng: np.random.Generator) -> tuple[int, int, int, int]:
    paint = plain(solid, rng, any_color(rng), gloss=0.6) if rng.random() < 0.8 else any_material(solid, rng)
    return paint, plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, RUBBER), plain(solid, rng, STEEL, gloss=0.5)


def _cab(solid: Solid, rng: np.random.Generator, *, z: float, wide: float, paint: int, glass: int) -> float:
    """A cab whose back stands at z; returns its length."""
    high, long = rng.uniform(2.3, 3.0), rng.uniform(1.5, 1.9)
    hood = rng.uniform(0.8, 1.5) if rng.random() < 0.4 else 0.0
    side = [(z, 0.5), (z + long + hood, 0.5), (z + long + hood, 1.5 if hood else 1.7)]
    if hood:
        side += [(z + long + 0.1, 1.65)]
    side += [(z + long - rng.uniform(0.15, 0.5), high), (z, high)]
    side_on(solid, side, half=wide, rounding=rng.uniform(0.03, 0.15), material=paint)
    top, sill = high - 0.15, 1.75
    window = [(z + 0.5, sill), (z + long - 0.25, sill), (z + long - 0.55, top), (z + 0.5, top)]
    side_on(solid, window, half=wide * 1.1, how="paint", material=glass)
    solid.box((0, (sill + top) / 2, z + long), (0.85 * wide, (top - sill) / 2, 0.6), how="paint", material=glass)
    lamp = plain(solid, rng, (0.8, 0.78, 0.65), gloss=0.8)
    solid.ellipsoid((0.75 * wide, 0.85, z + long + hood), (0.16, 0.13, 0.08), material=lamp, mirror=True)
    bar = plain(solid, rng, STEEL)
    solid.box((0, 0.55, z + long + hood), (wide, 0.15, 0.12), rounding=0.05, material=bar)
    if rng.random() < 0.3:
        solid.cone((wide * 0.9, 0.6, z - 0.08), (wide * 0.9, high + 0.6, z - 0.08), 0.1, material=bar, mirror=True)
    return long + hood


def _lorry(solid: Solid, rng: np.random.Generator) -> None:
    paint, glass, tyre, rim = _looks(solid, rng)
    wide, long = rng.uniform(1.05, 1.25), rng.uniform(2.5, 6.5)
    cab = _cab(solid, rng, z=0.0, wide=wide, paint=paint, glass=glass)
    dark = plain(solid, rng, BLACK)
    solid.box((0, 0.75, 0.4 - long / 2), (0.6, 0.15, long / 2 + 0.5), material=dark)
    _load(solid, rng, wide=wide, long=long, dark=dark)
    radius, half = rng.uniform(0.42, 0.58), rng.uniform(0.14, 0.2)
    spots = [max(cab - 0.95, 0.6), -long + 0.9] + ([-long + 0.9 + 2.2 * radius] if long > 3.5 else [])
    for z in spots:
        wheel_pair(solid, x=wide - half, y=radius, z=z, radius=radius, half=half, tyre=tyre, rim=rim, arch=1.15)


def _load(solid: Solid, rng: np.random.Generator, *, wide: float, long: float, dark: int) -> None:
    other, end = any_material(solid, rng), -0.15
    middle, half, kind = end - long / 2, long / 2 - 0.05, rng.integers(5)
    if kind == 0:
        high = rng.uniform(2.0, 3.0) / 2
        solid.box((0, 0.85 + high, middle), (wide * 1.03, high, half), rounding=0.04, material=other)
    elif kind == 1:
        radius = rng.uniform(0.85, 1.1)
        solid.cone((0, 0.75 + radius, end), (0, 0.75 + radius, end - long), radius, rounding=0.3, material=other)
        solid.cone((0, 1.2 + radius, middle), (0, 1 + 2 * radius, middle), 0.3, material=dark)
    elif kind == 2:
        high = rng.uniform(0.4, 0.9) / 2
        with solid.group():
            solid.box((0, 0.88 + high, middle), (wide, high, half), taper=rng.uniform(1, 1.1), material=other)
            solid.box((0, 1.05 + high, middle), (wide - 0.1, high, half - 0.1), taper=1.05, how="cut", material=other)
        if rng.random() < 0.5:
            heap = any_material(solid, rng)
            solid.ellipsoid((0, 1.1, middle), (wide * 0.9, rng.uniform(0.5, 1.2), half), bumps=(0.08, 9), material=heap)
    elif kind == 3:
        tilt = rng.uniform(10, 20)
        solid.box((0, 1.0, middle), (0.7, 0.3, half), material=dark)
        with solid.placed((0, 2.1, middle), turned=turn(x=-tilt)):
            drum = [(0.35, half), (0.6, 0.9 * half), (1.15, -0.1 * half), (1.0, -0.6 * half), (0.5, -half)]
            solid.lathe(drum, turned=turn(x=-90), rounding=0.05, material=other)
        solid.box((0, 1.5, end - long + 0.3), (0.6, 0.6, 0.2), material=dark)
    else:
        solid.box((0, 0.95, middle), (wide, 0.1, half), material=other)
        wood = plain(solid, rng, (0.35, 0.2, 0.08))
        for k in range(6):
            x, y = ((-0.7, 0, 0.7, -0.35, 0.35, 0)[k]) * wide, (1.3, 1.3, 1.3, 1.85, 1.85, 2.4)[k]
            solid.cone((x, y, middle - half), (x, y, middle + half), 0.36, rounding=0.05, material=wood)


def _bus(solid: Solid, rng: np.random.Generator) -> None:
    paint, glass, tyre, rim = _looks(solid, rng)
    half, wide, decks = rng.uniform(3.0, 6.0), rng.uniform(1.1, 1.25), 2 if rng.random() < 0.3 else 1
    high = 2.9 if decks == 1 else 4.2
    solid.box((0, 0.35 + high / 2, 0), (wide, high / 2 - 0.1, half), rounding=rng.uniform(0.08, 0.4), material=paint)
    if rng.random() < 0.4:
        band = any_material(solid, rng)
        solid.box((0, 1.2, 0), (wide * 1.1, 0.15, half * 1.1), how="paint", material=band)
    for deck in range(decks):
        y, num = 2.1 + 1.55 * deck, int(rng.integers(3, 8))
        for k in range(num):
            z = half * (0.9 - 1.75 * (k + 0.5) / num)
            solid.box((0, y, z), (wide * 1.1, 0.42, half * 0.75 / num), how="paint", material=glass)
        solid.box((0, y - 0.1, half), (0.85 * wide, 0.55, 0.2), how="paint", material=glass)
        solid.box((0, y, -half), (0.7 * wide, 0.35, 0.2), how="paint", material=glass)
    radius = rng.uniform(0.45, 0.55)
    for z in (0.6 * half, -0.6 * half):
        wheel_pair(solid, x=wide - 0.16, y=radius, z=z, radius=radius, half=0.15, tyre=tyre, rim=rim, arch=1.15)
    lamp = plain(solid, rng, (0.8, 0.8, 0.6), gloss=0.8)
    solid.ellipsoid((0.75 * wide, 0.9, half), (0.15, 0.12, 0.06), material=lamp, mirror=True)
    solid.box((1.05 * wide, 2.2, half), (0.12, 0.25, 0.08), rounding=0.05, material=tyre, mirror=True)


def _tractor(solid: Solid, rng: np.random.Generator) -> None:
    paint, glass, tyre, rim = _looks(solid, rng)
    big, small = rng.uniform(0.7, 0.95), rng.uniform(0.38, 0.6)
    solid.box((0, 1.05, 0.85), (0.36, 0.35, 0.95), rounding=rng.uniform(0.05, 0.3), material=paint)
    solid.box((0, 0.7, 0.4), (0.25, 0.25, 1.2), material=tyre)
    solid.cone((0.2, 1.2, 1.0), (0.2, rng.uniform(2.0, 2.6), 1.0), 0.07, material=tyre)
    solid.box((0, 0.85, -0.6), (0.5, 0.25, 0.55), rounding=0.05, material=paint)
    if rng.random() < 0.6:
        solid.box((0, 1.8, -0.55), (0.62, 0.8, 0.6), taper=0.9, rounding=0.05, material=paint)
        for half in ((0.8, 0.45, 0.42), (0.47, 0.45, 0.8)):
            solid.box((0, 1.95, -0.55), half, how="paint", material=glass)
    else:
        solid.cushion((0, 1.2, -0.6), (0.3, 0.12, 0.28), material=tyre)
        solid.box((0, 1.45, -0.85), (0.28, 0.3, 0.08), rounding=0.05, material=tyre)
        solid.cone((0, 1.1, -0.1), (0, 1.55, -0.25), 0.05, material=tyre)
        solid.ring((0, 1.55, -0.25), 0.22, 0.05, turned=turn(x=70), material=tyre)
    solid.ellipsoid((0.75, big + 0.15, -0.7), (0.25, big * 0.95, big * 1.1), material=paint, mirror=True)
    wheel_pair(solid, x=0.85, y=big, z=-0.7, radius=big, half=0.24, tyre=tyre, rim=rim, arch=1.02)
    wheel_pair(solid, x=0.65, y=small, z=1.2, radius=small, half=0.15, tyre=tyre, rim=rim, arch=1.02)


def _old_truck(solid: Solid, rng: np.random.Generator) -> None:
    """A small open lorry with a round cab, like a toy or a milk truck."""
    paint, glass, tyre, rim = _looks(solid, rng)
    other, half = any_material(solid, rng), rng.uniform(1.0, 2.0)
    solid.cushion((0, 1.3, 0.5), (0.85, 0.95, 0.75), power=4, material=paint)
    for span in ((1, 0.3, 0.4), (0.6, 0.3, 1)):
        solid.cushion((0, 1.65, 0.5), span, how="paint", material=glass)
    solid.cushion((0, 1.0, 1.4), (0.55, 0.5, 0.75), power=3, blend=0.1, material=paint)
    solid.box((0, 0.6, 0.775 - half), (0.6, 0.12, half + 1.02), material=tyre)
    long = -0.15 - half
    if rng.random() < 0.5:
        solid.cone((0, 1.45, -0.15), (0, 1.45, -0.15 - 2 * half), 0.8, rounding=0.25, material=other)
    else:
        with solid.group():
            solid.box((0, 1.1, long), (0.95, 0.45, half), rounding=0.03, material=other)
            solid.box((0, 1.3, long), (0.82, 0.45, half - 0.12), how="cut", material=other)
        for k in range(int(rng.integers(0, 5))):
            at = (0.4 if k % 2 else -0.4, 1.1, long + (k // 2 - 0.5) * 0.9 * half)
            solid.lathe([(0.3, -0.3), (0.3, 0.4), (0.15, 0.6), (0.15, 0.75)], center=at, rounding=0.02, material=rim)
    for z in (1.45, -2 * half + 0.5):
        solid.ellipsoid((0.72, 0.75, z), (0.28, 0.42, 0.65), material=paint, mirror=True)
        wheel_pair(solid, x=0.8, y=0.45, z=z, radius=0.45, half=0.15, tyre=tyre, rim=rim, arch=1.05)
    lamp = plain(solid, rng, (0.8, 0.8, 0.6), gloss=0.8)
    solid.ellipsoid((0.5, 1.05, 1.95), 0.17, material=lamp, mirror=True)
