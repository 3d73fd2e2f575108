import warnings

import cv2
import numpy as np
import pytest

from makers import join, make_bumpy_blob, make_cube, make_material, make_sheet, make_sphere, make_torus
from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.topology import parts_of
from orfeas.mesh.unwrap import NothingToUnwrap, unwrap
from orfeas.mesh.unwrapping.flatten import cut, folded, project, unfold
from orfeas.mesh.unwrapping.pack import first_fit

SHAPES = {
    "a cube": make_cube(divisions=6),
    "a sphere": make_sphere(3),
    "a ring": make_torus(),
    "a wavy blob": make_bumpy_blob(24),
    "two spheres": join(make_sphere(2), make_sphere(2, center=(3, 0, 0))),
    "an open sheet": make_sheet(divisions=8),
}


def signed_uv_areas(mesh):
    a, b, c = (mesh.uvs[mesh.faces[:, k]].astype(np.float64) * [1, -1] for k in range(3))
    one, two = b - a, c - a
    return (one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]) / 2


@pytest.fixture(scope="module", params=SHAPES)
def unwrapped(request):
    return SHAPES[request.param], unwrap(SHAPES[request.param], texture_pixels=512)


def test_faces_stay_the_same_in_the_same_order(unwrapped):
    before, after = unwrapped
    assert np.array_equal(before.positions[before.faces], after.positions[after.faces])


def test_every_uv_is_inside_the_texture_and_no_face_is_mirrored(unwrapped):
    _, after = unwrapped
    assert after.uvs.min() >= 0 and after.uvs.max() <= 1
    assert (signed_uv_areas(after) > 0).all()


def test_no_texel_is_claimed_twice(unwrapped):
    """Where charts or faces overlapped, their summed area would be more than the texels they cover."""
    _, after = unwrapped
    size = 1024
    texels = FaceRows(after.uvs[after.faces].astype(np.float64) * size).band(0, size, width=size)
    claims = np.bincount(texels.row.astype(np.int64) * size + texels.column, minlength=size * size)
    assert (claims > 1).sum() <= 0.002 * (claims > 0).sum()


def test_charts_are_few_and_texels_even(unwrapped):
    _, after = unwrapped
    found = measure(with_normals(after), make_material())
    assert found.num_charts <= 40
    assert found.uv_coverage > 0.4
    assert found.texel_spread < 2.0


def test_slivers_of_marching_cubes_make_no_charts_of_their_own():
    """They fold when their chart is laid flat; cut out one by one they made ten times as many charts."""
    blob = make_bumpy_blob(40)
    after = unwrap(blob, texture_pixels=512)
    assert measure(after).num_charts <= 12
    assert (signed_uv_areas(after) > 0).all()


def test_a_folded_face_is_drawn_open_among_its_neighbours():
    sheet = make_sheet(divisions=6)
    faces = sheet.faces.astype(np.int64)
    sheets = cut(sheet.positions.astype(np.float64), faces, np.zeros(len(faces), np.int64), np.full(len(faces), 4))
    flat = project(sheet.positions.astype(np.float64), sheets)
    inner = np.flatnonzero((np.abs(flat) < 0.1).all(axis=1))[0]
    folded_flat = flat.copy()
    folded_flat[inner] += [0.25, 0.0]  # beyond its neighbour: some faces lie on their back
    assert folded(folded_flat, sheets).any()
    opened = unfold(folded_flat, sheets)
    assert not folded(opened, sheets).any()
    far = np.linalg.norm(flat - flat[inner], axis=1) > 0.45
    assert far.any() and np.array_equal(opened[far], folded_flat[far])
    assert unfold(flat, sheets) is flat


def test_an_outline_goes_in_the_first_row_with_room():
    taken = np.zeros((90, 8), dtype=np.float32)
    taken[:70] = 1
    taken[40:43, 5:8] = 0
    assert first_fit(taken, np.ones((3, 3), np.float32), above=0) == (40, 5)
    assert first_fit(taken, np.ones((3, 3), np.float32), above=41) == (70, 0)


def test_charts_keep_their_distance_and_the_border():
    after = unwrap(make_cube(divisions=2), texture_pixels=256, padding_pixels=8)
    size = 256
    corners = after.uvs[after.faces].astype(np.float64) * size
    assert corners.min() >= 4 - 1.01 and corners.max() <= size - (4 - 1.01)
    chart = chart_of_faces(after)
    for number in range(chart.max()):
        one, other = corners[chart == number].reshape(-1, 2), corners[chart == number + 1].reshape(-1, 2)
        gap = np.linalg.norm(one[:, None] - other[None], axis=2).min()
        assert gap >= 8 - 1.01


