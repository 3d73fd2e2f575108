"""Human figures in several poses, busts, heads and a robot. All look along +Z; left is +X."""

from __future__ import annotations

import math
from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Clay, Color
from benchmarks.shaping.objects.solids import arc, ball, box, lathe, ring, rod, tube

SKINS: list[Color] = [(224, 178, 146), (156, 106, 76), (196, 146, 112)]
CLOTHES: list[Color] = [(64, 84, 124), (146, 58, 54), (88, 110, 78), (196, 186, 166), (58, 58, 62)]
HAIRS: list[Color] = [(50, 38, 32), (132, 86, 46), (206, 176, 110), (110, 108, 108)]
Limb = list[tuple[float, float, float]]


def _figure(r: Random, *, hips: float, left_arm: Limb, right_arm: Limb, left_leg: Limb, right_leg: Limb,
            lean: float = 0.0, broad: float = 1.0) -> Clay:  # fmt: skip
    """A body: hip height, and shoulder-elbow-hand, hip-knee-ankle as points."""
    clay = Clay(blend=0.045, cells=120)
    skin, shirt, trousers, hair = r.choice(SKINS), r.choice(CLOTHES), r.choice(CLOTHES), r.choice(HAIRS)
    clay.lump((0, hips + 0.02, 0), (0.155 * broad, 0.12, 0.115), color=trousers)
    clay.limb((0, hips + 0.08, 0), (0, hips + 0.36, lean), 0.12 * broad, 0.13 * broad, color=shirt)
    clay.lump((0, hips + 0.4, lean), (0.19 * broad, 0.13, 0.115), color=shirt)
    clay.limb((0, hips + 0.48, lean), (0, hips + 0.6, lean * 1.2), 0.055, 0.05, color=skin)
    head = (0, hips + 0.72, lean * 1.3 + 0.015)
    clay.lump(head, (0.098, 0.13, 0.115), color=skin, blend=0.02)
    clay.lump((0, head[1] + 0.045, head[2] - 0.02), (0.106, 0.112, 0.118), color=hair, blend=0.01)
    clay.limb((0, head[1] - 0.01, head[2] + 0.11), (0, head[1] - 0.035, head[2] + 0.13), 0.018, color=skin, blend=0.02)
    for arm in (left_arm, right_arm):
        clay.path(arm, (0.07 * broad, 0.052, 0.04), color=shirt)
        clay.lump(arm[-1], (0.042, 0.06, 0.045), color=skin, blend=0.03)
    for leg in (left_leg, right_leg):
        clay.path(leg, (0.1 * broad, 0.07, 0.048), color=trousers)
        foot = leg[-1]
        clay.lump((foot[0], foot[1] - 0.03, foot[2] + 0.06), (0.052, 0.045, 0.12), color=(48, 42, 40), blend=0.03)
    return clay


def standing_figure(r: Random) -> Assembly:
    spread, made = r.uniform(0.02, 0.22), Assembly()
    made.add_clay(
        _figure(
            r, hips=0.92, broad=r.uniform(0.9, 1.15),
            left_arm=[(0.21, 1.4, 0), (0.25 + spread, 1.12, -0.02), (0.24 + spread, 0.86, 0.08)],
            right_arm=[(-0.21, 1.4, 0), (-0.25 - spread, 1.12, -0.02), (-0.24 - spread, 0.86, 0.08)],
            left_leg=[(0.1, 0.86, 0), (0.12, 0.48, 0.02), (0.13, 0.08, -0.02)],
            right_leg=[(-0.1, 0.86, 0), (-0.12, 0.48, 0.02), (-0.13, 0.08, -0.02)],
        )
    )  # fmt: skip
    return made


def walking_figure(r: Random) -> Assembly:
    step, made = r.uniform(0.14, 0.32), Assembly()
    made.add_clay(
        _figure(
            r, hips=0.9, lean=0.04,
            left_arm=[(0.21, 1.38, 0.04), (0.26, 1.12, -step * 0.6), (0.24, 0.9, -step * 0.5)],
            right_arm=[(-0.21, 1.38, 0.04), (-0.26, 1.12, step * 0.4), (-0.22, 0.98, step + 0.12)],
            left_leg=[(0.1, 0.84, 0), (0.11, 0.48, step * 0.8), (0.11, 0.08, step)],
            right_leg=[(-0.1, 0.84, 0), (-0.11, 0.46, -step * 0.3), (-0.11, 0.12, -step * 1.2)],
        )
    )  # fmt: skip
    return made


