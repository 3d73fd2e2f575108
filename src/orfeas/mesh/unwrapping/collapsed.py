"""Collapsed faces, two of whose corners are one point, lie on an edge or a corner of a chart beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from orfeas.mesh.unwrapping.lay_out import Flat

Longs = npt.NDArray[np.int64]


def with_collapsed(flat: Flat, faces: Longs, is_whole: npt.NDArray[np.bool_]) -> Flat:
    """A layout of the whole faces, with the collapsed ones laid into it; they get no chart of their own.

    Args:
        flat: of the faces that are whole, in their order.
        faces: (F, 3) all faces, points.
        is_whole: (F,) whether the corners of a face are three points.

    Returns:
        The layout of all faces.
    """
    if is_whole.all():
        return flat
    num_points = int(faces.max()) + 1
    around = flat.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    key, first = np.unique(_keys(flat.point[around], num_points), return_index=True)
    vertex_at = np.full(num_points, -1, dtype=np.int64)
    vertex_at[flat.point] = np.arange(len(flat.point))
    collapsed = faces[~is_whole]
    ends = np.stack([collapsed.min(axis=1), collapsed.max(axis=1)], axis=1)
    place = np.minimum(np.searchsorted(key, _keys(ends, num_points)), len(key) - 1)
    is_edge = key[place] == _keys(ends, num_points)
    on_edge = np.sort(around[first[place]], axis=1)
    on_edge = np.where((flat.point[on_edge[:, :1]] == ends[:, :1]), on_edge, on_edge[:, ::-1])
    at_corner = vertex_at[ends].max(axis=1, keepdims=True)
    low, high = np.where(is_edge[:, None], on_edge, np.repeat(np.maximum(at_corner, 0), 2, axis=1)).T
    laid = np.empty_like(faces)
    laid[is_whole] = flat.faces
    laid[~is_whole] = np.where(collapsed == ends[:, :1], low[:, None], high[:, None])
    return replace(flat, faces=laid)


def _keys(pairs: Longs, num_points: int) -> Longs:
    return np.asarray(pairs.min(axis=1) * num_points + pairs.max(axis=1), dtype=np.int64)
