import numpy as np

from orfeas.mesh.baking.texels import FaceRows


def claims(corners, *, size):
    texels = FaceRows(np.asarray(corners, float)).band(0, size, width=size)
    found = np.zeros((size, size), int)
    np.add.at(found, (texels.row, texels.column), 1)
    return found


def test_a_square_of_two_triangles_covers_each_texel_once():
    square = [[[2, 3], [14, 3], [14, 11]], [[2, 3], [14, 11], [2, 11]]]
    found = claims(square, size=16)
    wanted = np.zeros((16, 16), int)
    wanted[3:11, 2:14] = 1
    assert np.array_equal(found, wanted)


def test_a_fan_about_any_point_covers_each_texel_once():
    rng = np.random.default_rng(3)
    for _ in range(50):
        middle = rng.uniform(4, 60, 2)
        rim = np.array([[0, 0], [64, 0], [64, 64], [0, 64]], float)
        fan = [[rim[k], rim[(k + 1) % 4], middle] for k in range(4)]
        assert (claims(fan, size=64) == 1).all()


def test_bands_together_are_the_whole():
    rng = np.random.default_rng(5)
    rows = FaceRows(rng.uniform(0, 40, (30, 3, 2)))
    whole = rows.band(0, 40, width=40)
    parts = [rows.band(first, first + 7, width=40) for first in range(0, 42, 7)]
    every = sorted(zip(whole.face, whole.row, whole.column, strict=True))
    assert every == sorted(entry for part in parts for entry in zip(part.face, part.row, part.column, strict=True))


def test_what_lies_outside_the_texture_is_cut_off():
    found = claims([[[-20, -20], [40, -20], [-20, 40]]], size=8)
    assert (found == 1).all()
