"""Signs on posts: traffic signs, signposts, notices."""

import numpy as np

from training.families.looks import STEEL, WHITE, WOOD, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 0.6


def build(solid: Solid, rng: np.random.Generator) -> None:
    look = any_material(solid, rng, gloss=0.4)
    post = plain(solid, rng, (WOOD, STEEL)[rng.integers(2)])
    tall, white = rng.uniform(0.8, 1.6), plain(solid, rng, WHITE)
    kind = rng.random()
    solid.cone((0, -tall, 0), (0, 0.3, 0), rng.uniform(0.035, 0.06), material=post)
    if kind < 0.4:
        corners = int(rng.choice((3, 4, 8, 12)))
        turned = rng.choice((0.0, np.pi / corners))
        rim = [
            (0.42 * float(np.sin(a)), 0.42 * float(np.cos(a)))
            for a in np.arange(corners) * 2 * np.pi / corners + turned
        ]
        solid.extrusion(rim, half=0.022, center=(0, 0.1, 0.06), rounding=0.008, material=look)
        solid.extrusion(
            [(0.8 * x, 0.8 * y) for x, y in rim], half=0.02, center=(0, 0.1, 0.075), rounding=0.005, material=white
        )
        solid.box((0, 0.1, 0.1), (0.18, 0.05, 0.03), turned=turn(z=rng.uniform(-50, 50)), how="paint", material=look)
    elif kind < 0.75:
        for at in range(int(rng.integers(1, 4))):
            side, y = float(rng.choice((-1, 1))), 0.2 - 0.27 * at
            arrow = [
                (-0.4 * side, y - 0.1),
                (-0.4 * side, y + 0.1),
                (0.4 * side, y + 0.1),
                (0.55 * side, y),
                (0.4 * side, y - 0.1),
            ]
            with solid.placed((0, 0, 0.05), turned=turn(z=rng.uniform(-5, 5), y=rng.uniform(-30, 30))):
                solid.extrusion(arrow, half=0.026, rounding=0.01, material=look if at % 2 else post)
    else:
        solid.box((0, 0.1, 0.05), (0.55, 0.32, 0.03), rounding=0.01, material=look)
        solid.box((0, 0.1, 0.55), (0.48, 0.25, 0.5), how="paint", material=white)
        for y in (0.02, 0.12, 0.22):
            solid.box((0, y, 0.07), (rng.uniform(0.2, 0.4), 0.022, 0.03), how="paint", material=post)
        solid.cone((0.4, -tall, 0), (0.4, 0.3, 0), 0.035, mirror=True, material=post)
    if rng.random() < 0.5:
        solid.cone(
            (0, -tall - 0.03, 0),
            (0, -tall + 0.05, 0),
            0.5,
            to=0.3,
            bumps=(0.02, 12.0),
            material=any_material(solid, rng),
        )
