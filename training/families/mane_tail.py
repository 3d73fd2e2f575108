"""Manes and tails of quadrupeds."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import Coat, limb
from training.solids.build import Solid, turn


def tail(solid: Solid, rng: np.random.Generator, kind: str, tall: float, wears: Coat) -> None:
    """The tail of a body whose back is `tall` high: "thin", "bushy", "stub", "tuft" or "curl"."""
    root, up, off = np.array([0, tall - 0.12, -0.68]), rng.uniform(-0.5, 0.5), rng.normal(0, 0.12)
    off = 0.0 if rng.random() < 0.5 else off
    if kind == "stub":
        solid.ellipsoid(root, (0.05, 0.08, 0.1), blend=0.06, material=wears.fur)
    elif kind == "curl":
        solid.capsule(root + (0, 0, 0.1), root + (0, 0.02, -0.12), 0.035, to=0.03, blend=0.03, material=wears.fur)
        solid.ring(root + (0, 0.06, -0.14), 0.06, 0.028, turned=turn(y=70), material=wears.fur)
    elif kind == "bushy":
        end = root + (off, up * 0.5 - 0.25, -0.35)
        solid.tube(root + (0, 0, 0.1), root + (0, 0.1, -0.25), end, 0.06, to=0.1, blend=0.05, material=wears.fur)
        solid.ellipsoid(end - (0, 0.08, 0), (0.08, 0.18, 0.09), blend=0.08, material=wears.belly)
    else:
        end = root + (off, -0.4 if kind == "tuft" else up, -0.3 if kind == "thin" else -0.1)
        solid.tube(root + (0, 0, 0.1), root + (0, 0.05, -0.3), end, 0.045, to=0.028, blend=0.06, material=wears.fur)
        if kind == "tuft":
            solid.ellipsoid(end, (0.045, 0.09, 0.045), blend=0.04, material=wears.dark)


Neck = tuple[np.ndarray, np.ndarray, tuple[float, float]]


def mane(solid: Solid, rng: np.random.Generator, neck: Neck, wears: Coat, *, is_lion: bool) -> None:
    """A crest along a neck (its base, top and radii there), or a lion's collar."""
    base, top, thick = neck
    if is_lion:
        solid.ellipsoid(top - (0, 0.02, 0.02), (0.28, 0.3, 0.2), blend=0.06, bumps=(0.015, 25.0), material=wears.horn)
        solid.ellipsoid((base + top) / 2, (0.2, 0.3, 0.22), blend=0.1, bumps=(0.015, 25.0), material=wears.horn)
        return
    hair = wears.dark if rng.random() < 0.6 else wears.belly
    back = np.array([0, 0.6, -0.75])
    start, end = base + (0, 0.1, 0) + back * thick[0], top + (0, 0.15, 0) + back * thick[1]
    limb(solid, (start, (start + end) / 2, end), (0.05, 0.06, 0.06), blend=0.03, material=hair)
