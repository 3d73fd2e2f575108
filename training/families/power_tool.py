"""Things with a pistol grip and their like: drills, hair dryers, blasters, glue guns, irons, mixers, spray bottles."""

import numpy as np

from training.families.looks import BLACK, STEEL, any_color, any_material, plain
from training.families.outlines import side_on
from training.families.stand import stood
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_drill, _drill, _dryer, _blaster, _blaster, _pistol, _iron, _spray, _torch, _mixer)
    tilt = turn(x=rng.uniform(-25, 25)) if rng.random() < 0.3 else None
    with stood(solid, turned=tilt):
        kinds[rng.integers(len(kinds))](solid, rng)


def _looks(solid: Solid, rng: np.random.Generator) -> tuple[int, int, int]:
    body = plain(solid, rng, any_color(rng), gloss=0.5) if rng.random() < 0.8 else any_material(solid, rng)
    return body, plain(solid, rng, BLACK), plain(solid, rng, STEEL, gloss=0.7)


def _grip(
    solid: Solid, rng: np.random.Generator, *, z: float, y: float, long: float, material: int, wide: float = 0.17
) -> tuple[float, float]:
    """A pistol grip below (y, z); the (y, z) of its lower end."""
    lean = rng.uniform(0.05, 0.35)
    end = (y - long, z - lean)
    solid.capsule((0, y, z), (0, *end), wide, to=wide * rng.uniform(0.8, 1.1), blend=0.06, material=material)
    return end


