import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import (
    grid_faces,
    join,
    make_bumpy_blob,
    make_cube,
    make_sheet,
    make_sphere,
    make_textured_cube,
    make_torus,
    merged,
)
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import CannotBeClosed, Repairs, repair_surface
from orfeas.mesh.repairing.crossings import crossing_faces
from orfeas.mesh.repairing.outside import OneSided


def is_sound(mesh):
    found = measure(mesh)
    return found.is_closed and found.is_manifold and found.is_oriented


def with_round_uvs(mesh):
    """UVs by direction, no seam: what a chart of the upper half would have."""
    uvs = mesh.positions[:, [0, 2]] * 0.25 + 0.5
    length = np.linalg.norm(mesh.positions, axis=1, keepdims=True)
    return Mesh(mesh.positions, mesh.faces, normals=mesh.positions / length, uvs=uvs)


def double_skin(mesh, *, gap, pierced):
    """A second skin within, turned against the first, and joined to it by a pinhole at every `pierced`th face."""
    num = mesh.num_vertices
    normals = mesh.positions / np.linalg.norm(mesh.positions, axis=1, keepdims=True)
    chosen = np.arange(0, mesh.num_faces, pierced)
    rest = np.delete(mesh.faces, chosen, axis=0)
    a, b = mesh.faces[chosen], np.roll(mesh.faces[chosen], -1, axis=1)
    walls = np.concatenate([np.stack([a, b, b + num], -1), np.stack([a, b + num, a + num], -1)]).reshape(-1, 3)
    points = np.concatenate([mesh.positions, mesh.positions - gap * normals])
    return Mesh(points, np.concatenate([rest, rest[:, ::-1] + num, walls]))


def klein_bottle(around=32, along=16):
    u, v = np.meshgrid(np.arange(around + 1) * 2 * np.pi / around, np.arange(along) * 2 * np.pi / along, indexing="ij")
    ring = 2 + np.cos(u / 2) * np.sin(v) - np.sin(u / 2) * np.sin(2 * v)
    rise = np.sin(u / 2) * np.sin(v) + np.cos(u / 2) * np.sin(2 * v)
    points = np.stack([ring * np.cos(u), ring * np.sin(u), rise], axis=-1)
    at = np.arange((around + 1) * along).reshape(-1, along)
    a, b = at[:-1], at[1:]
    c, d = np.roll(b, -1, axis=1), np.roll(a, -1, axis=1)
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    return merged(points.reshape(-1, 3), faces)


def test_a_sound_textured_surface_comes_back_with_everything_it_had():
    cube = make_textured_cube()
    found = repair_surface(cube)
    assert found.repairs == Repairs()
    assert found.repairs.way == "kept"
    assert np.array_equal(found.source_face, np.arange(cube.num_faces))
    assert not found.is_new.any()
    for name in ("positions", "uvs", "normals"):
        assert np.array_equal(getattr(found.mesh, name)[found.mesh.faces], getattr(cube, name)[cube.faces]), name


def test_faces_that_survive_keep_their_uvs_and_new_ones_continue_them():
    ball = with_round_uvs(make_sphere(3))
    is_cut = np.linalg.norm(ball.positions[ball.faces].mean(axis=1) - (0, 1, 0), axis=1) < 0.4
    found = repair_surface(Mesh(ball.positions, ball.faces[~is_cut], normals=ball.normals, uvs=ball.uvs))
    assert is_sound(found.mesh)
    assert found.repairs.num_holes_filled == 1
    kept = ~found.is_new
    source = ball.faces[~is_cut][found.source_face[kept]]
    assert np.array_equal(found.mesh.uvs[found.mesh.faces[kept]], ball.uvs[source])
    assert (found.source_face[found.is_new] == -1).all()
    fresh = found.mesh.faces[found.is_new]
    wanted = found.mesh.positions[fresh][..., [0, 2]] * 0.25 + 0.5
    assert np.abs(found.mesh.uvs[fresh] - wanted).max() < 0.04


def test_a_hole_in_a_ball_is_filled_round():
    ball = make_sphere(4)
    is_cut = np.linalg.norm(ball.positions[ball.faces].mean(axis=1) - (0, 1, 0), axis=1) < 0.4
    found = repair_surface(Mesh(ball.positions, ball.faces[~is_cut]))
    radius = np.linalg.norm(found.mesh.positions, axis=1)
    assert radius.min() > 0.98  # the chord across the hole lies at 0.92
    assert measure(found.mesh).volume == pytest.approx(measure(ball).volume, rel=2e-3)


def test_two_skins_joined_by_pinholes_become_one():
    ball = make_sphere(3)
    found = repair_surface(double_skin(ball, gap=0.06, pierced=320))
    assert is_sound(found.mesh)
    assert measure(found.mesh).genus == 0
    assert measure(found.mesh).volume == pytest.approx(measure(ball).volume, rel=0.005)
    assert np.linalg.norm(found.mesh.positions, axis=1).min() > 0.98
    assert found.repairs.way == "kept"


def test_two_double_skins_that_pass_through_each_other_become_one_and_keep_their_faces():
    one, two = (double_skin(make_sphere(4), gap=0.05, pierced=n) for n in (150, 151))
    found = repair_surface(join(one, Mesh(two.positions + np.float32([1.0, 0, 0]), two.faces)))
    assert is_sound(found.mesh)
    assert found.repairs.way == "kept"
    lens = np.pi * (4 + 1) * (2 - 1) ** 2 / 12
    assert measure(found.mesh).volume == pytest.approx(2 * 4 / 3 * np.pi - lens, rel=0.005)


