"""Bounding tree: boxes in boxes, in which Detour looks for the polygons near a point."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]
NODE = np.dtype([("low", "<u2", 3), ("high", "<u2", 3), ("index", "<i4")])


def bounding_tree(low: Longs, high: Longs) -> npt.NDArray[np.void]:
    """Put boxes into a tree as Detour walks it (dtBVNode of DetourNavMesh.h, subdivide of DetourNavMeshBuilder.cpp).

    Nodes come depth first. A leaf holds the number of its box; another node holds, negative, how many nodes its whole
    branch has, so that a walk may jump over it. Branches are halved at the middle box along the longest axis.

    Args:
        low, high: (N, 3) corners of boxes, 0 to 65535.

    Returns:
        (2 * N,) NODE; the last is nought, as Detour's own builder leaves it.
    """
    nodes = np.zeros(2 * len(low), dtype=NODE)
    waiting, at = [np.arange(len(low))], 0
    while waiting:
        boxes = waiting.pop()
        node = nodes[at]
        node["low"], node["high"] = low[boxes].min(axis=0), high[boxes].max(axis=0)
        at += 1
        if len(boxes) == 1:
            node["index"] = boxes[0]
            continue
        node["index"] = 1 - 2 * len(boxes)
        axis = int(np.argmax(node["high"].astype(np.int64) - node["low"]))
        ordered = boxes[np.argsort(low[boxes, axis], kind="stable")]
        waiting += [ordered[len(boxes) // 2 :], ordered[: len(boxes) // 2]]
    return nodes
