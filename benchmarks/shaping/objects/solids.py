"""Solids: hard parts of the frozen objects, by constructive geometry. Y is up, angles in degrees."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import manifold3d
import numpy as np

Solid = manifold3d.Manifold
Vector = Sequence[float]
ROUND = 40
"""Segments of a circle."""


def ball(center: Vector, radii: Vector | float, *, turn: Vector = (0, 0, 0)) -> Solid:
    scale = [radii] * 3 if isinstance(radii, int | float) else list(radii)
    return Solid.sphere(1.0, ROUND).scale(scale).rotate(list(turn)).translate(list(center))


def box(center: Vector, size: Vector, *, turn: Vector = (0, 0, 0), rounding: float = 0.0) -> Solid:
    """A block, its edges rounded by a ball of that radius."""
    if rounding <= 0:
        return Solid.cube(list(size), True).rotate(list(turn)).translate(list(center))
    corner = Solid.sphere(rounding, 16)
    x, y, z = (max(side / 2 - rounding, 1e-4) for side in size)
    corners = [corner.translate([i * x, j * y, k * z]) for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)]
    return Solid.batch_hull(corners).rotate(list(turn)).translate(list(center))


def rod(start: Vector, end: Vector, radius: float, end_radius: float | None = None, *, segments: int = ROUND) -> Solid:
    """A cylinder or a cone's frustum with flat ends."""
    along = np.subtract(end, start)
    length = float(np.linalg.norm(along))
    last = radius if end_radius is None else end_radius
    upright = Solid.cylinder(length, radius, last, segments)
    tilt = math.degrees(math.acos(along[2] / length))
    return (
        upright.rotate([0, tilt, 0]).rotate([0, 0, math.degrees(math.atan2(along[1], along[0]))]).translate(list(start))
    )


def tube(points: Sequence[Vector], radius: float | Sequence[float], *, segments: int = 20) -> Solid:
    """A round wire through points; its radius may differ from point to point."""
    radii = [radius] * len(points) if isinstance(radius, int | float) else list(radius)
    beads = [Solid.sphere(r, segments).translate(list(point)) for point, r in zip(points, radii, strict=True)]
    links = [Solid.batch_hull(list(pair)) for pair in itertools.pairwise(beads)]
    return Solid.batch_boolean(links, manifold3d.OpType.Add)


def arc(center: Vector, radius: Vector | float, *, begin: float, end: float, num: int = 16, plane: str = "xy") -> list:
    """Points of an arc of an ellipse in a plane, from one angle to the other."""
    a, b = (radius, radius) if isinstance(radius, int | float) else radius
    axes = ["xyz".index(name) for name in plane]
    points = []
    for angle in np.radians(np.linspace(begin, end, num)):
        point = [float(value) for value in center]
        point[axes[0]] += a * math.cos(angle)
        point[axes[1]] += b * math.sin(angle)
        points.append(point)
    return points


def lathe(profile: Sequence[tuple[float, float]], *, center: Vector = (0, 0, 0), turn: Vector = (0, 0, 0)) -> Solid:
    """A closed outline of (radius, height) revolved about the upright axis."""
    outline = manifold3d.CrossSection([_counter_clockwise(profile)])
    return Solid.revolve(outline, 56).rotate([-90, 0, 0]).rotate(list(turn)).translate(list(center))


def plate(
    outline: Sequence[tuple[float, float]],
    thickness: float,
    *,
    center: Vector = (0, 0, 0),
    turn: Vector = (0, 0, 0),
    taper: float = 1.0,
) -> Solid:
    """A closed outline in x and y, as thick along z as said, its middle at z = 0 before it is turned."""
    section = manifold3d.CrossSection([_counter_clockwise(outline)])
    solid = Solid.extrude(section, thickness, 0, 0.0, [taper, taper]).translate([0, 0, -thickness / 2])
    return solid.rotate(list(turn)).translate(list(center))


def ring(center: Vector, radius: float, thickness: float, *, turn: Vector = (0, 0, 0)) -> Solid:
    """A torus about z before it is turned; thickness is the radius of its tube."""
    circle = manifold3d.CrossSection.circle(thickness, 20).translate([radius, 0])
    return Solid.revolve(circle, 56).rotate(list(turn)).translate(list(center))


def hull(*solids: Solid) -> Solid:
    return Solid.batch_hull(list(solids))


def join(*solids: Solid) -> Solid:
    return Solid.batch_boolean(list(solids), manifold3d.OpType.Add)


def mirrored(solid: Solid) -> Solid:
    """The other one of a pair, left for right."""
    return solid.mirror([1, 0, 0])


def _counter_clockwise(outline: Sequence[tuple[float, float]]) -> np.ndarray:
    points = np.asarray(outline, np.float64)
    x, y = points.T
    return points if (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() > 0 else points[::-1]