def chart_of_faces(mesh):
    label = np.arange(mesh.num_vertices)
    for _ in range(mesh.num_vertices):
        lowest = label[mesh.faces].min(axis=1)
        after = label.copy()
        np.minimum.at(after, mesh.faces, lowest[:, None])
        if np.array_equal(after, label):
            break
        label = after
    return np.unique(label[mesh.faces[:, 0]], return_inverse=True)[1]


def test_no_chart_is_a_sliver_however_thin_its_faces():
    needles = [make_needle(length=1.0, width=0.002, x=0.1 * number) for number in range(8)]
    mesh = unwrap(join(make_sphere(3), *needles), texture_pixels=512)
    sides = short_sides(mesh, texture_pixels=512)
    assert len(sides) > 8 and min(sides) >= 8
    assert signed_uv_areas(mesh).min() > 0


def test_many_needles_share_the_room_there_is():
    needles = [make_needle(length=0.2, width=0.0005, x=0.01 * number) for number in range(600)]
    mesh = unwrap(join(make_sphere(3), *needles), texture_pixels=512)
    sphere = np.abs(signed_uv_areas(mesh)[: make_sphere(3).num_faces]).sum()
    assert sphere > 0.15 and mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1


def make_needle(*, length, width, x):
    corners = np.array([[x, 0, 3], [x + width, 0, 3], [x, length, 3]], np.float32)
    return Mesh(corners, np.array([[0, 1, 2]], np.int32))


def short_sides(mesh, *, texture_pixels):
    """The shorter side of each chart's box, texels; charts hang together by UVs."""
    _, place = np.unique(mesh.uvs, axis=0, return_inverse=True)
    count, chart = parts_of(place.reshape(-1)[mesh.faces], mesh.num_vertices)
    corners = (mesh.uvs * texture_pixels)[mesh.faces].astype(np.float32)
    return [min(cv2.minAreaRect(corners[chart == number].reshape(-1, 2))[1]) for number in range(count)]


def test_the_same_mesh_gives_the_same_uvs():
    one, two = (unwrap(make_bumpy_blob(20), texture_pixels=256) for _ in range(2))
    assert np.array_equal(one.uvs, two.uvs) and np.array_equal(one.faces, two.faces)


def test_normals_follow_their_vertices():
    before = with_normals(make_sphere(2))
    after = unwrap(before, texture_pixels=256)
    assert np.array_equal(before.normals[before.faces], after.normals[after.faces])


def test_a_mesh_without_area_is_refused():
    with pytest.raises(NothingToUnwrap, match="nothing to unwrap"):
        unwrap(Mesh(np.zeros((3, 3)), np.array([[0, 1, 2]])), texture_pixels=64)


def test_a_mesh_of_any_scale_is_unwrapped_without_complaint():
    cube = make_cube(divisions=3)
    for scale in (1e-12, 1e12):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = unwrap(Mesh(cube.positions * scale, cube.faces), texture_pixels=64)
        assert measure(found).num_charts == 6


def test_collapsed_faces_get_no_charts_of_their_own_and_change_nothing():
    ball = make_sphere(3)
    a, b, c = ball.faces[100]
    collapsed = np.array([[a, b, a], [b, b, c], [c, c, c], [a, a, ball.faces[900, 0]]], dtype=np.int32)
    alone = ball.num_vertices
    faces = np.concatenate([collapsed[:2], ball.faces, collapsed[2:], [[alone, alone, alone + 1]]])
    points = np.concatenate([ball.positions, np.float32([[2, 0, 0], [2, 1, 0]])])
    laid, plain = unwrap(Mesh(points, faces), texture_pixels=1024), unwrap(ball, texture_pixels=1024)
    whole = slice(2, 2 + ball.num_faces)
    assert np.array_equal(laid.uvs[laid.faces[whole]], plain.uvs[plain.faces])
    assert np.array_equal(laid.positions[laid.faces], points[faces])
    assert set(chart_of_faces(laid)[[0, 1, -3]]) <= set(chart_of_faces(laid)[whole])
    assert min(short_sides(laid, texture_pixels=1024)) >= 8
