"""Unwrap, bake and transfer on random surfaces: UVs inside, no overlap, and not a texel without a colour."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import make_material, make_paint
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.transfer import transfer
from orfeas.mesh.unwrap import unwrap
from tests.properties.examples import examples
from tests.properties.solids import solids, surfaces, textured
from tests.properties.witnesses import assert_finite, assert_uvs_inside, corners_of

PIXELS = 256


@examples(2, times=80)
@given(surfaces(), st.sampled_from([128, 512, 2048]))
def test_uvs_are_inside_the_texture_and_faces_stay_where_they_were(mesh: Mesh, pixels: int) -> None:
    found = unwrap(mesh, texture_pixels=pixels)
    assert_finite(found)
    assert_uvs_inside(found)
    np.testing.assert_array_equal(corners_of(found), corners_of(mesh))


@examples(2, times=80)
@given(solids())
def test_no_two_faces_of_a_solid_lie_on_each_other_and_none_is_mirrored(mesh: Mesh) -> None:
    found = unwrap(mesh, texture_pixels=1024)
    shape = measure(found, make_material(1024), extras=frozenset({"charts"}))
    assert shape.is_closed and shape.num_flipped_faces == 0
    assert shape.charts is not None and shape.charts.overlap_share is not None
    assert shape.charts.overlap_share <= 1e-3
    assert shape.charts.gutter_texels is None or shape.charts.gutter_texels >= 3
    assert shape.uv_coverage is not None and 0.05 < shape.uv_coverage <= 1


@examples(1, times=60)
@given(solids(), st.sampled_from([-2, 2]))
def test_a_layout_does_not_depend_on_the_size(mesh: Mesh, power: int) -> None:
    one = unwrap(mesh, texture_pixels=512)
    two = unwrap(Mesh(mesh.positions * 2.0**power, mesh.faces), texture_pixels=512)
    assert one.uvs is not None and two.uvs is not None
    np.testing.assert_allclose(one.uvs[one.faces], two.uvs[two.faces], atol=1e-5)


@examples(1, times=60)
@given(surfaces())
def test_one_colour_of_paint_fills_the_whole_texture(mesh: Mesh) -> None:
    laid = unwrap(mesh, texture_pixels=PIXELS)
    paint = make_paint(mesh)
    paint.colors[:] = (200, 30, 90)
    picture = bake_color(laid, paint=paint, texture_pixels=PIXELS)
    assert picture.shape == (PIXELS, PIXELS, 3)
    assert (np.abs(picture.astype(int) - (200, 30, 90)) <= 1).all()


@examples(1, times=60)
@given(solids(most_parts=1))
def test_paint_lands_where_it_was(mesh: Mesh) -> None:
    laid = with_normals(unwrap(mesh, texture_pixels=PIXELS))
    paint = make_paint(mesh)
    picture = bake_color(laid, paint=paint, texture_pixels=PIXELS)
    assert laid.uvs is not None
    # The middle of a face is inside its chart; a corner may be where the texel's centre is another's.
    uvs, places = laid.uvs[laid.faces].mean(axis=1), corners_of(laid).mean(axis=1)
    row, column = (uvs[:, ::-1] * PIXELS).astype(int).clip(0, PIXELS - 1).T
    low, high = mesh.bounds
    wanted = np.clip((places - low) / np.maximum(high - low, 1e-30) * 255, 0, 255)
    off = np.abs(picture[row, column] - wanted).max(axis=1)
    assert np.median(off) < 40


@examples(1, times=80)
@given(textured(solids(most_parts=1)), st.sampled_from([1.0, 0.5]))
def test_a_transfer_leaves_no_texel_without_a_value(laid: tuple[Mesh, Material], share: float) -> None:
    mesh, material = laid
    simple = decimate(Mesh(mesh.positions, mesh.faces), faces=max(int(share * mesh.num_faces), 4))
    target = with_normals(unwrap(simple, texture_pixels=128))
    told: list[float] = []
    found = transfer(mesh, material, target, texture_pixels=128, report=told.append)
    for picture in (found.base_color, found.normal, found.orm):
        assert picture is not None and picture.shape == (128, 128, 3) and picture.dtype == np.uint8
    assert found.base_color is not None and material.base_color is not None
    assert found.base_color.min() + 2 >= material.base_color.min()
    assert found.base_color.max() <= int(material.base_color.max()) + 2
    assert found.normal is not None
    length = np.linalg.norm(found.normal.astype(float) / 127.5 - 1, axis=2)
    assert np.abs(length - 1).max() < 0.1
    assert told == sorted(told) and told[-1] == 1.0


@examples(1, times=80)
@given(surfaces())
def test_any_surface_is_carried_to_its_own_layout(mesh: Mesh) -> None:
    target = unwrap(with_normals(mesh), texture_pixels=64)
    found = transfer(mesh, Material(), target, texture_pixels=64, maps=frozenset({"normal", "occlusion"}))
    assert found.base_color is None and found.normal is not None and found.orm is not None


@examples(1, times=60)
@given(solids(most_parts=1, most_stretch=3), st.sampled_from([math.pi, math.radians(30)]))
def test_a_surface_carried_to_itself_has_flat_normals(mesh: Mesh, crease: float) -> None:
    target = with_normals(unwrap(mesh, texture_pixels=128), crease_radians=crease)
    found = transfer(target, Material(), target, texture_pixels=128, maps=frozenset({"normal"}))
    assert found.normal is not None
    tilt = np.abs(found.normal.astype(int) - (128, 128, 255))
    assert np.percentile(tilt, 90) <= 6


@examples(1, times=30)
@given(surfaces())
def test_what_report_raises_ends_the_bake(mesh: Mesh) -> None:
    class Cancelled(Exception):
        """Enough."""

    def cancel(fraction: float) -> None:
        if fraction > 0.2:
            raise Cancelled

    laid = unwrap(with_normals(mesh), texture_pixels=64)
    with pytest.raises(Cancelled):
        transfer(mesh, Material(), laid, texture_pixels=64, report=cancel)
    with pytest.raises(Cancelled):
        bake_color(laid, paint=make_paint(mesh), texture_pixels=64, report=cancel)
