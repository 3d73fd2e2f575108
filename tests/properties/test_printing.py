"""Printing on random surfaces: numbers only where they are known, turned without change, hollow and still closed."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.place import place
from orfeas.mesh.printing.analyze import analyze
from orfeas.mesh.printing.guess_unit import METRES, guess_unit
from orfeas.mesh.printing.hollow import hollow
from orfeas.mesh.printing.orient import orient
from tests.properties.examples import examples
from tests.properties.solids import solids, surfaces
from tests.properties.witnesses import assert_closed_solid, assert_finite

MATERIALS = st.sampled_from(["pla", "petg", "abs", "asa", "tpu", "nylon", "resin"])


@examples(3, times=60)
@given(surfaces(), MATERIALS, st.sampled_from([0.0, 0.2, 1.0]))
def test_what_is_not_known_has_a_reason_and_what_is_sound_has_numbers(mesh: Mesh, material: str, infill: float) -> None:
    found = analyze(mesh, material=material, infill=infill)
    numbers = found.to_json()
    json.dumps(numbers, allow_nan=False)
    for name, why in found.unknown.items():
        assert numbers[name] is None and why
    shape = measure(mesh)
    assert found.is_sound == (shape.is_closed and shape.is_manifold and shape.is_oriented)
    if not found.is_sound:
        assert found.volume_cm3 is None and found.mass_grams is None and found.unknown


@examples(4)
@given(solids(most_parts=1, decades=1), MATERIALS)
def test_numbers_of_a_solid_are_in_their_ranges(mesh: Mesh, material: str) -> None:
    found, shape = analyze(mesh, material=material), measure(mesh)
    assert found.is_sound
    assert found.volume_cm3 is None or found.volume_cm3 == pytest.approx(shape.volume * 1e6, rel=1e-6)
    if found.volume_cm3 is not None and found.material_cm3 is not None:
        assert 0 < found.material_cm3 <= found.volume_cm3 * (1 + 1e-6)
        assert found.mass_grams is not None and found.mass_grams > 0 and found.cost is not None and found.cost > 0
    for share in (found.thin_share, found.overhang_share, found.base_share):
        assert share is None or 0 <= share <= 1 + 1e-6
    assert found.wall_mm is None or 0 < found.wall_mm <= math.hypot(*found.size_mm)


@examples(4)
@given(solids())
def test_an_orientation_is_a_turn_and_never_a_worse_one(mesh: Mesh) -> None:
    before, found = measure(mesh), orient(mesh)
    np.testing.assert_allclose(found.rotation @ found.rotation.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(found.rotation) == pytest.approx(1.0)
    assert found.score <= found.score_before and math.isfinite(found.score) and found.reasons
    after = measure(found.mesh)
    assert_finite(found.mesh)
    assert after.is_closed and after.is_oriented
    assert after.volume == pytest.approx(before.volume, rel=1e-2)
    assert found.mesh.bounds[0][1] == pytest.approx(0.0, abs=1e-5 * max(after.size))


@examples(1, times=100)
@given(solids(most_parts=1, most_stretch=2), st.sampled_from([0.02, 0.05, 0.3]), st.sampled_from([0, 1, 2]))
def test_a_hollow_is_closed_and_saves_what_it_says(mesh: Mesh, longest: float, num_drains: int) -> None:
    stood, _ = place(mesh, longest_side_metres=longest)
    before = measure(stood)
    try:
        found = hollow(stood, wall_metres=longest / 12, num_drains=num_drains, drain_metres=longest / 20)
    except OrfeasError as error:
        assert error.kind in (Kind.INVALID, Kind.TOO_LARGE)
        return
    assert_closed_solid(found.mesh)
    after = measure(found.mesh)
    assert 0 < after.volume < before.volume
    assert found.saved_share == pytest.approx(1 - after.volume / before.volume, abs=1e-6)
    assert 0 < found.inner_volume < before.volume
    assert found.num_hollows >= 1 and len(found.drains) == num_drains * found.num_hollows
    # Nothing is added outside; a drain may take the lowest tip with it.
    shrunk = (np.array(before.size) - after.size) / max(before.size)
    assert (shrunk >= -1e-5).all() and (shrunk <= 0.1).all()


@examples(2, times=60)
@given(surfaces())
def test_any_surface_is_turned_and_hollowed_or_refused_with_a_sentence(mesh: Mesh) -> None:
    for attempt in (orient, lambda one: hollow(one, wall_metres=float(one.size.max()) / 8)):
        try:
            found = attempt(mesh)
        except OrfeasError as error:
            assert error.kind in (Kind.INVALID, Kind.TOO_LARGE) and error.sentence
        else:
            assert_finite(found.mesh)


@examples(10)
@given(st.one_of(st.floats(), st.lists(st.floats(), max_size=4), st.integers(-5, 10**12)))
def test_a_unit_is_guessed_of_any_number(size) -> None:
    found = guess_unit(size)
    assert found.name in METRES and found.metres_per_unit == METRES[found.name]
    assert not found.is_certain and found.sentence and "nan" not in found.sentence and "inf " not in found.sentence
