"""Width: how far from the surface a field is cut off, measured; it decides how coarsely the field may be asked first.

E edges of a grid that cross the surface.
"""

from __future__ import annotations

from orfeas.engines.grid import SHARPEST, Volume, slopes, surface_points
from orfeas.engines.hunyuan3d21.volume import SURE, Field, at_level


def is_fine_enough(field: Field, volume: Volume, *, cells: int) -> bool:
    """Whether a volume asked everywhere sees whatever is two of the finest cells thick.

    The point of a grid that is nearest to the surface is half a cell's diagonal away at most, less half the thing's
    thickness where the thing fits between points. If the field is not yet cut off there, the thing is seen.

    Args:
        field: see Field.
        volume: of it, every point asked.
        cells: along a side of the finest grid.
    """
    if volume.cells == cells:
        return True
    cell, finest = (2 * volume.radius / count for count in (volume.cells, cells))
    return 0.5 * 3**0.5 * cell - finest <= SURE * measured_width(field, volume, step=finest / 4)


def measured_width(field: Field, volume: Volume, *, step: float) -> float:
    """The distance over which the field goes from 0 to 1, where it does so fastest; 0 if no edge crosses the surface.

    Args:
        field: see Field.
        volume: of it, every point asked.
        step: half the distance over which slopes are taken.
    """
    solid = at_level(field, 1)
    at_E3 = surface_points(solid, volume)
    if not len(at_E3):
        return 0.0
    slopes_E = slopes(solid, at_E3, step=step).norm(dim=1)
    return 1 / max(float(slopes_E.quantile(1 - SHARPEST)), 1e-9)
