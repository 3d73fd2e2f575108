"""Buildings: walls with windows and doors, roofs, chimneys, towers, trees: shared by houses, dioramas and towers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from training.families.looks import BRICK, GLASS, LEAF, WHITE, WOOD, any_color, any_material, plain
from training.families.outlines import front_on, side_on
from training.solids.build import Solid


@dataclass(frozen=True)
class Trades:
    """Materials of a building."""

    wall: int
    roof: int
    glass: int
    frame: int
    door: int
    stone: int


def any_trades(solid: Solid, rng: np.random.Generator) -> Trades:
    """Walls of plaster, brick, wood or stone, roofs of tiles or slates, as often as not of real colours."""
    tones = (WHITE, (0.6, 0.48, 0.3), BRICK, WOOD, (0.4, 0.38, 0.34), (0.5, 0.3, 0.2))
    wall = any_material(solid, rng, color=tones[rng.integers(len(tones))] if rng.random() < 0.75 else any_color(rng))
    covers = ((0.35, 0.09, 0.05), (0.1, 0.1, 0.12), (0.2, 0.12, 0.08), (0.08, 0.12, 0.25), (0.4, 0.28, 0.1))
    roof = any_material(solid, rng, color=covers[rng.integers(len(covers))] if rng.random() < 0.75 else any_color(rng))
    glass = plain(solid, rng, GLASS if rng.random() < 0.7 else (0.7, 0.55, 0.2), gloss=0.8)
    frame = plain(solid, rng, WHITE if rng.random() < 0.6 else WOOD)
    door = plain(solid, rng, WOOD if rng.random() < 0.5 else any_color(rng))
    return Trades(wall, roof, glass, frame, door, any_material(solid, rng, color=(0.35, 0.33, 0.3)))


def window(
    solid: Solid, trades: Trades, *, at: tuple[float, float, float], wide: float, high: float, is_side: bool = False,
    depth: float = 0.0,
) -> None:  # fmt: skip
    """A window in a wall whose outside lies at `at`: a sunken pane, or a painted one; `is_side` in a wall along z."""
    reach = max(depth, 0.06)
    flat = (lambda a, b: (reach, b, a)) if is_side else (lambda a, b: (a, b, reach))
    solid.box(at, flat(1.2 * wide, 1.15 * high), how="paint", material=trades.frame)
    solid.box(at, flat(wide, high), how="paint" if depth == 0 else "cut", material=trades.glass)
    if depth > 0:
        bar = 0.12 * wide
        solid.box(at, flat(bar, high), material=trades.frame)


def walls(
    solid: Solid, rng: np.random.Generator, trades: Trades, *, half: tuple[float, float], high: float, y: float = 0.0,
    storeys: int = 1, has_door: bool = True,
) -> None:  # fmt: skip
    """A block of `storeys`, `high` altogether, over the plan +-half (x, z), with windows and a door in front."""
    wide, deep = half
    solid.box((0, y + high / 2, 0), (wide, high / 2, deep), material=trades.wall)
    floor, num = high / storeys, max(1, min(round(wide / 0.9), 4))
    depth = 0.05 if num * storeys < 4 and rng.random() < 0.6 else 0.0
    size = rng.uniform(0.16, 0.26) * min(floor, 2.0)
    door = rng.uniform(-0.4, 0.4) * wide if rng.random() < 0.5 else 0.0
    for storey in range(storeys):
        level = y + (storey + 0.55) * floor
        for k in range(num + 1):
            x = wide * ((k + 0.5) / (num + 1) * 2 - 1)
            for z in (deep, -deep):
                if has_door and storey == 0 and z > 0 and abs(x - door) < 0.35 + size:
                    continue
                if rng.random() < 0.85 and (num < 4 or z > 0):
                    window(solid, trades, at=(x, level, z), wide=size, high=1.3 * size, depth=depth)
        for side in (-1, 1):
            if rng.random() < 0.75:
                z = rng.uniform(-0.3, 0.3) * deep
                window(solid, trades, at=(side * wide, level, z), wide=size, high=1.3 * size, is_side=True, depth=depth)
    if has_door:
        tall = min(0.62 * floor, 1.1)
        solid.box((door, y + tall, deep), (0.36, tall, 0.08), how="paint", material=trades.door)
        solid.box((door, y + 0.04, deep + 0.15), (0.5, 0.08, 0.25), material=trades.stone)


def gable_roof(
    solid: Solid, trades: Trades, *, half: tuple[float, float], y: float, rise: float, along_x: bool, lap: float = 0.2
) -> None:
    """A ridge roof over walls whose top is at y; its eaves lie `lap` beyond the walls; the gables are of wall."""
    wide, deep = (half[1], half[0]) if along_x else half
    slope = rise / wide
    out, thick = wide + lap, 0.09
    sheet = [
        (0, y + rise + thick * 1.4),
        (out, y - slope * lap + thick),
        (out, y - slope * lap - 0.03),
        (0, y + rise - 0.05),
    ]
    gable = [(0, y + rise), (wide, y), (wide, y - 0.1)]
    if along_x:
        whole = [(-a, b) for a, b in reversed(sheet[:3])] + [*sheet]
        side_on(solid, [*((-a, b) for a, b in reversed(gable[1:])), *gable], half=deep, material=trades.wall)
        side_on(
            solid,
            [p for p in whole if p != (0, y + rise - 0.05)] + [(0, y + rise - 0.05)],
            half=deep + lap,
            material=trades.roof,
        )
        return
    front_on(solid, [*reversed(gable)], half=deep, material=trades.wall)
    bottom, top = (0, y + rise - 0.05), (0, y + rise + thick * 1.4)
    front_on(solid, [bottom, (out, sheet[2][1]), (out, sheet[1][1]), top], half=deep + lap, material=trades.roof)


def hip_roof(
    solid: Solid,
    trades: Trades,
    *,
    half: tuple[float, float],
    y: float,
    rise: float,
    lap: float = 0.2,
    top: float = 0.2,
) -> None:
    """A roof that falls to all four sides; `top` of its width is left at the ridge."""
    solid.box((0, y + rise / 2, 0), (half[0] + lap, rise / 2, half[1] + lap), taper=top, material=trades.roof)


def chimney(solid: Solid, trades: Trades, *, at: tuple[float, float, float], high: float, wide: float = 0.2) -> None:
    """A chimney that stands on `at` and is `high`."""
    x, y, z = at
    solid.box((x, y + high / 2, z), (wide, high / 2, wide), material=trades.stone)
    solid.box((x, y + high, z), (1.25 * wide, 0.06, 1.25 * wide), material=trades.stone)


def tree(solid: Solid, rng: np.random.Generator, *, at: tuple[float, float, float], high: float) -> None:
    """A small tree: round, in tiers, pointed, or bare balls of leaves."""
    x, y, z = at
    bark, leaf = plain(solid, rng, WOOD), any_material(solid, rng, color=LEAF if rng.random() < 0.8 else any_color(rng))
    solid.cone((x, y - 0.1, z), (x, y + 0.45 * high, z), 0.06 * high, to=0.045 * high, material=bark)
    kind = rng.random()
    if kind < 0.35:
        for k in range(3):
            low = y + (0.22 + 0.22 * k) * high
            solid.cone((x, low, z), (x, low + 0.36 * high, z), (0.3 - 0.06 * k) * high, to=0.02 * high, material=leaf)
    elif kind < 0.5:
        solid.cone((x, y + 0.2 * high, z), (x, y + high, z), 0.25 * high, to=0.02 * high, rounding=0.01, material=leaf)
    elif kind < 0.75:
        radii = (rng.uniform(0.24, 0.34) * high, 0.34 * high, rng.uniform(0.24, 0.34) * high)
        solid.ellipsoid((x, y + 0.66 * high, z), radii, bumps=(0.02 * high, 16 / high), material=leaf)
    else:
        for _ in range(3):
            dx, dy, dz = rng.uniform(-0.16, 0.16, 3) * high
            at = (x + dx, y + 0.65 * high + dy, z + dz)
            solid.ellipsoid(at, rng.uniform(0.17, 0.26) * high, blend=0.05 * high, material=leaf)


def turret(
    solid: Solid,
    rng: np.random.Generator,
    trades: Trades,
    *,
    at: tuple[float, float, float],
    radius: float,
    high: float,
) -> None:
    """A round tower with a pointed roof, or battlements."""
    x, y, z = at
    solid.cone((x, y, z), (x, y + high, z), radius * rng.uniform(1.0, 1.12), to=radius, material=trades.wall)
    top = y + high
    if rng.random() < 0.6:
        rise = rng.uniform(1.2, 2.6) * radius
        solid.cone((x, top - 0.02, z), (x, top + rise, z), 1.25 * radius, to=0.02 * radius, material=trades.roof)
    else:
        battlements(solid, trades, at=(x, top, z), radius=radius)
    for k in range(int(rng.integers(1, 3))):
        level = y + (0.75 - 0.35 * k) * high
        solid.box(
            (x, level, z + radius), (0.13 * radius, 0.28 * radius, 0.35 * radius), how="paint", material=trades.glass
        )


def battlements(solid: Solid, trades: Trades, *, at: tuple[float, float, float], radius: float, num: int = 4) -> None:
    """A flared crown with `num` gaps across it."""
    x, y, z = at
    rise = 0.4 * radius
    with solid.group():
        solid.cone((x, y - rise, z), (x, y, z), radius, to=1.25 * radius, material=trades.wall)
        solid.cone((x, y, z), (x, y + 1.6 * rise, z), 1.25 * radius, material=trades.wall)
        solid.cone((x, y + 0.1 * rise, z), (x, y + 3 * rise, z), radius, how="cut", material=trades.stone)
        for k in range(num):
            angle = math.pi * k / num
            turned = np.array(
                [[math.cos(angle), 0, math.sin(angle)], [0, 1, 0], [-math.sin(angle), 0, math.cos(angle)]]
            )
            half = (2 * radius, 0.5 * rise, 0.22 * radius)
            solid.box((x, y + 1.5 * rise, z), half, turned=turned, how="cut", material=trades.wall)
