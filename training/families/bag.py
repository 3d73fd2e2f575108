"""Bags: backpacks, handbags, suitcases, sacks, purses and shopping bags."""

import numpy as np

from training.families.looks import BLACK, GOLD, STEEL, any_color, any_material, near_color, plain
from training.families.vessels import curve
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    leather = plain(solid, rng, near_color((0.2, 0.09, 0.03), rng)) if rng.random() < 0.35 else any_material(solid, rng)
    trim = plain(solid, rng, (BLACK, (0.25, 0.1, 0.03), any_color(rng))[rng.integers(3)])
    metal = plain(solid, rng, (GOLD, STEEL)[rng.integers(2)], gloss=0.8)
    kind = rng.random()
    if kind < 0.3:
        _backpack(solid, rng, leather, trim, metal)
    elif kind < 0.58:
        _handbag(solid, rng, leather, trim, metal)
    elif kind < 0.85:
        _suitcase(solid, rng, leather, trim, metal)
    else:
        _sack(solid, rng, leather, trim)


def _backpack(solid: Solid, rng: np.random.Generator, leather: int, trim: int, metal: int) -> None:
    wide, tall, deep, power = (
        rng.uniform(0.32, 0.42),
        rng.uniform(0.45, 0.6),
        rng.uniform(0.16, 0.26),
        rng.uniform(3, 6),
    )
    solid.cushion((0, 0, 0), (wide, tall, deep), power=power, material=leather)
    pocket = leather if rng.random() < 0.5 else trim
    solid.cushion(
        (0, -tall * 0.42, deep), (wide * 0.75, tall * 0.42, deep * 0.45), power=4, blend=0.02, material=pocket
    )
    if rng.random() < 0.6:
        with solid.placed((0, tall * 0.55, 0)):
            solid.cushion((0, 0.04, 0.03), (wide * 1.03, tall * 0.48, deep * 1.1), power=power, material=trim)
        for x in (0.5,):
            where = (x * wide, tall * 0.12, deep * 1.05)
            solid.box(where, (0.028, tall * 0.3, 0.03), mirror=True, rounding=0.01, material=leather)
            solid.box((x * wide, 0, deep * 1.15), (0.04, 0.03, 0.03), mirror=True, material=metal)
    else:
        solid.capsule(
            (-wide * 0.6, -tall * 0.1, deep * 1.37), (wide * 0.6, -tall * 0.1, deep * 1.37), 0.02, material=metal
        )
    if rng.random() < 0.6:
        solid.cushion(
            (wide, -tall * 0.5, 0), (0.1, tall * 0.35, deep * 0.7), power=4, mirror=True, blend=0.02, material=pocket
        )
    x = wide * 0.5
    for bulge in (0.24,):
        solid.tube(
            (x, tall * 0.75, -deep * 0.9),
            (x * 1.2, tall * 0.2, -deep - 2 * bulge),
            (x, -tall * 0.8, -deep * 0.85),
            0.045,
            mirror=True,
            material=trim,
        )
    solid.ring((0, tall * 0.95, -deep * 0.4), 0.1, 0.025, half_angle=110, material=trim)
    if rng.random() < 0.25:
        roll = any_material(solid, rng)
        y = tall + 0.1 if rng.random() < 0.5 else -tall - 0.05
        solid.cone((-wide * 1.2, y, 0), (wide * 1.2, y, 0), 0.14, rounding=0.03, material=roll)


def _handbag(solid: Solid, rng: np.random.Generator, leather: int, trim: int, metal: int) -> None:
    wide, tall, deep = rng.uniform(0.4, 0.6), rng.uniform(0.25, 0.45), rng.uniform(0.1, 0.2)
    style, taper = rng.random(), rng.uniform(0.7, 1.1)
    if style < 0.5:
        solid.box((0, 0, 0), (wide, tall, deep), rounding=0.05, taper=taper, material=leather)
    else:
        solid.cushion((0, 0, 0), (wide, tall, deep), power=rng.uniform(2.6, 4), material=leather)
        taper = 0.8
    kind = rng.random()
    if kind < 0.35 and style < 0.5:
        half = (wide * min(taper, 1) - 0.05, tall, max(deep * taper - 0.04, 0.04))
        solid.box((0, 0.15, 0), half, rounding=0.02, how="cut", material=plain(solid, rng, BLACK))
    elif kind < 0.8:
        low = rng.uniform(-0.4, 0.3) * tall
        z = deep * (0.92 if style < 0.5 else 0.8)
        flap = [
            (-wide * 0.9, tall * 0.85),
            (wide * 0.9, tall * 0.85),
            (wide * 0.8, low + 0.08),
            (wide * 0.3, low - 0.05),
            (-wide * 0.3, low - 0.05),
            (-wide * 0.8, low + 0.08),
        ]
        solid.extrusion(flap, half=0.035, center=(0, 0, z), rounding=0.025, material=trim)
        solid.ellipsoid((0, low, z + 0.04), (0.05, 0.05, 0.025), material=metal)
    _straps(solid, rng, wide * taper, tall, deep * taper if style < 0.5 else 0.0, trim)


