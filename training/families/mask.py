"""Skulls, masks and helmets: hollow or with deep holes."""

import numpy as np

from training.families.looks import STEEL, any_color, any_material, plain
from training.solids.build import Solid

WEIGHT = 0.7


def build(solid: Solid, rng: np.random.Generator) -> None:
    (skull, mask, helmet)[rng.integers(3)](solid, rng)


def skull(solid: Solid, rng: np.random.Generator) -> None:
    bone = plain(solid, rng, (0.65, 0.6, 0.48)) if rng.random() < 0.7 else any_material(solid, rng)
    hollow = plain(solid, rng, (0.05, 0.04, 0.03)) if rng.random() < 0.7 else bone
    solid.ellipsoid((0, 0.12, -0.08), (0.38, 0.4, rng.uniform(0.44, 0.52)), material=bone)
    solid.cushion((0, -0.17, 0.2), (0.25, 0.26, 0.2), power=3, blend=0.1, material=bone)
    solid.ellipsoid((0.26, -0.1, 0.2), (0.1, 0.06, 0.15), blend=0.06, material=bone, mirror=True)
    solid.ellipsoid((0, 0.12, 0.33), (0.3, 0.06, 0.08), blend=0.08, material=bone)
    solid.ellipsoid((0.15, -0.01, 0.38), (0.105, 0.1, 0.18), how="cut", blend=0.03, material=hollow, mirror=True)
    solid.extrusion(
        [(-0.06, -0.2), (0.06, -0.2), (0, -0.05)], center=(0, 0, 0.4), half=0.12, how="cut", material=hollow
    )
    if rng.random() < 0.75:
        low = rng.uniform(-0.55, -0.42)
        solid.tube(
            (0.27, -0.2, -0.02),
            (0.3, low - 0.1, 0.15),
            (0, low, 0.36),
            0.07,
            to=0.1,
            blend=0.02,
            material=bone,
            mirror=True,
        )
        solid.box((0, low + 0.08, 0.34), (0.14, 0.09, 0.05), rounding=0.03, material=bone)
    for k in range(-3, 4):
        solid.box((k * 0.055, -0.38, 0.4), (0.008, 0.06, 0.1), how="paint", material=hollow)


def mask(solid: Solid, rng: np.random.Generator) -> None:
    """A thin curved face with holes for eyes and mouth."""
    of, trim = any_material(solid, rng), any_material(solid, rng)
    w, h = rng.uniform(0.34, 0.5), rng.uniform(0.45, 0.65)
    with solid.group():
        solid.ellipsoid((0, 0, 0), (w, h, 0.4), material=of)
        nose = rng.uniform(0.05, 0.3)
        solid.capsule((0, 0.1, 0.36), (0, -0.1, 0.42 + nose), 0.05, to=0.08, blend=0.06, material=trim)
        solid.tube(
            (0.05, 0.18, 0.4), (0.2, 0.28, 0.4), (0.34, 0.16, 0.25), 0.05, blend=0.04, material=trim, mirror=True
        )
        solid.ellipsoid((0, -0.26, 0.34), (0.17, 0.08, 0.07), blend=0.04, material=trim)
        solid.ellipsoid((0, 0, -0.06), (w * 0.93, h * 0.93, 0.38), how="cut", material=of)
        solid.box((0, 0, -0.6), (0.8, 0.8, 0.65), how="cut", material=of)
        solid.ellipsoid((0.16, 0.08, 0.4), (0.09, 0.05, 0.4), how="cut", material=trim, mirror=True)
        if rng.random() < 0.6:
            solid.ellipsoid((0, -0.26, 0.4), (0.12, 0.03, 0.4), how="cut", material=trim)
    if rng.random() < 0.5:
        solid.capsule(
            (0.2, h * 0.7, 0.1), (0.35, h + rng.uniform(0.1, 0.4), 0.1), 0.08, to=0.02, material=trim, mirror=True
        )
    if rng.random() < 0.3:
        for k in range(-3, 4):
            solid.capsule((k * 0.09, h * 0.8, 0.1), (k * 0.2, h + 0.4, 0.0), 0.05, to=0.07, material=trim)


def helmet(solid: Solid, rng: np.random.Generator) -> None:
    of = plain(solid, rng, STEEL if rng.random() < 0.5 else any_color(rng), gloss=0.7)
    trim = any_material(solid, rng, gloss=0.6)
    with solid.group():
        solid.ellipsoid((0, 0.05, -0.02), (0.45, 0.5, 0.52), material=of)
        solid.cone(
            (0, -0.5, 0), (0, 0.05, -0.02), rng.uniform(0.38, 0.46), to=0.46, rounding=0.05, blend=0.05, material=of
        )
        solid.cone((0, -0.8, 0), (0, 0.0, -0.02), 0.38, rounding=0.02, how="cut", material=of)
        if rng.random() < 0.5:
            solid.box((0, -0.1, 0.5), (0.34, rng.uniform(0.06, 0.2), 0.4), rounding=0.05, how="cut", material=of)
            solid.box((0, -0.35, 0.5), (rng.uniform(0.03, 0.14), 0.3, 0.4), rounding=0.02, how="cut", material=of)
    solid.ellipsoid((0, -0.05, 0.02), (0.4, 0.36, 0.44), material=trim)
    kind = rng.random()
    if kind < 0.35:
        solid.ellipsoid((0, 0.5, -0.05), (0.05, 0.25, 0.5), material=trim)
    elif kind < 0.6:
        solid.tube((0.4, 0.2, 0), (0.9, 0.2, 0), (0.8, 0.75, 0), 0.1, to=0.03, material=trim, mirror=True)
    elif kind < 0.8:
        solid.box((0, 0.17, 0.5), (0.4, 0.03, 0.2), rounding=0.02, material=of)
