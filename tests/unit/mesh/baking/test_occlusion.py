"""Occlusion: directions, and a coarse grid read between its texels."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.baking.occlusion import DIRECTIONS, Shade
from orfeas.mesh.baking.places import Places
from orfeas.mesh.mesh import Mesh


def make_two_charts() -> Mesh:
    """Two flat squares, a texel of a 16 px grid apart on the texture."""
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=float)
    uvs = np.concatenate([square * (0.46875, 1), square * (0.46875, 1) + (0.53125, 0)])
    positions = np.column_stack([uvs[:, 0], -uvs[:, 1], np.zeros(8)])
    faces = [(0, 2, 1), (0, 3, 2), (4, 6, 5), (4, 7, 6)]
    return Mesh(positions, faces, normals=np.tile((0, 0, 1.0), (8, 1)), uvs=uvs)


def make_shade(values: tuple[float, float]) -> Shade:
    """Every texel of the first chart has the first value, of the second the second."""
    places, shade = Places(make_two_charts(), size=16), Shade(16)
    for rows in places.bands(1 << 20):
        spots = places.band(rows)
        shade.put(spots, places, np.where(spots.face < 2, *values).astype(np.float32))
    return shade


def test_directions_are_cosine_distributed() -> None:
    assert DIRECTIONS.shape == (16, 32, 3)
    assert np.allclose(np.linalg.norm(DIRECTIONS, axis=2), 1, atol=1e-6)
    # The mean of a cosine-weighted hemisphere is (0, 0, 2/3); its second moments are 1/4, 1/4, 1/2.
    assert np.allclose(DIRECTIONS.reshape(-1, 3).mean(axis=0), (0, 0, 2 / 3), atol=0.01)
    assert np.allclose((DIRECTIONS.reshape(-1, 3) ** 2).mean(axis=0), (1 / 4, 1 / 4, 1 / 2), atol=0.01)
    assert len(np.unique(DIRECTIONS.reshape(-1, 3).round(5), axis=0)) == 512


def test_charts_do_not_darken_each_other() -> None:
    shade = make_shade((0.25, 1.0))
    shade.smooth()
    places = Places(make_two_charts(), size=128)
    spots = places.band((0, 128))
    share, is_missing = shade.at(spots, places)
    assert not is_missing.any()
    assert np.allclose(share, np.where(spots.face < 2, 0.25, 1.0), atol=1e-6)


def test_a_chart_too_small_for_the_grid_is_said_to_be_missing() -> None:
    shade = make_shade((0.5, 0.5))
    shade.chart[shade.chart == 1] = -1
    places = Places(make_two_charts(), size=64)
    spots = places.band((0, 64))
    _, is_missing = shade.at(spots, places)
    assert np.array_equal(is_missing, spots.face >= 2)
