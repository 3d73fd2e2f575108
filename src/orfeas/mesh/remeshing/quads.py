"""Quads: as pairs of triangles, and found again after a repair."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Ints, Mesh
from orfeas.mesh.topology import points_of

QUADS = "quads"
"""In the extras of a glTF mesh: how many quads lead its triangles, each as (a, b, c), (a, c, d)."""
Longs = npt.NDArray[np.int64]


def as_triangles(faces: Ints) -> Ints:
    """Quads (Q, 4) as the triangles (a, b, c), (a, c, d) of each in turn, (2 Q, 3); triangles stay as they are."""
    if faces.shape[1] == 3:
        return faces
    return np.ascontiguousarray(faces[:, [0, 1, 2, 0, 2, 3]]).reshape(-1, 3)


def with_quads_of(mesh: Mesh, *, quads: Mesh) -> Mesh:
    """A mesh with its faces in another order: first those that are quads of another mesh, by position, in pairs.

    Args:
        mesh: triangles, some of which are those of the other mesh.
        quads: a mesh with quads.
    """
    _, point = points_of(np.concatenate([mesh.positions, quads.positions]))
    wanted = point[mesh.num_vertices + quads.faces[: 2 * quads.num_quads]]
    _, number = np.unique(np.concatenate([_started(point[mesh.faces]), _started(wanted)]), axis=0, return_inverse=True)
    ours, theirs = np.split(number.reshape(-1), [mesh.num_faces])
    where = np.full(int(number.max(initial=-1)) + 1, -1)
    where[ours] = np.arange(mesh.num_faces)
    pairs = where[theirs].reshape(-1, 2)
    is_taken = np.bincount(pairs[pairs >= 0], minlength=mesh.num_faces) > 1
    is_kept = (pairs >= 0).all(axis=1) & ~is_taken[pairs].any(axis=1)
    kept = pairs[is_kept].reshape(-1)
    rest = np.setdiff1d(np.arange(mesh.num_faces), kept)
    turned = _turned(mesh.faces[kept], point, wanted.reshape(-1, 2, 3)[is_kept].reshape(-1, 3))
    return Mesh(mesh.positions, np.concatenate([turned, mesh.faces[rest]]), num_quads=len(kept) // 2)


def quads_in(root: dict[str, Any], *, num_faces: int) -> int:
    """How many quads a glTF document says its one mesh has; 0 where it says nothing that can be."""
    meshes = root.get("meshes")
    if not isinstance(meshes, list) or len(meshes) != 1 or not isinstance(meshes[0], dict):
        return 0
    extras = meshes[0].get("extras")
    found = extras.get(QUADS) if isinstance(extras, dict) else None
    is_possible = isinstance(found, int) and not isinstance(found, bool) and 0 < 2 * found <= num_faces
    return int(found) if is_possible and found is not None else 0


def with_whole_quads(mesh: Mesh, *, num_quads: int) -> Mesh:
    """A mesh whose leading faces were pairs before its vertices were split: the pairs that still share their diagonal
    lead, as quads, and the halves of the others follow.

    Args:
        mesh: faces in the order of the mesh that had the quads.
        num_quads: how many that had.
    """
    if not num_quads:
        return mesh
    pairs = mesh.faces[: 2 * num_quads].reshape(-1, 2, 3)
    is_whole = (pairs[:, 0, 0] == pairs[:, 1, 0]) & (pairs[:, 0, 2] == pairs[:, 1, 1])
    is_quad = np.zeros(mesh.num_faces, dtype=bool)
    is_quad[: 2 * num_quads] = np.repeat(is_whole, 2)
    faces = np.concatenate([mesh.faces[is_quad], mesh.faces[~is_quad]])
    return replace(mesh, faces=faces, num_quads=int(is_whole.sum()))


def _started(corners: Longs) -> Longs:
    """Faces (F, 3) turned, not mirrored, so that the smallest corner comes first."""
    order = (np.argmin(corners, axis=1)[:, None] + np.arange(3)) % 3
    return np.take_along_axis(corners, order, axis=1)


def _turned(faces: Ints, point: Longs, wanted: Longs) -> Ints:
    """Faces (F, 3) turned so that their points come in the order wanted."""
    start = np.argmax(point[faces] == wanted[:, :1], axis=1)
    return np.take_along_axis(faces, (start[:, None] + np.arange(3)) % 3, axis=1)
