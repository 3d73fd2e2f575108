"""Orient: turn an object so that it prints with little support, standing firmly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.measuring.stance import CONTACT_METRES, OVERHANG, center_of_mass, is_within
from orfeas.mesh.mesh import Ints, Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.weld import compacted

Doubles = npt.NDArray[np.float64]

NUM_HULL_FACES = 24
OVERHANG_WEIGHT, SUPPORT_WEIGHT, HEIGHT_WEIGHT, BASE_WEIGHT, TIP_WEIGHT = 1.0, 0.5, 0.1, 0.3, 1.0
"""What a score counts: overhang as a share of the area, what the supports below it fill of the box, height over the
diagonal, base as a share of the area (less is worse), and whether it would tip."""
SMALLEST_GAIN = 0.005
"""A turn must better the score by so much; noise in a scan should not turn it."""


class CannotOrient(OrfeasError):
    """The object cannot be turned for printing: {why}. Give one that encloses some volume."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Oriented:
    """A mesh turned for printing.

    Attributes:
        mesh: standing on y = 0, centred; normals turned with it, UVs as they were.
        rotation: (3, 3) float64, proper; turned = rotation @ point, before the mesh was settled.
        score: less is better; see the weights of this module.
        score_before: of the mesh as it stood.
        reasons: sentences for the user.
    """

    mesh: Mesh
    rotation: Doubles
    score: float
    score_before: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Solid:
    """What every pose asks of the mesh; `hull` are the vertices on its convex hull."""

    points: Doubles
    faces: Ints
    unit: Doubles
    area: Doubles
    hull: npt.NDArray[np.int32]
    center: Doubles
    total_area: float
    hull_volume: float
    diagonal: float


@dataclass(frozen=True)
class _Pose:
    """How the mesh would stand with one direction down; areas in m2, lengths in metres."""

    score: float
    overhang: float
    height: float
    base: float
    is_stable: bool


def orient(mesh: Mesh) -> Oriented:
    """The best of the faces of the convex hull it can stand on, 26 directions about it, and as it stands.

    Args:
        mesh: turned outwards, metres, +Y up.

    Returns:
        The mesh turned the shortest way; as it stood where no other way is better.

    Raises:
        CannotOrient: no volume.
    """
    mesh = compacted(mesh) if mesh.num_faces else mesh
    if mesh.num_faces < 4:
        raise CannotOrient(why="it has fewer than four faces")
    hull = _hull(mesh)
    solid = _solid(mesh, hull)
    downs = np.concatenate([[[0.0, -1.0, 0.0]], _hull_faces(hull), _coarse_sphere()])
    poses = [_pose(solid, down) for down in downs]
    scores = np.array([pose.score for pose in poses])
    best = int(scores.argmin())
    if scores[0] - scores[best] < SMALLEST_GAIN:
        best = 0
    rotation = _turn_down(downs[best])
    turned = replace(
        mesh,
        positions=(mesh.positions @ rotation.T).astype(np.float32),
        normals=None if mesh.normals is None else (mesh.normals @ rotation.T).astype(np.float32),
    )
    return Oriented(settle(turned), rotation, poses[best].score, poses[0].score, _reasons(poses[0], poses[best]))


def _solid(mesh: Mesh, hull: ConvexHull) -> _Solid:
    unit, area = face_normals(mesh.positions, mesh.faces)
    points = mesh.positions.astype(np.float64)
    return _Solid(
        points=points,
        faces=mesh.faces,
        unit=unit,
        area=area,
        hull=hull.vertices,
        center=_center(mesh),
        total_area=max(float(area.sum()), 1e-300),
        hull_volume=float(hull.volume),
        diagonal=float(np.linalg.norm(np.ptp(points[hull.vertices], axis=0))),
    )


def _hull(mesh: Mesh) -> ConvexHull:
    try:
        hull = ConvexHull(mesh.positions.astype(np.float64))
    except (QhullError, ValueError) as failure:
        raise CannotOrient(why="it is flat") from failure
    if hull.volume <= 1e-9 * hull.area**1.5:
        raise CannotOrient(why="it is flat")
    return hull


