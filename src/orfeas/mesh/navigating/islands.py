"""Islands: which polygons lie side by side, and which one can walk between."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.mesh import Floats
from orfeas.mesh.topology import groups

Polygons = tuple[tuple[int, ...], ...]


def neighbours_of(polygons: Polygons) -> tuple[tuple[int, ...], ...]:
    """Of each polygon, the number of the one beyond each edge, -1 where nothing is; edge k runs from corner k.

    Both sides of an edge agree: where more than two polygons share it, it is a wall to all of them.

    Args:
        polygons: counter-clockwise from above, so that neighbours run along their edge in opposite directions.
    """
    along: dict[tuple[int, int], int] = {}
    crowded: set[tuple[int, int]] = set()
    for number, polygon in enumerate(polygons):
        for edge in _edges(polygon):
            if edge in along:
                crowded.update((edge, edge[::-1]))
            along[edge] = number
    return tuple(
        tuple(-1 if edge in crowded else along.get(edge[::-1], -1) for edge in _edges(polygon)) for polygon in polygons
    )


def islands_of(neighbours: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """The island of each polygon; neighbours are on one, numbered as they first come."""
    links = [(number, other) for number, others in enumerate(neighbours) for other in others if other > number]
    _, label = groups(len(neighbours), np.array(links, dtype=np.int64).reshape(-1, 2))
    return tuple(int(one) for one in label)


def _edges(polygon: tuple[int, ...]) -> list[tuple[int, int]]:
    return list(zip(polygon, (*polygon[1:], polygon[0]), strict=True))


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
