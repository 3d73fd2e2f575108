"""Vessels: turned profiles, their hollow inside, what they hold, their handles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from training.solids.build import Solid

Profile = npt.NDArray[np.float64]


def curve(knots: Sequence[Sequence[float]], *, count: int = 16) -> Profile:
    """A smooth profile (count, 2) of radius and height through a few knots."""
    points = np.asarray(knots, float)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1) + 1e-6)])
    return np.asarray(PchipInterpolator(along, points)(np.linspace(0, along[-1], count)))


def radius_at(profile: Profile, height: float) -> float:
    """The radius of a profile whose heights never fall."""
    return float(np.interp(height, profile[:, 1], profile[:, 0]))


def hollow(solid: Solid, profile: Profile, *, wall: float, inside: int, floor: float | None = None) -> None:
    """Cut the inside of a turned vessel, from `floor` up through its mouth."""
    floor = float(profile[0, 1]) + wall if floor is None else floor
    above = profile[profile[:, 1] > floor]
    inner = np.concatenate([[[radius_at(profile, floor), floor]], above])
    inner[:, 0] = np.maximum(inner[:, 0] - wall, 0.15 * wall)
    top = (float(inner[-1, 0]), float(inner[-1, 1]) + 2 * wall)
    solid.lathe([*inner.tolist(), top], how="cut", material=inside)


def fill(solid: Solid, profile: Profile, *, floor: float, level: float, wall: float, material: int) -> None:
    """What a turned vessel holds, level on top, never wider than the middle of its wall."""
    between = profile[(profile[:, 1] > floor) & (profile[:, 1] < level)]
    ends = [[radius_at(profile, floor), floor], [radius_at(profile, level), level]]
    held = np.concatenate([ends[:1], between, ends[1:]])
    held[:, 0] = np.maximum(held[:, 0] - wall / 2, 0.01)
    solid.lathe(held.tolist(), material=material)


def ear(
    solid: Solid,
    profile: Profile,
    *,
    low: float,
    high: float,
    reach: float,
    thick: float,
    side: float = 1.0,
    rise: float = 0.0,
    **how: object,
) -> None:
    """A handle from one height of a vessel to another; put it on before `hollow`, which cuts what pokes in."""
    one, two = radius_at(profile, high), radius_at(profile, low)
    far = max(one, two) + 2 * reach
    solid.tube(
        (side * (one - thick), high, 0),
        (side * far, (low + high) / 2 + rise, 0),
        (side * (two - thick / 2), low, 0),
        thick,
        **how,  # type: ignore[arg-type]
    )


def bent_cone(
    solid: Solid,
    start: Sequence[float],
    middle: Sequence[float],
    end: Sequence[float],
    radius: float,
    *,
    to: float,
    pieces: int = 5,
    **how: object,
) -> None:
    """A bent cone as a chain of capsules: smoother than a tube whose radius changes much."""
    points = np.array([start, middle, end], float)
    at = np.linspace(0, 1, pieces + 1)[:, None]
    path = (1 - at) ** 2 * points[0] + 2 * at * (1 - at) * points[1] + at**2 * points[2]
    for k in range(pieces):
        one, two = (radius + (to - radius) * j / pieces for j in (k, k + 1))
        solid.capsule(tuple(path[k]), tuple(path[k + 1]), one, to=two, **how)  # type: ignore[arg-type]
