"""Repair on random damage: closed, manifold, turned outwards, and near what it was; skins are told by what is seen."""

import numpy as np
import pytest
from hypothesis import given

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import Repaired, repair, repair_surface
from orfeas.mesh.skins import find_skins
from orfeas.mesh.weld import weld
from tests.properties.examples import examples
from tests.properties.solids import Damaged, damaged, solids, surfaces
from tests.properties.witnesses import assert_closed_solid, assert_finite, corners_of, diagonal_of

HARMLESS = ("inside out", "faces twice", "needles", "loose vertices", "corners split", "a floater")
"""After these all that was there is still there, so that the volume comes back."""


def assert_traced(found: Repaired, source: Mesh) -> None:
    """Faces name the face they come from, and new ones say so."""
    assert len(found.source_face) == len(found.is_new) == found.mesh.num_faces
    assert found.source_face.max(initial=-1) < source.num_faces
    np.testing.assert_array_equal(found.is_new, found.source_face < 0)
    if found.repairs.way == "field":
        assert found.is_new.all() and found.mesh.uvs is None
    elif source.uvs is not None:
        assert found.mesh.uvs is not None


@examples(5, times=60)
@given(solids())
def test_what_is_sound_comes_back_as_it_was(mesh: Mesh) -> None:
    found, done = repair(mesh, min_part=0.0)
    np.testing.assert_array_equal(corners_of(found), corners_of(weld(mesh)))
    assert done.way == "kept" and done.num_holes_filled == done.num_faces_dropped == done.num_skins_parted == 0


@examples(5, times=60)
@given(damaged(names=("a hole", "a patch flipped", "noise", *HARMLESS)))
def test_a_repair_closes_or_says_why_not(found: Damaged) -> None:
    try:
        closed, _ = repair(found.mesh)
    except OrfeasError as error:
        assert error.kind is Kind.INVALID
        return
    assert_closed_solid(closed)
    assert closed.uvs is None and closed.normals is None


@examples(4, times=60)
@given(damaged(names=HARMLESS, most=1))
def test_a_repair_of_what_lost_nothing_keeps_the_volume(found: Damaged) -> None:
    closed, _ = repair(found.mesh)
    assert_closed_solid(closed)
    assert measure(closed).volume == pytest.approx(measure(found.solid).volume, rel=0.03)


@examples(3, times=80)
@given(damaged())
def test_any_damaged_solid_becomes_a_closed_one_near_it(found: Damaged) -> None:
    try:
        repaired = repair_surface(found.mesh, cells=48)
    except OrfeasError as error:
        assert error.kind is Kind.INVALID
        return
    assert_closed_solid(repaired.mesh)
    assert_traced(repaired, found.mesh)
    used = found.mesh.positions[found.mesh.faces].reshape(-1, 3)
    low, high = repaired.mesh.bounds
    reach = 0.05 * diagonal_of(found.mesh)
    assert (low >= used.min(axis=0) - reach).all() and (high <= used.max(axis=0) + reach).all()


@examples(5)
@given(solids(most_parts=1))
def test_the_surface_of_a_solid_is_kept_face_by_face(mesh: Mesh) -> None:
    repaired = repair_surface(mesh, cells=48)
    assert_closed_solid(repaired.mesh)
    assert_traced(repaired, mesh)
    assert measure(repaired.mesh).volume == pytest.approx(measure(mesh).volume, rel=0.02)


@examples(3, times=60)
@given(surfaces())
def test_skins_answer_for_every_face(mesh: Mesh) -> None:
    skins = find_skins(mesh)
    assert len(skins.is_seen) == len(skins.front) == len(skins.back) == mesh.num_faces
    for sky in (skins.front, skins.back):
        assert np.isfinite(sky).all() and (sky >= 0).all() and (sky <= 1).all()
    assert skins.is_seen.any()


@examples(2, times=60)
@given(solids(most_parts=1, most_stretch=3))
def test_a_skin_inside_is_not_seen_and_the_one_outside_is(mesh: Mesh) -> None:
    middle = mesh.positions.mean(axis=0)
    inner = Mesh((mesh.positions - middle) * 0.02 + middle, mesh.faces)
    both = Mesh(
        np.concatenate([mesh.positions, inner.positions]), np.concatenate([mesh.faces, inner.faces + mesh.num_vertices])
    )
    alone, skins = find_skins(mesh), find_skins(both)
    assert alone.is_seen.mean() > 0.9
    assert_finite(both)
    assert skins.is_seen[: mesh.num_faces].mean() > 0.9
