"""Islands: which polygons one can walk between."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.mesh import Floats
from orfeas.mesh.topology import groups

Polygons = tuple[tuple[int, ...], ...]


def islands_of(polygons: Polygons) -> tuple[int, ...]:
    """The island of each polygon; polygons that share an edge are on one, numbered as they first come."""
    over: dict[tuple[int, int], int] = {}
    links = []
    for number, polygon in enumerate(polygons):
        for k, corner in enumerate(polygon):
            after = polygon[(k + 1) % len(polygon)]
            edge = (min(corner, after), max(corner, after))
            if edge in over:
                links.append((over[edge], number))
            over[edge] = number
    _, label = groups(len(polygons), np.array(links, dtype=np.int64).reshape(-1, 2))
    return tuple(int(one) for one in label)


def polygon_under(point: tuple[float, float, float], vertices: Floats, polygons: Polygons) -> int | None:
    """The polygon that lies over or under a point, nearest to it in height; None where there is none.

    Args:
        point: x, y, z in metres.
        vertices: (V, 3) metres.
        polygons: convex, counter-clockwise from above.
    """
    best, least = None, np.inf
    for number, polygon in enumerate(polygons):
        corners = vertices[list(polygon)].astype(np.float64)
        edge = np.roll(corners, -1, axis=0) - corners
        beside = np.asarray(point) - corners
        if (edge[:, 2] * beside[:, 0] - edge[:, 0] * beside[:, 2] < -1e-9).any():
            continue
        height = abs(float(corners[:, 1].mean()) - point[1])
        if height < least:
            best, least = number, height
    return best
