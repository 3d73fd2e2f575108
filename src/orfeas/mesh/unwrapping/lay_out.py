"""Lay out: charts are laid flat; those that fold or overlap are cut in two and laid again, until none does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from orfeas.mesh.topology import groups
from orfeas.mesh.unwrapping.charts import AXES, Surface
from orfeas.mesh.unwrapping.flatten import Sheets, cut, folded, project, relax, unfold
from orfeas.mesh.unwrapping.overlaps import doubly_claimed

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

RINGS, GROWN_ROUNDS = 1, 4
"""With a face that folds so many rings round it are cut out, in the first rounds: alone it would be a sliver."""

ROUNDS = 12
"""So often charts are cut; what still folds or overlaps then is laid face by face."""


@dataclass(frozen=True, eq=False)
class Flat:
    """Charts laid flat.

    Attributes:
        faces: (F, 3) vertices, in the order of the surface's faces.
        point: (V,) the point of the surface each vertex is.
        chart: (V,) numbered from 0.
        flat: (V, 2) metres, x right, y up; every face the right way up, no two of a chart overlapping.
    """

    faces: Longs
    point: Longs
    chart: Longs
    flat: Doubles


def lay_out(positions: Doubles, faces: Longs, surface: Surface, axis: Longs, *, texels_per_metre: float) -> Flat:
    """Lay a surface flat.

    Args:
        positions: (P, 3) points.
        faces: (F, 3) points.
        surface: the same faces and their neighbours.
        axis: (F,) the direction each face is seen along.
        texels_per_metre: how finely overlaps are looked for.
    """
    axis, is_open = axis.copy(), np.ones(len(surface.pairs), dtype=bool)
    pending = np.arange(len(faces))
    done: list[tuple[Longs, Flat]] = []
    for number_of_round in range(ROUNDS):
        one, two = surface.pairs.T
        is_joined = is_open & (axis[one] == axis[two])
        _, chart = groups(len(faces), surface.pairs[is_joined])
        number, chart_of_face = np.unique(chart[pending], return_inverse=True)
        sheets = cut(positions, faces[pending], chart_of_face, axis[pending])
        flat = unfold(relax(project(positions, sheets), sheets), sheets)
        is_folded = folded(flat, sheets)
        clashes = doubly_claimed(flat, sheets, texels=texels_per_metre)
        is_bad = np.zeros(len(number), dtype=bool)
        is_bad[chart_of_face[is_folded]] = True
        is_bad[chart_of_face[clashes[:, 0]]] = True
        keeps = ~is_bad[chart_of_face]
        done.append((pending[keeps], _part(sheets, flat, keeps)))
        if keeps.all():
            return _assembled(done, len(faces))
        is_cut = np.zeros(len(faces), dtype=bool)
        is_cut[pending[is_folded]] = True
        rings = RINGS if number_of_round < GROWN_ROUNDS else 0
        is_cut = _grown(is_cut, surface.pairs[is_joined], rings=rings)
        axis[is_cut] = _axes_together(surface, is_cut, is_joined)[is_cut]
        is_open &= is_cut[one] == is_cut[two]
        is_open &= ~_between(positions, faces, surface, is_joined, pending[_one_each(clashes, chart_of_face)])
        pending = pending[~keeps]
    done.append((pending, _face_by_face(positions, faces[pending])))
    return _assembled(done, len(faces))


def _grown(is_cut: npt.NDArray[np.bool_], pairs: Longs, *, rings: int) -> npt.NDArray[np.bool_]:
    """Faces and their neighbours, so many rings of them."""
    for _ in range(rings):
        beside = is_cut[pairs].any(axis=1)
        is_cut = is_cut.copy()
        is_cut[pairs[beside].reshape(-1)] = True
    return is_cut


def _axes_together(surface: Surface, is_cut: npt.NDArray[np.bool_], is_joined: npt.NDArray[np.bool_]) -> Longs:
    """(F,) the direction that faces cut out of one chart side by side face together."""
    inside = is_joined & is_cut[surface.pairs].all(axis=1)
    count, patch = groups(len(is_cut), surface.pairs[inside])
    facing = surface.unit * surface.area[:, None]
    total = np.stack([np.bincount(patch, facing[:, k], count) for k in range(3)], axis=1)
    return np.asarray(np.argmax(total @ AXES.T, axis=1)[patch], dtype=np.int64)


def _one_each(clashes: Longs, chart_of_face: Longs) -> Longs:
    """(N, 2) of the clashing pairs of each chart, the middle one."""
    _, counts = np.unique(chart_of_face[clashes[:, 0]], return_counts=True)
    order = np.argsort(chart_of_face[clashes[:, 0]], kind="stable")
    starts = np.cumsum(counts) - counts
    return np.asarray(clashes[order[starts + counts // 2]], dtype=np.int64)


def _between(
    positions: Doubles, faces: Longs, surface: Surface, is_joined: npt.NDArray[np.bool_], seeds: Longs
) -> npt.NDArray[np.bool_]:
    """(P,) the pairs to cut so that the two seeds of a row come apart: those nearer to one on one side only."""
    if not len(seeds):
        return np.zeros(len(surface.pairs), dtype=bool)
    middle = positions[faces].mean(axis=1)
    one, two = surface.pairs[is_joined].T
    step = np.linalg.norm(middle[one] - middle[two], axis=1) + 1e-12
    graph = csr_matrix((step, (one, two)), shape=(len(faces), len(faces)))
    _, _, nearest = dijkstra(graph, directed=False, indices=np.unique(seeds), min_only=True, return_predecessors=True)
    one, two = surface.pairs.T
    return np.asarray(is_joined & (nearest[one] != nearest[two]))


def _part(sheets: Sheets, flat: Doubles, keeps: npt.NDArray[np.bool_]) -> Flat:
    """The charts of some faces, numbered anew."""
    used, back = np.unique(sheets.faces[keeps], return_inverse=True)
    _, chart = np.unique(sheets.chart[used], return_inverse=True)
    return Flat(back.reshape(-1, 3), sheets.point[used], chart, flat[used])


def _face_by_face(positions: Doubles, faces: Longs) -> Flat:
    """Every face a chart of its own, in its true size."""
    number = np.arange(len(faces))
    sheets = cut(positions, faces, number, np.zeros_like(number))
    flat = np.empty((len(sheets.point), 2))
    flat[sheets.faces] = sheets.corners
    return Flat(sheets.faces, sheets.point, sheets.chart, flat)


def _assembled(done: list[tuple[Longs, Flat]], num_faces: int) -> Flat:
    faces = np.empty((num_faces, 3), dtype=np.int64)
    num_vertices = num_charts = 0
    charts = []
    for numbers, part in done:
        faces[numbers] = part.faces + num_vertices
        charts.append(part.chart + num_charts)
        num_vertices += len(part.point)
        num_charts += int(part.chart.max(initial=-1)) + 1
    point = np.concatenate([part.point for _, part in done])
    return Flat(faces, point, np.concatenate(charts), np.concatenate([part.flat for _, part in done]))
