"""Weld, normals, place and settle on random surfaces: what they may change, and what they may not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.topology import points_of
from orfeas.mesh.weld import weld
from tests.properties.examples import examples
from tests.properties.solids import Damaged, damaged, solids, surfaces
from tests.properties.witnesses import assert_finite, assert_unit_normals, corners_of


@examples(5, times=80)
@given(surfaces())
def test_welding_keeps_every_face_where_it_was_and_once_is_enough(mesh: Mesh) -> None:
    welded = weld(mesh)
    np.testing.assert_array_equal(corners_of(welded), corners_of(mesh))
    assert welded.num_vertices == len(points_of(welded.positions)[0]) == len(np.unique(welded.faces))
    again = weld(welded)
    np.testing.assert_array_equal(again.faces, welded.faces)
    np.testing.assert_array_equal(again.positions, welded.positions)


@examples(5, times=60)
@given(damaged(names=("corners split", "loose vertices"), most=2))
def test_welding_joins_what_was_only_split(found: Damaged) -> None:
    before, after = measure(found.solid), measure(weld(found.mesh))
    assert after.is_closed and after.is_manifold and after.is_oriented
    assert (after.genus, after.num_parts, after.num_points) == (before.genus, before.num_parts, before.num_points)
    assert after.volume == pytest.approx(before.volume, rel=1e-5)


@examples(5, times=80)
@given(surfaces(), st.sampled_from([0.0, math.radians(30), math.radians(60), math.pi]))
def test_normals_are_of_unit_length_and_leave_the_faces_alone(mesh: Mesh, crease: float) -> None:
    found = with_normals(mesh, crease_radians=crease)
    assert_finite(found)
    assert_unit_normals(found)
    np.testing.assert_array_equal(corners_of(found), corners_of(mesh))
    if mesh.uvs is not None:
        assert found.uvs is not None
        np.testing.assert_array_equal(found.uvs[found.faces], mesh.uvs[mesh.faces])
    assert len(np.unique(found.faces)) == found.num_vertices


@examples(4, times=60)
@given(solids())
def test_smooth_normals_split_nothing_and_sharp_ones_are_those_of_the_faces(mesh: Mesh) -> None:
    assert with_normals(mesh, crease_radians=math.pi).num_vertices == mesh.num_vertices
    faceted = with_normals(mesh, crease_radians=0.0)
    assert faceted.normals is not None
    a, b, c = corners_of(faceted).transpose(1, 0, 2)
    cross = np.cross(b - a, c - a)
    unit = cross / np.linalg.norm(cross, axis=1, keepdims=True)
    agreement = np.einsum("fkc,fc->fk", faceted.normals[faceted.faces], unit)
    assert agreement.min() > 1 - 1e-3


@examples(5, times=80)
@given(surfaces(), st.sampled_from([1e-3, 0.2, 1.0, 50.0]))
def test_what_is_placed_has_its_size_and_stands_in_the_middle_of_the_ground(mesh: Mesh, side: float) -> None:
    placed, affine = place(mesh, longest_side_metres=side)
    used = corners_of(placed).reshape(-1, 3)
    low, high = used.min(axis=0), used.max(axis=0)
    # Single precision counts from where the mesh was: one far from the origin has fewer digits of its own.
    digits = 4e-7 * (float(np.abs(mesh.positions).max()) * affine.scale + side)
    assert (high - low).max() == pytest.approx(side, abs=digits)
    assert low[1] == pytest.approx(0.0, abs=digits)
    np.testing.assert_allclose(low[[0, 2]] + high[[0, 2]], 0.0, atol=2 * digits)
    np.testing.assert_array_equal(placed.faces, mesh.faces)
    if mesh.uvs is not None:
        np.testing.assert_array_equal(placed.uvs, mesh.uvs)


@examples(4, times=60)
@given(solids())
def test_placing_scales_the_volume_and_breaks_nothing(mesh: Mesh) -> None:
    before = measure(mesh)
    placed, affine = place(mesh, longest_side_metres=1.0)
    after = measure(placed)
    assert after.is_closed and after.is_manifold and after.is_oriented and after.genus == before.genus
    assert after.volume == pytest.approx(before.volume * affine.scale**3, rel=1e-3)


@examples(5, times=60)
@given(surfaces())
def test_what_is_settled_keeps_its_size_and_stands_on_the_plate(mesh: Mesh) -> None:
    stood = settle(mesh)
    before, used = corners_of(mesh).reshape(-1, 3), corners_of(stood).reshape(-1, 3)
    digits = 4e-7 * float(np.abs(before).max())
    np.testing.assert_allclose(np.ptp(used, axis=0), np.ptp(before, axis=0), atol=digits)
    assert used[:, 1].min() == pytest.approx(0.0, abs=digits)
    np.testing.assert_allclose((used.min(axis=0) + used.max(axis=0))[[0, 2]], 0.0, atol=2 * digits)
