"""Dioramas: a house, shop, temple or castle with trees, fences and paths on a square or round base."""

import math

import numpy as np

from training.families.buildings import Trades, any_trades, chimney, gable_roof, hip_roof, tree, turret, walls
from training.families.looks import LEAF, WOOD, any_material, plain
from training.families.stand import stood
from training.solids.build import Solid, turn

WEIGHT = 1.2


def build(solid: Solid, rng: np.random.Generator) -> None:
    trades = any_trades(solid, rng)
    size, is_round = rng.uniform(1.8, 2.8), rng.random() < 0.35
    _base(solid, rng, size=size, is_round=is_round)
    kinds = (_house, _house, _shop, _temple, _castle, _hut)
    yaw = rng.choice((0, 0, 0, 90, -45, rng.uniform(-180, 180)))
    place = (rng.uniform(-0.2, 0.2) * size, 0, rng.uniform(-0.35, 0.1) * size)
    with stood(solid, place, turned=turn(y=yaw), scale=size / 2.4):
        kinds[rng.integers(len(kinds))](solid, rng, trades)
    if rng.random() < 0.6:
        path = any_material(solid, rng, color=(0.4, 0.35, 0.27))
        x = place[0] + rng.uniform(-0.1, 0.1)
        solid.box((x, 0.0, 0.45 * size), (rng.uniform(0.15, 0.3), 0.03, 0.48 * size), material=path)
    _yard(solid, rng, size=size, is_round=is_round, trades=trades)


def _base(solid: Solid, rng: np.random.Generator, *, size: float, is_round: bool) -> None:
    top = any_material(solid, rng, color=LEAF if rng.random() < 0.6 else (0.35, 0.33, 0.3))
    soil = any_material(solid, rng, color=(0.2, 0.11, 0.05)) if rng.random() < 0.6 else top
    thick, wide = rng.uniform(0.1, 0.5), 1.0 if is_round else rng.uniform(0.8, 1.2)
    deep = thick + rng.uniform(0.4, 1.4) if rng.random() < 0.25 else thick
    if is_round:
        solid.cone(
            (0, -deep, 0), (0, 0, 0), size * rng.uniform(0.3, 1) if deep > thick else size, to=size, material=soil
        )
    else:
        half = (size * wide, deep / 2, size)
        narrow = rng.uniform(0.3, 0.9) if deep > thick else 1.0
        with solid.placed((0, -deep / 2, 0), turned=turn(z=180)):
            solid.box((0, 0, 0), half, taper=narrow, rounding=rng.choice((0, 0.05)), material=soil)
    solid.box((0, 0, 0), (1.3 * size, 0.09, 1.1 * size), how="paint", material=top)
    if rng.random() < 0.25:
        with solid.placed((rng.uniform(-0.5, 0.5) * size, 0, 0.5 * size)):
            water = plain(solid, rng, (0.05, 0.2, 0.35), gloss=0.9)
            solid.ellipsoid((0, 0, 0), (0.4 * size, 0.1, 0.28 * size), how="paint", material=water)


