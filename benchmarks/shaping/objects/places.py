"""Plants, buildings on bases, and parts of machines."""

from __future__ import annotations

import math
from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Clay, Color
from benchmarks.shaping.objects.solids import Solid, ball, box, hull, lathe, plate, ring, rod, tube

BARK: Color = (104, 76, 52)
GRASS: Color = (110, 142, 82)
STONE: Color = (170, 164, 152)
STEEL: Color = (150, 154, 160)


def tree(r: Random) -> Assembly:
    clay, leaf = Clay(blend=0.06, cells=96), r.choice([(84, 128, 66), (150, 140, 60), (186, 104, 60)])
    clay.path([(0, 0, 0), (0.02, 0.3, 0), (0.0, 0.62, 0)], (0.13, 0.085, 0.07), color=BARK)
    for _ in range(3):
        angle = r.uniform(0, 2 * math.pi)
        clay.limb((0, 0.5, 0), (0.26 * math.cos(angle), 0.82, 0.26 * math.sin(angle)), 0.05, 0.035, color=BARK)
    clay.lump((0, 1.0, 0), 0.3, color=leaf)
    for number in range(7):
        angle, high = number * 2.4 + r.uniform(-0.3, 0.3), r.uniform(0.8, 1.2)
        clay.lump((0.28 * math.cos(angle), high, 0.28 * math.sin(angle)), r.uniform(0.17, 0.25), color=leaf, blend=0.03)
    made = Assembly()
    made.add_clay(clay)
    return made


def fir(r: Random) -> Assembly:
    made, leaf = Assembly(), r.choice([(56, 98, 70), (70, 112, 64)])
    made.add(rod((0, 0, 0), (0, 0.3, 0), 0.08, 0.06), BARK)
    levels = r.randint(3, 5)
    for level in range(levels):
        share = level / levels
        made.add(
            rod((0, 0.2 + 0.95 * share, 0), (0, 0.2 + 0.95 * share + 0.48, 0), 0.44 * (1 - share * 0.75), 0.01), leaf
        )
    return made


def mushroom(r: Random) -> Assembly:
    made, cap = Assembly(), r.choice([(180, 52, 42), (150, 108, 68), (214, 190, 150)])
    for x, z, size, high in ((0, 0, 1.0, r.uniform(0.5, 0.7)), (0.34, 0.14, 0.55, 0.3))[: r.randint(1, 2)]:
        made.add(
            tube(
                [(x, 0.07 * size, z), (x + 0.02, high * 0.5, z), (x, high, z)], (0.12 * size, 0.08 * size, 0.075 * size)
            ),
            (230, 220, 200),
        )
        made.add(
            lathe(
                [(0, 0.02), (0.34, -0.06), (0.37, -0.02), (0.31, 0.14), (0.16, 0.26), (0, 0.29)],
                center=(x / size, high / size, z / size),
            ).scale([size] * 3),
            cap,
        )
        for number in range(7):
            a, t = number * 2.4, 0.28 + 0.09 * number
            made.add(
                ball(
                    (
                        x + size * 0.37 * t * math.cos(a),
                        high + size * (0.285 - 0.27 * t**2.2),
                        z + size * 0.37 * t * math.sin(a),
                    ),
                    (0.035 * size,) * 3,
                ),
                (240, 232, 214),
            )
    return made


def cactus(r: Random) -> Assembly:
    clay, green, made = Clay(blend=0.04, cells=92), r.choice([(86, 130, 82), (116, 146, 86)]), Assembly()
    clay.limb((0, 0.3, 0), (0, 1.1, 0), 0.15, 0.13, color=green)
    low, high = r.uniform(0.5, 0.65), r.uniform(0.65, 0.8)
    clay.path([(0.05, low, 0), (0.34, low + 0.03, 0.02), (0.36, low + 0.34, 0.03)], (0.085, 0.09, 0.075), color=green)
    clay.path(
        [(-0.05, high, 0), (-0.3, high + 0.02, -0.03), (-0.32, high + 0.22, -0.03)], (0.08, 0.08, 0.065), color=green
    )
    clay.lump((0, 1.24, 0), (0.07, 0.05, 0.07), color=(220, 120, 150), blend=0.01)
    made.add_clay(clay)
    made.add(lathe([(0, 0), (0.2, 0), (0.27, 0.3), (0.3, 0.3), (0.3, 0.38), (0, 0.36)]), (178, 98, 66))
    return made


