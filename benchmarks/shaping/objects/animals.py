"""Animals on four legs, and others that sit, fly, swim or crawl. All look along +Z."""

from __future__ import annotations

from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Clay, Color

DARK: Color = (38, 34, 34)
PALE: Color = (232, 222, 205)


def _done(clay: Clay) -> Assembly:
    made = Assembly()
    made.add_clay(clay)
    return made


def _leg(clay: Clay, hip: tuple, foot: tuple, radii: tuple, color: Color, hoof: Color, *, knee: float = 0.0) -> None:
    """One leg: hip, knee moved along z, foot."""
    middle = ((hip[0] + foot[0]) / 2, (hip[1] + foot[1]) / 2, (hip[2] + foot[2]) / 2 + knee)
    clay.path([hip, middle, foot], radii, color=color)
    clay.lump((foot[0], foot[1], foot[2] + 0.02), (radii[2] * 1.25, 0.04, radii[2] * 1.6), color=hoof)


def _legs(clay: Clay, *, wide: float, front: float, rear: float, top: float, radii: tuple, stride: float,
          color: Color, hoof: Color, knee: float = 0.05) -> None:  # fmt: skip
    for x, z, swing in ((1, front, 1), (-1, front, -1), (1, rear, -1), (-1, rear, 1)):
        bend = knee * (1 if z == front else -1)
        _leg(clay, (x * wide, top, z), (x * wide * 1.05, 0.04, z + swing * stride), radii, color, hoof, knee=bend)


def horse(r: Random) -> Assembly:
    coat = r.choice([(120, 74, 42), (84, 60, 48), (196, 188, 178), (150, 98, 60)])
    mane: Color = r.choice([(40, 30, 26), (222, 208, 180)])
    clay, lift = Clay(blend=0.09, cells=96), r.uniform(0.0, 0.25)
    clay.limb((0, 1.08, -0.5), (0, 1.06, 0.35), 0.25, 0.24, color=coat)
    clay.lump((0, 1.1, -0.55), (0.25, 0.27, 0.27), color=coat)
    clay.lump((0, 1.03, 0.4), (0.23, 0.29, 0.24), color=coat)
    poll = (0, 1.72 + lift, 0.86 - lift * 0.5)
    clay.limb((0, 1.16, 0.45), poll, 0.2, 0.105, color=coat)
    clay.limb(poll, (0, 1.42 + lift, 1.24 - lift * 0.5), 0.12, 0.075, color=coat)
    clay.limb(
        (0.06, poll[1] + 0.08, poll[2]), (0.08, poll[1] + 0.22, poll[2] + 0.02), 0.04, 0.012, color=coat, pair=True
    )
    clay.path([(0, poll[1] + 0.1, poll[2] - 0.03), (0, 1.5, 0.56), (0, 1.32, 0.36)], (0.04, 0.06, 0.04), color=mane)
    clay.path([(0, 1.2, -0.78), (0, 1.05, -0.98), (0, 0.55, -1.02)], (0.05, 0.08, 0.03), color=mane)
    _legs(clay, wide=0.15, front=0.36, rear=-0.56, top=0.95, radii=(0.13, 0.075, 0.05), stride=r.uniform(0.02, 0.22),
          color=coat, hoof=DARK)  # fmt: skip
    return _done(clay)


