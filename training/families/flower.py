"""Flowers: single ones with stem and leaves, bouquets, in a vase, in a pot."""

import numpy as np

from training.families.foliage import BLOSSOMS, any_petals, blossom, green, leaf, pot
from training.families.looks import any_material
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = rng.random()
    if kind < 0.45:
        _single(solid, rng)
    elif kind < 0.7:
        _bouquet(solid, rng)
    else:
        _in_vessel(solid, rng)


def _single(solid: Solid, rng: np.random.Generator) -> None:
    stem, tall, big = green(solid, rng), rng.uniform(0.5, 1.2), rng.uniform(0.2, 0.5)
    bend = rng.normal(0, 0.12)
    top = np.array([bend, tall, rng.normal(0, 0.08)])
    solid.tube((0, 0, 0), (-bend * 0.5, tall / 2, 0), top, rng.uniform(0.02, 0.05), to=0.022, material=stem)
    for k in range(int(rng.integers(0, 4))):
        leaf(solid, (0, tall * (0.1 + 0.12 * k), 0), yaw=150 * k + rng.uniform(0, 40), rise=rng.uniform(20, 75),
             long=rng.uniform(0.25, 0.55), wide=rng.uniform(0.05, 0.12), droop=rng.uniform(0, 0.4), thick=0.022,
             material=stem)  # fmt: skip
    name = str(rng.choice(BLOSSOMS))
    facing = rng.uniform(20, 80) if name in ("daisy", "star") else rng.uniform(-10, 35)
    with solid.placed(top, turned=turn(x=facing, z=rng.normal(0, 8)), scale=big):
        blossom(solid, rng, name, *any_petals(solid, rng))
    if rng.random() < 0.35:
        pot(solid, rng, wide=rng.uniform(0.18, 0.3), tall=rng.uniform(0.2, 0.4))


def _heads(
    solid: Solid, rng: np.random.Generator, low: float, count: int, spread: float, tall: float, stem: int
) -> None:
    """Blossoms on a dome above `low`."""
    kinds = [
        (str(rng.choice(("tulip", "rose", "ball", "ball", "bell", "daisy"))), any_petals(solid, rng)) for _ in range(2)
    ]
    parts = 0
    for k in range(count):
        share = np.sqrt((k + 0.3) / count)
        way = turn(y=137.5 * k) @ turn(z=-share * spread)
        end = np.array([0, low, 0]) + way @ (0, tall * rng.uniform(0.85, 1.1), 0)
        solid.capsule((0, low, 0), end, 0.02, material=stem)
        name, looks = kinds[k % 2]
        # Many petals for a few only: parts cost time.
        name = name if parts < 40 else "ball"
        before = len(solid.rows)
        with solid.placed(end, turned=way, scale=rng.uniform(0.12, 0.2)):
            blossom(solid, rng, name, *looks)
        parts += len(solid.rows) - before


def _bouquet(solid: Solid, rng: np.random.Generator) -> None:
    stem, wrap = green(solid, rng), any_material(solid, rng)
    if rng.random() < 0.7:
        with solid.group():
            solid.cone((0, -0.6, 0), (0, 0.1, 0), 0.06, to=rng.uniform(0.3, 0.42), material=wrap)
            solid.cone((0, -0.2, 0), (0, 0.2, 0), 0.15, to=0.36, how="cut", material=wrap)
        solid.ring((0, -0.35, 0), 0.17, 0.03, turned=turn(x=90), material=any_material(solid, rng))
    else:
        for k in range(5):
            solid.capsule(turn(y=72 * k) @ (0.1, -0.7, 0), turn(y=72 * k) @ (-0.05, -0.1, 0), 0.03, material=stem)
    solid.ellipsoid((0, 0.0, 0), (0.25, 0.14, 0.25), bumps=(0.02, 25), material=stem)
    _heads(solid, rng, -0.25, int(rng.integers(6, 11)), rng.uniform(35, 60), rng.uniform(0.5, 0.65), stem)
    for k in range(int(rng.integers(0, 6))):
        leaf(solid, (0, -0.1, 0), yaw=60 * k, rise=40, long=0.5, wide=0.08, droop=0.1, thick=0.022, material=stem)


def _in_vessel(solid: Solid, rng: np.random.Generator) -> None:
    stem = green(solid, rng)
    wide, tall = rng.uniform(0.12, 0.26), rng.uniform(0.3, 0.7)
    pot(solid, rng, wide=wide, tall=tall)
    _heads(solid, rng, -tall * 0.2, int(rng.integers(3, 9)), rng.uniform(20, 50), rng.uniform(0.4, 0.8), stem)
    for k in range(int(rng.integers(2, 7))):
        leaf(solid, (0, -tall * 0.2, 0), yaw=137 * k, rise=rng.uniform(40, 75), long=rng.uniform(0.3, 0.5), wide=0.07,
             droop=rng.uniform(0, 0.5), thick=0.022, material=stem)  # fmt: skip
