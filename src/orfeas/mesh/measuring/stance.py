"""Stance: how an object stands on the ground and what hangs over it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.mesh.mesh import Floats, Ints
from orfeas.mesh.normals import face_normals
from orfeas.mesh.topology import parts_of

Doubles = npt.NDArray[np.float64]

CONTACT_METRES = 1e-4
"""What lies within a tenth of a millimetre of the lowest point touches the plate: less than any layer."""
OVERHANG_RADIANS = math.radians(45.0)
ROUNDING = 1e-4
"""A slope of exactly 45 degrees prints; single precision turns it by less than this."""
OVERHANG = math.cos(OVERHANG_RADIANS) + ROUNDING


@dataclass(frozen=True)
class Stance:
    """How an object stands with +Y up.

    Attributes:
        lowest_metres: height of its lowest point above y = 0.
        overhang_area: m2 that face down by more than 45 degrees from upright and are not on the plate.
        overhang_share: the same as a share of the area.
        contact_area: m2 that lie on the plate.
        contact_share: the same as a share of the convex outline on the ground; None where that is empty.
        is_stable: the middle of its volume is above what touches the plate; None where it has no volume.
        num_floating: solid parts that do not reach the plate.
    """

    lowest_metres: float
    overhang_area: float
    overhang_share: float
    contact_area: float
    contact_share: float | None
    is_stable: bool | None
    num_floating: int


def measure_stance(positions: Floats, faces: Ints, point: npt.NDArray[np.int64]) -> Stance | None:
    """Measure overhang, contact and stability.

    Args:
        positions: (V, 3), metres, +Y up.
        faces: (F, 3), counter-clockwise from outside.
        point: (V,) the point of each vertex, as `points_of` numbers them.

    Returns:
        Areas in m2; None without faces.
    """
    if not len(faces):
        return None
    corners = positions[faces].astype(np.float64)
    normal, area = face_normals(positions, faces)
    lowest = float(corners[:, :, 1].min())
    is_on_plate = (corners[:, :, 1] <= lowest + CONTACT_METRES).all(axis=1) & (normal[:, 1] < 0)
    hangs = (normal[:, 1] < -OVERHANG) & ~is_on_plate
    flat = corners[:, :, [0, 2]].reshape(-1, 2)
    outline = _hull(flat)
    contact = float(area[is_on_plate].sum())
    overhang, total = float(area[hangs].sum()), float(area.sum())
    return Stance(
        lowest_metres=lowest,
        overhang_area=overhang,
        overhang_share=overhang / total if total > 0 else 0.0,
        contact_area=contact,
        contact_share=min(1.0, contact / float(outline.volume)) if outline is not None else None,
        is_stable=_is_stable(corners, flat[corners[:, :, 1].reshape(-1) <= lowest + CONTACT_METRES]),
        num_floating=_num_floating(corners, point[faces], lowest),
    )


def _hull(points: Doubles) -> ConvexHull | None:
    """The convex hull of points in the plane; None where they have no area."""
    distinct = np.unique(points, axis=0)
    if len(distinct) < 3:
        return None
    try:
        return ConvexHull(distinct)
    except QhullError:
        return None


def _is_stable(corners: Doubles, feet: Doubles) -> bool | None:
    middle = center_of_mass(corners)
    return None if middle is None else is_within(feet, middle[[0, 2]])


def is_within(corners: Doubles, point: Doubles) -> bool:
    """Whether a point (2,) is inside the convex hull of corners (N, 2); never inside one without area."""
    base = _hull(corners)
    return base is not None and bool((base.equations[:, :2] @ point + base.equations[:, 2] <= 0).all())


def center_of_mass(corners: Doubles) -> Doubles | None:
    """(3,) of what closed faces (F, 3, 3) enclose, of even density: tetrahedra from one point; None without volume."""
    origin = corners.reshape(-1, 3).mean(axis=0)
    a, b, c = (corners[:, k] - origin for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c))
    if volume.sum() <= 0:
        return None
    return np.asarray(origin + (volume[:, None] * (a + b + c)).sum(axis=0) / 4 / volume.sum(), dtype=np.float64)


def _num_floating(corners: Doubles, faces: npt.NDArray[np.int64], lowest: float) -> int:
    """Parts of positive volume, so no cavities, that end above the plate."""
    count, part = parts_of(faces, int(faces.max()) + 1)
    a, b, c = (corners[:, k] - corners[0, 0] for k in range(3))
    volume = np.bincount(part, np.einsum("ij,ij->i", a, np.cross(b, c)), count)
    foot = np.full(count, np.inf)
    np.minimum.at(foot, part, corners[:, :, 1].min(axis=1))
    return int(((foot > lowest + CONTACT_METRES) & (volume > 0)).sum())
