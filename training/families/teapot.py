"""Teapots, kettles, coffee pots, pitchers and watering cans: a body, a spout, a handle, a lid."""

import numpy as np

from training.families.looks import GOLD, STEEL, any_color, any_material, plain
from training.families.vessels import Profile, curve, ear, hollow, radius_at
from training.solids.build import Solid

SIDE = True
WEIGHT = 1.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    metal = kind > 0.8 or rng.random() < 0.3
    look = (
        plain(solid, rng, (STEEL, GOLD, any_color(rng))[rng.integers(3)], gloss=0.8)
        if metal
        else any_material(solid, rng, gloss=0.6)
    )
    trim = look if rng.random() < 0.5 else any_material(solid, rng)
    # Built with the spout toward +X, then turned to face +Z.
    with solid.placed((0, 0, 0), turned=np.array([[0.0, 0, -1], [0, 1, 0], [1, 0, 0]])):
        if kind < 0.65:
            _teapot(solid, rng, look, trim)
        elif kind < 0.85:
            _pitcher(solid, rng, look)
        else:
            _watering_can(solid, rng, look, trim)


def _body(rng: np.random.Generator) -> tuple[Profile, float]:
    tall, style = rng.uniform(0.7, 1.15), rng.random()
    if style < 0.45:
        knots = [(0.4, 0), (0.62, 0.12 * tall), (0.72, 0.42 * tall), (0.55, 0.82 * tall), (0.4, tall)]
    elif style < 0.65:
        knots = [(0.62, 0), (0.66, 0.05), (0.6, 0.4 * tall), (0.42, 0.85 * tall), (0.3, tall)]
    elif style < 0.85:
        tall *= 1.35
        knots = [(0.42, 0), (0.5, 0.1), (0.44, 0.5 * tall), (0.3, 0.85 * tall), (0.33, tall)]
    else:
        knots = [(0.35, 0), (0.45, 0.05), (0.75, 0.3 * tall), (0.7, 0.6 * tall), (0.35, tall)]
    profile = curve(knots, count=18)
    profile[:, 0] *= rng.uniform(0.85, 1.1)
    return profile, tall


def _teapot(solid: Solid, rng: np.random.Generator, look: int, trim: int) -> None:
    profile, tall = _body(rng)
    solid.lathe(profile.tolist(), rounding=0.015, material=look)
    if rng.random() < 0.5:
        solid.cone((0, -0.04, 0), (0, 0.05, 0), float(profile[0, 0]) * 1.05, rounding=0.02, material=trim)
    _lid(solid, rng, tall, float(profile[-1, 0]), look, trim)
    low = rng.uniform(0.2, 0.4) * tall
    start = radius_at(profile, low)
    tip = (start + rng.uniform(0.35, 0.6), tall * rng.uniform(0.8, 1.0), 0)
    bend = (start + rng.uniform(0.1, 0.5), low + rng.uniform(-0.1, 0.1), 0)
    wide, narrow = rng.uniform(0.12, 0.18), rng.uniform(0.05, 0.08)
    solid.tube((start - 0.12, low, 0), bend, tip, wide, to=narrow, blend=0.06, material=look)
    way = np.subtract(tip, bend) / np.linalg.norm(np.subtract(tip, bend))
    end = tuple(np.add(tip, way * 0.3))
    solid.capsule(tuple(np.add(tip, way * 0.02)), end, narrow * 0.55, to=narrow, how="cut", material=look)
    thick = rng.uniform(0.045, 0.07)
    if rng.random() < 0.3:
        x = radius_at(profile, tall * 0.8) * 0.92
        rise = tall * 0.8 + rng.uniform(0.9, 1.5)
        solid.tube((-x, tall * 0.8, 0), (0, rise, 0), (x, tall * 0.8, 0), thick, material=trim)
    else:
        ear(
            solid,
            profile,
            low=rng.uniform(0.2, 0.35) * tall,
            high=rng.uniform(0.75, 0.9) * tall,
            reach=rng.uniform(0.35, 0.5),
            thick=thick,
            side=-1,
            rise=rng.uniform(0, 0.25),
            blend=0.04,
            material=trim,
        )


