"""Flat faces: three corners on one line, which have no area and no normal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.carried import Carried, carried_from
from orfeas.mesh.repairing.faces import distinct
from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FLAT = 4e-7
"""Height over longest side, as a share of the diagonal, below which a face is flat: four times what an audit calls so,
since a mesh is still moved and rounded after this."""

NEEDLE = 1e-5
"""Of a flat face that no turn of its longest edge mends, a side shorter than this share of the diagonal is closed."""

ROUNDS, MOST_CLOSED = 8, 2_000
"""So often it is looked again; so many needles are closed in a round."""


def without_flat(mesh: Mesh) -> Mesh:
    """The mesh with its flat faces mended; the mesh itself where there are none. See `unflattened`."""
    if not _flat(mesh.positions.astype(np.float64), mesh.faces.astype(np.int64)).any():
        return mesh
    surface, num_mended = unflattened(carried_from(mesh))
    if not num_mended:
        return mesh
    mended = surface.to_mesh()
    return mended if mesh.normals is not None else replace(mended, normals=None)


def unflattened(surface: Carried) -> tuple[Carried, int]:
    """A surface whose flat faces have given their longest edge to the other diagonal, or closed a side.

    A face of no area whose middle corner lies on its longest edge takes that edge's other diagonal together with the
    face beyond, in whose chart both then lie; the surface does not move. A needle's two near corners become one.
    What would crowd an edge, pinch a point or turn a face over is left as it is.

    Returns:
        The surface, and how many faces were mended. As closed and manifold as before.
    """
    before = int(_flat(surface.positions, surface.faces).sum())
    left = before
    for _ in range(ROUNDS):
        if not left:
            break
        surface = _closed_needles(_turned(surface))
        now = int(_flat(surface.positions, surface.faces).sum())
        if now >= left:
            break
        left = now
    return surface, before - left


def _flat(positions: Doubles, faces: Longs) -> Flags:
    if not len(faces):
        return np.zeros(0, dtype=bool)
    corners = positions[faces]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    return np.asarray(_doubled(corners) <= FLAT * _diagonal(positions, faces) * longest, dtype=bool)


def _doubled(corners: Doubles) -> Doubles:
    """Twice the areas of faces (F, 3, 3)."""
    return np.asarray(np.linalg.norm(_crosses(corners), axis=1))


def _crosses(corners: Doubles) -> Doubles:
    return np.asarray(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]))


def _diagonal(positions: Doubles, faces: Longs) -> float:
    return float(np.linalg.norm(np.ptp(positions[faces.reshape(-1)], axis=0)))


def _turned(surface: Carried) -> Carried:
    """The longest edges of flat faces turned, where that is sound; of several that touch, the first."""
    faces, positions = surface.faces, surface.positions
    half, beyond = _longest_edges(surface)
    if not len(half):
        return surface
    one, k = half // 3, half % 3
    two, m = beyond // 3, beyond % 3
    a, b, c = faces[one, k], faces[one, (k + 1) % 3], faces[one, (k + 2) % 3]
    d = faces[two, (m + 2) % 3]
    fresh = np.stack([np.column_stack([c, a, d]), np.column_stack([d, b, c])], axis=1)
    corners = positions[fresh]
    facing = _crosses(positions[faces[two]])
    sizes = np.stack([_doubled(corners[:, 0]), _doubled(corners[:, 1])])
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=2), axis=3).max(axis=2).T
    is_good = (sizes > FLAT * _diagonal(positions, faces) * longest).all(axis=0) & (c != d)
    is_good &= np.einsum("nc,nc->n", _crosses(corners[:, 0]), facing) > 0
    is_good &= np.einsum("nc,nc->n", _crosses(corners[:, 1]), facing) > 0
    is_good &= ~_are_joined(faces, c, d, len(positions))
    chosen = np.flatnonzero(is_good)
    chosen = chosen[_first_come(np.column_stack([a, b, c, d])[chosen], len(positions))]
    faces = faces.copy()
    faces[one[chosen]], faces[two[chosen]] = fresh[chosen, 0], fresh[chosen, 1]
    source = surface.source.copy()
    source[one[chosen]] = source[two[chosen]]
    along = _along(positions, a, b, c)
    spots = (one[chosen], k[chosen], two[chosen], m[chosen], along[chosen])
    return Carried(positions, faces, source, _led(surface.uvs, *spots), _led(surface.normals, *spots))


def _longest_edges(surface: Carried) -> tuple[Longs, Longs]:
    """The longest half-edge of every flat face, and the one on its other side in a face that is not flat."""
    flat = _flat(surface.positions, surface.faces)
    edges = edges_of(surface.faces)
    other = np.full(surface.faces.size, -1, dtype=np.int64)
    agree = edges.pairs[edges.balance[edges.pair_edges] == 0]
    other[agree[:, 0]], other[agree[:, 1]] = agree[:, 1], agree[:, 0]
    corners = surface.positions[surface.faces[flat]]
    side = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2).argmax(axis=1)
    half = 3 * np.flatnonzero(flat) + side
    beyond = other[half]
    is_there = (beyond >= 0) & ~flat[beyond // 3]
    return half[is_there], beyond[is_there]


def _along(positions: Doubles, a: Longs, b: Longs, c: Longs) -> Doubles:
    """How far from a to b each c lies, 0 to 1."""
    edge = positions[b] - positions[a]
    length = np.maximum(np.einsum("nc,nc->n", edge, edge), 1e-300)
    return np.asarray(np.clip(np.einsum("nc,nc->n", positions[c] - positions[a], edge) / length, 0.0, 1.0))


def _led(values: Doubles, one: Longs, k: Longs, two: Longs, m: Longs, along: Doubles) -> Doubles:
    """What corners carry once edges are turned: all in the chart of the face beyond, where c lies on its edge."""
    values = values.copy()
    at_b, at_a, at_d = values[two, m], values[two, (m + 1) % 3], values[two, (m + 2) % 3]
    is_whole = (values[one, k] == at_a).all(axis=1) & (values[one, (k + 1) % 3] == at_b).all(axis=1)
    between = at_a + along[:, None] * (at_b - at_a)
    at_c = np.where(is_whole[:, None], values[one, (k + 2) % 3], between)
    values[one], values[two] = np.stack([at_c, at_a, at_d], axis=1), np.stack([at_d, at_b, at_c], axis=1)
    return values


def _first_come(points: Longs, num_points: int) -> Flags:
    """Of changes with their points (N, K), those that no earlier one shares a point with."""
    first = np.full(num_points, len(points), dtype=np.int64)
    number = np.arange(len(points))
    np.minimum.at(first, points, number[:, None])
    return np.asarray((first[points] == number[:, None]).all(axis=1), dtype=bool)


def _neighbours(faces: Longs, num_points: int) -> csr_matrix:
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    ends = np.concatenate([ends, ends[:, ::-1]])
    ones = np.ones(len(ends), dtype=np.int32)
    return coo_matrix((ones, (ends[:, 0], ends[:, 1])), shape=(num_points, num_points)).tocsr()


def _are_joined(faces: Longs, one: Longs, two: Longs, num_points: int) -> Flags:
    """Whether an edge runs between each two points."""
    low, high = np.minimum(one, two), np.maximum(one, two)
    ends = edges_of(faces).ends
    return np.isin(low * num_points + high, ends[:, 0] * num_points + ends[:, 1])


def _closed_needles(surface: Carried) -> Carried:
    """Short sides of flat faces closed, where the surface stays manifold."""
    faces, positions = surface.faces, surface.positions
    flat = np.flatnonzero(_flat(positions, faces))[:MOST_CLOSED]
    if not len(flat):
        return surface
    corners = positions[faces[flat]]
    length = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    side = length.argmin(axis=1)
    is_short = length.min(axis=1) < NEEDLE * _diagonal(positions, faces)
    flat, side = flat[is_short], side[is_short]
    ends = np.column_stack([faces[flat, side], faces[flat, (side + 1) % 3]])
    stands_for = _stand_ins(faces, ends, len(positions))
    moved = stands_for[faces]
    is_over = np.einsum("fc,fc->f", _crosses(positions[moved]), _crosses(positions[faces])) < 0
    is_over[flat] = False
    spoiled = faces[is_over].reshape(-1)
    stands_for[spoiled] = spoiled
    moved = stands_for[faces]
    return replace(surface, faces=moved).kept(distinct(moved))


def _stand_ins(faces: Longs, ends: Longs, num_points: int) -> Longs:
    """(P,) the point each point becomes when the sides between `ends` (N, 2) close; those that may not, stay."""
    beside = _neighbours(faces, num_points)
    num_beside = np.diff(beside.indptr)
    stands_for, is_taken = np.arange(num_points), np.zeros(num_points, dtype=bool)
    for kept, gone in ends:
        ring = beside.indices[beside.indptr[kept] : beside.indptr[kept + 1]]
        other = beside.indices[beside.indptr[gone] : beside.indptr[gone + 1]]
        common = np.intersect1d(ring, other)
        # Two in common are the third corners of the two faces that go: a third would crowd an edge, and of one with
        # three neighbours two faces back to back would be left.
        if len(common) == 2 and (num_beside[common] > 3).all() and not is_taken[[*ring, *other]].any():
            stands_for[gone] = kept
            is_taken[ring] = is_taken[other] = True
    return stands_for
