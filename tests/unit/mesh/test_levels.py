from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_bumpy_blob, make_cube, make_material, make_open_box, make_sphere, make_torus
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.levelling.shares import NotShares
from orfeas.mesh.levels import CAPS, FEWEST_FACES, levels
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.render.compare import differs_by_look


@dataclass(frozen=True)
class Alike:
    silhouette_iou: float = 1.0
    psnr: float = 60.0
    ssim: float = 1.0
    normal_angle: float = 0.0


def make_unrolled_torus(around=48, along=24):
    """A ring cut open twice for its texture: one chart, u round it and v along its tube."""
    u, v = np.meshgrid(np.linspace(0, 1, around + 1), np.linspace(0, 1, along + 1), indexing="ij")
    cosine_u, sine_u, cosine_v, sine_v = (f(2 * np.pi * w) for w in (u, v) for f in (np.cos, np.sin))
    cosine_u[-1], sine_u[-1], cosine_v[:, -1], sine_v[:, -1] = cosine_u[0], sine_u[0], cosine_v[:, 0], sine_v[:, 0]
    ring = 1 + 0.4 * cosine_v
    positions = np.stack([ring * sine_u, 0.4 * sine_v, ring * cosine_u], axis=-1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(around), np.arange(along), indexing="ij")
    a = (i * (along + 1) + j).ravel()
    b, c, d = a + along + 1, a + along + 2, a + 1
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    return Mesh(positions, faces, uvs=np.stack([u, v], axis=-1).reshape(-1, 2))


@given(seed=st.integers(0, 2))
@settings(max_examples=1, deadline=None)
def test_levels_have_the_shares_asked_for_and_stray_no_further_than_their_caps(seed):
    blob = make_bumpy_blob(18, seed=seed)
    found = levels(blob)
    assert [level.num_faces / blob.num_faces for level in found] == pytest.approx([1, 0.5, 0.25, 0.1], rel=0.05)
    assert found[0].mesh is blob and found[0].error_metres == 0 and found[0].screen_height == 1
    for level, cap in zip(found[1:], CAPS[1:], strict=True):
        numbers = measure(level.mesh)
        assert numbers.is_closed and numbers.is_manifold and numbers.is_oriented
        assert level.ruled_by == "count" and level.error <= cap
        assert level.error_metres == pytest.approx(level.error * np.linalg.norm(blob.size))
        assert level.error_metres == pytest.approx(deviation_of(level.mesh, reference=blob).largest)


def test_a_level_takes_over_where_its_error_is_a_pixel():
    found = levels(make_torus(around=60, along=30), shares=(1.0, 0.1), error_pixels=2.0)[-1]
    radius = np.linalg.norm(make_torus().size) / 2
    assert found.screen_height == pytest.approx(2 * 2.0 * radius / (found.error_metres * 1080), rel=0.01)


def test_screen_heights_fall_even_where_nothing_strays():
    heights = [level.screen_height for level in levels(make_cube(divisions=12))]
    assert len(heights) == 4 and all(after < before for before, after in pairwise(heights))


def test_texture_seams_and_the_sign_of_uv_areas_stay():
    ring = make_unrolled_torus()
    found = levels(ring)
    assert len(found) == 4
    for level in found[1:]:
        one, two, three = (level.mesh.uvs[level.mesh.faces[:, k]] for k in range(3))
        assert (np.cross(np.c_[two - one, 0 * one[:, :1]], np.c_[three - one, 0 * one[:, :1]])[:, 2] > 0).all()
        assert level.mesh.uvs.min() >= 0 and level.mesh.uvs.max() <= 1
        numbers = measure(level.mesh)
        assert numbers.is_closed and numbers.genus == 1 and numbers.num_degenerate_faces == 0


def test_a_border_stays_as_it_was():
    for level in levels(make_open_box(divisions=10)):
        assert measure(level.mesh).num_border_edges == 40


def test_creases_of_a_textured_mesh_stay_sharp():
    box = make_cube(divisions=8)
    uvs = (box.positions[:, :2] * [1, -1] + 0.5).astype(np.float32)
    corners = box.faces.ravel()
    normal = np.cross(*(box.positions[box.faces[:, k]] - box.positions[box.faces[:, 0]] for k in (1, 2)))
    normal = np.repeat(normal / np.linalg.norm(normal, axis=1, keepdims=True), 3, axis=0)
    hard = Mesh(box.positions[corners], np.arange(len(corners)).reshape(-1, 3), normals=normal, uvs=uvs[corners])
    last = levels(hard, shares=(1.0, 0.3))[-1].mesh
    assert np.abs(last.normals).max(axis=1) == pytest.approx(1, abs=1e-3)


def test_no_level_has_fewer_faces_than_the_floor():
    found = levels(make_sphere(2), shares=(1.0, 0.9, 0.1))
    assert all(level.num_faces >= FEWEST_FACES for level in found)
    assert len(levels(make_cube())) == 1


def test_a_level_that_looks_wrong_is_made_again_with_more_faces():
    asked = []

    def differs(reference, mesh, *, pixels):
        asked.append((mesh.num_faces, pixels))
        return Alike(psnr=20.0 if mesh.num_faces < 1000 else 40.0)

    blob = make_bumpy_blob(24)
    found = levels(blob, shares=(1.0, 0.1), differs=differs)[-1]
    assert found.ruled_by == "look" and found.num_faces >= 1000
    assert [count for count, _ in asked] == sorted(count for count, _ in asked) and len(asked) > 1
    assert all(32 <= pixels <= 256 for _, pixels in asked) and found.difference == Alike(psnr=40.0)


def test_what_never_looks_right_is_left_out():
    found = levels(make_bumpy_blob(20), shares=(1.0, 0.5), differs=lambda *_, pixels: Alike(silhouette_iou=0.5))
    assert len(found) == 1


def test_a_level_that_strays_too_far_gets_more_faces():
    found = levels(make_sphere(3), shares=(1.0, 0.1))[-1]
    assert found.ruled_by == "error" and found.num_faces > 0.1 * 1280 * 1.05
    assert found.error <= CAPS[1]


def test_levels_look_like_the_first_from_every_side():
    blob = make_bumpy_blob(32)
    last = levels(blob, shares=(1.0, 0.2), differs=differs_by_look(make_material()))[-1]
    assert last.difference.silhouette_iou >= 0.985 and last.difference.psnr >= 28 and last.difference.ssim >= 0.95


def test_progress_is_told_and_may_stop_it():
    told = []
    levels(make_bumpy_blob(16), report=told.append)
    assert told == sorted(told) and told[-1] == 1.0

    def stop(fraction):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        levels(make_bumpy_blob(16), report=stop)


def test_shares_that_do_not_fall_are_refused():
    for shares in ((), (0.5, 0.25), (1.0, 1.0), (1.0, 0.2, 0.4), (1.0, 0.0)):
        with pytest.raises(NotShares):
            levels(make_cube(), shares=shares)


def test_nothing_has_one_level():
    assert len(levels(Mesh(np.zeros((0, 3)), np.zeros((0, 3))))) == 1
    assert len(levels(Mesh(np.eye(3), [[0, 1, 2]]))) == 1