def _straps(solid: Solid, rng: np.random.Generator, wide: float, tall: float, deep: float, trim: int) -> None:
    """One strap from side to side, or a handle on either face."""
    rise, thick, y = rng.uniform(0.5, 1.1), rng.uniform(0.024, 0.04), tall - 0.1
    if rng.random() < 0.6:
        x = wide * 0.6
        for z in (deep, -deep) if deep else (0.0,):
            solid.tube((-x, y, z), (0, y + rise, z * 0.3), (x, y, z), thick, material=trim)
    else:
        x = wide if deep else wide * 0.75
        solid.tube((-x, y, 0), (0, y + 1.6 * rise, 0), (x, y, 0), thick, material=trim)


def _suitcase(solid: Solid, rng: np.random.Generator, leather: int, trim: int, metal: int) -> None:
    wide, tall, deep = rng.uniform(0.4, 0.6), rng.uniform(0.28, 0.42), rng.uniform(0.1, 0.2)
    rolls = rng.random() < 0.4
    if rolls:
        wide, tall = rng.uniform(0.28, 0.36), rng.uniform(0.45, 0.6)
    solid.box((0, 0, 0), (wide, tall, deep), rounding=rng.uniform(0.02, 0.09), material=leather)
    if rng.random() < 0.5:
        for x in np.linspace(-0.7, 0.7, 6 if rolls else 2):
            solid.box(
                (float(x) * wide, 0, 0),
                (0.024, tall * 0.97, deep + 0.014),
                rounding=0.012,
                material=leather if rolls else trim,
            )
    if rng.random() < 0.5:
        for y in (-1, 1):
            for z in (-1, 1):
                where = (wide * 0.93, y * tall * 0.93, z * deep * 0.9)
                solid.box(where, (0.08, 0.08, 0.05), rounding=0.03, mirror=True, material=trim)
    solid.box((0, 0, 0), (wide + 0.012, tall + 0.012, 0.02), rounding=0.01, material=metal)
    if rolls:
        high = rng.choice((0.08, 0.45))
        solid.cone((0.12, tall * 0.8, -deep * 0.7), (0.12, tall + high, -deep * 0.7), 0.02, mirror=True, material=metal)
        solid.capsule((-0.14, tall + high, -deep * 0.7), (0.14, tall + high, -deep * 0.7), 0.03, material=trim)
        for z in (-1, 1):
            x = wide * 0.75
            solid.cone(
                (x - 0.025, -tall - 0.04, z * deep * 0.7),
                (x + 0.025, -tall - 0.04, z * deep * 0.7),
                0.055,
                mirror=True,
                material=plain(solid, rng, BLACK),
            )
    else:
        solid.tube((-0.14, tall * 0.96, 0), (0, tall + 0.22, 0), (0.14, tall * 0.96, 0), 0.028, material=trim)
        solid.box((wide * 0.6, tall * 0.95, deep * 0.9), (0.05, 0.03, 0.05), mirror=True, rounding=0.01, material=metal)
    for _ in range(int(rng.integers(0, 4))):
        label, where = any_material(solid, rng), (rng.uniform(-0.7, 0.7) * wide, rng.uniform(-0.6, 0.6) * tall, deep)
        solid.box(where, (0.1, 0.07, 0.03), turned=turn(z=rng.uniform(-30, 30)), how="paint", material=label)


def _sack(solid: Solid, rng: np.random.Generator, leather: int, trim: int) -> None:
    """A tied sack or a pouch, or a paper bag."""
    if rng.random() < 0.3:
        wide, tall, deep = 0.35, rng.uniform(0.4, 0.6), 0.2
        solid.box((0, 0, 0), (wide, tall, deep), rounding=0.01, material=leather)
        for z in (-deep + 0.02, deep - 0.02):
            solid.ring((0, tall - 0.02, z), 0.16, 0.018, half_angle=90, material=trim)
        solid.box((0, 0.1, 0), (wide - 0.025, tall, deep - 0.025), how="cut", material=leather)
        if rng.random() < 0.5:
            for x in (-0.15, 0.12):
                solid.capsule((x, -tall * 0.5, 0), (x * 1.4, tall + 0.2, 0), 0.12, material=any_material(solid, rng))
        return
    tall, wide = rng.uniform(0.8, 1.1), rng.uniform(0.4, 0.5)
    neck = rng.uniform(0.1, 0.16)
    knots = [
        (wide * 0.7, 0),
        (wide, tall * 0.3),
        (wide * 0.7, tall * 0.7),
        (neck, tall * 0.85),
        (neck * 2.2, tall * 1.08),
    ]
    solid.lathe(curve(knots, count=18).tolist(), rounding=0.02, bumps=(0.025, 9.0), material=leather)
    solid.ring((0, tall * 0.85, 0), neck + 0.01, 0.035, turned=turn(x=90), material=trim)
    for side in (-1, 1) if rng.random() < 0.6 else ():
        solid.tube(
            (0, tall * 0.85, neck),
            (side * 0.2, tall * 0.9, neck + 0.12),
            (side * 0.22, tall * 0.65, neck + 0.14),
            0.022,
            material=trim,
        )
    if rng.random() < 0.3:
        solid.cone((0, tall * 0.3, 0.2), (0, tall * 0.3, 1), 0.18, how="paint", material=trim)
