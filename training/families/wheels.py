"""Wheels: tyres with rims, on either side of a vehicle that faces +Z, and thin ones with spokes."""

from __future__ import annotations

import math

from training.solids.build import Solid, turn


def wheel_pair(
    solid: Solid, *, x: float, y: float, z: float, radius: float, half: float, tyre: int, rim: int, arch: float = 0.0
) -> None:
    """Two wheels at (+-x, y, z), `half` wide to either side; first an arch of this many radii is cut from the body."""
    if arch > 0:
        far = (x + 1.5 * half, y, z)
        solid.cone((x - 1.4 * half, y, z), far, arch * radius, how="cut", material=tyre, mirror=True)
        if x > 3 * half:
            solid.cone((0, y, z), (x, y, z), 0.3 * radius, material=tyre, mirror=True)
    solid.cone((x - half, y, z), (x + half, y, z), radius, rounding=0.3 * half, material=tyre, mirror=True)
    solid.cone((x, y, z), (x + 1.2 * half, y, z), 0.62 * radius, how="paint", material=rim, mirror=True)
    solid.ellipsoid((x + half, y, z), (0.3 * half, 0.3 * radius, 0.3 * radius), material=rim, mirror=True)


def lone_wheel(solid: Solid, *, x: float, y: float, z: float, radius: float, half: float, tyre: int, rim: int) -> None:
    """One wheel whose axle is along x."""
    was_symmetric = solid.is_symmetric
    solid.cone((x - half, y, z), (x + half, y, z), radius, rounding=0.4 * half, material=tyre)
    solid.cone((x - 1.3 * half, y, z), (x + 1.3 * half, y, z), 0.55 * radius, rounding=0.2 * half, material=rim)
    solid.is_symmetric = was_symmetric and x == 0


def spoked_wheel(
    solid: Solid, *, y: float, z: float, radius: float, thick: float, num: int, tyre: int, rim: int, x: float = 0.0
) -> None:
    """A thin tyre with a hub and spokes, its axle along x."""
    was_symmetric = solid.is_symmetric
    solid.ring((x, y, z), radius - thick, thick, turned=turn(y=90), material=tyre)
    hub = 0.1 * radius
    solid.cone((x - 1.6 * thick, y, z), (x + 1.6 * thick, y, z), hub, material=rim)
    for k in range(num):
        angle = math.tau * k / num
        end = (x, y + (radius - thick) * math.cos(angle), z + (radius - thick) * math.sin(angle))
        solid.cone((x, y, z), end, 0.55 * thick, material=rim)
    solid.is_symmetric = was_symmetric and x == 0