def cow(r: Random) -> Assembly:
    coat = r.choice([(235, 230, 222), (140, 84, 52), (60, 52, 50)])
    spot: Color = r.choice([(40, 36, 36), (170, 110, 70)])
    clay = Clay(blend=0.08, cells=96)
    clay.lump((0, 0.92, 0), (0.36, 0.36, 0.72), color=coat)
    clay.lump((0.2, 1.0, -0.2), (0.2, 0.26, 0.3), color=spot, blend=0.02)
    clay.lump((0, 0.98, -0.52), (0.32, 0.3, 0.26), color=coat)
    clay.limb((0, 1.05, 0.5), (0, 1.18, 0.85), 0.24, 0.17, color=coat)
    clay.limb((0, 1.2, 0.88), (0, 1.0, 1.16), 0.17, 0.12, color=coat)
    clay.lump((0, 0.96, 1.2), (0.13, 0.1, 0.1), color=(220, 160, 150), blend=0.03)
    clay.lump((0.25, 1.26, 0.84), (0.14, 0.05, 0.06), color=coat, turn=(0, 0, -15), pair=True, blend=0.03)
    clay.path([(0.1, 1.33, 0.86), (0.2, 1.44, 0.88), (0.19, 1.56, 0.94)], (0.045, 0.035, 0.012), color=PALE, pair=True)
    clay.lump((0, 0.55, -0.42), (0.15, 0.13, 0.17), color=(224, 168, 158))
    clay.path(
        [(0, 1.15, -0.76), (0, 0.9, -0.86), (0, 0.5, -0.84), (0, 0.38, -0.84)], (0.035, 0.03, 0.025, 0.06), color=spot
    )
    _legs(clay, wide=0.22, front=0.46, rear=-0.52, top=0.72, radii=(0.14, 0.085, 0.07), stride=r.uniform(0, 0.12),
          color=coat, hoof=DARK, knee=0.02)  # fmt: skip
    return _done(clay)


def bear(r: Random) -> Assembly:
    coat = r.choice([(92, 62, 42), (54, 46, 44), (226, 222, 214)])
    clay, low = Clay(blend=0.12, cells=96), r.choice([-0.3, 0.05, 0.16])
    clay.limb((0, 0.78, -0.5), (0, 0.84, 0.4), 0.4, 0.36, color=coat)
    clay.lump((0, 1.08, 0.26), (0.24, 0.2, 0.28), color=coat)
    clay.lump((0, 0.92 + low, 0.84), (0.24, 0.23, 0.25), color=coat)
    clay.limb((0, 0.87 + low, 0.98), (0, 0.83 + low, 1.18), 0.13, 0.1, color=coat, blend=0.05)
    clay.lump((0, 0.88 + low, 1.27), (0.055, 0.04, 0.04), color=DARK, blend=0.01)
    clay.lump((0.17, 1.13 + low, 0.8), (0.08, 0.09, 0.04), color=coat, pair=True, blend=0.03)
    clay.lump((0, 0.9, -0.92), 0.09, color=coat)
    _legs(clay, wide=0.25, front=0.42, rear=-0.52, top=0.62, radii=(0.21, 0.16, 0.14), stride=r.uniform(0.05, 0.2),
          color=coat, hoof=coat, knee=0.0)  # fmt: skip
    return _done(clay)


def elephant(r: Random) -> Assembly:
    coat = r.choice([(132, 132, 138), (150, 140, 132)])
    clay, curl = Clay(blend=0.1, cells=100), r.uniform(0.0, 0.5)
    clay.lump((0, 1.12, -0.1), (0.46, 0.48, 0.72), color=coat)
    clay.lump((0, 1.4, 0.72), (0.32, 0.36, 0.32), color=coat)
    clay.path([(0, 1.28, 0.98), (0, 0.95, 1.16), (0, 0.55, 1.16 + curl * 0.3), (0, 0.3 + curl * 0.5,
               1.24 + curl * 0.6)], (0.17, 0.13, 0.09, 0.065), color=coat)  # fmt: skip
    clay.lump((0.44, 1.4, 0.6), (0.3, 0.36, 0.05), color=coat, turn=(0, 30, 0), pair=True, blend=0.05)
    clay.path([(0.16, 1.14, 0.96), (0.2, 0.96, 1.18), (0.18, 0.98, 1.42)], (0.05, 0.045, 0.012), color=PALE, pair=True)
    clay.path([(0, 1.25, -0.8), (0, 0.9, -0.9), (0, 0.62, -0.9)], (0.05, 0.03, 0.045), color=coat)
    _legs(clay, wide=0.26, front=0.42, rear=-0.48, top=0.86, radii=(0.19, 0.165, 0.17), stride=r.uniform(0.0, 0.14),
          color=coat, hoof=(110, 106, 106), knee=0.0)  # fmt: skip
    return _done(clay)


