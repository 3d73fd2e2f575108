"""Birds and bats in flight: wings spread, raised, lowered or swept; gulls, eagles, doves, swallows, bats."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import coat, limb, sides
from training.families.animal_head import HEADS, head
from training.families.looks import BLACK, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    is_bat = rng.random() < 0.18
    long, girth = rng.uniform(0.9, 1.3), rng.uniform(0.14, 0.26)
    feather = any_material(solid, rng)
    light = any_material(solid, rng) if rng.random() < 0.6 else feather
    banked = float(rng.uniform(-25, 25)) if rng.random() < 0.3 else 0.0
    with solid.placed(turned=turn(x=float(rng.uniform(-35, 25)), z=banked)):
        half = long / 2
        solid.ellipsoid((0, 0, 0), (girth, girth * 0.95, half), material=feather)
        solid.ellipsoid((0, -girth * 0.1, half * 0.35), girth * 1.0, blend=0.1, material=feather)
        solid.ellipsoid((0, -girth * 0.9, 0.05), (girth, girth * 0.7, half), how="paint", material=light)
        straight = banked == 0
        if is_bat:
            wears = coat(solid, rng)
            at = (0, girth * 0.35, half * 0.75)
            head(solid, rng, HEADS["mouse" if rng.random() < 0.5 else "cat"], wears, at=at, size=girth * 0.95)
            _membranes(solid, rng, girth, half, feather, is_straight=straight)
        else:
            _head(solid, rng, girth, half, feather, light, is_straight=straight)
            _wings(solid, rng, girth, half, feather, is_straight=straight)
            _tail(solid, rng, girth, half, feather)
        if not is_bat and rng.random() < 0.4:
            claw = plain(solid, rng, (0.6, 0.3, 0.05))
            for side, mirror in sides(straight):
                hip = np.array([side * girth * 0.45, -girth * 0.6, -half * 0.3])
                how: dict[str, object] = {"material": claw, "blend": 0.02, "mirror": mirror}
                down = rng.uniform(0.05, 0.3)
                limb(
                    solid,
                    (hip, hip - (0, down, 0.05), hip - (0, down, 0.05 + rng.uniform(0, 0.25))),
                    (0.05, 0.032, 0.028),
                    **how,
                )


def _head(
    solid: Solid, rng: np.random.Generator, girth: float, half: float, feather: int, light: int, *, is_straight: bool
) -> None:
    neck = rng.uniform(0.0, 0.1) if rng.random() < 0.75 else rng.uniform(0.3, 0.7)
    skull = girth * rng.uniform(0.6, 0.85)
    at = np.array([0, girth * 0.3 + neck * rng.uniform(-0.2, 0.5), half * 0.95 + neck])
    face = light if rng.random() < 0.4 else feather
    solid.capsule((0, 0, half * 0.6), at, girth * 0.75, to=skull * 0.7, blend=0.08, material=feather)
    solid.ellipsoid(at, (skull * 0.9, skull * 0.92, skull), blend=0.06, material=face)
    beak = plain(solid, rng, (0.7, 0.3, 0.03) if rng.random() < 0.6 else BLACK, gloss=0.5)
    long = skull * rng.uniform(0.5, 1.6)
    start, end = at + (0, -skull * 0.1, skull * 0.7), at + (0, -skull * 0.35, skull * 0.9 + long)
    if rng.random() < 0.4:
        solid.tube(start, end + (0, skull * 0.5, 0), end - (0, skull * 0.3, 0), skull * 0.38, to=0.03, material=beak)
    else:
        solid.capsule(start, end, skull * 0.4, to=0.03, blend=0.02, material=beak)
    eye = plain(solid, rng, BLACK, gloss=0.9)
    for side, mirror in sides(is_straight):
        solid.ellipsoid(
            at + (side * skull * 0.75, skull * 0.2, skull * 0.45), skull * 0.18, material=eye, mirror=mirror
        )


def _wings(
    solid: Solid, rng: np.random.Generator, girth: float, half: float, feather: int, *, is_straight: bool
) -> None:
    """An arm and a hand of flat ellipsoids, with quills or without."""
    span, chord, sweep = rng.uniform(0.45, 0.75), rng.uniform(0.17, 0.3), rng.uniform(-5, 30)
    first, second = rng.uniform(-35, 60), rng.uniform(-40, 40)
    tip = any_material(solid, rng) if rng.random() < 0.5 else feather
    quills, thin = int(rng.integers(0, 6)), rng.uniform(0.03, 0.045)
    for side, mirror in sides(is_straight):
        arm = turn(y=-side * sweep * 0.3, z=side * first)
        hand = turn(y=side * sweep, z=side * (first + second))
        root = np.array([side * girth * 0.5, girth * 0.4, half * 0.2])
        middle = root + arm @ (side * span * 0.55, 0, 0)
        wrist = root + arm @ (side * span, 0, 0)
        how: dict[str, object] = {"mirror": mirror, "blend": 0.04}
        solid.ellipsoid(middle, (span * 0.72, thin * 1.3, chord), turned=arm, material=feather, **how)
        far = wrist + hand @ (side * span * 0.5, 0, -chord * 0.1)
        solid.ellipsoid(far, (span * 0.75, thin, chord * 0.75), turned=hand, material=tip, **how)
        solid.capsule(
            root + (0, 0, chord * 0.3), wrist + (0, 0, chord * 0.3), thin * 1.8, to=thin * 1.2, material=feather, **how
        )
        for index in range(quills):
            angle = 8 + index * 16
            way = hand @ turn(y=side * angle) @ (side * span * (0.85 - index * 0.06), 0, 0)
            start = wrist + hand @ (side * span * 0.35, 0, -chord * 0.2)
            solid.capsule(start, start + way, thin * 1.1, to=thin * 0.8, blend=0.02, material=tip, mirror=mirror)


def _membranes(
    solid: Solid, rng: np.random.Generator, girth: float, half: float, skin: int, *, is_straight: bool
) -> None:
    """A bat's wings: an outline with scallops, folded at the wrist, on finger bones."""
    span, up, thin = rng.uniform(0.9, 1.4), rng.uniform(-15, 45), 0.03
    outline = [
        (0, 0.3), (0.45, 0.42), (0.6, 0.3), (1.0, 0.1), (0.85, -0.15),
        (0.72, -0.4), (0.55, -0.28), (0.36, -0.5), (0.2, -0.3), (0, -0.4),
    ]  # fmt: skip
    for side, mirror in sides(is_straight):
        flat = np.stack([(side, 0, 0), (0, 0, 1), (0, 1, 0)], axis=1).astype(float)
        with solid.placed((side * girth * 0.4, girth * 0.2, half * 0.1), turned=turn(z=side * up) @ flat):
            corners = [(x * span, y * span * 0.8) for x, y in outline]
            solid.extrusion(corners, half=thin, rounding=0.012, blend=0.03, material=skin, mirror=mirror)
            wrist = (0.5 * span, 0.3 * span, 0)
            for end in (
                (0, 0.2 * span, 0),
                (0.98 * span, 0.08 * span, 0),
                (0.7 * span, -0.3 * span, 0),
                (0.35 * span, -0.37 * span, 0),
            ):
                solid.capsule(wrist, end, thin * 1.7, to=thin, blend=0.02, material=skin, mirror=mirror)


def _tail(solid: Solid, rng: np.random.Generator, girth: float, half: float, feather: int) -> None:
    long, wide = rng.uniform(0.25, 0.55), rng.uniform(0.6, 1.6) * girth
    end = np.array([0, 0, -half * 0.85 - long * 0.5])
    if rng.random() < 0.3:  # forked
        solid.ellipsoid(
            end + (wide * 0.5, 0, -0.1),
            (0.07, 0.035, long * 0.8),
            turned=turn(y=-18),
            blend=0.04,
            material=feather,
            mirror=True,
        )
    else:
        solid.ellipsoid(end, (wide, 0.04, long * 0.75), blend=0.06, material=feather)
    solid.capsule((0, 0, -half * 0.5), end, girth * 0.6, to=0.05, blend=0.06, material=feather)
