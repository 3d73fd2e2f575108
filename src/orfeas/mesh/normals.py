"""Normals: smooth ones, kept apart across creases."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.topology import edges_of, fans_of, points_of

Doubles = npt.NDArray[np.float64]


def with_normals(mesh: Mesh, *, crease_radians: float = math.radians(60.0)) -> Mesh:
    """Give every vertex a unit normal: the mean of its faces' normals, weighted by the angle each has there.

    Angle weights make the result independent of how a surface is cut into triangles (Thürmer and Wüthrich 1998,
    doi:10.1080/10867651.1998.10487487). Across an edge that bends by more than `crease_radians` the sides keep their
    own normals and the vertices on it are split; across UV seams normals agree.

    Args:
        mesh: faces counter-clockwise from outside; normals it has are replaced.
        crease_radians: the largest bend that is still smooth; pi makes everything smooth, 0 everything faceted.

    Returns:
        A mesh with normals, faces in the same order, UVs kept. Vertices that no face uses are gone.
    """
    _, point = points_of(mesh.positions)
    faces = point[mesh.faces]
    unit, weight = _face_normals(mesh)
    group = _smooth_groups(faces, unit, crease_radians)
    count = int(group.max(initial=-1)) + 1
    sums = np.stack([np.bincount(group, np.repeat(unit[:, k], 3) * weight, count) for k in range(3)], axis=1)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    fallback = np.zeros_like(sums)
    fallback[group] = np.repeat(unit, 3, axis=0)
    normals = np.where(length > 1e-12, sums / np.maximum(length, 1e-12), fallback)
    corner = mesh.faces.reshape(-1).astype(np.int64)
    _, first, back = np.unique(corner * count + group, return_index=True, return_inverse=True)
    vertex = corner[first]
    return Mesh(
        mesh.positions[vertex],
        back.reshape(-1, 3),
        normals=normals[group[first]].astype(np.float32),
        uvs=None if mesh.uvs is None else mesh.uvs[vertex],
    )


def face_normals(positions: Floats, faces: npt.NDArray[np.integer]) -> tuple[Doubles, Doubles]:
    """Unit normals (F, 3) and areas (F,) of faces; +Y where a face has no area."""
    a, b, c = (positions[faces[:, k]].astype(np.float64) for k in range(3))
    cross = np.cross(b - a, c - a)
    length = np.linalg.norm(cross, axis=1)
    unit = cross / np.maximum(length, 1e-300)[:, None]
    unit[length <= 1e-300] = (0.0, 1.0, 0.0)
    return unit, length / 2


def _face_normals(mesh: Mesh) -> tuple[Doubles, Doubles]:
    """Unit normals (F, 3), and the angle at every corner (3 F,), 0 in faces without area."""
    unit, area = face_normals(mesh.positions, mesh.faces)
    corners = mesh.positions[mesh.faces].astype(np.float64)
    forward = np.roll(corners, -1, axis=1) - corners
    forward /= np.maximum(np.linalg.norm(forward, axis=2, keepdims=True), 1e-300)
    cosine = -np.einsum("fkc,fkc->fk", forward, np.roll(forward, 1, axis=1))
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    return unit, np.where(area[:, None] > 0, angle, 0.0).reshape(-1)


def _smooth_groups(faces: npt.NDArray[np.int64], unit: Doubles, crease_radians: float) -> npt.NDArray[np.int64]:
    """The group of each of the 3 F corners; corners of one group share a normal."""
    edges = edges_of(faces)
    one, two = edges.pairs.T // 3
    is_smooth = np.einsum("ij,ij->i", unit[one], unit[two]) >= math.cos(crease_radians) - 1e-9
    group = faces.reshape(-1).copy()
    creased = np.zeros(int(faces.max(initial=-1)) + 1, dtype=bool)
    creased[edges.ends[edges.pair_edges[~is_smooth]]] = True
    creased[edges.ends[edges.counts > 2]] = True
    apart = np.flatnonzero(creased[faces].any(axis=1))
    if not len(apart):
        return group
    _, fan = fans_of(faces, edges.pairs[is_smooth])
    at_crease = creased[group]
    group[at_crease] = fan[at_crease] + len(creased)
    return np.unique(group, return_inverse=True)[1].reshape(-1)
