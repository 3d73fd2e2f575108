"""Trees: broadleaf, conifer, palm, bare, poplar, cartoon lollipops."""

import numpy as np

from training.families.foliage import green, leaf
from training.families.looks import any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 1.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    tones = ((0.16, 0.08, 0.035), (0.28, 0.16, 0.08), (0.3, 0.27, 0.22), (0.5, 0.46, 0.4))
    bark = plain(solid, rng, tones[rng.integers(len(tones))], gloss=0.05)
    kind = rng.random()
    if kind < 0.42:
        broadleaf(solid, rng, bark)
    elif kind < 0.65:
        conifer(solid, rng, bark)
    elif kind < 0.8:
        palm(solid, rng, bark)
    else:
        bare(solid, rng, bark)
    if rng.random() < 0.2:
        ground = plain(solid, rng, (0.1, 0.2, 0.04))
        solid.ellipsoid((0, -0.02, 0), (rng.uniform(0.3, 0.7), 0.07, rng.uniform(0.3, 0.7)), material=ground)


def trunk(solid: Solid, rng: np.random.Generator, tall: float, thick: float, bark: int) -> np.ndarray:
    """A trunk with roots, maybe bent; its top."""
    top = np.array([rng.normal(0, 0.07), tall, rng.normal(0, 0.07)])
    rough = (thick * 0.1, 18 / (thick * 8)) if rng.random() < 0.4 else (0.0, 0.0)
    solid.tube(
        (0, 0, 0),
        (rng.normal(0, 0.09), tall / 2, rng.normal(0, 0.09)),
        top,
        thick,
        to=thick * 0.65,
        bumps=rough,
        material=bark,
    )
    if rng.random() < 0.6:
        for k in range(int(rng.integers(3, 6))):
            way = turn(y=k * 80 + rng.uniform(0, 30)) @ (thick * 2.2, 0, 0)
            solid.capsule((0, thick * 1.5, 0), way, thick * 0.5, to=thick * 0.25, blend=thick, material=bark)
    return top


def broadleaf(solid: Solid, rng: np.random.Generator, bark: int) -> None:
    tall, thick = rng.uniform(0.4, 1.0), rng.uniform(0.05, 0.12)
    top = trunk(solid, rng, tall, thick, bark)
    crown, leaves = rng.uniform(0.35, 0.7), green(solid, rng, autumn=0.3)
    other = green(solid, rng) if rng.random() < 0.2 else leaves
    flat = rng.uniform(0.5, 1.5)
    rough = [(0.0, 0.0), (0.02, 32), (0.035, 22), (0.05, 14)][rng.integers(4)]
    count = int(rng.choice((1, 3, 5, 8, 12)))
    middle = top + np.array((0, crown * flat * 0.6, 0))
    melt = rng.choice((0.0, 0.03, 0.1))
    if count <= 3:
        for part in (1.0, 0.97, 0.95):
            # Three lattices of bumps over each other look like no lattice.
            shape, waves = np.array((crown, crown * flat * 0.9, crown)) * part, rough[1] * rng.uniform(0.5, 1.0)
            leafy = (rough[0] * rng.uniform(0.7, 1.6), waves)
            about = turn(y=rng.uniform(0, 90), x=rng.normal(0, 12))
            solid.ellipsoid(middle, shape, turned=about, blend=0.02, bumps=leafy, material=leaves)
    for k in range(count if count > 1 else 0):
        way = rng.normal(0, 1, 3)
        way /= np.linalg.norm(way)
        at = middle + way * (crown * 0.7, crown * 0.6 * flat, crown * 0.7)
        r = crown * rng.uniform(0.35, 0.65)
        if count > 3:
            solid.capsule(top - (0, tall * 0.2, 0), at, thick * 0.45, to=thick * 0.25, blend=0.03, material=bark)
        shape = (r, r * rng.uniform(0.6, 1), r)
        about = turn(x=rng.normal(0, 20), y=rng.uniform(0, 90))
        leafy = leaves if k % 2 else other
        solid.ellipsoid(at, shape, turned=about, blend=melt, bumps=rough, material=leafy)
    if rng.random() < 0.15:
        fruit = any_material(solid, rng)
        for _ in range(8):
            way = rng.normal(0, 1, 3)
            at = middle + way / np.linalg.norm(way) * (crown * 0.9, crown * flat * 0.8, crown * 0.9)
            solid.ellipsoid(at, 0.05, material=fruit)
            solid.capsule(at, middle, 0.018, material=bark)


