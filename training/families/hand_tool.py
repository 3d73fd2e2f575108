"""Hand tools: hammers, mallets, spanners, screwdrivers, axes, saws, pliers, shovels, knives, brushes, scissors."""

import math

import numpy as np

from training.families.looks import BLACK, STEEL, WOOD, any_color, any_material, plain
from training.families.outlines import Outline, round_outline
from training.families.stand import stood
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_hammer, _hammer, _spanner, _screwdriver, _axe, _saw, _pliers, _shovel, _brush, _scissors, _pickaxe)
    tilt = turn(x=rng.uniform(-20, 20), y=rng.choice((0, 90, rng.uniform(-90, 90))), z=rng.uniform(-50, 50))
    is_turned = rng.random() < 0.7
    with stood(solid, turned=tilt if is_turned else None):
        kinds[rng.integers(len(kinds))](solid, rng)


def _looks(solid: Solid, rng: np.random.Generator) -> tuple[int, int]:
    grip = (
        any_material(solid, rng, color=WOOD) if rng.random() < 0.5 else any_material(solid, rng, color=any_color(rng))
    )
    steel = plain(solid, rng, STEEL if rng.random() < 0.75 else BLACK, gloss=0.7)
    return grip, steel


def _handle(solid: Solid, rng: np.random.Generator, *, tall: float, thick: float, material: int) -> None:
    """A handle from the origin up, straight, waisted or with a grip."""
    kind = rng.random()
    if kind < 0.4:
        solid.cone(
            (0, 0, 0), (0, tall, 0), thick, to=thick * rng.uniform(0.7, 1), rounding=0.4 * thick, material=material
        )
    elif kind < 0.75:
        widths = (0.9, 1.25, 1.2, 0.9, 0.8, 0.75, 0.75)
        profile = [(thick * w, tall * k / 6) for k, w in enumerate(widths)]
        flat = np.diag([rng.uniform(0.7, 1.0), 1.0, 1.0])
        solid.lathe(profile, rounding=0.1 * thick, turned=flat, material=material)
    else:
        other = any_material(solid, rng)
        solid.cone((0, 0, 0), (0, tall, 0), 0.75 * thick, material=material)
        solid.capsule((0, thick, 0), (0, 0.42 * tall, 0), 1.15 * thick, material=other)


