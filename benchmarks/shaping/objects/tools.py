"""Tools and instruments."""

from __future__ import annotations

import math
from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Clay, Color
from benchmarks.shaping.objects.solids import arc, ball, box, hull, lathe, plate, ring, rod, tube

WOOD: Color = (158, 110, 66)
STEEL: Color = (150, 154, 160)
DARK: Color = (46, 46, 50)
GRIPS: list[Color] = [(190, 52, 44), (226, 170, 44), (44, 100, 160)]


def hammer(r: Random) -> Assembly:
    made, claw = Assembly(), r.random() < 0.5
    made.add(lathe([(0, 0), (0.05, 0), (0.062, 0.1), (0.045, 0.35), (0.036, 0.9), (0, 0.9)]).scale([1, 1, 1.25]), WOOD)
    made.add(box((0, 0.93, 0), (0.13, 0.16, 0.12), rounding=0.025), STEEL)
    made.add(rod((0.05, 0.94, 0), (0.24, 0.94, 0), 0.05), STEEL)
    made.add(rod((0.22, 0.94, 0), (0.31, 0.94, 0), 0.072), STEEL)
    if claw:
        for z in (0.045, -0.045):
            made.add(
                tube(
                    [(-0.04, 0.95, z * 0.6), (-0.16, 0.97, z), (-0.27, 0.93, z * 1.1), (-0.34, 0.85, z * 1.2)],
                    (0.05, 0.036, 0.026, 0.014),
                ),
                STEEL,
            )
    else:
        made.add(hull(box((-0.06, 0.93, 0), (0.02, 0.13, 0.11)), box((-0.3, 0.93, 0), (0.02, 0.02, 0.12))), STEEL)
    return made


def pliers(r: Random) -> Assembly:
    made, grip, open_ = Assembly(), r.choice(GRIPS), r.uniform(6, 16)
    for side in (1, -1):
        jaw = plate([(0.0, 0.0), (0.085, 0.02), (0.085, 0.1), (0.045, 0.36), (0.006, 0.4), (0.006, 0.06)], 0.075)
        jaw = jaw.rotate([0, 0, -open_ * 0.35]) if side > 0 else jaw.mirror([1, 0, 0]).rotate([0, 0, open_ * 0.35])
        made.add(jaw, STEEL)
        bend = side * open_ / 100
        arm = [
            (-side * 0.02, 0.0, side * 0.01),
            (side * 0.1, -0.14, 0),
            (side * 0.16 + bend, -0.4, 0),
            (side * 0.12 + bend, -0.72, 0),
        ]
        made.add(tube(arm[:2], (0.055, 0.045)), STEEL)
        made.add(tube(arm[1:], (0.045, 0.05, 0.04)).scale([1, 1, 0.8]), grip)
    made.add(rod((0, 0.01, -0.07), (0, 0.01, 0.07), 0.1), STEEL)
    made.add(rod((0, 0.01, -0.085), (0, 0.01, 0.085), 0.045), DARK)
    return made


def drill(r: Random) -> Assembly:
    made, paint, tilt = Assembly(), r.choice(GRIPS), r.uniform(-0.1, 0.0)
    made.add(hull(ball((0, 0.72, -0.34), (0.13, 0.14, 0.08)), rod((0, 0.72, 0.2), (0, 0.72, 0.24), 0.12)), paint)
    made.add(rod((0, 0.72, 0.22), (0, 0.72, 0.32), 0.09), DARK)
    made.add(rod((0, 0.72, 0.32), (0, 0.72, 0.5), 0.075, 0.045), STEEL)
    made.add(rod((0, 0.72, 0.48), (0, 0.72, 0.8), 0.018), STEEL)
    made.add(
        hull(
            box((0, 0.62, -0.2), (0.13, 0.06, 0.22), rounding=0.03),
            box((0, 0.16, -0.26 + tilt), (0.12, 0.06, 0.18), rounding=0.03),
        ),
        DARK,
    )
    made.add(box((0, 0.08, -0.2 + tilt), (0.24, 0.16, 0.4), rounding=0.03), paint)
    made.add(box((0, 0.53, -0.06), (0.06, 0.13, 0.08), rounding=0.02), (200, 60, 50))
    made.add(ring((0, 0.72, 0.05), 0.125, 0.014), DARK)
    return made.turned(90) if r.random() < 0.5 else made


