"""Surface: a volume's zero as a mesh."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.engines import isosurface
from orfeas.engines.hunyuan3d21.volume import BOUND
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]


def extract(logits_XYZ: Floats, *, engine: str, level: float = 0.0, reference_grid: bool = False) -> Mesh:
    """The surface between inside and outside, closed where the thing reaches the end of the grid.

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
    if reference_grid:
        return isosurface.extract(logits_XYZ, radius=BOUND, engine=engine, level=level, num_cells=len(logits_XYZ))
    return isosurface.extract(isosurface.closed(logits_XYZ, level=level), radius=BOUND, engine=engine, level=level)
