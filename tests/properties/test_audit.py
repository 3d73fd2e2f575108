"""Measure and audit on random surfaces: an answer to anything, and never better than what was measured."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import make_material
from orfeas.mesh.audit import audit, judge
from orfeas.mesh.auditing.profile import PROFILES
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from tests.properties.examples import examples
from tests.properties.solids import Damaged, damaged, solids, surfaces, textured

EVERY_EXTRA = frozenset({"crossings", "exposure", "walls", "stance", "charts", "shading"})


@st.composite
def heaps(draw: st.DrawFn) -> Mesh:
    """Any mesh the type allows: triangles between random points, UVs and normals of any size, or none at all."""
    num_vertices, num_faces = draw(st.integers(0, 30)), draw(st.integers(0, 40))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    positions = rng.normal(size=(num_vertices, 3)) * 10.0 ** draw(st.integers(-30, 12))
    if draw(st.booleans()):
        positions[:, draw(st.integers(0, 2))] = 0.0
    faces = rng.integers(num_vertices, size=(num_faces, 3)) if num_vertices else np.empty((0, 3))
    normals = draw(st.sampled_from([None, 0.0, 1.0, math.nan]))
    uvs = draw(st.sampled_from([None, 0.0, 1.0, 1e6, math.nan, math.inf]))
    return Mesh(
        positions,
        faces,
        normals=None if normals is None else np.full((num_vertices, 3), normals),
        uvs=None if uvs is None else rng.random((num_vertices, 2)) * uvs,
    )


def assert_honest(mesh: Mesh, material: Material | None, *, profile: str) -> None:
    """The verdict follows from the checks, what was not measured is no pass, and all of it can be sent; by one profile
    with what it asks to be measured, by all others with the same, which may not be all they ask for."""
    report = audit(mesh, material, profile=profile, num_bytes=1000)
    for found in (report, *(judge(report.measurements, profile=name) for name in PROFILES)):
        assert found.checks and len({check.id for check in found.checks}) == len(found.checks)
        outcomes = {check.outcome for check in found.checks}
        assert outcomes <= {"pass", "fail", "not_checked"}
        assert found.verdict == ("pass" if outcomes == {"pass"} else "fail")
        for check in found.checks:
            assert (check.value is None) == (check.outcome == "not_checked")
            assert check.sentence and "nan" not in check.sentence.split()
        json.dumps(found.to_json(), allow_nan=False)


@examples(4, times=100)
@given(heaps(), st.sampled_from([None, make_material(8)]), st.sampled_from(sorted(PROFILES)))
def test_any_mesh_at_all_is_measured_and_audited(mesh: Mesh, material: Material | None, profile: str) -> None:
    assert_honest(mesh, material, profile=profile)


@examples(2, times=80)
@given(heaps())
def test_every_number_of_any_mesh_can_be_sent(mesh: Mesh) -> None:
    told = measure(mesh, make_material(8), extras=EVERY_EXTRA).to_json()
    assert json.loads(json.dumps(told, allow_nan=False)) == told


@examples(3, times=60)
@given(surfaces(), st.sampled_from(sorted(PROFILES)))
def test_the_verdict_follows_from_the_checks(mesh: Mesh, profile: str) -> None:
    assert_honest(mesh, None, profile=profile)


@examples(3, times=60)
@given(damaged(names=("a hole", "a patch flipped", "inside out", "faces twice", "needles"), most=1))
def test_no_damage_passes_for_a_sound_print(found: Damaged) -> None:
    assert audit(found.mesh, None, profile="print-fdm").verdict == "fail"


@examples(5, times=60)
@given(solids())
def test_a_solid_passes_every_check_of_its_surface(mesh: Mesh) -> None:
    report = audit(mesh, None, profile="preview")
    outcomes = {check.id: check.outcome for check in report.checks}
    assert (outcomes["closed"], outcomes["manifold"], outcomes["oriented"]) == ("pass", "pass", "pass")
    assert report.verdict == "fail"  # it has no texture


@examples(5, times=60)
@given(solids(), st.integers(0, 999))
def test_numbers_do_not_depend_on_the_order_of_faces_and_vertices(mesh: Mesh, seed: int) -> None:
    rng = np.random.default_rng(seed)
    order, rank = rng.permutation(mesh.num_vertices), np.empty(mesh.num_vertices, dtype=np.int64)
    rank[order] = np.arange(mesh.num_vertices)
    turned = np.roll(rank[mesh.faces[rng.permutation(mesh.num_faces)]], int(rng.integers(3)), axis=1)
    one, two = measure(mesh), measure(Mesh(mesh.positions[order], turned))
    assert (one.genus, one.num_parts, one.num_points, one.size) == (two.genus, two.num_parts, two.num_points, two.size)
    assert two.volume == pytest.approx(one.volume, rel=1e-5)
    assert two.area == pytest.approx(one.area, rel=1e-9)


@examples(6)
@given(solids(), st.sampled_from([-3, -1, 1, 3]))
def test_numbers_follow_the_scale(mesh: Mesh, power: int) -> None:
    factor = 2.0**power  # exact in floats
    one, two = measure(mesh), measure(Mesh(mesh.positions * factor, mesh.faces))
    assert two.volume == pytest.approx(one.volume * factor**3, rel=1e-6)
    assert two.area == pytest.approx(one.area * factor**2, rel=1e-9)
    assert (one.num_flat_faces, one.is_closed, one.genus) == (two.num_flat_faces, two.is_closed, two.genus)


@examples(5)
@given(textured(solids()))
def test_what_lies_inside_its_texture_is_told_so(laid: tuple[Mesh, Material]) -> None:
    mesh, material = laid
    found = measure(mesh, material, extras=frozenset({"charts"}))
    assert found.uv_inside and found.uv_coverage is not None and found.uv_coverage > 0
    assert found.charts is None or found.charts.overlap_share is None or 0 <= found.charts.overlap_share <= 1
