"""Things of space: rockets, shuttles, saucers, satellites, capsules."""

import math

import numpy as np

from training.families.looks import BLACK, GLASS, GOLD, STEEL, any_color, any_material, plain
from training.families.stand import stood
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_rocket, _rocket, _rocket, _stages, _saucer, _saucer, _satellite, _lander)
    with stood(solid, turned=turn(x=rng.uniform(-10, 30), z=rng.uniform(-25, 25)) if rng.random() < 0.3 else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _fins(solid: Solid, rng: np.random.Generator, *, y: float, out: float, size: float, material: int) -> None:
    num, first = int(rng.integers(3, 5)), rng.choice((0, 30, 45))
    wide, drop, thick = rng.uniform(0.5, 1.1) * size, rng.uniform(-0.2, 0.7) * size, rng.uniform(0.04, 0.09)
    shape = [(0.4 * out, y + size), (out, y + 0.9 * size), (out + wide, y - drop + 0.3 * size), (out + wide, y - drop)]
    shape += [(out + 0.7 * wide, y - drop), (out, y), (0.3 * out, y)]
    for k in range(num):
        solid.extrusion(
            shape, half=thick, turned=turn(y=first + 360 * k / num), rounding=0.6 * thick, material=material
        )


def _rocket(solid: Solid, rng: np.random.Generator) -> None:
    body, nose, fin = (any_material(solid, rng, gloss=0.5) for _ in range(3))
    if rng.random() < 0.4:
        nose = fin
    glass, steel = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, STEEL, gloss=0.5)
    tall, fat = rng.uniform(2.2, 4.0), rng.uniform(0.45, 0.75)
    base, middle, shoulder = rng.uniform(0.6, 1.0), rng.uniform(0.9, 1.15), rng.uniform(0.6, 0.95)
    heights = (0, 0.2, 0.45, 0.65, 0.78, 0.88, 0.95, 1.0)
    widths = (
        base,
        0.5 * base + 0.5 * middle,
        middle,
        0.4 * middle + 0.6 * shoulder,
        0.75 * shoulder,
        0.5 * shoulder,
        0.25,
        0.02,
    )
    solid.lathe([(fat * w, tall * h) for w, h in zip(widths, heights, strict=True)], rounding=0.02, material=body)
    tip = rng.uniform(0.7, 0.82) * tall
    solid.box((0, tip + tall / 2, 0), (fat * 2, tall / 2, fat * 2), how="paint", material=nose)
    if rng.random() < 0.5:
        solid.box((0, rng.uniform(0.15, 0.4) * tall, 0), (2 * fat, 0.05 * tall, 2 * fat), how="paint", material=nose)
    for k in range(int(rng.integers(1, 3))):
        y, out = (0.62 - 0.2 * k) * tall, fat * (0.4 * middle + 0.6 * shoulder if k == 0 else middle) * 0.97
        solid.ring((0, y, out - 0.03), 0.42 * fat, 0.09 * fat, material=steel)
        solid.cone((0, y, out - 0.1), (0, y, out + 0.03), 0.4 * fat, material=glass)
    _fins(
        solid,
        rng,
        y=rng.uniform(0.0, 0.15) * tall,
        out=0.9 * base * fat,
        size=rng.uniform(0.2, 0.4) * tall,
        material=fin,
    )
    solid.cone((0, 0.1, 0), (0, -0.14 * tall, 0), 0.4 * fat, to=0.6 * fat * base, material=steel)
    if rng.random() < 0.35:
        flame = plain(solid, rng, (0.9, 0.4, 0.03), gloss=0.0)
        solid.ellipsoid((0, -0.25 * tall, 0), (0.4 * fat, 0.28 * tall, 0.4 * fat), bumps=(0.03, 12), material=flame)
    else:
        solid.cone((0, -0.2 * tall, 0), (0, -0.06 * tall, 0), 0.45 * fat, to=0.25 * fat, how="cut", material=steel)


