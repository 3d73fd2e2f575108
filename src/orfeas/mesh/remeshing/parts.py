"""Parts: a mesh taken apart, and put together with its quads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.topology import parts_of
from orfeas.mesh.weld import compacted


def separated(mesh: Mesh, *, most: int) -> list[Mesh]:
    """The parts of a welded mesh, largest area first; all that come after the first `most - 1` are one."""
    count, part = parts_of(mesh.faces, mesh.num_vertices)
    if count == 1:
        return [mesh]
    _, area = face_normals(mesh.positions, mesh.faces)
    order = np.argsort(-np.bincount(part, area, count), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(count)
    group = np.minimum(rank, most - 1)[part]
    return [compacted(Mesh(mesh.positions, mesh.faces[group == number])) for number in range(min(count, most))]


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Meshes as one, unconnected: the quads of all of them first."""
    starts = np.cumsum([0, *(mesh.num_vertices for mesh in meshes)])
    faces = [mesh.faces + start for mesh, start in zip(meshes, starts, strict=False)]
    quads = [some[: 2 * mesh.num_quads] for some, mesh in zip(faces, meshes, strict=True)]
    rest = [some[2 * mesh.num_quads :] for some, mesh in zip(faces, meshes, strict=True)]
    positions = np.concatenate([mesh.positions for mesh in meshes])
    return Mesh(positions, np.concatenate(quads + rest), num_quads=sum(mesh.num_quads for mesh in meshes))
