"""Fit: how well convex pieces stand for a mesh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.mesh.colliding.convex_hull import depth_outside, planes_of
from orfeas.mesh.colliding.occupancy import Grid, occupied
from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]

NUM_CELLS = 80
"""80 cells along each axis, 512,000 points: the IoU of a ball and its box comes out within 0.2 % of pi / 6."""
NUM_SAMPLES = 6000
NUM_NEAREST = 8
AIR = 0.005
"""How far ahead of a hull's face must be free of the others for the face to count, share of the diagonal."""


@dataclass(frozen=True)
class Fit:
    """Numbers of a fit; None where the mesh is not closed and so has no inside.

    Attributes:
        iou: volume of what mesh and pieces share, over the volume of both together; 1 is perfect.
        volume_ratio: volume of the pieces together over that of the mesh.
        overlap: sum of the pieces' volumes over that of them together, less 1.
        mesh_to_hulls: how far the surface stands out of the pieces, share of the diagonal.
        hulls_to_mesh: how far the pieces stand out of the surface, share of the diagonal.
    """

    iou: float | None
    volume_ratio: float | None
    overlap: float
    mesh_to_hulls: float
    hulls_to_mesh: float


def fit_of(mesh: Mesh, pieces: Sequence[Mesh], *, is_closed: bool) -> Fit:
    """Measure convex pieces against the mesh they stand for.

    Volumes are counted on a grid of NUM_CELLS**3 points, distances at NUM_SAMPLES points of each surface.

    Args:
        mesh: positions (V, 3), metres.
        pieces: convex, closed.
        is_closed: whether `mesh` is closed and turned outwards.
    """
    joined = joined_up(pieces)
    grid = Grid.over(joined_up([mesh, joined]), num_cells=NUM_CELLS)
    together = np.zeros((NUM_CELLS,) * 3, dtype=bool)
    total = 0
    for piece in pieces:
        inside = occupied(piece, grid=grid)
        together |= inside
        total += int(inside.sum())
    num_together = max(int(together.sum()), 1)
    iou = ratio = None
    if is_closed:
        solid = occupied(mesh, grid=grid)
        iou = float((solid & together).sum() / max(int((solid | together).sum()), 1))
        ratio = float(num_together / max(int(solid.sum()), 1))
    diagonal = float(np.linalg.norm(mesh.size))
    return Fit(
        iou=iou,
        volume_ratio=ratio,
        overlap=max(total / num_together - 1, 0.0),
        mesh_to_hulls=_standing_out(mesh, pieces, joined) / diagonal,
        hulls_to_mesh=_loose(mesh, pieces, diagonal) / diagonal,
    )


def share_inside(solid: Mesh, hull: Mesh) -> float:
    """IoU of a closed mesh and one convex hull round it: the share of the hull that the mesh fills."""
    grid = Grid.over(hull, num_cells=NUM_CELLS)
    filled, whole = occupied(solid, grid=grid), occupied(hull, grid=grid)
    return float((filled & whole).sum() / max(int((filled | whole).sum()), 1))


def joined_up(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one, unconnected."""
    starts = np.cumsum([0, *(mesh.num_vertices for mesh in meshes)])
    faces = [mesh.faces + np.int32(start) for mesh, start in zip(meshes, starts, strict=False)]
    return Mesh(np.concatenate([mesh.positions for mesh in meshes]), np.concatenate(faces))


def surface_samples(mesh: Mesh, *, count: int, seed: int = 0) -> tuple[Doubles, npt.NDArray[np.int64]]:
    """Points spread evenly over a surface (count, 3), and the face of each."""
    rng = np.random.default_rng(seed)
    corners = mesh.positions.astype(np.float64)[mesh.faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    upto = np.cumsum(area)
    at = (np.arange(count) + rng.uniform(size=count)) / count * upto[-1]
    face = np.minimum(np.searchsorted(upto, at, side="right"), len(area) - 1)
    one, two = rng.uniform(size=(2, count))
    is_over = one + two > 1
    one, two = np.where(is_over, 1 - one, one), np.where(is_over, 1 - two, two)
    a, b, c = (corners[face, k] for k in range(3))
    return a + one[:, None] * (b - a) + two[:, None] * (c - a), face.astype(np.int64)


def distance_to_surface(points: Doubles, mesh: Mesh) -> Doubles:
    """(N,) distance of points to a surface, metres: exact to the faces of the nearest of 30,000 samples."""
    samples, face = surface_samples(mesh, count=5 * NUM_SAMPLES)
    near = np.asarray(cKDTree(samples).query(points, k=NUM_NEAREST)[1])
    corners = mesh.positions.astype(np.float64)[mesh.faces]
    found = np.full(len(points), np.inf)
    for k in range(NUM_NEAREST):
        found = np.minimum(found, _to_triangles(points, corners[face[near[:, k]]]))
    return found


def _to_triangles(points: Doubles, corners: Doubles) -> Doubles:
    """(N,) distance of point n to triangle n: to its plane where the foot is inside, else to the nearest edge."""
    a, b, c = (corners[:, k] for k in range(3))
    normal = np.cross(b - a, c - a)
    length = np.linalg.norm(normal, axis=1)
    is_within = length > 0
    least = np.full(len(points), np.inf)
    for start, end in ((a, b), (b, c), (c, a)):
        edge = end - start
        along = np.einsum("ij,ij->i", points - start, edge) / np.maximum(np.einsum("ij,ij->i", edge, edge), 1e-300)
        foot = start + np.clip(along, 0, 1)[:, None] * edge
        least = np.minimum(least, np.linalg.norm(points - foot, axis=1))
        is_within &= np.einsum("ij,ij->i", np.cross(edge, points - start), normal) >= 0
    height = np.abs(np.einsum("ij,ij->i", points - a, normal)) / np.maximum(length, 1e-300)
    return np.where(is_within, height, least)


def _standing_out(mesh: Mesh, pieces: Sequence[Mesh], joined: Mesh) -> float:
    points, _ = surface_samples(mesh, count=NUM_SAMPLES)
    outside = np.min([depth_outside(points, piece) for piece in pieces], axis=0)
    is_out = outside > 1e-6 * float(np.linalg.norm(mesh.size))
    return float(distance_to_surface(points[is_out], joined).max()) if is_out.any() else 0.0


def _loose(mesh: Mesh, pieces: Sequence[Mesh], diagonal: float) -> float:
    """Where one piece meets another nothing can hit it, so only points with free air in front of them count."""
    share = max(NUM_SAMPLES // len(pieces), 200)
    outer = []
    for number, piece in enumerate(pieces):
        points, face = surface_samples(piece, count=share)
        corners = piece.positions.astype(np.float64)[piece.faces]
        tips = corners + 0.01 * (corners.mean(axis=1, keepdims=True) - corners)
        points = np.concatenate([points, tips.reshape(-1, 3)])
        face = np.concatenate([face, np.repeat(np.arange(piece.num_faces), 3)])
        ahead = points + AIR * diagonal * planes_of(piece)[face, :3]
        is_free = np.ones(len(points), dtype=bool)
        for other in (*pieces[:number], *pieces[number + 1 :]):
            is_free &= depth_outside(ahead, other) > 0
        outer.append(points[is_free])
    points = np.concatenate(outer)
    return float(distance_to_surface(points, mesh).max()) if len(points) else 0.0
