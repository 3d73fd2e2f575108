"""Walls: how thick an object is, from its surface inwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.rays import Rays

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

NUM_SAMPLES = 20_000
CONE_RADIANS = np.radians(12.0)
"""Half the opening of the five rays. Wider ones meet side walls from far; narrower ones all meet the same flaw."""
PERCENTILE = 1.0


@dataclass(frozen=True)
class Walls:
    """Thickness over the surface, sampled.

    Attributes:
        thinnest_metres: 1st percentile by area; None where nothing could be measured.
        median_metres: half of the surface is thinner.
        thin_share: share of the measured surface below the limit.
        overlap_share: share of the surface from where the way inwards meets another skin from outside: parts overlap.
        shell_share: mean over the surface of min(shell, thickness / 2) / shell.
    """

    thinnest_metres: float | None
    median_metres: float | None
    thin_share: float | None
    overlap_share: float
    shell_share: float


def measure_walls(
    mesh: Mesh, *, limit_metres: float, shell_metres: float = 0.0012, num_samples: int = NUM_SAMPLES
) -> Walls:
    """Wall thickness by rays inwards: at each sample the median of a cone of five.

    The shape diameter of Shapira, Shamir and Cohen-Or 2008 (doi:10.1007/s00371-007-0197-5) with lengths laid onto the
    axis of the cone, so that between parallel walls every ray says the same. The median leaves out the ray that goes
    astray at an edge.

    Args:
        mesh: closed and turned outwards, metres.
        limit_metres: walls below it are thin.
        shell_metres: thickness of the printed shell, for `shell_share`.
        num_samples: points, spread evenly over the area; the same ones every time.

    Returns:
        Lengths in metres, shares 0 to 1.
    """
    unit, area = face_normals(mesh.positions, mesh.faces)
    if not len(area) or area.sum() <= 0.0:
        return Walls(None, None, None, 0.0, 0.0)
    rays = Rays(mesh)
    face, points = _samples(rays, area, num_samples)
    inward = -unit[face]
    lengths = np.full((5, len(face)), np.nan)
    is_overlap = np.zeros(len(face), dtype=bool)
    for number, way in enumerate(_cone(inward)):
        hit, far = rays.first(points + way * rays.skip, way)
        is_exit = (hit >= 0) & (np.einsum("ij,ij->i", unit[hit], way) > 0)
        along = np.einsum("ij,ij->i", way, inward)
        lengths[number, is_exit] = ((far + rays.skip) * along)[is_exit]
        if number == 0:
            is_overlap = (hit >= 0) & ~is_exit & (far > 10 * rays.skip)
    is_known = np.isfinite(lengths).sum(axis=0) >= 3
    if not is_known.any():
        return Walls(None, None, None, float(is_overlap.mean()), 1.0)
    thickness = np.nanmedian(lengths[:, is_known], axis=0) / 1e3
    return Walls(
        thinnest_metres=float(np.percentile(thickness, PERCENTILE)),
        median_metres=float(np.median(thickness)),
        thin_share=float((thickness < limit_metres).mean()),
        overlap_share=float(is_overlap.mean()),
        shell_share=float(np.minimum(1.0, thickness / 2 / shell_metres).mean()),
    )


def _samples(rays: Rays, area: Doubles, num: int) -> tuple[Longs, Doubles]:
    """Faces (N,) and points (N, 3) on them: even steps along the summed area, a plastic-number sequence in each."""
    total = np.cumsum(area)
    face = np.searchsorted(total, (np.arange(num) + 0.5) / num * total[-1], side="right")
    face = np.minimum(face, len(area) - 1).astype(np.int64)
    u, v = (np.arange(num)[:, None] * np.array([0.7548776662466927, 0.5698402909980532]) % 1.0).T
    is_over = u + v > 1
    u, v = np.where(is_over, 1 - u, u), np.where(is_over, 1 - v, v)
    a, b, c = (rays.points[rays.faces[face, k]] for k in range(3))
    return face, a + u[:, None] * (b - a) + v[:, None] * (c - a)


def _cone(axis: Doubles) -> list[Doubles]:
    """The axes (N, 3), and four directions about each."""
    least = np.eye(3)[np.abs(axis).argmin(axis=1)]
    side = np.cross(axis, least)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(axis, side)
    cos, sin = np.cos(CONE_RADIANS), np.sin(CONE_RADIANS)
    return [axis, *(axis * cos + way * sin for way in (side, -side, other, -other))]
