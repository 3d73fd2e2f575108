"""How well a mesh agrees with its picture: known shapes, painted and pictured by the same formula."""

import math
from dataclasses import replace

import numpy as np
import pytest

from makers import make_bumpy_blob, make_cube, make_sphere
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.match import NoPicture, match
from orfeas.render.matching.search import REACH_DEGREES
from orfeas.render.matching.similarity import similarity
from orfeas.render.matching.thickness import likely, roundness
from orfeas.render.stage import NothingToSee

PIXELS = 240


def pattern(x, y):
    """Waves of colour over -1..1, (..., 3) uint8."""
    waves = [np.sin(5 * x + 1) * np.cos(4 * y), np.sin(3 * y - 4 * x), np.cos(6 * x + 5 * y)]
    return np.rint(127.5 + 100 * np.stack(waves, axis=-1)).astype(np.uint8)


def squares(pixels, *, reach=1.0):
    steps = ((np.arange(pixels) + 0.5) / pixels * 2 - 1) * reach
    return np.meshgrid(steps, -steps)


PAINTED = Material(base_color=pattern(*squares(512)))


def painted(mesh):
    """With the pattern laid on from the front, over x and y from -1 to 1."""
    return replace(mesh, uvs=np.stack([mesh.positions[:, 0] + 1, 1 - mesh.positions[:, 1]], axis=1) / 2)


def pictured(*, reach=1.25):
    """The picture and mask of a ball of radius one that wears the pattern."""
    x, y = squares(PIXELS, reach=reach)
    return pattern(x, y), (np.hypot(x, y) < 1).astype(np.float32)


def ball_normals(*, reach=1.25):
    x, y = squares(PIXELS, reach=reach)
    toward = np.sqrt(np.maximum(1 - x**2 - y**2, 0))
    return np.stack([x, y, toward], axis=-1).astype(np.float32) * (toward > 0)[..., None]


def turned(mesh, *, azimuth=0.0, elevation=0.0):
    """As a camera has to stand to see it from the front again."""
    a, e = math.radians(azimuth), math.radians(elevation)
    about_x = np.array([[1, 0, 0], [0, math.cos(e), math.sin(e)], [0, -math.sin(e), math.cos(e)]])
    about_y = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
    return replace(mesh, positions=mesh.positions @ (about_y @ about_x).T, normals=None)


def found(mesh, material=PAINTED, *, normals=None, reach=1.25, elevation=0.0):
    picture, mask = pictured(reach=reach)
    return match(mesh, material, picture=picture, mask=mask, normals=normals, elevation=math.radians(elevation))


def test_a_ball_painted_like_its_picture_matches_it_and_a_cube_does_not():
    ball, cube = found(painted(make_sphere(4))), found(painted(make_cube(2.0, divisions=4)))
    assert ball.silhouette > 0.985 and ball.ssim > 0.97 and ball.thickness > 0.97 and ball.score > 0.97
    assert abs(ball.azimuth_degrees) < 1 and abs(ball.elevation_degrees) < 1
    assert cube.silhouette == pytest.approx(math.pi / 4, abs=0.03) and cube.score < ball.score - 0.15


@pytest.mark.parametrize(("azimuth", "elevation"), [(5, 0), (-5, 0), (0, 5), (4, -6)])
def test_a_turned_mesh_is_found_turned(azimuth, elevation):
    seen = found(turned(painted(make_sphere(4)), azimuth=azimuth, elevation=elevation))
    assert seen.azimuth_degrees == pytest.approx(azimuth, abs=1)
    assert seen.elevation_degrees == pytest.approx(elevation, abs=1)
    assert seen.score > 0.95


def test_the_search_begins_where_the_engine_says_its_camera_was():
    seen = found(turned(painted(make_sphere(4)), elevation=25), elevation=20)
    assert seen.elevation_degrees == pytest.approx(25, abs=1)
    assert seen.score > 0.95


def test_what_is_turned_further_than_the_search_goes_matches_less():
    near, far = (found(turned(painted(make_sphere(4)), azimuth=a)) for a in (5, 25))
    assert abs(far.azimuth_degrees) <= REACH_DEGREES and far.ssim < near.ssim - 0.2


def test_a_card_with_the_picture_on_it_scores_less_than_the_body():
    ball = painted(make_sphere(4))
    card = replace(ball, positions=ball.positions * (1, 1, 0.1), normals=None)
    flat, round_ = found(card), found(ball)
    assert flat.silhouette == pytest.approx(round_.silhouette, abs=0.01)
    assert flat.ssim == pytest.approx(round_.ssim, abs=0.03)
    assert flat.thickness < 0.01 and flat.score < round_.score - 0.3