def potted_plant(r: Random) -> Assembly:
    made, leaf = Assembly(), r.choice([(74, 120, 70), (120, 150, 80)])
    made.add(
        lathe([(0, 0), (0.18, 0), (0.25, 0.32), (0.28, 0.32), (0.28, 0.4), (0, 0.38)]),
        r.choice([(178, 98, 66), (214, 208, 196)]),
    )
    for number in range(r.randint(7, 10)):
        turn, rise = number * 137.5, r.uniform(0.5, 0.95)
        blade = ball((0, 0, 0), (0.085, 0.03, 0.26)).translate([0, 0, 0.24]).rotate([-math.degrees(rise), 0, 0])
        stem = tube([(0, 0.36, 0), (0, 0.36 + 0.35 * rise, 0.1)], 0.022)
        made.add(stem.rotate([0, turn, 0]), leaf)
        made.add(blade.translate([0, 0.36 + 0.34 * rise, 0.08]).rotate([0, turn, 0]), leaf)
    return made


def house(r: Random) -> Assembly:
    made, walls = Assembly(), r.choice([(222, 206, 176), (186, 118, 92), (198, 206, 204)])
    wide, tall = r.uniform(0.7, 0.95), r.uniform(0.42, 0.6)
    made.add(box((0, 0.03, 0), (1.3, 0.06, 1.2)), GRASS)
    made.add(box((0, 0.05 + tall / 2, 0), (wide, tall, 0.66)), walls)
    gable = [(-0.42, tall + 0.02), (0.42, tall + 0.02), (0, tall + 0.4)]
    made.add(plate(gable, wide + 0.12, turn=(0, 90, 0)), r.choice([(140, 62, 48), (84, 84, 92)]))
    made.add(box((wide * 0.28, tall + 0.3, -0.12), (0.11, 0.36, 0.11)), (150, 90, 70))
    made.add(box((0, 0.2, 0.33), (0.17, 0.3, 0.06)), (110, 72, 46))
    for x in (-wide * 0.32, wide * 0.32):
        made.add(box((x, 0.32, 0.33), (0.16, 0.17, 0.03)), (236, 232, 222))
        made.cut(box((x, 0.32, 0.36), (0.12, 0.13, 0.06)), (110, 140, 160))
    if r.random() < 0.6:
        made.add(box((wide / 2 + 0.14, 0.2, 0.0), (0.3, 0.32, 0.4)), walls)
    made.add(tube([(-0.52, 0.05, 0.42), (-0.52, 0.2, 0.42)], 0.025), BARK)
    made.add(ball((-0.52, 0.28, 0.42), (0.1, 0.13, 0.1)), (84, 128, 66))
    return made


def castle(r: Random) -> Assembly:
    made, stone, roof = Assembly(), r.choice([STONE, (196, 176, 140)]), r.choice([(70, 92, 130), (150, 64, 52)])
    made.add(lathe([(0, -0.16), (0.86, -0.16), (0.78, 0.02), (0, 0.04)]), GRASS)
    for x in (-0.45, 0.45):
        for z in (-0.4, 0.4):
            high = r.uniform(0.55, 0.95)
            made.add(rod((x, 0, z), (x, high, z), 0.15), stone)
            made.add(rod((x, high - 0.02, z), (x, high + 0.3, z), 0.19, 0.01), roof)
        made.add(box((x, 0.2, 0), (0.1, 0.42, 0.8)), stone)
    for z in (-0.4, 0.4):
        made.add(box((0, 0.2, z), (0.9, 0.42, 0.1)), stone)
        for step in range(6):
            made.add(box((-0.25 + 0.1 * step, 0.44, z), (0.05, 0.08, 0.1)), stone)
    made.add(box((0, 0.36, -0.05), (0.36, 0.72, 0.36)), stone)
    made.add(hull(box((0, 0.72, -0.05), (0.42, 0.02, 0.42)), box((0, 1.05, -0.05), (0.02, 0.02, 0.02))), roof)
    made.cut(hull(box((0, 0.08, 0.42), (0.18, 0.12, 0.2)), rod((0, 0.16, 0.32), (0, 0.16, 0.52), 0.09)), (60, 48, 40))
    return made


def tower(r: Random) -> Assembly:
    made, wall, band = Assembly(), (232, 228, 220), r.choice([(176, 52, 46), (52, 90, 140)])
    made.add(lathe([(0, -0.2), (0.5, -0.2), (0.42, 0.0), (0.3, 0.06), (0, 0.06)]), STONE)
    for step in range(4):
        a, b = 0.05 + 0.25 * step, 0.05 + 0.25 * (step + 1)
        made.add(rod((0, a, 0), (0, b + 0.005, 0), 0.23 - 0.075 * a, 0.23 - 0.075 * b), band if step % 2 else wall)
    made.add(rod((0, 1.04, 0), (0, 1.09, 0), 0.24), (70, 72, 76))
    made.add(rod((0, 1.08, 0), (0, 1.26, 0), 0.11), (240, 224, 160))
    made.add(ring((0, 1.16, 0), 0.22, 0.01, turn=(90, 0, 0)), (70, 72, 76))
    for turn in range(8):
        a = math.radians(turn * 45)
        made.add(
            tube(
                [(0.22 * math.cos(a), 1.08, 0.22 * math.sin(a)), (0.22 * math.cos(a), 1.16, 0.22 * math.sin(a))],
                0.009,
                segments=8,
            ),
            (70, 72, 76),
        )
    made.add(rod((0, 1.25, 0), (0, 1.42, 0), 0.15, 0.01), band)
    if r.random() < 0.7:
        made.add(box((0.32, 0.1, 0.02), (0.3, 0.22, 0.26)), wall)
        made.add(hull(box((0.32, 0.21, 0.02), (0.34, 0.02, 0.3)), box((0.32, 0.34, 0.02), (0.34, 0.02, 0.02))), band)
    return made