def wrench(r: Random) -> Assembly:
    made, lean = Assembly(), r.uniform(-18, 18)
    made.add(
        hull(box((0, -0.4, 0), (0.1, 0.05, 0.05), rounding=0.02), box((0, 0.4, 0), (0.13, 0.05, 0.06), rounding=0.02)),
        STEEL,
    )
    made.add(rod((0, 0.5, -0.06), (0, 0.5, 0.06), 0.17), STEEL)
    made.cut(
        plate(
            [(-0.075, 0.0), (0.0, -0.06), (0.075, 0.0), (0.075, 0.4), (-0.075, 0.4)],
            0.4,
            turn=(0, 0, lean),
            center=(0, 0.5, 0),
        ),
        STEEL,
    )
    made.add(rod((0, -0.5, -0.05), (0, -0.5, 0.05), 0.13), STEEL)
    made.cut(rod((0, -0.5, -0.2), (0, -0.5, 0.2), 0.075, segments=6), STEEL)
    return made


def guitar(r: Random) -> Assembly:
    made, body = Assembly(), r.choice([(196, 132, 68), (150, 58, 40), (40, 44, 60)])
    outline, waist = [], r.uniform(0.3, 0.36)
    for step in range(72):
        angle = 2 * math.pi * step / 72
        y = math.cos(angle)
        half = (0.4 - 0.1 * (y + 1) / 2) * math.sin(angle) * (1 - waist * math.exp(-((y - 0.15) ** 2) / 0.05))
        outline.append((half, 0.48 * y))
    made.add(plate(outline, 0.2), body)
    made.add(plate([(x * 0.97, y * 0.98) for x, y in outline], 0.22), (224, 184, 120))
    made.cut(rod((0, 0.14, 0.0), (0, 0.14, 0.2), 0.1), (40, 30, 26))
    made.add(box((0, 0.7, 0.1), (0.09, 0.9, 0.06), rounding=0.015), (70, 48, 34))
    made.add(box((0, 1.2, 0.08), (0.15, 0.24, 0.045), rounding=0.015), body)
    made.add(box((0, -0.2, 0.12), (0.26, 0.045, 0.04), rounding=0.01), (70, 48, 34))
    for y in (1.13, 1.2, 1.27):
        made.add(rod((0.06, y, 0.08), (0.13, y, 0.08), 0.014), STEEL, pair=True)
    for x in (-0.028, -0.01, 0.01, 0.028):
        made.add(tube([(x, -0.2, 0.14), (x, 1.13, 0.132)], 0.006, segments=8), STEEL)
    return made


def trumpet(r: Random) -> Assembly:
    made, brass = Assembly(), r.choice([(214, 168, 70), (190, 192, 196)])
    made.add(
        lathe(
            [
                (0, 0.42),
                (0.022, 0.42),
                (0.024, 0.2),
                (0.032, 0.0),
                (0.06, -0.16),
                (0.14, -0.24),
                (0.17, -0.27),
                (0.16, -0.27),
                (0, -0.1),
            ],
            turn=(0, 0, 90),
        ),
        brass,
    )
    loop = [(-0.4, 0.0, 0), *arc((-0.42, -0.12, 0), (0.1, 0.12), begin=90, end=270), (0.0, -0.24, 0)]
    made.add(tube(loop, 0.022), brass)
    back = [
        (-0.42, -0.24, 0),
        (0.1, -0.24, 0),
        *arc((0.12, -0.13, 0), 0.11, begin=-90, end=80),
        (-0.1, -0.02, 0.05),
        (-0.62, -0.02, 0.06),
    ]
    made.add(tube(back, 0.02), brass)
    made.add(rod((-0.6, -0.02, 0.06), (-0.72, -0.02, 0.06), 0.018, 0.042), brass)
    for x in (-0.18, -0.08, 0.02):
        made.add(rod((x, -0.34, 0.02), (x, 0.06, 0.02), 0.045), brass)
        made.add(rod((x, 0.06, 0.02), (x, 0.12 + r.uniform(-0.03, 0.02), 0.02), 0.014), STEEL)
        made.add(rod((x, 0.11, 0.02), (x, 0.135, 0.02), 0.032), (226, 222, 214))
    return made