def test_patches_turned_inside_out_and_cut_loose_are_turned_back():
    ball = make_sphere(3)
    is_turned = ball.positions[ball.faces].mean(axis=1)[:, 0] > 0.3
    faces = np.where(is_turned[:, None], ball.faces[:, ::-1] + ball.num_vertices, ball.faces)
    found = repair_surface(Mesh(np.concatenate([ball.positions, ball.positions]), faces))
    assert is_sound(found.mesh)
    assert measure(found.mesh).volume == pytest.approx(measure(ball).volume)
    assert found.repairs.num_faces_turned == is_turned.sum()


def test_points_that_almost_touch_are_welded():
    torus = make_torus(around=24, along=12)
    loose = torus.positions[torus.faces.reshape(-1)]
    loose = loose + np.random.default_rng(0).uniform(-2e-7, 2e-7, loose.shape).astype(np.float32)
    found = repair_surface(Mesh(loose, np.arange(len(loose)).reshape(-1, 3)))
    assert is_sound(found.mesh)
    assert found.mesh.num_faces == torus.num_faces
    assert measure(found.mesh).genus == 1


def test_a_cut_that_gapes_a_little_is_welded_shut_and_fine_detail_elsewhere_is_not():
    ball = make_sphere(3)
    is_right = ball.positions[ball.faces].mean(axis=1)[:, 0] > 0
    aside = ball.positions + np.float32((1e-4, 0, 0))
    faces = np.where(is_right[:, None], ball.faces + ball.num_vertices, ball.faces)
    found = repair_surface(Mesh(np.concatenate([ball.positions, aside]), faces))
    assert is_sound(found.mesh)
    assert found.mesh.num_faces == ball.num_faces
    assert found.repairs.num_holes_filled == 0


def test_a_point_on_an_open_edge_cuts_it_and_the_uv_is_shared_out():
    cube = make_cube(divisions=2)
    cube = Mesh(cube.positions, cube.faces, uvs=cube.positions[:, :2])
    a, b, c = cube.faces[0]
    middle, number = (cube.positions[a] + cube.positions[b]) / 2, cube.num_vertices
    faces = np.concatenate([cube.faces[1:], [[a, number, c], [number, b, c]]])
    points = np.concatenate([cube.positions, middle[None]])
    found = repair_surface(Mesh(points, faces, uvs=points[:, :2]))
    assert is_sound(found.mesh)
    assert found.repairs == Repairs(num_edges_split=1)
    assert not found.is_new.any()
    assert np.allclose(found.mesh.uvs, found.mesh.positions[:, :2])


def test_balls_that_pass_through_each_other_become_one_and_keep_their_uvs():
    one, two = make_sphere(3), make_sphere(3, center=(1.2, 0.1, 0))
    both = join(one, two)
    both = Mesh(both.positions, both.faces, uvs=both.positions[:, :2])
    found = repair_surface(both)
    assert is_sound(found.mesh)
    assert measure(found.mesh).num_parts == 1
    assert found.repairs.num_parts_united == 2
    assert not crossing_faces(found.mesh.positions.astype(float), found.mesh.faces.astype(int)).any()
    assert np.abs(found.mesh.uvs - found.mesh.positions[:, :2]).max() < 1e-4


def test_walls_within_go():
    cube = make_cube(divisions=4)
    wall = make_sheet(divisions=4)
    found = repair_surface(join(cube, wall))
    assert is_sound(found.mesh)
    assert found.mesh.num_faces == cube.num_faces
    assert measure(found.mesh).volume == pytest.approx(1)


def test_what_passes_through_itself_is_made_anew_from_its_field():
    ball = make_sphere(2)
    points = ball.positions + np.random.default_rng(0).normal(0, 0.12, ball.positions.shape)
    found = repair_surface(with_round_uvs(Mesh(points, ball.faces)), cells=24)
    assert found.repairs.way == "field"
    assert is_sound(found.mesh)
    assert found.is_new.all()
    assert found.mesh.uvs is None


@given(seed=st.integers(0, 1000))
@settings(max_examples=4, deadline=None)
def test_a_noisy_surface_stays_where_it_was(seed):
    blob = make_bumpy_blob(16)
    noise = np.random.default_rng(seed).normal(0, 0.002, blob.positions.shape)
    found = repair_surface(Mesh(blob.positions + noise, blob.faces), cells=32)
    assert is_sound(found.mesh)
    assert measure(found.mesh).volume == pytest.approx(measure(blob).volume, rel=0.02)


@pytest.mark.parametrize("faces", [make_sheet().faces, make_sheet().faces[:1], make_sheet().faces[:0]])
def test_what_encloses_nothing_is_refused(faces):
    with pytest.raises(CannotBeClosed):
        repair_surface(Mesh(make_sheet().positions, faces), cells=32)


def test_of_a_klein_bottle_the_seen_side_becomes_a_solid():
    found = repair_surface(klein_bottle(), cells=32)
    assert is_sound(found.mesh)
    assert found.repairs.num_faces_turned > 0 and found.repairs.num_skins_parted > 0
    assert not crossing_faces(found.mesh.positions.astype(float), found.mesh.faces.astype(int)).any()


def test_a_strip_with_one_side_is_refused():
    angle, across = np.meshgrid(np.arange(41) * 2 * np.pi / 40, np.linspace(-0.3, 0.3, 5), indexing="ij")
    ring = 1 + across * np.cos(angle / 2)
    points = np.stack([ring * np.cos(angle), ring * np.sin(angle), across * np.sin(angle / 2)], axis=-1)
    with pytest.raises(OneSided):
        repair_surface(merged(points.reshape(-1, 3), grid_faces(41, 5)), cells=32)
