"""Flaws: what a simplification may break, counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of, fans_of, groups, points_of

Doubles = npt.NDArray[np.float64]

LEAST_UV_AREA = 1e-9
"""A face smaller than this in the texture has no side that could be seen (0.02 texels of one 4,096 wide)."""


@dataclass(frozen=True, order=True)
class Flaws:
    """Attributes:
    topology: border edges, edges with more than two faces, and points where the surface touches itself.
    turned_uvs: faces that lie face down in the texture, in a chart that lies face up (or the reverse).
    """

    topology: int
    turned_uvs: int


def flaws_of(mesh: Mesh, *, uv_signs: Doubles | None) -> Flaws:
    """Count the flaws; `uv_signs` (F,) says which side of each face should be up in the texture."""
    _, point = points_of(mesh.positions)
    corners = point[mesh.faces]
    edges = edges_of(corners)
    num_fans, _ = fans_of(corners, edges.pairs)
    topology = int((edges.counts != 2).sum()) + num_fans - len(np.unique(corners))
    if mesh.uvs is None or uv_signs is None:
        return Flaws(topology, 0)
    return Flaws(topology, int((uv_areas(mesh) * uv_signs < -LEAST_UV_AREA).sum()))


def uv_areas(mesh: Mesh) -> Doubles:
    """Signed area of each face in the texture, (F,); 0 without UVs."""
    if mesh.uvs is None:
        return np.zeros(mesh.num_faces)
    a, b, c = (mesh.uvs[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    one, two = b - a, c - a
    return np.asarray((one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]) / 2)


def chart_signs(mesh: Mesh) -> Doubles:
    """1 or -1 for each vertex, (V,): the side its chart turns up in the texture, by area. Charts hang together by
    vertices, which are split at seams."""
    links = np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]]])
    count, chart = groups(mesh.num_vertices, links)
    total = np.bincount(chart[mesh.faces[:, 0]], uv_areas(mesh), count)
    return np.where(total < 0, -1.0, 1.0)[chart]
