"""Polygons, strips and fans become triangles that cover them once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orfeas.mesh.formats.reading.polygons import fan_of, strip_of, triangles_of

ARROW = [[0, 0], [2, 1], [0, 2], [1, 1]]
LETTER_L = [[0, 0], [2, 0], [2, 1], [1, 1], [1, 3], [0, 3]]
COMB = [[0, 0], [7, 0], [7, 3], [6, 3], [6, 1], [4, 1], [4, 3], [3, 3], [3, 1], [1, 1], [1, 3], [0, 3]]


def areas(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    a, b, c = (points[triangles[:, k]] for k in range(3))
    return np.cross(b - a, c - a)[:, 2] / 2


def area_of(outline: list[list[float]]) -> float:
    x, y = np.array(outline, dtype=float).T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


@pytest.mark.parametrize("outline", [ARROW, LETTER_L, COMB])
@pytest.mark.parametrize("first", [0, 1, 2, 3])
def test_a_concave_polygon_is_covered_once(outline: list[list[float]], first: int) -> None:
    outline = outline[first:] + outline[:first]
    points = np.column_stack([outline, np.zeros(len(outline))]).astype(float)
    found = areas(points, triangles_of(np.array([len(outline)]), points))
    assert len(found) == len(outline) - 2
    assert (found > 0).all() and found.sum() == pytest.approx(area_of(outline))


def test_polygons_of_every_size_keep_their_order() -> None:
    outlines = [LETTER_L, LETTER_L[:3], ARROW, COMB]
    points = np.concatenate(
        [np.column_stack([outline, np.full(len(outline), k)]) for k, outline in enumerate(outlines)]
    )
    counts = np.array([len(outline) for outline in outlines])
    triangles = triangles_of(counts, points)
    assert points[triangles[:, 0], 2].tolist() == [0] * 4 + [1] + [2] * 2 + [3] * 10
    assert (areas(points, triangles) > 0).all()


def test_an_upright_polygon_is_cut_like_a_flat_one() -> None:
    flat = np.column_stack([np.zeros(len(COMB)), COMB]).astype(float)
    a, b, c = (flat[triangles_of(np.array([len(COMB)]), flat)[:, k]] for k in range(3))
    found = np.cross(b - a, c - a)[:, 0] / 2
    assert (found > 0).all() and found.sum() == pytest.approx(area_of(COMB))


@given(radii=st.lists(st.floats(0.2, 1.0), min_size=3, max_size=24))
@settings(max_examples=60, deadline=None)
def test_any_star_is_covered_once(radii: list[float]) -> None:
    angle = np.arange(len(radii)) * 2 * np.pi / len(radii)
    outline = np.array(radii)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    points = np.column_stack([outline, np.zeros(len(radii))])
    found = areas(points, triangles_of(np.array([len(radii)]), points))
    assert found.sum() == pytest.approx(area_of(outline.tolist())) and found.min() > -1e-9


def test_what_has_no_area_is_still_cut() -> None:
    points = np.zeros((9, 3))
    assert len(triangles_of(np.array([4, 5]), points)) == 5


def test_strips_turn_every_other_triangle_and_fans_share_their_first_corner() -> None:
    assert strip_of(np.arange(5)).tolist() == [[0, 1, 2], [1, 3, 2], [2, 3, 4]]
    assert fan_of(np.arange(4)).tolist() == [[1, 2, 0], [2, 3, 0]]
    assert len(strip_of(np.arange(2))) == 0
