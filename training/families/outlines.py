"""Outlines: polygons, and parts extruded from them as seen from the side, the front or above."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from training.solids.build import Point, Solid, turn

Outline = list[tuple[float, float]]


def side_on(solid: Solid, outline: Sequence[Point], *, half: float, x: float = 0.0, **how: object) -> None:
    """A polygon of (z, y), `half` wide to either side of `x`; where x is 0 it keeps the solid symmetric."""
    was_symmetric = solid.is_symmetric
    solid.extrusion(outline, half=half, center=(x, 0, 0), turned=turn(y=-90), **how)  # type: ignore[arg-type]
    if x == 0:
        solid.is_symmetric = was_symmetric


def front_on(
    solid: Solid, right: Sequence[tuple[float, float]], *, half: float, z: float = 0.0, y: float = 0.0, **how: object
) -> None:
    """The polygon (x, y) of a right half (x >= 0, upward) and its mirror image, `half` deep to either side of `z`."""
    was_symmetric = solid.is_symmetric
    whole = [*right, *((-x, h) for x, h in reversed(right) if x > 1e-6)]
    solid.extrusion(whole, half=half, center=(0, y, z), **how)  # type: ignore[arg-type]
    solid.is_symmetric = was_symmetric


def plan_on(solid: Solid, left: Sequence[tuple[float, float]], *, half: float, y: float = 0.0, **how: object) -> None:
    """The plan (x, z) of a left half (x >= 0, forward) and its mirror image, `half` high to either side of `y`."""
    was_symmetric = solid.is_symmetric
    whole = [*left, *((-x, z) for x, z in reversed(left) if x > 1e-6)]
    solid.extrusion([(x, -z) for x, z in whole], half=half, center=(0, y, 0), turned=turn(x=-90), **how)  # type: ignore[arg-type]
    solid.is_symmetric = was_symmetric


def round_outline(num: int, radius: float, *, squash: float = 1.0, phase: float = 0.0) -> Outline:
    """A regular polygon."""
    return [
        (radius * math.cos(phase + math.tau * k / num), squash * radius * math.sin(phase + math.tau * k / num))
        for k in range(num)
    ]


def toothed_outline(num: int, inner: float, outer: float) -> Outline:
    """A gear wheel of `num` teeth, four corners each."""
    points = []
    for k in range(num):
        for share, radius in ((-0.3, inner), (-0.17, outer), (0.17, outer), (0.3, inner)):
            angle = math.tau * (k + share) / num
            points.append((radius * math.cos(angle), radius * math.sin(angle)))
    return points


def star_outline(num: int, inner: float, outer: float) -> Outline:
    """A star, a point upward."""
    angles = [math.pi / 2 + math.pi * k / num for k in range(2 * num)]
    return [(r * math.cos(a), r * math.sin(a)) for k, a in enumerate(angles) for r in [inner if k % 2 else outer]]


def ragged_outline(num: int, radius: float, rng: np.random.Generator, *, spread: float = 0.25) -> Outline:
    """An uneven round shape."""
    return [
        (r * math.cos(math.tau * k / num), r * math.sin(math.tau * k / num))
        for k in range(num)
        for r in [radius * float(rng.uniform(1 - spread, 1 + spread))]
    ]
