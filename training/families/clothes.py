"""Clothes: what a figure wears, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from training.families.anatomy_head import Face, any_face, skin
from training.families.looks import any_color, any_material, plain
from training.families.twins import twin
from training.solids.build import Solid, turn

if TYPE_CHECKING:
    from training.families.anatomy_human import Joints
    from training.families.measures import Measures


@dataclass(frozen=True)
class Outfit:
    """Materials, and how much they cover: sleeves and trousers 0 none, 1 to elbow or knee, 2 whole."""

    face: Face
    top: int
    bottom: int
    shoes: int
    gloves: int
    sleeves: float = 1.0
    trousers: float = 2.0
    loose: float = 0.008
    boots: bool = False


def any_outfit(solid: Solid, rng: np.random.Generator, *, cartoon: float = 0.0, hats: float = 0.3) -> Outfit:
    """Clothes of any colour, or a statue of one material."""
    if rng.random() < 0.15:
        one = any_material(solid, rng)
        face = replace(any_face(solid, rng, skin_material=one, cartoon=cartoon, hats=hats), hair=one, is_stone=True)
        return Outfit(face, one, one, one, one, sleeves=float(rng.choice((0, 1, 2))), loose=rng.uniform(0, 0.015))
    own = skin(solid, rng)
    face = any_face(solid, rng, skin_material=own, cartoon=cartoon, hats=hats)
    top = any_material(solid, rng)
    bottom = top if rng.random() < 0.2 else any_material(solid, rng)
    return Outfit(
        face,
        top,
        bottom,
        shoes=plain(solid, rng, any_color(rng) if rng.random() < 0.5 else (0.04, 0.03, 0.025), gloss=0.4),
        gloves=own if rng.random() < 0.8 else any_material(solid, rng),
        sleeves=float(rng.choice((0, 0.6, 1, 2, 2))),
        trousers=float(rng.choice((0.3, 0.9, 2, 2, 2))),
        loose=float(rng.uniform(0.0, 0.022)),
        boots=bool(rng.random() < 0.3),
    )


def extras(
    solid: Solid, rng: np.random.Generator, size: Measures, wear: Outfit, joints: Joints, *, capes: bool = True
) -> None:
    """A print on the chest, a bag on the back, a cape, a scarf, pads on the shoulders, or none."""
    with solid.placed(turned=joints.lean):
        if rng.random() < 0.25:
            stuff = any_material(solid, rng)
            solid.ellipsoid((0, size.trunk * 0.68, 0.14), (0.07, 0.07, 0.12), how="paint", material=stuff)
        if rng.random() < 0.12:
            bag = any_material(solid, rng)
            back = (0, size.trunk * 0.6, -size.depth - 0.09)
            solid.cushion(back, (0.14, 0.2, 0.1), power=5, blend=0.02, material=bag)
        elif capes and rng.random() < 0.14:
            cape, tall = any_material(solid, rng), rng.uniform(0.35, 0.6)
            back = (0, size.trunk - 0.05 - tall, -size.depth - 0.09)
            tilt = turn(x=rng.uniform(4, 12))
            solid.box(back, (0.26, tall, 0.02), taper=0.6, rounding=0.02, turned=tilt, blend=0.04, material=cape)
        if rng.random() < 0.12:
            scarf = any_material(solid, rng)
            solid.ring((0, size.trunk + 0.01, 0), 0.075, 0.035, turned=turn(x=80), blend=0.01, material=scarf)
        if rng.random() < 0.12:
            pad = any_material(solid, rng, gloss=0.6)
            high = (size.shoulders + 0.02, size.trunk - 0.05, -0.01)
            twin(solid.ellipsoid, high, (0.1, 0.07, 0.1), turned=turn(z=-25), material=pad)


def skirt(solid: Solid, rng: np.random.Generator, size: Measures, material: int, *, low: float, wide: float) -> None:
    """A skirt from the waist down to `low` metres below the hips, `wide` there."""
    waves = (0.008, rng.uniform(20, 40)) if rng.random() < 0.5 else (0.0, 0.0)
    top = size.waist + 0.015
    solid.lathe(
        [(top, 0.12), (top + 0.05, 0.0), (wide * 0.8 + 0.03, -low * 0.5), (wide, -low), (wide - 0.03, -low)],
        rounding=0.008, blend=0.02, material=material, bumps=waves,
    )  # fmt: skip
