"""Houses: cottages, villas, barns, flat-roofed boxes, huts; one or two wings, porches, chimneys, balconies, garages."""

import numpy as np

from training.families.buildings import Trades, any_trades, chimney, gable_roof, hip_roof, walls
from training.families.looks import LEAF, any_material
from training.solids.build import Solid

WEIGHT = 1.2


def build(solid: Solid, rng: np.random.Generator) -> None:
    trades = any_trades(solid, rng)
    if rng.random() < 0.1:
        _round_hut(solid, rng, trades)
        return
    storeys = int(rng.choice((1, 2, 3), p=(0.5, 0.4, 0.1)))
    half = (rng.uniform(1.1, 2.4), rng.uniform(1.0, 2.0))
    high = storeys * rng.uniform(1.4, 2.0)
    walls(solid, rng, trades, half=half, high=high, storeys=storeys)
    top = _roof(solid, rng, trades, half=half, y=high)
    if rng.random() < 0.4:
        with solid.placed((rng.choice((-1, 1)) * half[0] * rng.uniform(0.9, 1.1), 0, rng.uniform(-0.3, 0.6) * half[1])):
            wing = (rng.uniform(0.6, 0.8) * half[0], rng.uniform(0.6, 1.1) * half[1])
            low = high * rng.uniform(0.5, 0.95)
            walls(solid, rng, trades, half=wing, high=low, storeys=1, has_door=False)
            _roof(solid, rng, trades, half=wing, y=low)
    if rng.random() < 0.6:
        at = (rng.uniform(-0.6, 0.6) * half[0], high - 0.1, rng.uniform(-0.5, 0.5) * half[1])
        chimney(solid, trades, at=at, high=top - high + rng.uniform(0.2, 0.6), wide=rng.uniform(0.14, 0.24))
    if rng.random() < 0.4:
        _porch(solid, rng, trades, half=half, tall=min(high, 1.6))
    if rng.random() < 0.4:
        grass = any_material(solid, rng, color=LEAF if rng.random() < 0.6 else (0.3, 0.3, 0.3))
        solid.box((0, -0.06, 0), (half[0] * 1.25 + 0.3, 0.1, half[1] * 1.25 + 0.5), material=grass)


def _roof(solid: Solid, rng: np.random.Generator, trades: Trades, *, half: tuple[float, float], y: float) -> float:
    """Any roof; the height of its top."""
    kind, lap = rng.random(), rng.uniform(0.08, 0.4)
    if kind < 0.6:
        along_x = bool(rng.random() < (0.7 if half[0] > half[1] else 0.35))
        rise = rng.uniform(0.4, 1.3) * (half[1] if along_x else half[0])
        gable_roof(solid, trades, half=half, y=y, rise=rise, along_x=along_x, lap=lap)
        return y + rise
    if kind < 0.85:
        rise = rng.uniform(0.4, 1.2)
        hip_roof(solid, trades, half=half, y=y, rise=rise, lap=lap, top=rng.uniform(0.03, 0.6))
        return y + rise
    solid.box((0, y + 0.07, 0), (half[0] + lap, 0.1, half[1] + lap), material=trades.roof)
    if rng.random() < 0.5:
        solid.box((0, y + 0.3, 0), (half[0] - 0.12, 0.25, half[1] - 0.12), how="cut", material=trades.stone)
    return y + 0.2


def _porch(solid: Solid, rng: np.random.Generator, trades: Trades, *, half: tuple[float, float], tall: float) -> None:
    wide, out = rng.uniform(0.5, 0.95) * half[0], rng.uniform(0.5, 0.9)
    front = half[1] + out
    solid.box((0, 0.06, half[1] + out / 2), (wide, 0.1, out / 2 + 0.05), material=trades.stone)
    for x in (wide - 0.08, wide / 3)[: 1 + int(wide > 1.2)]:
        solid.cone((x, 0, front - 0.1), (x, tall, front - 0.1), 0.07, material=trades.frame, mirror=True)
    solid.box((0, tall, half[1] + out / 2), (wide + 0.12, 0.07, out / 2 + 0.15), material=trades.roof)
    if rng.random() < 0.4:
        with solid.placed((0, 0, half[1] + out / 2)):
            gable_roof(solid, trades, half=(wide, out / 2), y=tall, rise=0.5 * wide, along_x=False, lap=0.12)
    if rng.random() < 0.3:
        solid.box((0, 0.5, front - 0.1), (wide, 0.04, 0.04), material=trades.frame)


def _round_hut(solid: Solid, rng: np.random.Generator, trades: Trades) -> None:
    """A round hut, a mushroom house or a tent."""
    wide, high = rng.uniform(0.9, 1.4), rng.uniform(1.2, 2.2)
    solid.cone((0, 0, 0), (0, high, 0), wide, to=wide * rng.uniform(0.75, 1), rounding=0.1, material=trades.wall)
    solid.box((0, 0.6, wide), (0.35, 0.65, 0.3), how="paint", material=trades.door)
    solid.ellipsoid((0, 1.1, wide), (0.35, 0.4, 0.3), how="paint", material=trades.door)
    for side in (-1, 1):
        solid.ellipsoid((side * 0.75 * wide, 0.65 * high, 0.7 * wide), 0.2, how="paint", material=trades.glass)
    if rng.random() < 0.5:
        lap = wide * rng.uniform(1.2, 1.5)
        solid.cone(
            (0, high - 0.15, 0), (0, high + rng.uniform(0.8, 1.6), 0), lap, to=0.05, rounding=0.04, material=trades.roof
        )
    else:
        cap = wide * rng.uniform(1.3, 1.7)
        with solid.group():
            solid.ellipsoid((0, high - 0.1, 0), (cap, cap * 0.8, cap), material=trades.roof)
            solid.box((0, high - 1.2 - 0.1, 0), (4, 1.2, 4), how="cut", rounding=0.1, material=trades.frame)
    if rng.random() < 0.5:
        chimney(solid, trades, at=(0.5 * wide, high, -0.1), high=rng.uniform(0.8, 1.2), wide=0.13)
