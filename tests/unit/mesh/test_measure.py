import json
import math
import warnings

import numpy as np
import pytest

from makers import (
    join,
    make_cube,
    make_material,
    make_open_box,
    make_sheet,
    make_sphere,
    make_textured_cube,
    make_torus,
    split_corners,
)
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def test_a_cube_in_numbers():
    found = measure(make_cube(0.1))
    assert (found.num_faces, found.num_points, found.num_parts, found.genus) == (12, 8, 1, 0)
    assert found.is_closed and found.is_manifold and found.is_oriented
    assert found.volume_cm3 == pytest.approx(1000, rel=1e-5)
    assert found.area == pytest.approx(0.06, rel=1e-5)
    assert found.size_mm == pytest.approx((100, 100, 100), rel=1e-5)


def test_split_vertices_are_no_holes():
    assert measure(split_corners(make_sphere(2))).is_closed


def test_a_ring_has_one_handle_and_the_volume_pappus_gives():
    found = measure(make_torus(1.0, tube=0.3, around=256, along=128))
    assert found.genus == 1
    assert found.volume == pytest.approx(2 * math.pi**2 * 0.3**2, rel=2e-3)


def test_an_open_box_is_open_along_its_rim():
    found = measure(make_open_box(divisions=3))
    assert not found.is_closed
    assert found.num_border_edges == 12
    assert found.is_manifold
    assert found.genus is None


def test_inside_out_is_not_oriented():
    cube = make_cube()
    assert not measure(Mesh(cube.positions, cube.faces[:, ::-1])).is_oriented
    one_turned = cube.faces.copy()
    one_turned[0] = one_turned[0, ::-1]
    assert not measure(Mesh(cube.positions, one_turned)).is_oriented
    assert measure(Mesh(cube.positions, one_turned)).num_turned_edges == 3
    assert measure(cube).num_turned_edges == 0


def test_cubes_that_share_an_edge_or_a_corner_are_not_manifold():
    cube = make_cube()
    by_edge = measure(join(cube, Mesh(cube.positions + np.float32([1, 1, 0]), cube.faces)))
    assert (by_edge.num_crowded_edges, by_edge.is_manifold) == (1, False)
    by_corner = measure(join(cube, Mesh(cube.positions + np.float32([1, 1, 1]), cube.faces)))
    assert (by_corner.num_crowded_edges, by_corner.num_pinched_points, by_corner.is_manifold) == (0, 1, False)


def test_faces_without_three_corners_are_counted():
    cube = make_cube()
    found = measure(Mesh(cube.positions, np.concatenate([cube.faces, [[0, 0, 1]]])))
    assert found.num_degenerate_faces == 1
    assert not found.is_manifold


def test_a_texture_in_numbers():
    found = measure(make_textured_cube(0.1), make_material(300))
    assert found.uv_inside
    assert found.num_charts == 6
    assert found.num_flipped_faces == 0
    assert found.uv_coverage == pytest.approx(0.81, rel=1e-4)
    assert found.texture_pixels == (300, 300)
    assert found.texels_per_metre == pytest.approx(math.sqrt(0.81 * 300**2 / 0.06), rel=1e-3)
    assert found.texel_spread == pytest.approx(1, rel=1e-3)


def test_a_mirrored_chart_is_flipped():
    cube = make_textured_cube()
    mirrored = Mesh(cube.positions, cube.faces, uvs=cube.uvs * [-1, 1] + [1, 0])
    assert measure(mirrored).num_flipped_faces == 12


def test_uvs_outside_are_noticed():
    cube = make_textured_cube()
    assert measure(Mesh(cube.positions, cube.faces, uvs=cube.uvs + 0.5)).uv_inside is False


def test_no_faces_are_nothing_closed():
    found = measure(Mesh(np.zeros((0, 3)), np.zeros((0, 3))))
    assert (found.is_closed, found.num_parts, found.volume, found.genus) == (False, 0, 0.0, None)