def _stages(solid: Solid, rng: np.random.Generator) -> None:
    """A slim launcher of stages with boosters at its side."""
    white, dark, other = plain(solid, rng, (0.8, 0.8, 0.8)), plain(solid, rng, BLACK), any_material(solid, rng)
    tall, fat = rng.uniform(3.5, 5.5), rng.uniform(0.32, 0.5)
    waist = rng.uniform(0.5, 0.7) * tall
    thin = fat * rng.uniform(0.6, 1.0)
    profile = [
        (fat, 0),
        (fat, waist - 0.3),
        (thin, waist),
        (thin, 0.85 * tall),
        (0.7 * thin, 0.93 * tall),
        (0.03, tall),
    ]
    solid.lathe(profile, material=white)
    for y in (0.3, waist, 0.8 * tall):
        solid.box((0, y, 0), (fat * 2, rng.uniform(0.05, 0.2), fat * 2), how="paint", material=dark)
    solid.cone((0, 0.1, 0), (0, -0.35, 0), 0.4 * fat, to=0.7 * fat, material=dark)
    num, slim = int(rng.choice((0, 2, 4))), fat * rng.uniform(0.45, 0.75)
    for k in range(num):
        angle = math.tau * k / num
        x, z = (fat + 0.9 * slim) * math.cos(angle), (fat + 0.9 * slim) * math.sin(angle)
        high = rng.uniform(0.5, 0.8) * waist
        solid.lathe([(slim, -0.1), (slim, high), (0.05, high + 2.2 * slim)], center=(x, 0, z), material=other)
        solid.cone((x, 0, z), (x, -0.35, z), 0.5 * slim, to=0.8 * slim, material=dark)
    if num == 0 or rng.random() < 0.2:
        _fins(solid, rng, y=0.0, out=fat, size=0.6, material=other)


def _saucer(solid: Solid, rng: np.random.Generator) -> None:
    metal = plain(solid, rng, STEEL, gloss=0.7) if rng.random() < 0.6 else any_material(solid, rng, gloss=0.6)
    glass, lamp, dark = plain(solid, rng, any_color(rng), gloss=0.9), any_material(solid, rng), plain(solid, rng, BLACK)
    wide, thick = rng.uniform(1.2, 2.0), rng.uniform(0.12, 0.4)
    profile = [(0.3 * wide, -thick), (0.75 * wide, -0.6 * thick), (wide, 0), (0.97 * wide, 0.08), (0.5 * wide, thick)]
    solid.lathe(profile, rounding=0.03, material=metal)
    dome = rng.uniform(0.38, 0.55) * wide
    solid.ellipsoid((0, 0.8 * thick, 0), (dome, dome * rng.uniform(0.6, 1.0), dome), material=glass)
    if rng.random() < 0.5:
        solid.ring((0, 0.9 * thick, 0), dome, 0.06, turned=turn(x=90), material=metal)
    num = int(rng.integers(5, 11))
    for k in range(num):
        angle = math.tau * k / num
        at = (0.78 * wide * math.cos(angle), 0.45 * thick, 0.78 * wide * math.sin(angle))
        solid.ellipsoid(at, 0.085 * wide, material=lamp)
    if rng.random() < 0.5:
        for k in range(3):
            angle = math.radians(90 + 120 * k)
            foot = (0.8 * wide * math.cos(angle), -thick - rng.uniform(0.4, 0.7), 0.8 * wide * math.sin(angle))
            solid.cone((0.4 * foot[0], -0.6 * thick, 0.4 * foot[2]), foot, 0.05, material=dark)
            solid.ellipsoid(foot, (0.16, 0.06, 0.16), material=dark)
    if rng.random() < 0.4:
        top = 0.8 * thick + dome
        solid.cone((0, top - 0.4, 0), (0, top + 0.3, 0), 0.03, material=dark)
        solid.ellipsoid((0, top + 0.3, 0), 0.08, material=lamp)


