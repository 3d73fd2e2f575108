"""Slab: a closed plate whose thickness varies, flat or bent."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.reliefs.limits import CLOSES, FULL_TURN
from orfeas.mesh.reliefs.sheet import Sheet, cut

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


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
    is_round = curve_radians > CLOSES
    curve_radians = FULL_TURN if is_round else curve_radians
    sheet = cut(thickness, distance=distance, is_round=is_round)
    deep = sheet.sample(thickness)
    x, y = (np.interp(at, np.arange(len(axis)), axis) for at, axis in ((sheet.columns, xs), (sheet.rows, ys)))
    front, back = (_bent(x, y, z, curve_radians, span=_span(xs, is_round)) for z in (deep, np.zeros_like(deep)))
    behind = sheet.faces[:, ::-1] if distance is not None or len(xs) < 3 else _strips(thickness.shape, is_round)
    points, faces = _closed(sheet, front, back, behind)
    if not stands:
        points = points[:, [0, 2, 1]] * np.array([1, 1, -1])
    return settle(Mesh(points.astype(np.float32), faces.astype(np.int32)))


def stood_up(mesh: Mesh) -> Mesh:
    """A plate that lies on its back, standing on its lower edge and facing +Z."""
    return settle(Mesh(mesh.positions[:, [0, 2, 1]] * np.array([1, -1, 1], np.float32), mesh.faces))


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
    # (radius + z) cos(angle) - radius, without the difference of great numbers that a slight bend would make of it
    return np.stack([(radius + z) * np.sin(angle), y, z * np.cos(angle) - 2 * radius * np.sin(angle / 2) ** 2], axis=1)


def _strips(shape: tuple[int, ...], is_round: bool) -> Longs:
    """Triangles of a back that is straight from its upper edge to its lower, by the numbers of a grid (h, w): of the
    points within its rim none is needed, which halves the number of faces."""
    number = np.arange(shape[0] * shape[1]).reshape(shape)
    if is_round:
        number = np.concatenate([number, number[:, :1]], axis=1)
    top, bottom = number[0], number[-1]
    a, b, d, e = top[:-1], top[1:], bottom[:-1], bottom[1:]
    if is_round:
        return np.concatenate([np.stack([a, b, d], axis=1), np.stack([b, e, d], axis=1)])
    left, right = number[:, 0], number[:, -1]
    first = np.stack([np.full(len(left) - 1, b[0]), left[1:], left[:-1]], axis=1)
    last = np.stack([np.full(len(right) - 1, a[-1]), right[:-1], right[1:]], axis=1)
    others = [np.stack([a, b, d], axis=1)[1:-1], np.stack([b, e, d], axis=1)[:-1], np.array([[a[-1], e[-1], d[-1]]])]
    return np.concatenate([first, last, *others])


def _closed(sheet: Sheet, front: Doubles, back: Doubles, behind: Longs) -> tuple[Doubles, Longs]:
    """Points and faces of the front, of what of the back is in use, and of two triangles for each edge of the rim."""
    used, faces_behind = np.unique(behind, return_inverse=True)
    below = np.full(len(front), -1, dtype=np.int64)
    below[used] = len(front) + np.arange(len(used))
    a, b = sheet.rims.T
    walls = [np.stack([b, a, below[a]], axis=1), np.stack([b, below[a], below[b]], axis=1)]
    points = np.concatenate([front, back[used]])
    return points, np.concatenate([sheet.faces, len(front) + faces_behind.reshape(-1, 3), *walls])
