"""Standing: how an object stands on the plate, what hangs over, and what begins in mid-air."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.measuring.stance import CONTACT_METRES, Stance, measure_stance
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.rays import Rays
from orfeas.mesh.topology import edges_of, groups, parts_of, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

LAYER_METRES = 0.0002


@dataclass(frozen=True)
class Standing:
    """How an object stands as it is turned now.

    Attributes:
        stance: overhang, contact and stability, as an audit measures them.
        num_islands: places whose first layer has nothing beneath it.
        num_floating_parts: pieces none of whose points rest on the plate, and that lie in no other piece.
    """

    stance: Stance
    num_islands: int
    num_floating_parts: int


def examine_standing(mesh: Mesh) -> Standing:
    """Measure how a mesh stands on the plane of its lowest point.

    Args:
        mesh: turned outwards, metres, +Y up, at least one face.

    Returns:
        Areas in m2 and counts.
    """
    _, point = points_of(mesh.positions)
    stance = measure_stance(mesh.positions, mesh.faces, point)
    assert stance is not None
    unit, area = face_normals(mesh.positions, mesh.faces)
    height = mesh.positions[:, 1].astype(np.float64)
    height -= height[mesh.faces].min()
    num_islands, num_floating = _in_mid_air(mesh, height, unit, area)
    return Standing(stance, num_islands, num_floating)


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
    is_lowest[patch[level <= CONTACT_METRES]] = False
    num_parts, part = parts_of(faces, len(first))
    part_of_point = np.zeros(len(first), dtype=np.int64)
    part_of_point[faces] = part[:, None]
    if num_parts > 1:
        ends = np.flatnonzero(is_lowest[patch])
        is_lowest[patch[ends[~_is_free(mesh, first[ends], unit)]]] = False
    rests = np.zeros(num_parts, dtype=bool)
    rests[part_of_point[level <= CONTACT_METRES]] = True
    beginning = part_of_point[is_lowest[patch]]
    return int(is_lowest.sum()), len(np.unique(beginning[~rests[beginning]]))


def _is_free(mesh: Mesh, vertices: Longs, unit: Doubles) -> npt.NDArray[np.bool_]:
    """Whether just below each vertex there is nothing: no other piece has its solid there."""
    rays = Rays(mesh)
    below = rays.points[vertices] - [0.0, 20 * rays.skip, 0.0]
    return np.asarray(rays.winding(below, normals=unit) <= 0, dtype=bool)
