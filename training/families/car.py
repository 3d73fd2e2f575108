"""Cars: sedans, hatches, estates, sports cars, beetles, jeeps, pick-ups, vans, open cars and toys."""

from dataclasses import dataclass

import numpy as np

from training.families.looks import BLACK, GLASS, RUBBER, STEEL, any_color, any_material, plain
from training.families.outlines import front_on, side_on
from training.families.wheels import wheel_pair
from training.solids.build import Solid

SIDE = True
WEIGHT = 1.5


@dataclass(frozen=True)
class Shape:
    """Length, half width, height in metres; heights of nose, hood and tail; z shares of cowl, roof, deck."""

    length: float
    half: float
    high: float
    nose: float
    belt: float
    tail: float
    cowl: float
    roof: tuple[float, float]
    deck: float


SHAPES = (
    Shape(4.6, 0.92, 1.45, 0.62, 0.92, 0.9, 0.2, (0.03, -0.22), -0.36),
    Shape(4.0, 0.88, 1.5, 0.65, 0.95, 0.95, 0.22, (0.06, -0.36), -0.48),
    Shape(4.4, 0.95, 1.22, 0.5, 0.8, 0.85, 0.12, (-0.04, -0.16), -0.42),
    Shape(4.7, 0.92, 1.5, 0.65, 0.95, 0.95, 0.22, (0.06, -0.42), -0.49),
    Shape(3.9, 0.85, 1.8, 0.95, 1.1, 1.1, 0.14, (0.09, -0.46), -0.49),
    Shape(5.2, 0.95, 1.8, 0.95, 1.12, 1.05, 0.2, (0.1, -0.08), -0.12),
    Shape(4.8, 0.95, 2.0, 0.8, 1.1, 1.1, 0.4, (0.27, -0.48), -0.49),
    Shape(5.2, 0.92, 1.4, 0.75, 0.9, 0.85, 0.08, (0.0, -0.2), -0.27),
)


def build(solid: Solid, rng: np.random.Generator) -> None:
    shape = SHAPES[rng.integers(len(SHAPES))]
    is_toy = rng.random() < 0.3
    stretch = rng.uniform(0.62, 0.8) if is_toy else rng.uniform(0.92, 1.08)
    long, half = shape.length * stretch, shape.half * rng.uniform(0.92, 1.08)
    radius = rng.uniform(0.29, 0.38) * (rng.uniform(1.1, 1.4) if is_toy else 1.0) * (1.15 if shape.high > 1.7 else 1)
    paint = plain(solid, rng, any_color(rng), gloss=0.7) if rng.random() < 0.8 else any_material(solid, rng, gloss=0.6)
    glass, tyre = plain(solid, rng, GLASS, gloss=0.8), plain(solid, rng, RUBBER)
    rim = plain(solid, rng, STEEL, gloss=0.6)
    is_round = rng.random() < 0.2
    if is_round:
        _beetle(solid, rng, long=0.92 * long, half=half, paint=paint, glass=glass)
        long *= 0.92
    else:
        _body(solid, rng, shape, long=long, half=half, paint=paint, glass=glass)
    front, rear = rng.uniform(0.28, 0.33) * long, rng.uniform(-0.34, -0.28) * long
    for z in (front, rear):
        wheel_pair(
            solid, x=half - 0.13, y=radius, z=z, radius=radius, half=rng.uniform(0.1, 0.14), tyre=tyre, rim=rim,
            arch=0 if is_round else rng.uniform(1.1, 1.25),
        )  # fmt: skip
    if is_round:
        for z in (front, rear):
            solid.ellipsoid(
                (half - 0.16, radius + 0.14, z), (0.2, radius * 1.05, radius * 1.3), material=paint, mirror=True
            )
    _trim(solid, rng, shape, long=long, half=half, rim=rim, is_round=is_round)


def _body(
    solid: Solid, rng: np.random.Generator, s: Shape, *, long: float, half: float, paint: int, glass: int
) -> None:
    low, edge = rng.uniform(0.17, 0.26), rng.choice((0.01, 0.06, 0.12))
    nose, high = s.nose * rng.uniform(0.9, 1.15), s.high * rng.uniform(0.93, 1.08)
    front = [(0.47, low), (0.5, low + 0.15), (0.5, nose * 0.85), (0.47, nose), (s.cowl, s.belt), (s.roof[0], high)]
    rear = [(s.roof[1], high * 0.97), (s.deck, s.tail), (-0.49, s.tail * 0.96), (-0.5, low + 0.2), (-0.46, low)]
    with solid.group():
        side_on(solid, [(z * long, y) for z, y in front + rear], half=half, rounding=edge, material=paint)
        lean = rng.uniform(0.7, 0.88)
        section = [(0.94 * half, low - 0.05), (half, 0.6 * s.belt), (0.96 * half, s.belt), (lean * half, high + 0.02)]
        front_on(solid, section, half=long, how="keep", blend=edge, material=paint)
        if rng.random() < 0.8:
            power = rng.uniform(4, 8)
            solid.cushion((0, 0.8, 0), (half * 1.02, 4, 0.502 * long), power=power, how="keep", material=paint)
    _windows(solid, rng, s, long=long, half=half, high=high, glass=glass)
    if s.deck > -0.3 and s.length > 5 and s.high > 1.6:
        with_bed = (-0.31 * long, s.belt + 0.3)
        solid.box((0, with_bed[1], with_bed[0]), (half - 0.1, 0.6, 0.165 * long), how="cut", material=paint)
    elif rng.random() < 0.12 and s.high < 1.6:
        middle = (s.roof[0] + s.roof[1]) / 2 * long
        solid.box((0, s.belt + 0.4, middle), (half - 0.12, 0.75, 0.17 * long), how="cut", rounding=0.05, material=glass)
        for x in (-0.45, 0.45):
            solid.box((x * half, 0.75, middle - 0.1 * long), (0.25, 0.5, 0.1), rounding=0.08, material=glass)


