"""Merge: parts that are convex as they are, and fewer pieces out of many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from orfeas.mesh.colliding.convex_hull import full_hull
from orfeas.mesh.measure import volume_of
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.outside import volumes_of
from orfeas.mesh.topology import edges_of, parts_of
from orfeas.mesh.weld import compacted

NUM_PARTNERS = 8


def merged_to(pieces: Sequence[Mesh], *, count: int) -> list[Mesh]:
    """Join convex pieces until no more than `count` are left.

    The smallest joins the one of its NUM_PARTNERS nearest with which it makes the smallest hull beyond the two.

    Args:
        pieces: convex, closed.
        count: 1 or more.
    """
    left = [(_volume(piece), piece) for piece in pieces]
    while len(left) > count:
        smallest = min(range(len(left)), key=lambda number: left[number][0])
        volume, piece = left.pop(smallest)
        center = _center(piece)
        distance = np.array([np.linalg.norm(_center(other) - center) for _, other in left])
        tried = []
        for number in np.argsort(distance, kind="stable")[:NUM_PARTNERS]:
            joined = full_hull(np.concatenate([piece.positions, left[number][1].positions]))
            if joined is not None:
                tried.append((_volume(joined) - left[number][0] - volume, int(number), joined))
        if tried:
            _, number, joined = min(tried, key=lambda one: one[:2])
            left[number] = (_volume(joined), joined)
    return [piece for _, piece in left]


def is_solid(welded: Mesh) -> bool:
    """Whether a welded mesh is closed, neighbours agree, and every part is turned outwards; parts may overlap."""
    edges = edges_of(welded.faces)
    if not len(edges.counts) or not ((edges.counts == 2) & (edges.balance == 0)).all():
        return False
    count, part = parts_of(welded.faces, welded.num_vertices)
    volumes = volumes_of(welded.positions.astype(np.float64), welded.faces.astype(np.int64), part, count)
    return bool((volumes > 0).all())


def convex_parts(solid: Mesh, *, fullness: float) -> tuple[list[Mesh], npt.NDArray[np.bool_]]:
    """Hulls of the separate parts that fill their hull; and (F,) which faces those parts have.

    Args:
        solid: welded and closed.
        fullness: share of its hull that a part must fill.
    """
    count, part = parts_of(solid.faces, solid.num_vertices)
    is_convex = np.zeros(count, dtype=bool)
    found = []
    order = np.argsort(part, kind="stable")
    for number, faces in enumerate(np.split(solid.faces[order], np.cumsum(np.bincount(part, minlength=count))[:-1])):
        one = compacted(Mesh(solid.positions, faces))
        hull = full_hull(one.positions)
        if hull is not None and _volume(one) >= fullness * _volume(hull):
            is_convex[number] = True
            found.append(hull)
    return found, is_convex[part]


def _volume(mesh: Mesh) -> float:
    return volume_of(mesh.positions - mesh.positions.mean(axis=0), mesh.faces)


def _center(mesh: Mesh) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    low, high = mesh.bounds
    return np.asarray((low + high) / 2, dtype=np.float32)
