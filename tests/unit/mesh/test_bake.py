from dataclasses import replace

import numpy as np
import pytest

from makers import make_bumpy_blob, make_paint, make_sphere
from orfeas.mesh.bake import NoUvs, bake_color
from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.material import NOTHING_SEEN, Paint
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place, place_paint
from orfeas.mesh.unwrap import unwrap

SIZE = 256


@pytest.fixture(scope="module")
def ball():
    return with_normals(unwrap(make_sphere(4), texture_pixels=SIZE))


def surface_of_texels(mesh):
    """Row, column and place on the surface of every covered texel."""
    corners = mesh.uvs[mesh.faces].astype(np.float64) * SIZE
    texels = FaceRows(corners).band(0, SIZE, width=SIZE)
    at = np.stack([texels.column + 0.5, texels.row + 0.5], axis=1)
    a, b, c = (corners[texels.face, k] for k in range(3))
    cross = lambda u, v: u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area = cross(b - a, c - a)
    one, two = cross(at - a, c - a) / area, cross(b - a, at - a) / area
    weights = np.stack([1 - one - two, one, two], axis=1)
    return texels.row, texels.column, np.einsum("nk,nkd->nd", weights, mesh.positions[mesh.faces[texels.face]])


def test_colours_of_the_paint_arrive_where_they_belong(ball):
    texture = bake_color(ball, paint=make_paint(make_sphere(5)), texture_pixels=SIZE)
    row, column, place = surface_of_texels(ball)
    wanted = np.clip((place + 1) / 2 * 255, 0, 255)
    assert np.abs(texture[row, column] - wanted).max() <= 12
    assert np.abs(texture[row, column] - wanted).mean() <= 2


def test_a_confident_picture_is_taken_where_the_surface_faces_it_and_not_behind(ball):
    paint = make_paint(make_sphere(5), front_pixels=256)
    paint = replace(paint, colors=np.zeros_like(paint.colors))
    texture = bake_color(ball, paint=paint, texture_pixels=SIZE)
    row, column, place = surface_of_texels(ball)
    colors = texture[row, column].astype(int)
    front, back = place[:, 2] > 0.75, place[:, 2] < 0.1
    assert np.abs(colors[front, 0] - (place[front, 0] + 1) / 2 * 255).max() <= 6
    assert (colors[front, 2] == 255).all()
    assert (colors[back] == 0).all()


def test_no_confidence_means_no_picture(ball):
    paint = make_paint(make_sphere(5), front_pixels=128)
    projection = replace(paint.projections[0], confidence=np.zeros((128, 128), np.float32))
    with_none = bake_color(ball, paint=replace(paint, projections=(projection,)), texture_pixels=SIZE)
    assert np.array_equal(with_none, bake_color(ball, paint=replace(paint, projections=()), texture_pixels=SIZE))


def test_a_picture_colours_only_what_it_saw(ball):
    """Left of the middle something nearer, that is no part of the ball, hid the ball from the camera."""
    paint = make_paint(make_sphere(5), front_pixels=256)
    depth = np.full((256, 256), NOTHING_SEEN, np.float32)
    depth[:, :128] = 1.5
    hidden = replace(paint.projections[0], depth=depth, slack=0.1)
    paint = replace(paint, colors=np.zeros_like(paint.colors), projections=(hidden,))
    texture = bake_color(ball, paint=paint, texture_pixels=SIZE)
    row, column, place = surface_of_texels(ball)
    front = place[:, 2] > 0.75
    assert (texture[row, column][front & (place[:, 0] < -0.05)] == 0).all()
    assert (texture[row, column][front & (place[:, 0] > 0.05), 2] == 255).all()


def test_what_a_picture_saw_moves_along_with_the_mesh(ball):
    paint = make_paint(make_sphere(5), front_pixels=256)
    y, x = (np.mgrid[:256, :256] + 0.5) / 128 - 1
    depth = np.where(np.hypot(x, y) < 1, np.sqrt(np.maximum(1 - x * x - y * y, 0)), NOTHING_SEEN).astype(np.float32)
    seen = replace(paint, projections=(replace(paint.projections[0], depth=depth, slack=0.1),))
    small, affine = place(ball, longest_side_metres=0.02)
    texture = bake_color(small, paint=place_paint(seen, affine), texture_pixels=SIZE)
    plain = bake_color(small, paint=place_paint(paint, affine), texture_pixels=SIZE)
    assert np.abs(texture.astype(int) - plain).max() <= 12


def test_gutters_continue_the_nearest_colour(ball):
    paint = make_paint(make_sphere(4))
    one_color = replace(paint, colors=np.full_like(paint.colors, 77))
    assert (bake_color(ball, paint=one_color, texture_pixels=SIZE) == 77).all()


def test_nothing_shows_at_a_seam():
    mesh = with_normals(unwrap(make_bumpy_blob(28), texture_pixels=SIZE))
    texture = bake_color(mesh, paint=make_paint(mesh), texture_pixels=SIZE).astype(int)
    at = np.clip((mesh.uvs * SIZE).astype(int), 0, SIZE - 1)
    colors = texture[at[:, 1], at[:, 0]]
    _, point = np.unique(mesh.positions, axis=0, return_inverse=True)
    point = point.reshape(-1)
    highest, lowest = np.zeros((point.max() + 1, 3), int), np.full((point.max() + 1, 3), 255)
    np.maximum.at(highest, point, colors)
    np.minimum.at(lowest, point, colors)
    assert (highest - lowest).max() <= 14


def test_a_coarse_mesh_of_a_fine_paint_and_a_fine_mesh_of_a_coarse_paint_both_work():
    for faces, points in ((1, 4), (4, 1)):
        mesh = with_normals(unwrap(make_sphere(faces), texture_pixels=64))
        texture = bake_color(mesh, paint=make_paint(make_sphere(points)), texture_pixels=64)
        assert texture.shape == (64, 64, 3) and texture.std() > 20


def test_progress_rises_to_one(ball):
    heard = []
    bake_color(ball, paint=make_paint(make_sphere(3)), texture_pixels=SIZE, report=heard.append)
    assert heard == sorted(heard) and heard[-1] == 1.0


def test_a_mesh_without_uvs_is_refused():
    sphere = make_sphere(1)
    with pytest.raises(NoUvs, match="Unwrap it first"):
        bake_color(sphere, paint=make_paint(sphere), texture_pixels=64)


def test_a_single_triangle_takes_the_only_colour_there_is():
    triangle = Mesh(np.eye(3), np.array([[0, 1, 2]]), uvs=np.array([[0.1, 0.1], [0.9, 0.1], [0.1, 0.9]]))
    paint = Paint(np.zeros((1, 3), np.float32), np.array([[9, 8, 7]], np.uint8), np.array([[0, 0, 1]], np.float32))
    assert (bake_color(triangle, paint=paint, texture_pixels=16) == [9, 8, 7]).all()
