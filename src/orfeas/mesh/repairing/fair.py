"""New points are laid so that they continue the surface round them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array, diags_array
from scipy.sparse.linalg import spsolve

from orfeas.mesh.topology import edges_of, groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SMOOTH = 0.7
"""A hole is in a smooth surface where the cosine between its border's faces and its cap's is more than this on
average; a box without its lid has 0, a ball's cap of 60 degrees 0.87."""


def faired(positions: Doubles, faces: Longs, num_old_points: int, num_old_faces: int) -> Doubles:
    """Lay each patch as a soap skin (its Laplacian 0), then, where the surface round it is smooth, as a thin plate.

    The plate is the least sum of squared Laplacians over new points and border (Botsch and Kobbelt 2004,
    doi:10.1145/1015706.1015772), with uniform weights.

    Args:
        positions: (P, 3), old points first.
        faces: (F, 3), old faces first, closed.
        num_old_points, num_old_faces: how many of them stay as they are.

    Returns:
        (P, 3).
    """
    num = len(positions)
    if num == num_old_points:
        return positions
    near, local = _near(faces, num_old_points, num)
    is_free = near >= num_old_points
    laplacian = _laplacian(local, len(near))
    placed = positions[near].copy()
    placed[is_free] = _solved(laplacian[is_free], is_free, placed)
    membrane = positions.copy()
    membrane[near] = placed
    patch = _patch_of(faces[num_old_faces:], num_old_points, num)
    is_plate = _is_smooth(membrane, faces, num_old_faces, patch)[patch[near]] & is_free
    if not is_plate.any():
        return membrane
    border = np.asarray(abs(laplacian[:, is_plate]).sum(axis=1) > 0)
    placed[is_plate] = _solved(laplacian[border], is_plate, placed)
    membrane[near] = placed
    return membrane


def _near(faces: Longs, num_old_points: int, num: int) -> tuple[Longs, Longs]:
    """Points of the patches and two rings of old ones round them; their faces in those numbers."""
    is_near = np.zeros(num, dtype=bool)
    is_near[num_old_points:] = True
    for _ in range(2):
        chosen = faces[is_near[faces].any(axis=1)]
        is_near[chosen] = True
    number = np.cumsum(is_near) - 1
    return np.flatnonzero(is_near), number[faces[is_near[faces].all(axis=1)]]


def _laplacian(faces: Longs, num: int) -> csr_array:
    """(num, num) each point less the mean of its neighbours."""
    ends = edges_of(faces).ends
    one, two = np.concatenate([ends, ends[:, ::-1]]).T
    links = coo_array((np.ones(len(one)), (one, two)), shape=(num, num)).tocsr()
    degree = np.maximum(np.asarray(links.sum(axis=1)).reshape(-1), 1)
    return csr_array(diags_array(np.ones(num)) - diags_array(1 / degree) @ links)


def _solved(rows: csr_array, is_free: Flags, placed: Doubles) -> Doubles:
    """(free, 3) the free points with the least squared Laplacian in the given rows."""
    inside, fixed = rows[:, is_free], rows[:, ~is_free]
    normal = csr_array(inside.T @ inside).tocsc()
    return np.asarray(spsolve(normal, -(inside.T @ (fixed @ placed[~is_free]))), dtype=np.float64).reshape(-1, 3)


def _patch_of(fresh: Longs, num_old_points: int, num: int) -> Longs:
    """(num,) the patch of every new point, -1 for old ones."""
    shifted = np.where(fresh >= num_old_points, fresh - num_old_points, -1)
    links = np.concatenate([shifted[:, [0, 1]], shifted[:, [1, 2]], shifted[:, [2, 0]]])
    _, label = groups(num - num_old_points, links[(links >= 0).all(axis=1)])
    return np.concatenate([np.full(num_old_points, -1), label])


def _is_smooth(positions: Doubles, faces: Longs, num_old_faces: int, patch: Longs) -> Flags:
    """(patches,) whether the surface is smooth across the border of each patch."""
    count = int(patch.max()) + 1
    a, b, c = (positions[faces[:, k]] for k in range(3))
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    one, two = edges_of(faces).pairs.T // 3
    crosses = (one < num_old_faces) != (two < num_old_faces)
    old, fresh = np.minimum(one, two)[crosses], np.maximum(one, two)[crosses]
    owner = patch[faces[fresh]].max(axis=1)
    cosine = np.einsum("nk,nk->n", normal[old], normal[fresh])
    known = owner >= 0
    total = np.bincount(owner[known], cosine[known], count)
    return np.asarray(total > SMOOTH * np.maximum(np.bincount(owner[known], minlength=count), 1), dtype=bool)
