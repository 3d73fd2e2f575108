"""Boxes: pairs of faces whose bounding boxes meet, by a tree over the boxes that is walked many nodes at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

NODES_AT_ONCE = 1 << 19


def pairs_that_meet(low: Doubles, high: Doubles) -> Iterator[Longs]:
    """Pairs of boxes that touch or overlap, some at a time, so that memory stays bounded.

    Boxes are put in the order of a space-filling curve and joined two by two up to one (as in Lauterbach et al. 2009,
    "Fast BVH Construction on GPUs", doi:10.1111/j.1467-8659.2009.01377.x, on a complete tree); pairs of nodes go down
    together. A grid was not chosen: one large face among small ones fills it.

    Args:
        low, high: (N, 3) corners.

    Yields:
        (P, 2) numbers of boxes, the smaller first; every pair once in all.
    """
    if len(low) < 2:
        return
    order = _along_curve((low + high) / 2)
    levels = _tree(low[order], high[order])
    waiting = [(len(levels) - 1, np.zeros((1, 2), dtype=np.int64))]
    while waiting:
        level, pairs = waiting.pop()
        if len(pairs) > NODES_AT_ONCE:
            half = len(pairs) // 2
            waiting += [(level, pairs[half:]), (level, pairs[:half])]
        elif level:
            waiting.append((level - 1, _meeting(_children(pairs), *levels[level - 1])))
        else:
            yield np.sort(order[pairs[pairs[:, 0] != pairs[:, 1]]], axis=1)


def _along_curve(middles: Doubles) -> Longs:
    """The order of points along a Morton curve of 21 bits a side."""
    low = middles.min(axis=0)
    span = max(float(np.ptp(middles, axis=0).max()), 1e-300)
    cell = np.minimum((middles - low) / span * (1 << 21), (1 << 21) - 1).astype(np.uint64)
    key = np.zeros(len(cell), dtype=np.uint64)
    for axis in range(3):
        bits = cell[:, axis]
        for shift, mask in (
            (32, 0x1F00000000FFFF),
            (16, 0x1F0000FF0000FF),
            (8, 0x100F00F00F00F00F),
            (4, 0x10C30C30C30C30C3),
            (2, 0x1249249249249249),
        ):
            bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
        key |= bits << np.uint64(axis)
    return np.argsort(key, kind="stable").astype(np.int64)


def _tree(low: Doubles, high: Doubles) -> list[tuple[Doubles, Doubles]]:
    """Boxes of every level, the leaves first; a level of odd length ends in a box that meets nothing."""
    levels = []
    while True:
        if len(low) > 1 and len(low) % 2:
            low = np.concatenate([low, np.full((1, 3), np.inf)])
            high = np.concatenate([high, np.full((1, 3), -np.inf)])
        levels.append((low, high))
        if len(low) == 1:
            return levels
        low, high = low.reshape(-1, 2, 3).min(axis=1), high.reshape(-1, 2, 3).max(axis=1)


def _children(pairs: Longs) -> Longs:
    """The pairs of children of pairs of nodes; a node with itself gives three, not four."""
    a, b = 2 * pairs[:, 0], 2 * pairs[:, 1]
    apart = a != b
    return np.concatenate(
        [
            np.stack([a, b], axis=1),
            np.stack([a, b + 1], axis=1),
            np.stack([a + 1, b + 1], axis=1),
            np.stack([a + 1, b], axis=1)[apart],
        ]
    )


def _meeting(pairs: Longs, low: Doubles, high: Doubles) -> Longs:
    """Of pairs of nodes, those whose boxes meet; a node meets itself unless it is empty."""
    for axis in range(3):
        one, two = pairs[:, 0], pairs[:, 1]
        meets = (low[one, axis] <= high[two, axis]) & (low[two, axis] <= high[one, axis])
        pairs = pairs[meets]
    return pairs
