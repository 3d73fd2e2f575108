"""Finishing and print-ready end to end on random damage: an asset or one sentence, and the verdict is the file's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.finishing import Plan, finish, repaired_with_texture
from orfeas.generations.print_ready import PrintPlan, make_print_ready
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.weld import weld
from tests.properties.examples import examples
from tests.properties.solids import Damaged, damaged, solids, surfaces, textured
from tests.properties.witnesses import assert_closed_solid, assert_finite, assert_unit_normals, assert_uvs_inside


@examples(1, times=60)
@given(textured(surfaces()), st.sampled_from(["game-pc", "game-mobile", "web", "ar"]), st.sampled_from([100, 400]))
def test_any_surface_becomes_an_asset_or_is_refused_with_a_sentence(
    laid: tuple[Mesh, Material], profile: str, faces: int
) -> None:
    mesh, material = laid
    plan = Plan(profile=profile, faces=faces, texture_pixels=64, size_metres=0.3)
    told: list[float] = []
    try:
        found = finish(mesh, material, plan, report=lambda _, fraction: told.append(fraction))
    except OrfeasError as error:
        assert error.kind is Kind.INVALID
        return
    assert told == sorted(told) and told[-1] == 1.0
    assert_closed_solid(weld(found.mesh))
    assert_finite(found.mesh)
    assert_uvs_inside(found.mesh)
    assert_unit_normals(found.mesh)
    assert np.isclose(float(found.mesh.size.max()), 0.3, rtol=1e-4) and abs(float(found.mesh.bounds[0][1])) < 1e-6
    read = read_untrusted(found.glb, suffix=".glb").mesh
    assert read.num_faces == found.mesh.num_faces
    by_id = {check.id: check for check in found.audit.checks}
    assert all(by_id[name].outcome == "pass" for name in ("faces", "degenerate", "winding", "normals") if name in by_id)


@examples(2, times=40)
@given(damaged(most=1), st.booleans(), st.sampled_from([None, 0.01]))
def test_anything_is_made_ready_to_print_or_refused_with_a_sentence(
    found: Damaged, is_turned: bool, wall: float | None
) -> None:
    plan = PrintPlan(size_metres=0.08, is_turned=is_turned, hollow_wall_metres=wall, num_drains=1)
    try:
        ready = make_print_ready(found.mesh, plan)
    except OrfeasError as error:
        assert error.kind in (Kind.INVALID, Kind.TOO_LARGE)
        return
    assert_closed_solid(ready.mesh)
    assert_unit_normals(ready.mesh)
    assert -1e-5 < float(ready.mesh.bounds[0][1]) < 1e-5
    assert (ready.oriented is None) == (not is_turned) and (ready.hollowed is None) == (wall is None)
    assert measure(ready.mesh).size[0] <= 0.081 * 3**0.5


@examples(1, times=60)
@given(textured(solids(most_parts=1)))
def test_a_repair_with_its_texture_keeps_the_picture_of_a_sound_one(laid: tuple[Mesh, Material]) -> None:
    mesh, material = laid
    closed, look, done = repaired_with_texture(mesh, material, texture_pixels=64)
    assert_closed_solid(closed)
    assert_uvs_inside(closed)
    assert look.base_color is not None
    if done.way == "kept" and not done.num_holes_filled and not done.num_faces_relaxed:
        np.testing.assert_array_equal(look.base_color, material.base_color)
