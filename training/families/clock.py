"""Clocks, globes, trophies, hourglasses, snow globes and medals."""

import numpy as np

from training.families.looks import BLACK, GLASS, GOLD, STEEL, WHITE, WOOD, any_color, any_material, plain
from training.families.vessels import curve, ear, hollow
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    metal = plain(solid, rng, (GOLD, STEEL, (0.4, 0.18, 0.05))[rng.integers(3)], gloss=0.9)
    base = plain(solid, rng, (WOOD, BLACK, any_color(rng))[rng.integers(3)])
    kinds = (_alarm, _alarm, _mantel, _tall, _globe, _globe, _trophy, _trophy, _hourglass, _hourglass, _snow)
    kinds[rng.integers(len(kinds))](solid, rng, metal, base)


def _face(solid: Solid, rng: np.random.Generator, r: float, z: float) -> None:
    """A dial toward +z about the origin, with hands and marks."""
    pale, dark = plain(solid, rng, (WHITE, (0.7, 0.6, 0.4))[rng.integers(2)]), plain(solid, rng, BLACK)
    solid.cone((0, 0, z - 0.03), (0, 0, z), r, material=pale)
    for at in range(12):
        a = at * 0.5236
        where = (0.82 * r * np.sin(a), 0.82 * r * np.cos(a), z)
        solid.box(where, (0.022 * r, 0.07 * r, 0.02), turned=turn(z=-np.degrees(a)), how="paint", material=dark)
    for long, thick in ((0.5, 0.05), (0.75, 0.035)):
        a = rng.uniform(0, 6.283)
        end = (long * r * np.sin(a), long * r * np.cos(a), z + 0.006)
        solid.capsule((0, 0, z + 0.006), end, thick * r * 0.7, material=dark)


