"""Without bones or without legs: coiled and winding snakes, snails, caterpillars, octopuses, slugs, starfish."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, WHITE, any_color, any_material, near_color, plain
from training.solids.build import Point, Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    makers = (_coiled, _winding, _snail, _caterpillar, _octopus, _starfish)
    maker = makers[int(rng.choice(len(makers), p=(0.18, 0.2, 0.24, 0.14, 0.18, 0.06)))]
    skin = any_material(solid, rng, gloss=0.4, color=any_color(rng) if rng.random() < 0.6 else (0.35, 0.2, 0.08))
    maker(solid, rng, skin)


def _swept(solid: Solid, points: Sequence[Point], radii: Sequence[float], **how: object) -> None:
    """A smooth tube along `points`: Bezier curves between the middles of its pieces."""
    path, thick = np.asarray(points, float), np.asarray(radii, float)
    middles, means = (path[:-1] + path[1:]) / 2, (thick[:-1] + thick[1:]) / 2
    solid.capsule(path[0], middles[0], thick[0], to=means[0], **how)  # type: ignore[arg-type]
    for index in range(len(path) - 2):
        one, two = middles[index], middles[index + 1]
        solid.tube(one, path[index + 1], two, means[index], to=means[index + 1], **how)  # type: ignore[arg-type]
    solid.capsule(middles[-1], path[-1], means[-1], to=thick[-1], **how)  # type: ignore[arg-type]


def _eyes(
    solid: Solid,
    rng: np.random.Generator,
    at: np.ndarray,
    size: float,
    *,
    is_straight: bool = True,
    around: float = 0.0,
) -> None:
    """`at`: the left eye, seen from x = `around`."""
    black, white = plain(solid, rng, BLACK, gloss=0.9), plain(solid, rng, WHITE, gloss=0.8)
    is_goggle = rng.random() < 0.5
    for side, mirror in sides(is_straight):
        here = np.array([around + side * (at[0] - around), at[1], at[2]])
        solid.ellipsoid(here, size, blend=0.01, material=white if is_goggle else black, mirror=mirror)
        if is_goggle:
            look = here + np.array([side * 0.3, 0.1, 0.75]) * size
            solid.ellipsoid(look, size * 0.62, how="paint", material=black, mirror=mirror)


def _serpent_head(solid: Solid, rng: np.random.Generator, at: Point, size: float, skin: int, *, yaw: float) -> None:
    red = plain(solid, rng, (0.6, 0.03, 0.03))
    is_cobra = rng.random() < 0.35
    with solid.placed(at, turned=turn(x=float(rng.uniform(-10, 20)), y=yaw), scale=size):
        solid.ellipsoid((0, 0.1, 0.5), (1.15, 0.8, 1.5), blend=0.3, material=skin)
        solid.ellipsoid((0, 0.0, 1.5), (0.8, 0.5, 0.8), blend=0.3, material=skin)
        if is_cobra:
            solid.ellipsoid((0, -1.4, -0.5), (2.2, 2.4, 0.4), blend=0.4, material=skin)
        if rng.random() < 0.5:
            solid.tube((0, -0.1, 1.8), (0, -0.1, 3.0), (0, -0.6, 3.6), 0.2, to=0.16, material=red)
        eye = plain(solid, rng, BLACK if rng.random() < 0.6 else (0.7, 0.5, 0.0), gloss=0.9)
        for side, mirror in sides(yaw == 0 and abs(np.asarray(at)[0]) < 1e-9):
            solid.ellipsoid((side * 0.85, 0.55, 0.95), 0.3, material=eye, mirror=mirror)


def _coiled(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    """A coil that narrows as it rises, its neck lifted."""
    thick, turns = rng.uniform(0.11, 0.16), rng.uniform(1.6, 2.6)
    wide, pitch, start = rng.uniform(0.45, 0.65), thick * rng.uniform(1.5, 1.9), rng.uniform(0, 2 * np.pi)
    end = np.pi / 2 + 2 * np.pi * turns
    angles = np.linspace(end - 2 * np.pi * turns + start * 0.2, end, int(turns * 6))
    share = (angles - angles[0]) / (end - angles[0])
    around = wide * (1 - 0.45 * share)
    points = [
        np.array([r * np.cos(a), pitch * turns * s, r * np.sin(a)])
        for r, a, s in zip(around, angles, share, strict=True)
    ]
    top = points[-1]
    high = rng.uniform(0.35, 0.8)
    points += [
        top * (0, 1, 0.4) + (-0.25, thick, 0),
        top * (0, 1, 0) + (0, high * 0.6, -0.1),
        top * (0, 1, 0) + (0, high, 0.1),
    ]
    radii = np.concatenate([np.linspace(0.35, 1.0, 5), np.ones(len(points) - 8), (0.9, 0.8, 0.75)]) * thick
    _swept(solid, points, radii, blend=0.01, material=skin)
    _serpent_head(solid, rng, points[-1], thick * 0.85, skin, yaw=0.0)


def _winding(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    thick, waves = rng.uniform(0.07, 0.12), rng.uniform(1.0, 2.0)
    swing, num = rng.uniform(0.3, 0.5), 11
    share = np.linspace(0, 1, num)
    raised = rng.uniform(0.3, 0.7) if rng.random() < 0.5 else 0.05
    rise = raised * np.clip((share - 0.7) / 0.3, 0, 1) ** 1.3
    phase = rng.uniform(0, 6.28)
    across = swing * np.sin(2 * np.pi * waves * share + phase) * (1 - 0.4 * share)
    points = np.stack([across - across[-1], rise, (share - 0.7) * rng.uniform(1.6, 2.2) - rise * 0.3], axis=1)
    radii = thick * np.clip(0.3 + 2.2 * share, 0, 1) * np.clip(1.4 - 0.5 * share, 0, 1)
    _swept(solid, points, radii, blend=0.01, material=skin)
    _serpent_head(solid, rng, points[-1], thick * rng.uniform(0.85, 1.1), skin, yaw=0.0)


def _snail(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    shell = any_material(solid, rng, gloss=0.6)
    long, fat = rng.uniform(0.7, 0.9), rng.uniform(0.16, 0.24)
    is_slug = rng.random() < 0.12
    solid.ellipsoid((0, fat * 0.45, 0), (fat * 1.15, fat * 0.6, long), material=skin)
    high = rng.uniform(0.15, 0.5)
    at = np.array([0, fat + high, long * 0.85 + 0.05])
    solid.tube(
        (0, fat * 0.5, 0.1), (0, fat * 0.4, long * 0.85), at, fat * 0.95, to=fat * 0.8, blend=0.08, material=skin
    )
    solid.ellipsoid(at, (fat * 0.9, fat * 0.85, fat * 0.95), blend=0.05, material=skin)
    tip = at + (fat * rng.uniform(0.5, 1.0), fat * rng.uniform(1.2, 2.2), fat * 0.8)
    solid.capsule(at + (fat * 0.3, 0, 0), tip, 0.055, to=0.04, blend=0.03, material=skin, mirror=True)
    _eyes(solid, rng, tip, rng.uniform(0.055, 0.11))
    feeler = at + (fat * 0.35, -fat * 0.2, fat * 0.8)
    solid.capsule(feeler, feeler + (0.03, -0.05, 0.12), 0.04, to=0.03, blend=0.02, material=skin, mirror=True)
    if is_slug:
        return
    big, grow, lean = rng.uniform(0.3, 0.42), rng.uniform(0.86, 0.9), rng.uniform(-12, 12)
    middle, out = np.array([0, fat + big * 1.05, -0.08]), rng.uniform(0.0, 0.05)
    with solid.placed(middle, turned=turn(y=lean, z=lean * 0.5)):
        for index in range(15):
            angle, size = np.radians(-60 - index * 42), grow**index
            centre = np.array(
                [index * out * size, np.sin(angle) * big * 0.78 * size, np.cos(angle) * big * 0.78 * size]
            )
            radii = np.array([1.0, 0.8, 0.8]) * big * 0.72 * size
            solid.ellipsoid(centre, radii, turned=turn(x=-np.degrees(angle)), blend=0.05, material=shell)
        solid.ellipsoid((0, 0, 0), (big * 0.45, big * 0.7, big * 0.7), blend=0.03, material=shell)


def _caterpillar(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    num, fat = int(rng.integers(5, 9)), rng.uniform(0.16, 0.22)
    other = any_material(solid, rng) if rng.random() < 0.6 else skin
    hump, sway = rng.uniform(0.0, 0.33) * fat * (num - 1), rng.uniform(-0.25, 0.25) if rng.random() < 0.5 else 0.0
    feet = plain(solid, rng, near_color((0.1, 0.06, 0.03), rng))
    for index in range(num):
        share = index / (num - 1)
        at = np.array([sway * np.sin(share * 5), hump * np.sin(np.pi * share) ** 2, -index * fat * 1.35])
        solid.ellipsoid(at, (fat, fat * 1.05, fat * 0.95), blend=0.02, material=other if index % 2 else skin)
        for side, mirror in sides(sway == 0):
            foot = at + (side * fat * 0.55, -fat * 0.95, 0)
            solid.ellipsoid(foot, (fat * 0.3, fat * 0.35, fat * 0.3), blend=0.02, material=feet, mirror=mirror)
    size = fat * rng.uniform(1.1, 1.5)
    at = np.array([0, rng.uniform(0.05, 0.25), fat * 1.2])
    solid.ellipsoid(at, size, blend=0.03, material=skin)
    _eyes(solid, rng, at + np.array([0.42, 0.3, 0.82]) * size, size * 0.24)
    far = at + np.array([0.6, 1.7, 0.2]) * size
    solid.tube(at, at + np.array([0.4, 1.2, 0.2]) * size, far, 0.04, to=0.03, material=feet, mirror=True)
    solid.ellipsoid(far, 0.055, material=feet, mirror=True)


def _octopus(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    wide, tall = rng.uniform(0.3, 0.42), rng.uniform(0.32, 0.6)
    back = -rng.uniform(0, 0.25)
    solid.ellipsoid((0, tall + 0.1, back), (wide, tall, wide * 1.05), material=skin)
    solid.capsule((0, tall * 0.8, back * 0.6), (0, 0.05, 0), wide * 0.8, to=wide * 0.7, blend=0.1, material=skin)
    _eyes(solid, rng, np.array([wide * 0.5, tall * rng.uniform(0.5, 0.9), wide * 0.66]), rng.uniform(0.07, 0.1))
    light = any_material(solid, rng) if rng.random() < 0.6 else skin
    num, thick, is_even = int(rng.integers(6, 9)), rng.uniform(0.09, 0.13), rng.random() < 0.4
    pose = rng.uniform(0.5, 1.0, 4)
    for index in range(num):
        angle = np.pi / 2 + (index + 0.5) / num * 2 * np.pi
        a, b, c, d = pose if is_even else rng.uniform(0.5, 1.0, 4)
        way = np.array([np.cos(angle), 0, np.sin(angle)])
        side = np.array([-way[2], 0, way[0]]) * (0 if is_even else rng.uniform(-0.4, 0.4))
        points = [way * wide * 0.3 + (0, 0.1, 0), way * (wide + 0.1) + (0, 0.02 - 0.1 * b, 0),
                  way * (wide + 0.3 * a) + side + (0, -0.22, 0), way * (wide + 0.55 * c) + side * 1.5 + (0, -0.25, 0),
                  way * (wide + 0.6 * c) + side * 1.2 + (0, -0.25 + 0.45 * d, 0)]  # fmt: skip
        _swept(solid, points, np.array([1.4, 1.0, 0.8, 0.55, 0.3]) * thick, blend=0.02, material=skin)
    solid.ellipsoid((0, -0.35, 0), (1.3, 0.16, 1.3), how="paint", material=light)


def _starfish(solid: Solid, rng: np.random.Generator, skin: int) -> None:
    fat, long, num = rng.uniform(0.2, 0.3), rng.uniform(0.6, 0.9), int(rng.choice((5, 5, 5, 6)))
    lean = turn(x=float(rng.uniform(-75, 0)))
    warts = (0.012, rng.uniform(20, 35)) if rng.random() < 0.6 else (0.0, 0.0)
    with solid.placed(turned=lean @ np.diag((1.0, 1.0, 0.7))):
        solid.ellipsoid((0, 0, 0), (fat * 1.3, fat * 1.3, fat), material=skin, bumps=warts)
        for index in range(num):
            angle = index / num * 2 * np.pi + rng.normal(0, 0.06)
            tip = np.array([np.sin(angle), np.cos(angle), rng.uniform(-0.2, 0.2)]) * long
            limb(solid, ((0, 0, 0), tip), (fat, 0.09), blend=0.12, material=skin, bumps=warts)
        if rng.random() < 0.5:
            _eyes(solid, rng, np.array([fat * 0.45, fat * 0.3, fat * 0.9]), fat * 0.28)