def _drill(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    fat, long = rng.uniform(0.22, 0.32), rng.uniform(0.6, 0.9)
    solid.cone((0, 0, -0.55), (0, 0, long - 0.3), fat, to=fat * rng.uniform(0.85, 1.1), rounding=0.08, material=body)
    solid.cone((0, 0, -0.72), (0, 0, -0.45), 0.85 * fat, rounding=0.06, material=dark)
    solid.cone((0, 0, long - 0.35), (0, 0, long), 0.85 * fat, to=0.6 * fat, material=dark)
    solid.cone((0, 0, long - 0.05), (0, 0, long + 0.3), 0.6 * fat, to=0.35 * fat, rounding=0.02, material=steel)
    solid.cone((0, 0, long), (0, 0, long + rng.uniform(0.5, 1.1)), 0.05, material=steel)
    y, z = _grip(solid, rng, z=-0.15, y=0, long=rng.uniform(0.8, 1.0), material=body if rng.random() < 0.5 else dark)
    if rng.random() < 0.75:
        solid.box((0, y - 0.05, z + 0.12), (0.22, rng.uniform(0.14, 0.22), 0.38), rounding=0.06, material=body)
        solid.box((0, y - 0.22, z + 0.1), (0.2, 0.1, 0.35), rounding=0.04, material=dark)
    else:
        solid.tube((0, y, z), (0, y - 0.4, z), (0, y - 0.5, z - 0.6), 0.06, material=dark)
    solid.box((0, -0.32, 0.05), (0.08, 0.12, 0.07), rounding=0.04, material=dark)
    if rng.random() < 0.5:
        solid.box((0, 0.05, -0.2), (1, 0.04, 0.25), how="paint", material=dark)
    if rng.random() < 0.25:
        solid.cone((0, 0, long - 0.2), (0.9, -0.1, long - 0.2), 0.08, material=dark)


def _dryer(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    fat, long = rng.uniform(0.32, 0.45), rng.uniform(0.7, 1.1)
    with solid.group():
        solid.ellipsoid((0, 0, -0.2), (fat, fat, fat), material=body)
        solid.cone((0, 0, -0.2), (0, 0, long), 0.95 * fat, to=0.6 * fat, rounding=0.03, blend=0.05, material=body)
        if rng.random() < 0.5:
            solid.box((0, 0, long + 0.15), (0.75 * fat, 0.12, 0.2), rounding=0.03, blend=0.08, material=dark)
        solid.cone((0, 0, long - 0.3), (0, 0, long + 0.6), 0.48 * fat, how="cut", material=dark)
        solid.cone((0, 0, -0.2 - fat), (0, 0, -0.12 - fat), 0.6 * fat, how="cut", material=dark)
        _grip(solid, rng, z=-0.1, y=-0.1, long=rng.uniform(0.9, 1.3), material=body, wide=0.16)
    solid.ring((0, 0, long - 0.02), 0.58 * fat, 0.045, material=steel)
    solid.box((0, -0.62, 0.02), (0.05, 0.1, 0.06), rounding=0.02, material=dark)


def _blaster(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    glow = any_material(solid, rng, gloss=0.8)
    long, high = rng.uniform(0.7, 1.3), rng.uniform(0.18, 0.3)
    side = [(-0.5, high), (-0.5, -0.6 * high), (0.2, -high), (long, -0.7 * high), (long, 0.6 * high), (0.4, high)]
    side_on(solid, side, half=rng.uniform(0.14, 0.22), rounding=rng.uniform(0.02, 0.08), material=body)
    solid.cone((0, 0, long - 0.1), (0, 0, long + rng.uniform(0.3, 0.9)), 0.11, to=0.09, material=dark)
    for k in range(int(rng.integers(0, 4))):
        z = long + 0.08 + 0.14 * k
        solid.cone((0, 0, z), (0, 0, z + 0.06), 0.17 - 0.02 * k, rounding=0.02, material=glow)
    solid.ellipsoid((0, 0, long + 0.3), 0.12, material=glow)
    _grip(solid, rng, z=-0.28, y=-0.1, long=rng.uniform(0.6, 0.9), material=dark, wide=0.15)
    solid.ring((0, -high - 0.1, 0.05), 0.17, 0.04, turned=turn(y=90), material=steel)
    solid.box((0, -high - 0.08, 0.0), (0.04, 0.12, 0.04), material=dark)
    if rng.random() < 0.6:
        solid.cone((0, high + 0.14, -0.3), (0, high + 0.14, 0.4), 0.1, to=0.13, material=dark)
        solid.box((0, high + 0.02, 0.05), (0.05, 0.12, 0.12), material=dark)
    if rng.random() < 0.4:
        stock = [(-0.4, 0.5 * high), (-1.2, 0.2 * high), (-1.25, -0.5), (-1.05, -0.5), (-0.4, -0.4 * high)]
        side_on(solid, stock, half=0.1, rounding=0.05, material=body)
    if rng.random() < 0.4:
        solid.cone((0, -high - 0.05, 0.4), (0, -high - 0.05, long), 0.13, rounding=0.05, material=glow)
    if rng.random() < 0.5:
        solid.ellipsoid((0.15, 0.1, -0.1), (0.1, 0.16, 0.2), material=glow, mirror=True)


def _pistol(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    metal = steel if rng.random() < 0.5 else dark
    long = rng.uniform(0.9, 1.5)
    if rng.random() < 0.5:
        solid.box((0, 0, long / 2 - 0.4), (0.13, 0.17, long / 2 + 0.1), rounding=0.04, material=metal)
        solid.box((0, -0.2, 0.05), (0.11, 0.12, 0.45), rounding=0.03, material=dark)
        solid.cone((0, 0.03, 0), (0, 0.03, long - 0.2), 0.08, material=metal)
    else:
        solid.cone((0, 0.05, 0), (0, 0.05, long), 0.1, to=0.085, material=metal)
        solid.cone((0, -0.02, -0.1), (0, -0.02, 0.3), 0.22, rounding=0.04, material=metal)
        solid.box((0, -0.05, -0.25), (0.1, 0.2, 0.25), rounding=0.06, blend=0.04, material=metal)
        solid.box((0, 0.2, -0.45), (0.05, 0.12, 0.06), turned=turn(x=-30), material=dark)
    _grip(solid, rng, z=-0.38, y=-0.1, long=rng.uniform(0.6, 0.8), material=body, wide=0.15)
    solid.ring((0, -0.3, 0.0), 0.16, 0.04, turned=turn(y=90), material=metal)
    solid.box((0, 0.2, long - 0.35), (0.03, 0.06, 0.05), material=dark)
    solid.capsule((0, -0.18, 0.0), (0, -0.34, 0.03), 0.04, material=dark)


def _iron(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    long, wide, high = rng.uniform(0.9, 1.2), rng.uniform(0.4, 0.55), rng.uniform(0.28, 0.45)
    with solid.group():
        solid.ellipsoid((0, 0, -0.35 * long), (wide, 3 * high, 1.4 * long), material=steel)
        solid.box((0, high / 2, 0.1), (1, high / 2, 0.95 * long), how="keep", rounding=0.03, material=body)
    solid.box((0, 0, 0), (2, 0.1, 3), how="paint", material=steel)
    solid.ellipsoid((0, high, -0.1 * long), (0.55 * wide, 0.2, 0.75 * long), blend=0.1, material=body)
    top = high + rng.uniform(0.4, 0.55)
    solid.tube(
        (0, high, 0.55 * long), (0, top + 0.12, 0.5 * long), (0, top, -0.2 * long), 0.12, blend=0.05, material=body
    )
    solid.tube(
        (0, top, -0.2 * long), (0, top - 0.05, -0.75 * long), (0, high, -0.7 * long), 0.12, blend=0.03, material=dark
    )
    solid.ellipsoid((0, high + 0.15, 0.1), (0.14, 0.1, 0.14), material=dark)
    if rng.random() < 0.6:
        solid.tube((0, top, -0.6 * long), (0, top, -long), (0, 0.3, -1.4 * long), 0.05, material=dark)


def _spray(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, _ = _looks(solid, rng)
    cap, tall, fat = any_material(solid, rng), rng.uniform(0.8, 1.2), rng.uniform(0.3, 0.42)
    widths = ((0.9, 0), (1.0, 0.1), (1.0, 0.55), (0.75, 0.75), (0.4, 0.9), (0.36, 1.0))
    squash = np.diag([rng.uniform(0.6, 1.0), 1.0, 1.0])
    solid.lathe([(fat * w, tall * h) for w, h in widths], rounding=0.03, turned=squash, material=body)
    solid.cone((0, 0.95 * tall, 0), (0, tall + 0.12, 0), 0.42 * fat, material=cap)
    y = tall + 0.22
    solid.box((0, y, 0.12), (0.1, 0.12, 0.36), rounding=0.05, material=cap)
    solid.cone((0, y + 0.02, 0.4), (0, y + 0.02, 0.58), 0.09, material=dark)
    solid.tube((0, y - 0.05, 0.28), (0, y - 0.15, 0.38), (0, y - 0.42, 0.3), 0.05, material=dark)
    if rng.random() < 0.7:
        label = any_material(solid, rng)
        solid.box((0, 0.35 * tall, 0.5), (0.6 * fat, 0.2 * tall, 0.5), how="paint", material=label)


def _torch(solid: Solid, rng: np.random.Generator) -> None:
    body, dark, steel = _looks(solid, rng)
    glass = plain(solid, rng, (0.8, 0.8, 0.6), gloss=0.9)
    fat, long = rng.uniform(0.13, 0.2), rng.uniform(0.9, 1.5)
    head = fat * rng.uniform(1.4, 2.2)
    solid.cone((0, 0, -long), (0, 0, 0.1), fat, rounding=0.04, material=body)
    solid.cone((0, 0, 0), (0, 0, 0.3), fat, to=head, material=body)
    solid.cone((0, 0, 0.28), (0, 0, 0.5), head, rounding=0.03, material=dark)
    solid.cone((0, 0, 0.45), (0, 0, 0.9), 0.85 * head, how="cut", material=steel)
    solid.ellipsoid((0, 0, 0.42), (0.6 * head, 0.6 * head, 0.08), material=glass)
    for k in range(int(rng.integers(0, 4))):
        solid.cone((0, 0, -0.3 - 0.2 * k), (0, 0, -0.38 - 0.2 * k), fat * 1.08, material=dark)
    solid.ellipsoid((0, fat, -0.1), (0.06, 0.05, 0.1), material=steel)
    if rng.random() < 0.3:
        solid.tube((0, fat * 0.8, 0.1), (0, 0.7, -0.3), (0, fat * 0.8, -long + 0.2), 0.07, material=dark)


def _mixer(solid: Solid, rng: np.random.Generator) -> None:
    """A hand-held mixer."""
    body, dark, steel = _looks(solid, rng)
    long = rng.uniform(0.6, 0.8)
    solid.cushion((0, 0, 0), (0.28, 0.26, long), power=3, material=body)
    solid.tube((0, 0.1, 0.7 * long), (0, 0.75, 0.7 * long), (0, 0.5, -0.3 * long), 0.1, blend=0.05, material=body)
    solid.tube((0, 0.5, -0.3 * long), (0, 0.4, -long), (0, 0.1, -0.85 * long), 0.1, blend=0.03, material=dark)
    solid.cone((0.13, 0, 0.3), (0.13, -0.75, 0.3), 0.035, material=steel, mirror=True)
    for yaw in (0, 90):
        whisk = turn(y=yaw)
        with solid.placed((0, -0.85, 0.3)):
            solid.ring((0.16, 0, 0), 0.14, 0.03, turned=whisk, mirror=True, material=steel)
    solid.box((0, 0.5, 0.2), (0.06, 0.05, 0.1), rounding=0.02, material=dark)
