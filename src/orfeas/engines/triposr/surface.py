"""Surface: where a grid of densities goes through the threshold, as a mesh."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

from orfeas.engines.contract import EngineFailed
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]

AXES = (1, 2, 0)
"""The network's axes (x toward the viewer, y to the picture's right, z up) that ours are: right, up, front."""


def extract(values_XYZ: Floats, *, radius: float, level: float = 0.0, engine: str) -> Mesh:
    """The surface between inside and outside.

    By the marching cubes of Lewiner et al. 2003, doi:10.1080/10867651.2003.10487582, which share a vertex on every
    edge, so that nothing needs to be welded. It ends where the grid does: see `closed`.

    Args:
        values_XYZ: (N, N, N) float32, more than `level` inside; the corners are at +-radius.
        radius: half a side of the grid.
        level: of the surface.
        engine: for the sentence.

    Returns:
        In the network's frame, outward.

    Raises:
        EngineFailed: nothing is inside, or all is.
    """
    if not (values_XYZ > level).any() or not (values_XYZ < level).any():
        raise EngineFailed(engine=engine, why="its field has no surface")
    points, faces, _, _ = marching_cubes(values_XYZ, level)  # type: ignore[no-untyped-call]
    positions = points / (len(values_XYZ) - 1) * (2 * radius) - radius
    return Mesh(positions.astype(np.float32), np.ascontiguousarray(faces[:, ::-1], np.int32))


def closed(values_XYZ: Floats, *, level: float = 0.0) -> Floats:
    """The same with its outermost points outside, so that what reaches the end of the grid is closed there."""
    inner = values_XYZ[1:-1, 1:-1, 1:-1]
    return np.pad(inner, 1, constant_values=np.float32(min(float(values_XYZ.min()), level - 1)))


def turned(vectors: Floats) -> Floats:
    """Points or directions (N, 3) of the network's frame in ours: up +Y, front +Z. A turn, so nothing is mirrored."""
    return np.ascontiguousarray(vectors[:, AXES])
