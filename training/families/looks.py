"""Looks: colours and materials as things have them."""

from __future__ import annotations

import colorsys

import numpy as np

from training.solids.build import Solid

Color = tuple[float, float, float]

PATTERNS = ("plain", "noise", "spots", "stripes", "bands", "checks", "wood", "gradient", "patches")
CHANCES = (0.52, 0.12, 0.06, 0.05, 0.06, 0.03, 0.05, 0.05, 0.06)


def any_color(rng: np.random.Generator) -> Color:
    """Linear RGB: a paint, a natural tone, or a grey."""
    kind = rng.random()
    if kind < 0.45:
        color = colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.35, 0.95), rng.uniform(0.25, 1.0))
    elif kind < 0.75:
        color = colorsys.hsv_to_rgb(rng.uniform(0.02, 0.16), rng.uniform(0.2, 0.75), rng.uniform(0.15, 0.95))
    else:
        grey = rng.uniform(0.05, 0.95)
        color = (grey, grey * rng.uniform(0.92, 1.0), grey * rng.uniform(0.86, 1.04))
    red, green, blue = (float(min(channel, 1.0)) ** 2.2 for channel in color)
    return red, green, blue


def near_color(color: Color, rng: np.random.Generator, *, spread: float = 0.25) -> Color:
    """A darker, lighter or slightly other tone."""
    factor = float(np.exp(rng.normal(0, spread)))
    red, green, blue = (float(np.clip(channel * factor + rng.normal(0, 0.02), 0.005, 0.98)) for channel in color)
    return red, green, blue


def any_material(solid: Solid, rng: np.random.Generator, *, color: Color | None = None, gloss: float = 0.2) -> int:
    """A material of any colour, or of about that colour, often plain, sometimes patterned; its number."""
    first = near_color(color, rng, spread=0.12) if color else any_color(rng)
    second = near_color(first, rng, spread=0.6) if rng.random() < 0.6 else any_color(rng)
    return solid.material(
        first,
        second,
        pattern=str(rng.choice(PATTERNS, p=CHANCES)),
        size=float(rng.uniform(0.06, 0.4)),
        gloss=float(np.clip(rng.normal(gloss, 0.15), 0, 1)),
        grain=float(rng.uniform(0, 0.15)),
    )


def plain(solid: Solid, rng: np.random.Generator, color: Color, *, gloss: float = 0.2) -> int:
    """A plain material of about that colour (linear RGB); its number."""
    return solid.material(near_color(color, rng, spread=0.15), gloss=gloss, grain=float(rng.uniform(0, 0.06)))


def dip(solid: Solid, rng: np.random.Generator, outside: int) -> int:
    """What the inside of a vessel wears: the outside's colour, or white, or any."""
    kind = rng.random()
    if kind < 0.5:
        return outside
    return plain(solid, rng, (0.8, 0.8, 0.78)) if kind < 0.8 else any_material(solid, rng)


BLACK: Color = (0.02, 0.02, 0.022)
WHITE: Color = (0.85, 0.85, 0.83)
SKIN: Color = (0.6, 0.36, 0.25)
WOOD: Color = (0.3, 0.16, 0.07)
STEEL: Color = (0.45, 0.46, 0.48)
LEAF: Color = (0.08, 0.25, 0.05)
BRICK: Color = (0.35, 0.1, 0.06)
GLASS: Color = (0.1, 0.16, 0.2)
RUBBER: Color = (0.03, 0.03, 0.03)
GOLD: Color = (0.7, 0.45, 0.1)