def _center(mesh: Mesh) -> Doubles:
    """The centre of mass; that of the box where a surface that is not sound has it outside."""
    center = center_of_mass(mesh.positions[mesh.faces].astype(np.float64))
    low, high = mesh.bounds
    if center is not None and ((center >= low) & (center <= high)).all():
        return center
    return (low.astype(np.float64) + high) / 2


def _hull_faces(hull: ConvexHull) -> Doubles:
    """Outward normals (N, 3) of the largest flat sides of the hull, largest first."""
    corners = hull.points[hull.simplices]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    normals = hull.equations[:, :3]
    _, first, side = np.unique(np.round(normals, 3) + 0.0, axis=0, return_index=True, return_inverse=True)
    areas = np.bincount(side.reshape(-1), area)
    largest = np.argsort(-np.round(areas / areas.max(), 6), kind="stable")[:NUM_HULL_FACES]
    return np.asarray(normals[first[largest]], dtype=np.float64)


def _coarse_sphere() -> Doubles:
    """26 directions: to the sides, edges and corners of a cube."""
    steps = np.stack(np.meshgrid(*([[-1.0, 0.0, 1.0]] * 3), indexing="ij"), axis=-1).reshape(-1, 3)
    steps = steps[np.abs(steps).sum(axis=1) > 0]
    return np.asarray(steps / np.linalg.norm(steps, axis=1, keepdims=True), dtype=np.float64)


def _pose(solid: _Solid, down: Doubles) -> _Pose:
    level = solid.points @ -down
    low, high = float(level[solid.hull].min()), float(level[solid.hull].max())
    corners = (level - low)[solid.faces]
    facing = solid.unit @ down
    is_base = (corners <= CONTACT_METRES).all(axis=1) & (facing > 0)
    is_over = np.flatnonzero((facing > OVERHANG) & ~is_base)
    overhang, base = float(solid.area[is_over].sum()), float(solid.area[is_base].sum())
    supports = float((solid.area[is_over] * facing[is_over] * corners[is_over].mean(axis=1)).sum())
    turn = _turn_down(down)
    touching = solid.points[solid.hull][level[solid.hull] - low <= CONTACT_METRES]
    is_stable = is_within((touching @ turn.T)[:, [0, 2]], (turn @ solid.center)[[0, 2]])
    score = (
        OVERHANG_WEIGHT * overhang / solid.total_area
        + SUPPORT_WEIGHT * min(1.0, supports / solid.hull_volume)
        + HEIGHT_WEIGHT * (high - low) / solid.diagonal
        - BASE_WEIGHT * base / solid.total_area
        + TIP_WEIGHT * (not is_stable)
    )
    return _Pose(score, overhang, high - low, base, is_stable)


def _turn_down(down: Doubles) -> Doubles:
    """The shortest rotation (3, 3) that takes a unit vector to -Y; about x where it points straight up.

    Rodrigues' formula between two unit vectors.
    """
    target = np.array([0.0, -1.0, 0.0])
    cosine = float(down @ target)
    if cosine > 1.0 - 1e-9:
        return np.eye(3)
    if cosine < -1.0 + 1e-9:
        return np.diag([1.0, -1.0, -1.0])
    x, y, z = np.cross(down, target)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + cross + cross @ cross / (1.0 + cosine), dtype=np.float64)


def _reasons(before: _Pose, after: _Pose) -> tuple[str, ...]:
    if before is after:
        return ("It already stands as well as any way that was tried.",)
    reasons = [
        f"Overhang: {before.overhang * 1e6:,.0f} mm2 before, {after.overhang * 1e6:,.0f} mm2 now.",
        f"Resting on the plate: {before.base * 1e6:,.0f} mm2 before, {after.base * 1e6:,.0f} mm2 now.",
        f"Height: {before.height * 1e3:,.1f} mm before, {after.height * 1e3:,.1f} mm now.",
    ]
    if after.is_stable and not before.is_stable:
        reasons.append("It would have tipped over; it stands firmly now.")
    return tuple(reasons)
