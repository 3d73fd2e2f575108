"""Isosurface: where a grid of values passes a level, as a mesh."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

from orfeas.engines.contract import EngineFailed
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]


def extract(
    values_XYZ: Floats, *, radius: float, engine: str, level: float = 0.0, num_cells: int | None = None
) -> Mesh:
    """The surface between inside and outside.

    By the marching cubes of Lewiner et al. 2003, doi:10.1080/10867651.2003.10487582, which share a vertex on every
    edge, so that nothing needs to be welded. It ends where the grid does: see `closed`.

    Args:
        values_XYZ: (N, N, N) float32, more than `level` inside; the first corner is at -radius on every axis.
        radius: half a side of what the grid covers.
        engine: for the sentence.
        level: of the surface.
        num_cells: that a side of 2 * radius has; None for the N - 1 there are, the last corner at +radius.

    Returns:
        In the grid's frame and units, outward.

    Raises:
        EngineFailed: nothing is inside, or all is.
    """
    if not (values_XYZ > level).any() or not (values_XYZ < level).any():
        raise EngineFailed(engine=engine, why="its field has no surface")
    points, faces, _, _ = marching_cubes(values_XYZ, level)  # type: ignore[no-untyped-call]
    positions = points / (num_cells or len(values_XYZ) - 1) * (2 * radius) - radius
    return Mesh(positions.astype(np.float32), np.ascontiguousarray(faces[:, ::-1], np.int32))


def closed(values_XYZ: Floats, *, level: float = 0.0) -> Floats:
    """The same (N, N, N) with its outermost points outside, so that what reaches the grid's end is closed there."""
    inner = values_XYZ[1:-1, 1:-1, 1:-1]
    return np.pad(inner, 1, constant_values=np.float32(min(float(values_XYZ.min()), level - 1)))