def test_what_is_far_too_thick_scores_less_too():
    ball = painted(make_sphere(4))
    assert found(replace(ball, positions=ball.positions * (1, 1, 4), normals=None)).thickness < 0.01


def test_a_sheet_has_no_thickness_and_no_score():
    sheet = Mesh([(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)], [(0, 1, 2), (0, 2, 3)])
    seen = found(painted(sheet))
    assert seen.thickness < 1e-9 and seen.score < 1e-9 and seen.silhouette > 0.7


def test_other_colours_match_less():
    gray = found(make_sphere(4), Material())
    assert gray.ssim < 0.3 and gray.silhouette > 0.985 and gray.score < 0.8


def test_where_the_subject_lies_and_how_large_mesh_and_picture_are_makes_no_difference():
    ball = painted(make_sphere(4))
    far = replace(ball, positions=ball.positions * 40 + (7, 3, -900))
    small = found(far, reach=3.0)
    assert small.score == pytest.approx(found(ball).score, abs=0.02)
    picture, mask = pictured()
    wide = np.pad(mask, ((10, 300), (0, 77)))
    apart = match(ball, PAINTED, picture=np.pad(picture, ((10, 300), (0, 77), (0, 0))), mask=wide)
    assert apart.score == pytest.approx(found(ball).score, abs=0.005)


def test_normals_count_where_they_are_known():
    ball = painted(make_sphere(4))
    right, wrong = found(ball, normals=ball_normals()), found(ball, normals=ball_normals() * (-1, -1, 1))
    assert found(ball).normals is None and right.normals > 0.95
    assert wrong.normals < 0.4 and wrong.score < right.score - 0.08
    assert found(ball, normals=np.zeros((PIXELS, PIXELS, 3))).normals == 0


def test_the_same_values_give_the_same_numbers():
    blob = make_bumpy_blob(24)
    blob = painted(replace(blob, positions=blob.positions * 2))
    assert found(blob) == found(blob)


def test_nothing_to_look_at_is_said():
    picture, mask = pictured()
    with pytest.raises(NoPicture):
        match(make_sphere(1), Material(), picture=picture, mask=mask * 0)
    with pytest.raises(NothingToSee):
        match(Mesh(np.zeros((0, 3)), np.zeros((0, 3))), Material(), picture=picture, mask=mask)


def test_a_report_holds_shares_and_angles_alone():
    told = found(painted(make_sphere(3))).to_json()
    shares = ["score", "silhouette", "ssim", "normals", "thickness"]
    assert list(told) == [*shares, "azimuth_degrees", "elevation_degrees"] and told["normals"] is None


def test_similarity_is_one_for_the_same_and_none_for_the_opposite():
    rng = np.random.default_rng(0)
    one, everywhere = rng.random((64, 64, 3), np.float32), np.ones((64, 64), np.float32)
    assert similarity(one, one, everywhere) == pytest.approx(1, abs=1e-5)
    assert similarity(one, 1 - one, everywhere) < 1e-3
    assert similarity(one, one, everywhere * 0) == 0


def test_similarity_looks_within_the_region_only():
    rng = np.random.default_rng(1)
    one, region = rng.random((64, 64, 1), np.float32), np.zeros((64, 64), np.float32)
    region[:, :32] = 1
    other = np.where(region[..., None] > 0, one, rng.random(one.shape, np.float32))
    assert similarity(one, other, region) == pytest.approx(1, abs=1e-5)
    assert similarity(one, other, np.ones_like(region)) < 0.8


def test_fine_noise_counts_less_over_several_scales():
    rng = np.random.default_rng(2)
    y, x = np.mgrid[:64, :64] / 64
    one = (0.5 + 0.3 * np.sin(9 * x) * np.cos(7 * y)).astype(np.float32)[..., None]
    noisy = (one + rng.normal(0, 0.05, one.shape)).astype(np.float32)
    everywhere = np.ones((64, 64), np.float32)
    assert similarity(one, noisy, everywhere, scales=1) < similarity(one, noisy, everywhere) - 0.2


def test_roundness_of_known_solids():
    x, y = squares(256, reach=1.25)
    ball = 2 * np.sqrt(np.maximum(1 - x**2 - y**2, 0)) / 2.5
    cylinder = 2 * np.sqrt(np.maximum(0.1**2 - x**2, 0)) * (np.abs(y) < 1) / 2.5
    cube = np.where((np.abs(x) < 0.8) & (np.abs(y) < 0.8), 1.6 / 2.5, 0)
    values = [roundness(span.astype(np.float32)) for span in (ball, cylinder, cube)]
    assert values == pytest.approx([1.0, math.pi / 4, 1.5], rel=0.09)
    assert roundness(np.zeros((8, 8), np.float32)) == 0 and likely(0.0) == 0
