"""Parts of machines: brackets, flanges, valves, rocker arms, connecting rods, blocks cut and drilled."""

import math

import numpy as np

from training.families.looks import any_color, plain
from training.families.metals import any_metal
from training.families.outlines import round_outline, side_on
from training.families.stand import stood
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_bracket, _flange, _valve, _rocker, _block, _block)
    turned = turn(x=rng.choice((0, 90, -90, rng.uniform(-90, 90))), y=rng.uniform(-180, 180), z=rng.choice((0, 0, 90)))
    with stood(solid, turned=turned if rng.random() < 0.6 else None):
        kinds[rng.integers(len(kinds))](solid, rng, any_metal(solid, rng))


def _bracket(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    long, high, wide, thick = (
        rng.uniform(0.7, 1.2),
        rng.uniform(0.7, 1.4),
        rng.uniform(0.4, 0.8),
        rng.uniform(0.07, 0.14),
    )
    with solid.group():
        solid.box((0, 0, 0), (wide, thick, long), rounding=0.02, material=metal)
        solid.box((0, high / 2, -long + thick), (wide, high / 2, thick), rounding=0.02, blend=0.04, material=metal)
        if rng.random() < 0.5:
            solid.cone((0, high, -long), (0, high, -long + 2 * thick), wide, material=metal)
        for x in (0,) if rng.random() < 0.5 else (0.8 * wide, -0.8 * wide):
            rib = [(-long, 0), (0.7 * long, 0), (-long, 0.8 * high)]
            side_on(solid, rib, half=0.08, x=x, material=metal)
        size = rng.uniform(0.1, 0.18)
        for z in (0.3, 0.75):
            solid.cone(
                (0.55 * wide, -1, z * long), (0.55 * wide, 1, z * long), size, how="cut", mirror=True, material=metal
            )
        solid.cone((0, high * 0.9, -3), (0, high * 0.9, 3), rng.uniform(0.3, 0.6) * wide, how="cut", material=metal)


def _flange(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    tall, bore = rng.uniform(0.6, 1.8), rng.uniform(0.25, 0.5)
    wall, plate, thick = rng.uniform(0.1, 0.2), rng.uniform(0.8, 1.1), rng.uniform(0.08, 0.16)
    num, ends = int(rng.integers(3, 9)), 2 if rng.random() < 0.5 else 1
    with solid.group():
        solid.cone((0, 0, 0), (0, tall, 0), bore + wall, to=bore + wall * rng.uniform(0.7, 1.2), material=metal)
        for k in range(ends):
            y = k * tall
            solid.cone((0, y - thick, 0), (0, y + thick, 0), plate, rounding=0.02, blend=0.08, material=metal)
        if rng.random() < 0.35:
            solid.cone((0, tall / 2, 0), (0, tall / 2, plate + 0.2), bore * 0.9, blend=0.08, material=metal)
            solid.cone((0, tall / 2, plate + 0.1), (0, tall / 2, plate + 0.3), 0.75 * plate, material=metal)
            solid.cone((0, tall / 2, 0), (0, tall / 2, plate + 1), 0.6 * bore, how="cut", material=metal)
        solid.cone((0, -1, 0), (0, tall + 1, 0), bore, how="cut", material=metal)
        for k in range(num):
            angle = math.tau * (k + 0.5) / num
            x, z = (plate + bore + wall) / 2 * math.cos(angle), (plate + bore + wall) / 2 * math.sin(angle)
            solid.cone((x, -1, z), (x, tall + 1, z), 0.08, how="cut", material=metal)


def _valve(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    red, half = plain(solid, rng, any_color(rng)), rng.uniform(0.9, 1.4)
    bore = rng.uniform(0.22, 0.32)
    with solid.group():
        solid.cone((-half, 0, 0), (half, 0, 0), bore + 0.1, material=metal)
        solid.ellipsoid((0, 0, 0), (0.55, 0.55, 0.5), blend=0.1, material=metal)
        for side in (-1, 1):
            solid.cone((side * half, 0, 0), (side * (half - 0.15), 0, 0), bore + 0.3, rounding=0.02, material=metal)
        solid.cone((-half - 1, 0, 0), (half + 1, 0, 0), bore, how="cut", material=metal)
        solid.ellipsoid((0, 0, 0), (0.2, 0.5, 0.45), material=metal)
    top = rng.uniform(0.9, 1.4)
    solid.cone((0, 0.3, 0), (0, 0.7, 0), 0.34, to=0.22, material=metal)
    solid.extrusion(round_outline(6, 0.36), half=0.09, center=(0, 0.6, 0), turned=turn(x=90), material=metal)
    solid.cone((0, 0.5, 0), (0, top, 0), 0.09, material=metal)
    if rng.random() < 0.7:
        size = rng.uniform(0.4, 0.6)
        solid.ring((0, top, 0), size, 0.08, turned=turn(x=90), material=red)
        for k in range(int(rng.integers(3, 6))):
            angle = math.radians(72 * k)
            solid.cone((0, top, 0), (size * math.cos(angle), top, size * math.sin(angle)), 0.06, material=red)
        solid.ellipsoid((0, top, 0), 0.14, material=metal)
    else:
        solid.box((0.4, top, 0), (0.6, 0.06, 0.12), rounding=0.05, material=red)


def _rocker(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    """An arm with eyes at its ends, perhaps bent: rocker arms, connecting rods, levers."""
    bend, reach = rng.uniform(-0.6, 0.6), rng.uniform(0.9, 1.6)
    eyes = [((0.0, 0.0), rng.uniform(0.28, 0.45)), ((reach, bend), rng.uniform(0.2, 0.4))]
    if rng.random() < 0.6:
        eyes.append(((-reach * rng.uniform(0.5, 1), rng.uniform(-0.6, 0.3)), rng.uniform(0.2, 0.35)))
    with solid.group():
        for (x, y), size in eyes:
            half = rng.uniform(0.18, 0.4)
            solid.cone((x, y, -half), (x, y, half), size, rounding=0.03, blend=0.03, material=metal)
            if x != 0:
                waist = rng.uniform(0.5, 0.8)
                flat = np.diag([1.0, 1.0, rng.uniform(0.5, 1.0)])
                with solid.placed(turned=flat):
                    solid.capsule((0, 0, 0), (x, y, 0), waist * eyes[0][1], to=waist * size, blend=0.06, material=metal)
        for (x, y), size in eyes:
            solid.cone((x, y, -2), (x, y, 2), size * rng.uniform(0.45, 0.65), how="cut", material=metal)
        if rng.random() < 0.4:
            solid.box((reach / 2, bend / 2, 0.4), (0.3, 0.12, 0.25), how="cut", rounding=0.1, material=metal)


def _block(solid: Solid, rng: np.random.Generator, metal: int) -> None:
    """A block with edges cut off, holes, slots and steps, as a fandisk."""
    half = rng.uniform(0.5, 1.0, 3)
    edge = rng.choice((0.0, 0.03, 0.1))
    with solid.group():
        if rng.random() < 0.6:
            solid.box((0, 0, 0), half, rounding=edge, material=metal)
        else:
            solid.cone(
                (0, -half[1], 0),
                (0, half[1], 0),
                half[0],
                to=half[0] * rng.uniform(0.6, 1),
                rounding=edge,
                material=metal,
            )
        for _ in range(int(rng.integers(2, 6))):
            corner = half * rng.choice((-1, 1), 3)
            kind = rng.random()
            if kind < 0.3:
                solid.box(corner, half * rng.uniform(0.3, 0.9, 3), rounding=edge, how="cut", material=metal)
            elif kind < 0.5:
                way = turn(x=rng.uniform(20, 70), y=rng.uniform(0, 90))
                solid.box(corner * 1.2, (0.7, 0.7, 0.7), turned=way, how="cut", material=metal)
            elif kind < 0.75:
                axis = np.eye(3)[rng.integers(3)] * 3
                at = rng.uniform(-0.6, 0.6, 3) * half
                solid.cone(at - axis, at + axis, rng.uniform(0.12, 0.4), how="cut", material=metal)
            elif kind < 0.87:
                solid.ellipsoid(corner, rng.uniform(0.4, 0.8), how="cut", material=metal)
            else:
                axis = np.eye(3)[rng.integers(3)]
                solid.cone(
                    (0, 0, 0), axis * rng.uniform(1.1, 1.6), rng.uniform(0.2, 0.4), rounding=edge, material=metal
                )
