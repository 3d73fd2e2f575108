"""Instruments: trumpets, horns, drums, drum kits, pianos, bells, tambourines and saxophones."""

import numpy as np

from training.families.legs import four_legs
from training.families.looks import BLACK, GOLD, STEEL, WHITE, WOOD, any_color, any_material, plain
from training.families.vessels import curve, hollow
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    brass = plain(solid, rng, (GOLD, GOLD, STEEL)[rng.integers(3)], gloss=0.9)
    kinds = (_trumpet, _sax, _drum, _drum, _piano, _grand, _bell, _bell)
    kinds[rng.integers(len(kinds))](solid, rng, brass)


def _mouth(solid: Solid, rng: np.random.Generator, long: float, wide: float, brass: int) -> None:
    """The bell of a horn, opening toward +y from the origin."""
    rows = [(0.045, 0), (0.05, long * 0.4), (wide * 0.35, long * 0.75), (wide, long)]
    profile = curve(rows, count=14)
    with solid.group():
        solid.lathe(profile.tolist(), rounding=0.01, material=brass)
        hollow(solid, profile, wall=0.025, inside=brass, floor=long * 0.5)


def _trumpet(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    long, wide = rng.uniform(0.6, 0.9), rng.uniform(0.18, 0.28)
    with solid.placed((0, 0, 0), turned=turn(x=rng.uniform(-20, 10), y=rng.choice((90, -90)))):
        with solid.placed((0, 0, 0.15), turned=turn(x=90)):
            _mouth(solid, rng, long, wide, brass)
        solid.capsule((0, 0, -0.5), (0, 0, 0.2), 0.032, material=brass)
        drop, thick = rng.uniform(0.2, 0.28), 0.03
        solid.tube((0, 0, -0.45), (0, -drop / 2, -0.85), (0, -drop, -0.45), thick, material=brass)
        solid.capsule((0, -drop, -0.45), (0, -drop, 0.35), thick, material=brass)
        solid.tube((0, -drop, 0.35), (0.06, -drop / 2, 0.62), (0.06, 0, 0.3), thick, material=brass)
        solid.capsule((0.06, 0, 0.3), (0.06, 0, -0.95), 0.026, material=brass)
        solid.cone((0.06, 0, -1.02), (0.06, 0, -0.9), 0.06, to=0.026, material=brass)
        for z in (-0.15, -0.02, 0.11):
            solid.cone((0.02, -drop - 0.1, z), (0.02, 0.13, z), 0.055, rounding=0.01, material=brass)
            solid.cone((0.02, 0.1, z), (0.02, 0.22, z), 0.024, material=brass)
            solid.cone((0.02, 0.2, z), (0.02, 0.23, z), 0.045, material=brass)


def _sax(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    tall = rng.uniform(0.9, 1.2)
    solid.capsule((0, 0, 0), (0, tall, 0), 0.1, to=0.05, material=brass)
    solid.tube((0, 0.02, 0), (0, -0.32, 0.17), (0, 0.02, 0.34), 0.1, to=0.12, material=brass)
    with solid.placed((0, 0.0, 0.34), turned=turn(x=12)):
        profile = curve([(0.12, 0), (0.15, 0.25), (0.27, 0.5)], count=10)
        solid.lathe(profile.tolist(), rounding=0.01, material=brass)
        hollow(solid, profile, wall=0.03, inside=brass, floor=0.2)
    solid.tube((0, tall, 0), (0, tall + 0.25, -0.02), (0, tall + 0.13, -0.3), 0.045, to=0.03, material=brass)
    solid.capsule((0, tall + 0.13, -0.28), (0, tall + 0.07, -0.42), 0.045, to=0.03, material=plain(solid, rng, BLACK))
    key = plain(solid, rng, (WHITE, GOLD)[rng.integers(2)])
    for at in np.linspace(0.1, 0.85, 7):
        r = 0.1 - 0.05 * at
        solid.cone((0, at * tall, 0), (0, at * tall, r + 0.03), 0.045, rounding=0.01, material=key)
    solid.capsule((0.1, 0.1, 0.02), (0.06, tall * 0.9, 0.02), 0.022, material=brass)


def _drum(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    shell, skin = any_material(solid, rng), plain(solid, rng, (WHITE, (0.6, 0.45, 0.25))[rng.integers(2)])
    wide, tall, style = 0.5, rng.uniform(0.2, 0.9), rng.random()
    if style < 0.6:
        solid.cone((0, 0, 0), (0, tall, 0), wide, to=wide * rng.uniform(0.9, 1.05), material=shell)
        solid.cone((0, tall - 0.02, 0), (0, tall + 0.012, 0), wide * 0.97, material=skin)
        for y in (0.03, tall - 0.02):
            solid.ring((0, y, 0), wide, 0.035, turned=turn(x=90), material=brass)
        count, is_laced = int(rng.integers(6, 11)), rng.random() < 0.5
        for at in range(count):
            a, b = at * 6.283 / count, (at + 0.5) * 6.283 / count
            low, high = (wide * np.sin(a), 0.03, wide * np.cos(a)), (wide * np.sin(b), tall, wide * np.cos(b))
            if is_laced:
                solid.capsule(low, high, 0.02, material=brass)
                solid.capsule(
                    high,
                    (wide * np.sin(a + 6.283 / count), 0.03, wide * np.cos(a + 6.283 / count)),
                    0.02,
                    material=brass,
                )
            else:
                solid.box((low[0], tall / 2, low[2]), (0.03, min(0.08, tall / 3), 0.03), material=brass)
        if rng.random() < 0.4:
            with solid.placed((0, 0, 0)):
                for angle in (0, 120, 240):
                    x, z = 0.42 * np.sin(np.radians(angle)), 0.42 * np.cos(np.radians(angle))
                    solid.capsule((x, 0.1, z), (x * 1.25, -0.6, z * 1.25), 0.024, material=brass)
    else:
        tall = rng.uniform(0.9, 1.3)
        waist = rng.uniform(0.15, 0.35)
        knots = [(0.3, 0), (waist, tall * 0.3), (0.36, tall * 0.75), (0.34, tall)]
        solid.lathe(curve(knots, count=16).tolist(), rounding=0.01, material=shell)
        solid.cone((0, tall - 0.02, 0), (0, tall + 0.015, 0), 0.33, material=skin)
        solid.ring((0, tall - 0.06, 0), 0.36, 0.025, turned=turn(x=90), material=brass)
        wide = 0.33
    if rng.random() < 0.5:
        stick = plain(solid, rng, WOOD)
        for side in (-1, 1):
            end = (side * 0.45, tall + 0.16, 0.35)
            solid.capsule((-side * 0.1, tall + 0.03, -0.2), end, 0.022, material=stick)
            solid.ellipsoid((-side * 0.1, tall + 0.03, -0.2), 0.04, material=stick)


def _keys(solid: Solid, rng: np.random.Generator, wide: float, y: float, z: float, deep: float) -> None:
    white, black = plain(solid, rng, WHITE), plain(solid, rng, BLACK)
    solid.box((0, y, z), (wide, 0.03, deep), rounding=0.008, material=white)
    for at in range(12):
        x = (at - 5.5) / 6.0 * wide * 0.95
        if at % 7 not in (2, 6):
            solid.box((x, y + 0.025, z - deep * 0.4), (wide / 30, 0.03, deep * 0.6), material=black)


def _piano(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    """An upright, or a keyboard on a stand."""
    look = plain(solid, rng, (BLACK, WOOD, WOOD, any_color(rng))[rng.integers(4)], gloss=0.6)
    wide = rng.uniform(0.6, 0.8)
    if rng.random() < 0.3:
        solid.box((0, 0.7, 0), (wide, 0.045, 0.17), rounding=0.02, material=look)
        _keys(solid, rng, wide * 0.92, 0.73, 0.06, 0.1)
        for z in (-0.05, 0.05):
            solid.capsule((-0.4, 0, z), (0.4, 0.68, z), 0.025, material=brass)
            solid.capsule((0.4, 0, z), (-0.4, 0.68, z), 0.025, material=brass)
        for x in (-0.4, 0.4):
            solid.capsule((x, 0.02, -0.2), (x, 0.02, 0.2), 0.025, material=brass)
        return
    tall = rng.uniform(0.5, 0.65)
    solid.box((0, tall, -0.12), (wide, tall, 0.16), rounding=0.015, material=look)
    solid.box((0, 2 * tall, -0.11), (wide * 1.03, 0.025, 0.19), rounding=0.012, material=look)
    solid.box((0, 0.62, 0.17), (wide, 0.05, 0.2), rounding=0.012, material=look)
    solid.box((wide * 0.96, 0.68, 0.15), (0.035, 0.07, 0.2), rounding=0.015, mirror=True, material=look)
    _keys(solid, rng, wide * 0.9, 0.67, 0.22, 0.12)
    solid.cone((wide * 0.93, 0, 0.32), (wide * 0.93, 0.6, 0.32), 0.03, to=0.045, mirror=True, material=look)
    solid.box((wide * 0.93, 0.03, 0.15), (0.05, 0.03, 0.24), mirror=True, material=look)
    if rng.random() < 0.5:
        solid.box((0, 2 * tall - 0.2, 0.06), (0.2, 0.13, 0.012), turned=turn(x=-12), material=plain(solid, rng, WHITE))
    if rng.random() < 0.3:
        with solid.placed((0, 0, 0.62)):
            solid.box((0, 0.0, -0.15), (0.36, 0.02, 0.5), material=any_material(solid, rng))
            four_legs(solid, rng, wide=0.25, deep=0.14, top=0.42, thick=0.03, material=look, style="square")
            solid.cushion((0, 0.44, 0), (0.27, 0.05, 0.16), power=5, material=any_material(solid, rng))


def _grand(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    look = plain(solid, rng, (BLACK, BLACK, WHITE, WOOD)[rng.integers(4)], gloss=0.8)
    outline = [
        (-0.7, -0.1),
        (0.7, -0.1),
        (0.7, 0.25),
        (0.6, 0.5),
        (0.4, 0.65),
        (0.2, 0.85),
        (0.05, 1.25),
        (-0.15, 1.45),
        (-0.4, 1.5),
        (-0.6, 1.4),
        (-0.7, 1.2),
    ]
    side = -1.0
    with solid.placed((0, 0.7, 0), turned=turn(x=-90)):
        solid.extrusion([(side * -x, y) for x, y in outline], half=0.13, rounding=0.02, material=look)
        solid.extrusion(
            [(side * -x * 0.92, y * 0.92 + 0.05) for x, y in outline],
            half=0.1,
            center=(0, 0, 0.15),
            how="cut",
            material=plain(solid, rng, GOLD),
        )
    solid.box((0, 0.62, 0.14), (0.7, 0.045, 0.2), rounding=0.01, material=look)
    _keys(solid, rng, 0.62, 0.68, 0.2, 0.12)
    angle = rng.uniform(25, 45)
    with solid.placed((-0.68, 0.83, 0), turned=turn(z=angle)), solid.placed((0.68, 0, 0), turned=turn(x=-90)):
        solid.extrusion([(side * -x, y) for x, y in outline], half=0.022, rounding=0.01, material=look)
    solid.capsule((0.55, 0.75, -0.4), (0.3, 0.83 + 0.98 * np.sin(np.radians(angle)), -0.4), 0.018, material=look)
    for x, z in ((-0.55, 0.1), (0.55, 0.1), (-0.35, -1.25)):
        solid.cone((x, 0, z), (x, 0.6, z), 0.04, to=0.06, material=look)


def _bell(solid: Solid, rng: np.random.Generator, brass: int) -> None:
    tall, wide = rng.uniform(0.6, 0.9), rng.uniform(0.4, 0.5)
    knots = [(wide, 0), (wide * 0.92, 0.05), (wide * 0.62, tall * 0.4), (wide * 0.5, tall * 0.85), (wide * 0.3, tall)]
    profile = curve(knots, count=16)
    solid.lathe(profile.tolist(), rounding=0.012, material=brass)
    solid.cone((0, -0.1, 0), (0, tall * 0.8, 0), wide * 0.86, to=wide * 0.4, how="cut", material=brass)
    solid.capsule((0, tall * 0.8, 0), (0, 0.1, 0), 0.025, material=brass)
    solid.ellipsoid((0, 0.04, 0), 0.11, material=brass)
    if rng.random() < 0.5:
        grip, long = plain(solid, rng, WOOD), rng.uniform(0.4, 0.7)
        rows = [(0.06, tall - 0.02), (0.09, tall + long * 0.3), (0.05, tall + long * 0.7), (0.08, tall + long)]
        solid.lathe(curve(rows, count=10).tolist(), rounding=0.01, material=grip)
    else:
        solid.ring((0, tall + 0.09, 0), 0.12, 0.035, material=brass)
        if rng.random() < 0.6:
            beam = plain(solid, rng, WOOD)
            solid.box((0, tall + 0.26, 0), (0.85, 0.08, 0.08), rounding=0.01, material=beam)
            for side in (-1, 1):
                solid.box((side * 0.75, tall / 2 - 0.1, 0), (0.07, tall / 2 + 0.35, 0.09), rounding=0.01, material=beam)
            if rng.random() < 0.6:
                solid.box((0, -0.44, 0), (0.95, 0.05, 0.3), material=beam)
