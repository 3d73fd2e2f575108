"""Holes are closed: short ones with a fan of faces round their middle, long ones with rings that go on as it did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.repairing.fair import faired
from orfeas.mesh.topology import edges_of, groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LONGEST_FAN = 8
"""A loop of more edges gets rings."""


@dataclass(frozen=True, eq=False)
class Loops:
    """The border half-edges, grouped into loops.

    Attributes:
        start, end: (B,) the ends of each, as its face runs.
        loop: (B,) the loop of each.
        length: (L,) how many each loop has.
        is_plain: (L,) whether a loop passes each of its points once.
    """

    start: Longs
    end: Longs
    loop: Longs
    length: Longs
    is_plain: Flags


def fill_holes(positions: Doubles, faces: Longs) -> tuple[Doubles, Longs, int]:
    """Close every loop of border edges.

    One of three edges gets a face, one of up to eight a fan, a longer one rings as dense as its border, which continue
    the surface round it where that is smooth and else lie as a skin of soap would (after Liepa 2003, "Filling holes in
    meshes").

    Args:
        positions: (P, 3).
        faces: (F, 3), at most two at an edge and one fan at a point, neighbours turned alike.

    Returns:
        Positions and faces with the new ones at the end, and how many holes were filled.
    """
    loops = _loops(faces)
    count = len(loops.length)
    if not count:
        return positions, faces, 0
    num_old_points, num_old_faces = len(positions), len(faces)
    sums = np.stack([np.bincount(loops.loop, positions[loops.start, k], count) for k in range(3)], axis=1)
    middle = sums / loops.length[:, None]
    is_ringed = (loops.length > LONGEST_FAN) & loops.is_plain
    is_fan = (loops.length > 3) & ~is_ringed
    number = len(positions) + np.cumsum(is_fan) - 1
    in_fan = is_fan[loops.loop]
    fans = np.stack([loops.end[in_fan], loops.start[in_fan], number[loops.loop[in_fan]]], axis=1)
    follower = np.full(len(positions), -1, dtype=np.int64)
    follower[loops.start] = loops.end
    _, one = np.unique(loops.loop, return_index=True)
    short = one[loops.length[loops.loop[one]] <= 3]
    single = np.stack([loops.end[short], loops.start[short], follower[loops.end[short]]], axis=1)
    positions = np.concatenate([positions, middle[is_fan]])
    added = [fans, single]
    for first in one[is_ringed[loops.loop[one]]]:
        ring = _followed(int(loops.start[first]), follower)
        fresh, patch = _rings(positions[ring], ring, len(positions))
        positions = np.concatenate([positions, fresh])
        added.append(patch)
    faces = np.concatenate([faces, *added])
    return faired(positions, faces, num_old_points, num_old_faces), faces, count


def _loops(faces: Longs) -> Loops:
    edges = edges_of(faces)
    half = np.flatnonzero(edges.counts[edges.of_face.reshape(-1)] == 1)
    if not len(half):
        return Loops(half, half, half, half, np.zeros(0, dtype=bool))
    face, corner = half // 3, half % 3
    start, end = faces[face, corner], faces[face, (corner + 1) % 3]
    points, local = np.unique(np.concatenate([start, end]), return_inverse=True)
    links = local.reshape(2, -1).T
    count, loop_of_point = groups(len(points), links)
    loop = loop_of_point[links[:, 0]]
    length = np.bincount(loop, minlength=count)
    num_begun = np.bincount(loop_of_point[np.unique(links[:, 0])], minlength=count)
    num_ended = np.bincount(loop_of_point[np.unique(links[:, 1])], minlength=count)
    return Loops(start, end, loop, length, (num_begun == length) & (num_ended == length))


def _followed(start: int, follower: Longs) -> Longs:
    """The points of one loop in order, against the way its faces run: as the faces that close it must."""
    found, at = [start], int(follower[start])
    while at != start:
        found.append(at)
        at = int(follower[at])
    return np.array(found[::-1], dtype=np.int64)


def _rings(corners: Doubles, ring: Longs, num_points: int) -> tuple[Doubles, Longs]:
    """Points (N, 3) and faces that close a loop: rings of falling count, so that edges stay as long as the border's."""
    num = len(ring)
    middle = corners.mean(axis=0)
    edge = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1).mean()
    radius = np.linalg.norm(corners - middle, axis=1).mean()
    steps = int(np.clip(round(radius / max(edge, 1e-300)), 1, num // 3))
    points, faces, outer, total = [], [], ring, num_points
    for step in range(1, steps + 1):
        inner_count = max(round(num * (1 - step / steps)), 3) if step < steps else 1
        if inner_count == 1:
            place = middle[None]
        else:
            at = np.arange(inner_count) * (num / inner_count)
            low, share = np.floor(at).astype(int), (at % 1.0)[:, None]
            border = corners[low] * (1 - share) + corners[(low + 1) % num] * share
            place = middle + (border - middle) * (1 - step / steps)
        inner = total + np.arange(inner_count)
        total += inner_count
        points.append(place)
        faces.append(_strip(outer, inner))
        outer = inner
    return np.concatenate(points), np.concatenate(faces)


def _strip(outer: Longs, inner: Longs) -> Longs:
    """Faces between two rings that begin side by side and run the same way; a fan where the inner one is a point."""
    n, m = len(outer), len(inner)
    if m == 1:
        return np.stack([outer, np.roll(outer, -1), np.full(n, inner[0])], axis=1)
    when = np.concatenate([(np.arange(n) + 0.5) / n, (np.arange(m) + 0.5) / m])
    is_outer = np.arange(n + m) < n
    order = np.lexsort((is_outer, when))
    is_outer = is_outer[order]
    i: Longs = np.cumsum(is_outer) - is_outer
    j: Longs = np.cumsum(~is_outer) - ~is_outer
    apex = np.where(is_outer, outer[(i + 1) % n], inner[(j + 1) % m])
    return np.stack([outer[i % n], apex, inner[j % m]], axis=1)
