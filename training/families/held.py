"""Things held in a hand: weapons, tools, bags; the hand at the origin, the thing's length along +y, its edge to +z."""

from __future__ import annotations

import numpy as np

from training.families.looks import GOLD, STEEL, WOOD, any_material, plain
from training.solids.build import Solid, turn

LONG = ("sword", "axe", "staff", "spear", "hammer", "bow", "scythe", "broom", "torch", "flag", "gun", "rifle")
HANGING = ("bag", "case", "bucket", "lantern", "basket")


def long_thing(solid: Solid, rng: np.random.Generator, kind: str) -> None:
    """One of LONG."""
    wood, iron = plain(solid, rng, WOOD), plain(solid, rng, STEEL, gloss=0.7)
    color = any_material(solid, rng)
    r = float(rng.uniform(0.018, 0.028))
    low, high = -rng.uniform(0.3, 0.9), rng.uniform(0.5, 0.9)
    if kind == "sword":
        blade, wide = rng.uniform(0.5, 1.0), rng.uniform(0.03, 0.06)
        solid.capsule((0, -0.12, 0), (0, 0.1, 0), 0.02, material=wood)
        solid.ellipsoid((0, -0.13, 0), 0.03, material=color)
        solid.box((0, 0.09, 0), (0.02, 0.018, 0.12), rounding=0.01, material=plain(solid, rng, GOLD, gloss=0.6))
        outline = [(-wide, 0.08), (wide, 0.08), (wide * 0.8, blade - 0.1), (0, blade), (-wide * 0.8, blade - 0.1)]
        solid.extrusion(outline, half=0.014, rounding=0.01, turned=turn(y=90), material=iron)
    elif kind in ("gun", "rifle"):
        long = 0.2 if kind == "gun" else rng.uniform(0.45, 0.7)
        solid.box((0, long * 0.5, 0.05), (0.022, long * 0.7, 0.028), rounding=0.01, material=iron)
        solid.box((0, -0.02, 0), (0.02, 0.03, 0.07), rounding=0.01, material=wood)
        if kind == "rifle":
            solid.box((0, -0.2, 0.03), (0.022, 0.16, 0.045), rounding=0.015, material=wood)
            solid.box((0, 0.2, -0.03), (0.018, 0.035, 0.08), rounding=0.01, material=iron)
            solid.capsule((0, 0.02, 0.11), (0, 0.22, 0.11), 0.025, material=iron)
    elif kind == "bow":
        tall = rng.uniform(0.45, 0.7)
        solid.tube((0, -tall, -0.2), (0, 0, 0.22), (0, tall, -0.2), 0.022, material=wood)
        solid.capsule((0, -tall, -0.2), (0, tall, -0.2), 0.012, material=iron)
    else:
        solid.capsule((0, low, 0), (0, high, 0), r, material=wood)
        _top(solid, rng, kind, high, (wood, iron, color))


