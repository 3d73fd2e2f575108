"""Place: stand a mesh upright on the ground at the origin, and give it its size."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import NOTHING_SEEN, Paint, Projection
from orfeas.mesh.mesh import Floats, Mesh

Doubles = npt.NDArray[np.float64]


class NothingToPlace(OrfeasError):
    """The mesh has no extent, so it cannot be given a size. Use a mesh with at least one face of some area."""

    kind = Kind.INVALID


class ImpossibleSize(OrfeasError):
    """A longest side of {metres} m is not possible. Give a length over 0."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Affine:
    """A turn about the origin, a uniform scale, then a shift: p -> scale * R p + shift.

    Attributes:
        scale: over 0.
        shift: (3,) float64, metres.
        rotation: (3, 3) float64, R; None for no turn.
    """

    scale: float
    shift: Doubles
    rotation: Doubles | None = None

    def apply(self, points: Floats) -> Floats:
        """Move points (N, 3)."""
        return np.asarray(self.turn(points) * self.scale + self.shift, dtype=np.float32)

    def turn(self, directions: Floats) -> Floats:
        """Turn directions (N, 3) or (3,), without scale and shift."""
        return directions if self.rotation is None else np.asarray(directions @ self.rotation.T, dtype=np.float32)


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


def upright(camera_elevation: float) -> Affine:
    """The turn that stands a thing upright which is given in the axes of a camera that looked down on it.

    Args:
        camera_elevation: of the camera above the horizon, radians; 0 leaves everything as it is.
    """
    c, s = math.cos(camera_elevation), math.sin(camera_elevation)
    return Affine(scale=1.0, shift=np.zeros(3), rotation=np.array([[1, 0, 0], [0, c, s], [0, -s, c]], np.float64))


def place_paint(paint: Paint, affine: Affine) -> Paint:
    """The paint of a mesh, moved as the mesh was, so that every colour and picture goes on falling where it fell."""
    projections = tuple(_moved(projection, affine) for projection in paint.projections)
    normals = affine.turn(paint.normals)
    return replace(paint, positions=affine.apply(paint.positions), normals=normals, projections=projections)


def _moved(projection: Projection, affine: Affine) -> Projection:
    """M p = M' p' with p = R^T (p' - shift) / scale."""
    linear = projection.matrix[:, :3].astype(np.float64) / affine.scale
    if affine.rotation is not None:
        linear = linear @ affine.rotation.T
    offset = projection.matrix[:, 3] - linear @ affine.shift
    matrix, depth = np.column_stack([linear, offset]).astype(np.float32), projection.depth
    toward = affine.turn(projection.toward)
    if depth is not None:
        moved = depth * np.float32(affine.scale) + np.float32(affine.shift @ toward)
        depth = np.where(depth > NOTHING_SEEN, moved, np.float32(NOTHING_SEEN))
    return replace(projection, matrix=matrix, toward=toward, depth=depth, slack=projection.slack * affine.scale)
