"""Turntable: what the frames of a film must show."""

from __future__ import annotations

import numpy as np
import pytest

from makers import join, make_cube, make_sheet, make_sphere
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import CAMERAS, Camera
from orfeas.render.filming.bake_light import BakedLight
from orfeas.render.presets import LIGHTING_PRESETS
from orfeas.render.preview import render_preview
from orfeas.render.stage import NothingToSee, Stage
from orfeas.render.turntable import UnknownTurning, UnusableFilm, turntable

WHITE = Material(base_color_factor=(0.8, 0.8, 0.8, 1.0))


def film(mesh: Mesh, material: Material = WHITE, **options: object) -> list[np.ndarray]:
    return list(turntable(mesh, material, **{"num_frames": 4, "pixels": 64, **options}))


@pytest.mark.parametrize("kind", ["turntable", "orbital"])
def test_frames_are_as_many_and_as_large_as_asked_and_the_same_each_time(kind: str) -> None:
    one, other = (film(make_cube(), num_frames=3, pixels=41, kind=kind) for _ in range(2))
    assert len(one) == 3 and all(frame.shape == (41, 41, 4) and frame.dtype == np.uint8 for frame in one)
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_nothing_is_cut_off_and_nothing_jumps() -> None:
    long = Mesh(make_cube().positions * [1.0, 0.3, 0.2], make_cube().faces)
    frames = film(long, num_frames=8, pixels=96, background=None, camera=Camera(elevation=0.3))
    solid = [frame[:, :, 3] == 255 for frame in frames]
    for cover in solid:
        assert not cover[[0, -1]].any() and not cover[:, [0, -1]].any()
        columns = np.flatnonzero(cover.any(axis=0))
        assert abs((columns[0] + columns[-1]) / 2 - 47.5) < 5  # what is nearer looks larger
    wide = [np.ptp(np.nonzero(cover)[1]) for cover in solid]
    assert max(wide) > 2 * min(wide)  # turned, and not framed anew


def test_a_ball_lit_by_lamps_of_the_camera_looks_the_same_all_the_way_round() -> None:
    frames = [frame.astype(int) for frame in film(make_sphere(4), lighting=LIGHTING_PRESETS["dramatic"])]
    assert max(np.abs(frame - frames[0]).mean() for frame in frames) < 1.0


def test_lamps_of_an_orbital_stay_with_the_object() -> None:
    bright = [
        frame[:, :, :3].astype(float).mean(axis=2) * (frame[:, :, 3] > 200)
        for frame in film(make_sphere(4), lighting=LIGHTING_PRESETS["dramatic"], kind="orbital", background=None)
    ]
    halves = [frame[:, :32].sum() - frame[:, 32:].sum() for frame in bright]
    assert max(halves) > 0 > min(halves)  # the lit side comes round


def test_the_object_turns_one_way_and_the_camera_goes_the_other() -> None:
    pin = join(make_cube(), make_sphere(2, radius=0.2, center=(0, 0, 0.7)))
    level = Camera(elevation=0.0)
    by_object = film(pin, camera=level)
    by_camera = film(pin, camera=level, kind="orbital")
    # A quarter on, the pin that was in front is on the picture's right, or on its left.
    for frame, side in ((by_object[1], -1), (by_camera[1], 0)):
        heights = (frame[:, :, 3] == 255).sum(axis=0)
        outer = heights[heights > 0][[0, -1]]
        assert outer[side] < outer.max() / 2


def test_light_baked_on_a_surface_is_what_each_pixel_would_trace() -> None:
    ball = make_sphere(3)
    camera = CAMERAS["three_quarter"]
    frame = film(ball, camera=camera, pixels=96, kind="orbital")[0].astype(float)
    seen = render_preview(ball, WHITE, camera=camera, width=96, height=96).astype(float)
    inside = (frame[:, :, 3] == 255) & (seen[:, :, 3] == 255)
    assert abs(frame[inside][:, :3].mean() - seen[inside][:, :3].mean()) < 4


def test_a_sheet_is_lit_on_both_sides() -> None:
    frames = film(make_sheet(), num_frames=2, camera=Camera(elevation=0.2))
    for frame in frames:
        cover = frame[:, :, 3] == 255
        assert cover.sum() > 100 and frame[cover][:, :3].mean() > 60


def test_large_faces_get_inner_points_and_small_ones_share_their_corners() -> None:
    coarse, fine = Stage(make_cube(), WHITE), Stage(make_sphere(6), WHITE)
    cut, whole = (BakedLight(stage, floor=None) for stage in (coarse, fine))
    assert cut.steps.min() > 50 and len(cut.face) > 20_000
    assert (whole.steps == 1).all() and len(whole.face) == 40_962  # its vertices
    assert np.allclose(cut.weights.sum(axis=1), 1, atol=1e-6)


@pytest.mark.parametrize(("num_frames", "pixels"), [(1, 64), (0, 64), (721, 64), (8, 15), (8, 2049)])
def test_a_film_out_of_measure_is_refused_before_anything_is_drawn(num_frames: int, pixels: int) -> None:
    with pytest.raises(UnusableFilm, match=str(pixels)):
        turntable(make_cube(), WHITE, num_frames=num_frames, pixels=pixels)


def test_unknown_turning_and_empty_meshes_are_refused_at_once() -> None:
    with pytest.raises(UnknownTurning, match="sideways"):
        turntable(make_cube(), WHITE, kind="sideways")
    with pytest.raises(NothingToSee):
        turntable(Mesh(np.zeros((3, 3)), np.zeros((0, 3))), WHITE)


def test_one_triangle_can_be_filmed() -> None:
    triangle = Mesh(np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], float), np.array([[0, 1, 2]]))
    assert max((frame[:, :, 3] == 255).sum() for frame in film(triangle)) > 200
