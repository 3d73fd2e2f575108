"""A surface on its way through a repair: welded points, faces, and what each face's corners carry from their source."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.faces import distinct
from orfeas.mesh.topology import groups, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Carried:
    """Welded points and faces, with the UVs and normals of every corner.

    Attributes:
        positions: (P, 3) points.
        faces: (F, 3) indices into positions.
        source: (F,) the face each came from, -1 for a new one.
        uvs: (F, 3, 2) of every corner, or (F, 3, 0) where the source has none.
        normals: (F, 3, 3) likewise; zero where a corner has none.
    """

    positions: Doubles
    faces: Longs
    source: Longs
    uvs: Doubles
    normals: Doubles

    def kept(self, chosen: Flags | Longs) -> Carried:
        """Only the chosen faces, by flags or by numbers."""
        return replace(
            self,
            faces=self.faces[chosen],
            source=self.source[chosen],
            uvs=self.uvs[chosen],
            normals=self.normals[chosen],
        )

    def turned(self, is_turned: Flags) -> Carried:
        """The flagged faces seen from the other side."""
        if not is_turned.any():
            return self
        faces, uvs, normals = self.faces.copy(), self.uvs.copy(), self.normals.copy()
        faces[is_turned] = faces[is_turned][:, ::-1]
        uvs[is_turned] = uvs[is_turned][:, ::-1]
        normals[is_turned] = -normals[is_turned][:, ::-1]
        return replace(self, faces=faces, uvs=uvs, normals=normals)

    def moved(self, positions: Doubles, faces: Longs) -> Carried:
        """The same faces on other points."""
        return replace(self, positions=positions, faces=faces)

    def joined(self, other: Carried) -> Carried:
        """With the faces of `other`, which stand on the same points and perhaps more."""
        return Carried(
            other.positions,
            np.concatenate([self.faces, other.faces]),
            np.concatenate([self.source, other.source]),
            np.concatenate([self.uvs, other.uvs]),
            np.concatenate([self.normals, other.normals]),
        )

    def grown(self, positions: Doubles, faces: Longs) -> Carried:
        """With new faces at the end; each new corner takes UV and normal from an old face at its point, if any."""
        if not len(faces):
            return replace(self, positions=positions)
        uvs = _continued(self.faces, self.uvs, faces, len(positions))
        normals = _continued(self.faces, self.normals, faces, len(positions))
        fresh = Carried(positions, faces, np.full(len(faces), -1, np.int64), uvs, normals)
        return self.joined(fresh)

    def welded(self, tolerance: float, *, among: Longs | None = None) -> Carried:
        """Points nearer than `tolerance` made one, all or only `among` some; faces that lose a corner dropped."""
        chosen = np.arange(len(self.positions)) if among is None else among
        pairs = chosen[cKDTree(self.positions[chosen]).query_pairs(tolerance, output_type="ndarray")]
        if not len(pairs):
            return self
        count, group = groups(len(self.positions), pairs)
        first = np.full(count, len(group), dtype=np.int64)
        np.minimum.at(first, group, np.arange(len(group)))
        faces = first[group][self.faces]
        return replace(self, faces=faces).kept(distinct(faces))

    def rounded(self) -> Carried:
        """On positions that float32 can hold; points it cannot tell apart become one."""
        positions = self.positions.astype(np.float32)
        first, point = points_of(positions)
        faces = point[self.faces]
        return replace(self, positions=positions[first].astype(np.float64), faces=faces).kept(distinct(faces))

    def to_mesh(self) -> Mesh:
        """A mesh split where UVs or normals differ, its faces in the same order."""
        corner = self.faces.reshape(-1)
        uvs = self.uvs.reshape(len(corner), self.uvs.shape[2]).astype(np.float32)
        normals = _units(self.normals.reshape(-1, 3))
        key = _numbered(_numbered(corner, uvs), normals)
        _, first, back = np.unique(key, return_index=True, return_inverse=True)
        return Mesh(
            self.positions[corner[first]].astype(np.float32),
            back.reshape(-1, 3).astype(np.int32),
            normals=normals[first] if self.normals.any() else None,
            uvs=uvs[first] if self.uvs.shape[2] else None,
        )


def _units(normals: Doubles) -> npt.NDArray[np.float32]:
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.where(length > 1e-6, normals / np.maximum(length, 1e-6), (0.0, 1.0, 0.0)).astype(np.float32)


def _numbered(key: Longs, values: npt.NDArray[np.float32]) -> Longs:
    """Numbers that differ where the key or the values (N, up to 3) do, ascending with the key."""
    if not values.shape[1]:
        return key
    wide = np.zeros((len(values), 3), dtype=np.float32)
    wide[:, : values.shape[1]] = values
    _, place = points_of(wide)
    _, number = np.unique(key * (int(place.max(initial=0)) + 1) + place, return_inverse=True)
    return np.asarray(number.reshape(-1), dtype=np.int64)


def carried_from(mesh: Mesh) -> Carried:
    """The mesh with vertices at one position made one point, its UVs and normals at the corners."""
    first, point = points_of(mesh.positions)
    num = mesh.num_faces
    return Carried(
        mesh.positions[first].astype(np.float64),
        point[mesh.faces],
        np.arange(num),
        np.zeros((num, 3, 0)) if mesh.uvs is None else mesh.uvs[mesh.faces].astype(np.float64),
        np.zeros((num, 3, 3)) if mesh.normals is None else mesh.normals[mesh.faces].astype(np.float64),
    )


def plain(positions: Doubles, faces: Longs) -> Carried:
    """New faces, of no source, that carry nothing."""
    num = len(faces)
    return Carried(positions, faces, np.full(num, -1, np.int64), np.zeros((num, 3, 0)), np.zeros((num, 3, 3)))


def _continued(old: Longs, values: Doubles, faces: Longs, num_points: int) -> Doubles:
    """(N, 3, K) what an old face has at each new corner's point; at fresh points, the mean of the corners round it."""
    if not values.shape[2]:
        return np.zeros((len(faces), 3, 0))
    corner = np.full(num_points, -1, dtype=np.int64)
    corner[old.reshape(-1)] = np.arange(old.size)
    flat = values.reshape(-1, values.shape[2])
    at = corner[faces]
    found = np.where((at >= 0)[..., None], flat[np.maximum(at, 0)] if len(flat) else 0.0, 0.0)
    return _spread(faces, found, at >= 0, num_points)


def _spread(faces: Longs, found: Doubles, is_known: Flags, num_points: int) -> Doubles:
    """Known corners as they are; the others by averaging their neighbours until all are reached and smooth."""
    if is_known.all():
        return found
    points, local = np.unique(faces, return_inverse=True)
    local = local.reshape(-1, 3)
    num, width = len(points), found.shape[2]
    values, known = np.zeros((num, width)), np.zeros(num, dtype=bool)
    values[local[is_known]], known[local[is_known]] = found[is_known], True
    weight = known.astype(np.float64)
    one, two = local[:, [0, 1, 2]].reshape(-1), local[:, [1, 2, 0]].reshape(-1)
    start, end = np.concatenate([one, two]), np.concatenate([two, one])
    for _ in range(64):
        total = np.bincount(end, weight[start], num)
        mean = np.stack([np.bincount(end, (weight * values[:, k])[start], num) for k in range(width)], axis=1)
        is_open = ~known & (total > 0)
        values[is_open] = mean[is_open] / total[is_open, None]
        weight[is_open] = 1.0
    return values[local]