def _alarm(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    r, deep, look = 0.45, rng.uniform(0.12, 0.22), any_material(solid, rng)
    solid.cone((0, 0, -deep), (0, 0, deep), r, rounding=0.05, material=look)
    solid.cone((0, 0, deep - 0.04), (0, 0, deep + 0.1), r * 0.86, how="cut", material=metal)
    _face(solid, rng, r * 0.87, deep - 0.025)
    if rng.random() < 0.75:
        for side in (-1, 1):
            with solid.placed((side * 0.27, 0.47, 0), turned=turn(z=-side * 32)):
                with solid.group():
                    solid.ellipsoid((0, 0, 0), (0.19, 0.16, 0.19), material=metal)
                    solid.box((0, -0.5, 0), (1, 0.5, 1), how="cut", material=metal)
                solid.cone((0, -0.12, 0), (0, 0.03, 0), 0.03, material=metal)
        solid.capsule((0, 0.4, 0), (0, 0.62, 0), 0.025, material=metal)
        solid.ellipsoid((0, 0.6, 0), (0.07, 0.045, 0.045), material=metal)
        if rng.random() < 0.6:
            solid.tube((-0.27, 0.6, 0), (0, 0.98, 0), (0.27, 0.6, 0), 0.025, material=metal)
    solid.capsule((0.22, -0.36, 0), (0.32, -0.56, 0), 0.05, to=0.035, mirror=True, material=metal)
    if deep < 0.16:
        solid.capsule((0, -0.38, -deep * 0.5), (0, -0.55, -deep - 0.15), 0.04, material=metal)
    solid.cone((0, 0, -deep - 0.05), (0, 0, -deep + 0.02), 0.06, material=metal)


def _mantel(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    wide, deep = rng.uniform(0.5, 0.9), rng.uniform(0.14, 0.22)
    with solid.group():
        solid.cone((0, 0, -deep), (0, 0, deep), 0.42, rounding=0.02, material=base)
        solid.box((0, -0.28, 0), (wide, 0.16, deep), rounding=0.02, blend=0.2, material=base)
    solid.box((0, -0.44, 0), (wide * 1.08, 0.035, deep * 1.15), rounding=0.015, material=base)
    solid.ring((0, 0.02, deep), 0.32, 0.03, material=metal)
    with solid.placed((0, 0.02, 0)):
        _face(solid, rng, 0.31, deep + 0.012)


def _tall(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    """A longcase clock, or a cuckoo's house."""
    if rng.random() < 0.5:
        solid.box((0, 0.25, 0), (0.32, 0.25, 0.22), rounding=0.01, material=base)
        solid.box((0, 0.95, 0), (0.24, 0.55, 0.17), rounding=0.01, material=base)
        solid.box((0, 0.95, 0.2), (0.16, 0.42, 0.06), how="cut", material=plain(solid, rng, BLACK))
        solid.cone((0, 0.75, 0.13), (0, 0.75, 0.16), 0.09, material=metal)
        solid.capsule((0, 0.75, 0.145), (0, 1.4, 0.145), 0.02, material=metal)
        solid.box((0, 1.75, 0), (0.32, 0.3, 0.22), rounding=0.01, material=base)
        solid.extrusion([(-0.36, 2.03), (0.36, 2.03), (0.0, 2.25)], half=0.24, material=base)
        with solid.placed((0, 1.74, 0)):
            _face(solid, rng, 0.25, 0.235)
        return
    solid.extrusion([(-0.35, -0.4), (0.35, -0.4), (0.35, 0.15), (0, 0.5), (-0.35, 0.15)], half=0.2, material=base)
    for side in (-1, 1):
        solid.box((side * 0.24, 0.34, 0.03), (0.36, 0.03, 0.3), turned=turn(z=-side * 45), rounding=0.01, material=base)
    _face(solid, rng, 0.24, 0.22)
    for x in (-0.12, 0.12):
        y = rng.uniform(-1.0, -0.7)
        solid.capsule((x, -0.38, 0.05), (x, y, 0.05), 0.016, material=metal)
        solid.cone((x, y - 0.1, 0.05), (x, y + 0.06, 0.05), 0.045, rounding=0.01, material=metal)


def _globe(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    sea, land = plain(solid, rng, (0.04, 0.15, 0.4)), plain(solid, rng, (0.15, 0.3, 0.07))
    r, tilt = 0.5, rng.uniform(15, 25)
    solid.ellipsoid((0, 0, 0), r, material=sea)
    for _ in range(int(rng.integers(5, 10))):
        way = rng.normal(size=3)
        way *= r / np.linalg.norm(way)
        solid.ellipsoid(tuple(way), rng.uniform(0.1, 0.28, 3), bumps=(0.04, 14.0), how="paint", material=land)
    with solid.placed((0, 0, 0), turned=turn(z=-tilt)):
        solid.ring((0, 0, 0), r + 0.07, 0.03, half_angle=92, turned=turn(z=-90), material=metal)
        solid.cone((0, -r - 0.1, 0), (0, r + 0.1, 0), 0.03, material=metal)
    low = -r - rng.uniform(0.2, 0.45)
    solid.cone((0, low, 0), (0, low + 0.06, 0), rng.uniform(0.25, 0.36), to=0.24, rounding=0.02, material=base)
    solid.capsule((0, low, 0), (0.1, -r - 0.04, 0), 0.045, material=base)
    if rng.random() < 0.2:
        solid.ring((0, 0, 0), r + 0.09, 0.04, turned=turn(x=90), material=base)
        solid.capsule((r + 0.08, 0, 0), (0.25, low, 0), 0.03, mirror=True, material=base)


def _trophy(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    foot, stem, cup, wide = (
        rng.uniform(0.15, 0.4),
        rng.uniform(0.15, 0.35),
        rng.uniform(0.35, 0.6),
        rng.uniform(0.25, 0.36),
    )
    half = rng.uniform(0.2, 0.3)
    solid.box((0, foot / 2, 0), (half, foot / 2, half), rounding=0.015, taper=rng.uniform(0.8, 1.0), material=base)
    solid.box((0, foot / 2, half), (half * 0.6, foot * 0.25, 0.015), material=metal)
    if rng.random() < 0.25:
        star = [
            (0.3 * r * np.sin(a), 0.3 * r * np.cos(a))
            for a, r in zip(np.arange(10) * 0.6283, (1.2, 0.5) * 5, strict=True)
        ]
        solid.lathe(
            curve([(0.14, foot), (0.05, foot + 0.08), (0.045, foot + stem + 0.2)], count=8).tolist(), material=metal
        )
        solid.extrusion(star, half=0.05, center=(0, foot + stem + 0.3, 0), rounding=0.02, material=metal)
        return
    top = foot + stem + cup
    knots = [
        (0.16, foot),
        (0.05, foot + 0.08),
        (0.07, foot + stem * 0.6),
        (0.06, foot + stem),
        (wide * 0.8, foot + stem + cup * 0.35),
        (wide, top - 0.04),
        (wide * rng.uniform(0.95, 1.15), top),
    ]
    profile = curve(knots, count=22)
    solid.lathe(profile.tolist(), rounding=0.008, material=metal)
    for side in (-1, 1) if rng.random() < 0.85 else ():
        ear(
            solid,
            profile,
            low=foot + stem + cup * rng.uniform(0.1, 0.3),
            high=top - 0.06,
            reach=rng.uniform(0.14, 0.28),
            thick=0.03,
            side=side,
            rise=0.1,
            material=metal,
        )
    if rng.random() < 0.7:
        hollow(solid, profile, wall=0.03, inside=metal, floor=foot + stem + 0.06)
    else:
        solid.ellipsoid((0, top, 0), (wide * 0.95, 0.1, wide * 0.95), material=metal)
        solid.ellipsoid((0, top + 0.15, 0), 0.07, material=metal)


def _hourglass(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    tall, wide = rng.uniform(0.5, 0.75), rng.uniform(0.26, 0.4)
    glass, sand = plain(solid, rng, (0.5, 0.6, 0.62), gloss=1.0), plain(solid, rng, (0.6, 0.4, 0.15))
    knots = [(wide * 0.6, -tall), (wide * 0.85, -tall * 0.6), (0.045, 0), (wide * 0.85, tall * 0.6), (wide * 0.6, tall)]
    solid.lathe(curve(knots, count=22).tolist(), material=glass)
    solid.box((0, -tall, 0), (1, tall * rng.uniform(0.2, 0.6), 1), how="paint", material=sand)
    for y in (-1, 1):
        solid.cone((0, y * tall - 0.05, 0), (0, y * tall + 0.05, 0), wide * 1.15, rounding=0.02, material=base)
    for at in range(count := int(rng.integers(3, 5))):
        a = (at + 0.5) * 6.283 / count
        x, z = wide * np.sin(a), wide * np.cos(a)
        rows = [(0.045, -tall), (0.024, -tall * 0.5), (0.045, 0), (0.024, tall * 0.5), (0.045, tall)]
        solid.lathe(rows, center=(x, 0, z), material=base)


def _snow(solid: Solid, rng: np.random.Generator, metal: int, base: int) -> None:
    """A ball of glass on a stand: snow globe or crystal ball."""
    glass = any_material(solid, rng, color=(0.45, 0.55, 0.65), gloss=1.0)
    solid.ellipsoid((0, 0.35, 0), 0.5, material=glass)
    solid.lathe(
        curve([(0.5, -0.35), (0.45, -0.25), (0.32, -0.1), (0.4, 0.05)], count=10).tolist(), rounding=0.02, material=base
    )
    if rng.random() < 0.5:
        solid.box((0, -0.22, 0.44), (0.2, 0.07, 0.03), rounding=0.01, material=metal)
    else:
        for angle in (0, 120, 240):
            x, z = np.sin(np.radians(angle)), np.cos(np.radians(angle))
            solid.tube(
                (0.42 * x, -0.3, 0.42 * z),
                (0.7 * x, 0.0, 0.7 * z),
                (0.5 * x, 0.3, 0.5 * z),
                0.05,
                to=0.02,
                material=metal,
            )
    if rng.random() < 0.3:
        solid.box((0, -0.37, 0), (0.55, 0.04, 0.55), rounding=0.01, material=plain(solid, rng, GLASS))
