"""Faces that say nothing: those without three corners, and those said twice."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def distinct(faces: Longs) -> Flags:
    """(F,) whether a face names three points, not one twice."""
    a, b, c = faces.T
    return np.asarray((a != b) & (b != c) & (c != a), dtype=bool)


def without_degenerate(faces: Longs) -> Longs:
    """Faces (F, 3) without those that name a point twice."""
    return np.asarray(faces[distinct(faces)], dtype=np.int64)


def without_duplicates(faces: Longs) -> Longs:
    """Faces (F, 3) without repetitions; two that lie back to back enclose nothing, so both go."""
    return np.asarray(faces[single(faces)], dtype=np.int64)


def single(faces: Longs) -> Longs:
    """Numbers of the faces that stay when repetitions go, and both of two that lie back to back; ascending."""
    ordered = np.sort(faces, axis=1)
    span = int(faces.max(initial=0)) + 1
    _, first, group, counts = np.unique(
        (ordered[:, 0] * span + ordered[:, 1]) * span + ordered[:, 2],
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    if len(first) == len(faces):
        return np.arange(len(faces))
    turn = _turns(faces)
    net = np.bincount(group, weights=turn, minlength=len(first))
    is_wanted = (counts[group] == 1) | (turn * net[group] > 0)
    _, kept = np.unique(np.where(is_wanted, group, -1), return_index=True)
    kept = np.sort(kept)
    return np.asarray(kept[is_wanted[kept]], dtype=np.int64)


def _turns(faces: Longs) -> npt.NDArray[np.float64]:
    """+1 where the corners run round in ascending order, else -1."""
    a, b, c = faces.T
    return np.where((a < b).astype(int) + (b < c) + (c < a) == 2, 1.0, -1.0)