def _toothed(teeth: int, radius: float, depth: float) -> list[tuple[float, float]]:
    outline = []
    for tooth in range(teeth):
        for share, reach in ((0.0, 0), (0.2, 0), (0.32, depth), (0.68, depth), (0.8, 0)):
            a = 2 * math.pi * (tooth + share) / teeth
            outline.append(((radius + reach) * math.cos(a), (radius + reach) * math.sin(a)))
    return outline


def geared_shaft(r: Random) -> Assembly:
    made, lie = Assembly(), (0, r.uniform(40, 70), 0)
    made.add(plate(_toothed(r.randint(14, 22), 0.36, 0.07), 0.16).rotate(list(lie)), STEEL)
    made.add(plate(_toothed(11, 0.16, 0.05), 0.26, center=(0, 0, 0.22)).rotate(list(lie)), (176, 150, 96))
    made.add(rod((0, 0, -0.5), (0, 0, 0.6), 0.085).rotate(list(lie)), STEEL)
    made.add(rod((0, 0, -0.22), (0, 0, -0.06), 0.15).rotate(list(lie)), STEEL)
    for turn in range(5):
        hole = rod((0.255, 0, -0.3), (0.255, 0, 0.086), 0.05).rotate([0, 0, 72 * turn])
        made.cut(hole.rotate(list(lie)))
    return made


def bracket(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice([STEEL, (92, 110, 128)])
    made.add(box((0, 0.06, 0), (0.9, 0.12, 0.6), rounding=0.03), paint)
    made.add(hull(box((0, 0.1, -0.16), (0.6, 0.04, 0.14)), rod((0, 0.62, -0.23), (0, 0.62, -0.09), 0.2)), paint)
    made.add(rod((0, 0.62, -0.26), (0, 0.62, r.uniform(0.05, 0.2)), 0.16), paint)
    made.cut(rod((0, 0.62, -0.5), (0, 0.62, 0.5), 0.1))
    for x in (-0.2, 0.2):
        made.add(plate([(0.1, -0.0), (-0.28, 0.0), (0.1, 0.34)], 0.06, turn=(0, 90, 0), center=(x, 0.1, 0.0)), paint)
    for x in (-0.35, 0.35):
        for z in (-0.2, 0.2):
            made.cut(rod((x, -0.1, z), (x, 0.3, z), 0.055))
    return made


def valve(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice([(176, 60, 50), (70, 104, 150), (190, 160, 80)])
    made.add(rod((-0.6, 0.3, 0), (0.6, 0.3, 0), 0.15), STEEL)
    for x in (-0.55, 0.55):
        made.add(rod((x - 0.05, 0.3, 0), (x + 0.05, 0.3, 0), 0.25), STEEL)
        for turn in range(6):
            a = math.radians(60 * turn)
            made.add(
                rod(
                    (x - 0.08, 0.3 + 0.2 * math.cos(a), 0.2 * math.sin(a)),
                    (x + 0.08, 0.3 + 0.2 * math.cos(a), 0.2 * math.sin(a)),
                    0.03,
                    segments=6,
                ),
                (70, 70, 74),
            )
    made.cut(rod((-0.8, 0.3, 0), (-0.2, 0.3, 0), 0.11))
    made.cut(rod((0.2, 0.3, 0), (0.8, 0.3, 0), 0.11))
    made.add(ball((0, 0.3, 0), (0.24, 0.24, 0.22)), STEEL)
    made.add(rod((0, 0.4, 0), (0, 0.66, 0), 0.12, 0.09), STEEL)
    made.add(rod((0, 0.6, 0), (0, 0.92, 0), 0.035), STEEL)
    wheel, spokes = r.uniform(0.22, 0.3), r.randint(3, 5)
    made.add(ring((0, 0.86, 0), wheel, 0.032, turn=(90, 0, 0)), paint)
    for turn in range(spokes):
        spoke: Solid = rod((0, 0, 0), (0, 0, wheel), 0.022).rotate([0, 360 * turn / spokes, 0])
        made.add(spoke.translate([0, 0.86, 0]), paint)
    return made
