import numpy as np

from makers import make_sphere, make_textured_cube, split_corners
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.weld import weld


def test_split_corners_become_the_points_they_were():
    sphere = make_sphere(2)
    welded = weld(split_corners(sphere))
    assert welded.num_vertices == sphere.num_vertices
    assert np.array_equal(welded.positions[welded.faces], sphere.positions[sphere.faces])


def test_normals_and_uvs_go_with_the_splits():
    welded = weld(make_textured_cube())
    assert (welded.num_vertices, welded.num_faces) == (8, 12)
    assert welded.normals is None
    assert welded.uvs is None


def test_unused_vertices_go():
    cube = make_textured_cube()
    assert weld(Mesh(np.concatenate([cube.positions, [[9, 9, 9]]]), cube.faces)).num_vertices == 8
