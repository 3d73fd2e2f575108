"""Vehicles on tracks: tanks and excavators."""

import numpy as np

from training.families.looks import BLACK, GLASS, STEEL, any_color, any_material, plain
from training.families.outlines import side_on
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 0.5


def build(solid: Solid, rng: np.random.Generator) -> None:
    (_tank if rng.random() < 0.5 else _excavator)(solid, rng)


def _tracks(solid: Solid, *, x: float, long: float, high: float, half: float, tyre: int, rim: int) -> None:
    points = [(-0.45, high), (-0.5, 0.7 * high), (-0.4, 0), (0.4, 0), (0.5, 0.7 * high), (0.45, high)]
    outline = [(z * long, y) for z, y in points]
    for side in (-x, x):
        side_on(solid, outline, half=half, x=side, rounding=0.1 * high, material=tyre)
    for k in range(5):
        at = (x + half, 0.42 * high, (k - 2) * 0.18 * long)
        solid.cone((x, *at[1:]), (at[0] + 0.06, *at[1:]), 0.085 * long, rounding=0.03, material=rim, mirror=True)
    solid.is_symmetric = True


def _tank(solid: Solid, rng: np.random.Generator) -> None:
    tone = (0.12, 0.14, 0.06) if rng.random() < 0.6 else any_color(rng)
    paint = any_material(solid, rng, color=tone)
    tyre, rim = plain(solid, rng, BLACK), plain(solid, rng, tone)
    _tracks(solid, x=1.25, long=rng.uniform(4.5, 6), high=1.0, half=0.32, tyre=tyre, rim=rim)
    hull = [(-2.5, 0.9), (-2.4, 0.4), (2.2, 0.4), (2.7, 0.85), (rng.uniform(1.2, 2.2), 1.35), (-2.5, 1.35)]
    side_on(solid, hull, half=1.25, rounding=0.05, material=paint)
    side_on(solid, [(-2.4, 1.0), (2.3, 1.0), (1.9, 1.25), (-2.4, 1.25)], half=1.6, material=paint)
    yaw = rng.uniform(-60, 60) if rng.random() < 0.4 else 0.0
    gun = rng.uniform(2.0, 4.2)
    with solid.placed((0, 1.35, rng.uniform(-0.4, 0.3)), turned=turn(y=yaw)):
        if rng.random() < 0.5:
            solid.box((0, 0.32, 0), (1.0, 0.38, 1.25), taper=0.7, rounding=0.08, material=paint)
        else:
            solid.ellipsoid((0, 0.15, 0), (1.1, 0.65, 1.3), material=paint)
        solid.cone((0, 0.35, 0.8), (0, 0.35 + rng.uniform(0, 0.6), 0.8 + gun), 0.13, to=0.1, material=paint)
        solid.cone((0, 0.34, 0.8), (0, 0.36, 1.4), 0.25, rounding=0.05, material=paint)
        solid.cone((0.35, 0.5, -0.4), (0.35, 0.9, -0.4), 0.3, rounding=0.05, material=paint)


def _excavator(solid: Solid, rng: np.random.Generator) -> None:
    paint = plain(solid, rng, (0.7, 0.4, 0.03) if rng.random() < 0.7 else any_color(rng), gloss=0.5)
    glass, dark, rim = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, BLACK), plain(solid, rng, STEEL)
    _tracks(solid, x=1.1, long=3.6, high=0.85, half=0.3, tyre=dark, rim=rim)
    solid.box((0, 0.55, 0), (1.0, 0.2, 0.8), material=dark)
    with solid.placed((0, 0.7, 0), turned=turn(y=rng.uniform(-50, 50) if rng.random() < 0.5 else 0)):
        solid.cone((0, -0.1, 0), (0, 0.3, 0), 0.8, material=dark)
        solid.box((0, 0.65, -0.4), (1.2, 0.4, 1.5), rounding=0.1, material=paint)
        solid.cushion((0, 1.0, -1.3), (1.15, 0.5, 0.7), power=6, material=paint)
        solid.box((0.7, 1.3, 0.5), (0.45, 0.95, 0.75), rounding=0.08, taper=0.92, material=paint)
        for half in ((0.6, 0.5, 0.55), (0.35, 0.5, 0.9)):
            solid.box((0.7, 1.6, 0.5), half, how="paint", material=glass)
        top, out, reach = rng.uniform(2.4, 3.4), rng.uniform(1.6, 2.4), rng.uniform(2.8, 3.8)
        low = rng.uniform(0.3, 1.4)
        solid.tube((-0.2, 0.7, 0.7), (-0.2, top * 0.85, 0.7), (-0.2, top, out), 0.26, to=0.2, material=paint)
        solid.capsule((-0.2, top + 0.2, out - 0.3), (-0.2, low, reach), 0.2, to=0.13, material=paint)
        scoop = [(0, 0.3), (-0.35, -0.1), (-0.3, -0.6), (0.1, -0.8), (-0.1, -0.5), (0.2, 0.1)]
        side_on(solid, [(reach + z, low + y) for z, y in scoop], half=0.5, x=-0.2, rounding=0.04, material=dark)
