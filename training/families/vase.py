"""Turned things: vases, urns, bottles, bowls, goblets, jars and chess pieces."""

import numpy as np

from training.families.looks import LEAF, any_color, any_material, dip, plain
from training.families.vessels import curve, ear, fill, hollow
from training.solids.build import Solid, turn

WEIGHT = 1.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    (_vase, _vase, _vase, _bottle, _bottle, _bowl, _goblet, _goblet, _chess, _chess, _jar)[rng.integers(11)](solid, rng)


def _vase(solid: Solid, rng: np.random.Generator) -> None:
    tall, foot, belly, neck = (
        rng.uniform(0.6, 1.6),
        rng.uniform(0.12, 0.3),
        rng.uniform(0.2, 0.5),
        rng.uniform(0.1, 0.3),
    )
    at = rng.uniform(0.3, 0.7) * tall
    knots = [
        (foot, 0),
        (foot * 0.95, 0.05),
        (belly, at),
        (neck, rng.uniform(0.8, 0.9) * tall),
        (neck * rng.uniform(1, 1.8), tall),
    ]
    profile = curve(knots, count=20)
    glaze, wall = any_material(solid, rng, gloss=0.6), rng.uniform(0.03, 0.05)
    solid.lathe(profile.tolist(), rounding=0.008, material=glaze)
    if rng.random() < 0.4:
        low, high = at, rng.uniform(0.85, 0.95) * tall
        for side in (-1, 1):
            ear(solid, profile, low=low, high=high, reach=rng.uniform(0.1, 0.14), thick=0.035, side=side, rise=0.1,
                blend=0.03, material=glaze)  # fmt: skip
    if rng.random() < 0.4:
        band, y = any_material(solid, rng), rng.uniform(0.2, 0.8) * tall
        solid.cone((0, y - 0.05 * tall, 0), (0, y + 0.05 * tall, 0), 1, how="paint", material=band)
    hollow(solid, profile, wall=wall, inside=dip(solid, rng, glaze))
    if rng.random() < 0.35:
        _flowers(solid, rng, tall, neck)


def _flowers(solid: Solid, rng: np.random.Generator, tall: float, neck: float) -> None:
    stem = plain(solid, rng, LEAF)
    for _ in range(int(rng.integers(3, 8))):
        bloom, angle, out = any_material(solid, rng), rng.uniform(0, 6.28), rng.uniform(0.05, 0.35)
        head = (out * np.sin(angle), tall + rng.uniform(0.25, 0.6), out * np.cos(angle))
        mouth = (neck * 0.4 * np.sin(angle), tall, neck * 0.4 * np.cos(angle))
        solid.tube((0, tall * 0.2, 0), mouth, head, 0.022, material=stem)
        if rng.random() < 0.5:
            solid.ellipsoid(head, rng.uniform(0.07, 0.12), bumps=(0.02, 40.0), material=bloom)
        else:
            tilt = turn(x=40 * np.cos(angle), z=-40 * np.sin(angle))
            solid.ellipsoid(head, (0.11, 0.035, 0.11), turned=tilt, material=bloom)
            solid.ellipsoid(head, 0.045, material=stem)


def _bottle(solid: Solid, rng: np.random.Generator) -> None:
    tall, wide, neck = rng.uniform(0.7, 1.1), rng.uniform(0.11, 0.22), rng.uniform(0.04, 0.07)
    shoulder, start = rng.uniform(0.45, 0.7) * tall, rng.uniform(0.7, 0.85) * tall
    glass = plain(
        solid,
        rng,
        ((0.03, 0.12, 0.04), (0.12, 0.05, 0.01), (0.4, 0.5, 0.5), any_color(rng))[rng.integers(4)],
        gloss=0.8,
    )
    waist = wide * (rng.uniform(0.75, 0.9) if rng.random() < 0.3 else 1)
    knots = [(wide * 0.9, 0), (wide, 0.03), (waist, shoulder / 2), (wide, shoulder), (neck, start), (neck, tall)]
    solid.lathe(curve(knots, count=20).tolist(), rounding=0.006, material=glass)
    if rng.random() < 0.75:
        low, high = rng.uniform(0.15, 0.3) * shoulder, rng.uniform(0.7, 0.95) * shoulder
        solid.cone((0, low, 0), (0, high, 0), wide * 1.3, how="paint", material=any_material(solid, rng))
    if rng.random() < 0.7:
        cap = plain(solid, rng, any_color(rng))
        solid.cone((0, tall - 0.04, 0), (0, tall + 0.03, 0), neck + 0.015, rounding=0.006, material=cap)
    else:
        solid.ring((0, tall, 0), neck, 0.014, turned=turn(x=90), material=glass)
    if rng.random() < 0.2:
        side = (neck * 0.5, tall * 0.9, 0), (wide * 1.4, tall * 0.85, 0), (wide * 0.9, shoulder * 0.95, 0)
        solid.tube(*side, 0.022, material=glass)


def _bowl(solid: Solid, rng: np.random.Generator) -> None:
    wide, tall, foot = 0.5, rng.uniform(0.15, 0.45), rng.uniform(0.15, 0.28)
    profile = curve([(foot, 0), (foot, 0.03), (wide * 0.75, tall * 0.45), (wide, tall)], count=14)
    glaze, wall = any_material(solid, rng, gloss=0.6), rng.uniform(0.022, 0.04)
    solid.lathe(profile.tolist(), rounding=0.006, material=glaze)
    hollow(solid, profile, wall=wall, inside=dip(solid, rng, glaze))
    kind = rng.random()
    if kind < 0.3:
        soup = any_material(solid, rng)
        fill(solid, profile, floor=wall / 2, level=tall * rng.uniform(0.5, 0.85), wall=wall, material=soup)
    elif kind < 0.6:
        fruits = [any_material(solid, rng) for _ in range(3)]
        for at in range(7):
            out = 0.0 if at == 6 else wide * 0.48
            y = tall * (1.2 if at == 6 else 0.8)
            where = (out * np.sin(at * 1.047), y, out * np.cos(at * 1.047))
            solid.ellipsoid(where, rng.uniform(0.2, 0.26) * wide / 0.5, material=fruits[at % 3])


