"""Reach: which dark faces a ball rolls to from outside: a bottle's inside is meant, however little light it gets."""

from __future__ import annotations

import igl
import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt, label
from scipy.spatial import cKDTree

from orfeas.mesh.repairing.field import samples_on
from orfeas.mesh.repairing.outside import areas_of
from orfeas.mesh.repairing.rays import LIFT, Scene
from orfeas.mesh.topology import parts_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Sides = npt.NDArray[np.int8]

CELLS = 160
"""Along the diagonal."""

RADIUS = 3.2
"""Of the ball, in cells: 2 % of the diagonal. Openings over 4.6 % let it in, those under 4 % do not. A wine bottle's
neck has 6 %, the pinholes of a double skin 1 or 2."""

UNSURE = 1.8
"""Cells by which a distance between cells may be wrong, and is measured to the faces themselves."""

CRUMB, MOST_CRUMBS = 0.005, 0.02
"""Parts with less than this share of the area do not stop the ball, where all of them have less than that share."""


def reached_sides(positions: Doubles, faces: Longs, asked: Longs) -> Sides:
    """Which of some faces a ball of 2 % of the diagonal comes to that rolls in from outside.

    Args:
        positions: (P, 3).
        faces: (F, 3).
        asked: (N,) numbers of faces.

    Returns:
        (N,) 1 where it touches the front, -1 the back, 0 neither.
    """
    side = np.zeros(len(asked), dtype=np.int8)
    used = positions[faces.reshape(-1)]
    low, high = used.min(axis=0), used.max(axis=0)
    cell = float(np.linalg.norm(high - low)) / CELLS
    if not len(asked) or not cell > 0:
        return side
    centers = _places_of_ball(positions, _without_crumbs(positions, faces), low, high, cell)
    corners = positions[faces[asked]]
    middle = corners.mean(axis=1)
    away, number = cKDTree(centers).query(middle, distance_upper_bound=(RADIUS + 1.5) * cell)
    near = np.flatnonzero(np.isfinite(away))
    along = centers[np.asarray(number)[near]] - middle[near]
    normal = np.cross(corners[near, 1] - corners[near, 0], corners[near, 2] - corners[near, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    sign = np.where(np.einsum("nk,nk->n", normal, along) >= 0, 1, -1)
    scene = Scene(positions, faces)
    start = (scene.placed(middle[near]) + LIFT * sign[:, None] * normal).astype(np.float32)
    way = (along * scene.scale).astype(np.float32)
    hit, at = scene.segment_hits(start, way, np.zeros(len(near), np.float32))
    side[near] = np.where((hit < 0) | (at >= 1), sign, 0)
    return side


def _without_crumbs(positions: Doubles, faces: Longs) -> Longs:
    count, part = parts_of(faces, len(positions))
    area = areas_of(positions, faces, part, count)
    is_crumb = area < CRUMB * area.sum()
    return faces if area[is_crumb].sum() > MOST_CRUMBS * area.sum() else faces[~is_crumb[part]]


def _places_of_ball(positions: Doubles, faces: Longs, low: Doubles, high: Doubles, cell: float) -> Doubles:
    """(N, 3) where the middle of the ball can come to near the surface."""
    pad = int(RADIUS) + 4
    shape = tuple(int(n) for n in np.ceil((high - low) / cell).astype(int) + 1 + 2 * pad)
    origin = low - pad * cell
    is_taken = np.zeros(shape, dtype=bool)
    samples = samples_on(positions, faces, cell / 2)
    is_taken[tuple(np.floor((samples - origin) / cell).astype(int).T)] = True
    away = distance_transform_edt(~is_taken)
    unsure = np.argwhere(np.abs(away - RADIUS) < UNSURE)
    points = np.ascontiguousarray(origin + (unsure + 0.5) * cell)
    away[tuple(unsure.T)] = np.sqrt(igl.point_mesh_squared_distance(points, positions, faces)[0]) / cell
    piece, _ = label(away >= RADIUS)
    is_near = (piece == piece[0, 0, 0]) & (away < RADIUS + 1.5)
    return np.asarray(origin + (np.argwhere(is_near) + 0.5) * cell, dtype=np.float64)
