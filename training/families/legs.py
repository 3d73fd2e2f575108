"""Legs: what furniture stands on."""

from __future__ import annotations

import numpy as np

from training.solids.build import Solid

STYLES = ("square", "round", "tapered", "splayed", "turned", "cabriole")


def four_legs(
    solid: Solid, rng: np.random.Generator, *, wide: float, deep: float, top: float, thick: float, material: int,
    style: str | None = None,
) -> None:  # fmt: skip
    """Four legs from the ground to `top`, at half width and half depth; `thick` is a radius."""
    style = str(rng.choice(STYLES)) if style is None else style
    out = rng.uniform(0.03, 0.16) * top if style == "splayed" else 0.0
    for front in (-1, 1):
        x, z = wide - thick, front * (deep - thick)
        if style == "square":
            half = (thick, top / 2, thick)
            solid.box((x, top / 2, z), half, rounding=thick * 0.2, taper=1.0, mirror=True, material=material)
        elif style in ("round", "tapered", "splayed"):
            foot = thick * (1.0 if style == "round" else 0.6)
            solid.cone((x + out, 0, z + front * out), (x, top, z), foot, to=thick, mirror=True, material=material)
        elif style == "turned":
            rows = [(0.55, 0), (0.8, 0.05), (0.6, 0.1), (0.9, 0.4), (1.1, 0.6), (0.6, 0.68), (1.1, 0.72), (1.1, 1)]
            solid.lathe([(r * thick, y * top) for r, y in rows], center=(x, 0, z), mirror=True, material=material)
        else:
            knee = (x + thick * 2.2, top * 0.55, z + front * thick * 2.2)
            solid.tube((x, top - thick * 1.35, z), knee, (x, thick * 0.5, z), thick * 1.3, to=thick * 0.6, mirror=True,
                       material=material)  # fmt: skip
            solid.ellipsoid((x + thick * 0.3, thick * 0.6, z + front * thick * 0.3), thick * 0.9, mirror=True,
                            blend=thick * 0.5, material=material)  # fmt: skip


def star_foot(
    solid: Solid, rng: np.random.Generator, *, reach: float, top: float, thick: float, material: int, wheels: bool
) -> None:
    """A post on a star of four or five arms, with or without wheels, as office chairs have."""
    arms, first = int(rng.integers(4, 6)), rng.uniform(0, 360)
    low = thick * 2.4 if wheels else thick
    for arm in range(arms):
        angle = np.radians(first + 360 * arm / arms)
        x, z = reach * float(np.sin(angle)), reach * float(np.cos(angle))
        solid.capsule((0, low + reach * 0.16, 0), (x, low, z), thick * 1.3, to=thick * 0.8, material=material)
        if wheels:
            solid.ellipsoid((x, thick * 1.3, z), (thick * 1.3, thick * 1.3, thick * 1.3), material=material)
    solid.cone((0, low, 0), (0, top, 0), thick * 1.2, material=material)
