"""Remesh on random solids: as sound as before, near the count it says, near the surface it was laid over."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.errors import Kind
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remesh import CannotBeRemeshed, RemeshSizeOutOfRange, remesh
from tests.properties.examples import examples
from tests.properties.solids import solids, surfaces
from tests.properties.witnesses import assert_finite, diagonal_of

KINDS = st.sampled_from(["quads", "triangles"])


@examples(1, times=100)
@given(solids(most_parts=2, most_stretch=4), KINDS, st.sampled_from([300, 800]))
def test_a_closed_solid_stays_closed_and_is_what_the_answer_says(mesh: Mesh, kind: str, faces: int) -> None:
    try:
        found = remesh(mesh, faces=faces, kind=kind)
    except CannotBeRemeshed as error:
        assert error.kind is Kind.INVALID
        return
    before, after = measure(mesh), measure(found.mesh)
    assert_finite(found.mesh)
    assert after.is_closed and after.is_manifold and after.is_oriented
    assert after.num_parts == before.num_parts
    assert found.num_faces == found.mesh.num_faces - found.mesh.num_quads
    assert found.is_near_enough == (abs(found.num_faces - faces) <= 0.1 * faces)
    assert kind == "quads" or found.num_quads == 0
    assert 1 <= found.tries <= 8
    assert found.error == pytest.approx(found.error_metres / diagonal_of(mesh), rel=1e-3)
    assert found.error <= 0.15


@examples(1, times=100)
@given(surfaces(), KINDS, st.integers(24, 400))
def test_any_surface_is_remeshed_or_refused_with_a_sentence(mesh: Mesh, kind: str, faces: int) -> None:
    try:
        found = remesh(mesh, faces=faces, kind=kind)
    except CannotBeRemeshed as error:
        assert error.kind is Kind.INVALID
        return
    assert_finite(found.mesh)
    assert found.mesh.num_faces > 0 and np.isfinite(found.error)
    assert measure(found.mesh).is_closed or not measure(mesh).is_closed


@examples(3)
@given(surfaces(), st.sampled_from([-1, 0, 3, 23, 100_001]))
def test_a_count_out_of_range_is_refused(mesh: Mesh, faces: int) -> None:
    with pytest.raises(RemeshSizeOutOfRange):
        remesh(mesh, faces=faces)
