import math

import numpy as np
import pytest
from skimage.metrics import structural_similarity

from makers import make_bumpy_blob, make_cube, make_material, make_sphere, make_textured_cube
from orfeas.mesh.decimate import decimate
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.compare import ALIKE, CAMERAS, _ssim, compare, differs_by_look
from orfeas.render.stage import NothingToSee

PLAIN = Material()


def look(mesh, reference, **more):
    return compare(mesh, PLAIN, reference=reference, reference_material=PLAIN, **more)


def test_a_mesh_is_like_itself():
    found = look(make_sphere(3), make_sphere(3))
    assert (found.silhouette_iou, found.ssim, found.psnr) == pytest.approx((1, 1, ALIKE))
    assert found.normal_angle == pytest.approx(0, abs=1e-3) and len(found.views) == len(CAMERAS) == 8


def test_a_smaller_ball_covers_the_square_of_its_size():
    found = look(make_sphere(4, radius=0.9), make_sphere(4), pixels=128)
    assert found.silhouette_iou == pytest.approx(0.81, abs=0.005)
    assert all(view.silhouette_iou == pytest.approx(0.81, abs=0.005) for view in found.views)


def test_meshes_stay_where_they_are():
    moved = make_sphere(3, radius=5, center=(12.0, 1.0, -3.0))
    found = look(moved, make_sphere(3, radius=5, center=(10.0, 1.0, -3.0)), pixels=64)
    assert found.silhouette_iou == pytest.approx(0.596, abs=0.01)  # two discs, 0.4 of a radius apart
    sideways = [view for view in found.views if abs(math.sin(view.azimuth)) > 0.99]
    assert min(view.silhouette_iou for view in sideways) > 0.8  # it moved nearly along the line of sight


def test_the_worst_view_counts():
    cube = make_cube(divisions=8)
    dented = cube.positions.copy()
    dented[np.argmax(dented.sum(axis=1))] *= 0.4
    found = look(Mesh(dented, cube.faces), cube, pixels=128)
    assert found.psnr == min(view.psnr for view in found.views) < max(view.psnr for view in found.views) - 5
    assert found.normal_angle == max(view.normal_angle for view in found.views)


def test_coarser_levels_look_worse_in_every_number():
    blob = make_bumpy_blob(20)
    levels = [look(decimate(blob, faces=faces), blob) for faces in (1000, 200)]
    for name in ("silhouette_iou", "psnr", "ssim"):
        numbers = [getattr(level, name) for level in levels]
        assert numbers == sorted(numbers, reverse=True)
    assert levels[0].normal_angle < levels[1].normal_angle


def test_small_pictures_forgive_more():
    blob = make_bumpy_blob(20)
    coarse = decimate(blob, faces=500)
    assert look(coarse, blob, pixels=32).psnr > look(coarse, blob).psnr + 1


def test_a_texture_is_seen():
    cube = make_textured_cube()
    found = compare(
        cube, make_material(64, kind="gradient"), reference=cube, reference_material=make_material(64), pixels=64
    )
    assert found.silhouette_iou == 1 and found.normal_angle < 1e-3
    assert found.psnr < 25 and found.ssim < 0.9


def test_similarity_is_that_of_the_literature():
    rng = np.random.default_rng(0)
    one = np.clip(np.cumsum(rng.normal(0, 0.05, (48, 48)), axis=0) + 0.5, 0, 1).astype(np.float32)
    two = np.clip(one + rng.normal(0, 0.03, one.shape), 0, 1).astype(np.float32)
    _, theirs = structural_similarity(
        one, two, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=1.0, full=True
    )
    assert _ssim(one, two)[6:-6, 6:-6] == pytest.approx(theirs[6:-6, 6:-6], abs=2e-3)


def test_kept_pictures_change_nothing():
    blob, differs = make_bumpy_blob(24), differs_by_look(PLAIN)
    coarse = decimate(blob, faces=300)
    first, again = differs(blob, coarse, pixels=64), differs(blob, coarse, pixels=64)
    assert first == again == look(coarse, blob, pixels=64)
    assert differs(coarse, coarse, pixels=64).psnr == pytest.approx(ALIKE)


def test_nothing_cannot_be_compared():
    with pytest.raises(NothingToSee):
        look(Mesh(np.zeros((0, 3)), np.zeros((0, 3))), make_cube())
