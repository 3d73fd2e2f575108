"""Any surface to an asset: repaired once more where it fails, with quads where they are asked for."""

from dataclasses import replace

import numpy as np
import pytest

from makers import (
    join,
    make_bumpy_blob,
    make_cube,
    make_material,
    make_sheet,
    make_sphere,
    make_textured_cube,
    make_torus,
)
from orfeas.errors import Kind, OrfeasError
from orfeas.generations import finishing
from orfeas.generations.finishing import Plan, finish, laid_out_and_carried
from orfeas.mesh.auditing.profile import PROFILES, Profile, UnknownProfile
from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remesh import remesh
from orfeas.mesh.remeshing.quads import with_whole_quads
from orfeas.mesh.remeshing.trace import CannotBeRemeshed
from orfeas.mesh.repair import CannotBeClosed

COLOR = frozenset({"base_color"})
SMALL = Plan(faces=300, texture_pixels=128, maps=COLOR)
ODD = Plan(faces=300, texture_pixels=100, maps=COLOR)
"""A texture that is no power of two: what a second try mends."""


class Stopped(Exception):
    """Raised by a report to end the work."""


class Worn(OrfeasError):
    """The machine has no room left."""

    kind = Kind.UNAVAILABLE


def test_a_sound_surface_passes_at_once_and_says_nothing():
    done = finish(make_sphere(3), Material(), SMALL)
    assert done.audit.verdict == "pass" and done.notes == ()
    assert done.mesh.num_faces <= 300 and measure(done.mesh).is_closed
    assert list(done.stages) == ["repair", "simplify", "unwrap", "bake", "audit"]


def test_a_failing_asset_is_repaired_once_and_says_so():
    done = finish(make_sphere(2), Material(), ODD)
    assert done.audit.verdict == "pass" and done.material.base_color.shape == (64, 64, 3)
    assert len(done.notes) == 1
    assert "100 x 100 pixels" in done.notes[0] and "64 pixels wide; now it passes." in done.notes[0]
    assert list(done.stages)[-1] == "second try" and done.stages["second try"] > 0


def test_a_file_over_its_bytes_gets_a_smaller_texture(monkeypatch):
    monkeypatch.setitem(PROFILES, "tight", Profile("tight", "Little room", max_bytes=60_000))
    noise = np.random.default_rng(0).integers(0, 255, (512, 512, 3), np.uint8)
    done = finish(make_textured_cube(1.0), Material(base_color=noise), Plan("tight", 300, 512, maps=COLOR))
    assert done.audit.verdict == "pass" and len(done.glb) <= 60_000
    assert done.material.base_color.shape == (256, 256, 3) and "now it passes" in done.notes[0]


def test_it_is_tried_once_and_the_better_result_kept(monkeypatch):
    monkeypatch.setitem(PROFILES, "tight", Profile("tight", "No room at all", max_bytes=1_000))
    tries = []
    monkeypatch.setattr(finishing, "unwrap", lambda *args, **options: tries.append(1) or unwrap(*args, **options))
    done = finish(make_cube(), Material(), Plan("tight", 300, 512, maps=COLOR))
    assert len(tries) == 2 and done.audit.verdict == "fail"
    assert done.material.base_color.shape == (512, 512, 3)
    assert done.notes[0].endswith("that did not help, and the first was kept.")


unwrap = finishing.unwrap


@pytest.mark.parametrize(("failure", "is_kept"), [(CannotBeClosed(why="of this test"), True), (Worn(), False)])
def test_a_second_try_that_cannot_be_made_leaves_the_first_unless_the_machine_failed(monkeypatch, failure, is_kept):
    simplified = finishing.simplified

    def second_fails(solid, attempt, **options):
        if attempt.texture_pixels == 64:
            raise failure
        return simplified(solid, attempt, **options)

    monkeypatch.setattr(finishing, "simplified", second_fails)
    if not is_kept:
        with pytest.raises(Worn):
            finish(make_cube(), Material(), ODD)
        return
    done = finish(make_cube(), Material(), ODD)
    assert done.audit.verdict == "fail" and done.material.base_color.shape == (100, 100, 3)
    assert done.notes[0].endswith("that did not help, and the first was kept.")


def test_a_wall_too_thin_at_its_size_is_told_and_nothing_thickened():
    done = finish(make_cube(divisions=2), Material(), Plan("print-fdm", 300, 64, size_metres=0.0005, maps=COLOR))
    assert {check.id for check in done.audit.failures} >= {"wall"} and done.notes == ()
    assert max(done.mesh.size) == pytest.approx(0.0005)