def waving_figure(r: Random) -> Assembly:
    made, high = Assembly(), r.uniform(0.1, 0.3)
    made.add_clay(
        _figure(
            r, hips=0.92,
            left_arm=[(0.21, 1.4, 0), (0.44, 1.42 + high * 0.5, 0.02), (0.46, 1.7 + high * 0.4, 0.06)],
            right_arm=[(-0.21, 1.4, 0), (-0.42, 1.2, -0.02), (-0.2, 1.02, 0.1)],
            left_leg=[(0.1, 0.86, 0), (0.14, 0.48, 0.02), (0.17, 0.08, -0.02)],
            right_leg=[(-0.1, 0.86, 0), (-0.14, 0.48, 0.02), (-0.17, 0.08, -0.02)],
        )
    )  # fmt: skip
    return made


def sitting_figure(r: Random) -> Assembly:
    made, apart = Assembly(), r.uniform(0.1, 0.18)
    made.add_clay(
        _figure(
            r, hips=0.52, lean=-0.02,
            left_arm=[(0.21, 1.0, 0), (0.27, 0.76, 0.08), (0.16, 0.62, 0.3)],
            right_arm=[(-0.21, 1.0, 0), (-0.27, 0.76, 0.08), (-0.16, 0.62, 0.3)],
            left_leg=[(0.1, 0.5, 0.02), (apart, 0.52, 0.44), (apart, 0.09, 0.42)],
            right_leg=[(-0.1, 0.5, 0.02), (-apart, 0.52, 0.44), (-apart, 0.09, 0.42)],
        )
    )  # fmt: skip
    if r.random() < 0.5:
        made.add(box((0, 0.21, -0.06), (0.5, 0.42, 0.44), rounding=0.02), (128, 92, 60))
    else:
        made.add(rod((0, 0, -0.04), (0, 0.42, -0.04), 0.26), (150, 146, 138))
    return made


def knight(r: Random) -> Assembly:
    made, steel = Assembly(), r.choice([(168, 172, 180), (120, 124, 132)])
    clay = _figure(
        r, hips=0.92, broad=1.25,
        left_arm=[(0.25, 1.4, 0), (0.36, 1.16, 0.06), (0.3, 1.06, 0.28)],
        right_arm=[(-0.25, 1.4, 0), (-0.42, 1.2, 0.05), (-0.44, 1.2, 0.32)],
        left_leg=[(0.12, 0.86, 0), (0.18, 0.48, 0.06), (0.2, 0.08, 0.04)],
        right_leg=[(-0.12, 0.86, 0), (-0.18, 0.48, 0.0), (-0.2, 0.08, -0.1)],
    )  # fmt: skip
    made.add_clay(clay)
    made.add(ball((0, 1.68, 0.0), (0.14, 0.17, 0.15)), steel)
    made.add(box((0, 1.86, -0.02), (0.03, 0.12, 0.26), rounding=0.012), (156, 42, 42))
    tip = r.uniform(0.75, 1.0)
    made.add(rod((-0.44, 1.12, 0.32), (-0.44, 1.24, 0.33), 0.026), (90, 62, 40))
    made.add(box((-0.44, 1.27, 0.33), (0.2, 0.03, 0.05)), (190, 160, 70))
    made.add(box((-0.44, 1.27 + tip / 2, 0.33), (0.07, tip, 0.02)), steel)
    shield = (
        rod((0.32, 1.05, 0.32), (0.33, 1.05, 0.37), 0.27)
        if r.random() < 0.5
        else box((0.32, 1.02, 0.34), (0.42, 0.6, 0.05), rounding=0.02)
    )
    made.add(shield, r.choice(CLOTHES))
    return made


def bust(r: Random) -> Assembly:
    stone = r.choice([(214, 208, 198), (150, 112, 78), (110, 122, 112)])
    clay, look = Clay(blend=0.05, cells=100), r.uniform(-0.04, 0.04)
    clay.lump((0, 0.34, 0), (0.42, 0.2, 0.2), color=stone)
    clay.lump((0, 0.2, 0.02), (0.3, 0.22, 0.19), color=stone)
    clay.limb((0, 0.44, 0), (0, 0.72, 0.04), 0.14, 0.115, color=stone)
    _head(clay, r, base=(look, 0.92, 0.06), skin=stone, hair=stone)
    made = Assembly()
    made.add_clay(clay)
    made.add(
        lathe([(0, -0.28), (0.24, -0.28), (0.24, -0.22), (0.13, -0.16), (0.11, 0.02), (0.2, 0.1), (0, 0.14)]),
        (96, 92, 90),
    )
    return made


