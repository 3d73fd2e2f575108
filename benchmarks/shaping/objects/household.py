"""Vessels, furniture and food."""

from __future__ import annotations

import math
from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Color
from benchmarks.shaping.objects.solids import arc, ball, box, hull, lathe, plate, ring, rod, tube

GLAZES: list[Color] = [(214, 206, 192), (84, 120, 150), (176, 84, 62), (112, 146, 110)]
WOODS: list[Color] = [(150, 102, 62), (110, 72, 46), (204, 168, 118)]
STEEL: Color = (160, 163, 168)


def teapot(r: Random) -> Assembly:
    made, glaze, fat = Assembly(), r.choice(GLAZES), r.uniform(0.36, 0.46)
    wall = [(0, 0), (0.24, 0), (fat * 0.92, 0.14), (fat, 0.3), (fat * 0.8, 0.48), (0.2, 0.58), (0, 0.58)]
    made.add(lathe(wall), glaze)
    made.add(lathe([(0, 0.56), (0.22, 0.56), (0.16, 0.64), (0, 0.67)]), glaze)
    made.add(ball((0, 0.7, 0), 0.055), glaze)
    made.add(
        tube(
            [(fat * 0.85, 0.2, 0), (fat + 0.14, 0.3, 0), (fat + 0.22, 0.46, 0), (fat + 0.32, 0.56, 0)],
            (0.1, 0.07, 0.05, 0.045),
        ),
        glaze,
    )
    made.cut(rod((fat + 0.27, 0.5, 0), (fat + 0.4, 0.66, 0), 0.03), (60, 50, 44))
    if r.random() < 0.5:
        made.add(tube(arc((-fat * 0.9, 0.32, 0), (0.26, 0.17), begin=70, end=290), 0.035), glaze)
    else:
        made.add(tube(arc((0, 0.5, 0), (fat * 0.78, 0.42), begin=-2, end=182, num=24), 0.028), WOODS[1])
    return made


def mug(r: Random) -> Assembly:
    made, glaze, wide = Assembly(), r.choice(GLAZES), r.uniform(0.26, 0.38)
    made.add(
        lathe(
            [
                (0, 0),
                (wide * 0.9, 0),
                (wide, 0.04),
                (wide * 1.02, 0.66),
                (wide * 0.9, 0.67),
                (wide * 0.88, 0.06),
                (0, 0.06),
            ]
        ),
        glaze,
    )
    made.add(tube(arc((wide * 0.97, 0.34, 0), (0.2, 0.2), begin=-88, end=88), 0.04), glaze)
    made.cut(lathe([(0, 0.06), (wide * 0.87, 0.06), (wide * 0.89, 0.8), (0, 0.8)]), (236, 230, 218))
    return made


