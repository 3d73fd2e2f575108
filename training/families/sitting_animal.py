"""Animals that sit on their haunches: cats, dogs, bunnies, bears, mice, squirrels; figurines and toys too."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import Coat, coat, limb, sides
from training.families.animal_head import HEADS, head
from training.families.looks import any_material
from training.solids.build import Solid

WEIGHT = 2.0
KINDS = ("dog", "wolf", "cat", "cat", "bear", "rabbit", "mouse", "squirrel", "lion", "pig")


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice(KINDS))
    wears = coat(solid, rng, size=0.3)
    is_toy = rng.random() < 0.5
    tall = rng.uniform(0.9, 1.35) * (0.8 if is_toy else 1.0)
    wide = rng.uniform(0.3, 0.4) * (1.15 if kind in ("bear", "pig", "mouse") else 1.0)
    skull = rng.uniform(0.26, 0.32) * (rng.uniform(1.2, 1.65) if is_toy else 1.0)
    is_upright = kind in ("bear", "squirrel", "mouse") or rng.random() < 0.15
    lean = rng.uniform(0.0, 0.12) if is_upright else rng.uniform(0.2, 0.45)
    chest = np.array([0, tall * 0.72, lean - 0.05])
    _trunk(solid, rng, chest, wide, wears)
    _hind(solid, rng, wide, wears, is_upright=is_upright)
    _fore(solid, rng, chest, wide, wears, is_upright=is_upright)
    _tail(solid, rng, kind, wears)
    yaw = 0.0 if rng.random() < 0.55 else float(rng.uniform(-45, 45))
    roll = 0.0 if rng.random() < 0.8 else float(rng.uniform(-15, 15))
    at = chest + (0, wide * 0.6 + skull * rng.uniform(0.6, 0.95), skull * rng.uniform(0.15, 0.45))
    solid.capsule(chest + (0, 0.05, 0), at, wide * 0.68, to=skull * 0.65, blend=0.1, material=wears.fur)
    head(solid, rng, HEADS[kind], wears, at=at, size=skull, pitch=float(rng.uniform(-12, 15)), yaw=yaw, roll=roll)
    if kind == "lion":
        mane = at - (0, 0.05, skull * 0.35)
        solid.ellipsoid(mane, np.array([1.45, 1.5, 0.75]) * skull, blend=0.05, bumps=(0.02, 22.0), material=wears.horn)
    if rng.random() < 0.25:
        ring = chest + (0, wide * 0.62, 0.03)
        wide_ring = (wide * 0.72, 0.06, wide * 0.72)
        solid.ellipsoid(ring, wide_ring, blend=0.02, material=any_material(solid, rng))
    if rng.random() < 0.12:
        base = any_material(solid, rng)
        solid.cone((0, -0.12, 0.1), (0, 0.02, 0.1), rng.uniform(0.7, 0.95), rounding=0.03, material=base)


def _trunk(solid: Solid, rng: np.random.Generator, chest: np.ndarray, wide: float, wears: Coat) -> None:
    fat = rng.uniform(1.0, 1.35)
    how: dict[str, object] = {"material": wears.fur, "bumps": wears.bumps}
    solid.ellipsoid((0, 0.36, -0.18), (wide * fat, 0.36, 0.38), **how)
    solid.capsule((0, 0.38, -0.16), chest, wide * fat * 0.95, to=wide * 0.88, blend=0.12, **how)
    solid.ellipsoid(chest + (0, 0.02, 0.06), (wide * 0.85, wide * 1.05, wide * 0.85), blend=0.1, **how)
    front = (0, chest[1] * 0.75, chest[2] + wide * 0.85)
    solid.ellipsoid(front, (wide * 0.6, chest[1] * 0.62, wide * 0.65), how="paint", material=wears.belly)


def _hind(solid: Solid, rng: np.random.Generator, wide: float, wears: Coat, *, is_upright: bool) -> None:
    foot, spread = rng.uniform(0.09, 0.13), rng.uniform(0.95, 1.2)
    how: dict[str, object] = {"material": wears.fur, "mirror": True}
    x = wide * spread
    if is_upright and rng.random() < 0.6:  # legs stretched out in front, like a teddy's
        out = rng.uniform(0.1, 0.35)
        far = np.array([x + out, foot * 1.2, rng.uniform(0.45, 0.65)])
        limb(solid, ((x * 0.8, 0.22, -0.05), far), (0.2, foot * 1.15), blend=0.08, **how)
        solid.ellipsoid(far + (0, 0.05, 0.02), (foot * 1.15, foot * 1.5, foot), blend=0.05, **how)
        solid.ellipsoid(
            far + (0.01, 0.05, foot), (foot * 0.75, foot, 0.05), how="paint", material=wears.belly, mirror=True
        )
        return
    solid.ellipsoid((x * 0.85, 0.28, 0.0), (wide * 0.5, 0.28, 0.34), blend=0.08, **how)
    toe = (x * 1.05, foot * 0.8, rng.uniform(0.34, 0.45))
    limb(solid, ((x, foot, 0.0), toe), (foot, foot * 0.9), blend=0.06, **how)
    solid.ellipsoid(toe, (foot * 1.1, foot * 0.8, foot * 1.4), blend=0.04, **how)


def _fore(
    solid: Solid, rng: np.random.Generator, chest: np.ndarray, wide: float, wears: Coat, *, is_upright: bool
) -> None:
    thick = rng.uniform(0.085, 0.12)
    is_posed = rng.random() < (0.5 if is_upright else 0.15)
    for side, mirror in sides(not is_posed):
        shoulder = chest * (0, 1, 1) + (side * wide * 0.7, 0.0, 0.05)
        how: dict[str, object] = {"blend": 0.05, "material": wears.fur, "mirror": mirror}
        if is_upright or (is_posed and side > 0):
            elbow = shoulder + (side * 0.1, -rng.uniform(0.15, 0.3), rng.uniform(0.05, 0.2))
            raised = rng.uniform(-0.2, 0.3) if is_posed else -0.05
            hand = elbow + (-side * rng.uniform(0.0, 0.12), raised, rng.uniform(0.15, 0.28))
            limb(solid, (shoulder, elbow, hand), (thick * 1.3, thick, thick * 0.85), **how)
            solid.ellipsoid(hand, thick * 1.05, **how)
            continue
        z = chest[2] + wide * rng.uniform(0.55, 0.75)
        foot = np.array([side * wide * rng.uniform(0.38, 0.55), thick * 0.8, z])
        elbow = shoulder * (0.85, 0.6, 1) + (0, 0, 0.05)
        limb(solid, (shoulder, elbow, foot), (thick * 1.5, thick * 1.1, thick * 0.85), **how)
        solid.ellipsoid(foot + (0, 0, thick * 0.5), (thick * 1.1, thick * 0.8, thick * 1.5), **how)


def _tail(solid: Solid, rng: np.random.Generator, kind: str, wears: Coat) -> None:
    side = int(rng.choice((-1, 1)))
    how: dict[str, object] = {"blend": 0.05, "material": wears.fur}
    if kind in ("rabbit", "bear", "pig"):
        solid.ellipsoid((0, 0.22, -0.58), rng.uniform(0.08, 0.15), blend=0.04, material=wears.belly)
    elif kind == "squirrel":
        limb(solid, ((0, 0.2, -0.5), (0, 0.45, -0.82), (0, 0.95, -0.72)), (0.12, 0.22, 0.24), **how)
        limb(solid, ((0, 0.95, -0.72), (0, 1.25, -0.85), (0, 1.2, -1.02)), (0.24, 0.2, 0.12), **how)
    elif rng.random() < 0.5:  # laid round the haunch
        end = (side * 0.65, 0.07, rng.uniform(0.1, 0.5))
        solid.tube((0, 0.12, -0.5), (side * 0.95, 0.05, -0.7), end, 0.09, to=0.05, **how)
    else:
        end = (side * rng.uniform(0, 0.4), rng.uniform(0.2, 1.0), -rng.uniform(0.8, 1.1))
        solid.tube((0, 0.12, -0.45), (0, 0.05, -1.0), end, 0.09, to=0.05, **how)
