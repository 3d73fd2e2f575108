import json
from dataclasses import replace

import numpy as np
import pytest

from makers import join, make_cube, make_material, make_open_box, make_sphere, make_textured_cube
from orfeas.mesh.audit import audit, extras_of, judge
from orfeas.mesh.auditing.profile import PROFILES, UnknownProfile
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def failed(mesh, material=None):
    return {check.id for check in audit(mesh, material or make_material(), profile="preview").failures}


def test_a_closed_textured_cube_passes():
    report = audit(make_textured_cube(), make_material(), profile="preview")
    assert report.verdict == "pass"
    assert {check.outcome for check in report.checks} == {"pass"}


def test_each_fault_fails_its_own_check():
    cube = make_textured_cube()
    assert failed(Mesh(cube.positions, cube.faces[:-1], uvs=cube.uvs)) == {"closed"}
    assert failed(Mesh(cube.positions, cube.faces[:, ::-1], uvs=cube.uvs)) == {"oriented"}
    assert failed(Mesh(cube.positions, cube.faces, uvs=cube.uvs + 0.5)) == {"uvs_inside"}
    assert failed(cube, Material()) == {"texture", "texture_size"}
    assert failed(cube, make_material(4100)) == {"texture_size"}
    second = Mesh(cube.positions + 3, cube.faces)
    assert failed(join(cube, second)) == {"one_piece", "uvs", "uvs_inside"}


def test_unknown_is_never_pass():
    report = audit(make_cube(), None, profile="preview")
    outcomes = {check.id: check.outcome for check in report.checks}
    assert outcomes["uvs"] == "fail"
    assert outcomes["uvs_inside"] == "not_checked"
    assert report.verdict == "fail"


def test_a_mesh_just_over_the_face_limit_fails():
    assert "faces" not in failed(make_sphere(6))  # 81,920
    assert "faces" in failed(make_sphere(7))


def test_the_report_is_json_and_says_what_to_do():
    report = audit(make_open_box(), None, profile="preview").to_json()
    assert json.loads(json.dumps(report)) == report
    closed = next(check for check in report["checks"] if check["id"] == "closed")
    assert (closed["value"], closed["limit"], closed["outcome"]) == (4, 0, "fail")
    assert "Repair it" in closed["sentence"]


def test_an_unknown_profile_is_refused_with_the_known_ones():
    with pytest.raises(UnknownProfile, match=r"nonsense.*preview"):
        audit(make_cube(), None, profile="nonsense")


def ids(mesh, material=None, **options):
    return {check.id for check in audit(mesh, material, **options).checks}


def test_preview_demands_what_it_always_did():
    assert [check.id for check in audit(make_textured_cube(), make_material(), profile="preview").checks] == [
        "closed", "manifold", "oriented", "one_piece", "faces", "uvs", "uvs_inside", "texture", "texture_size",
    ]  # fmt: skip
    assert extras_of(PROFILES["preview"]) == frozenset()


@pytest.mark.parametrize("profile", ["game-pc", "game-mobile", "web", "ar"])
def test_uses_on_a_screen_take_what_is_open_on_purpose(profile):
    box = make_open_box(0.1, divisions=2)
    standing = Mesh(box.positions + np.float32([0, 0.05, 0]), box.faces, normals=face_normals_of(box))
    report = audit(standing, None, profile=profile, num_bytes=1000)
    assert report.verdict == "pass", report.failures


def face_normals_of(mesh):
    """Smooth, unit normals: the mean of the faces round each vertex."""
    sums = np.zeros_like(mesh.positions)
    a, b, c = (mesh.positions[mesh.faces[:, k]] for k in range(3))
    for k in range(3):
        np.add.at(sums, mesh.faces[:, k], np.cross(b - a, c - a))
    return sums / np.linalg.norm(sums, axis=1, keepdims=True)


def test_overlap_on_purpose_is_a_fault_only_of_a_baked_texture():
    cube = make_textured_cube(0.1)
    shared = replace(cube, uvs=np.tile(cube.uvs[:4], (6, 1)))
    assert audit(shared, make_material(256), profile="game-pc").verdict == "pass"
    report = audit(shared, make_material(256), profile="game-pc", is_baked=True)
    assert "uv_overlap" in {check.id for check in report.failures}


def test_a_surface_without_texture_needs_no_uvs_unless_it_is_said_to_be_baked():
    cube = replace(make_textured_cube(0.1), uvs=None)
    assert audit(cube, None, profile="game-pc").verdict == "pass"
    assert "uvs" in ids(cube, make_material(), profile="game-pc")
    failures = {check.id for check in audit(cube, None, profile="game-pc", is_baked=True).failures}
    assert {"uvs", "texture"} <= failures


def test_a_print_takes_a_cavity_but_no_skin_inside_the_solid():
    outer, inner = make_sphere(4, radius=0.02), make_sphere(4, radius=0.015)
    hollow = join(outer, Mesh(inner.positions, inner.faces[:, ::-1]))
    assert audit(hollow, None, profile="print-fdm").verdict == "pass"
    doubled = audit(join(outer, inner), None, profile="print-fdm")
    assert {check.id for check in doubled.failures} == {"buried", "floating"}


def test_one_measurement_is_judged_by_many_profiles():
    cube, material = make_textured_cube(0.1), make_material()
    extras = frozenset(extra for demands in PROFILES.values() for extra in extras_of(demands))
    found = measure(cube, material, extras=extras)
    for profile in PROFILES:
        assert judge(found, profile=profile, num_bytes=9).checks == (
            audit(cube, material, profile=profile, num_bytes=9).checks
        )


def test_what_was_not_measured_is_not_checked():
    report = judge(measure(make_cube(0.1)), profile="print-fdm")
    outcomes = {check.id: check.outcome for check in report.checks}
    assert {outcomes[name] for name in ("crossings", "buried", "floating", "wall")} == {"not_checked"}
    assert report.verdict == "fail"


def test_textures_as_they_lie_in_the_file_count():
    cube = make_textured_cube(0.1)
    report = audit(cube, make_material(64), profile="game-mobile", map_pixels=((64, 64), (2048, 2048)))
    assert {check.id: check.value for check in report.failures} == {"texture_size": 2048}


def test_every_profile_makes_a_report_of_json_and_the_same_twice():
    for profile in PROFILES:
        report = audit(make_textured_cube(0.1), make_material(), profile=profile, is_baked=True).to_json()
        assert json.loads(json.dumps(report, allow_nan=False)) == report
        assert report == audit(make_textured_cube(0.1), make_material(), profile=profile, is_baked=True).to_json()