def sitting_cat(r: Random) -> Assembly:
    coat = r.choice([(214, 142, 72), (70, 68, 72), (200, 194, 186)])
    clay, look = Clay(blend=0.07, cells=92), r.uniform(-0.14, 0.14)
    clay.lump((0, 0.36, -0.2), (0.33, 0.34, 0.36), color=coat)
    clay.limb((0, 0.42, -0.08), (0, 0.86, 0.1), 0.28, 0.17, color=coat)
    clay.lump((0.27, 0.22, -0.06), (0.13, 0.22, 0.28), color=coat, pair=True)
    clay.lump((0.26, 0.05, 0.2), (0.09, 0.055, 0.15), color=PALE, pair=True, blend=0.03)
    clay.limb((0.11, 0.62, 0.16), (0.1, 0.08, 0.27), 0.09, 0.06, color=coat, pair=True, blend=0.03)
    clay.lump((0.1, 0.05, 0.31), (0.075, 0.05, 0.1), color=PALE, pair=True, blend=0.03)
    clay.lump((look, 1.06, 0.17), (0.24, 0.21, 0.21), color=coat, blend=0.05)
    clay.lump((look * 1.6, 1.0, 0.35), (0.1, 0.075, 0.06), color=PALE, blend=0.03)
    for side in (1, -1):
        clay.limb(
            (look + side * 0.14, 1.18, 0.15), (look + side * 0.19, 1.36, 0.13), 0.085, 0.012, color=coat, blend=0.02
        )
        clay.lump((look * 1.5 + side * 0.09, 1.1, 0.355), 0.036, color=DARK, blend=0.005)
    end = r.choice([1, -1])
    clay.path([(0, 0.14, -0.48), (end * 0.35, 0.09, -0.42), (end * 0.5, 0.08, -0.1), (end * 0.42, 0.08, 0.22)],
              (0.08, 0.07, 0.06, 0.05), color=coat)  # fmt: skip
    return _done(clay)


def standing_dog(r: Random) -> Assembly:
    coat = r.choice([(176, 126, 78), (226, 214, 196), (72, 60, 54)])
    clay, ears = Clay(blend=0.06, cells=96), r.random() < 0.5
    clay.limb((0, 0.7, -0.42), (0, 0.72, 0.3), 0.17, 0.22, color=coat)
    clay.limb((0, 0.8, 0.36), (0, 1.12, 0.56), 0.16, 0.12, color=coat)
    clay.lump((0, 1.18, 0.62), (0.16, 0.16, 0.18), color=coat)
    clay.limb((0, 1.13, 0.74), (0, 1.1, 0.96), 0.09, 0.065, color=coat, blend=0.04)
    clay.lump((0, 1.15, 1.01), (0.04, 0.03, 0.03), color=DARK, blend=0.01)
    if ears:
        clay.limb((0.1, 1.3, 0.56), (0.14, 1.5, 0.54), 0.06, 0.012, color=coat, pair=True, blend=0.02)
    else:
        clay.lump((0.18, 1.13, 0.57), (0.04, 0.16, 0.09), color=DARK, turn=(0, 0, 12), pair=True, blend=0.02)
    clay.path([(0, 0.8, -0.54), (0, 1.0, -0.74), (0, 1.22, -0.76)], (0.06, 0.045, 0.02), color=coat)
    _legs(clay, wide=0.13, front=0.3, rear=-0.44, top=0.62, radii=(0.11, 0.062, 0.052), stride=r.uniform(0.0, 0.15),
          color=coat, hoof=PALE, knee=0.04)  # fmt: skip
    return _done(clay)


