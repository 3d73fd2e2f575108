"""Aeroplanes: propeller, jet liner, fighter, biplane, toy, space fighter."""

import math

import numpy as np

from training.families.looks import BLACK, GLASS, STEEL, any_color, any_material, plain
from training.families.outlines import plan_on, side_on
from training.families.stand import stood
from training.solids.build import Solid, turn

SIDE = False
WEIGHT = 1.2


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_propeller, _propeller, _propeller, _liner, _liner, _fighter, _fighter, _space, _space)
    with stood(solid, turned=turn(x=rng.uniform(-15, 10)) if rng.random() < 0.3 else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _looks(solid: Solid, rng: np.random.Generator) -> tuple[int, int, int]:
    tone = (0.75, 0.76, 0.78) if rng.random() < 0.35 else any_color(rng)
    body = plain(solid, rng, tone, gloss=0.5) if rng.random() < 0.7 else any_material(solid, rng, color=tone)
    other = any_material(solid, rng) if rng.random() < 0.6 else body
    return body, other, plain(solid, rng, GLASS, gloss=0.8)


def _wing(
    solid: Solid, *, root: float, span: float, chord: float, tip: float, sweep: float, rise: float, y: float,
    thick: float, material: int,
) -> None:  # fmt: skip
    """Both wings; `root` is the z of the leading edge at the body, `sweep` how far back the tip's lies."""
    outline = [(-0.3, -root), (span, -root + sweep), (span, -root + sweep + tip), (-0.3, -root + chord)]
    up = turn(z=rise) @ turn(x=-90)
    solid.extrusion(
        outline,
        half=thick,
        center=(0, y, 0),
        turned=up,
        rounding=0.8 * thick,
        mirror=True,
        blend=0.02,
        material=material,
    )


def _tail(
    solid: Solid, rng: np.random.Generator, *, z: float, y: float, size: float, thick: float, material: int
) -> None:
    high, sweep = size * rng.uniform(0.8, 1.2), size * rng.uniform(0.2, 0.8)
    fin = [(z + size, y), (z - sweep + 0.45 * size, y + high), (z - sweep, y + high), (z, y)]
    side_on(solid, fin, half=thick, rounding=0.8 * thick, material=material)
    at = y + high - 0.05 if rng.random() < 0.25 else y
    back = sweep if at > y else 0.0
    _wing(
        solid, root=z + 0.8 * size - back, span=size * rng.uniform(1.0, 1.6), chord=0.8 * size, tip=0.45 * size,
        sweep=rng.uniform(0.1, 0.6) * size, rise=rng.uniform(0, 8), y=at, thick=thick, material=material,
    )  # fmt: skip


def _airscrew(
    solid: Solid, rng: np.random.Generator, *, at: tuple[float, float, float], span: float, dark: int
) -> None:
    x, y, z = at
    solid.ellipsoid((x, y, z + 0.05), (0.15 * span, 0.15 * span, 0.25 * span), material=dark)
    num, first = int(rng.integers(2, 5)), rng.uniform(0, 180)
    for k in range(num):
        angle = math.radians(first + 360 * k / num)
        out = turn(z=first + 360 * k / num)
        middle = (x - 0.5 * span * math.sin(angle), y + 0.5 * span * math.cos(angle), z + 0.05)
        solid.ellipsoid(middle, (0.11 * span, 0.55 * span, 0.045), turned=out, material=dark)


def _propeller(solid: Solid, rng: np.random.Generator) -> None:
    body, other, glass = _looks(solid, rng)
    dark, is_toy = plain(solid, rng, BLACK), rng.random() < 0.4
    long, fat = rng.uniform(2.2, 3.4) * (0.7 if is_toy else 1), rng.uniform(0.42, 0.6) * (1.2 if is_toy else 1)
    solid.capsule((0, 0, 0.3 * long), (0, 0.25 * fat, -long), fat, to=0.28 * fat, material=body)
    solid.cone((0, 0, 0.2 * long), (0, 0, 0.3 * long + fat), fat * 0.95, to=0.7 * fat, rounding=0.1, material=other)
    nose = 0.3 * long + fat
    span, chord = rng.uniform(1.2, 2.0) * long, rng.uniform(0.8, 1.15)
    is_high, is_double = rng.random() < 0.35, rng.random() < 0.3
    rows = [0.95 * fat] if is_high and not is_double else [-0.55 * fat]
    rows += [1.9 * fat] if is_double else []
    tip, sweep, rise = chord * rng.uniform(0.5, 1), rng.uniform(0, 0.3), rng.uniform(0, 6)
    thick = rng.uniform(0.05, 0.1)
    for y in rows:
        _wing(
            solid, root=0.35 * long, span=span / 1.3, chord=chord, tip=tip, sweep=sweep, rise=rise, y=y, thick=thick,
            material=other,
        )  # fmt: skip
    if is_double:
        for z in (0.3 * long - 0.1, 0.35 * long - chord + 0.2):
            for x in (0.2, 0.6 * span / 1.3):
                lift = x * math.tan(math.radians(rise))
                ends = ((x, rows[0] + lift, z - sweep / 2), (x, rows[1] + lift, z - sweep / 2))
                solid.cone(*ends, 0.05, material=dark, mirror=True)
    solid.ellipsoid((0, 0.75 * fat, 0), (0.6 * fat, 0.6 * fat, 0.8), material=glass)
    _tail(solid, rng, z=-long - 0.1, y=0.3 * fat, size=rng.uniform(0.65, 0.9), thick=thick * 0.8, material=other)
    _airscrew(solid, rng, at=(0, 0, nose), span=rng.uniform(0.8, 1.2), dark=dark)
    if rng.random() < 0.7:
        foot = (0.75, -fat - 0.5, 0.2 * long)
        solid.cone((0.2, -0.5 * fat, 0.2 * long), foot, 0.06, material=dark, mirror=True)
        solid.cone((0.66, *foot[1:]), (0.86, *foot[1:]), 0.26, rounding=0.06, material=dark, mirror=True)


def _liner(solid: Solid, rng: np.random.Generator) -> None:
    body, other, glass = _looks(solid, rng)
    fat, long = rng.uniform(0.4, 0.62), rng.uniform(3.0, 4.4)
    solid.capsule((0, 0, 0.55 * long), (0, 0, -0.4 * long), fat, material=body)
    solid.capsule((0, 0, -0.35 * long), (0, 0.55 * fat, -0.95 * long), fat, to=0.2 * fat, material=body)
    solid.ellipsoid((0, -0.05, 0.55 * long), (fat, 0.95 * fat, 2.1 * fat), material=body)
    if rng.random() < 0.5:
        solid.box((0, 0.15 * fat, 0), (1, 0.12 * fat, long), how="paint", material=other)
    for k in range(8):
        z = (0.5 - k / 8) * long
        solid.box((0, 0.3 * fat, z), (1, 0.1 * fat, 0.035 * long), how="paint", material=glass)
    solid.box((0, 0.5 * fat, 0.55 * long + 1.5 * fat), (0.6 * fat, 0.2 * fat, 0.4 * fat), how="paint", material=glass)
    span, sweep, rise = rng.uniform(0.7, 1.0) * long, rng.uniform(0.5, 1.5), rng.uniform(2, 7)
    thick = rng.uniform(0.055, 0.09)
    _wing(
        solid, root=0.25 * long, span=span, chord=1.3, tip=0.45, sweep=sweep, rise=rise, y=-0.4 * fat, thick=thick,
        material=body,
    )  # fmt: skip
    for share in (0.4,) if rng.random() < 0.6 else (0.33, 0.65):
        x, z = share * span, 0.25 * long - share * sweep
        y = -0.4 * fat - 0.27 + x * math.tan(math.radians(rise))
        solid.cone((x, y, z - 0.5), (x, y, z + 0.4), 0.2, to=0.25, rounding=0.05, material=other, mirror=True)
        solid.cone((x, y, z + 0.3), (x, y, z + 0.5), 0.18, how="cut", material=glass, mirror=True)
    _tail(solid, rng, z=-0.95 * long, y=0.55 * fat, size=rng.uniform(0.9, 1.2), thick=0.06, material=other)


def _fighter(solid: Solid, rng: np.random.Generator) -> None:
    body, other, glass = _looks(solid, rng)
    long = rng.uniform(2.6, 3.4)
    solid.capsule((0, 0, 0.1), (0, -0.05, long), 0.42, to=0.05, material=body)
    solid.cushion((0, 0, -0.7), (rng.uniform(0.5, 0.75), 0.38, 1.7), power=3, blend=0.15, material=body)
    solid.ellipsoid((0, 0.38, 0.45 * long), (0.27, 0.27, 0.75), material=glass)
    span, thick = rng.uniform(1.5, 2.4), rng.uniform(0.05, 0.08)
    _wing(
        solid, root=rng.uniform(0.3, 1.0), span=span, chord=2.2, tip=rng.uniform(0.2, 0.8),
        sweep=rng.uniform(0.8, 1.8), rise=rng.uniform(-4, 3), y=0.0, thick=thick, material=body,
    )  # fmt: skip
    _wing(solid, root=-1.5, span=1.3, chord=0.9, tip=0.4, sweep=0.6, rise=0, y=0.05, thick=thick, material=other)
    fin = [(-1.2, 0.2), (-2.0, 1.25), (-2.5, 1.25), (-2.4, 0.2)]
    if rng.random() < 0.5:
        flat = turn(z=-15) @ turn(y=-90)
        solid.extrusion(fin, half=thick, center=(0.45, 0, 0), turned=flat, mirror=True, material=other)
    else:
        side_on(solid, fin, half=thick, material=other)
    dark = plain(solid, rng, BLACK)
    for z in (-2.4,):
        solid.cone((0.25, 0, z + 0.5), (0.25, 0, z), 0.27, to=0.22, material=dark, mirror=True)
    solid.box((0.55, -0.08, 0.3), (0.2, 0.3, 0.9), rounding=0.05, material=body, mirror=True)
    if rng.random() < 0.6:
        x = 0.6 * span
        solid.capsule((x, -0.22, -1.4), (x, -0.22, -0.1), 0.11, to=0.07, material=other, mirror=True)
        solid.box((x, -0.1, -0.9), (0.05, 0.12, 0.25), material=other, mirror=True)


def _space(solid: Solid, rng: np.random.Generator) -> None:
    body, other, glass = _looks(solid, rng)
    steel, glow = plain(solid, rng, STEEL), plain(solid, rng, (0.1, 0.5, 0.8), gloss=0.8)
    long, wide = rng.uniform(1.2, 2.6), rng.uniform(0.4, 0.9)
    hull = [(0, long), (0.25 * wide, 0.9 * long), (wide, -0.3 * long), (wide * rng.uniform(0.6, 1), -long), (0, -long)]
    plan_on(solid, hull, half=rng.uniform(0.2, 0.35), rounding=rng.uniform(0.02, 0.15), material=body)
    solid.box((0, 0.25, -0.4 * long), (0.5 * wide, 0.3, 0.5 * long), taper=0.6, rounding=0.05, material=other)
    solid.ellipsoid((0, 0.28, 0.2 * long), (0.3 * wide, 0.28, 0.35 * long), material=glass)
    span, rise = rng.uniform(1.0, 2.2), rng.uniform(-25, 25)
    rises = (rise, -rise) if rng.random() < 0.35 and abs(rise) > 8 else (rise,)
    for angle in rises:
        _wing(
            solid, root=rng.uniform(-0.3, 0.3), span=span, chord=rng.uniform(0.7, 1.2), tip=rng.uniform(0.3, 1.0),
            sweep=rng.uniform(-0.4, 1.0), rise=angle, y=0, thick=0.07, material=other,
        )  # fmt: skip
        y = (span - 0.05) * math.tan(math.radians(angle)) * 0.97
        x = (span - 0.05) * math.cos(math.radians(angle))
        if rng.random() < 0.7:
            y = (span - 0.05) * math.sin(math.radians(angle))
            solid.cone((x, y, -1.4), (x, y, rng.uniform(0.3, 1.4)), 0.12, to=0.07, material=steel, mirror=True)
    size = 0.35 * wide
    for at in ((0.55 * wide, 0.1), (0.3 * wide, 0.3))[: rng.integers(1, 3)]:
        solid.cone((*at, -0.7 * long), (*at, -long - 0.35), size, to=0.8 * size, material=steel, mirror=True)
        solid.cone((*at, -long - 0.1), (*at, -long - 0.5), 0.6 * size, how="cut", material=glow, mirror=True)
