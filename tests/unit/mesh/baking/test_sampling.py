"""Sampling: a texture read at UVs."""

from __future__ import annotations

import numpy as np

from orfeas.mesh.baking.padding import fill
from orfeas.mesh.baking.sampling import Texture
from orfeas.mesh.formats.textures import sample_texture


def make_noise(height: int = 16, width: int = 32) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)


def test_uvs_past_the_edge_repeat_where_a_mesh_uses_them() -> None:
    pixels = make_noise()
    uvs = np.random.default_rng(1).uniform(-3, 3, (5000, 2)).astype(np.float32)
    assert np.abs(Texture(pixels, uvs=uvs).at(uvs) - sample_texture(pixels, uvs)).max() < 6  # cv2 steps by 1/32 texel


def test_uvs_inside_never_see_the_far_side() -> None:
    pixels = np.zeros((8, 8, 3), np.uint8)
    pixels[:, 0] = 255
    uvs = np.array([(1.0, 0.5), (0.0, 0.5)], dtype=np.float32)
    assert Texture(pixels, uvs=uvs).at(uvs)[:, 0].tolist() == [0, 255]


def test_detail_finer_than_the_result_is_averaged() -> None:
    checker = np.repeat((np.indices((64, 64)).sum(axis=0) % 2 * 255)[..., None], 3, axis=2).astype(np.uint8)
    uvs = np.random.default_rng(2).uniform(0, 1, (1000, 2)).astype(np.float32)
    assert Texture(checker, uvs=uvs).at(uvs).std() > 30
    assert np.abs(Texture(checker, uvs=uvs, shrink=4.0).at(uvs) - 127.5).max() < 1


def test_gutters_take_the_nearest_colour_in_every_texture() -> None:
    covered = np.zeros((9, 9), np.uint8)
    covered[4, 1], covered[4, 7] = 1, 1
    one, two = np.zeros((9, 9, 3), np.uint8), np.zeros((9, 9, 3), np.uint8)
    one[4, 1], one[4, 7], two[4, 1], two[4, 7] = 10, 20, 30, 40
    fill(one, two, covered=covered)
    assert (one[:, :4] == 10).all() and (one[:, 5:] == 20).all()
    assert (two[:, :4] == 30).all() and (two[:, 5:] == 40).all()
    bare = np.full((4, 4, 3), 7, np.uint8)
    fill(bare, covered=np.zeros((4, 4), np.uint8))
    assert (bare == 7).all()
