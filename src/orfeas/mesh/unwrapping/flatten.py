"""Flatten: charts are laid in the plane, first as they are seen along their direction, then relaxed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from orfeas.mesh.unwrapping.charts import AXES

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

_RIGHT = np.array([[0, 0, -1], [0, 0, 1], [1, 0, 0], [1, 0, 0], [1, 0, 0], [-1, 0, 0]], dtype=np.float64)
_UP = np.cross(AXES, _RIGHT)

RELAX_ROUNDS, SOLVER_STEPS = 8, 16
"""Rounds of local and global steps; steps of the conjugate gradients in each."""

FIRMNESS = 1e-6
"""How much a vertex clings to where it was, beside its pull to its neighbours; holds whole charts in place."""

SMALLEST_AREA = 0.02
"""A face laid flat with less than this share of its own area counts as folded."""

UNFOLD_ROUNDS = 4
"""So often the corners of folded faces move to the middle of their neighbours."""


@dataclass(frozen=True, eq=False)
class Sheets:
    """Charts as meshes of their own: a point on a seam is one vertex in each chart it lies in.

    Attributes:
        faces: (F, 3) sheet vertices.
        point: (V,) the point of the surface each vertex is.
        chart: (V,) the chart each vertex belongs to.
        axis: (V,) index into AXES.
        corners: (F, 3, 2) each face laid flat by itself, in its true size, corner 0 at the origin.
        area: (F,) true areas.
    """

    faces: Longs
    point: Longs
    chart: Longs
    axis: Longs
    corners: Doubles
    area: Doubles


def cut(positions: Doubles, faces: Longs, chart: Longs, axis: Longs) -> Sheets:
    """Cut a surface along the borders of its charts.

    Args:
        positions: (P, 3) points.
        faces: (F, 3) points.
        chart: (F,) the chart of each face.
        axis: (F,) the direction of each face, the same for all of a chart.
    """
    keys = np.repeat(chart, 3) * len(positions) + faces.reshape(-1)
    kept, first, back = np.unique(keys, return_index=True, return_inverse=True)
    a, b, c = (positions[faces[:, k]] for k in range(3))
    along = np.linalg.norm(b - a, axis=1)
    unit = (b - a) / np.maximum(along, 1e-300)[:, None]
    x = np.einsum("ij,ij->i", c - a, unit)
    y = np.linalg.norm(np.cross(unit, c - a), axis=1)
    zero = np.zeros_like(x)
    corners = np.stack([np.stack([zero, zero], 1), np.stack([along, zero], 1), np.stack([x, y], 1)], axis=1)
    return Sheets(
        back.reshape(-1, 3), kept % len(positions), kept // len(positions), axis[first // 3], corners, along * y / 2
    )


def project(positions: Doubles, sheets: Sheets) -> Doubles:
    """(V, 2) every chart as it is seen along its direction: x right, y up."""
    seen = positions[sheets.point]
    right = np.einsum("ij,ij->i", seen, _RIGHT[sheets.axis])
    return np.stack([right, np.einsum("ij,ij->i", seen, _UP[sheets.axis])], axis=1)


def folded(flat: Doubles, sheets: Sheets) -> npt.NDArray[np.bool_]:
    """(F,) faces that lie on their back, or have all but vanished."""
    return np.asarray(signed_areas(flat, sheets.faces) < SMALLEST_AREA * sheets.area)


def signed_areas(flat: Doubles, faces: Longs) -> Doubles:
    """(F,) area in the plane, negative where mirrored."""
    a, b, c = (flat[faces[:, k]] for k in range(3))
    return ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2


def relax(flat: Doubles, sheets: Sheets) -> Doubles:
    """Lay charts as truly to size as they can be laid: as rigid as possible.

    Local and global steps of Liu et al. 2008, "A local/global approach to mesh parameterization" (section 4,
    doi:10.1111/j.1467-8659.2008.01290.x), cotangents held above a small positive number, the global step by conjugate
    gradients from where it stands.
    """
    weights = _cotangents(sheets)
    num = len(flat)
    head, tail = sheets.faces.reshape(-1), np.roll(sheets.faces, -1, axis=1).reshape(-1)
    laplacian, diagonal = _laplacian(head, tail, weights.reshape(-1), num)
    edge = sheets.corners - np.roll(sheets.corners, -1, axis=1)
    for _ in range(RELAX_ROUNDS):
        pull = (weights[..., None] * _turned(edge, (flat[head] - flat[tail]).reshape(edge.shape), weights)).reshape(
            -1, 2
        )
        right = [np.bincount(head, pull[:, k], num) - np.bincount(tail, pull[:, k], num) for k in range(2)]
        flat = _solved(laplacian, diagonal, np.stack(right, axis=1) + FIRMNESS * diagonal[:, None] * flat, flat)
    return flat


def unfold(flat: Doubles, sheets: Sheets) -> Doubles:
    """Draw the corners of folded faces to the middle of their neighbours, until no face is folded or nothing helps.

    What folds in a chart that is sound otherwise is slivers: 878 faces of a wavy marching-cubes surface of 75,000, a
    hundredth as large as the others. Cut out one by one they made 809 charts of 8; unfolded they cost a little stretch
    on no area to speak of. Moving rings of faces round them as well left more charts, and more stretched.
    """
    is_folded = folded(flat, sheets)
    if not is_folded.any():
        return flat
    head, tail = sheets.faces.reshape(-1), np.roll(sheets.faces, -1, axis=1).reshape(-1)
    num = len(flat)
    near = csr_matrix((np.ones(2 * len(head)), (np.r_[head, tail], np.r_[tail, head])), shape=(num, num))
    near.data[:] = 1.0  # edges with two faces were counted twice
    moves = np.unique(sheets.faces[is_folded])
    rows = near[moves]
    count = np.asarray(rows.sum(axis=1)).reshape(-1, 1)
    for _ in range(UNFOLD_ROUNDS):
        flat = flat.copy()
        flat[moves] = np.asarray(rows @ flat) / count
        is_folded = folded(flat, sheets)
        if not is_folded.any():
            break
    return flat


def _turned(edge: Doubles, stretched: Doubles, weights: Doubles) -> Doubles:
    """(F, 3, 2) the true edges of every face, turned as its edges in the plane are (the best rotation in 2D)."""
    cosine = np.einsum("fk,fkd,fkd->f", weights, stretched, edge)
    sine = np.einsum("fk,fk->f", weights, stretched[..., 1] * edge[..., 0] - stretched[..., 0] * edge[..., 1])
    length = np.maximum(np.hypot(cosine, sine), 1e-300)
    cosine, sine = (cosine / length)[:, None], (sine / length)[:, None]
    x, y = edge[..., 0], edge[..., 1]
    return np.stack([cosine * x - sine * y, sine * x + cosine * y], axis=-1)


def _laplacian(head: Longs, tail: Longs, weight: Doubles, num: int) -> tuple[csr_matrix, Doubles]:
    """The matrix of the global step, a little heavier on its diagonal so that charts stay where they are."""
    diagonal = np.bincount(head, weight, num) + np.bincount(tail, weight, num)
    own = np.arange(num)
    values = np.concatenate([-weight, -weight, diagonal * (1 + FIRMNESS)])
    places = (np.concatenate([head, tail, own]), np.concatenate([tail, head, own]))
    return csr_matrix((values, places), shape=(num, num)), diagonal.astype(np.float64)


def _cotangents(sheets: Sheets) -> Doubles:
    """(F, 3) half the cotangent of the angle opposite each half-edge, held between 0.05 and 5."""
    before = np.roll(sheets.corners, 1, axis=1)  # the corner opposite the half-edge from k to k + 1
    to_head, to_tail = sheets.corners - before, np.roll(sheets.corners, -1, axis=1) - before
    dot = np.einsum("fkd,fkd->fk", to_head, to_tail)
    return np.asarray(np.clip(dot / np.maximum(2 * sheets.area, 1e-300)[:, None], 0.05, 5.0) / 2, dtype=np.float64)


def _solved(matrix: csr_matrix, diagonal: Doubles, right: Doubles, start: Doubles) -> Doubles:
    """Conjugate gradients with the diagonal as preconditioner, columns side by side."""
    inverse = 1.0 / np.maximum(diagonal, 1e-300)[:, None]
    x = start
    residual = right - matrix @ x
    step = inverse * residual
    direction = step
    power = (residual * step).sum(axis=0)
    enough = 1e-16 * power.max() + 1e-300
    for _ in range(SOLVER_STEPS):
        if (power <= enough).all():
            break
        image = matrix @ direction
        rate = power / np.maximum((direction * image).sum(axis=0), 1e-300)
        x = x + rate * direction
        residual = residual - rate * image
        step = inverse * residual
        fresh = (residual * step).sum(axis=0)
        direction = step + fresh / np.maximum(power, 1e-300) * direction
        power = fresh
    return np.asarray(x, dtype=np.float64)