def test_faces_with_three_corners_in_a_line_are_flat():
    cube = make_cube()
    line = np.concatenate([cube.positions, [[0, 0, 0], [1, 1, 1], [0.5, 0.5, 0.5], [0.5, 0.5 + 1e-5, 0.5]]])
    faces = np.concatenate([cube.faces, [[8, 9, 10], [8, 9, 11], [0, 0, 1]]])
    found = measure(Mesh(line, faces))
    assert (found.num_flat_faces, found.num_degenerate_faces) == (1, 1)


def test_every_texture_is_known_by_its_size():
    maps = Material(base_color=np.zeros((4, 8, 3), np.uint8), orm=np.zeros((16, 2, 3), np.uint8))
    found = measure(make_textured_cube(), maps)
    assert found.texture_pixels == (8, 4)
    assert found.map_pixels == ((8, 4), (2, 16))
    assert measure(make_textured_cube(), Material()).map_pixels == ()


def test_what_is_slow_is_measured_only_when_it_is_asked_for():
    plain = measure(make_textured_cube(), make_material())
    extras = ("crossings", "exposure", "walls", "stance", "charts", "shading")
    assert all(getattr(plain, extra) is None and extra not in plain.to_json() for extra in extras)
    full = measure(make_textured_cube(), make_material(), extras=frozenset(extras))
    assert all(getattr(full, extra) is not None for extra in extras)
    assert json.loads(json.dumps(full.to_json(), allow_nan=False)) == full.to_json()
    assert full.to_json()["walls"]["thin_metres"] == pytest.approx(1)


@pytest.mark.parametrize(
    "mesh",
    [
        Mesh(np.zeros((0, 3)), np.zeros((0, 3)), normals=np.zeros((0, 3)), uvs=np.zeros((0, 2))),
        Mesh(np.eye(3), [[0, 1, 2]], uvs=np.eye(3)[:, :2]),
        Mesh(np.zeros((3, 3)), [[0, 1, 2]], normals=np.zeros((3, 3)), uvs=np.zeros((3, 2))),
        Mesh(np.eye(3) * 1e9, [[0, 1, 2], [0, 2, 1]], uvs=np.full((3, 2), np.nan)),
        Mesh(np.eye(3), [[0, 1, 2]], uvs=np.array([(0, 0), (np.inf, 0), (0, np.inf)])),
        Mesh(np.eye(3) * 1e-200, [[0, 1, 2]], uvs=np.eye(3)[:, :2]),
        Mesh([(0, 0, 0), (0, 0, 0), (1, 0, 0)], [[0, 1, 2]], uvs=np.eye(3)[:, :2]),
        make_sheet(),
    ],
    ids=["empty", "triangle", "point", "pillow", "UVs without end", "an atom", "a needle", "sheet"],
)
def test_odd_things_are_measured_without_complaint(mesh):
    extras = frozenset({"crossings", "exposure", "walls", "stance", "charts", "shading"})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure(mesh, make_material(), extras=extras)
    assert found.num_faces == mesh.num_faces and abs(found.volume) <= 1e-6 * found.area**1.5
    assert json.loads(json.dumps(found.to_json(), allow_nan=False))["num_faces"] == mesh.num_faces


def test_normals_are_held_against_their_faces():
    ball = make_sphere(3)
    outward = Mesh(ball.positions, ball.faces, normals=ball.positions)
    shading = frozenset({"shading"})
    found = measure(outward, extras=shading).shading
    assert (found.has_normals, found.against_share) == (True, 0)
    assert measure(Mesh(ball.positions, ball.faces, normals=-ball.positions), extras=shading).shading.against_share == 1
    assert measure(ball, extras=shading).shading.has_normals is False
    not_a_number = ball.positions.copy()
    not_a_number[0] = np.nan
    assert measure(Mesh(ball.positions, ball.faces, normals=not_a_number), extras=shading).shading.has_normals is False