def _lid(solid: Solid, rng: np.random.Generator, tall: float, wide: float, look: int, trim: int) -> None:
    high, knob = rng.uniform(0.06, 0.25), rng.uniform(0.05, 0.09)
    solid.ellipsoid((0, tall, 0), (wide * rng.uniform(0.95, 1.1), high, wide * 1.0), material=look)
    solid.cone((0, tall - 0.02, 0), (0, tall + 0.03, 0), wide * 1.08, rounding=0.015, material=look)
    solid.cone((0, tall + high * 0.8, 0), (0, tall + high + knob, 0), knob * 0.5, material=trim)
    if rng.random() < 0.7:
        solid.ellipsoid((0, tall + high + knob, 0), (knob, knob * rng.uniform(0.6, 1.2), knob), material=trim)
    else:
        solid.cone(
            (0, tall + high + knob * 0.5, 0), (0, tall + high + knob * 1.4, 0), knob, rounding=0.02, material=trim
        )


def _pitcher(solid: Solid, rng: np.random.Generator, look: int) -> None:
    tall, wide = rng.uniform(1.0, 1.6), rng.uniform(0.38, 0.5)
    neck = wide * rng.uniform(0.6, 0.85)
    profile = curve([(wide * 0.7, 0), (wide, 0.3 * tall), (neck, 0.75 * tall), (neck * 1.25, tall)], count=16)
    solid.lathe(profile.tolist(), rounding=0.012, material=look)
    lip = radius_at(profile, tall)
    solid.capsule(
        (lip * 0.4, tall * 0.84, 0), (lip + 0.16, tall * 1.02, 0), lip * 0.5, to=0.05, blend=0.08, material=look
    )
    ear(solid, profile, low=0.3 * tall, high=0.9 * tall, reach=rng.uniform(0.3, 0.45), thick=0.06, side=-1, rise=0.2,
        blend=0.04, material=look)  # fmt: skip
    if rng.random() < 0.5:
        solid.cone((0, 0.3 * tall, 0), (0, 0.45 * tall, 0), 1, how="paint", material=any_material(solid, rng))
    solid.box((0, tall + 0.5, 0), (2, 0.5, 2), how="cut", material=look)
    hollow(solid, profile, wall=0.05, inside=look)
    solid.capsule(
        (lip * 0.5, tall * 0.98, 0), (lip + 0.14, tall * 1.08, 0), lip * 0.42, to=0.05, how="cut", material=look
    )


def _watering_can(solid: Solid, rng: np.random.Generator, look: int, trim: int) -> None:
    tall, wide = rng.uniform(0.6, 0.9), rng.uniform(0.38, 0.5)
    top = wide * rng.uniform(0.75, 1.0)
    solid.cone((0, 0, 0), (0, tall, 0), wide, to=top, rounding=0.03, material=look)
    for y in (0.03, tall - 0.03):
        solid.ring(
            (0, y, 0),
            wide if y < 0.1 else top,
            0.025,
            turned=np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]]),
            material=trim,
        )
    tip = (wide + rng.uniform(0.5, 0.75), tall * rng.uniform(0.95, 1.25), 0)
    solid.capsule((wide * 0.85, tall * 0.2, 0), tip, 0.09, to=0.05, material=look)
    if rng.random() < 0.7:
        way = np.subtract(tip, (wide * 0.85, tall * 0.2, 0))
        way /= np.linalg.norm(way)
        solid.cone(tip, tuple(np.add(tip, way * 0.17)), 0.05, to=0.15, rounding=0.01, material=trim)
    solid.capsule(
        (top * 0.9, tall * 0.9, 0), tuple(np.multiply(np.add(tip, (wide, tall * 0.4, 0)), 0.5)), 0.025, material=look
    )
    solid.tube(
        (-wide * 0.9, tall * 0.15, 0), (-wide - 0.9, tall * 0.9, 0), (-top + 0.01, tall * 0.9, 0), 0.045, material=trim
    )
    rim = top - 0.01
    solid.tube((-rim, tall * 0.97, 0), (0, tall + 0.8, 0), (rim, tall * 0.95, 0), 0.045, material=trim)
    solid.cone((0, tall * 0.3, 0), (0, tall + 0.1, 0), top - 0.05, how="cut", material=look)
