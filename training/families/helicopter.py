"""Helicopters."""

import numpy as np

from training.families.looks import BLACK, GLASS, any_color, any_material, plain
from training.families.outlines import side_on
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 0.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    body, other, glass = _looks(solid, rng)
    dark, fat = plain(solid, rng, BLACK), rng.uniform(0.6, 0.85)
    solid.ellipsoid((0, 0, 0.2), (fat, 0.8, rng.uniform(1.1, 1.7)), material=body)
    solid.ellipsoid((0, 0.15, 0.75), (0.9 * fat, 0.62, 0.85), how="paint", material=glass)
    boom = rng.uniform(2.4, 3.4)
    solid.capsule((0, 0.25, -0.6), (0, 0.4, -boom), 0.35, to=0.12, blend=0.2, material=body)
    side_on(
        solid,
        [(-boom + 0.4, 0.3), (-boom - 0.3, 1.1), (-boom - 0.6, 1.1), (-boom - 0.2, 0.3)],
        half=0.07,
        material=other,
    )
    solid.box((0, 0.35, -boom + 0.4), (0.7, 0.05, 0.2), material=other)
    for angle in (20, 80, 140):
        solid.box((0.14, 0.75, -boom - 0.2), (0.04, 0.5, 0.07), turned=turn(x=angle), material=dark)
    solid.cone((0, 0.7, 0.1), (0, 1.15, 0.1), 0.15, material=dark)
    solid.cushion((0, 0.75, -0.1), (0.4, 0.25, 0.8), material=other)
    first, num, span = rng.uniform(0, 90), int(rng.integers(2, 5)), rng.uniform(1.8, 2.8)
    for k in range(num):
        solid.box(
            (0, 1.12, 0.1), (0.12, 0.05, span if k < num / 2 or num % 2 else 0.1), turned=turn(y=first + 180 * k / num),
            material=dark,
        )  # fmt: skip
    for z in (0.6, -0.3):
        solid.cone((0.3, -0.5, z), (0.7, -1.05, z), 0.06, material=dark, mirror=True)
    solid.capsule((0.7, -1.08, -0.9), (0.7, -1.08, 1.2), 0.08, material=dark, mirror=True)


def _looks(solid: Solid, rng: np.random.Generator) -> tuple[int, int, int]:
    tone = (0.75, 0.76, 0.78) if rng.random() < 0.35 else any_color(rng)
    body = plain(solid, rng, tone, gloss=0.5) if rng.random() < 0.7 else any_material(solid, rng, color=tone)
    other = any_material(solid, rng) if rng.random() < 0.6 else body
    return body, other, plain(solid, rng, GLASS, gloss=0.8)
