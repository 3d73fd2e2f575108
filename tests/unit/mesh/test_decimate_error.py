import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_bumpy_blob, make_cube, make_open_box, make_sheet, make_sphere, split_corners
from orfeas.mesh.decimate import NoTarget, TargetTooSmall, decimate, decimate_to
from orfeas.mesh.levelling.deviation import deviation_of, distances
from orfeas.mesh.levelling.flaws import chart_signs, flaws_of, uv_areas
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def make_charted_sphere(subdivisions=4):
    """A bumpy ball whose six sides are charts, one of them mirrored; vertices are split along the seams."""
    ball = make_sphere(subdivisions)
    unit = ball.positions.astype(np.float64)
    middle = unit[ball.faces].mean(axis=1)
    axis = np.abs(middle).argmax(axis=1)
    chart = axis * 2 + (middle[np.arange(len(axis)), axis] > 0)
    corner = ball.faces.ravel().astype(np.int64) * 6 + np.repeat(chart, 3)
    key, back = np.unique(corner, return_inverse=True)
    point, side = unit[key // 6], key % 6
    at = np.arange(len(key))
    depth = np.abs(point[at, side // 2])
    u, v = point[at, (side // 2 + 1) % 3] / depth, point[at, (side // 2 + 2) % 3] / depth
    u = u * np.where((side % 2 == 1) | (side == 0), 1, -1)
    uvs = np.stack([(side % 3 + 0.5 + 0.38 * u) / 3, (side // 3 + 0.5 + 0.38 * v) / 2], axis=1)
    bump = 1 + 0.06 * np.sin(7 * point[:, 0] + 1) * np.sin(6 * point[:, 1])
    return Mesh(point * bump[:, None], back.reshape(-1, 3), uvs=uvs)


@pytest.mark.parametrize("error", [0.002, 0.02])
def test_a_surface_strays_no_further_than_the_error_asked_for(error):
    blob = make_bumpy_blob(24)
    found = decimate_to(blob, error=error)
    assert found.error <= error
    assert found.error_metres == pytest.approx(found.error * np.linalg.norm(blob.size), rel=1e-5)
    assert found.mesh.num_faces < blob.num_faces / 2
    assert measure(found.mesh).is_closed and measure(found.mesh).is_manifold


def test_a_wider_error_needs_no_more_faces():
    counts = [decimate(make_bumpy_blob(24), error=error).num_faces for error in (0.002, 0.03)]
    assert counts == sorted(counts, reverse=True) and counts[0] > 3 * counts[-1]


def test_of_faces_and_error_the_first_reached_rules():
    blob = make_bumpy_blob(24)
    by_faces, by_error = decimate_to(blob, faces=2000, error=0.05), decimate_to(blob, faces=20, error=0.005)
    assert by_faces.mesh.num_faces <= 2000 and by_faces.error < 0.01
    assert by_error.mesh.num_faces > 100 and by_error.error <= 0.005


def test_the_error_of_a_lost_bump_is_its_height():
    sheet = make_sheet(divisions=20)
    positions = sheet.positions.copy()
    positions[210, 2] += 0.1
    spiked = Mesh(positions, sheet.faces)
    assert deviation_of(sheet, reference=spiked).largest == pytest.approx(0.1, rel=0.02)


def test_distances_to_a_cube_are_exact():
    points = np.array([[0, 0, 2.0], [0.1, 0.2, 0.5], [2, 2, 0.5], [1.5, 1.5, 1.5]])
    found = distances(points, to=make_cube())
    assert found == pytest.approx([1.5, 0, np.hypot(1.5, 1.5), np.sqrt(3)], abs=1e-9)


@given(faces=st.integers(60, 2000), error=st.one_of(st.none(), st.floats(0.001, 0.05)))
@settings(max_examples=8, deadline=None)
def test_charts_stay_whole_and_no_face_turns_over_in_the_texture(faces, error):
    ball = make_charted_sphere(3)
    found = decimate(ball, faces=faces, error=error)
    signs = chart_signs(found)[found.faces[:, 0]]
    assert flaws_of(found, uv_signs=signs).turned_uvs == 0
    assert (uv_areas(ball) < 0).any() and (uv_areas(found) < 0).any()
    assert measure(found).num_border_edges == 0 and measure(found).num_degenerate_faces == 0
    assert found.uvs.min() >= 0 and found.uvs.max() <= 1 and np.isfinite(found.normals).all()
    assert measure(found).volume == pytest.approx(measure(ball).volume, rel=0.02 + 24 / found.num_faces)


def test_vertices_split_for_normals_alone_do_not_hold_up_a_textured_mesh():
    ball = make_charted_sphere(3)
    faceted = split_corners(ball)
    faceted = Mesh(
        faceted.positions,
        faceted.faces,
        normals=np.repeat(ball.positions[ball.faces].mean(axis=1), 3, axis=0),
        uvs=ball.uvs[ball.faces.ravel()],
    )
    assert decimate(faceted, faces=300).num_faces <= 300


def test_a_border_keeps_its_edges_by_error_too():
    found = decimate(make_open_box(divisions=10), error=0.01)
    assert measure(found).num_border_edges == 40


def test_without_a_target_nothing_is_done():
    for wrong in (
        lambda m: decimate(m),
        lambda m: decimate(m, error=0.0),
        lambda m: decimate_to(m, error=float("nan")),
    ):
        with pytest.raises(NoTarget):
            wrong(make_cube())
    with pytest.raises(TargetTooSmall):
        decimate_to(make_cube(), faces=3)


def test_an_empty_mesh_and_a_single_face_come_back():
    empty = Mesh(np.zeros((0, 3)), np.zeros((0, 3)))
    assert decimate_to(empty, faces=4).mesh.num_faces == 0 and decimate(empty, error=0.1).num_faces == 0
    face = Mesh(np.eye(3), [[0, 1, 2]])
    assert decimate_to(face, error=0.1).mesh.num_faces == 1


def test_a_texture_that_repeats_goes_on_repeating():
    sheet = make_sheet(divisions=16)
    tiled = Mesh(sheet.positions, sheet.faces, uvs=sheet.positions[:, :2] * [4, -4] + 2)
    assert decimate(tiled, faces=64, lock_border=False).uvs.max() > 3.5


def test_charts_that_mirror_each_other_along_a_line_keep_their_sides():
    sheet = make_sheet(divisions=20)
    waves = (
        sheet.positions + np.c_[np.zeros((441, 2)), 0.05 * np.sin(9 * sheet.positions[:, :1] * sheet.positions[:, 1:2])]
    )
    left = sheet.positions[sheet.faces].mean(axis=1)[:, 0] < 0
    faces = np.where(left[:, None], sheet.faces, sheet.faces + len(waves))
    uvs = np.c_[np.abs(sheet.positions[:, 0]), sheet.positions[:, 1] + 0.5]
    mirrored = Mesh(np.r_[waves, waves], faces, uvs=np.r_[uvs, uvs])
    areas = uv_areas(decimate(mirrored, faces=200))
    assert (areas < 0).sum() > 20 and (areas > 0).sum() > 20
    assert areas[areas < 0].sum() == pytest.approx(-0.5, abs=1e-3)
    assert areas[areas > 0].sum() == pytest.approx(0.5, abs=1e-3)