def _windows(
    solid: Solid, rng: np.random.Generator, s: Shape, *, long: float, half: float, high: float, glass: int
) -> None:
    top, sill = high - 0.09, s.belt + 0.03
    slope = lambda y, a, b: (a + (b - a) * (y - s.belt) / (high - s.belt)) * long
    fronts = [(slope(sill, s.cowl, s.roof[0]) - 0.16, sill), (slope(top, s.cowl, s.roof[0]) - 0.1, top)]
    rears = [(slope(top, s.deck, s.roof[1]) + 0.12, top), (slope(sill, s.deck, s.roof[1]) + 0.2, sill)]
    if rng.random() < 0.9:
        side_on(solid, fronts + rears, half=half * 1.05, how="paint", material=glass)
        post = rng.uniform(0.4, 0.6) * fronts[0][0] + 0.4 * rears[1][0]
        paint = int(solid.codes[-2][2]) if solid.codes[-2][0] < 100 else int(solid.codes[-3][2])
        solid.box((0, high, post), (half * 1.05, high - s.belt, 0.05), how="paint", material=paint)
    for a, b in ((s.cowl, s.roof[0]), (s.deck, s.roof[1])):
        ends = [(slope(sill, a, b), sill), (slope(top, a, b), top)]
        thick = 0.05 + 0.02 * abs(ends[0][0] - ends[1][0])
        quad = [(ends[0][0] - thick, sill), (ends[0][0] + thick, sill), (ends[1][0] + thick, top)]
        quad.append((ends[1][0] - thick, top))
        side_on(solid, quad, half=half * 0.76, how="paint", material=glass)


def _beetle(solid: Solid, rng: np.random.Generator, *, long: float, half: float, paint: int, glass: int) -> None:
    solid.ellipsoid((0, 0.55, 0), (0.72 * half, 0.42, 0.5 * long), material=paint)
    solid.ellipsoid((0, 0.8, 0.22 * long), (0.55 * half, 0.32, 0.27 * long), blend=0.1, material=paint)
    solid.ellipsoid(
        (0, 0.75, -0.08 * long), (0.8 * half, rng.uniform(0.7, 0.85), 0.36 * long), blend=0.1, material=paint
    )
    solid.box((0, 0.3, 0), (0.88 * half, 0.08, 0.3 * long), rounding=0.06, material=paint)
    for z, wide in ((0.08, 0.13), (-0.13, 0.11)):
        solid.cushion((0, 1.15, z * long), (half, 0.17, wide * long * 0.7), how="paint", material=glass)
    for z in (0.25, -0.36):
        solid.cushion((0, 1.15, z * long), (0.5 * half, 0.15, 0.12 * long), how="paint", material=glass)


def _trim(
    solid: Solid, rng: np.random.Generator, s: Shape, *, long: float, half: float, rim: int, is_round: bool
) -> None:
    lamp, red = plain(solid, rng, (0.8, 0.78, 0.6), gloss=0.8), plain(solid, rng, (0.5, 0.02, 0.02), gloss=0.7)
    dark = plain(solid, rng, BLACK)
    z, y = 0.48 * long, s.nose * rng.uniform(0.8, 0.95)
    if is_round:
        solid.ellipsoid((0.68 * half, 0.72, 0.38 * long), 0.13, material=lamp, mirror=True)
    elif rng.random() < 0.5:
        solid.ellipsoid((0.7 * half, y, z), (0.15, 0.09, 0.08), material=lamp, mirror=True)
    else:
        solid.box((0.72 * half, y, z), (0.17, 0.07, 0.2), how="paint", material=lamp, mirror=True)
    solid.box((0.75 * half, 0.75, -z), (0.12, 0.09, 0.2), how="paint", material=red, mirror=True)
    if rng.random() < 0.5:
        bar = rim if rng.random() < 0.5 else dark
        for end in (z * 1.02, -z * 1.02):
            solid.box((0, 0.42, end), (0.92 * half, 0.08, 0.07), rounding=0.05, material=bar)
    elif not is_round:
        solid.box((0, 0.4, z), (0.5 * half, 0.1, 0.2), how="paint", material=dark)
    if rng.random() < 0.5 and not is_round:
        solid.ellipsoid((half * 1.02, s.belt, 0.13 * long), (0.13, 0.08, 0.07), material=dark, mirror=True)
    if rng.random() < 0.2 and s.high < 1.5 and not is_round:
        solid.box((0, s.tail + 0.22, -0.46 * long), (0.85 * half, 0.03, 0.15), material=dark)
        solid.box((0.55 * half, s.tail + 0.05, -0.45 * long), (0.04, 0.2, 0.1), material=dark, mirror=True)
    if rng.random() < 0.15 and not is_round:
        solid.box((0, s.high + 0.02, -0.1 * long), (0.4 * half, 0.09, 0.12), rounding=0.03, material=red)
