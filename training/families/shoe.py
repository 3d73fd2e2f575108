"""Shoes: sneakers, boots, high heels, slippers and clogs; the toe toward +Z."""

import numpy as np

from training.families.looks import BLACK, WHITE, any_color, any_material, plain
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    leather = plain(solid, rng, (BLACK, (0.2, 0.08, 0.03), WHITE, any_color(rng))[rng.integers(4)], gloss=0.4)
    sole = plain(solid, rng, (WHITE, BLACK, (0.25, 0.12, 0.05))[rng.integers(3)])
    if kind < 0.7:
        _shoe(solid, rng, leather, sole, boot=kind > 0.4)
    elif kind < 0.88:
        _heel(solid, rng, leather, sole)
    else:
        _sandal(solid, rng, leather, sole)


def _outline(wide: float) -> list[tuple[float, float]]:
    """The sole of a right foot's shoe seen from above: x, and -z for y."""
    points = [
        (-0.26, 0.8),
        (-0.3, 0.4),
        (-0.24, 0.05),
        (-0.36, -0.5),
        (-0.3, -0.95),
        (-0.05, -1.12),
        (0.18, -1.02),
        (0.36, -0.6),
        (0.3, 0.0),
        (0.3, 0.5),
        (0.24, 0.85),
        (0.0, 1.0),
    ]
    # One round of Chaikin's corner cutting.
    soft = []
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        soft += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
    return [(x * wide, y) for x, y in soft]


def _shoe(solid: Solid, rng: np.random.Generator, leather: int, sole: int, *, boot: bool) -> None:
    wide, thick, side = rng.uniform(0.9, 1.2), rng.uniform(0.05, 0.13), float(rng.choice((-1, 1)))
    top = rng.uniform(0.9, 1.9) if boot else rng.uniform(0.42, 0.6)
    outline = [(side * x, y) for x, y in _outline(wide)]
    with solid.placed((0, 0, 0), turned=turn(x=-90)):
        solid.extrusion(outline, half=thick, center=(0, 0, thick), rounding=0.03, material=sole)
    if rng.random() < 0.35:
        solid.cushion((0, -0.06, -0.62), (0.3 * wide, 0.12, 0.36), power=6, material=sole)
    y, toe = 2 * thick, rng.uniform(0.2, 0.32)
    back = -0.52
    with solid.group():
        solid.ellipsoid((0, y, 0.62), (0.32 * wide, toe, 0.45), material=leather)
        solid.ellipsoid((0, y + 0.02, 0.15), (0.28 * wide, toe * 1.5, 0.55), blend=0.1, material=leather)
        solid.ellipsoid((0, y + 0.05, back), (0.28 * wide, 0.38, 0.45), blend=0.1, material=leather)
        neck = 0.27 * wide
        solid.cone(
            (0, y, back + 0.05),
            (0, top, back + 0.02),
            neck,
            to=neck * rng.uniform(0.95, 1.25),
            blend=0.12,
            material=leather,
        )
        solid.capsule((0, y + 0.1, 0.3), (0, y + 0.36, back + 0.2), 0.2, to=0.2, blend=0.1, material=leather)
        if rng.random() < 0.5:
            trim = any_material(solid, rng)
            solid.ellipsoid((0, y - 0.05, 0.85), (0.5, 0.2, 0.32), how="paint", material=trim)
        if rng.random() < 0.5:
            stripe = plain(solid, rng, any_color(rng))
            for z in (-0.25, -0.05, 0.15)[: int(rng.integers(1, 4))]:
                where = (0, 0.3, z)
                solid.box(where, (1, 0.3, 0.045), turned=turn(x=-35), how="paint", material=stripe)
            tongue = (0, 0.75, 0.3)
            solid.ellipsoid(tongue, (0.14, 0.5, 0.5), how="paint", material=leather)
        if rng.random() < 0.3:
            solid.box((0, top, 0), (1, 0.09, 2), how="paint", material=any_material(solid, rng))
        dark = plain(solid, rng, (BLACK, (0.5, 0.4, 0.3))[rng.integers(2)])
        hole = neck - 0.06
        solid.cone(
            (0, y + 0.1, back + 0.08), (0, top + 0.3, back + 0.03), hole * 0.9, to=hole, how="cut", material=dark
        )
        solid.box((0, y - 1, 0), (2, 1, 3), how="cut", material=sole)
    _laces(solid, rng, y, toe, boot, top, back + neck)


