"""Heads alone: animals natural and of cartoons, people."""

from dataclasses import replace

import numpy as np

from training.families import anatomy_head, animal_head
from training.families.anatomy_animal import coat
from training.families.looks import BLACK, WHITE, any_material, plain
from training.solids.build import Solid, turn

FURS = (
    (0.3, 0.15, 0.06),
    (0.5, 0.3, 0.12),
    (0.55, 0.2, 0.05),
    (0.08, 0.05, 0.03),
    (0.35, 0.33, 0.3),
    (0.75, 0.72, 0.68),
)


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    if kind < 0.4:
        animal(solid, rng)
    elif kind < 0.72:
        trophy(solid, rng)
    else:
        own = anatomy_head.skin(solid, rng)
        face = anatomy_head.any_face(solid, rng, skin_material=own, cartoon=float(rng.choice((0, 0, 0.9))))
        anatomy_head.head(solid, rng, replace(face, is_stone=rng.random() < 0.2))
        if rng.random() < 0.7:
            solid.cone((0, -0.85, -0.12), (0, -0.2, -0.06), 0.25, to=0.23, rounding=0.04, blend=0.08, material=own)


def trophy(solid: Solid, rng: np.random.Generator) -> None:
    """A natural animal's head, with or without its neck, some on a board."""
    kind, wears = str(rng.choice(list(animal_head.HEADS))), coat(solid, rng, size=0.8)
    pitch = rng.uniform(0, 30)
    if rng.random() < 0.65:
        thick, low = rng.uniform(0.6, 0.85), np.array((0, -rng.uniform(1.2, 2.0), -rng.uniform(0.6, 1.4)))
        solid.capsule((0, -0.1, -0.2), low, thick, to=thick * 1.3, material=wears.fur)
        if rng.random() < 0.4:
            board = plain(solid, rng, (0.2, 0.1, 0.04))
            at = low + np.array((0, 0.3, -0.7))
            solid.cone(at, at + np.array((0, 0, 0.2)), thick * 2, rounding=0.05, material=board)
        else:
            solid.box(low - np.array((0, 1.0, 0)), (2, 1, 2), how="cut", blend=0.05, material=wears.fur)
    animal_head.head(solid, rng, animal_head.HEADS[kind], wears, at=(0, 0, 0), size=1.0, pitch=pitch)


def animal(solid: Solid, rng: np.random.Generator) -> None:
    """A cranium, a muzzle short to long, ears of any kind, perhaps horns, mane, trunk, neck."""
    fur = plain(solid, rng, FURS[rng.integers(len(FURS))]) if rng.random() < 0.75 else any_material(solid, rng)
    pale = plain(solid, rng, (0.7, 0.62, 0.5)) if rng.random() < 0.5 else fur
    wide, tall = rng.uniform(0.34, 0.5), rng.uniform(0.34, 0.45)
    long, thick, drop = rng.uniform(0.15, 0.75), rng.uniform(0.13, 0.24), rng.uniform(-0.25, 0.0)
    rough = (rng.uniform(0.006, 0.02), rng.uniform(18, 34)) if rng.random() < 0.5 else (0.0, 0.0)
    if rng.random() < 0.15:
        solid.ellipsoid(
            (0, 0, -0.12), (wide + 0.25, tall + 0.25, 0.3), bumps=(0.04, 14), material=any_material(solid, rng)
        )
    solid.ellipsoid((0, 0, 0), (wide, tall, 0.4), blend=0.05, bumps=rough, material=fur)
    solid.ellipsoid((wide * 0.6, -0.15, 0.12), (0.2, 0.18, 0.2), blend=0.15, material=fur, mirror=True)
    tip = np.array([0, drop - 0.08 - 0.25 * long, 0.3 + long * 0.8])
    solid.capsule((0, drop, 0.15), tip, thick * 1.25, to=thick, blend=0.12, material=pale)
    if rng.random() < 0.6:
        jaw = tip + np.array((0, -thick * 0.7, -0.12))
        solid.capsule((0, drop - 0.15, 0.1), jaw, 0.15, to=thick * 0.6, blend=0.05, material=pale)
    dark = plain(solid, rng, BLACK, gloss=0.7)
    solid.ellipsoid(
        tip + np.array((0, thick * 0.5, thick * 0.75)), (thick * 0.45, thick * 0.32, thick * 0.35), material=dark
    )
    solid.box(tip + np.array((0, -thick * 0.5, 0)), (thick * 0.8, 0.02, 0.5), how="paint", material=dark)
    _eyes(solid, rng, wide, dark)
    _ears(solid, rng, wide, tall, fur, pale)
    if rng.random() < 0.25:
        horn = plain(solid, rng, (0.5, 0.42, 0.3))
        out, up = rng.uniform(0.2, 0.7), rng.uniform(0.2, 0.8)
        solid.tube(
            (0.2, tall * 0.8, 0),
            (out + 0.1, tall + up * 0.3, -0.2),
            (out, tall + up, rng.uniform(-0.3, 0.3)),
            0.08,
            to=0.025,
            material=horn,
            mirror=True,
        )
    if rng.random() < 0.5:
        solid.capsule(
            (0, -0.1, -0.15), (0, -rng.uniform(0.6, 0.95), -0.3), 0.3, to=0.36, blend=0.15, bumps=rough, material=fur
        )
        solid.box((0, -1.4, 0), (1, 0.6, 1), how="cut", blend=0.03, material=fur)


