import numpy as np
import pytest

from makers import make_material, make_sheet, make_textured_cube
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def charts(mesh, pixels=256):
    return measure(mesh, make_material(pixels), extras=frozenset({"charts"})).charts


def with_uvs(mesh, uvs):
    return Mesh(mesh.positions, mesh.faces, uvs=uvs)


def unit_sheet(divisions=4):
    """A square metre over the whole texture."""
    sheet = make_sheet(divisions=divisions)
    return with_uvs(sheet, np.stack([sheet.positions[:, 0] + 0.5, 0.5 - sheet.positions[:, 1]], axis=1))


def test_a_sound_cube_in_numbers():
    found = charts(make_textured_cube(), 300)
    assert found.texels_across == (300, 300)
    assert (found.num_thin_charts, found.overlap_texels, found.overlap_share) == (0, 0, 0)
    assert found.gutter_texels == pytest.approx(10, abs=0.5)  # 0.1 / 3 of 300, less than 0.1 / 2 of it
    assert found.stretch == pytest.approx(1.5, rel=1e-5)  # cells of a 3 x 2 grid


def test_two_charts_on_one_place_overlap_on_all_their_texels():
    cube = make_textured_cube()
    uvs = cube.uvs.copy()
    uvs[4:8] = uvs[0:4]
    found = charts(with_uvs(cube, uvs))
    one_chart = 0.9 / 3 * 256 * 0.9 / 2 * 256
    assert found.overlap_texels == pytest.approx(one_chart, rel=0.02)
    assert found.overlap_share == pytest.approx(1 / 5, rel=0.02)


def test_a_shared_edge_is_no_overlap_at_any_size():
    for pixels in (7, 64, 257):
        found = charts(unit_sheet(divisions=5), pixels)
        assert (found.overlap_texels, found.gutter_texels) == (0, None)


def test_a_slanted_strip_is_as_thin_as_it_is():
    sheet = make_sheet(1.0, 1.0, divisions=1)
    along, across = sheet.positions[:, 0] + 0.5, sheet.positions[:, 1] + 0.5
    direction, side = np.array([0.6, 0.8]), np.array([-0.8, 0.6])

    def strip(width):
        return with_uvs(sheet, 0.1 + np.outer(along * 0.7, direction) + np.outer(across * width / 256 + 0.02, side))

    assert charts(strip(7.9)).num_thin_charts == 1
    assert charts(strip(8.1)).num_thin_charts == 0
    assert charts(strip(7.9)).thin_area_share == 1


@pytest.mark.parametrize("turn", np.linspace(0, np.pi, 7))
def test_a_chart_of_one_face_is_as_wide_as_its_widest_smallest_rectangle(turn):
    corners = np.array([[0, 0], [10, 0], [0, 9.9]])  # 7.0 x 14.1 on its long side, 9.9 x 10 on the others
    turned = corners @ [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]] + 128
    assert charts(Mesh(np.eye(3), [[0, 1, 2]], uvs=turned / 256)).num_thin_charts == 0
    assert charts(Mesh(np.eye(3), [[0, 1, 2]], uvs=((turned - 128) * 0.8 + 128) / 256)).num_thin_charts == 1


def test_a_large_texture_is_measured_in_its_own_texels():
    cube = make_textured_cube()
    assert charts(cube, 2400).gutter_texels == pytest.approx(80, abs=3)
    uvs = cube.uvs.copy()
    uvs[4:8] = uvs[0:4]
    assert charts(with_uvs(cube, uvs), 2400).overlap_texels == pytest.approx(0.3 * 0.45 * 2400**2, rel=0.01)


def test_stretch_does_not_depend_on_scale_or_turn():
    sheet = unit_sheet()
    assert charts(sheet).stretch == pytest.approx(1, rel=1e-5)
    turn = np.array([[0.6, -0.8], [0.8, 0.6]]) * 0.3
    assert charts(with_uvs(sheet, (sheet.uvs - 0.5) @ turn + 0.5)).stretch == pytest.approx(1, rel=1e-4)
    assert charts(with_uvs(sheet, sheet.uvs * [0.25, 1])).stretch == pytest.approx(4, rel=1e-4)


def test_uvs_that_leave_the_texture_have_no_overlap_to_count():
    found = charts(with_uvs(make_textured_cube(), make_textured_cube().uvs * 3))
    assert (found.overlap_texels, found.overlap_share, found.gutter_texels) == (None, None, None)


def test_uvs_that_are_no_numbers_are_not_measured():
    cube = make_textured_cube()
    uvs = cube.uvs.copy()
    uvs[3, 1] = np.nan
    assert charts(with_uvs(cube, uvs)) is None


def test_all_uvs_in_one_point_are_a_chart_of_no_width():
    cube = make_textured_cube()
    found = charts(with_uvs(cube, np.full_like(cube.uvs, 0.5)))
    assert found.thin_chart_share == 1
    assert found.overlap_texels == 0


def test_uvs_that_cover_the_texture_thousands_of_times_are_not_counted():
    number = 3000
    faces = np.arange(3 * number).reshape(-1, 3)
    positions = np.random.default_rng(0).uniform(0, 1, (3 * number, 3))
    uvs = np.tile([[0, 0], [1, 0], [0, 1]], (number, 1))
    found = charts(Mesh(positions, faces, uvs=uvs), 2048)
    assert (found.overlap_texels, found.gutter_texels) == (None, None)
    assert found.num_thin_charts == 0


def test_uvs_beyond_all_reason_are_not_measured():
    cube = make_textured_cube()
    assert charts(with_uvs(cube, cube.uvs * 1e30)) is None
