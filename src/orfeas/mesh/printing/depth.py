"""Depth: how far below the surface each point of a grid lies, and the surface of all points at one depth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_propagation, distance_transform_edt, find_objects, label
from scipy.spatial import cKDTree
from skimage.measure import marching_cubes

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.rays import Rays

Doubles = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]

MAX_CELLS = 6_000_000
CELLS_A_WALL = 4
LEAST_CELLS_A_WALL = 2
SPACING = 0.6
"""Of samples on the surface, in cells. Under 0.86, any grid edge that crosses the surface has an end marked near it."""
PAD = 3
SHIFT = (0.137, 0.271, 0.389)
"""Of the grid, in cells: keeps flat sides of boxes from lying exactly on it, where the surface would be degenerate."""


@dataclass(frozen=True, eq=False)
class DepthGrid:
    """Depth below a surface, mm.

    Attributes:
        depth: (X, Y, Z) float32, 0 outside; within a few hundredths of a cell near its level.
        cell: side of a cell, mm.
        origin: (3,) mm, where the first point lies, in the frame of the rays.
    """

    depth: Singles
    cell: float
    origin: Doubles


def cell_for(size_mm: Doubles, *, wall_mm: float) -> float:
    """Side of a cell: a quarter of the wall, or as fine as six million cells allow."""
    finest = wall_mm / CELLS_A_WALL
    room = size_mm + (2 * PAD + 2) * finest
    return max(finest, float((np.prod(room) / MAX_CELLS) ** (1 / 3)))


def measure_depth(rays: Rays, mesh: Mesh, *, cell: float, level: float) -> DepthGrid:
    """Depth below a closed surface on a grid, close about one level.

    Cells near the surface part the others into regions; a region is inside where the surface winds round it. From
    there inside spreads to near cells: of two neighbours on either side of the surface one is within half a cell of
    it. Each near cell knows the sample of the surface nearest to it, a distance transform gives every other cell its
    nearest near cell, and the depth is to the nearest of the samples round there. (Asking a tree of all samples for
    each cell took six times as long: at the depth of a wall hundreds of them are about as near.)

    Args:
        rays: of the mesh.
        mesh: closed, turned outwards.
        cell: mm.
        level: mm, two cells or more.

    Returns:
        The grid.
    """
    low, high = rays.points.min(axis=0), rays.points.max(axis=0)
    origin = low - (PAD + np.array(SHIFT)) * cell
    shape = tuple(int(n) for n in np.ceil((high - origin) / cell).astype(int) + PAD + 1)
    samples = _dense_samples(rays, spacing=SPACING * cell)
    is_near = np.zeros(shape, dtype=bool)
    at = np.floor((samples - origin) / cell).astype(np.int64)
    for corner in np.ndindex(2, 2, 2):
        is_near[tuple((at + corner).T)] = True
    unit, _ = face_normals(mesh.positions, mesh.faces)
    inside = _inside(rays, unit, ~is_near, origin, cell)
    tree = cKDTree(samples, balanced_tree=False, compact_nodes=False)
    distance, foot = tree.query(np.argwhere(is_near) * cell + origin, workers=-1)
    is_rim = is_near.copy()
    is_rim[is_near] = distance > 0.55 * cell
    inside = binary_propagation(inside, mask=inside | is_rim)
    steps, nearest = distance_transform_edt(~is_near, return_indices=True)
    depth = (steps * cell).astype(np.float32)
    depth[is_near] = distance
    depth[~inside] = 0.0
    # A near cell is within 1.74 cells of the surface, and the cells beside the level are within one of it.
    band = np.flatnonzero(inside & ~is_near & (np.abs(steps * cell - (level - 0.87 * cell)) < 1.9 * cell))
    feet = np.full(shape, -1, dtype=np.int32)
    feet[is_near] = foot
    near = nearest.reshape(3, -1)[:, band]
    places = np.stack(np.unravel_index(band, shape), axis=1) * cell + origin
    depth.reshape(-1)[band] = _to_nearest(places, near, feet, samples)
    return DepthGrid(depth, cell, origin)


def _to_nearest(places: Doubles, near: npt.NDArray[np.int32], feet: npt.NDArray[np.int32], samples: Doubles) -> Doubles:
    """How far places (N, 3) are from the feet of the near cells (3, N) and of those beside them, whichever is least."""
    strides = np.array([feet.shape[1] * feet.shape[2], feet.shape[2], 1])
    flat, at = feet.reshape(-1), strides @ near.astype(np.int64)
    exact, here = samples.astype(np.float32), places.astype(np.float32)
    least = np.full(len(places), np.inf, dtype=np.float32)
    for beside in np.ndindex(3, 3, 3):
        step = np.array(beside) - 1
        if np.abs(step).sum() > 2:
            continue
        foot = flat[at + int(strides @ step)]
        gap = exact[foot] - here
        square = np.einsum("ij,ij->i", gap, gap)
        np.minimum(least, np.where(foot >= 0, square, np.inf), out=least)
    return np.sqrt(least).astype(np.float64)


def surfaces_below(grid: DepthGrid, *, level: float, min_share: float) -> list[tuple[Doubles, Longs]]:
    """For each region deeper than `level`: points (V, 3) mm and faces (F, 3) about it, turned outwards.

    Regions that hang together by a corner count as one, so that no cell of the grid sees two. Those with less than
    `min_share` of the largest one's cells are left out; none at all where nothing is so deep.
    """
    regions, count = label(grid.depth > level, structure=np.ones((3, 3, 3)))
    sizes = np.bincount(regions.ravel(), minlength=count + 1)[1:]
    found = []
    for number, place in enumerate(find_objects(regions)):
        if sizes[number] < min_share * sizes.max() or min(np.ptp([s.start, s.stop]) for s in place) < 2:
            continue
        room = tuple(slice(s.start - 1, s.stop + 1) for s in place)
        is_other = (regions[room] != number + 1) & (regions[room] > 0)
        depth = np.where(is_other, np.float32(0), grid.depth[room])
        points, faces, _, _ = marching_cubes(  # type: ignore[no-untyped-call]
            depth, level, allow_degenerate=False, gradient_direction="ascent"
        )
        start = grid.origin + np.array([s.start for s in room]) * grid.cell
        found.append((points.astype(np.float64) * grid.cell + start, faces.astype(np.int64)))
    return found


def _inside(
    rays: Rays, unit: Doubles, is_far: npt.NDArray[np.bool_], origin: Doubles, cell: float
) -> npt.NDArray[np.bool_]:
    """Cells that are far from the surface and within it."""
    regions, count = label(is_far)
    sizes = np.bincount(regions.ravel(), minlength=count + 1)
    first = np.zeros(count + 1, dtype=np.int64)
    flat = regions.ravel()
    first[flat[::-1]] = np.arange(flat.size)[::-1]
    places = np.stack(np.unravel_index(first, is_far.shape), axis=1) * cell + origin
    is_solid = np.zeros(count + 1, dtype=bool)
    asked = np.flatnonzero(sizes > 0)[1 if sizes[0] else 0 :]
    is_solid[asked] = rays.winding(places[asked], normals=unit) > 0
    return np.asarray(is_solid[regions], dtype=bool)


def _dense_samples(rays: Rays, *, spacing: float) -> Doubles:
    """Points (N, 3) on the surface, none of it farther than 0.58 spacings from one.

    Faces are halved across their longest edge until that is no longer than a spacing: slivers cost no more than their
    length.
    """
    corners = rays.points[rays.faces]
    parts = [rays.points[np.unique(rays.faces)]]
    while len(corners):
        squares = ((np.roll(corners, -1, axis=1) - corners) ** 2).sum(axis=2)
        longest = squares.argmax(axis=1)
        is_small = squares.max(axis=1) <= spacing**2
        parts.append(corners[is_small].mean(axis=1))
        corners, longest = corners[~is_small], longest[~is_small]
        rows = np.arange(len(corners))
        a, b, c = (corners[rows, (longest + k) % 3] for k in range(3))
        middle = (a + b) / 2
        corners = np.concatenate([np.stack([a, middle, c], axis=1), np.stack([middle, b, c], axis=1)])
    return np.concatenate(parts)
