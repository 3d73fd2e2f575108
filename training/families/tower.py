"""Towers: castles, keeps, lighthouses, windmills, skyscrapers, clock and church towers, pagodas, water towers."""

import math

import numpy as np

from training.families.buildings import Trades, any_trades, battlements, gable_roof, hip_roof, turret, window
from training.families.looks import GLASS, STEEL, WHITE, WOOD, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_castle, _castle, _lighthouse, _windmill, _skyscraper, _church, _pagoda, _water_tower, _keep)
    kinds[rng.integers(len(kinds))](solid, rng, any_trades(solid, rng))


def _castle(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    wide, deep = rng.uniform(1.3, 2.0), rng.uniform(1.0, 1.8)
    wall, tall, radius = rng.uniform(0.9, 1.5), rng.uniform(1.5, 2.6), rng.uniform(0.3, 0.5)
    with solid.group():
        solid.box((0, wall / 2, 0), (wide, wall / 2, deep), material=trades.wall)
        solid.box((0, wall / 2 + 0.35, 0), (wide - 0.22, wall / 2, deep - 0.22), how="cut", material=trades.stone)
        for k in range(5):
            x = wide * (k - 2) * 0.4
            solid.box((x, wall, 0), (0.11, 0.16, 9), how="cut", material=trades.wall)
        solid.box((0, 0.25, deep), (0.25, 0.35, 0.4), how="cut", material=trades.door)
    for x in (-wide, wide):
        for z in (-deep, deep):
            turret(solid, rng, trades, at=(x, 0, z), radius=radius, high=tall * rng.uniform(0.9, 1.1))
    if rng.random() < 0.75:
        keep = rng.uniform(0.45, 0.7)
        at = (rng.uniform(-0.3, 0.3), 0, rng.uniform(-0.4, 0.1))
        if rng.random() < 0.5:
            turret(solid, rng, trades, at=at, radius=keep, high=tall * rng.uniform(1.2, 1.8))
        else:
            high = tall * rng.uniform(0.8, 1.3)
            solid.box((at[0], high / 2, at[2]), (keep * 1.3, high / 2, keep), material=trades.wall)
            with solid.placed(at):
                hip_roof(solid, trades, half=(keep * 1.3, keep), y=high, rise=rng.uniform(0.6, 1.4), lap=0.12, top=0.05)
    if rng.random() < 0.5:
        ground = any_material(solid, rng, color=(0.1, 0.25, 0.05))
        solid.ellipsoid((0, 0, 0), (wide * 1.6, rng.uniform(0.15, 0.5), deep * 1.6), bumps=(0.03, 6), material=ground)


def _keep(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    """A single tower, as a chess rook or a wizard's tower."""
    radius, high = rng.uniform(0.5, 0.8), rng.uniform(1.8, 3.4)
    solid.cone((0, -0.1, 0), (0, 0.25, 0), 1.4 * radius, to=1.1 * radius, rounding=0.03, material=trades.stone)
    solid.cone((0, 0, 0), (0, high, 0), radius * rng.uniform(1.0, 1.2), to=radius, material=trades.wall)
    if rng.random() < 0.5:
        battlements(solid, trades, at=(0, high, 0), radius=radius, num=int(rng.integers(3, 6)))
    else:
        solid.cone((0, high - 0.4, 0), (0, high, 0), radius, to=1.25 * radius, material=trades.wall)
        bend = rng.uniform(-0.4, 0.4)
        top = high + rng.uniform(1.0, 1.8)
        solid.cone((0, high - 0.05, 0), (0, high + 0.2, 0), 1.45 * radius, to=1.2 * radius, material=trades.roof)
        solid.tube((0, high, 0), (0, (high + top) / 2, 0), (bend, top, 0), 1.2 * radius, to=0.04, material=trades.roof)
    for k in range(3):
        angle, y = rng.uniform(-1, 1), high * (0.3 + 0.22 * k)
        at = (radius * math.sin(angle), y, radius * math.cos(angle))
        solid.ellipsoid(at, (0.15, 0.22, 0.25), how="paint", material=trades.glass)
    solid.box((0, 0.4, radius * 1.1), (0.25, 0.42, 0.3), how="paint", material=trades.door)
    if rng.random() < 0.4:
        side = turn(y=rng.uniform(40, 320))
        with solid.placed(turned=side):
            turret(solid, rng, trades, at=(0, high * 0.55, radius), radius=0.35 * radius, high=0.45 * high)
            solid.cone(
                (0, high * 0.35, radius * 0.8), (0, high * 0.56, radius), 0.05, to=0.36 * radius, material=trades.wall
            )


def _lighthouse(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    radius, high = rng.uniform(0.5, 0.8), rng.uniform(2.6, 4.0)
    top = radius * rng.uniform(0.5, 0.75)
    white = plain(solid, rng, WHITE) if rng.random() < 0.7 else trades.wall
    red = plain(solid, rng, (0.5, 0.03, 0.03)) if rng.random() < 0.6 else any_material(solid, rng)
    lamp, steel = plain(solid, rng, (0.8, 0.7, 0.3), gloss=0.9), plain(solid, rng, STEEL)
    solid.cone((0, 0, 0), (0, high, 0), radius, to=top, material=white)
    num = int(rng.integers(1, 4))
    for k in range(num):
        solid.box((0, high * (k + 0.5) / num, 0), (2, high / num / 4, 2), how="paint", material=red)
    solid.cone((0, high - 0.12, 0), (0, high, 0), top, to=1.35 * top, material=red)
    solid.ring((0, high + 0.25, 0), 1.3 * top, 0.035, turned=turn(x=90), material=steel)
    for k in range(8):
        angle = math.tau * k / 8
        x, z = 1.3 * top * math.cos(angle), 1.3 * top * math.sin(angle)
        solid.cone((x, high - 0.1, z), (x, high + 0.25, z), 0.03, material=steel)
    solid.cone((0, high, 0), (0, high + 0.55, 0), 0.7 * top, material=lamp)
    solid.cone((0, high + 0.5, 0), (0, high + 0.6 + top, 0), 0.95 * top, to=0.04, material=red)
    solid.box((0, 0.4, radius), (0.2, 0.4, 0.3), how="paint", material=trades.door)
    if rng.random() < 0.7:
        rock = any_material(solid, rng, color=(0.25, 0.22, 0.2))
        for _ in range(4):
            x, z = rng.uniform(-0.8, 0.8, 2)
            solid.ellipsoid((x, -0.1, z), rng.uniform(0.3, 0.8, 3), blend=0.1, bumps=(0.06, 7), material=rock)


def _windmill(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    radius, high = rng.uniform(0.7, 1.0), rng.uniform(1.8, 2.8)
    top, wood = radius * rng.uniform(0.55, 0.8), plain(solid, rng, WOOD)
    sail = plain(solid, rng, WHITE if rng.random() < 0.6 else WOOD)
    solid.cone((0, 0, 0), (0, high, 0), radius, to=top, material=trades.wall)
    if rng.random() < 0.5:
        solid.ellipsoid((0, high, 0), (1.15 * top, top, 1.15 * top), material=trades.roof)
    else:
        solid.cone((0, high - 0.05, 0), (0, high + 1.3 * top, 0), 1.25 * top, to=0.1, material=trades.roof)
    front, reach = top * 1.4, rng.uniform(1.2, 1.8)
    solid.cone((0, high, 0), (0, high + 0.05, front + 0.1), 0.1, material=wood)
    first, num = rng.uniform(0, 90), int(rng.choice((3, 4, 4)))
    for k in range(num):
        with solid.placed((0, high + 0.05, front), turned=turn(z=first + 360 * k / num)):
            solid.box((0, reach / 2, 0), (0.045, reach / 2, 0.045), material=wood)
            solid.box((0.17, reach * 0.62, 0), (0.17, reach * 0.36, 0.035), turned=turn(y=12), material=sail)
    if rng.random() < 0.4:
        solid.cone((0, 0.35 * high, 0), (0, 0.35 * high + 0.07, 0), radius * 1.35, material=wood)
    solid.box((0, 0.4, radius), (0.25, 0.42, 0.35), how="paint", material=trades.door)
    for y in (0.5, 0.75):
        solid.box((0, y * high, radius * 0.8), (0.13, 0.16, 0.4), how="paint", material=trades.glass)


def _skyscraper(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    pane = solid.material(GLASS, (0.4, 0.42, 0.45), pattern="checks", size=float(rng.uniform(0.1, 0.25)), gloss=0.8)
    wall = pane if rng.random() < 0.5 else trades.wall
    wide, deep, y = rng.uniform(0.6, 1.0), rng.uniform(0.6, 1.0), 0.0
    is_round, spin = rng.random() < 0.25, rng.uniform(-12, 12) if rng.random() < 0.3 else 0.0
    for k in range(int(rng.integers(1, 6))):
        high = rng.uniform(0.8, 2.2)
        if is_round:
            solid.cone((0, y, 0), (0, y + high, 0), wide, material=wall)
        else:
            half = (wide, high / 2, deep)
            solid.box((0, y + high / 2, 0), half, turned=turn(y=spin * k), taper=rng.uniform(0.85, 1), material=wall)
        if wall != pane:
            for j in range(3):
                level = y + high * (j + 0.5) / 3
                solid.box((0, level, 0), (0.85 * wide, high / 9, 2), how="paint", material=trades.glass)
                solid.box((0, level, 0), (2, high / 9, 0.85 * deep), how="paint", material=trades.glass)
        solid.box((0, y + 0.02, 0), (1.04 * wide, 0.05, 1.04 * deep), material=trades.stone)
        y, wide, deep = y + high, wide * rng.uniform(0.6, 0.95), deep * rng.uniform(0.6, 0.95)
    if rng.random() < 0.5:
        solid.cone((0, y - 0.1, 0), (0, y + rng.uniform(0.6, 1.4), 0), 0.09, to=0.04, material=trades.stone)
    else:
        solid.box((0.2 * wide, y + 0.1, 0), (0.4 * wide, 0.15, 0.4 * deep), material=trades.stone)


def _church(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    wide, high = rng.uniform(0.4, 0.6), rng.uniform(2.2, 3.4)
    solid.box((0, high / 2, 0), (wide, high / 2, wide), material=trades.wall)
    for y in (0.5, 0.98):
        solid.box((0, y * high, 0), (1.1 * wide, 0.06, 1.1 * wide), material=trades.stone)
    solid.box((0, high + 0.6, 0), (1.1 * wide, rng.uniform(0.5, 1.1), 1.1 * wide), taper=0.04, material=trades.roof)
    for k in range(4):
        with solid.placed(turned=turn(y=90 * k)):
            if rng.random() < 0.8:
                solid.cone(
                    (0, 0.8 * high, wide - 0.1), (0, 0.8 * high, wide + 0.04), 0.55 * wide, material=trades.frame
                )
    window(solid, trades, at=(0, 0.55 * high, wide), wide=0.12, high=0.25, depth=0.08)
    solid.box((0, 0.4, wide), (0.2, 0.42, 0.1), how="paint", material=trades.door)
    if rng.random() < 0.7:
        long = rng.uniform(0.8, 1.6)
        with solid.placed((0, 0, -wide - long + 0.1)):
            half = (wide * rng.uniform(1.1, 1.7), long)
            solid.box((0, 0.55, 0), (half[0], 0.6, long), material=trades.wall)
            gable_roof(solid, trades, half=half, y=1.12, rise=rng.uniform(0.6, 1.1) * half[0], along_x=False, lap=0.1)
            for k in range(3):
                solid.box((0, 0.6, (k - 1) * 0.6 * long), (2, 0.28, 0.09), how="paint", material=trades.glass)


def _pagoda(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    wide, y, shrink = rng.uniform(0.8, 1.2), 0.0, rng.uniform(0.75, 0.92)
    solid.box((0, -0.05, 0), (1.5 * wide, 0.12, 1.5 * wide), material=trades.stone)
    for _ in range(int(rng.integers(2, 6))):
        high = rng.uniform(0.45, 0.7)
        solid.box((0, y + high / 2, 0), (0.75 * wide, high / 2 + 0.03, 0.75 * wide), material=trades.wall)
        solid.box((0, y + 0.45 * high, 0), (0.35 * wide, 0.3 * high, 2), how="paint", material=trades.door)
        solid.box((0, y + high + 0.05, 0), (1.35 * wide, 0.06, 1.35 * wide), taper=0.95, material=trades.roof)
        solid.box((0, y + high + 0.2, 0), (1.25 * wide, 0.14, 1.25 * wide), taper=0.5, material=trades.roof)
        y, wide = y + high + 0.28, wide * shrink
    solid.box((0, y + 0.1, 0), (0.9 * wide, 0.2, 0.9 * wide), taper=0.1, material=trades.roof)
    solid.cone((0, y, 0), (0, y + 0.8, 0), 0.07, to=0.03, material=trades.stone)


def _water_tower(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    tall, out, radius = rng.uniform(1.2, 2.2), rng.uniform(0.5, 0.8), rng.uniform(0.6, 0.9)
    num = int(rng.integers(3, 7))
    for k in range(num):
        angle = math.tau * (k + 0.5) / num
        x, z = math.cos(angle), math.sin(angle)
        foot = (out * 1.15 * x, 0, out * 1.15 * z)
        solid.cone(foot, (out * 0.8 * x, tall + 0.2, out * 0.8 * z), 0.06, material=trades.frame)
    solid.ring((0, 0.5 * tall, 0), out * 0.97, 0.045, turned=turn(x=90), material=trades.frame)
    solid.cone((0, 0, 0), (0, tall + 0.2, 0), 0.12, material=trades.stone)
    high = rng.uniform(0.7, 1.3)
    solid.cone((0, tall, 0), (0, tall + high, 0), radius, rounding=rng.uniform(0.02, 0.3), material=trades.wall)
    top = tall + high
    solid.cone((0, top - 0.1, 0), (0, top + rng.uniform(0.3, 0.7), 0), radius * 1.06, to=0.05, material=trades.roof)