def conifer(solid: Solid, rng: np.random.Generator, bark: int) -> None:
    tall, wide = rng.uniform(1.2, 2.2), rng.uniform(0.3, 0.6)
    leaves = green(solid, rng) if rng.random() < 0.9 else any_material(solid, rng)
    low = rng.uniform(0.1, 0.4)
    solid.cone((0, 0, 0), (0, tall * 0.8, 0), rng.uniform(0.05, 0.1), to=0.03, material=bark)
    rough = [(0.0, 0.0), (0.02, 35), (0.035, 20)][rng.integers(3)]
    tiers = int(rng.integers(1, 9))
    step = (tall - low) / tiers
    for k in range(tiers):
        y, r = low + k * step, wide * (1 - k / tiers * 0.85)
        top = min(y + step * rng.uniform(1.3, 1.9), tall + 0.1) if tiers > 1 else tall
        solid.cone(
            (0, y, 0),
            (0, top, 0),
            r,
            to=0.02 if rng.random() < 0.7 else r * 0.3,
            rounding=0.015,
            bumps=rough,
            blend=0.02,
            material=leaves,
        )
    if rng.random() < 0.15:
        for k in range(14):
            y = low + (tall - low) * k / 14
            at = turn(y=137 * k) @ (wide * (1 - k / 14 * 0.85) * 0.85, y + 0.05, 0)
            solid.ellipsoid(at, 0.05, material=any_material(solid, rng, gloss=0.7))
            solid.capsule(at, (0, y + 0.08, 0), 0.02, material=leaves)


def palm(solid: Solid, rng: np.random.Generator, bark: int) -> None:
    tall, bend = rng.uniform(0.6, 1.7), rng.normal(0, 0.3)
    thick = rng.uniform(0.05, 0.1)
    top = np.array([bend, tall, rng.normal(0, 0.1)])
    solid.tube(
        (0, 0, 0), (bend * 0.1, tall * 0.6, 0), top, thick * 1.2, to=thick * 0.8, bumps=(0.008, 40), material=bark
    )
    leaves, count = green(solid, rng), int(rng.integers(6, 12))
    long, droop, wide = rng.uniform(0.5, 0.9), rng.uniform(0.2, 0.8), rng.uniform(0.06, 0.13)
    for k in range(count):
        leaf(
            solid,
            top,
            yaw=360 * k / count + rng.uniform(-12, 12),
            rise=rng.uniform(0, 65),
            long=long * rng.uniform(0.8, 1.1),
            wide=wide,
            droop=droop * rng.uniform(0.7, 1.2),
            thick=0.024,
            material=leaves,
        )
    if rng.random() < 0.5:
        nut = plain(solid, rng, (0.2, 0.1, 0.03))
        for k in range(3):
            solid.ellipsoid(top + turn(y=120 * k) @ (thick * 1.1, -0.06, 0), 0.07, material=nut)


def bare(solid: Solid, rng: np.random.Generator, bark: int) -> None:
    """Branches of branches, with a few leaves at the ends or none."""
    tall, thick = rng.uniform(0.4, 0.8), rng.uniform(0.06, 0.11)
    top = trunk(solid, rng, tall, thick, bark)
    ends = [(top, np.array([0.0, 1.0, 0.0]), thick * 0.65, 0.45)]
    leaves = green(solid, rng, autumn=0.5)
    for _ in range(3):
        grown = []
        for at, way, r, long in ends:
            for k in range(int(rng.integers(2, 4))):
                new = way + turn(y=rng.uniform(0, 360)) @ (rng.uniform(0.6, 1.1), 0.1, 0) * (
                    1 if k or r < 0.03 else 0.5
                )
                new /= np.linalg.norm(new)
                end = at + new * long * rng.uniform(0.7, 1.1)
                solid.capsule(at, end, r * 0.85, to=max(r * 0.6, 0.014), blend=r * 0.5, material=bark)
                grown.append((end, new, max(r * 0.62, 0.016), long * 0.72))
        ends = [grown[i] for i in rng.permutation(len(grown))[:12]]
    if rng.random() < 0.35:
        for at, *_ in ends[:10]:
            solid.ellipsoid(at, rng.uniform(0.08, 0.17), bumps=(0.02, 25), material=leaves)
