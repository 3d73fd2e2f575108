"""Vehicles, nose along +Z, and wiry things on wheels."""

from __future__ import annotations

from random import Random

from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.objects.clay import Clay, Color
from benchmarks.shaping.objects.solids import Solid, ball, box, hull, join, lathe, plate, ring, rod, tube

RUBBER: Color = (42, 42, 44)
STEEL: Color = (168, 170, 174)
GLASS: Color = (96, 122, 140)
PAINTS: list[Color] = [(186, 48, 44), (52, 96, 160), (222, 178, 52), (74, 124, 84), (214, 212, 206)]


def _wheel(made: Assembly, x: float, z: float, radius: float, width: float) -> None:
    for side in (1, -1):
        made.add(rod((side * (x - width / 2), radius, z), (side * (x + width / 2), radius, z), radius), RUBBER)
        made.add(rod((side * x, radius, z), (side * (x + width / 2 + 0.012), radius, z), radius * 0.55), STEEL)


def _side(outline: list[tuple[float, float]], width: float, *, taper: float = 1.0) -> Solid:
    """An outline of (z, y) given its width across x."""
    return plate(outline, width, turn=(0, -90, 0), taper=taper)


def car(r: Random) -> Assembly:
    made, paint, tail = Assembly(), r.choice(PAINTS), r.uniform(-0.82, -0.5)
    body = hull(*(box((0, y, z), (w, 0.1, 0.1), rounding=0.045) for y, z, w in (
        (0.28, -0.95, 0.72), (0.28, 0.95, 0.72), (0.52, -0.92, 0.7), (0.46, 0.9, 0.66), (0.42, -1.0, 0.7),
        (0.38, 1.0, 0.66))))  # fmt: skip
    made.add(body, paint)
    cabin = hull(*(box((0, y, z), (w, 0.08, 0.08), rounding=0.035) for y, z, w in (
        (0.54, tail, 0.64), (0.54, 0.5, 0.64), (0.84, tail + 0.26, 0.52), (0.84, 0.12, 0.52))))  # fmt: skip
    made.add(cabin, GLASS)
    made.add(box((0, 0.87, (tail + 0.38) / 2), (0.5, 0.04, abs(tail) * 0.5), rounding=0.018), paint)
    for z in (0.6, -0.6):
        made.cut(rod((-0.5, 0.2, z), (0.5, 0.2, z), 0.24))
        made.add(rod((-0.3, 0.2, z), (0.3, 0.2, z), 0.06), RUBBER)
        _wheel(made, 0.31, z, 0.2, 0.12)
    made.add(box((0, 0.42, -0.2), (0.5, 0.3, 1.5)), paint)
    made.add(ball((0.22, 0.42, 0.97), (0.08, 0.06, 0.05)), (240, 232, 200), pair=True)
    return made


def truck(r: Random) -> Assembly:
    made, paint, load = Assembly(), r.choice(PAINTS), r.choice([(206, 202, 194), (150, 110, 70), (120, 136, 130)])
    made.add(box((0, 0.3, -0.1), (0.42, 0.12, 2.0)), RUBBER)
    made.add(
        hull(
            box((0, 0.42, 0.82), (0.66, 0.1, 0.5), rounding=0.03), box((0, 1.0, 0.74), (0.62, 0.1, 0.34), rounding=0.03)
        ),
        paint,
    )
    made.add(box((0, 0.86, 0.95), (0.54, 0.24, 0.08), turn=(-12, 0, 0), rounding=0.02), GLASS)
    made.add(box((0, 0.4, 1.06), (0.64, 0.14, 0.12), rounding=0.03), STEEL)
    if r.random() < 0.5:
        made.add(box((0, 0.8, -0.36), (0.74, 0.9, 1.4), rounding=0.02), load)
    else:
        made.add(rod((0, 0.74, -1.05), (0, 0.74, 0.36), 0.37), load)
        made.add(rod((0, 1.08, -0.35), (0, 1.16, -0.35), 0.12), STEEL)
    for z in (0.72, -0.5, -0.86):
        made.add(rod((-0.3, 0.18, z), (0.3, 0.18, z), 0.05), RUBBER)
        made.add(box((0, 0.24, z), (0.36, 0.1, 0.08)), RUBBER)
        _wheel(made, 0.3, z, 0.18, 0.13)
    return made


