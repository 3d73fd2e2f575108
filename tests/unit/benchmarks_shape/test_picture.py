"""The pictures of benchmarks/shape.py."""

import numpy as np
import pytest

from benchmarks.shaping.picture import FILL, SIDE, camera_axes, shoot
from benchmarks.shaping.truth import CLAY, Truth, clay
from makers import make_cube, make_sphere
from orfeas.intake.views import View


def make_truth(mesh, *, stretch=(1, 1, 1), move=(0, 0, 0)):
    faces = mesh.faces.astype(np.int64)
    return Truth(mesh.positions.astype(float) * np.array(stretch) + np.array(move), faces, clay(faces))


@pytest.mark.parametrize("stretch", [(1, 1, 1), (3, 0.5, 1), (0.2, 1, 0.2)])
@pytest.mark.parametrize("view", [(0, 0), (35, 15), (72, 10), (0, 90)])
def test_the_silhouette_takes_its_share_of_the_frame_and_lies_in_the_middle(stretch, view):
    shot = shoot(make_truth(make_sphere(4), stretch=stretch, move=(5, 1, -2)), azimuth=view[0], elevation=view[1])
    rows, columns = (np.flatnonzero((shot.mask > 0.5).any(axis=axis)) for axis in (1, 0))
    longest = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    assert longest == pytest.approx(FILL * SIDE, abs=2)
    assert rows[0] + rows[-1] == pytest.approx(SIDE - 1, abs=2)
    assert columns[0] + columns[-1] == pytest.approx(SIDE - 1, abs=2)


def test_cameras_stand_where_the_views_of_the_product_say():
    for view in (View.FRONT, View.LEFT, View.BACK, View.RIGHT):
        axes = camera_axes(np.degrees(view.azimuth_radians), 0)
        angle = view.azimuth_radians
        assert axes[2] == pytest.approx([np.sin(angle), 0, np.cos(angle)], abs=1e-12)
        assert axes[1] == pytest.approx([0, 1, 0])
    top = camera_axes(0, 90)
    assert top[2] == pytest.approx([0, 1, 0]) and top[1] == pytest.approx([0, 0, -1])
    for axes in (camera_axes(35, 15), top):
        assert np.linalg.det(axes) == pytest.approx(1)


def test_the_left_of_a_thing_is_on_the_right_of_its_front_view():
    corner = make_truth(make_cube(), stretch=(0.2, 0.2, 0.2), move=(0.6, 0, 0))
    base = make_truth(make_cube())
    faces = np.concatenate([base.faces, corner.faces + len(base.positions)])
    both = Truth(np.concatenate([base.positions, corner.positions]), faces, clay(faces))
    mask = shoot(both, azimuth=0, elevation=0).mask
    per_column = mask.sum(axis=0)
    used = np.flatnonzero(per_column > 0)
    assert per_column[used[-1] - 3] < per_column[used[0] + 3] / 2


def test_what_has_no_colours_is_tan_where_the_light_falls_and_darker_elsewhere():
    shot = shoot(make_truth(make_sphere(4)), azimuth=0, elevation=0)
    seen = shot.pixels[shot.mask == 1][:, :3].astype(int)
    brightest = seen[seen.sum(axis=1).argmax()]
    assert brightest == pytest.approx(np.array(CLAY) * 1.02, abs=5)
    assert seen.sum(axis=1).min() < 0.65 * brightest.sum()


def test_colours_of_corners_are_mixed_between_them():
    truth = make_truth(make_cube())
    colors = truth.colors.copy()
    colors[:] = (0, 0, 255)
    blue = shoot(Truth(truth.positions, truth.faces, colors), azimuth=35, elevation=15)
    seen = blue.pixels[blue.mask == 1]
    assert (seen[:, :2] == 0).all() and (seen[:, 2] > 120).all()