def standing_bird(r: Random) -> Assembly:
    coat = r.choice([(74, 104, 150), (150, 72, 58), (90, 86, 74)])
    clay, tall = Clay(blend=0.06, cells=96), r.uniform(0.0, 0.6)
    clay.lump((0, 0.72, 0), (0.26, 0.27, 0.44), color=coat, turn=(-28, 0, 0))
    clay.limb((0, 0.85, 0.2), (0, 1.12 + tall, 0.36), 0.15, 0.1, color=coat)
    clay.lump((0, 1.16 + tall, 0.4), (0.15, 0.145, 0.17), color=coat)
    clay.limb((0, 1.14 + tall, 0.54), (0, 1.1 + tall, 0.8), 0.05, 0.01, color=(226, 160, 60), blend=0.01)
    clay.lump((0, 0.55, -0.55), (0.13, 0.035, 0.34), color=DARK, turn=(-30, 0, 0), blend=0.05)
    clay.lump((0.24, 0.72, -0.1), (0.06, 0.19, 0.4), color=DARK, turn=(-30, 0, 0), pair=True, blend=0.02)
    clay.limb((0.1, 0.5, 0.02), (0.11, 0.03, 0.06), 0.045, 0.026, color=(226, 160, 60), pair=True, blend=0.02)
    for x in (-0.07, 0.0, 0.07):
        clay.limb(
            (0.11, 0.03, 0.05), (0.11 + x, 0.025, 0.22), 0.026, 0.018, color=(226, 160, 60), pair=True, blend=0.01
        )
    return _done(clay)


def flying_bird(r: Random) -> Assembly:
    coat = r.choice([(214, 214, 216), (110, 78, 54)])
    clay, lift = Clay(blend=0.05, cells=110), r.uniform(0.1, 0.4)
    clay.lump((0, 0, 0), (0.15, 0.14, 0.42), color=coat)
    clay.lump((0, 0.06, 0.42), (0.11, 0.11, 0.14), color=PALE)
    clay.limb((0, 0.05, 0.52), (0, 0.0, 0.68), 0.045, 0.012, color=(226, 160, 60), blend=0.01)
    clay.lump((0, 0.0, -0.5), (0.2, 0.03, 0.24), color=coat)
    clay.lump((0.38, lift * 0.5, 0.06), (0.38, 0.035, 0.2), color=coat, turn=(0, 0, 55 * lift), pair=True)
    clay.lump((0.88, lift * 0.95, -0.06), (0.36, 0.028, 0.13), color=DARK, turn=(0, 25, 25 * lift), pair=True)
    return _done(clay)


def fish(r: Random) -> Assembly:
    coat = r.choice([(230, 122, 52), (88, 132, 160), (196, 180, 70)])
    fin: Color = r.choice([(240, 196, 120), (60, 70, 90)])
    clay, deep = Clay(blend=0.05, cells=100), r.uniform(0.26, 0.44)
    clay.lump((0, 0, 0.1), (0.17, deep, 0.6), color=coat)
    clay.limb((0, 0, -0.4), (0, 0, -0.68), 0.12, 0.06, color=coat)
    clay.lump((0, 0.18, -0.84), (0.03, 0.26, 0.12), color=fin, turn=(-35, 0, 0), blend=0.03)
    clay.lump((0, -0.18, -0.84), (0.03, 0.26, 0.12), color=fin, turn=(35, 0, 0), blend=0.03)
    clay.lump((0, deep, -0.02), (0.028, 0.17, 0.32), color=fin, turn=(-12, 0, 0), blend=0.02)
    clay.lump((0, -deep + 0.02, -0.14), (0.028, 0.14, 0.15), color=fin, blend=0.02)
    clay.lump((0.2, -0.08, 0.2), (0.14, 0.03, 0.1), color=fin, turn=(0, 35, -35), pair=True, blend=0.02)
    clay.lump((0.125, 0.09, 0.5), 0.052, color=DARK, pair=True, blend=0.005)
    return _done(clay)