def plane(r: Random) -> Assembly:
    made, paint, sweep = Assembly(), r.choice(PAINTS), r.uniform(0.0, 0.45)
    clay = Clay(blend=0.03, cells=104)
    clay.path([(0, 0.4, -0.95), (0, 0.34, -0.3), (0, 0.33, 0.5), (0, 0.31, 0.82)], (0.05, 0.15, 0.16, 0.1), color=paint)
    clay.lump((0, 0.46, 0.3), (0.1, 0.12, 0.24), color=GLASS, blend=0.01)
    made.add_clay(clay)
    wing = plate([(0, 0.2), (0, -0.18), (1.0, -0.14 - sweep), (1.0, 0.06 - sweep)], 0.05, turn=(90, 0, 0))
    made.add(wing.translate([0, 0.3, 0.12]), paint, pair=True)
    rear = plate([(0, 0.1), (0, -0.12), (0.38, -0.12), (0.38, 0.0)], 0.035, turn=(90, 0, 0))
    made.add(rear.translate([0, 0.42, -0.84]), paint, pair=True)
    made.add(_side([(-0.98, 0.4), (-0.72, 0.42), (-0.9, 0.78), (-1.02, 0.78)], 0.04), (214, 212, 206))
    if sweep < 0.22:
        made.add(rod((0, 0.31, 0.8), (0, 0.31, 0.96), 0.07, 0.02), STEEL)
        made.add(box((0, 0.31, 0.91), (0.07, 0.62, 0.025), turn=(0, 0, r.uniform(0, 90))), RUBBER)
    else:
        made.add(rod((0.42, 0.22, -0.1), (0.42, 0.22, 0.26), 0.075), STEEL, pair=True)
    made.add(tube([(0.1, 0.28, 0.2), (0.2, 0.06, 0.24)], 0.022), STEEL, pair=True)
    made.add(rod((0.18, 0.06, 0.24), (0.24, 0.06, 0.24), 0.07), RUBBER, pair=True)
    return made


