"""Details: the height of the ground within polygons, which lie flat between their corners."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import Delaunay

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Polygons = tuple[tuple[int, ...], ...]

MOST_POINTS = 127
"""Of a polygon, its corners among them: triangles are then fewer than the 255 that Detour counts in a byte."""
MOST_ON_EDGE = 14
SLIVER, CHUNK = 1e-6, 2000


@dataclass(frozen=True, eq=False)
class Detail:
    """The ground within one polygon, as triangles.

    Attributes:
        points: (K, 3) metres, besides the corners of the polygon: on its edges first, then inside.
        faces: (T, 3) counter-clockwise from above; corners are numbered first, then points.
        is_border: (T, 3) whether the edge from each corner to the next lies on an edge of the polygon.
    """

    points: Doubles
    faces: Longs
    is_border: npt.NDArray[np.bool_]


def fan_of(num_corners: int) -> Detail:
    """A polygon without details, cut about its first corner."""
    ks = range(1, num_corners - 1)
    faces = np.array([(0, k, k + 1) for k in ks], dtype=np.int64)
    is_border = np.array([(k == 1, True, k == num_corners - 2) for k in ks])
    return Detail(np.empty((0, 3)), faces, is_border)


def details_of(
    vertices: Doubles,
    polygons: Polygons,
    *,
    set_down: Callable[[Doubles], Doubles],
    spacing_metres: float,
    error_metres: float,
) -> tuple[Detail, ...]:
    """Sample the ground within each polygon, and keep the samples it needs.

    Edges are sampled on their own, so that neighbours share their points. Inside, the worst sample of every triangle is
    entered, until all are near enough or there are 127 points (Garland and Heckbert 1995, Fast Polygonal Approximation
    of Terrains and Height Fields: greedy insertion into a Delaunay triangulation).

    Args:
        vertices: (V, 3) metres, on the ground.
        polygons: convex, counter-clockwise from above.
        set_down: points (N, 3) to points of the ground above or below them.
        spacing_metres: between samples.
        error_metres: how far the ground may be from the triangles, up or down.
    """
    on_edges = _edge_points(vertices, polygons, set_down, spacing_metres, error_metres)
    inside = [_grid_inside(vertices[list(polygon)], spacing_metres) for polygon in polygons]
    ends = np.cumsum([len(points) for points in inside])[:-1]
    samples = np.split(set_down(np.concatenate(inside)), ends) if polygons else []
    return tuple(
        _detail(vertices, polygon, on_edges, sample, error_metres)
        for polygon, sample in zip(polygons, samples, strict=True)
    )


def _edges(polygon: tuple[int, ...]) -> list[tuple[int, int]]:
    return list(zip(polygon, (*polygon[1:], polygon[0]), strict=True))


def _edge_points(
    vertices: Doubles,
    polygons: Polygons,
    set_down: Callable[[Doubles], Doubles],
    spacing: float,
    error: float,
) -> dict[tuple[int, int], Doubles]:
    """Points that each edge needs, in its direction; the same both ways."""
    edges = sorted({(min(edge), max(edge)) for polygon in polygons for edge in _edges(polygon)})
    ways = []
    for one, two in edges:
        start, end = vertices[one], vertices[two]
        parts = max(math.ceil(float(np.hypot(*(end - start)[[0, 2]])) / spacing), 1)
        ways.append(start + np.arange(1, parts)[:, None] / parts * (end - start))
    ends = np.cumsum([len(way) for way in ways])[:-1]
    found: dict[tuple[int, int], Doubles] = {}
    for (one, two), way in zip(edges, np.split(set_down(np.concatenate(ways)), ends), strict=True):
        heights = np.concatenate([[vertices[one, 1]], way[:, 1], [vertices[two, 1]]])
        kept = way[_needed(heights, error) - 1]
        found[one, two], found[two, one] = kept, kept[::-1]
    return found


def _needed(heights: Doubles, error: float) -> Longs:
    """Which of even steps a line through them needs besides its ends."""
    steps = np.arange(len(heights))
    kept = [0, len(heights) - 1]
    while len(kept) < MOST_ON_EDGE + 2:
        away = np.abs(np.interp(steps, kept, heights[kept]) - heights)
        worst = int(np.argmax(away))
        if away[worst] <= error:
            break
        kept = sorted([*kept, worst])
    return np.array(kept[1:-1], dtype=np.int64)


def _grid_inside(corners: Doubles, spacing: float) -> Doubles:
    """Points of a grid (N, 3) within a polygon and off its edges, on the fan of its corners."""
    low, high = corners[:, [0, 2]].min(axis=0), corners[:, [0, 2]].max(axis=0)
    x, z = (np.arange(a + spacing / 2, b, spacing) for a, b in zip(low, high, strict=True))
    grid = np.stack(np.meshgrid(x, z, indexing="ij"), axis=-1).reshape(-1, 2)
    flat = corners[:, [0, 2]]
    along = np.roll(flat, -1, axis=0) - flat
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-12)
    beside = grid[:, None] - flat
    off = (along[:, 1] * beside[..., 0] - along[:, 0] * beside[..., 1]) / length
    grid = grid[(off > spacing / 4).all(axis=1)]
    _, heights = _under(corners, fan_of(len(corners)).faces, grid)
    return np.stack([grid[:, 0], heights, grid[:, 1]], axis=1)


def _under(points: Doubles, faces: Longs, places: Doubles) -> tuple[Longs, Doubles]:
    """Which of triangles each place (N, 2) lies in or nearest to, and their height there.

    By all triangles for all places: scipy's own search asks LAPACK, whose threads took a second where others worked.
    """
    one, two, three = (points[faces[:, k]] for k in range(3))
    size = _cross(two - one, three - one)
    is_wide = np.abs(size) > SLIVER * np.ptp(points[:, [0, 2]], axis=0).max() ** 2
    one, two, three, size, kept = one[is_wide], two[is_wide], three[is_wide], size[is_wide], np.flatnonzero(is_wide)
    found, heights = np.zeros(len(places), np.int64), np.zeros(len(places))
    for start in range(0, len(places), CHUNK):
        part = slice(start, start + CHUNK)
        at = np.insert(places[part], 1, 0.0, axis=1)[:, None]
        a, b = _cross(two - at, three - at) / size, _cross(three - at, one - at) / size
        best = np.argmax(np.minimum(np.minimum(a, b), 1 - a - b), axis=1)
        row = np.arange(len(best))
        a, b = a[row, best], b[row, best]
        heights[part] = a * one[best, 1] + b * two[best, 1] + (1 - a - b) * three[best, 1]
        found[part] = kept[best]
    return found, heights


def _cross(one: Doubles, two: Doubles) -> Doubles:
    """Twice the area from above between two sides (..., 3)."""
    return one[..., 2] * two[..., 0] - one[..., 0] * two[..., 2]


def _detail(
    vertices: Doubles,
    polygon: tuple[int, ...],
    on_edges: dict[tuple[int, int], Doubles],
    samples: Doubles,
    error: float,
) -> Detail:
    corners = vertices[list(polygon)]
    rims = [on_edges[edge] for edge in _edges(polygon)]
    fan = fan_of(len(polygon))
    if not any(len(rim) for rim in rims) and not len(_worst(corners, fan.faces, samples, error)):
        return fan
    points = np.concatenate([corners, *rims])
    while True:
        faces = Delaunay(points[:, [0, 2]] - corners[0, [0, 2]]).simplices.astype(np.int64)
        further = _worst(points, faces, samples, error)[: MOST_POINTS - len(points)]
        if not len(further):
            break
        points = np.concatenate([points, samples[further]])
    sides = _sides(len(polygon), [len(rim) for rim in rims], len(points))
    return _as_detail(points, faces, sides, len(polygon))


def _worst(points: Doubles, faces: Longs, samples: Doubles, error: float) -> Longs:
    """The sample furthest from each triangle, where it is further than the error; the worst first."""
    face, heights = _under(points, faces, samples[:, [0, 2]])
    away = np.abs(heights - samples[:, 1])
    order = np.argsort(-away, kind="stable")
    order = order[away[order] > error]
    _, first = np.unique(face[order], return_index=True)
    return np.asarray(order[np.sort(first)], dtype=np.int64)


def _sides(num_corners: int, rims: list[int], num_points: int) -> npt.NDArray[np.bool_]:
    """(P, E) which points lie on which edge of the polygon."""
    sides = np.zeros((num_points, num_corners), dtype=bool)
    at = num_corners
    for edge, count in enumerate(rims):
        sides[[edge, (edge + 1) % num_corners], edge] = True
        sides[at : at + count, edge] = True
        at += count
    return sides


def _as_detail(points: Doubles, faces: Longs, sides: npt.NDArray[np.bool_], num_corners: int) -> Detail:
    one, two, three = (points[faces[:, k]] for k in range(3))
    upward = _cross(two - one, three - one)
    faces = np.where((upward < 0)[:, None], faces[:, ::-1], faces)
    # Points of one edge are not quite on a line: what lies between them and the line is no ground.
    faces = faces[np.abs(upward) > SLIVER * np.ptp(points[:, [0, 2]], axis=0).max() ** 2]
    is_border = np.stack([(sides[faces[:, k]] & sides[faces[:, (k + 1) % 3]]).any(axis=1) for k in range(3)], axis=1)
    return Detail(points[num_corners:], faces, is_border)
