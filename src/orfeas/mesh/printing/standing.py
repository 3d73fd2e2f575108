"""Standing: how an object stands on the plate, what hangs over, and what begins in mid-air."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.rays import Rays
from orfeas.mesh.topology import edges_of, groups, parts_of, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

BASE_METRES = 0.0001
"""What lies so near to the lowest point rests on the plate: half of a common first layer."""
LAYER_METRES = 0.0002
OVERHANG_RADIANS = math.radians(45.0)
ROUNDING = 1e-4
"""A slope of exactly 45 degrees prints; float32 corners turn it by less than this."""


@dataclass(frozen=True)
class Standing:
    """How an object stands as it is turned now; areas in m2.

    Attributes:
        overhang: area that looks down more steeply than 45 degrees and does not rest on the plate.
        overhang_share: of the whole area.
        base: area that rests on the plate.
        base_share: of the area of the object's shadow's convex hull on the plate.
        is_stable: whether the centre of mass is above the convex hull of the points on the plate (feet are points
            before they are facets); None if the centre of mass is not known.
        num_islands: places whose first layer has nothing beneath it.
        num_floating_parts: pieces none of whose points rest on the plate, and that lie in no other piece.
    """

    overhang: float
    overhang_share: float
    base: float
    base_share: float
    is_stable: bool | None
    num_islands: int
    num_floating_parts: int


def examine_standing(mesh: Mesh, *, center_of_mass: Doubles | None) -> Standing:
    """Measure how a mesh stands on the plane of its lowest point.

    Args:
        mesh: turned outwards, metres, +Y up, at least one face.
        center_of_mass: (3,) metres, or None.

    Returns:
        Areas in m2 and counts.
    """
    unit, area = face_normals(mesh.positions, mesh.faces)
    height = mesh.positions[:, 1].astype(np.float64)
    height -= height[mesh.faces].min()
    is_down = unit[:, 1] < -math.cos(OVERHANG_RADIANS) - ROUNDING
    is_base = (height[mesh.faces] <= BASE_METRES).all(axis=1) & (unit[:, 1] < 0)
    overhang, base = float(area[is_down & ~is_base].sum()), float(area[is_base].sum())
    plan = mesh.positions[:, [0, 2]].astype(np.float64)
    used = np.unique(mesh.faces)
    touching = used[height[used] <= BASE_METRES]
    shadow = _hull_area(plan[used])
    num_islands, num_floating = _in_mid_air(mesh, height, unit, area)
    return Standing(
        overhang=overhang,
        overhang_share=overhang / max(float(area.sum()), 1e-300),
        base=base,
        base_share=min(1.0, base / shadow) if shadow > 0 else 0.0,
        is_stable=None if center_of_mass is None else is_within(plan[touching], center_of_mass[[0, 2]]),
        num_islands=num_islands,
        num_floating_parts=num_floating,
    )


def is_within(corners: Doubles, point: Doubles) -> bool:
    """Whether a point (2,) is inside the convex hull of corners (..., 2); never inside one without area."""
    try:
        hull = ConvexHull(np.unique(corners.reshape(-1, 2), axis=0))
    except (QhullError, ValueError):
        return False
    return bool((hull.equations[:, :2] @ point + hull.equations[:, 2] <= 0).all())


def mass_center(mesh: Mesh) -> Doubles:
    """(3,) centre of mass of a closed mesh of even density, metres: tetrahedra from one point to every face."""
    origin = mesh.positions.astype(np.float64).mean(axis=0)
    a, b, c = (mesh.positions[mesh.faces[:, k]] - origin for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c))
    return np.asarray(origin + (volume[:, None] * (a + b + c)).sum(axis=0) / 4 / volume.sum(), dtype=np.float64)


def _hull_area(points: Doubles) -> float:
    try:
        return float(ConvexHull(points).volume)  # of two dimensions, qhull's volume is the area
    except (QhullError, ValueError):
        return 0.0


def _in_mid_air(mesh: Mesh, height: Doubles, unit: Doubles, area: Doubles) -> tuple[int, int]:
    """How many lowest places begin a layer above nothing, and how many pieces float.

    Points are told by the layer they lie in: a patch of one layer all of whose neighbours are in higher ones is a
    lowest place. Where its faces look down, material begins there; where they look up, it is the floor of a
    hollow. (By exact heights the uneven base of a scan counted 156 places.)
    """
    first, point = points_of(mesh.positions)
    faces, level = point[mesh.faces], height[first]
    layer = np.floor(level / LAYER_METRES)
    links = edges_of(faces).ends
    is_even = layer[links[:, 0]] == layer[links[:, 1]]
    count, patch = groups(len(first), links[is_even])
    slopes = links[~is_even]
    lower = np.where(layer[slopes[:, 0]] < layer[slopes[:, 1]], slopes[:, 0], slopes[:, 1])
    upper = slopes.sum(axis=1) - lower
    is_lowest = np.zeros(count, dtype=bool)
    is_lowest[patch[faces]] = True
    is_lowest[patch[upper]] = False
    down = np.bincount(patch[faces].reshape(-1), np.repeat(unit[:, 1] * area, 3), count)
    is_lowest &= down < 0
    is_lowest[patch[level <= BASE_METRES]] = False
    num_parts, part = parts_of(faces, len(first))
    part_of_point = np.zeros(len(first), dtype=np.int64)
    part_of_point[faces] = part[:, None]
    if num_parts > 1:
        ends = np.flatnonzero(is_lowest[patch])
        is_lowest[patch[ends[~_is_free(mesh, first[ends], unit)]]] = False
    rests = np.zeros(num_parts, dtype=bool)
    rests[part_of_point[level <= BASE_METRES]] = True
    beginning = part_of_point[is_lowest[patch]]
    return int(is_lowest.sum()), len(np.unique(beginning[~rests[beginning]]))


def _is_free(mesh: Mesh, vertices: Longs, unit: Doubles) -> npt.NDArray[np.bool_]:
    """Whether just below each vertex there is nothing: no other piece has its solid there."""
    rays = Rays(mesh)
    below = rays.points[vertices] - [0.0, 20 * rays.skip, 0.0]
    return np.asarray(rays.winding(below, normals=unit) <= 0, dtype=bool)