def turtle(r: Random) -> Assembly:
    shell, skin = r.choice([(92, 104, 58), (120, 88, 52)]), r.choice([(176, 180, 116), (206, 184, 126)])
    clay, high = Clay(blend=0.04, cells=96), r.uniform(0.36, 0.48)
    clay.lump((0, 0.3, 0), (0.5, high, 0.6), color=shell)
    clay.hollow((0, -0.26, 0), (1.4, 0.5, 1.6))
    clay.lump((0, 0.27, 0), (0.54, 0.05, 0.64), color=shell, blend=0.02)
    made = Assembly()
    made.add_clay(clay)
    soft = Clay(blend=0.05, cells=96)
    soft.lump((0, 0.24, 0), (0.42, 0.12, 0.5), color=skin)
    soft.path([(0, 0.26, 0.45), (0, 0.4, 0.72), (0, 0.5, 0.84)], (0.11, 0.1, 0.14), color=skin)
    soft.path([(0.32, 0.2, 0.34), (0.5, 0.14, 0.48), (0.56, 0.06, 0.54)], (0.12, 0.11, 0.1), color=skin, pair=True)
    soft.path([(0.32, 0.2, -0.34), (0.46, 0.14, -0.5), (0.5, 0.06, -0.56)], (0.12, 0.11, 0.1), color=skin, pair=True)
    soft.limb((0, 0.22, -0.5), (0, 0.16, -0.84), 0.08, 0.02, color=skin)
    soft.lump((0.09, 0.55, 0.93), 0.03, color=DARK, pair=True, blend=0.004)
    made.add_clay(soft)
    return made


def dinosaur(r: Random) -> Assembly:
    coat, belly = r.choice([(96, 128, 82), (140, 96, 70)]), r.choice([(206, 196, 150), (180, 160, 130)])
    clay, up = Clay(blend=0.08, cells=104), r.uniform(-0.22, 0.25)
    clay.limb((0, 0.92, -0.2), (0, 1.1, 0.28), 0.28, 0.22, color=coat)
    clay.lump((0, 0.94, 0.06), (0.22, 0.24, 0.3), color=belly)
    clay.limb((0, 1.16, 0.34), (0, 1.46 + up, 0.52), 0.17, 0.13, color=coat)
    clay.limb((0, 1.5 + up, 0.54), (0, 1.46 + up, 0.98), 0.17, 0.1, color=coat)
    clay.limb((0, 1.36 + up, 0.6), (0, 1.28 + up, 0.9), 0.09, 0.06, color=belly, blend=0.03)
    clay.path(
        [(0, 0.9, -0.3), (0, 0.82, -0.8), (0, 0.72, -1.2), (0, 0.78, -1.55)], (0.25, 0.16, 0.09, 0.03), color=coat
    )
    clay.path(
        [(0.2, 0.84, -0.1), (0.24, 0.5, 0.1), (0.23, 0.22, -0.1), (0.23, 0.06, 0.04)],
        (0.19, 0.14, 0.08, 0.07),
        color=coat,
        pair=True,
    )
    clay.lump((0.23, 0.05, 0.12), (0.1, 0.05, 0.18), color=coat, pair=True, blend=0.03)
    clay.path([(0.18, 1.06, 0.34), (0.22, 0.92, 0.46), (0.2, 0.94, 0.6)], (0.06, 0.045, 0.03), color=coat, pair=True)
    return _done(clay)


def rabbit(r: Random) -> Assembly:
    coat = r.choice([(206, 196, 186), (142, 112, 86)])
    clay, lean = Clay(blend=0.07, cells=96), r.uniform(-0.12, 0.12)
    clay.lump((0, 0.34, -0.12), (0.29, 0.34, 0.4), color=coat, turn=(-15, 0, 0))
    clay.lump((0.24, 0.2, -0.12), (0.12, 0.2, 0.25), color=coat, pair=True)
    clay.lump((0.2, 0.06, 0.08), (0.08, 0.06, 0.24), color=coat, pair=True, blend=0.03)
    clay.limb((0.1, 0.42, 0.2), (0.1, 0.06, 0.32), 0.085, 0.06, color=coat, pair=True, blend=0.03)
    clay.lump((0, 0.76, 0.22), (0.19, 0.19, 0.22), color=coat)
    clay.lump((0.09, 1.14, 0.1), (0.07, 0.3, 0.045), color=coat, turn=(-12, 0, -10 + 90 * lean), pair=True, blend=0.03)
    clay.lump((0, 0.26, -0.56), 0.12, color=PALE, blend=0.03)
    clay.lump((0.125, 0.82, 0.36), 0.035, color=DARK, pair=True, blend=0.005)
    return _done(clay)