def _hammer(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    tall, thick = rng.uniform(1.6, 2.6), rng.uniform(0.08, 0.13)
    _handle(solid, rng, tall=tall, thick=thick, material=grip)
    kind, size = rng.random(), rng.uniform(0.16, 0.24)
    top = tall - 0.5 * size
    if kind < 0.35:
        head = any_material(solid, rng) if rng.random() < 0.5 else grip
        half = (rng.uniform(0.35, 0.6), rng.uniform(1.0, 1.6) * size, rng.uniform(0.9, 1.5) * size)
        if rng.random() < 0.5:
            solid.box((0, top, 0), half, rounding=0.05, material=head)
        else:
            solid.cone((-half[0], top, 0), (half[0], top, 0), half[1], rounding=0.06, material=head)
            solid.cone((0.6 * half[0], top, 0), (0.75 * half[0], top, 0), half[1] * 1.06, mirror=True, material=steel)
        return
    solid.box((0, top, 0), (size * 1.1, size * 0.8, size * 0.8), rounding=0.04, material=steel)
    solid.cone((0, top, 0), (0.42, top, 0), 0.55 * size, material=steel)
    solid.cone((0.36, top, 0), (0.56, top, 0), 0.85 * size, rounding=0.03, material=steel)
    if kind < 0.75:
        for z in (-0.4, 0.4):
            curve = ((0, top, z * 0.4 * size), (-0.4, top + 0.12, z * size), (-0.68, top - 0.22, z * 1.4 * size))
            solid.tube(*curve, 0.55 * size, to=0.16 * size, blend=0.02, material=steel)
    elif rng.random() < 0.5:
        solid.capsule((0, top, 0), (-0.42, top, 0), 0.6 * size, to=0.6 * size, material=steel)
    else:
        solid.box((-0.3, top, 0), (0.7 * size, 0.32, 0.8 * size), turned=turn(z=90), taper=0.15, material=steel)


def _spanner(solid: Solid, rng: np.random.Generator) -> None:
    _, steel = _looks(solid, rng)
    long, half, thick = rng.uniform(1.2, 2.0), rng.uniform(0.09, 0.15), rng.uniform(0.045, 0.08)
    solid.box((0, 0, 0), (half, long, thick), rounding=0.03, material=steel)
    for side in (-1, 1):
        y, size = side * long, half * rng.uniform(2.2, 3.0)
        is_open = side > 0 or rng.random() < 0.5
        with (
            solid.placed((0, y, 0), turned=turn(z=rng.uniform(-15, 15) + (180 if side < 0 else 0))),
            solid.group(blend=0.03),
        ):
            solid.cone((0, 0, -1.4 * thick), (0, 0, 1.4 * thick), size, rounding=0.03, material=steel)
            gap = 0.5 * size
            if is_open:
                solid.box((0, 0.7 * size, 0), (gap, 0.9 * size, 1), how="cut", material=steel)
            else:
                solid.extrusion(round_outline(6, 0.62 * size), half=1, how="cut", material=steel)
    if rng.random() < 0.3:
        solid.cone((-half - 0.02, long * 0.75, 0), (half + 0.02, long * 0.75, 0), 0.1, material=steel)


def _screwdriver(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    tall, thick, shaft = rng.uniform(0.8, 1.2), rng.uniform(0.16, 0.26), rng.uniform(0.8, 1.8)
    if rng.random() < 0.5:
        widths = (0.6, 0.95, 1.0, 0.95, 0.75, 0.65, 0.9, 0.8)
        solid.lathe([(thick * w, tall * k / 7) for k, w in enumerate(widths)], rounding=0.02, material=grip)
    else:
        with solid.group():
            solid.capsule((0, thick, 0), (0, tall - 0.5 * thick, 0), thick, to=0.8 * thick, material=grip)
            for k in range(6):
                x, z = thick * 1.05 * math.cos(k * math.pi / 3), thick * 1.05 * math.sin(k * math.pi / 3)
                solid.cone((x, 0.2 * tall, z), (x, 0.9 * tall, z), 0.2 * thick, how="cut", material=grip)
    solid.cone((0, tall - 0.1, 0), (0, tall + shaft, 0), 0.055, material=steel)
    solid.box((0, tall + shaft + 0.05, 0), (0.1, 0.12, 0.04), taper=0.8, material=steel)


def _axe(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    tall, thick = rng.uniform(1.8, 2.8), rng.uniform(0.08, 0.12)
    _handle(solid, rng, tall=tall, thick=thick, material=grip)
    reach, drop, top = rng.uniform(0.5, 0.85), rng.uniform(0.25, 0.6), tall - 0.28
    blade: Outline = [(0, 0.17), (0.5 * reach, 0.16), (0.95 * reach, 0.35), (1.08 * reach, 0.1)]
    blade += [(1.08 * reach, -0.2 * drop), (0.9 * reach, -drop), (0.45 * reach, -0.16), (0, -0.16)]
    edge = plain(solid, rng, (0.6, 0.6, 0.62), gloss=0.8)
    with solid.placed((0, top, 0)):
        for side in (1, -1) if rng.random() < 0.3 else (1,):
            solid.extrusion([(side * x, y) for x, y in blade], half=0.055, rounding=0.04, material=steel)
        solid.box((0, 0, 0), (0.16, 0.18, 0.13), rounding=0.03, material=steel)
        solid.box((1.05 * reach, 0, 0), (0.13, 1, 0.2), how="paint", material=edge)


def _saw(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    long, high, low, num = rng.uniform(1.6, 2.6), rng.uniform(0.35, 0.55), rng.uniform(0.12, 0.3), 8
    teeth = [p for k in range(num) for p in ((long * (1 - k / num), 0.0), (long * (1 - (k + 0.5) / num), 0.06))]
    solid.extrusion([(0, 0), (0, high), (long, low), *teeth], half=0.035, material=steel)
    with solid.group():
        loop = [(0.15, -0.08), (0.15, high + 0.06), (-0.25, high + 0.14), (-0.5, high + 0.05), (-0.5, 0), (-0.4, -0.12)]
        solid.extrusion(loop, half=0.09, rounding=0.04, material=grip)
        solid.cushion((-0.22, high / 2, 0), (0.14, 0.35 * high, 1), power=4, how="cut", material=grip)


def _pliers(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    spread, tall, jaw = rng.uniform(0.2, 0.55), rng.uniform(1.2, 1.6), rng.uniform(0.4, 0.8)
    solid.cone((0, 0, -0.12), (0, 0, 0.12), 0.17, rounding=0.02, material=steel)
    for side in (-1, 1):
        bend = ((0.03 * side, -0.05, 0), (side * spread, -0.4 * tall, 0), (side * 0.6 * spread, -tall, 0))
        solid.tube(*bend, 0.1, to=0.11, material=grip)
        solid.capsule((side * 0.08, 0, 0), (side * (0.05 + 0.2 * spread), jaw, 0), 0.12, to=0.055, material=steel)


def _shovel(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    tall, wide, deep = rng.uniform(1.0, 2.4), rng.uniform(0.28, 0.42), rng.uniform(0.5, 0.8)
    kind = rng.random()
    solid.cone((0, 0, 0), (0, tall, 0), 0.07, material=grip)
    if kind < 0.7:
        with solid.group():
            solid.cushion((0, -0.8 * deep, 0.02), (wide, deep, 0.2), power=rng.uniform(2.2, 5), material=steel)
            solid.cushion((0, -0.8 * deep, 0.14), (wide, deep * 0.98, 0.2), power=3, how="cut", material=steel)
        solid.cone((0, 0.25, 0), (0, -0.35, -0.05), 0.09, to=0.07, material=steel)
    else:
        solid.box((0, -0.05, 0), (1.3 * wide, 0.06, 0.07), material=steel)
        for k in range(4):
            x = 1.3 * wide * (k / 1.5 - 1) * 0.93
            solid.tube((x, 0, 0), (x, -deep, 0), (x, -1.2 * deep, 0.25), 0.045, to=0.025, material=steel)
    if rng.random() < 0.6:
        with solid.placed((0, tall + 0.12, 0)), solid.group():
            solid.box((0, 0, 0), (0.2, 0.17, 0.06), rounding=0.05, taper=1.1, material=grip)
            solid.box((0, 0.02, 0), (0.13, 0.09, 1), rounding=0.04, how="cut", material=grip)


def _brush(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    hair = any_material(solid, rng)
    wide, thick, tall = rng.uniform(0.08, 0.4), rng.uniform(0.07, 0.12), rng.uniform(1.0, 1.8)
    solid.cone((0, 0, 0), (0, tall, 0), 0.1, to=0.07, rounding=0.05, material=grip)
    solid.box((0, tall, 0), (0.8 * wide, 0.2, thick), rounding=0.04, taper=1.2, blend=0.06, material=grip)
    solid.box((0, tall + 0.25, 0), (wide, 0.13, 1.2 * thick), rounding=0.03, material=steel)
    taper = rng.uniform(0.2, 1.2)
    solid.box((0, tall + 0.55, 0), (0.94 * wide, 0.28, 1.1 * thick), taper=taper, rounding=0.03, material=hair)


def _scissors(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    half, long, size = rng.uniform(4, 28), rng.uniform(1.0, 1.6), rng.uniform(0.2, 0.3)
    for side in (-1, 1):
        with solid.placed((0, 0, 0.03 * side), turned=turn(z=side * half)):
            blade = [(-0.09, -0.15), (0.1, -0.15), (0.11, 0.3 * long), (-0.02 * side, long), (-0.1, 0.3 * long)]
            solid.extrusion(blade, half=0.045, rounding=0.015, material=steel)
            solid.cone((0, 0, 0), (-0.2 * side, -0.75, 0), 0.08, material=grip)
            solid.ring((-0.2 * side - 0.12 * side, -0.75 - size, 0), size, 0.075, material=grip)
    solid.cone((0, 0, -0.12), (0, 0, 0.12), 0.1, material=steel)


def _pickaxe(solid: Solid, rng: np.random.Generator) -> None:
    grip, steel = _looks(solid, rng)
    tall, reach, drop = rng.uniform(1.6, 2.4), rng.uniform(0.7, 1.1), rng.uniform(0.1, 0.4)
    _handle(solid, rng, tall=tall, thick=0.1, material=grip)
    for side in (-1, 1):
        arm = ((0, tall - 0.12, 0), (side * 0.6 * reach, tall - 0.05, 0), (side * reach, tall - 0.1 - drop, 0))
        solid.tube(*arm, 0.14, to=0.035 if side > 0 or rng.random() < 0.6 else 0.1, material=steel)
    solid.box((0, tall - 0.12, 0), (0.17, 0.15, 0.15), rounding=0.03, material=steel)
