"""Leaves, blossoms and pots, for plants of all kinds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from training.families.looks import LEAF, any_color, any_material, near_color, plain
from training.solids.build import Solid, turn

BLOSSOMS = ("daisy", "daisy", "tulip", "rose", "bell", "star", "ball")
GREENS = (LEAF, (0.15, 0.3, 0.04), (0.03, 0.14, 0.05), (0.25, 0.35, 0.08), (0.1, 0.22, 0.14))
AUTUMN = ((0.5, 0.12, 0.03), (0.6, 0.3, 0.04), (0.75, 0.4, 0.45), (0.6, 0.62, 0.6))


def green(solid: Solid, rng: np.random.Generator, *, autumn: float = 0.0) -> int:
    """A material of leaves, at times mottled or in the colours of autumn or blossom."""
    choice = AUTUMN if rng.random() < autumn else GREENS
    color = near_color(choice[rng.integers(len(choice))], rng, spread=0.25)
    if rng.random() < 0.5:
        return plain(solid, rng, color)
    return solid.material(
        color, near_color(color, rng, spread=0.5), pattern="noise", size=float(rng.uniform(0.04, 0.2))
    )


def leaf(
    solid: Solid,
    at: Sequence[float] | npt.NDArray[np.float64],
    *,
    yaw: float,
    rise: float,
    long: float,
    wide: float,
    droop: float,
    thick: float,
    material: int,
) -> None:
    """A long leaf from `at`: heading `yaw` degrees about y, rising `rise` degrees, hanging by `droop` of its length."""
    flat = np.diag((wide / thick, 1.0, 1.0))
    up, out = np.sin(np.radians(rise)) * long, np.cos(np.radians(rise)) * long
    end = (0.0, up - droop * long, out + droop * long * 0.3)
    with solid.placed(at, turned=turn(y=yaw) @ flat):
        solid.tube((0, 0, 0), (0, up * 0.7, out * 0.6), end, thick, to=thick * 0.35, material=material)


def blossom(solid: Solid, rng: np.random.Generator, kind: str, petal: int, heart: int) -> None:
    """One of BLOSSOMS, about one unit wide in radius, opening to +y, its stem ending at the origin."""
    if kind in ("daisy", "star"):
        count, wide = int(rng.integers(5, 13)), 0.0
        wide = float(np.clip(rng.uniform(1.2, 2.0) / count, 0.14, 0.34))
        rise = rng.uniform(-15, 40)
        for k in range(count):
            way = turn(y=360 * k / count) @ turn(x=-rise)
            solid.ellipsoid(way @ (0, 0.06, 0.58), (wide, 0.07, 0.45), turned=way, blend=0.04, material=petal)
        r = rng.uniform(0.2, 0.45)
        solid.ellipsoid((0, 0.1, 0), (r, r * 0.6, r), bumps=(0.02, 25), material=heart)
    elif kind == "tulip":
        with solid.group():
            solid.ellipsoid((0, 0.6, 0), (0.62, 0.8, 0.62), material=petal)
            solid.ellipsoid((0, 0.85, 0), (0.5, 0.7, 0.5), how="cut", material=petal)
            for k in range(3):
                solid.box(
                    turn(y=120 * k) @ (0, 1.35, 0.7),
                    (0.22, 0.4, 0.6),
                    turned=turn(y=120 * k, z=0),
                    how="cut",
                    blend=0.1,
                    material=petal,
                )
    elif kind == "rose":
        for k in range(9):
            far, high = (0.55, 0.2) if k < 5 else (0.28, 0.4)
            way = turn(y=72 * k if k < 5 else 90 * k + 20) @ turn(x=-25 if k < 5 else -55)
            solid.ellipsoid(way @ (0, high * 0.4, far), (0.42, 0.1, 0.4), turned=way, blend=0.03, material=petal)
        solid.ellipsoid((0, 0.32, 0), (0.32, 0.32, 0.32), bumps=(0.04, 14), material=petal)
        solid.ellipsoid((0, 0.05, 0), (0.35, 0.2, 0.35), material=petal)
    elif kind == "bell":
        with solid.group():
            solid.lathe(
                [(0.2, 0), (0.4, 0.3), (0.5, 0.8), (0.9, 1.2), (0.8, 1.25), (0.1, 0.4)], rounding=0.05, material=petal
            )
            solid.ellipsoid((0, 0.1, 0), (0.25, 0.25, 0.25), material=petal)
        solid.capsule((0, 0.2, 0), (0, 1.2, 0), 0.08, to=0.13, material=heart)
    else:
        solid.ellipsoid((0, 0.5, 0), 0.65, bumps=(0.1, 11), material=petal)


def any_petals(solid: Solid, rng: np.random.Generator) -> tuple[int, int]:
    """Materials of petals and of the heart."""
    heart = plain(solid, rng, (0.7, 0.4, 0.03) if rng.random() < 0.6 else (0.12, 0.06, 0.02))
    return plain(solid, rng, any_color(rng)), heart


def pot(solid: Solid, rng: np.random.Generator, *, wide: float, tall: float) -> None:
    """A pot or vase with soil, its rim at the origin's height."""
    clay = plain(solid, rng, (0.42, 0.16, 0.08)) if rng.random() < 0.4 else any_material(solid, rng, gloss=0.4)
    soil = plain(solid, rng, (0.06, 0.035, 0.02))
    foot = wide * rng.uniform(0.55, 0.95)
    kind = rng.random()
    with solid.group():
        if kind < 0.45:
            solid.cone((0, -tall, 0), (0, 0, 0), foot, to=wide, rounding=0.02, material=clay)
            if rng.random() < 0.6:
                solid.cone(
                    (0, -tall * 0.25, 0), (0, 0.01, 0), wide * 1.08, to=wide * 1.12, rounding=0.015, material=clay
                )
        elif kind < 0.65:
            solid.box((0, -tall / 2, 0), (foot, tall / 2, foot), taper=wide / foot, rounding=0.02, material=clay)
        elif kind < 0.85:
            solid.lathe(
                [
                    (foot * 0.7, -tall),
                    (wide * 1.25, -tall * 0.6),
                    (wide * 1.1, -tall * 0.25),
                    (wide * 0.95, -tall * 0.1),
                    (wide * 1.02, 0),
                ],
                rounding=0.01,
                material=clay,
            )
        else:
            solid.ellipsoid((0, -tall * 0.45, 0), (wide * 1.15, tall * 0.6, wide * 1.15), material=clay)
            solid.box((0, tall * 0.48, 0), (wide * 1.3, tall / 2, wide * 1.3), how="cut", material=clay)
        solid.cone((0, -tall * 0.5, 0), (0, 0.2, 0), min(foot, wide) * 0.86, to=wide * 0.86, how="cut", material=clay)
        solid.cone((0, -tall * 0.6, 0), (0, -tall * 0.08, 0), min(foot, wide) * 0.8, to=wide * 0.9, material=soil)
    if rng.random() < 0.25:
        solid.cone((0, -tall - 0.03, 0), (0, -tall + 0.01, 0), foot * 1.3, rounding=0.012, material=clay)
