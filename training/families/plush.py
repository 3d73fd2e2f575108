"""Plush toys: teddies, bunnies, cats, elephants ... sewn, stuffed, with stubby limbs, sitting or standing."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import FURS, Coat, ears, sides
from training.families.looks import BLACK, WHITE, any_color, any_material, near_color, plain
from training.solids.build import Solid, turn

WEIGHT = 2.0


def build(solid: Solid, rng: np.random.Generator) -> None:
    wears = _fabric(solid, rng)
    head, fat, tall = rng.uniform(0.38, 0.55), rng.uniform(0.32, 0.46), rng.uniform(0.34, 0.5)
    is_sitting = rng.random() < 0.6
    plush = {"material": wears.fur, "bumps": wears.bumps}
    solid.ellipsoid((0, 0, 0), (fat, tall, fat * rng.uniform(0.8, 1.0)), **plush)
    if rng.random() < 0.6:
        solid.ellipsoid((0, -tall * 0.2, fat * 0.1), (fat * 1.08, tall * 0.85, fat), blend=0.08, **plush)
    shirt = any_material(solid, rng)
    if rng.random() < 0.6:
        solid.ellipsoid(
            (0, -tall * 0.1, fat * 0.9), (fat * 0.6, tall * 0.65, fat * 0.5), how="paint", material=wears.belly
        )
    elif rng.random() < 0.5:
        solid.ellipsoid((0, 0, 0), (fat * 1.03, tall * 0.95, fat * 1.03), blend=0.03, material=shirt)
    _limbs(solid, rng, (fat, tall), wears, is_sitting=is_sitting)
    tilt = 0.0 if rng.random() < 0.75 else float(rng.uniform(-14, 14))
    at = np.array([0, tall * 0.8 + head * 0.75, head * rng.uniform(0.0, 0.2)])
    solid.capsule((0, tall * 0.6, 0), at, head * 0.55, to=head * 0.6, blend=0.05, **plush)
    with solid.placed(at, turned=turn(x=float(rng.uniform(-8, 12)), z=tilt), scale=head):
        _head(solid, rng, wears, is_straight=tilt == 0)
    if rng.random() < 0.4:
        _bow(solid, rng, tall, head)
    if rng.random() < 0.6:
        rear = (0, -tall * 0.6, -fat * 0.95)
        solid.ellipsoid(rear, rng.uniform(0.08, 0.15), blend=0.04, material=wears.belly)
    else:
        side = rng.uniform(-0.4, 0.4)
        end = (side, rng.uniform(-0.4, 0.3) * tall, -fat - 0.35)
        solid.tube(
            (0, -tall * 0.6, -fat * 0.7), (0, -tall, -fat - 0.25), end, 0.09, to=0.07, blend=0.04, material=wears.fur
        )


def _fabric(solid: Solid, rng: np.random.Generator) -> Coat:
    first = FURS[rng.integers(len(FURS))] if rng.random() < 0.55 else any_color(rng)
    fur = any_material(solid, rng, color=first, gloss=0.05)
    light = near_color((0.75, 0.65, 0.5), rng)
    bumps = (float(rng.uniform(0.006, 0.014)), float(rng.uniform(25, 50))) if rng.random() < 0.4 else (0.0, 0.0)
    return Coat(
        fur=fur,
        belly=plain(solid, rng, light, gloss=0.05) if rng.random() < 0.75 else any_material(solid, rng, gloss=0.05),
        dark=plain(solid, rng, BLACK if rng.random() < 0.6 else (0.25, 0.08, 0.05), gloss=0.5),
        eye=plain(solid, rng, BLACK if rng.random() < 0.8 else any_color(rng), gloss=0.9),
        white=plain(solid, rng, WHITE),
        inner=plain(solid, rng, light if rng.random() < 0.5 else (0.7, 0.35, 0.33), gloss=0.05),
        horn=plain(solid, rng, light),
        bumps=bumps,
    )


def _limbs(solid: Solid, rng: np.random.Generator, form: tuple[float, float], wears: Coat, *, is_sitting: bool) -> None:
    fat, tall = form
    thick, long = rng.uniform(0.13, 0.18), rng.uniform(0.25, 0.5)
    is_posed = rng.random() < 0.3
    drop, fore = rng.uniform(-70, 20), rng.uniform(-10, 55)
    for side, mirror in sides(not is_posed):
        how: dict[str, object] = {"blend": 0.05, "mirror": mirror}
        angle, ahead = (rng.uniform(-70, 70), rng.uniform(-10, 60)) if is_posed else (drop, fore)
        a, b = np.radians(angle), np.radians(ahead)
        way = np.array([side * np.cos(a) * np.cos(b), np.sin(a), np.cos(a) * np.sin(b)])
        shoulder = np.array([side * fat * 0.75, tall * 0.5, 0.0])
        hand = shoulder + way * (long + 0.1)
        solid.capsule(shoulder, hand, thick * 0.95, to=thick * rng.uniform(0.8, 1.15), material=wears.fur, **how)
        solid.ellipsoid(hand + way * thick * 0.6, thick * 0.7, how="paint", material=wears.belly, mirror=mirror)
        hip = np.array([side * fat * 0.6, -tall * 0.65, 0.05])
        leg = (
            np.array([side * rng.uniform(0.1, 0.6), -0.05, 1.0]) if is_sitting else np.array([side * 0.12, -1.0, 0.03])
        )
        foot = hip + leg / np.linalg.norm(leg) * (long * rng.uniform(0.9, 1.1) + fat * 0.3)
        solid.capsule(hip, foot, thick * 1.15, to=thick * 1.1, material=wears.fur, **how)
        ahead_foot = foot + ((0, 0.05, 0.03) if is_sitting else (side * 0.02, 0, thick * 0.6))
        size = (thick * 1.15, thick * 1.4, thick) if is_sitting else (thick * 1.15, thick, thick * 1.6)
        solid.ellipsoid(ahead_foot, size, material=wears.fur, **how)
        if is_sitting:
            sole = ahead_foot + (0, 0, thick)
            solid.ellipsoid(sole, (thick * 0.8, thick, thick * 0.45), how="paint", material=wears.inner, mirror=mirror)


def _head(solid: Solid, rng: np.random.Generator, wears: Coat, *, is_straight: bool) -> None:
    """A head of radius 1 at the origin, facing +z."""
    solid.ellipsoid((0, 0, 0), (rng.uniform(0.95, 1.2), rng.uniform(0.8, 1.0), 0.92), blend=0.06, material=wears.fur)
    ears(
        solid,
        rng,
        str(rng.choice(("round", "round", "long", "pointed", "flap", "big", "side", "none"))),
        wears,
        is_straight=is_straight,
    )
    snout, wide = rng.uniform(0.7, 1.05), rng.uniform(0.3, 0.5)
    low = -rng.uniform(0.15, 0.3)
    kind = rng.random()
    if kind < 0.65:
        solid.ellipsoid((0, low, snout * 0.85), (wide, wide * 0.8, 0.42), blend=0.06, material=wears.belly)
        tip = (0, low + wide * 0.45, snout * 0.85 + 0.33)
        solid.ellipsoid(tip, (0.16, 0.11, 0.12), blend=0.02, material=wears.dark)
        mouth = (0, low - wide * 0.35, snout * 0.85 + 0.4)
        solid.ellipsoid(mouth, (wide * 0.45, 0.05, 0.15), how="paint", material=wears.dark)
    elif kind < 0.77:  # an elephant's trunk
        solid.tube(
            (0, low, 0.7),
            (0, low - 0.2, 1.6),
            (0, low - rng.uniform(0.1, 1.0), 1.6),
            0.3,
            to=0.2,
            blend=0.1,
            material=wears.fur,
        )
    elif kind < 0.9:  # a bill
        solid.ellipsoid((0, low, 0.95), (0.5, 0.18, 0.45), blend=0.04, material=wears.horn)
    else:
        solid.cone((0, low, 0.6), (0, low, 1.15), 0.36, to=0.32, rounding=0.06, blend=0.05, material=wears.inner)
    out, high, size = rng.uniform(0.32, 0.5), rng.uniform(0.1, 0.3), rng.uniform(0.1, 0.2)
    white = rng.random() < 0.25
    for side, mirror in sides(is_straight):
        eye = np.array([side * out, high, 0.92 * np.sqrt(max(1 - out**2 / 1.1 - high**2 / 0.8, 0.1))])
        solid.ellipsoid(eye, size, blend=0.01, material=wears.white if white else wears.eye, mirror=mirror)
        if white:
            solid.ellipsoid(eye + (0, 0, size * 0.8), size * 0.65, how="paint", material=wears.eye, mirror=mirror)
        if rng.random() < 0.15:
            blush = (side * (out + 0.2), low, 0.75)
            solid.ellipsoid(blush, (0.17, 0.13, 0.3), how="paint", material=wears.inner, mirror=mirror)


def _bow(solid: Solid, rng: np.random.Generator, tall: float, head: float) -> None:
    ribbon = any_material(solid, rng, gloss=0.4)
    y, wide = tall * 0.88, head * 0.72
    solid.ellipsoid((0, y, 0.02), (wide, 0.06, wide), blend=0.01, material=ribbon)
    if rng.random() < 0.6:
        solid.ellipsoid(
            (0.13, y - 0.02, wide + 0.02),
            (0.13, 0.09, 0.06),
            turned=turn(z=15),
            blend=0.02,
            material=ribbon,
            mirror=True,
        )
        solid.ellipsoid((0, y - 0.02, wide + 0.03), 0.06, material=ribbon)