def _eyes(solid: Solid, rng: np.random.Generator, wide: float, dark: int) -> None:
    size, x, y = rng.uniform(0.05, 0.12), wide * rng.uniform(0.4, 0.65), rng.uniform(0.02, 0.16)
    z = 0.4 * np.sqrt(max(1 - (x / wide) ** 2 - (y / 0.4) ** 2, 0.1))
    if rng.random() < 0.4:
        white = plain(solid, rng, WHITE, gloss=0.6)
        solid.ellipsoid((x, y, z), size * 1.25, material=white, mirror=True)
        solid.ellipsoid((x, y, z + size * 1.1), size * 0.75, how="paint", material=dark, mirror=True)
    else:
        solid.ellipsoid((x, y, z), size * 0.85, material=dark, mirror=True)


def _ears(solid: Solid, rng: np.random.Generator, wide: float, tall: float, fur: int, pale: int) -> None:
    kind = rng.integers(4)
    x, up, splay = wide * 0.62, tall * 0.8, rng.uniform(5, 40)
    if kind == 0:
        r = rng.uniform(0.12, 0.24)
        solid.ellipsoid((x * 1.2, up, -0.03), (r, r, 0.08), blend=0.04, material=fur, mirror=True)
        solid.ellipsoid((x * 1.2, up, 0.06), (r * 0.65, r * 0.65, 0.08), how="paint", material=pale, mirror=True)
    elif kind == 1:
        high = rng.uniform(0.2, 0.4)
        spot = [(-0.14, -0.1), (0.14, -0.1), (0.02, high)]
        solid.extrusion(
            spot,
            center=(x, up, 0),
            half=0.06,
            rounding=0.03,
            turned=turn(z=-splay),
            blend=0.05,
            material=fur,
            mirror=True,
        )
    elif kind == 2:
        low = rng.uniform(0.3, 0.6)
        solid.ellipsoid(
            (wide * 1.02, tall * 0.5 - low * 0.6, 0),
            (0.08, low, 0.17),
            turned=turn(z=splay * 0.4),
            blend=0.05,
            material=fur,
            mirror=True,
        )
    else:
        long = rng.uniform(0.2, 0.5)
        middle = (x * 0.9 + 0.2 * long, up + long * 0.8, -0.05)
        solid.ellipsoid(middle, (0.11, long, 0.06), turned=turn(z=-splay * 0.7), blend=0.05, material=fur, mirror=True)
        solid.ellipsoid(
            (middle[0], middle[1], 0.03),
            (0.06, long * 0.8, 0.06),
            turned=turn(z=-splay * 0.7),
            how="paint",
            material=pale,
            mirror=True,
        )
