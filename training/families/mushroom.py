"""Mushrooms: toadstools, boletes, clusters, cartoon ones with a face or a door."""

import numpy as np

from training.families.looks import BLACK, WHITE, WOOD, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    caps = (
        (0.5, 0.03, 0.02),
        (0.3, 0.15, 0.06),
        (0.55, 0.35, 0.18),
        (0.6, 0.55, 0.45),
        (0.25, 0.1, 0.35),
        (0.05, 0.3, 0.1),
    )
    cap = (
        plain(solid, rng, caps[rng.integers(len(caps))], gloss=0.4) if rng.random() < 0.8 else any_material(solid, rng)
    )
    stem = plain(solid, rng, (0.7, 0.65, 0.55))
    _one(solid, rng, cap, stem)
    if rng.random() < 0.35:
        base = plain(solid, rng, (0.1, 0.16, 0.04))
        solid.ellipsoid((0, 0, 0.05), (0.5, 0.06, 0.42), bumps=(0.01, 25), material=base)
        for _ in range(int(rng.integers(1, 4))):
            at = turn(y=rng.uniform(0, 360)) @ (rng.uniform(0.25, 0.4), 0, 0)
            tilted = turn(x=rng.normal(0, 12), z=rng.normal(0, 12))
            with solid.placed(at, turned=tilted, scale=rng.uniform(0.3, 0.6)):
                _one(solid, rng, cap, stem, is_small=True)


def _one(solid: Solid, rng: np.random.Generator, cap: int, stem: int, *, is_small: bool = False) -> None:
    tall, r, wide = rng.uniform(0.4, 1.0), rng.uniform(0.08, 0.22), rng.uniform(0.35, 0.7)
    belly = r * rng.uniform(0.9, 1.7)
    lean = rng.normal(0, 0.08)
    solid.capsule((0, belly * 0.6, 0), (lean, tall - r * 0.5, 0), belly, to=r, material=stem)
    if rng.random() < 0.4:
        solid.cone(
            (0, tall * 0.6, 0), (0, tall * 0.68, 0), r * 1.8, to=r * 1.1, rounding=0.02, blend=0.02, material=stem
        )
    high = wide * rng.uniform(0.45, 1.1)
    dome = _cap(solid, rng, (lean, tall, 0), wide, high, cap, stem)
    dots = plain(solid, rng, WHITE)
    if rng.random() < 0.5 and not is_small and dome:
        for k in range(int(rng.integers(7, 15))):
            flat = np.radians(min(8 + 6.5 * k, 85))
            way = turn(y=137.5 * k) @ (np.sin(flat), np.cos(flat), 0)
            at = np.array([lean, tall, 0]) + way * (wide, high, wide) * 0.97
            solid.ellipsoid(at, wide * rng.uniform(0.07, 0.17), blend=0.01, material=dots)
    if is_small:
        return
    kind = rng.random()
    if kind < 0.12:
        dark = plain(solid, rng, BLACK)
        solid.ellipsoid((belly * 0.4, tall * 0.55, belly), (0.04, 0.07, belly), how="paint", material=dark, mirror=True)
        solid.ellipsoid((0, tall * 0.35, belly), (0.08, 0.025, belly), how="paint", material=dark)
    elif kind < 0.24:
        wood = plain(solid, rng, WOOD)
        front = belly * 0.9
        solid.box((0, tall * 0.2, front), (belly * 0.4, tall * 0.2, 0.05), rounding=0.03, material=wood)
        glass = plain(solid, rng, (0.6, 0.5, 0.1))
        solid.cone((0, tall * 0.62, 0), (0, tall * 0.62, belly + 0.02), belly * 0.25, material=glass)


def _cap(
    solid: Solid,
    rng: np.random.Generator,
    at: tuple[float, float, float],
    wide: float,
    high: float,
    cap: int,
    under: int,
) -> bool:
    """A dome, a cone or a funnel, hollow below or flat; whether it is a dome."""
    kind = rng.random()
    with solid.placed(at), solid.group(blend=0.02):
        if kind < 0.7:
            solid.ellipsoid((0, 0, 0), (wide, high, wide), material=cap)
            solid.box((0, -high, 0), (wide * 1.1, high * 0.95, wide * 1.1), how="cut", blend=0.04, material=under)
            if rng.random() < 0.6:
                solid.ellipsoid(
                    (0, -0.02, 0), (wide * 0.86, high * rng.uniform(0.15, 0.6), wide * 0.86), how="cut", material=under
                )
                solid.cone((0, -0.1, 0), (0, high * 0.7, 0), 0.1, material=under)
            else:
                solid.ellipsoid((0, -0.02, 0), (wide * 0.9, 0.08, wide * 0.9), blend=0.02, material=under)
        elif kind < 0.87:
            tip = rng.uniform(0.02, 0.12)
            solid.lathe(
                [(wide, -0.05), (wide * 0.6, high * 0.4), (tip * 2, high), (0.01, high + tip)],
                rounding=0.03,
                material=cap,
            )
            solid.cone((0, -0.2, 0), (0, 0.02, 0), wide * 0.9, to=wide * 0.7, how="cut", material=under)
            solid.cone((0, -0.1, 0), (0, 0.1, 0), 0.1, material=under)
        else:
            solid.lathe(
                [(0.1, -high * 0.6), (wide * 0.6, -0.1), (wide, high * 0.25), (wide * 0.95, high * 0.3), (0.1, -0.05)],
                rounding=0.025,
                material=cap,
            )
            solid.cone((0, -high * 0.7, 0), (0, 0, 0), 0.1, material=under)
    return kind < 0.7