def scissors(r: Random) -> Assembly:
    made, grip, angle = Assembly(), r.choice(GRIPS), r.uniform(9, 20)
    for side in (1, -1):
        blade = plate([(-0.03, 0.0), (0.035, -0.02), (0.045, 0.12), (0.0, 0.62)], 0.03).translate([0, 0, side * 0.013])
        made.add((blade if side > 0 else blade.mirror([1, 0, 0])).rotate([0, 0, side * angle]), STEEL)
        made.add(tube([(0, 0, side * 0.013), (side * 0.11, -0.22, 0)], 0.032).scale([1, 1, 0.7]), grip)
        made.add(
            ring((0, 0, 0), 0.11, 0.03)
            .scale([0.85, 1.25, 1])
            .rotate([0, 0, side * 12])
            .translate([side * 0.15, -0.36, 0]),
            grip,
        )
    made.add(rod((0, 0, -0.045), (0, 0, 0.045), 0.035), DARK)
    return made


def camera(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice([(52, 52, 56), (150, 148, 144), (140, 70, 56)])
    made.add(box((0, 0.3, 0), (0.86, 0.5, 0.28), rounding=0.05), paint)
    made.add(box((0, 0.58, 0), (0.3, 0.16, 0.24), rounding=0.04), DARK)
    length = r.uniform(0.25, 0.5)
    made.add(rod((0, 0.3, 0.1), (0, 0.3, 0.14 + length), 0.2), DARK)
    made.add(ring((0, 0.3, 0.14 + length * 0.6), 0.2, 0.02), STEEL)
    made.cut(rod((0, 0.3, 0.1 + length), (0, 0.3, 0.2 + length), 0.155), (90, 100, 130))
    made.add(rod((0.3, 0.5, 0), (0.3, 0.62, 0), 0.06), STEEL)
    made.add(rod((-0.3, 0.5, 0), (-0.3, 0.6, 0), 0.09), STEEL)
    made.add(box((-0.36, 0.28, 0.14), (0.14, 0.42, 0.1), rounding=0.04), DARK)
    return made


def boot(r: Random) -> Assembly:
    made, leather, tall = Assembly(), r.choice([(120, 74, 42), (50, 48, 50), (160, 48, 44)]), r.uniform(0.2, 0.42)
    clay = Clay(blend=0.08, cells=96)
    clay.limb((0, 0.24, -0.19), (0, 0.3 + tall, -0.22), 0.18, 0.2, color=leather)
    clay.limb((0, 0.3, -0.15), (0, 0.2, 0.2), 0.12, 0.12, color=leather)
    clay.limb((0, 0.17, -0.2), (0, 0.14, 0.3), 0.15, 0.13, color=leather)
    clay.lump((0, 0.16, 0.32), (0.17, 0.13, 0.2), color=leather)
    made.add_clay(clay)
    made.cut(box((0, 0.72 + tall, -0.22), (0.6, 0.6, 0.6)), leather)
    made.cut(rod((0, 0.3, -0.21), (0, 0.5 + tall, -0.22), 0.1, 0.145))
    sole = hull(rod((0, 0, 0.32), (0, 0.06, 0.32), 0.19), rod((0, 0, -0.2), (0, 0.06, -0.2), 0.16))
    made.add(sole, (60, 46, 38))
    made.cut(box((0, -0.02, -0.0), (0.6, 0.07, 0.16)))
    for step in range(4):
        y, z = 0.35 + 0.035 * step, 0.12 - 0.055 * step
        made.add(tube([(-0.1, y - 0.03, z), (0, y, z + 0.02), (0.1, y - 0.03, z)], 0.018), (226, 214, 190))
    return made
