"""The last way: a new closed surface out of the winding field of the old one."""

from __future__ import annotations

import igl
import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation, map_coordinates
from skimage.measure import marching_cubes

from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CELLS = 192
"""Cells along the longest side."""

COARSE = 4
"""The field is first asked at every fourth point; only where it changes, at each."""

REACH = 2.0
"""Cells from the surface within which distance shapes the field."""

SNAP = 0.75
"""A point this many cells or fewer from the old surface goes onto it."""

SETTLING = (0.5, -0.53)
"""Taubin's pair of steps (1995, doi:10.1145/218380.218473): smooths without shrinking."""

SETTLING_ROUNDS = 8


def from_field(positions: Doubles, faces: Longs, *, cells: int = CELLS) -> tuple[Doubles, Longs]:
    """Where the winding number (Barill et al. 2018, doi:10.1145/3197517.3201337) passes one half, as a closed surface.

    The field is (2 w - 1) times the distance, at most two cells: near a surface the distance rules and no stair shows;
    across a hole the winding number does, and passes smoothly.

    Args:
        positions: (P, 3), any unit.
        faces: (F, 3), turned outward; may be open, crowded, and pass through itself.
        cells: along the longest side of the bounds.

    Returns:
        Positions and faces; no faces where nothing is enclosed.
    """
    faces = faces[_areas(positions, faces) > 0]
    if not len(faces):
        return positions[:0], faces
    used = positions[faces.reshape(-1)]
    low, high = used.min(axis=0), used.max(axis=0)
    cell = float((high - low).max()) / cells
    if not cell > 0:
        return positions[:0], faces[:0]
    shape = tuple(int(n) for n in COARSE * (np.ceil((high - low) / cell / COARSE).astype(int) + 2) + 1)
    origin = low - ((np.array(shape) - 1) * cell - (high - low)) / 2
    # Off the grid by an odd share: an upright wall must not lie exactly on grid points.
    origin = origin + cell * np.array([0.137, 0.211, 0.173])
    field = _field(positions, faces, origin, cell, shape)
    if not (field > 0).any():
        return positions[:0], faces[:0]
    points, found, _, _ = marching_cubes(field, 0.0)  # type: ignore[no-untyped-call]
    found = found[:, ::-1].astype(np.int64)
    placed = origin + points.astype(np.float64) * cell
    return _settled(placed, found, positions, faces, cell), found


def _field(positions: Doubles, faces: Longs, origin: Doubles, cell: float, shape: tuple[int, ...]) -> Doubles:
    coarse = tuple((n - 1) // COARSE + 1 for n in shape)
    at = np.stack(np.meshgrid(*(np.arange(n) * COARSE for n in coarse), indexing="ij"), axis=-1).reshape(-1, 3)
    winding = igl.fast_winding_number(positions, faces, np.ascontiguousarray(origin + at * cell)).reshape(coarse)
    grid = np.stack(np.meshgrid(*(np.arange(n) for n in shape), indexing="ij"), axis=-1).reshape(-1, 3)
    inside = map_coordinates(winding, grid.T / COARSE, order=1)
    field = np.where(inside > 0.5, REACH, -REACH)
    near = _near(positions, faces, winding, origin, cell, shape)
    asked = np.flatnonzero(near.reshape(-1))
    points = np.ascontiguousarray(origin + grid[asked] * cell)
    away = np.sqrt(igl.point_mesh_squared_distance(points, positions, faces)[0]) / cell
    exact = igl.fast_winding_number(positions, faces, points)
    field[asked] = np.clip(2 * exact - 1, -1, 1) * np.minimum(away, REACH)
    field = field.reshape(shape)
    for axis in range(3):
        ends = np.moveaxis(field, axis, 0)
        ends[0], ends[-1] = -REACH, -REACH
    return np.asarray(field, dtype=np.float64)


def _near(
    positions: Doubles, faces: Longs, winding: Doubles, origin: Doubles, cell: float, shape: tuple[int, ...]
) -> Flags:
    """Where the field is not plain: near a surface, or where the winding number passes one half."""
    step = COARSE * cell
    samples = samples_on(positions, faces, step / 2)
    block = np.zeros(tuple(n - 1 for n in winding.shape), dtype=bool)
    number = np.clip(np.floor((samples - origin) / step).astype(int), 0, np.array(block.shape) - 1)
    block[tuple(number.T)] = True
    block = binary_dilation(block, np.ones((3, 3, 3), dtype=bool))
    high = low = winding
    for axis in range(3):
        first, last = [slice(None)] * 3, [slice(None)] * 3
        first[axis], last[axis] = slice(0, -1), slice(1, None)
        high = np.maximum(high[tuple(first)], high[tuple(last)])
        low = np.minimum(low[tuple(first)], low[tuple(last)])
    block |= (high > 0.4) & (low < 0.6)
    fine = np.zeros(shape, dtype=bool)
    whole = np.repeat(np.repeat(np.repeat(block, COARSE, 0), COARSE, 1), COARSE, 2)
    fine[:-1, :-1, :-1] = whole
    return fine


def samples_on(positions: Doubles, faces: Longs, spacing: float) -> Doubles:
    """Points on the faces no further apart than `spacing`."""
    corners = positions[faces]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    parts = np.maximum(np.ceil(longest / spacing).astype(int), 1)
    found = []
    for count in np.unique(parts):
        i, j = np.meshgrid(np.arange(count + 1), np.arange(count + 1), indexing="ij")
        inside = i + j <= count
        weights = np.stack([i[inside], j[inside], (count - i - j)[inside]], axis=1) / count
        found.append((weights @ corners[parts == count]).reshape(-1, 3))
    return np.concatenate(found)


def _settled(points: Doubles, faces: Longs, positions: Doubles, old: Longs, cell: float) -> Doubles:
    """The new points smoothed, and laid on the old surface where it is near."""
    ends = edges_of(faces).ends
    degree = np.maximum(np.bincount(ends.reshape(-1), minlength=len(points)), 1)[:, None]
    for _ in range(SETTLING_ROUNDS):
        for step in SETTLING:
            points = points + step * (_ring_sums(points, ends) / degree - points)
    squared, _, nearest = igl.point_mesh_squared_distance(np.ascontiguousarray(points), positions, old)
    is_near = squared <= (SNAP * cell) ** 2
    # The last tenth of the way is left, so that two points never meet in one place of the old surface.
    return np.where(is_near[:, None], points + 0.9 * (nearest - points), points)


def _ring_sums(points: Doubles, ends: Longs) -> Doubles:
    low, high = ends.T
    count = len(points)
    return np.stack(
        [np.bincount(low, points[high, k], count) + np.bincount(high, points[low, k], count) for k in range(3)], axis=1
    )


def _areas(positions: Doubles, faces: Longs) -> Doubles:
    a, b, c = (positions[faces[:, k]] for k in range(3))
    return np.asarray(np.linalg.norm(np.cross(b - a, c - a), axis=1), dtype=np.float64)
