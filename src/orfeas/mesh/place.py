"""Place: give a mesh its size, and stand it on the ground at the origin."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import NOTHING_SEEN, Paint, Projection
from orfeas.mesh.mesh import Floats, Mesh


class NothingToPlace(OrfeasError):
    """The mesh has no extent, so it cannot be given a size. Use a mesh with at least one face of some area."""

    kind = Kind.INVALID


class ImpossibleSize(OrfeasError):
    """A longest side of {metres} m is not possible. Give a length over 0."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Affine:
    """A uniform scale about the origin, then a shift: p -> scale * p + shift.

    Attributes:
        scale: over 0.
        shift: (3,) float64, metres.
    """

    scale: float
    shift: npt.NDArray[np.float64]

    def apply(self, points: Floats) -> Floats:
        """Move points (N, 3)."""
        return np.asarray(points * self.scale + self.shift, dtype=np.float32)


def place(mesh: Mesh, *, longest_side_metres: float) -> tuple[Mesh, Affine]:
    """Scale a mesh to its size, centre it in x and z, and stand it on y = 0.

    Args:
        mesh: any size and place; only its used vertices count.
        longest_side_metres: of the bounding box afterwards; over 0.

    Returns:
        The mesh in its place, normals and UVs as they were, and the move that was made (see `place_paint`).

    Raises:
        NothingToPlace: no faces, or all in one point.
        ImpossibleSize: not a length over 0.
    """
    if not 0.0 < longest_side_metres < math.inf:
        raise ImpossibleSize(metres=longest_side_metres)
    used = mesh.positions[mesh.faces.reshape(-1)].astype(np.float64)
    longest = float(np.ptp(used, axis=0).max()) if len(used) else 0.0
    if longest <= 0.0:
        raise NothingToPlace()
    scale = longest_side_metres / longest
    low, high = used.min(axis=0) * scale, used.max(axis=0) * scale
    shift = np.array([-(low[0] + high[0]) / 2, -low[1], -(low[2] + high[2]) / 2])
    affine = Affine(scale=scale, shift=shift)
    return replace(mesh, positions=affine.apply(mesh.positions)), affine


def place_paint(paint: Paint, affine: Affine) -> Paint:
    """The paint of a mesh, moved as the mesh was, so that every colour and picture goes on falling where it fell."""
    projections = tuple(_moved(projection, affine) for projection in paint.projections)
    return replace(paint, positions=affine.apply(paint.positions), projections=projections)


def _moved(projection: Projection, affine: Affine) -> Projection:
    """M p = M' p' with p = (p' - shift) / scale."""
    linear = projection.matrix[:, :3].astype(np.float64) / affine.scale
    offset = projection.matrix[:, 3] - linear @ affine.shift
    matrix, depth = np.column_stack([linear, offset]).astype(np.float32), projection.depth
    if depth is not None:
        moved = depth * np.float32(affine.scale) + np.float32(affine.shift @ projection.toward)
        depth = np.where(depth > NOTHING_SEEN, moved, np.float32(NOTHING_SEEN))
    return replace(projection, matrix=matrix, depth=depth, slack=projection.slack * affine.scale)
