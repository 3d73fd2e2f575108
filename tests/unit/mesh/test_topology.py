import numpy as np

from makers import join, make_cube, make_sphere, make_torus, split_corners
from orfeas.mesh.topology import edges_of, fans_of, parts_of, points_of


def test_vertices_at_one_position_are_one_point():
    mesh = split_corners(make_sphere(2))
    first, point = points_of(mesh.positions)
    assert len(first) == 162
    assert np.array_equal(mesh.positions[first][point], mesh.positions)
    assert (np.diff(first) > 0).all()


def test_minus_zero_is_zero():
    first, point = points_of(np.array([[0.0, -0.0, 1.0], [-0.0, 0.0, 1.0]], dtype=np.float32))
    assert len(first) == 1
    assert point.tolist() == [0, 0]


def test_a_closed_surface_has_two_half_edges_at_every_edge():
    torus = make_torus()
    edges = edges_of(torus.faces)
    assert len(edges.counts) == torus.num_faces * 3 // 2
    assert (edges.counts == 2).all()
    assert (edges.balance == 0).all()
    assert len(edges.pairs) == len(edges.counts)
    heads = torus.faces.reshape(-1)[edges.pairs]
    tails = np.roll(torus.faces, -1, axis=1).reshape(-1)[edges.pairs]
    assert np.array_equal(heads, tails[:, ::-1])


def test_a_manifold_has_one_fan_a_point():
    sphere = make_sphere(2)
    num_fans, fan = fans_of(sphere.faces, edges_of(sphere.faces).pairs)
    assert num_fans == sphere.num_vertices
    assert len(np.unique(np.stack([fan, sphere.faces.reshape(-1)]), axis=1).T) == num_fans


def test_unconnected_pieces_are_parts():
    pieces = join(make_cube(), make_sphere(1, center=(3, 0, 0)))
    count, part = parts_of(pieces.faces, pieces.num_vertices)
    assert count == 2
    assert np.bincount(part).tolist() == [12, 80]
