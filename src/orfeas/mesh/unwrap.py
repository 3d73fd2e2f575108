"""Unwrap: a surface is laid out flat."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.topology import edges_of, groups, points_of


class NothingToUnwrap(OrfeasError):
    """The mesh has no faces, so there is nothing to unwrap. Use a mesh with at least one face."""

    kind = Kind.INVALID


AXES = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], dtype=np.float64)


def unwrap(mesh: Mesh, *, texture_pixels: int, padding_pixels: int = 4) -> Mesh:
    """first"""
    if not mesh.num_faces:
        raise NothingToUnwrap()
    _, point = points_of(mesh.positions)
    faces = point[mesh.faces]
    unit, _ = face_normals(mesh.positions, mesh.faces)
    label = np.argmax(unit @ AXES.T, axis=1)
    edges = edges_of(faces)
    pairs = edges.pairs // 3
    count, chart = groups(mesh.num_faces, pairs[label[pairs[:, 0]] == label[pairs[:, 1]]])
    key = mesh.faces.reshape(-1).astype(np.int64) * count + np.repeat(chart, 3)
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    vertex = mesh.faces.reshape(-1)[first]
    axis = label[first // 3]
    p = mesh.positions[vertex].astype(np.float64)
    right = np.array([[0, 0, -1], [0, 0, 1], [1, 0, 0], [1, 0, 0], [1, 0, 0], [-1, 0, 0]])[axis]
    down = np.array([[0, -1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [0, -1, 0], [0, -1, 0]])[axis]
    flat = np.stack([np.einsum("ij,ij->i", p, right), np.einsum("ij,ij->i", p, down)], axis=1)
    return _packed(mesh, flat, chart[first // 3], vertex, back.reshape(-1, 3), texture_pixels, padding_pixels)


def _packed(
    mesh: Mesh,
    flat: npt.NDArray[np.float64],
    chart: npt.NDArray[np.int64],
    vertex: npt.NDArray[np.int32],
    faces: npt.NDArray[np.int64],
    texture_pixels: int,
    padding: int,
) -> Mesh:
    count = chart.max() + 1
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, chart, flat)
    np.maximum.at(high, chart, flat)
    size = high - low
    order = np.argsort(-size[:, 1])
    scale = texture_pixels / np.sqrt((size[:, 0] * size[:, 1]).sum())
    while True:
        x = y = height = float(padding)
        place = np.zeros((count, 2))
        height = 0.0
        for c in order:
            w, h = size[c] * scale + 2 * padding
            if x + w > texture_pixels:
                x, y, height = float(padding), y + height, 0.0
            place[c] = x + padding, y + padding
            x, height = x + w, max(height, h)
        if y + height <= texture_pixels - padding and (place[:, 0] + size[:, 0] * scale < texture_pixels - 1).all():
            break
        scale *= 0.97
    uv = ((flat - low[chart]) * scale + place[chart]) / texture_pixels
    return Mesh(
        mesh.positions[vertex],
        faces.astype(np.int32),
        normals=None if mesh.normals is None else mesh.normals[vertex],
        uvs=uv.astype(np.float32),
    )