def _satellite(solid: Solid, rng: np.random.Generator) -> None:
    foil, white = plain(solid, rng, GOLD, gloss=0.8), plain(solid, rng, (0.75, 0.75, 0.75))
    cells = solid.material((0.02, 0.04, 0.2), (0.2, 0.22, 0.3), pattern="checks", size=0.18, gloss=0.7)
    wide, tall = rng.uniform(0.3, 0.5), rng.uniform(0.4, 0.9)
    if rng.random() < 0.5:
        solid.box((0, 0, 0), (wide, tall, wide), rounding=0.03, material=foil)
    else:
        solid.cone((0, -tall, 0), (0, tall, 0), wide, rounding=0.05, material=foil)
    reach, high = rng.uniform(1.3, 2.4), rng.uniform(0.25, 0.5)
    solid.cone((0, 0, 0), (reach, 0, 0), 0.05, material=white, mirror=True)
    tilt = turn(x=rng.uniform(-40, 40))
    num = int(rng.integers(1, 4))
    for k in range(num):
        half = (reach - wide - 0.15) / num / 2
        at = (wide + 0.2 + half * (2 * k + 1), 0, 0)
        solid.box(at, (half - 0.03, high, 0.035), turned=tilt, mirror=True, material=cells)
    size = rng.uniform(0.35, 0.6)
    with solid.placed((0, tall, 0), turned=turn(x=rng.uniform(0, 80))), solid.group():
        solid.cone((0, -0.3, 0), (0, 0.25, 0), 0.05, material=white)
        solid.ellipsoid((0, 0.2 + size, 0), size, material=white)
        solid.ellipsoid((0, 0.2 + size, 0), size - 0.06, how="cut", material=white)
        solid.box((0, 0.2 + 1.55 * size, 0), (1, size, 1), how="cut", material=white)
        solid.cone((0, 0.2, 0), (0, 0.2 + 0.8 * size, 0), 0.04, material=white)
    if rng.random() < 0.5:
        solid.cone((0, -tall, 0), (0, -tall - 0.3, 0), 0.12, to=0.22, material=white)


def _lander(solid: Solid, rng: np.random.Generator) -> None:
    foil, body = plain(solid, rng, GOLD, gloss=0.7), any_material(solid, rng)
    glass, steel = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, STEEL)
    wide, tall = rng.uniform(0.7, 1.0), rng.uniform(0.8, 1.4)
    solid.lathe(
        [(0.6 * wide, -0.4), (wide, -0.3), (wide, 0.1), (0.45 * wide, tall), (0.3 * wide, tall + 0.1)], material=body
    )
    solid.box((0, -0.1, 0), (2, 0.22, 2), how="paint", material=foil)
    out = 0.65 * wide
    solid.ellipsoid((0, 0.5 * tall, out), (0.2, 0.22, 0.1), turned=turn(x=-20), material=glass)
    solid.cone((0, -0.3, 0), (0, -0.65, 0), 0.2, to=0.35, material=steel)
    for k in range(int(rng.choice((3, 4)))):
        angle = math.radians(45 + 90 * k)
        foot = (1.5 * wide * math.cos(angle), -0.95, 1.5 * wide * math.sin(angle))
        solid.cone((0.55 * foot[0], 0.0, 0.55 * foot[2]), foot, 0.055, material=steel)
        solid.cone((foot[0], -1.0, foot[2]), (foot[0], -0.93, foot[2]), 0.2, material=foil)
        solid.cone((0.5 * foot[0], -0.3, 0.5 * foot[2]), (0.85 * foot[0], -0.7, 0.85 * foot[2]), 0.04, material=steel)
    if rng.random() < 0.5:
        solid.cone((0.2, tall, 0), (0.3, tall + 0.6, 0), 0.04, material=steel)