def _laces(solid: Solid, rng: np.random.Generator, y: float, toe: float, boot: bool, top: float, shin: float) -> None:
    lace = plain(solid, rng, (WHITE, BLACK, any_color(rng))[rng.integers(3)])
    if rng.random() < 0.75:
        for at in np.linspace(0, 1, int(rng.integers(3, 6))):
            z = 0.42 - 0.42 * at
            instep = 0.02 + 1.5 * toe * float(np.sqrt(1 - ((z - 0.15) / 0.55) ** 2))
            high = y + max(instep, 0.3 + 0.42 * (0.3 - z))
            solid.tube((-0.15, high - 0.12, z), (0, high + 0.16, z), (0.15, high - 0.12, z), 0.026, material=lace)
    if boot and rng.random() < 0.5:
        for at in np.linspace(0.55, 0.9, 3):
            high = float(at) * top
            solid.capsule((-0.12, high, shin - 0.03), (0.12, high, shin - 0.03), 0.03, material=lace)


def _heel(solid: Solid, rng: np.random.Generator, leather: int, sole: int) -> None:
    high = rng.uniform(0.3, 0.75)
    solid.tube((0, high, -0.6), (0, high * 0.35, 0.25), (0, 0.05, 0.9), 0.16, to=0.14, material=leather)
    solid.ellipsoid((0, 0.11, 0.75), (0.25, 0.15, 0.42), blend=0.1, material=leather)
    if rng.random() < 0.6:
        solid.capsule((0, 0.08, 0.95), (0, 0.05, 1.2), 0.13, to=0.04, blend=0.08, material=leather)
    solid.ellipsoid((0, high + 0.14, -0.62), (0.22, 0.26, 0.26), blend=0.08, material=leather)
    inside = plain(solid, rng, (0.5, 0.35, 0.25))
    solid.tube(
        (0, high + 0.3, -0.6),
        (0, high * 0.35 + 0.3, 0.2),
        (0, 0.34, 0.5),
        0.17,
        to=0.13,
        how="cut",
        blend=0.03,
        material=inside,
    )
    foot, thin = rng.uniform(-0.72, -0.6), rng.uniform(0.03, 0.09)
    solid.cone((0, -0.04, foot), (0, high, -0.62), thin, to=0.15, material=sole)
    solid.cushion((0, -0.01, 0.8), (0.2, 0.04, 0.36), power=3, material=sole)
    if rng.random() < 0.4:
        solid.ring((0, high + 0.35, -0.6), 0.21, 0.025, turned=turn(x=80), material=leather)
        solid.capsule((0, high + 0.2, -0.82), (0, high + 0.37, -0.8), 0.025, material=leather)


def _sandal(solid: Solid, rng: np.random.Generator, leather: int, sole: int) -> None:
    thick = rng.uniform(0.05, 0.1)
    side = float(rng.choice((-1, 1)))
    with solid.placed((0, 0, 0), turned=turn(x=-90)):
        solid.extrusion([(side * x, y) for x, y in _outline(1.1)], half=thick, rounding=0.03, material=sole)
    style = rng.random()
    if style < 0.4:
        for x in (-0.3, 0.3):
            solid.tube((x, thick * 0.6, -0.02), (x * 0.9, 0.35, 0.3), (0.0, thick * 0.9, 0.72), 0.04, material=leather)
    elif style < 0.75:
        with solid.group():
            solid.cone((0, 0.0, 0.1), (0, 0.0, 0.68), 0.36, to=0.34, rounding=0.02, material=leather)
            solid.cone((0, 0.0, -0.1), (0, 0.0, 0.9), 0.3, how="cut", material=leather)
            solid.box((0, -1, 0), (2, 1, 2), how="cut", material=leather)
    else:
        solid.ellipsoid((0, thick * 0.5, 0.5), (0.36, 0.35, 0.6), material=leather)
        solid.ellipsoid((0, 0.4, -0.4), (0.3, 0.35, 0.75), how="cut", blend=0.05, material=leather)
        solid.box((0, -1 - thick * 0.9, 0), (2, 1, 3), how="cut", material=sole)
