import numpy as np

from makers import join, make_bumpy_blob, make_cube, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.skins import find_skins


def test_a_plain_surface_is_seen_from_its_front_only():
    found = find_skins(make_torus())
    assert found.is_seen.all()
    assert found.front.min() > 0
    assert not found.back.any()


def test_a_convex_front_sees_the_whole_sky():
    assert (find_skins(make_cube(divisions=3)).front == 1).all()


def test_the_inside_of_an_open_box_is_seen():
    found = find_skins(make_open_box(divisions=6))
    assert found.is_seen.all()
    assert (found.back > 0).mean() > 0.9


def test_the_depth_of_a_pipe_is_seen():
    """A pipe four times as long as wide, open at both ends."""
    angle, along = np.meshgrid(np.arange(32) * 2 * np.pi / 32, np.linspace(-2, 2, 41), indexing="ij")
    at = lambda i, j: (i % 32) * 41 + j
    i, j = (part.ravel() for part in np.meshgrid(np.arange(32), np.arange(40), indexing="ij"))
    faces = np.concatenate(
        [
            np.stack([at(i, j), at(i, j + 1), at(i + 1, j + 1)], 1),
            np.stack([at(i, j), at(i + 1, j + 1), at(i + 1, j)], 1),
        ]
    )
    walls = [
        Mesh(np.stack([r * np.cos(angle), along, r * np.sin(angle)], -1).reshape(-1, 3), turned)
        for r, turned in ((0.5, faces[:, ::-1]), (0.6, faces))
    ]
    assert find_skins(join(*walls)).is_seen.all()


def test_closed_shells_and_walls_within_are_not_seen():
    ball, shell, wall = make_sphere(3), make_sphere(2, radius=0.6), make_sheet(0.5, 0.5)
    found = find_skins(join(ball, shell, wall))
    assert np.array_equal(found.is_seen, np.arange(len(found.is_seen)) < ball.num_faces)
    assert found.num_unseen == shell.num_faces + wall.num_faces


def test_a_fold_too_small_to_be_a_skin_stays():
    blob = make_bumpy_blob(24)
    points = blob.positions.copy()
    points[0] = points.mean(axis=0)  # one point pulled in
    assert find_skins(Mesh(points, blob.faces)).is_seen.all()


def test_the_answer_does_not_depend_on_place_size_or_turn():
    ball = join(make_sphere(3), make_sphere(2, radius=0.5))
    there = Mesh(ball.positions * 1000 + 5000, ball.faces[:, ::-1])
    assert np.array_equal(find_skins(ball).is_seen, find_skins(there).is_seen)


def test_nothing_has_no_skins():
    assert find_skins(make_sheet()).is_seen.all()
    assert not len(find_skins(Mesh(np.zeros((3, 3)), np.zeros((0, 3)))).is_seen)
