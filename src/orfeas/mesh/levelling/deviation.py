"""Deviation: how far two surfaces lie from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

PROBES, FEWEST_PROBES = 20_000, 4_000
"""Points asked on each side besides the vertices: four to a face of the finer mesh, within these bounds."""
MARKS, FEWEST_MARKS = 120_000, 12_000
NEAREST, AGAIN, MANY = 6, 1500, 60
"""Marks are points of a surface, six to a face; the nearest few of a probe say which faces are looked at exactly. So
many of the farthest probes are asked again, of so many marks: largest distances then agreed with an exact search."""


@dataclass(frozen=True)
class Deviation:
    """Distances between two surfaces, metres.

    Attributes:
        largest: the symmetric Hausdorff distance, as far as the samples see it.
        mean: root of the mean square, of the worse side.
    """

    largest: float
    mean: float


def deviation_of(mesh: Mesh, *, reference: Mesh) -> Deviation:
    """How far a mesh lies from another, sampled both ways.

    Args:
        mesh, reference: metres, in one frame; each with at least one face.

    Returns:
        Distances of evenly spread points, and of vertices, of either surface to the other.
    """
    count = int(np.clip(4 * max(mesh.num_faces, reference.num_faces), FEWEST_PROBES, PROBES))
    there = distances(points_on(mesh, count=count), to=reference)
    back = distances(points_on(reference, count=count), to=mesh)
    return Deviation(
        largest=float(max(there.max(), back.max())),
        mean=float(np.sqrt(max((there**2).mean(), (back**2).mean()))),
    )


def points_on(mesh: Mesh, *, count: int = PROBES) -> Doubles:
    """Points to measure from, (N, 3): evenly over the area, and vertices (evenly chosen ones where there are many)."""
    spread, _ = _marks(mesh, count, least=0)
    used = np.unique(mesh.faces)
    chosen = used[np.linspace(0, len(used) - 1, min(len(used), count)).astype(np.int64)]
    return np.concatenate([spread, mesh.positions[chosen].astype(np.float64)])


def distances(points: Doubles, *, to: Mesh) -> Doubles:
    """Distance of points (N, 3) to a surface, (N,); see `nearest_on`."""
    return np.asarray(np.linalg.norm(points - nearest_on(points, to=to), axis=1))


def nearest_on(points: Doubles, *, to: Mesh) -> Doubles:
    """The nearest point of a surface to each of points (N, 3): (N, 3), never nearer than the truth.

    The farthest, on which a verdict hangs, are looked at again among more faces, since a few marks of slivers may
    hide a large face behind them.
    """
    marks, face = _marks(to, int(np.clip(6 * to.num_faces, FEWEST_MARKS, MARKS)), least=1)
    tree, corners = cKDTree(marks), to.positions.astype(np.float64)[to.faces]
    best, chosen = _nearest(points, tree, face, corners, min(NEAREST, len(marks)))
    again = np.argsort(-best, kind="stable")[:AGAIN]
    better, instead = _nearest(points[again], tree, face, corners, min(MANY, len(marks)))
    chosen[again] = np.where(better < best[again], instead, chosen[again])
    return _closest(points, corners[chosen])


def _nearest(points: Doubles, tree: cKDTree, face: Longs, corners: Doubles, count: int) -> tuple[Doubles, Longs]:
    """Squared distances to the nearest of the faces that the nearest so many marks lie on, and those faces."""
    _, near = tree.query(points, k=count, workers=1)
    best, chosen = np.full(len(points), np.inf), np.zeros(len(points), dtype=np.int64)
    for column in face[near.reshape(len(points), -1)].T:
        away = points - _closest(points, corners[column])
        squared = np.einsum("nc,nc->n", away, away)
        chosen = np.where(squared < best, column, chosen)
        best = np.minimum(best, squared)
    return best, chosen


def _marks(mesh: Mesh, count: int, *, least: int) -> tuple[Doubles, Longs]:
    """About `count` points of the surface by area, with at least so many a face; and the face of each."""
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    edges = np.concatenate([[0.0], np.cumsum(area)]) / max(float(area.sum()), 1e-300)
    number = np.maximum(np.diff(np.floor(edges * count + 0.5)), least).astype(np.int64)
    face = np.repeat(np.arange(len(area)), number)
    order = np.arange(len(face)) - np.repeat(np.cumsum(number) - number, number)
    # One mark a face stands at its middle; more follow the additive recurrence of the plastic number.
    u, v = (1 / 3 + order * 0.7548776662466927) % 1.0, (1 / 3 + order * 0.5698402909980532) % 1.0
    is_outside = u + v > 1
    u, v = np.where(is_outside, 1 - u, u)[:, None], np.where(is_outside, 1 - v, v)[:, None]
    return a[face] + u * (b - a)[face] + v * (c - a)[face], face


def _closest(points: Doubles, corners: Doubles) -> Doubles:
    """The nearest point to each of points (N, 3) in a triangle of its own (N, 3, 3): below it, or on an edge."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    length = np.einsum("nc,nc->n", normal, normal)
    best, is_inside = np.full(len(points), np.inf), length > 0
    found = np.empty_like(points)
    for start, end in ((a, b), (b, c), (c, a)):
        along, way = end - start, points - start
        share = np.einsum("nc,nc->n", way, along) / np.maximum(np.einsum("nc,nc->n", along, along), 1e-300)
        rest = way - np.clip(share, 0, 1)[:, None] * along
        squared = np.einsum("nc,nc->n", rest, rest)
        found = np.where((squared < best)[:, None], points - rest, found)
        best = np.minimum(best, squared)
        is_inside &= np.einsum("nc,nc->n", np.cross(along, way), normal) >= 0
    height = np.einsum("nc,nc->n", points - a, normal) / np.maximum(length, 1e-300)
    return np.where(is_inside[:, None], points - height[:, None] * normal, found)
