"""Skins: which faces are seen from outside; what no ray from outside reaches is a second skin or an inner wall."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.rays import openness
from orfeas.mesh.repairing.reach import reached_sides
from orfeas.mesh.topology import Edges, edges_of, groups, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SEEN = 0.012
"""The share of the sky at which a vote is even. Pinholes over 0.7 % of a skin give the inner one 0.007; the middle of
a pipe four times as long as wide keeps 0.025, of one six times as long 0.01: longer ones are closed, unless they are
so wide that a ball rolls in (reach.py)."""

SHARP_RADIANS = math.radians(40.0)
"""Where a surface bends by more than this between two faces, a patch ends."""

ROUNDS_OF_BLUR = 8
"""64 rays tell 0.012 from 0.005 only over a few faces together; so often each asks its neighbours."""

CROSSING, SHARP_CROSSING = 0.5, 0.05
"""The price of a cut along an edge, per length of edge and mean edge: on the smooth, and where a patch ends."""

SPECK = 0.002
"""Dark faces with less than this share of the area, attached to what is seen, are folds and crevices, not a skin."""

COLLAR_AREA, COLLAR_LIGHT, COLLAR_BORDER = 0.002, 0.5, 0.2
"""A patch beside what goes is the wall of a pinhole where it has less than this share of the area and of the sky, and
more than this share of its border, other walls left out, is to what goes: a wall has half, or less if it narrows."""

LARGEST_FLOW = 1 << 29


@dataclass(frozen=True, eq=False)
class Skins:
    """What of a surface is seen from outside.

    Attributes:
        is_seen: (F,) whether the face belongs to what is seen, from either side.
        front: (F,) share of the sky the face's front sees, 0 to 1, cosine-weighted.
        back: (F,) the same for its back.
    """

    is_seen: Flags
    front: Doubles
    back: Doubles

    @property
    def num_unseen(self) -> int:
        return int((~self.is_seen).sum())


def find_skins(mesh: Mesh) -> Skins:
    """Tell the faces seen from outside from inner skins, inner walls and shells within.

    Each side of each face sends 64 rays (8 first; most need no more) and counts those that leave; to a side that sees
    little a ball may still roll, as into a bottle (`orfeas.mesh.repairing.reach`). The surface is cut
    into patches at sharp and crowded edges and where the count changes sides, and a minimum cut (Boykov and Jolly
    2001, doi:10.1109/ICCV.2001.937505) decides per patch, so that a few stray rays through a pinhole do not.

    Args:
        mesh: (V, 3) float32 and (F, 3) int32, in any unit; may be open, and turned any way. Split vertices are welded.

    Returns:
        A flag and two shares for each face, in the order of the faces.
    """
    _, point = points_of(mesh.positions)
    first, _ = points_of(mesh.positions)
    return skins_of(mesh.positions[first].astype(np.float64), point[mesh.faces])


def skins_of(positions: Doubles, faces: Longs) -> Skins:
    """The same for points (P, 3) and faces (F, 3) that are welded."""
    if not len(faces):
        return Skins(np.zeros(0, bool), np.zeros(0), np.zeros(0))
    sky = openness(positions, faces)
    front, back = sky.T
    best = sky.max(axis=1)
    if (best >= 10 * SEEN).all():
        return Skins(np.ones(len(faces), bool), front, back)
    edges = edges_of(faces)
    normal, area = _normals(positions, faces)
    dark = np.flatnonzero(best < 2 * SEEN)
    if area[dark].sum() > SPECK * area.sum():
        side = reached_sides(positions, faces, dark)
        sky[dark[side > 0], 0] = sky[dark[side < 0], 1] = 2 * SEEN
        best = sky.max(axis=1)
    smooth, sharp = _neighbours(edges, normal)
    blurred = _blurred(best, area, smooth)
    patch = _patches(blurred >= SEEN, smooth)
    is_seen = _cut(positions, edges, area, blurred, patch, smooth, sharp)[patch]
    is_seen |= _specks(is_seen, area, np.concatenate([smooth, sharp]))
    length = np.linalg.norm(positions[edges.ends[:, 0]] - positions[edges.ends[:, 1]], axis=1)
    links = np.concatenate([smooth, sharp])
    is_seen &= ~_collars(is_seen, best, area, smooth, links, length)
    return Skins(is_seen, front, back)


def _normals(positions: Doubles, faces: Longs) -> tuple[Doubles, Doubles]:
    a, b, c = (positions[faces[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    length = np.linalg.norm(cross, axis=1)
    return cross / np.maximum(length, 1e-300)[:, None], length / 2


def _neighbours(edges: Edges, normal: Doubles) -> tuple[Longs, Longs]:
    """Links (L, 3) face, face, edge: across smooth edges with two faces, and across all others with more than one."""
    one, two = edges.pairs.T // 3
    turn = np.where(edges.balance[edges.pair_edges] == 0, 1.0, -1.0)
    is_smooth = turn * np.einsum("ij,ij->i", normal[one], normal[two]) >= math.cos(SHARP_RADIANS)
    links = np.stack([one, two, edges.pair_edges], axis=1)
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] > 2)
    edge = edges.of_face.reshape(-1)[half]
    order = np.argsort(edge, kind="stable")
    half, edge = half[order], edge[order]
    is_next = edge[1:] == edge[:-1]
    crowded = np.stack([half[:-1][is_next] // 3, half[1:][is_next] // 3, edge[1:][is_next]], axis=1)
    return links[is_smooth], np.concatenate([links[~is_smooth], crowded])


def _blurred(values: Doubles, area: Doubles, smooth: Longs) -> Doubles:
    """(F,) values averaged over the neighbourhood, within patches."""
    num = len(values)
    one, two = smooth[:, 0], smooth[:, 1]
    ones = np.ones(2 * len(one))
    links = coo_array((ones, (np.concatenate([one, two]), np.concatenate([two, one]))), shape=(num, num)).tocsr()
    weight = np.maximum(area, 1e-300)
    total = weight + links @ weight
    # Clipped: one face in the full light of a pinhole must not speak for the dark ones round it.
    found = np.minimum(values, 2 * SEEN)
    for _ in range(ROUNDS_OF_BLUR):
        found = (weight * found + links @ (weight * found)) / total
    return np.asarray(found, dtype=np.float64)


def _patches(is_light: Flags, smooth: Longs) -> Longs:
    """(F,) the patch of each face: faces joined across smooth edges that agree."""
    same = is_light[smooth[:, 0]] == is_light[smooth[:, 1]]
    return groups(len(is_light), smooth[same, :2])[1]


def _cut(
    positions: Doubles, edges: Edges, area: Doubles, light: Doubles, patch: Longs, smooth: Longs, sharp: Longs
) -> Flags:
    """(patches,) which of them are kept: a minimum cut between the light and the dark."""
    num = int(patch.max()) + 2 + 1
    source, sink = num - 2, num - 1
    vote = np.bincount(patch, area * np.clip(light / SEEN - 1, -1, 1), num - 2)
    length = np.linalg.norm(positions[edges.ends[:, 0]] - positions[edges.ends[:, 1]], axis=1)
    unit = length.mean()
    links = np.concatenate([smooth, sharp])
    price = np.repeat([CROSSING, SHARP_CROSSING], [len(smooth), len(sharp)]) * length[links[:, 2]] * unit
    one, two = patch[links[:, 0]], patch[links[:, 1]]
    is_between = one != two
    one, two, price = one[is_between], two[is_between], price[is_between]
    of_patch = np.arange(num - 2)
    start = np.concatenate([one, two, np.full(num - 2, source), of_patch])
    end = np.concatenate([two, one, of_patch, np.full(num - 2, sink)])
    capacity = np.concatenate([price, price, np.maximum(vote, 0), np.maximum(-vote, 0)])
    summed = coo_array((capacity, (start, end)), shape=(num, num)).tocsr()
    scale = LARGEST_FLOW / max(float(np.abs(vote).sum()), 1e-300)
    steps = np.minimum(np.rint(summed.data * scale), LARGEST_FLOW).astype(np.int32)
    whole = csr_array((steps, summed.indices, summed.indptr), shape=(num, num))
    left = csr_array(whole - maximum_flow(whole, source, sink).flow)
    left.data = np.maximum(left.data, 0)
    left.eliminate_zeros()
    is_kept = np.zeros(num, dtype=bool)
    is_kept[breadth_first_order(left, source, return_predecessors=False)] = True
    # A patch the flow leaves undecided (no vote of its own) goes with the light.
    return np.asarray(is_kept[:-2] | ((vote == 0) & (np.bincount(patch, light, num - 2) > 0)))


def _collars(is_seen: Flags, light: Doubles, area: Doubles, smooth: Longs, links: Longs, length: Doubles) -> Flags:
    """(F,) the walls of pinholes: small, half lit patches that hang on what goes by much of their border.

    What goes on past the pinhole is a small facet of the surface with a wall's foot at its edge.
    """
    inside = is_seen[smooth[:, 0]] & is_seen[smooth[:, 1]]
    count, patch = groups(len(is_seen), smooth[inside, :2])
    one, two = np.concatenate([links[:, :2], links[:, 1::-1]]).T
    border = np.tile(length[links[:, 2]], 2)
    to_gone = np.bincount(patch[one], border * ~is_seen[two], count)
    is_plain = is_seen[two] & (to_gone[patch[two]] == 0)
    to_plain = np.bincount(patch[one], border * is_plain * (patch[one] != patch[two]), count)
    size = np.bincount(patch, area, count)
    glow = np.bincount(patch, area * light, count) / np.maximum(size, 1e-300)
    is_collar = (to_gone > COLLAR_BORDER * (to_gone + to_plain)) & (size < COLLAR_AREA * area.sum())
    return np.asarray((is_collar & (glow < COLLAR_LIGHT))[patch] & is_seen, dtype=bool)


def _specks(is_seen: Flags, area: Doubles, links: Longs) -> Flags:
    """(F,) small dark regions that hang on what is seen."""
    num = len(is_seen)
    one, two = links[:, 0], links[:, 1]
    is_dark = ~is_seen[one] & ~is_seen[two]
    count, region = groups(num, links[is_dark, :2])
    is_hanging = np.zeros(count, dtype=bool)
    is_hanging[region[one[~is_seen[one] & is_seen[two]]]] = True
    is_hanging[region[two[~is_seen[two] & is_seen[one]]]] = True
    is_speck = is_hanging & (np.bincount(region, area, count) < SPECK * area.sum())
    return np.asarray(is_speck[region] & ~is_seen, dtype=bool)
