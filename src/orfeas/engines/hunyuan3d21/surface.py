"""Surface: a volume's zero as a mesh."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

from orfeas.engines.contract import EngineFailed
from orfeas.engines.hunyuan3d21.volume import BOUND
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]


def extract(logits_XYZ: Floats, *, engine: str, level: float = 0.0, reference_grid: bool = False) -> Mesh:
    """The surface between inside and outside, closed where the thing reaches the end of the grid.

    By the marching cubes of Lewiner et al. 2003, doi:10.1080/10867651.2003.10487582.

    Args:
        logits_XYZ: (N, N, N) float32, more than `level` inside; the corners are at +-BOUND.
        engine: for the sentence.
        level: of the surface.
        reference_grid: as the published code does: N cells along a side where there are N - 1, and open at the end.

    Returns:
        In the network's frame: up +Y, front +Z, about one and a half long; outward, closed, perhaps of several parts.

    Raises:
        EngineFailed: nothing is inside.
    """
    num_points = len(logits_XYZ)
    if not reference_grid:
        logits_XYZ = _closed(logits_XYZ, level=level)
    if not (logits_XYZ > level).any() or not (logits_XYZ < level).any():
        raise EngineFailed(engine=engine, why="its field has no surface")
    points, faces, _, _ = marching_cubes(logits_XYZ, level)  # type: ignore[no-untyped-call]
    cells = num_points if reference_grid else num_points - 1
    positions = points / cells * (2 * BOUND) - BOUND
    return Mesh(positions.astype(np.float32), np.ascontiguousarray(faces[:, ::-1], np.int32))


def _closed(logits_XYZ: Floats, *, level: float) -> Floats:
    """The same with its outermost points outside."""
    inner = logits_XYZ[1:-1, 1:-1, 1:-1]
    outside = np.float32(min(float(logits_XYZ.min()), level - 1))
    return np.pad(inner, 1, constant_values=outside)
