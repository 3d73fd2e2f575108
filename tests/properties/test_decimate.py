"""Decimate and levels on random solids: never above the target where they need not be, never open, never far."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.errors import Kind
from orfeas.mesh.decimate import TargetTooSmall, decimate, decimate_to
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.levels import levels
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.weld import weld
from tests.properties.examples import examples
from tests.properties.solids import Damaged, damaged, solids, surfaces, textured
from tests.properties.witnesses import assert_finite, assert_unit_normals, assert_uvs_inside, diagonal_of


@examples(5, times=60)
@given(solids(), st.sampled_from([0.9, 0.5, 0.25, 0.1]))
def test_a_closed_solid_stays_closed_with_no_more_faces_than_asked_for(mesh: Mesh, share: float) -> None:
    before, target = measure(mesh), max(int(share * mesh.num_faces), 4)
    found = decimate(mesh, faces=target)
    after = measure(found)
    assert_finite(found)
    assert after.is_closed and after.is_manifold
    assert found.num_faces <= max(target, _least(before)) and found.num_faces <= mesh.num_faces
    assert (after.num_parts, after.genus) == (before.num_parts, before.genus) or share < 0.5
    if share >= 0.5:
        assert after.volume == pytest.approx(before.volume, rel=0.1 + 15 / target)  # a ring of 54 faces lost a third


def _least(before) -> int:
    """What topology allows: a part has a few faces, and every handle some more; generous, since quadrics stop early."""
    return 40 * (before.num_parts + (before.genus or 0))


@examples(4, times=60)
@given(surfaces(), st.integers(4, 400))
def test_no_surface_gains_faces_or_loses_its_box(mesh: Mesh, target: int) -> None:
    found = decimate(mesh, faces=target)
    assert_finite(found)
    assert found.num_faces <= mesh.num_faces
    assert (found.uvs is None) == (mesh.uvs is None)
    if found.num_faces:
        used = mesh.positions[mesh.faces].reshape(-1, 3)
        reach = 0.3 * diagonal_of(mesh)
        assert (found.bounds[0] >= used.min(axis=0) - reach).all() and (
            found.bounds[1] <= used.max(axis=0) + reach
        ).all()


@examples(4, times=60)
@given(textured(solids(most_parts=1)), st.sampled_from([0.7, 0.4]))
def test_uvs_stay_inside_and_normals_stay_of_unit_length(laid: tuple[Mesh, Material], share: float) -> None:
    mesh, _ = laid
    found = decimate(mesh, faces=max(int(share * mesh.num_faces), 4))
    assert_finite(found)
    assert_uvs_inside(found)
    assert_unit_normals(found)
    assert measure(found).is_closed


@examples(1, times=100)
@given(solids(most_parts=1), st.sampled_from([0.002, 0.01, 0.05]))
def test_an_error_asked_for_is_kept(mesh: Mesh, error: float) -> None:
    found = decimate_to(mesh, error=error)
    assert found.error <= error
    assert measure(found.mesh).is_closed
    again = deviation_of(found.mesh, reference=mesh).largest / diagonal_of(mesh)
    assert again == pytest.approx(found.error, abs=0.3 * error + 1e-6)


@examples(3, times=60)
@given(damaged(names=("a hole",), most=1))
def test_a_border_stays_where_it_is(found: Damaged) -> None:
    simple = decimate(found.mesh, faces=max(found.mesh.num_faces // 2, 4))
    assert _border(simple) == _border(found.mesh)


def _border(mesh: Mesh) -> set[tuple[bytes, ...]]:
    """The open edges, by the bytes of their ends."""
    welded = weld(mesh)
    heads = welded.faces.reshape(-1)
    edges = np.sort(np.stack([heads, np.roll(welded.faces, -1, axis=1).reshape(-1)], axis=1), axis=1)
    ends, counts = np.unique(edges, axis=0, return_counts=True)
    return {tuple(sorted(point.tobytes() for point in welded.positions[end])) for end in ends[counts == 1]}


@examples(5)
@given(surfaces(), st.integers(-3, 3))
def test_a_target_below_four_is_refused(mesh: Mesh, target: int) -> None:
    with pytest.raises(TargetTooSmall) as caught:
        decimate(mesh, faces=target)
    assert caught.value.kind is Kind.INVALID


@examples(1, times=100)
@given(solids(most_parts=1))
def test_levels_have_ever_fewer_faces_and_take_over_ever_farther_away(mesh: Mesh) -> None:
    found = levels(with_normals(mesh))
    assert found[0].mesh.num_faces == mesh.num_faces and found[0].screen_height == 1.0
    for before, after in pairwise(found):
        assert 64 <= after.num_faces < before.num_faces
        assert 0 < after.screen_height < before.screen_height
        assert after.error <= 0.02
        assert measure(after.mesh).is_closed
        assert_finite(after.mesh)
        assert_unit_normals(after.mesh)


@examples(1, times=100)
@given(textured(solids(most_parts=1)))
def test_levels_lie_on_the_texture_of_the_first(laid: tuple[Mesh, Material]) -> None:
    for level in levels(laid[0]):
        assert_finite(level.mesh)
        assert_uvs_inside(level.mesh)
