"""Drains: where a hollow opens towards the plate, so that resin runs out and air in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.printing.rays import Rays
from orfeas.mesh.printing.solids import Solid

Doubles = npt.NDArray[np.float64]

DOWN = np.array([0.0, -1.0, 0.0])
MAX_SLOPE = 0.5
"""Cosine of the steepest outside a drain leaves by, from straight down: 60 degrees."""
MAX_WALLS = 4.0
"""A drain goes through no more than so many walls of solid."""
NUM_SIDES = 32


@dataclass(frozen=True, eq=False)
class Outside:
    """The object's own surface: its rays, the normals (F, 3) of its faces, and which faces (F,) line a void in it."""

    rays: Rays
    unit: Doubles
    is_void: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Drain:
    """A round shaft straight down, mm in the frame of the rays.

    Attributes:
        x, z: its axis.
        top: its upper end, inside the hollow.
        bottom: its lower end, below the outside.
        exit: where its axis leaves the object.
    """

    x: float
    z: float
    top: float
    bottom: float
    exit: float


@dataclass(frozen=True, eq=False)
class _Spots:
    """Where a drain could be: points (N, 3) on the floor; where it leaves, and how far it goes on below and above."""

    points: Doubles
    exits: Doubles
    reach: Doubles
    rise: Doubles


def find_drains(outside: Outside, floor: Doubles, *, num: int, radius: float, wall: float) -> tuple[Drain, ...]:
    """Places for drains: the lowest from which little solid leads straight down into the open, with a wall left to the
    sides; then those that are far from the ones there are, and low.

    Args:
        outside: of the object.
        floor: (N, 3) mm, points of the hollow that look up.
        num: how many are wanted.
        radius: mm.
        wall: mm.

    Returns:
        As many as there is room for, at most `num`.
    """
    spots = _possible(outside, floor, radius=radius, wall=wall)
    height = spots.points[:, 1]
    chosen: list[int] = []
    apart = np.full(len(height), np.inf)
    while len(chosen) < num:
        is_room = apart >= 2 * radius + wall
        if not is_room.any():
            break
        # For the second on, standing farther off is worth as much as lying half as much lower.
        worth = -height if not chosen else apart - 2 * height
        chosen.append(int(np.where(is_room, np.round(worth, 6), -np.inf).argmax()))
        apart = np.minimum(apart, np.hypot(*(spots.points - spots.points[chosen[-1]])[:, [0, 2]].T))
    return tuple(
        Drain(
            x=float(spots.points[n, 0]),
            z=float(spots.points[n, 2]),
            top=float(height[n] + spots.rise[n]),
            bottom=float(spots.exits[n] - spots.reach[n]),
            exit=float(spots.exits[n]),
        )
        for n in chosen
    )


def _possible(outside: Outside, floor: Doubles, *, radius: float, wall: float) -> _Spots:
    rays, down = outside.rays, np.broadcast_to(DOWN, floor.shape)
    face, far = rays.first(floor, down)
    slope = np.where(face >= 0, outside.unit[face] @ DOWN, 0.0)
    is_open = (face >= 0) & (far < MAX_WALLS * wall) & (slope > MAX_SLOPE) & ~outside.is_void[face]
    # What the lower rim of the shaft needs where the outside slants.
    reach = radius * np.sqrt(1 / np.clip(slope, MAX_SLOPE, 1) ** 2 - 1) + 0.5 * wall
    exits = floor + np.where(is_open, far, 0.0)[:, None] * DOWN
    beneath, gap = rays.first(exits + 5 * rays.skip * DOWN, down)
    is_open &= (beneath < 0) | (gap > reach + wall)
    for angle in np.arange(8) * np.pi / 4:
        aside = np.array([np.cos(angle), 0.0, np.sin(angle)])
        _, width = rays.first(floor, np.broadcast_to(aside, floor.shape))
        is_open &= width > radius + 0.9 * wall
    _, above = rays.first(floor, -down)
    rise = np.clip(above - 1.5 * wall, 0.1 * wall, radius)
    return _Spots(floor[is_open], exits[is_open, 1], reach[is_open], rise[is_open])


def cylinder_of(drain: Drain, *, radius: float) -> Solid:
    """The drain as a solid of 32 sides, mm."""
    upright = Solid.cylinder(drain.top - drain.bottom, radius, radius, NUM_SIDES)
    return upright.rotate((-90.0, 0.0, 0.0)).translate((drain.x, drain.bottom, drain.z))