def _goblet(solid: Solid, rng: np.random.Generator) -> None:
    stem, cup, wide = rng.uniform(0.25, 0.5), rng.uniform(0.25, 0.55), rng.uniform(0.17, 0.28)
    foot, thin, tall = wide * rng.uniform(0.7, 1.0), rng.uniform(0.022, 0.04), 0.0
    tall = stem + cup
    knot = thin * rng.uniform(1, 2.5)
    knots = [
        (foot, 0),
        (foot * 0.8, 0.02),
        (thin, 0.07),
        (knot, stem * 0.55),
        (thin, stem * 0.85),
        (wide * 0.75, stem + cup * 0.25),
        (wide, stem + cup * 0.6),
        (wide * rng.uniform(0.75, 1.1), tall),
    ]
    profile = curve(knots, count=23)
    look = any_material(solid, rng, gloss=0.8)
    solid.lathe(profile.tolist(), rounding=0.004, material=look)
    if rng.random() < 0.2:
        for side in (-1, 1):
            ear(solid, profile, low=stem + 0.06, high=tall * 0.95, reach=0.1, thick=0.02, side=side, material=look)
    floor, wall = stem + 0.05 * cup, 0.022
    hollow(solid, profile, wall=wall, inside=look, floor=floor)
    if rng.random() < 0.5:
        wine = plain(solid, rng, (0.15, 0.01, 0.02))
        fill(solid, profile, floor=floor - 0.01, level=stem + rng.uniform(0.4, 0.75) * cup, wall=wall, material=wine)


def _chess(solid: Solid, rng: np.random.Generator) -> None:
    look = plain(solid, rng, ((0.6, 0.45, 0.25), (0.05, 0.03, 0.02), any_color(rng))[rng.integers(3)], gloss=0.5)
    kind, tall = rng.integers(5), rng.uniform(0.6, 1.0)
    foot, thin = rng.uniform(0.22, 0.3), rng.uniform(0.08, 0.12)
    collar = thin * rng.uniform(1.6, 2.0)
    rows = [(foot, 0), (foot, 0.06), (foot * 0.8, 0.09), (foot * 0.82, 0.13), (thin * 1.3, 0.25), (thin, tall * 0.72),
            (collar, tall * 0.74), (collar, tall * 0.78), (thin, tall * 0.8)]  # fmt: skip
    wide = rng.uniform(0.14, 0.18)
    if kind == 0:
        solid.ellipsoid((0, tall * 0.8 + wide * 0.7, 0), wide, material=look)
    elif kind == 1:
        rows += [(wide, tall * 0.85), (wide * 1.1, tall)]
    else:
        rows += [(wide * 0.8, tall * 0.86), (wide * 1.1, tall)]
    solid.lathe(rows, rounding=0.01, material=look)
    if kind == 1:
        solid.cone((0, tall * 0.93, 0), (0, tall * 1.1, 0), wide * 0.7, how="cut", material=look)
        for angle in (0, 60, 120):
            half = (0.035, 0.05, 0.4)
            solid.box((0, tall, 0), half, turned=turn(y=angle), how="cut", material=look)
    elif kind == 2:
        solid.ellipsoid((0, tall * 1.02, 0), (wide * 0.9, wide * 0.8, wide * 0.9), material=look)
        solid.box((0, tall + wide + 0.05, 0), (0.022, 0.1, 0.022), material=look)
        solid.box((0, tall + wide + 0.07, 0), (0.07, 0.024, 0.022), material=look)
    elif kind == 3:
        for angle in np.linspace(0, 6.283, 9)[:-1]:
            solid.ellipsoid(
                (wide * 1.05 * np.sin(angle), tall * 1.02, wide * 1.05 * np.cos(angle)), 0.038, material=look
            )
        solid.ellipsoid((0, tall * 1.04, 0), wide * 0.55, material=look)
    elif kind == 4:
        solid.capsule((0, tall * 0.95, 0), (0, tall * 1.17, 0), wide * 1.05, to=0.05, material=look)
        solid.ellipsoid((0, tall * 1.23, 0), 0.045, material=look)
        solid.box((0.03, tall * 1.15, 0.1), (0.016, 0.12, 0.2), turned=turn(z=-30), how="cut", material=look)


def _jar(solid: Solid, rng: np.random.Generator) -> None:
    tall, wide = rng.uniform(0.4, 0.8), rng.uniform(0.25, 0.4)
    look, lid = any_material(solid, rng, gloss=0.6), any_material(solid, rng)
    mouth = wide * rng.uniform(0.6, 0.95)
    knots = [(wide * 0.8, 0), (wide, tall * 0.2), (wide, tall * 0.7), (mouth, tall * 0.9), (mouth, tall)]
    solid.lathe(curve(knots, count=16).tolist(), rounding=0.01, material=look)
    if rng.random() < 0.5:
        solid.cone((0, 0.2 * tall, 0), (0, 0.65 * tall, 0), 1, how="paint", material=any_material(solid, rng))
    solid.cone((0, tall - 0.03, 0), (0, tall + 0.07, 0), mouth + 0.03, rounding=0.02, material=lid)
    if rng.random() < 0.6:
        solid.lathe(
            [(0.03, tall), (0.03, tall + 0.11), (0.07, tall + 0.14), (0.05, tall + 0.18)], rounding=0.01, material=lid
        )
