"""Lamps: table, desk, floor, lantern, candle, bulb and chandelier-like."""

import numpy as np

from training.families.looks import BLACK, GOLD, STEEL, WHITE, WOOD, any_material, plain
from training.families.vessels import curve, hollow
from training.solids.build import Solid, turn

GLOW = (0.95, 0.75, 0.35)


def build(solid: Solid, rng: np.random.Generator) -> None:
    metal = plain(solid, rng, (BLACK, GOLD, STEEL, WOOD)[rng.integers(4)], gloss=0.6)
    kind = rng.random()
    if kind < 0.35:
        _table(solid, rng, any_material(solid, rng), metal)
    elif kind < 0.5:
        _floor(solid, rng, metal)
    elif kind < 0.65:
        _desk(solid, rng, any_material(solid, rng), metal)
    elif kind < 0.83:
        _lantern(solid, rng, metal)
    else:
        _candle(solid, rng, metal)


def _shade(solid: Solid, rng: np.random.Generator, at: float, wide: float) -> None:
    """An open shade whose foot is at height `at`."""
    cloth = (
        plain(solid, rng, (WHITE, GLOW, (0.5, 0.1, 0.08))[rng.integers(3)])
        if rng.random() < 0.6
        else any_material(solid, rng)
    )
    tall, top = wide * rng.uniform(0.8, 1.6), wide * rng.uniform(0.35, 0.95)
    if rng.random() < 0.3:
        profile = curve([(wide, 0), (wide * 0.75, tall * 0.3), (top * 0.9, tall * 0.8), (top * 0.8, tall)], count=10)
    else:
        profile = np.array([(wide, 0.0), (top, tall)])
    glow = plain(solid, rng, GLOW)
    with solid.placed((0, at, 0)):
        with solid.group():
            solid.lathe(profile.tolist(), material=cloth)
            hollow(solid, profile, wall=0.03 * wide + 0.01, inside=cloth, floor=-0.001)
            solid.cone((0, -0.1, 0), (0, 0.01, 0), wide - 0.015, how="cut", material=cloth)
        solid.cone((0, -0.02, 0), (0, tall, 0), 0.028 * wide + 0.012, material=cloth)
        solid.ellipsoid((0, tall * 0.4, 0), wide * 0.22, material=glow)
        for angle in (0, 120, 240):
            x, z = top * float(np.sin(np.radians(angle))), top * float(np.cos(np.radians(angle)))
            solid.capsule((0, tall * 0.95, 0), (x * 0.97, tall * 0.95, z * 0.97), 0.012 + 0.01 * wide, material=cloth)


def _table(solid: Solid, rng: np.random.Generator, look: int, metal: int) -> None:
    tall, wide = rng.uniform(0.25, 0.5), rng.uniform(0.08, 0.17)
    post = wide * rng.uniform(0.15, 0.3)
    style = rng.random()
    if style < 0.4:
        knots = [(wide * 0.6, 0), (wide, 0.35 * tall), (wide * 0.5, 0.7 * tall), (post, 0.85 * tall), (post, tall)]
    elif style < 0.7:
        knots = [(wide, 0), (wide, 0.04), (post, 0.07), (post * 1.8, tall / 2), (post, 0.7 * tall), (post, tall)]
    else:
        knots = [(wide, 0), (wide * 0.9, 0.03), (post, 0.06), (post, tall)]
    solid.lathe(curve(knots, count=18).tolist(), rounding=0.004, material=look)
    solid.cone((0, tall - 0.02, 0), (0, tall + 0.12, 0), 0.016, material=metal)
    _shade(solid, rng, tall + rng.uniform(-0.05, 0.05), rng.uniform(0.15, 0.26))


