"""Heads of mammals: proportions of some kinds, and a skull with muzzle, eyes, ears and horns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.families.anatomy_animal import Coat, ears, horns, sides
from training.solids.build import Point, Solid, turn


@dataclass(frozen=True)
class Head:
    """Proportions of a head in radii of its skull.

    Attributes:
        snout: how far the muzzle's tip stands out of the skull; muzzle: its radius there; drop: how far it hangs.
        ears: "pointed", "round", "flap", "long", "side", "big" or "none".
        horns: "none", "curved", "straight", "ram", "antlers", "nose", "tusks", "stumps".
        aside: 0 eyes look ahead, 1 to the sides.
    """

    snout: float = 0.6
    muzzle: float = 0.4
    drop: float = 0.3
    ears: str = "round"
    horns: str = "none"
    aside: float = 0.4
    eye: float = 0.15


HEADS = {
    "dog": Head(1.0, 0.36, 0.3, "flap"),
    "wolf": Head(1.05, 0.3, 0.3, "pointed", aside=0.45),
    "cat": Head(0.25, 0.36, 0.28, "pointed", aside=0.3, eye=0.19),
    "lion": Head(0.55, 0.45, 0.3, "round", aside=0.35),
    "bear": Head(0.75, 0.4, 0.3, "round", aside=0.35, eye=0.11),
    "horse": Head(1.75, 0.42, 0.75, "long", aside=0.8),
    "cow": Head(1.1, 0.55, 0.55, "side", "curved", aside=0.85),
    "pig": Head(0.75, 0.42, 0.25, "flap", aside=0.6, eye=0.11),
    "deer": Head(1.15, 0.36, 0.45, "side", "antlers", aside=0.75, eye=0.17),
    "giraffe": Head(1.4, 0.34, 0.5, "side", "stumps", aside=0.75, eye=0.17),
    "goat": Head(1.1, 0.36, 0.5, "side", "straight", aside=0.75),
    "ram": Head(1.0, 0.4, 0.5, "side", "ram", aside=0.75),
    "sheep": Head(1.0, 0.42, 0.5, "side", aside=0.75),
    "elephant": Head(0.25, 0.55, 0.4, "big", "tusks", aside=0.75, eye=0.1),
    "rhino": Head(1.2, 0.55, 0.6, "round", "nose", aside=0.8, eye=0.1),
    "rabbit": Head(0.3, 0.42, 0.25, "long", aside=0.6, eye=0.2),
    "mouse": Head(0.75, 0.25, 0.3, "round", aside=0.5, eye=0.18),
    "squirrel": Head(0.5, 0.3, 0.25, "pointed", aside=0.6, eye=0.2),
}


def head(
    solid: Solid,
    rng: np.random.Generator,
    shape: Head,
    wears: Coat,
    *,
    at: Point,
    size: float,
    pitch: float = 0.0,
    yaw: float = 0.0,
    roll: float = 0.0,
) -> None:
    """A mammal's head: `at` the middle of its skull, `size` its radius; `pitch` lowers the nose (degrees)."""
    pairs = abs(yaw) + abs(roll) < 1e-6 and abs(at[0]) < 1e-9
    with solid.placed(at, turned=turn(x=pitch, z=roll) if yaw == 0 else turn(x=pitch, y=yaw, z=roll), scale=size):
        deep = rng.uniform(0.9, 1.1)
        solid.ellipsoid((0, 0, 0), (rng.uniform(0.85, 1.05), 0.95, deep), blend=0.35, material=wears.fur)
        ears(solid, rng, shape.ears, wears, is_straight=pairs)
        _muzzle(solid, rng, shape, wears, pairs)
        horns(solid, rng, shape.horns, wears, is_straight=pairs, tip=(-shape.drop, 0.4 + shape.snout))
        _eyes(solid, rng, shape, wears, pairs)


def _muzzle(solid: Solid, rng: np.random.Generator, shape: Head, wears: Coat, pairs: bool) -> None:
    tip, wide = 0.45 + shape.snout * rng.uniform(0.85, 1.15), shape.muzzle * rng.uniform(0.9, 1.15)
    end = (0, -shape.drop, tip)
    solid.capsule((0, -0.12, 0.3), end, max(0.62, wide), to=wide, blend=0.3, material=wears.fur)
    for side, is_pair in sides(pairs):
        cheek = (side * 0.5, -0.35, 0.25)
        solid.ellipsoid(cheek, (0.42, 0.42, 0.5), blend=0.3, material=wears.fur, mirror=is_pair)
    if rng.random() < 0.6:
        solid.ellipsoid(
            (0, end[1] - wide * 0.3, tip), (wide * 1.25, wide, wide * 1.3), how="paint", material=wears.belly
        )
    if shape.horns == "none" and rng.random() < 0.5:
        low = (0, -shape.drop - wide * 0.75, tip - 0.1)
        solid.ellipsoid(low, (wide * 0.75, wide * 0.4, wide), blend=0.12, material=wears.belly)
    if shape.ears == "flap" and shape.eye < 0.12:
        solid.cone(
            (0, end[1], tip), (0, end[1], tip + wide * 1.1), wide, rounding=0.08, blend=0.1, material=wears.inner
        )
        return
    at = (0, end[1] + wide * 0.45, tip + wide * 0.82)
    solid.ellipsoid(at, (wide * 0.45, wide * 0.32, wide * 0.3), blend=0.04, material=wears.dark)
    solid.ellipsoid(
        (0, end[1] - wide * 0.4, tip + wide), (wide * 0.6, 0.05, wide * 0.5), how="paint", material=wears.dark
    )


def _eyes(solid: Solid, rng: np.random.Generator, shape: Head, wears: Coat, pairs: bool) -> None:
    angle, radius = np.radians(35 + 50 * shape.aside), shape.eye * rng.uniform(0.8, 1.4)
    way = np.array([np.sin(angle) * 0.93, 0.3, np.cos(angle)]) * (0.9 if shape.aside < 0.5 else 0.86)
    has_white = rng.random() < 0.35
    for side, is_pair in sides(pairs):
        at = way * (side, 1, 1)
        solid.ellipsoid(at, radius, blend=0.03, material=wears.white if has_white else wears.eye, mirror=is_pair)
        if has_white:
            look = at + np.array([side * np.sin(angle) * 0.6, 0, np.cos(angle)]) * radius * 0.8
            solid.ellipsoid(look, radius * 0.65, how="paint", material=wears.eye, mirror=is_pair)
        if rng.random() < 0.3:
            brow = at + (0, radius, -radius * 0.3)
            solid.ellipsoid(brow, (0.25, 0.14, 0.2), blend=0.12, material=wears.fur, mirror=is_pair)
