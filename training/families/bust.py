"""Busts: head and shoulders on a plinth or cut off flat; marble, bronze, or in natural colours."""

from dataclasses import replace

import numpy as np

from training.families.anatomy_head import any_face, head, skin
from training.families.looks import any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.0, 0.8)))
    stone = ((0.75, 0.73, 0.68), (0.12, 0.07, 0.03), (0.4, 0.38, 0.35), (0.5, 0.25, 0.14), (0.6, 0.45, 0.3))
    is_statue = rng.random() < 0.6
    own = plain(solid, rng, stone[rng.integers(len(stone))], gloss=0.3) if is_statue else skin(solid, rng)
    face = any_face(solid, rng, skin_material=own, cartoon=cartoon, hats=0.2)
    face = replace(face, hair=own, is_stone=rng.random() < 0.8) if is_statue else face
    cloth = own if is_statue else any_material(solid, rng)
    wide, low = rng.uniform(0.7, 1.1), -rng.uniform(1.1, 1.7)
    nod = turn(x=rng.normal(0, 7), y=rng.normal(0, 16))
    with solid.group():
        _shoulders(solid, rng, wide, own, cloth)
        _cut_off(solid, rng, wide, low, cloth)
    with solid.placed((0, 0, 0.06), turned=nod):
        head(solid, rng, face)
    if rng.random() < 0.65:
        _plinth(solid, rng, low, own if rng.random() < 0.5 else any_material(solid, rng))


def _shoulders(solid: Solid, rng: np.random.Generator, wide: float, own: int, cloth: int) -> None:
    neck = rng.uniform(0.21, 0.3)
    solid.capsule((0, -0.1, -0.05), (0, -0.72, -0.12), neck, to=neck * 1.1, material=own)
    solid.capsule((0.12, -0.72, -0.16), (wide, -0.98, -0.12), 0.17, to=0.26, blend=0.25, material=cloth, mirror=True)
    solid.cushion((0, -1.25, -0.06), (wide * 0.85, 0.6, 0.4), power=2.6, blend=0.25, material=cloth)
    solid.capsule(
        (wide, -0.98, -0.12), (wide * 1.05, -1.9, -0.1), 0.25, to=0.2, blend=0.12, material=cloth, mirror=True
    )
    if rng.random() < 0.4:
        solid.ellipsoid((wide * 0.4, -1.35, 0.26), (0.3, 0.24, 0.18), blend=0.15, material=cloth, mirror=True)
    kind = rng.random()
    if kind < 0.3:
        solid.ring((0, -0.68, -0.09), 0.3, 0.08, turned=turn(x=75), blend=0.04, material=cloth)
    elif kind < 0.5:
        solid.extrusion([(-0.3, -0.6), (0.3, -0.6), (0, -1.2)], center=(0, 0, 0.2), half=0.4, how="paint", material=own)
    elif kind < 0.65:
        for k in range(3):
            solid.tube(
                (0.6, -0.75 - 0.1 * k, 0.05),
                (0.1, -1.3 - 0.15 * k, 0.6),
                (-0.8, -0.9 - 0.2 * k, 0.05),
                0.06,
                blend=0.08,
                material=cloth,
            )


def _cut_off(solid: Solid, rng: np.random.Generator, wide: float, low: float, cloth: int) -> None:
    """Flat below; or rounded as classical busts are."""
    kind = rng.random()
    if kind < 0.4:
        solid.ellipsoid((0, -0.3, -0.05), (wide * 1.35, 0.3 - low + 0.05, 0.9), how="keep", blend=0.03, material=cloth)
    elif kind < 0.7:
        solid.box((wide + 0.65, -1.5, 0), (0.6, 1, 2), how="cut", blend=0.03, material=cloth, mirror=True)
    solid.box((0, low - 2, 0), (1.6, 2, 1.2), how="cut", blend=0.02, material=cloth)


def _plinth(solid: Solid, rng: np.random.Generator, low: float, of: int) -> None:
    tall = rng.uniform(0.2, 0.7)
    if rng.random() < 0.6:
        foot, waist = rng.uniform(0.4, 0.6), rng.uniform(0.15, 0.3)
        solid.lathe(
            [
                (0.28, low + 0.25),
                (0.34, low - 0.02),
                (waist, low - 0.1),
                (waist, low - tall * 0.6),
                (foot, low - tall * 0.85),
                (foot, low - tall),
            ],
            center=(0, 0, -0.05),
            rounding=0.02,
            blend=0.03,
            material=of,
        )
    else:
        half = rng.uniform(0.3, 0.6)
        solid.box(
            (0, low - tall / 2 + 0.05, -0.05), (half, tall / 2 + 0.05, min(half, 0.42)), rounding=0.03, material=of
        )
        solid.box((0, low - tall, -0.05), (half * 1.2, 0.06, min(half, 0.42) * 1.2), rounding=0.02, material=of)
