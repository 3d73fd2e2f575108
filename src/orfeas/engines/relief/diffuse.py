"""Diffuse: carry values from where they are known to where they are not, along the links of a graph."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

LEAST = 1e-6
"""Weight of a point that knows nothing; keeps a part without any certain point solvable."""

TOLERANCE, MOST_STEPS = 1e-3, 300


def diffuse(
    values: Floats, *, confidence: Floats, links: Longs, strength: Floats | None = None, start: Floats | None = None
) -> Floats:
    """Minimise sum confidence |c - values|^2 + sum strength |c_i - c_j|^2 over links: a screened Laplace equation.

    Where confidence is high the values stay; where it is k, they are smoothed over about 1 / sqrt(k) links; where it
    is 0 they are the harmonic continuation of the rest. Solved by conjugate gradients with the diagonal as
    preconditioner, all channels in step, to an accuracy below what 8 bits show.

    Args:
        values: (N, C) float32.
        confidence: (N,) float32, 0 or more.
        links: (M, 2) indices of points that are neighbours, each pair once.
        strength: (M,) float32 of the links; 1 without.
        start: (N, C) a first guess.

    Returns:
        (N, C) float32.
    """
    count = len(values)
    weight = confidence.astype(np.float64) + LEAST
    one, two = links[:, 0], links[:, 1]
    pull = np.ones(len(links)) if strength is None else strength.astype(np.float64)
    diagonal = np.bincount(one, pull, count) + np.bincount(two, pull, count) + weight
    every = np.arange(count)
    entries = np.concatenate([-pull, -pull, diagonal])
    rows, columns = np.concatenate([one, two, every]), np.concatenate([two, one, every])
    matrix = coo_matrix((entries, (rows, columns)), (count, count)).tocsr()
    if start is None:
        mean = (values * weight[:, None]).sum(axis=0) / weight.sum()
        start = np.where(confidence[:, None] > 0.1, values, mean).astype(np.float32)
    return _solved(matrix, values * weight[:, None], start.astype(np.float64), 1.0 / diagonal).astype(np.float32)


def _solved(matrix: csr_matrix, target: Doubles, x: Doubles, inverse: Doubles) -> Doubles:
    """Preconditioned conjugate gradients (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044), every column alike."""
    residual = target - matrix @ x
    ahead = residual * inverse[:, None]
    way = ahead.copy()
    power = np.einsum("nc,nc->c", residual, ahead)
    scale = np.maximum(np.einsum("nc,nc->c", target * inverse[:, None], target), 1e-30)
    for _ in range(MOST_STEPS):
        if (power <= TOLERANCE**2 * scale).all():
            break
        moved = matrix @ way
        step = power / np.maximum(np.einsum("nc,nc->c", way, moved), 1e-300)
        x += step * way
        residual -= step * moved
        ahead = residual * inverse[:, None]
        power_now = np.einsum("nc,nc->c", residual, ahead)
        way = ahead + (power_now / np.maximum(power, 1e-300)) * way
        power = power_now
    return x


def links_of_grid(inside: npt.NDArray[np.bool_], *, vertical: float = 1.0) -> tuple[Longs, Floats]:
    """Neighbouring cells of a grid, numbered in row-major order among those inside.

    Returns:
        Pairs (M, 2), and their strengths (M,): 1 in a row, `vertical` in a column.
    """
    number = np.full(inside.shape, -1, np.int64)
    number[inside] = np.arange(int(inside.sum()))
    across = np.stack([number[:, :-1], number[:, 1:]], axis=-1).reshape(-1, 2)
    along = np.stack([number[:-1], number[1:]], axis=-1).reshape(-1, 2)
    links = np.concatenate([across, along])
    strength = np.repeat(np.array([1.0, vertical], np.float32), [len(across), len(along)])
    is_link = (links >= 0).all(axis=1)
    return links[is_link], strength[is_link]