def _head(clay: Clay, r: Random, *, base: tuple, skin: Color, hair: Color) -> None:
    x, y, z = base
    clay.lump((x, y + 0.06, z - 0.01), (0.2, 0.235, 0.24), color=skin)
    clay.lump((x, y - 0.09, z + 0.07), (0.145, 0.18, 0.155), color=skin)
    clay.limb((x - 0.1, y + 0.095, z + 0.195), (x + 0.1, y + 0.095, z + 0.195), 0.03, color=skin, blend=0.03)
    for side in (1, -1):
        clay.hollow((x + side * 0.08, y + 0.035, z + 0.26), (0.055, 0.034, 0.06))
    clay.limb((x, y + 0.07, z + 0.235), (x, y - 0.05, z + 0.285), 0.022, 0.042, color=skin, blend=0.03)
    clay.lump((x, y - 0.125, z + 0.215), (0.065, 0.02, 0.03), color=skin, blend=0.01)
    clay.lump((x, y - 0.16, z + 0.205), (0.055, 0.02, 0.03), color=skin, blend=0.01)
    clay.lump((x, y - 0.225, z + 0.165), (0.06, 0.045, 0.05), color=skin)
    for side in (1, -1):
        clay.lump((x + side * 0.2, y - 0.01, z - 0.01), (0.03, 0.075, 0.045), color=skin, blend=0.015)
    clay.lump((x, y + 0.13, z - 0.05), (0.215, 0.2, 0.235), color=hair, blend=0.02)
    if r.random() < 0.5:
        for row, around in ((0, 1), (0.55, 6), (1.05, 10), (1.5, 11)):
            for number in range(around):
                angle = 2 * math.pi * (number + row) / around
                if row > 1.2 and math.cos(angle) > 0.35:
                    continue
                reach = 0.215 * math.sin(row)
                place = (
                    x + reach * math.sin(angle),
                    y + 0.13 + 0.2 * math.cos(row),
                    z - 0.05 + 1.1 * reach * math.cos(angle),
                )
                clay.lump(place, r.uniform(0.05, 0.065), color=hair, blend=0.015)
    else:
        clay.lump((x, y - 0.02, z - 0.14), (0.2, 0.26, 0.14), color=hair, blend=0.02)
        clay.lump((x, y + 0.0, z - 0.3), r.uniform(0.07, 0.11), color=hair, blend=0.02)


def head(r: Random) -> Assembly:
    skin, hair, made = r.choice(SKINS), r.choice(HAIRS), Assembly()
    clay = Clay(blend=0.05, cells=96)
    clay.limb((0, 0, -0.02), (0, 0.28, 0.02), 0.15, 0.12, color=skin)
    clay.hollow((0, -0.2, 0), (0.5, 0.16, 0.5))
    _head(clay, r, base=(0, 0.5, 0.03), skin=skin, hair=hair)
    made.add_clay(clay)
    return made


def robot(r: Random) -> Assembly:
    paint, steel, dark = r.choice([(200, 92, 60), (84, 132, 160), (206, 180, 84)]), (160, 164, 170), (50, 52, 58)
    made, wide = Assembly(), r.uniform(0.4, 0.56)
    made.add(box((0, 0.86, 0), (wide, 0.52, 0.34), rounding=0.05), paint)
    made.add(box((0, 1.32, 0), (0.36, 0.28, 0.3), rounding=0.06), steel)
    made.add(rod((0, 1.08, 0), (0, 1.22, 0), 0.07), dark)
    made.add(rod((0.08, 1.34, 0.1), (0.08, 1.34, 0.18), 0.05), dark, pair=True)
    made.add(tube([(0, 1.44, 0), (0, 1.62, 0)], 0.018), steel)
    made.add(ball((0, 1.64, 0), 0.04), (200, 50, 50))
    made.add(box((0, 0.9, 0.17), (wide * 0.55, 0.2, 0.04), rounding=0.015), dark)
    bend = r.uniform(-0.1, 0.25)
    made.add(ball((wide / 2 + 0.07, 1.02, 0), 0.1), steel, pair=True)
    made.add(
        tube([(wide / 2 + 0.09, 1.0, 0), (wide / 2 + 0.14, 0.76, 0.02), (wide / 2 + 0.12, 0.56 + bend, 0.16)], 0.05),
        dark,
        pair=True,
    )
    made.add(
        tube(arc((wide / 2 + 0.12, 0.5 + bend, 0.22), 0.07, begin=-60, end=240, plane="xy"), 0.028), steel, pair=True
    )
    made.add(rod((0.13, 0.62, 0), (0.13, 0.1, 0), 0.07), dark, pair=True)
    made.add(box((0.13, 0.06, 0.05), (0.17, 0.12, 0.3), rounding=0.03), paint, pair=True)
    made.add(ring((0.13, 0.36, 0), 0.075, 0.022, turn=(90, 0, 0)), steel, pair=True)
    return made
