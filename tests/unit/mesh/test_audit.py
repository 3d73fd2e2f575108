import json

import pytest

from makers import join, make_cube, make_material, make_open_box, make_sphere, make_textured_cube
from orfeas.mesh.audit import audit
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.profile import UnknownProfile


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