def _top(solid: Solid, rng: np.random.Generator, kind: str, y: float, of: tuple[int, int, int]) -> None:
    wood, iron, color = of
    if kind == "axe":
        blade = [(-0.03, -0.05), (0.05, -0.05), (0.2, -0.16), (0.25, 0), (0.2, 0.16), (0.05, 0.05), (-0.03, 0.05)]
        solid.extrusion(blade, center=(0, y - 0.08, 0), half=0.02, rounding=0.01, turned=turn(y=-90), material=iron)
        if rng.random() < 0.5:
            solid.extrusion(blade, center=(0, y - 0.08, 0), half=0.02, rounding=0.01, turned=turn(y=90), material=iron)
    elif kind == "staff":
        if rng.random() < 0.5:
            solid.ellipsoid((0, y + 0.03, 0), rng.uniform(0.05, 0.1), material=color)
        else:
            solid.ring((0, y + 0.07, 0), 0.08, 0.025, half_angle=140, turned=turn(y=90), material=wood)
    elif kind == "spear":
        solid.cone((0, y - 0.02, 0), (0, y + 0.22, 0), 0.05, to=0.006, rounding=0.004, material=iron)
    elif kind == "hammer":
        solid.box((0, y, 0), (0.06, 0.06, rng.uniform(0.1, 0.18)), rounding=0.015, material=iron)
    elif kind == "scythe":
        solid.tube((0, y, 0), (0, y + 0.1, 0.3), (0, y - 0.15, 0.55), 0.035, to=0.012, material=iron)
    elif kind == "broom":
        solid.cone((0, y - 0.05, 0), (0, y + 0.25, 0), 0.04, to=0.12, rounding=0.02, bumps=(0.008, 60), material=color)
    elif kind == "torch":
        solid.cone((0, y - 0.1, 0), (0, y + 0.02, 0), 0.03, to=0.06, material=iron)
        flame = solid.material((0.9, 0.35, 0.03), (0.9, 0.7, 0.1), pattern="gradient", size=0.2)
        solid.capsule((0, y + 0.05, 0), (0.02, y + 0.2, 0), 0.07, to=0.015, bumps=(0.015, 25), material=flame)
    else:
        solid.box((0, y - 0.18, 0.22), (0.016, 0.17, 0.22), rounding=0.012, material=color)


def hanging_thing(solid: Solid, rng: np.random.Generator, kind: str) -> None:
    """One of HANGING, below the hand."""
    of, iron = any_material(solid, rng), plain(solid, rng, STEEL)
    size = float(rng.uniform(0.75, 1.2))
    with solid.placed(scale=size):
        solid.ring((0, -0.09, 0), 0.09, 0.018, half_angle=100, turned=turn(y=90), material=iron)
        if kind == "bag":
            solid.cushion((0, -0.26, 0), (0.08, 0.17, 0.16), power=4, material=of)
        elif kind == "case":
            solid.box((0, -0.24, 0), (0.06, 0.15, 0.22), rounding=0.03, material=of)
        elif kind == "lantern":
            solid.cone((0, -0.32, 0), (0, -0.12, 0), 0.08, to=0.07, rounding=0.01, material=of)
            solid.cone((0, -0.14, 0), (0, -0.05, 0), 0.1, to=0.02, rounding=0.01, material=iron)
            solid.cone((0, -0.36, 0), (0, -0.3, 0), 0.1, rounding=0.01, material=iron)
        else:
            wave = (0.008, 40) if kind == "basket" else (0.0, 0.0)
            solid.cone((0, -0.36, 0), (0, -0.1, 0), 0.1, to=0.14, rounding=0.02, bumps=wave, material=of)


def shield(solid: Solid, rng: np.random.Generator) -> None:
    """A shield in the plane z = 0, its face to +z."""
    of, edge = any_material(solid, rng), plain(solid, rng, STEEL, gloss=0.6)
    if rng.random() < 0.5:
        r = rng.uniform(0.18, 0.34)
        solid.cone((0, 0, -0.02), (0, 0, 0.025), r, to=r * 0.95, rounding=0.01, material=of)
        solid.ring((0, 0, 0), r, 0.025, material=edge)
        solid.ellipsoid((0, 0, 0.02), (r * 0.3, r * 0.3, 0.06), material=edge)
    else:
        w, h = rng.uniform(0.16, 0.26), rng.uniform(0.25, 0.42)
        outline = [(-w, h), (0, h * 1.08), (w, h), (w, -h * 0.2), (w * 0.6, -h * 0.7), (0, -h), (-w * 0.6, -h * 0.7),
                   (-w, -h * 0.2)]  # fmt: skip
        solid.extrusion(outline, half=0.025, rounding=0.015, material=edge)
        inner = [(x * 0.82, y * 0.82) for x, y in outline]
        solid.extrusion(inner, half=0.035, rounding=0.015, material=of)