def _house(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    storeys = int(rng.choice((1, 2)))
    half, high = (rng.uniform(0.7, 1.2), rng.uniform(0.6, 1.0)), storeys * rng.uniform(0.8, 1.1)
    walls(solid, rng, trades, half=half, high=high, storeys=storeys)
    rise = rng.uniform(0.5, 1.1)
    if rng.random() < 0.7:
        gable_roof(
            solid, trades, half=half, y=high, rise=rise, along_x=bool(rng.random() < 0.6), lap=rng.uniform(0.08, 0.25)
        )
    else:
        hip_roof(solid, trades, half=half, y=high, rise=rise, top=rng.uniform(0.03, 0.5))
    if rng.random() < 0.6:
        chimney(solid, trades, at=(rng.uniform(-0.5, 0.5) * half[0], high, -0.2), high=rise + 0.15, wide=0.12)
    if rng.random() < 0.4:
        side = rng.choice((-1, 1)) * (half[0] + 0.3)
        with solid.placed((side, 0, 0)):
            walls(solid, rng, trades, half=(0.4, half[1] * 0.8), high=0.75, has_door=False)
            hip_roof(solid, trades, half=(0.4, half[1] * 0.8), y=0.75, rise=0.25, lap=0.08, top=0.5)


def _shop(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    half, storeys = (rng.uniform(0.8, 1.2), rng.uniform(0.6, 0.9)), int(rng.integers(1, 4))
    high = 0.95 * storeys
    walls(solid, rng, trades, half=half, high=high, storeys=storeys)
    solid.box((0.1, 0.45, half[1]), (0.75 * half[0], 0.32, 0.06), how="paint", material=trades.glass)
    awning = solid.material((0.75, 0.75, 0.73), (0.5, 0.05, 0.04), pattern="stripes", size=0.2)
    solid.box((0, 0.9, half[1] + 0.15), (half[0], 0.035, 0.25), turned=turn(x=25), material=awning)
    solid.box((0, high + 0.06, 0), (half[0] + 0.08, 0.12, half[1] + 0.08), material=trades.stone)
    solid.box((0, high + 0.2, 0), (half[0] - 0.06, 0.18, half[1] - 0.06), how="cut", material=trades.roof)
    if rng.random() < 0.5:
        sign = any_material(solid, rng)
        solid.box((0, high + 0.3, half[1] - 0.05), (0.7 * half[0], 0.2, 0.05), material=sign)
    if rng.random() < 0.6:
        solid.box((0.3, high + 0.1, -0.2), (0.2, 0.15, 0.2), material=trades.stone)


def _temple(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    half, num = (rng.uniform(0.8, 1.2), rng.uniform(0.8, 1.3)), int(rng.integers(3, 6))
    for k in range(3):
        solid.box(
            (0, 0.05 + 0.08 * k, 0), (half[0] + 0.3 - 0.1 * k, 0.05, half[1] + 0.3 - 0.1 * k), material=trades.stone
        )
    tall = rng.uniform(0.8, 1.2)
    solid.box((0, 0.2 + tall / 2, -0.1), (0.65 * half[0], tall / 2, 0.7 * half[1]), material=trades.wall)
    solid.box((0, 0.55, 0), (0.22, 0.4, 0.7 * half[1]), how="paint", material=trades.door)
    for k in range(num):
        x = half[0] * (2 * k / (num - 1) - 1) * 0.93
        for z in (0.93, -0.93):
            solid.cone((x, 0.2, z * half[1]), (x, 0.25 + tall, z * half[1]), 0.085, to=0.07, material=trades.stone)
    for z in (-0.3, 0.3):
        solid.cone(
            (0.87 * half[0], 0.2, z * half[1]),
            (0.87 * half[0], 0.25 + tall, z * half[1]),
            0.08,
            mirror=True,
            material=trades.stone,
        )
    solid.box((0, 0.28 + tall, 0), (half[0] + 0.05, 0.1, half[1] + 0.05), material=trades.stone)
    gable_roof(solid, trades, half=half, y=0.36 + tall, rise=rng.uniform(0.35, 0.6), along_x=False, lap=0.12)


def _castle(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    wide = rng.uniform(0.7, 1.1)
    solid.box((0, 0.45, 0), (wide, 0.5, 0.7 * wide), material=trades.wall)
    solid.box((0, 0.3, 0.7 * wide), (0.2, 0.32, 0.06), how="paint", material=trades.door)
    hip_roof(solid, trades, half=(0.8 * wide, 0.55 * wide), y=0.93, rise=0.4, lap=0.0)
    for x in (-wide, wide):
        for z in (-0.7, 0.7):
            if rng.random() < 0.8:
                turret(
                    solid, rng, trades, at=(x, 0, z * wide), radius=rng.uniform(0.2, 0.32), high=rng.uniform(0.9, 1.8)
                )
    if rng.random() < 0.6:
        turret(solid, rng, trades, at=(0, 0.5, -0.2), radius=0.36, high=rng.uniform(1.0, 1.8))


def _hut(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    """A round hut or a tent."""
    if rng.random() < 0.5:
        wide, high = rng.uniform(0.6, 0.9), rng.uniform(0.7, 1.1)
        solid.cone((0, -0.05, 0), (0, high, 0), wide, material=trades.wall)
        solid.cone((0, high - 0.1, 0), (0, high + rng.uniform(0.6, 1.2), 0), wide * 1.3, to=0.05, material=trades.roof)
        solid.box((0, 0.35, wide), (0.2, 0.4, 0.25), how="paint", material=trades.door)
        return
    sides = rng.uniform(0.7, 1.0)
    with solid.group():
        gable_roof(
            solid, trades, half=(sides, 0.9), y=0.05, rise=sides * rng.uniform(0.9, 1.4), along_x=False, lap=0.08
        )
        solid.box((0, 0, 0), (sides, 0.1, 0.9), material=trades.roof)
        solid.box((0, 0.2, 0.75), (0.3, 0.5, 0.3), how="cut", material=trades.door)


def _yard(solid: Solid, rng: np.random.Generator, *, size: float, is_round: bool, trades: Trades) -> None:
    reach = 0.72 if is_round else 0.8
    for _ in range(int(rng.integers(1, 6))):
        angle = rng.uniform(-0.3, 1.3) * math.pi if rng.random() < 0.7 else rng.uniform(0, math.tau)
        x, z = reach * size * math.cos(angle), -reach * size * math.sin(angle)
        kind = rng.random()
        if kind < 0.7:
            tree(solid, rng, at=(x, 0, z), high=rng.uniform(0.6, 1.8))
        elif kind < 0.85:
            stone = any_material(solid, rng, color=(0.3, 0.29, 0.27))
            solid.ellipsoid((x, 0.03, z), rng.uniform(0.12, 0.3, 3), bumps=(0.03, 14), material=stone)
        else:
            bush = any_material(solid, rng, color=LEAF)
            solid.ellipsoid((x, 0.1, z), rng.uniform(0.18, 0.32, 3), bumps=(0.02, 30), material=bush)
    if rng.random() < 0.35 and not is_round:
        wood = plain(solid, rng, WOOD)
        for side in (-1, 1):
            start, end = side * 0.78 * size, side * 0.25 * size
            solid.box(((start + end) / 2, 0.22, 0.9 * size), (abs(start - end) / 2, 0.035, 0.035), material=wood)
            for k in range(4):
                x = start + (end - start) * k / 3
                solid.box((x, 0.16, 0.9 * size), (0.045, 0.2, 0.045), material=wood)