def test_report_may_stop_the_second_try():
    def report(stage, _fraction):
        if stage == "second try":
            raise Stopped

    with pytest.raises(Stopped):
        finish(make_cube(), Material(), ODD, report=report)


def test_faces_that_could_not_be_spared_are_told():
    """A ring has 14 faces or more."""
    done = finish(make_torus(around=16, along=8), Material(), replace(SMALL, faces=8))
    assert measure(done.mesh).genus == 1 and done.mesh.num_faces > 8
    assert done.notes[0].startswith(f"It has {done.mesh.num_faces:,} faces where 8 were asked for")


def test_fractions_never_go_back():
    heard = []
    finish(make_cube(), Material(), ODD, report=lambda _stage, done: heard.append(done))
    assert heard == sorted(heard) and heard[0] == 0.0 and heard[-1] == 1.0


def test_quads_are_laid_and_kept_through_the_texture():
    done = finish(make_bumpy_blob(24), Material(), Plan(faces=800, texture_pixels=128, maps=COLOR, remesh="quads"))
    mesh = done.mesh
    assert done.audit.verdict == "pass"
    assert measure(mesh).is_closed and 600 <= mesh.num_faces <= 900
    assert mesh.num_quads >= 0.85 * mesh.num_faces / 2
    assert len(np.unique(mesh.quads, axis=0)) == mesh.num_quads
    assert all(len(set(quad)) == 4 for quad in mesh.quads.tolist())
    lost = [note for note in done.notes if "quads became triangles" in note]
    assert bool(lost) == (mesh.num_quads < mesh.num_faces // 2)


def test_thin_parts_that_new_faces_lose_are_told():
    """One point of a ball pulled out makes a spike."""
    ball, top = make_sphere(3), np.argmax(make_sphere(3).positions[:, 1])
    ball.positions[top] *= 1.5
    done = finish(ball, Material(), replace(SMALL, remesh="quads"))
    assert any("so thin parts may be lost" in note for note in done.notes)


def test_even_triangles_stay_within_a_limit_that_binds(monkeypatch):
    monkeypatch.setitem(PROFILES, "few", Profile("few", "Few faces", max_faces=600))
    done = finish(make_sphere(3), Material(), Plan("few", 5000, 128, maps=COLOR, remesh="triangles"))
    assert done.audit.verdict == "pass" and 480 <= done.mesh.num_faces <= 600 and done.mesh.num_quads == 0


def test_where_no_faces_can_be_laid_it_is_simplified_and_says_so():
    def no_trace(_mesh, **_options):
        raise CannotBeRemeshed(why="the tool gave up")

    done = finish(make_sphere(3), Material(), replace(SMALL, remesh="quads"), ways=(no_trace,))
    assert done.audit.verdict == "pass" and done.mesh.num_quads == 0 and done.mesh.num_faces <= 300
    assert done.notes[0].startswith("No even faces could be laid")
    assert done.notes[0].endswith("simplified instead.")


def test_quads_of_a_remesh_are_kept_when_its_texture_is_carried_over():
    source, material = make_textured_cube(1.0), make_material(32)
    laid, look = laid_out_and_carried(source, material, remesh(source, faces=150).mesh, texture_pixels=128)
    assert laid.num_quads >= 100 and look.base_color is not None


def test_pairs_that_vertices_split_are_no_quads():
    sheet = make_sheet(divisions=1)
    pair = [[0, 2, 3], [0, 3, 1]]
    two = Mesh(np.concatenate([sheet.positions, sheet.positions]), [*pair, [4, 6, 7], [0, 7, 5]])
    found = with_whole_quads(two, num_quads=2)
    assert found.num_quads == 1 and found.quads.tolist() == [[0, 2, 3, 1]] and found.num_faces == 4


def test_glb_holds_what_came_back():
    done = finish(join(make_sphere(2), make_cube(0.5)), Material(), SMALL)
    assert read_glb(done.glb).mesh.num_faces == done.mesh.num_faces


@pytest.mark.parametrize("mesh", [make_sheet(), Mesh(make_cube().positions, make_cube().faces[:1])])
def test_what_encloses_nothing_is_one_typed_error(mesh):
    with pytest.raises(OrfeasError):
        finish(mesh, Material(), SMALL)


def test_unknown_profile_is_told_before_any_work():
    with pytest.raises(UnknownProfile):
        finish(make_cube(), Material(), Plan("nowhere"), report=lambda *_: pytest.fail("work began"))