def _floor(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    tall = rng.uniform(0.9, 1.5)
    if rng.random() < 0.35:
        for angle in (0, 120, 240):
            x, z = 0.25 * float(np.sin(np.radians(angle))), 0.25 * float(np.cos(np.radians(angle)))
            solid.capsule((x, 0, z), (0, tall * 0.55, 0), 0.016, material=metal)
        solid.cone((0, tall * 0.5, 0), (0, tall, 0), 0.018, material=metal)
    else:
        solid.cone((0, 0, 0), (0, 0.035, 0), 0.17, to=0.15, rounding=0.012, material=metal)
        solid.cone((0, 0, 0), (0, tall, 0), 0.02, material=metal)
    if rng.random() < 0.3:
        solid.tube((0, tall - 0.05, 0), (0, tall + 0.45, 0.1), (0, tall + 0.12, 0.5), 0.02, material=metal)
        shade = any_material(solid, rng)
        solid.cone((0, tall + 0.14, 0.5), (0, tall - 0.05, 0.53), 0.06, to=0.16, rounding=0.01, material=shade)
        solid.cone((0, tall + 0.04, 0.515), (0, tall - 0.09, 0.54), 0.06, to=0.15, how="cut", material=shade)
    else:
        _shade(solid, rng, tall - 0.03, rng.uniform(0.2, 0.32))


def _desk(solid: Solid, rng: np.random.Generator, look: int, metal: int) -> None:
    """A jointed arm with a hood."""
    solid.cone((0, 0, 0), (0, 0.04, 0), rng.uniform(0.1, 0.14), to=0.09, rounding=0.012, material=look)
    elbow = np.array([0, rng.uniform(0.25, 0.4), -rng.uniform(0.05, 0.2)])
    head = elbow + np.array([0, rng.uniform(0.05, 0.25), rng.uniform(0.22, 0.35)])
    solid.capsule((0, 0.03, 0), tuple(elbow), 0.016, material=metal)
    solid.capsule(tuple(elbow), tuple(head), 0.016, material=metal)
    solid.ellipsoid(tuple(elbow), 0.028, material=metal)
    with solid.placed(tuple(head), turned=turn(x=rng.uniform(-60, -10), y=rng.uniform(-30, 30))), solid.group():
        wide = rng.uniform(0.09, 0.13)
        profile = curve([(wide, -0.14), (wide * 0.85, -0.06), (0.045, 0.02), (0.04, 0.06)], count=10)
        solid.lathe(profile.tolist(), rounding=0.004, material=look)
        solid.cone((0, -0.16, 0), (0, -0.02, 0), wide - 0.012, to=0.03, how="cut", material=metal)
        solid.ellipsoid((0, -0.06, 0), 0.045, material=plain(solid, rng, GLOW))


def _lantern(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    wide, tall, glow = rng.uniform(0.12, 0.18), rng.uniform(0.18, 0.3), plain(solid, rng, GLOW)
    if rng.random() < 0.5:
        solid.box((0, 0.02, 0), (wide * 1.15, 0.025, wide * 1.15), rounding=0.008, material=metal)
        solid.box((0, tall / 2, 0), (wide * 0.85, tall / 2, wide * 0.85), material=glow)
        for front in (-1, 1):
            solid.box(
                (wide * 0.92, tall / 2, front * wide * 0.92), (0.018, tall / 2, 0.018), mirror=True, material=metal
            )
            solid.box((0, tall / 2, front * wide * 0.86), (0.01, tall / 2, 0.012), material=metal)
            solid.box((0, tall / 2, front * wide * 0.86), (wide * 0.9, 0.01, 0.012), material=metal)
        solid.box((0, tall + 0.05, 0), (wide * 1.25, 0.05, wide * 1.25), taper=0.25, material=metal)
    else:
        solid.cone((0, 0, 0), (0, 0.06, 0), wide, rounding=0.02, material=metal)
        solid.cushion((0, tall / 2 + 0.04, 0), (wide * 0.8, tall / 2 + 0.02, wide * 0.8), power=3, material=glow)
        solid.cone((0, tall, 0), (0, tall + 0.09, 0), wide * 1.05, to=wide * 0.4, rounding=0.012, material=metal)
        solid.tube(
            (wide, 0.03, 0), (wide * 1.6, tall / 2, 0), (wide * 0.9, tall + 0.02, 0), 0.014, mirror=True, material=metal
        )
    solid.cone((0, tall + 0.06, 0), (0, tall + 0.13, 0), 0.035, material=metal)
    solid.ring((0, tall + 0.16, 0), rng.uniform(0.05, 0.09), 0.013, material=metal)


def _candle(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    wax = plain(solid, rng, (WHITE, GLOW, (0.5, 0.05, 0.05))[rng.integers(3)])
    fire = plain(solid, rng, (1.0, 0.45, 0.05))
    arms = int(rng.choice((0, 0, 1, 2)))
    thick, tall, stand = rng.uniform(0.03, 0.07), rng.uniform(0.1, 0.35), rng.choice((0.0, 0.15, 0.35))
    if stand or arms:
        stand = max(stand, 0.2)
        knots = [
            (0.12, 0),
            (0.11, 0.02),
            (0.03, 0.05),
            (0.045, stand * 0.5),
            (0.02, stand * 0.7),
            (thick + 0.03, stand),
        ]
        solid.lathe(curve(knots, count=18).tolist(), rounding=0.004, material=metal)
    elif rng.random() < 0.6:
        solid.cone((0, -0.01, 0), (0, 0.03, 0), thick * 1.5, to=thick * 2.3, rounding=0.008, material=metal)
        solid.ring((thick * 2.4, 0.02, 0), 0.04, 0.013, material=metal)
    places = [(0.0, float(stand))] + [(0.17 * arm, stand - 0.02 * arm) for arm in range(1, arms + 1)]
    for x, y in places:
        is_two = x > 0
        if is_two:
            solid.tube((0, stand * 0.45, 0), (x, stand * 0.3, 0), (x, y, 0), 0.016, mirror=True, material=metal)
            solid.cone((x, y - 0.01, 0), (x, y + 0.02, 0), thick, to=thick + 0.025, mirror=True, material=metal)
        solid.cone((x, y, 0), (x, y + tall, 0), thick, rounding=0.012, mirror=is_two, material=wax)
        if rng.random() < 0.5:
            drip = (x + thick * 0.7, y + tall * 0.7, thick * 0.7)
            solid.capsule(drip, (drip[0], y + tall * 0.97, drip[2]), 0.014, mirror=is_two, blend=0.01, material=wax)
        solid.capsule((x, y + tall - 0.01, 0), (x, y + tall + 0.04, 0), 0.012, mirror=is_two, material=metal)
        flame = (x, y + tall + 0.05, 0)
        solid.capsule(flame, (x, y + tall + 0.1, 0), 0.022, to=0.006, mirror=is_two, material=fire)
