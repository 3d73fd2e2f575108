"""Slab: a closed plate whose thickness varies, flat or bent."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.reliefs.limits import FULL_TURN
from orfeas.mesh.reliefs.sheet import Sheet, cut

Doubles = npt.NDArray[np.float64]


def slab(
    thickness: npt.NDArray[np.floating],
    *,
    xs: Doubles,
    ys: Doubles,
    distance: npt.NDArray[np.floating] | None = None,
    curve_radians: float = 0.0,
    stands: bool = True,
) -> Mesh:
    """Make a plate of a map of its thickness.

    Args:
        thickness: (h, w) metres, over 0 everywhere; row 0 is the upper edge.
        xs, ys: (w,) rising and (h,) falling, metres, where the columns and rows are.
        distance: (h, w), positive where the plate is, which must not reach the map's border; None for all of it.
        curve_radians: how far round it is bent, the front outside; `xs` are measured along its back. A full turn
            closes it to a tube, whose last column is followed by the first.
        stands: on its lower edge, facing +Z; else it lies on its back, facing +Y, the upper edge toward -Z.

    Returns:
        A closed mesh, metres, on y = 0, centred in x and z: one piece for each piece of the region. A flat back lies
        in one plane.
    """
    is_round = curve_radians >= FULL_TURN
    sheet = cut(thickness, distance=distance, is_round=is_round)
    deep = sheet.sample(thickness)
    x, y = (np.interp(at, np.arange(len(axis)), axis) for at, axis in ((sheet.columns, xs), (sheet.rows, ys)))
    front, back = (_bent(x, y, z, curve_radians, span=_span(xs, is_round)) for z in (deep, np.zeros_like(deep)))
    if curve_radians == 0 and distance is None:
        points, faces = _with_fan(sheet, front, back)
    else:
        behind = sheet.faces[:, ::-1] + len(front)
        points, faces = np.concatenate([front, back]), np.concatenate([sheet.faces, behind, _walls(sheet, len(front))])
    if not stands:
        points = points[:, [0, 2, 1]] * np.array([1, 1, -1])
    return settle(Mesh(points.astype(np.float32), faces.astype(np.int32)))


def _span(xs: Doubles, is_round: bool) -> float:
    """Width of the back; round a tube there is one more step, from the last column to the first."""
    width = float(xs[-1] - xs[0])
    return width * len(xs) / (len(xs) - 1) if is_round else width


def _bent(x: Doubles, y: Doubles, z: Doubles, curve_radians: float, *, span: float) -> Doubles:
    """Points (N, 3) of a plate that is bent about an upright axis behind it."""
    if curve_radians == 0:
        return np.stack([x, y, z], axis=1)
    radius = span / curve_radians
    angle = x / radius
    return np.stack([(radius + z) * np.sin(angle), y, (radius + z) * np.cos(angle)], axis=1)


def _walls(sheet: Sheet, step: int | npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Two triangles for each edge round the sheet; the back's points are numbered `step` higher."""
    a, b = sheet.rims.T
    below_a, below_b = (a + step, b + step) if isinstance(step, int) else (step[a], step[b])
    return np.concatenate([np.stack([b, a, below_a], axis=1), np.stack([b, below_a, below_b], axis=1)])


def _with_fan(sheet: Sheet, front: Doubles, back: Doubles) -> tuple[Doubles, npt.NDArray[np.int64]]:
    """Points and faces where the back is a flat rectangle: a fan from its middle, which halves the number of faces."""
    rim = np.unique(sheet.rims)
    number = np.full(len(front), -1, dtype=np.int64)
    number[rim] = len(front) + np.arange(len(rim))
    middle = len(front) + len(rim)
    a, b = number[sheet.rims.T]
    fan = np.stack([b, a, np.full_like(a, middle)], axis=1)
    points = np.concatenate([front, back[rim], [(back[rim].min(axis=0) + back[rim].max(axis=0)) / 2]])
    return points, np.concatenate([sheet.faces, _walls(sheet, number), fan])