def watering_can(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice([(86, 132, 96), (160, 163, 168), (70, 110, 160)])
    made.add(lathe([(0, 0), (0.3, 0), (0.27, 0.5), (0, 0.5)]), paint)
    made.cut(rod((0.06, 0.46, 0), (0.06, 0.6, 0), 0.17), (50, 52, 54))
    made.add(tube([(0.24, 0.12, 0), (0.5, 0.34, 0), (0.66, 0.6, 0)], (0.06, 0.045, 0.035)), paint)
    made.add(rod((0.63, 0.55, 0), (0.73, 0.68, 0), 0.04, 0.12), paint)
    made.add(tube(arc((-0.24, 0.36, 0), (0.22, 0.22), begin=80, end=280), 0.028), paint)
    made.add(tube(arc((-0.0, 0.48, 0), (0.25, r.uniform(0.2, 0.34)), begin=0, end=180), 0.024), paint)
    return made


def vase(r: Random) -> Assembly:
    made, glaze, waist = Assembly(), r.choice(GLAZES), r.uniform(0.08, 0.16)
    outer = [(0.16, 0), (0.3, 0.22), (0.34, 0.42), (0.24, 0.66), (waist, 0.82), (waist + 0.08, 1.0)]
    inner = [(radius - 0.03, y + (0.05 if y == 0 else 0)) for radius, y in reversed(outer)]
    made.add(lathe([(0, 0), *outer, *inner, (0, 0.05)]), glaze)
    for turn in range(r.randint(0, 2)):
        handle = tube([(waist, 0.84, 0), (waist + 0.2, 0.8, 0), (0.3, 0.52, 0)], 0.028)
        made.add(handle.rotate([0, 180 * turn, 0]), glaze)
    return made


def chair(r: Random) -> Assembly:
    made, wood, splay = Assembly(), r.choice(WOODS), r.uniform(0.0, 0.05)
    made.add(box((0, 0.46, 0), (0.46, 0.05, 0.44), rounding=0.015), wood)
    for x in (-0.2, 0.2):
        made.add(tube([(x * (1 + splay), 0.02, 0.19 + splay), (x, 0.46, 0.18)], 0.024), wood)
        made.add(tube([(x * (1 + splay), 0.02, -0.19 - splay), (x, 0.46, -0.19), (x, 1.0, -0.27)], 0.024), wood)
        made.add(tube([(x, 0.22, 0.19), (x, 0.22, -0.19)], 0.016), wood)
    if r.random() < 0.5:
        for y in (0.64, 0.8, 0.95):
            made.add(box((0, y, -0.19 - (y - 0.46) * 0.148), (0.4, 0.07, 0.025)), wood)
    else:
        made.add(box((0, 0.96, -0.264), (0.42, 0.09, 0.03)), wood)
        for x in (-0.12, -0.04, 0.04, 0.12):
            made.add(tube([(x, 0.46, -0.19), (x, 0.95, -0.262)], 0.012), wood)
    return made


def armchair(r: Random) -> Assembly:
    made, cloth = Assembly(), r.choice([(120, 58, 54), (84, 100, 110), (172, 148, 110), (74, 98, 76)])
    made.add(box((0, 0.3, 0.02), (0.6, 0.26, 0.72), rounding=0.05), cloth)
    made.add(box((0, 0.46, 0.06), (0.54, 0.14, 0.62), rounding=0.06), tuple(min(c + 24, 255) for c in cloth))
    made.add(box((0, 0.66, -0.32), (0.72, r.uniform(0.66, 0.9), 0.18), turn=(-8, 0, 0), rounding=0.07), cloth)
    arms = box((0.37, 0.4, 0.04), (0.16, 0.44, 0.74), rounding=0.06)
    made.add(arms, cloth, pair=True)
    if r.random() < 0.5:
        made.add(rod((0.37, 0.6, -0.3), (0.37, 0.6, 0.42), 0.1), cloth, pair=True)
    for z in (-0.28, 0.32):
        made.add(rod((0.34, 0.0, z), (0.34, 0.22, z), 0.03, 0.045), WOODS[1], pair=True)
    return made


def stool(r: Random) -> Assembly:
    made, wood, low = Assembly(), r.choice(WOODS), r.uniform(0.16, 0.3)
    made.add(lathe([(0, 0.7), (0.19, 0.7), (0.2, 0.73), (0.19, 0.76), (0, 0.74)]), wood)
    for turn in range(3 if r.random() < 0.5 else 4):
        angle = math.radians(turn * (120 if low < 0.23 else 90) + 20)
        c, s = math.cos(angle), math.sin(angle)
        made.add(tube([(0.12 * c, 0.72, 0.12 * s), (0.26 * c, 0.02, 0.26 * s)], 0.02), STEEL)
    made.add(ring((0, low, 0), 0.225 - 0.06 * (low - 0.16), 0.012, turn=(90, 0, 0)), STEEL)
    return made


def table_lamp(r: Random) -> Assembly:
    made, shade = Assembly(), r.choice([(226, 208, 168), (176, 84, 62), (96, 126, 120)])
    made.add(lathe([(0, 0), (0.2, 0), (0.2, 0.03), (0.06, 0.07), (0, 0.07)]), STEEL)
    if r.random() < 0.5:
        made.add(lathe([(0, 0.05), (0.04, 0.05), (0.13, 0.24), (0.05, 0.44), (0.02, 0.62), (0, 0.62)]), GLAZES[1])
        made.add(lathe([(0, 0.6), (0.32, 0.56), (0.18, 0.96), (0, 0.96)]), shade)
    else:
        made.add(tube([(0, 0.05, 0), (0, 0.5, -0.16), (0, 0.86, 0.1)], 0.02), STEEL)
        made.add(
            lathe([(0, -0.16), (0.17, -0.16), (0.07, 0.06), (0, 0.08)], turn=(-40, 0, 0), center=(0, 0.86, 0.16)), shade
        )
        made.add(ball((0, 0.5, -0.16), 0.035), STEEL)
    return made


def glasses(r: Random) -> Assembly:
    made, frame, is_round = Assembly(), r.choice([(44, 40, 40), (140, 84, 50), (150, 40, 50)]), r.random() < 0.5
    size = (1.0, 1.0) if is_round else (1.15, 0.75)
    made.add(ring((0, 0, 0), 0.2, 0.02).scale([*size, 1]).translate([0.28, 0, 0]), frame, pair=True)
    made.add(
        rod((0.28, 0, -0.006), (0.28, 0, 0.006), 0.2)
        .translate([-0.28, 0, 0])
        .scale([*size, 1])
        .translate([0.28, 0, 0]),
        (170, 190, 200),
        pair=True,
    )
    made.add(tube(arc((0, 0.0, 0), (0.11, 0.07), begin=0, end=180), 0.017), frame)
    hinge = 0.28 + 0.2 * size[0]
    made.add(
        tube(
            [(hinge - 0.01, 0.02, 0), (hinge + 0.03, 0.03, -0.03), (hinge + 0.03, 0.03, -0.6), (hinge, -0.1, -0.78)],
            0.016,
        ),
        frame,
        pair=True,
    )
    return made


def burger(r: Random) -> Assembly:
    made, tall = Assembly(), r.uniform(0.2, 0.3)
    made.add(lathe([(0, 0), (0.36, 0), (0.42, 0.06), (0.42, 0.12), (0, 0.12)]), (206, 146, 80))
    y = 0.11
    for _ in range(r.randint(1, 2)):
        made.add(lathe([(0, y), (0.43, y), (0.455, y + 0.05), (0.43, y + 0.1), (0, y + 0.1)]), (92, 54, 34))
        made.add(box((0, y + 0.105, 0), (0.7, 0.025, 0.7), turn=(0, r.uniform(0, 90), 0)), (238, 184, 60))
        leaf = [
            ((0.42 + 0.045 * math.sin(9 * a)) * math.cos(a), (0.42 + 0.045 * math.sin(9 * a)) * math.sin(a))
            for a in (2 * math.pi * k / 90 for k in range(90))
        ]
        made.add(plate(leaf, 0.035, turn=(90, 0, 0), center=(0, y + 0.125, 0)), (112, 168, 70))
        y += 0.135
    made.add(ball((0, y, 0), (0.43, tall, 0.43)).trim_by_plane([0, 1, 0], y), (214, 150, 78))
    return made


def ice_cream(r: Random) -> Assembly:
    made, count = Assembly(), r.randint(1, 3)
    made.add(rod((0, 0, 0), (0, 0.6, 0), 0.02, 0.2), (204, 154, 92))
    made.add(ring((0, 0.58, 0), 0.2, 0.022, turn=(90, 0, 0)), (190, 138, 80))
    places = [(0, 0.7, 0)] if count == 1 else [(-0.12, 0.7, 0.02), (0.13, 0.71, -0.02), (0.0, 0.93, 0.0)][:count]
    for place, color in zip(places, r.sample([(240, 190, 190), (110, 74, 54), (246, 236, 206)], count), strict=True):
        made.add(ball(place, 0.2), color)
    return made


def cake(r: Random) -> Assembly:
    made, cream = Assembly(), r.choice([(246, 226, 210), (236, 180, 186), (112, 70, 48)])
    made.add(lathe([(0, 0), (0.62, 0), (0.64, 0.03), (0, 0.03)]), (214, 214, 216))
    made.add(rod((0, 0.02, 0), (0, 0.3, 0), 0.48), cream)
    is_tall = r.random() < 0.5
    if is_tall:
        made.add(rod((0, 0.28, 0), (0, 0.54, 0), 0.3), (246, 226, 210))
    else:
        made.cut(
            hull(
                box((0, 0.3, 0), (0.01, 0.53, 0.01)),
                box((0.3, 0.3, 0.7), (0.01, 0.53, 0.01)),
                box((-0.1, 0.3, 0.7), (0.01, 0.53, 0.01)),
            ),
            (208, 160, 98),
        )
    for turn in range(9):
        a, reach, y = math.radians(turn * 40 + 155), 0.22 if is_tall else 0.38, 0.55 if is_tall else 0.31
        made.add(ball((reach * math.sin(a), y, reach * math.cos(a)), (0.06, 0.055, 0.06)), (178, 44, 50))
    return made