def boat(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice(PAINTS)
    keel = [(0, -0.02, z) for z in (-0.8, 0.7)]
    rim = [
        (x * w, 0.32 + 0.1 * (z > 0.5), z)
        for x in (-1, 1)
        for w, z in ((0.3, -0.95), (0.37, -0.2), (0.3, 0.5), (0.02, 1.05))
    ]
    made.add(hull(*(ball(point, 0.03) for point in keel + rim)), paint)
    inner = [
        (x * w * 0.82, 0.62, z * 0.9)
        for x in (-1, 1)
        for w, z in ((0.3, -0.95), (0.37, -0.2), (0.3, 0.5), (0.02, 1.05))
    ]
    made.cut(
        hull(
            *(ball(point, 0.03) for point in inner),
            *(ball((x, 0.16, z), 0.03) for x in (-0.16, 0.16) for z in (-0.7, 0.4)),
        ),
        (168, 122, 78),
    )
    if r.random() < 0.5:
        made.add(box((0, 0.4, -0.3), (0.38, 0.46, 0.6), rounding=0.02), (226, 222, 212))
        made.add(box((0, 0.66, -0.28), (0.46, 0.05, 0.72), rounding=0.02), paint)
        made.add(rod((0, 0.6, -0.4), (0, 0.95, -0.44), 0.09), (60, 58, 60))
    else:
        made.add(rod((0, 0.1, 0.1), (0, 1.5, 0.1), 0.03, 0.018), (140, 100, 64))
        made.add(_side([(0.06, 0.42), (-0.8, 0.42), (0.06, 1.44)], 0.03), (236, 230, 214))
        made.add(_side([(0.16, 0.5), (0.9, 0.48), (0.16, 1.3)], 0.03), (236, 230, 214))
        made.add(rod((0, 0.42, 0.1), (0, 0.4, -0.82), 0.02), (140, 100, 64))
        made.add(tube([(0, 0.38, 0.95), (0, 1.3, 0.14)], 0.014), (80, 70, 60))
        made.add(box((0, 0.14, 0.1), (0.2, 0.1, 0.16)), (140, 100, 64))
        made.add(tube([(0, 0.49, 0.12), (0, 0.49, 0.88)], 0.014), (80, 70, 60))
    return made


def tractor(r: Random) -> Assembly:
    made, paint = Assembly(), r.choice(PAINTS)
    made.add(box((0, 0.58, 0.45), (0.34, 0.36, 0.8), rounding=0.05), paint)
    made.add(box((0, 0.5, -0.25), (0.4, 0.3, 0.7), rounding=0.03), RUBBER)
    made.add(rod((0.1, 0.74, 0.62), (0.1, 1.12, 0.62), 0.03), STEEL)
    _wheel(made, 0.44, -0.36, 0.44, 0.2)
    _wheel(made, 0.32, 0.62, 0.24, 0.13)
    made.add(rod((-0.4, 0.44, -0.36), (0.4, 0.44, -0.36), 0.07), RUBBER)
    made.add(rod((-0.3, 0.24, 0.62), (0.3, 0.24, 0.62), 0.05), RUBBER)
    made.add(box((0, 0.36, 0.62), (0.1, 0.2, 0.1)), RUBBER)
    made.add(box((0, 0.72, -0.36), (0.3, 0.16, 0.26), rounding=0.03), (70, 60, 56))
    made.add(box((0.43, 0.9, -0.36), (0.24, 0.05, 0.62), rounding=0.02), paint, pair=True)
    made.add(box((0.3, 0.78, -0.36), (0.06, 0.26, 0.5)), paint, pair=True)
    if r.random() < 0.5:
        for z in (-0.6, 0.02):
            made.add(rod((0.27, 0.7 if z < 0 else 0.56, z), (0.25, 1.3, z * 0.9), 0.024), RUBBER, pair=True)
        made.add(box((0, 0.56, 0.02), (0.58, 0.08, 0.1)), RUBBER)
        made.add(box((0, 1.32, -0.28), (0.62, 0.06, 0.8), rounding=0.025), paint)
    else:
        made.add(tube([(0, 0.7, 0.1), (0, 0.95, -0.02)], 0.02), RUBBER)
        made.add(ring((0, 0.96, -0.03), 0.12, 0.02, turn=(65, 0, 0)), RUBBER)
        made.add(box((0, 0.962, -0.03), (0.24, 0.025, 0.03), turn=(-25, 0, 0)), RUBBER)
    return made


def bicycle(r: Random) -> Assembly:
    made, paint, radius = Assembly(), r.choice(PAINTS), r.uniform(0.32, 0.37)
    rear, front, crank = (0, radius, -0.52), (0, radius, 0.52), (0, radius - 0.02, -0.1)
    seat, stem = (0, 0.82, -0.24), (0, 0.84, 0.34)
    for hub in (rear, front):
        made.add(ring(hub, radius - 0.02, 0.022, turn=(0, 90, 0)), RUBBER)
        made.add(rod((-0.05, *hub[1:]), (0.05, *hub[1:]), 0.03), STEEL)
        for turn in range(6):
            spoke = rod((0, -radius + 0.02, 0), (0, radius - 0.02, 0), 0.0055, segments=8)
            made.add(spoke.rotate([turn * 30, 0, 0]).translate(list(hub)), STEEL)
    for start, end in ((crank, seat), (crank, (0, 0.7, 0.38)), ((0, 0.76, -0.23), stem)):
        made.add(tube([start, end], 0.02), paint)
    for x in (0.045, -0.045):
        made.add(tube([(x * 0.5, crank[1], crank[2]), (x, *rear[1:])], 0.012), paint)
        made.add(tube([(x * 0.3, 0.78, -0.23), (x, *rear[1:])], 0.012), paint)
        made.add(tube([(x * 0.8, 0.7, 0.38), (x, *front[1:])], 0.013), paint)
    made.add(tube([(-0.04, 0.7, 0.38), (0.04, 0.7, 0.38)], 0.018), paint)
    made.add(tube([(0, 0.68, 0.385), (0, 0.95, 0.3)], 0.018), STEEL)
    bar = [(-0.24, 0.96, 0.18), (-0.12, 0.96, 0.3), (0.12, 0.96, 0.3), (0.24, 0.96, 0.18)]
    made.add(tube(bar, 0.015), STEEL)
    made.add(tube([seat, (0, 0.94, -0.27)], 0.015), STEEL)
    made.add(hull(ball((0, 0.95, -0.16), (0.03, 0.02, 0.05)), ball((0, 0.95, -0.34), (0.08, 0.03, 0.06))), RUBBER)
    made.add(rod((-0.05, crank[1], crank[2]), (0.05, crank[1], crank[2]), 0.075), STEEL)
    for side in (1, -1):
        pedal = (side * 0.06, crank[1] - side * 0.15, crank[2] + 0.05)
        made.add(tube([(side * 0.045, crank[1], crank[2]), pedal], 0.014), STEEL)
        made.add(box((side * 0.1, pedal[1], pedal[2]), (0.1, 0.025, 0.07)), RUBBER)
    return made


def rocket(r: Random) -> Assembly:
    made, paint, waist = Assembly(), r.choice(PAINTS), r.uniform(0.2, 0.28)
    made.add(
        lathe(
            [
                (0, 0.12),
                (0.14, 0.12),
                (waist, 0.5),
                (waist * 1.04, 0.8),
                (waist * 0.8, 1.2),
                (waist * 0.36, 1.5),
                (0, 1.62),
            ]
        ),
        (220, 216, 208),
    )
    made.add(lathe([(0, 0.0), (0.17, 0.0), (0.12, 0.16), (0, 0.16)]), STEEL)
    for number in range(3 if waist < 0.24 else 4):
        fin = plate([(0.1, 0.42), (0.1, 0.16), (0.46, -0.04), (0.4, 0.26)], 0.035)
        made.add(fin.rotate([0, number * (120 if waist < 0.24 else 90) + 30, 0]), paint)
    made.add(lathe([(0, 1.3), (waist * 0.68, 1.3), (waist * 0.36, 1.52), (0, 1.66)]), paint)
    window = join(ring((0, 0.95, waist * 0.96), 0.075, 0.025), ball((0, 0.95, waist * 0.92), (0.07, 0.07, 0.04)))
    made.add(window, GLASS)
    return made
