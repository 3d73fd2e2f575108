"""Animals lying down: lions, cats, dogs, sheep, cows, bunnies, deer, sphinx-like or curled up."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import Coat, coat, limb, sides
from training.families.animal_head import HEADS, head
from training.families.looks import any_material
from training.solids.build import Solid

SIDE = True
KINDS = ("lion", "cat", "dog", "wolf", "rabbit", "rabbit", "sheep", "cow", "deer", "pig", "bear", "goat")
HOOFED = ("sheep", "cow", "deer", "goat", "pig")


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice(KINDS))
    wears = coat(solid, rng, size=0.3)
    bend = 0.0 if rng.random() < 0.5 else float(rng.uniform(-0.35, 0.35))
    deep, long = rng.uniform(0.25, 0.33), rng.uniform(0.4, 0.6)
    if kind in ("rabbit", "sheep", "pig"):
        deep, long = deep * 1.12, long * 0.8
    wide = deep * rng.uniform(0.85, 1.05)
    skull = rng.uniform(0.2, 0.25) * (rng.uniform(1.2, 1.6) if rng.random() < 0.35 else 1.0)
    chest, hip = np.array([0, deep, long]), np.array([bend, deep * 0.95, -long])
    wool = (0.025, float(rng.uniform(16, 24))) if kind == "sheep" and rng.random() < 0.7 else wears.bumps
    how: dict[str, object] = {"material": wears.fur, "bumps": wool}
    solid.ellipsoid(chest, (wide * 0.95, deep * 1.05, deep * 1.15), **how)
    solid.ellipsoid(hip, (wide * 1.05, deep * 0.98, deep * 1.2), blend=0.1, **how)
    solid.tube(chest, (0, deep * 1.05, 0), hip, deep * 0.95, to=deep * 0.92, blend=0.1, **how)
    solid.ellipsoid((0, 0, 0), (wide * 1.4, deep * 0.35, long * 1.6), how="paint", material=wears.belly)
    _hind(solid, rng, hip, wide, wears, is_straight=bend == 0)
    _fore(solid, rng, chest, wide, wears, is_hoofed=kind in HOOFED)
    _head(solid, rng, kind, chest, (deep, skull), wears)
    _tail(solid, rng, kind, hip, deep, wears)
    if rng.random() < 0.15:
        base = any_material(solid, rng)
        solid.box((bend / 2, -0.08, 0.2), (0.6, 0.11, long + 0.75), rounding=0.03, material=base)


def _hind(
    solid: Solid, rng: np.random.Generator, hip: np.ndarray, wide: float, wears: Coat, *, is_straight: bool
) -> None:
    """Haunches with the feet ahead beside the belly; or both legs to one side."""
    foot = rng.uniform(0.075, 0.1)
    to_side = not is_straight and rng.random() < 0.5
    for side, mirror in sides(is_straight):
        how: dict[str, object] = {"blend": 0.05, "material": wears.fur, "mirror": mirror}
        if to_side:
            way = 1 if hip[0] > 0 else -1
            far = hip * (1, 0, 1) + (way * (wide + 0.2), foot, 0.15 + side * 0.15)
            limb(solid, (hip, far, far + (way * 0.12, 0, 0.28)), (0.2, foot * 1.2, foot), **how)
            continue
        haunch = hip + (side * wide * 0.75, -0.03, 0.05)
        solid.ellipsoid(haunch, (wide * 0.45, hip[1] * 0.85, hip[1] * 0.95), **how)
        toe = haunch * (1, 0, 1) + (side * wide * 0.25, foot * 0.9, rng.uniform(0.3, 0.42))
        limb(solid, (haunch * (1, 0, 1) + (side * wide * 0.2, foot, -0.1), toe), (foot * 1.1, foot), **how)
        solid.ellipsoid(toe, (foot * 1.1, foot * 0.85, foot * 1.4), **how)


def _fore(
    solid: Solid, rng: np.random.Generator, chest: np.ndarray, wide: float, wears: Coat, *, is_hoofed: bool
) -> None:
    thick, is_even = rng.uniform(0.07, 0.1), rng.random() < 0.5
    for side, mirror in sides(is_even):
        how: dict[str, object] = {"blend": 0.04, "material": wears.fur, "mirror": mirror}
        shoulder = chest + (side * wide * 0.7, -chest[1] * 0.2, 0.05)
        elbow = np.array([side * wide * 0.85, thick, chest[2] + 0.0])
        limb(solid, (shoulder, elbow), (thick * 1.7, thick * 1.15), **how)
        if is_hoofed or rng.random() < 0.15:  # folded under
            knee = elbow + (-side * 0.05, 0, 0.32)
            limb(
                solid,
                (elbow, knee, knee + (-side * 0.15, -thick * 0.1, -0.2)),
                (thick * 1.1, thick * 0.9, thick * 0.7),
                **how,
            )
            continue
        paw = elbow + (-side * wide * rng.uniform(0.0, 0.5), 0, rng.uniform(0.35, 0.55))
        limb(solid, (elbow, paw), (thick * 1.1, thick * 0.85), **how)
        solid.ellipsoid(paw + (0, -thick * 0.1, 0.03), (thick * 1.1, thick * 0.85, thick * 1.4), **how)


def _head(
    solid: Solid, rng: np.random.Generator, kind: str, chest: np.ndarray, size: tuple[float, float], wears: Coat
) -> None:
    deep, skull = size
    neck = rng.uniform(0.45, 0.7) if kind == "deer" else rng.uniform(0.15, 0.4)
    is_asleep = rng.random() < 0.2 and kind not in ("cow", "deer", "goat")
    off = 0.0 if rng.random() < 0.55 else float(rng.uniform(-0.2, 0.2))
    if is_asleep:
        at = np.array([off, skull * 0.95, chest[2] + deep + skull * 0.7])
    else:
        at = chest + (off, neck + deep * 0.3, deep * 0.5 + neck * 0.35 + skull * 0.2)
    solid.capsule(chest + (0, 0.03, 0.02), at, deep * 0.8, to=skull * 0.75, blend=0.1, material=wears.fur)
    yaw = off * rng.uniform(100, 300)
    if kind == "lion" and rng.random() < 0.7:
        mane = at - (0, 0.06, skull * 0.4)
        solid.ellipsoid(mane, np.array([1.5, 1.65, 0.9]) * skull, blend=0.06, bumps=(0.02, 22.0), material=wears.horn)
    pitch = float(rng.uniform(-5, 5)) if is_asleep else float(rng.uniform(-8, 20))
    head(solid, rng, HEADS[kind], wears, at=at, size=skull, pitch=pitch, yaw=yaw)


def _tail(solid: Solid, rng: np.random.Generator, kind: str, hip: np.ndarray, deep: float, wears: Coat) -> None:
    root = hip - (0, deep * 0.3, deep * 1.05)
    if kind in ("rabbit", "sheep", "deer", "bear", "goat", "pig"):
        solid.ellipsoid(root, rng.uniform(0.08, 0.13), blend=0.04, material=wears.belly)
        return
    side = int(rng.choice((-1, 1)))
    thick = 0.09 if kind == "wolf" else 0.05
    end = hip * (1, 0, 1) + (side * rng.uniform(0.35, 0.6), 0.06, rng.uniform(-0.35, 0.25))
    solid.tube(root, root + (side * 0.3, -deep * 0.9, -0.5), end, thick, to=thick * 0.8, blend=0.04, material=wears.fur)
    if kind in ("lion", "cow"):
        solid.ellipsoid(end, (0.07, 0.06, 0.1), blend=0.03, material=wears.dark)
