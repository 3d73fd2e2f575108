"""OBJ: three files that know each other."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import trimesh

from makers import make_cube, make_material, make_textured_cube
from orfeas.errors import Kind
from orfeas.mesh.formats.obj import BrokenObj, read_obj, write_obj
from orfeas.mesh.formats.scene import NothingToWrite, TextureWithoutUvs
from orfeas.mesh.formats.textures import BrokenTexture
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

shared = pytest.mark.skipif("ORFEAS_SHARED" not in os.environ, reason="ORFEAS_SHARED names no folder of meshes")


def test_everything_comes_back_from_a_round_trip() -> None:
    mesh = make_textured_cube(0.1)
    material = Material(make_material().base_color, (0.5, 0.25, 1.0, 1.0), 0.25, 0.625, "clay")
    scene = read_obj(write_obj(mesh, material, name="owl"))
    for name, tolerance in (("positions", 1e-8), ("normals", 1e-5), ("uvs", 1e-6)):
        back, there = (getattr(each, name)[each.faces] for each in (scene.mesh, mesh))
        assert np.allclose(back, there, atol=tolerance), name
    assert np.array_equal(scene.material.base_color, material.base_color)
    assert scene.material.base_color_factor == material.base_color_factor
    assert (scene.material.metallic, scene.material.roughness, scene.material.name) == (0.25, 0.625, "clay")
    assert scene.name == "owl"


def test_places_far_from_the_origin_come_back_to_the_last_digit() -> None:
    cube = make_cube(1.0, divisions=3)
    far = Mesh(cube.positions / 3 + np.array([1234.5678, -1.2345678, 0.1]), cube.faces)
    back = read_obj(write_obj(far, Material(), name="far")).mesh
    assert np.array_equal(back.positions[back.faces], far.positions[far.faces])  # seven digits would join places


def test_the_origin_of_vt_is_at_the_bottom() -> None:
    sheet = Mesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], uvs=[[0.25, 0.0], [0.5, 0.25], [0.0, 1.0]])
    text = write_obj(sheet, Material(), name="sheet")["sheet.obj"].decode()
    assert [line for line in text.splitlines() if line.startswith("vt")] == [
        "vt 0.250000 1.000000",
        "vt 0.500000 0.750000",
        "vt 0.000000 0.000000",
    ]


def test_another_reader_finds_geometry_and_texture(tmp_path: Path) -> None:
    mesh = make_textured_cube(0.1)
    for name, payload in write_obj(mesh, make_material(), name="owl").items():
        (tmp_path / name).write_bytes(payload)
    loaded = trimesh.load_mesh(tmp_path / "owl.obj", process=False)
    assert np.allclose(loaded.triangles, mesh.positions[mesh.faces])
    assert np.allclose(loaded.visual.uv[loaded.faces], mesh.uvs[mesh.faces] * [1, -1] + [0, 1], atol=1e-6)
    assert loaded.visual.material.image.size == (64, 64)


def test_places_are_shared_across_seams() -> None:
    text = write_obj(make_textured_cube(), Material(), name="cube")["cube.obj"].decode().splitlines()
    assert sum(line.startswith("v ") for line in text) == 8
    assert sum(line.startswith("vt ") for line in text) == 24


@pytest.mark.parametrize(
    ("mesh", "corner"),
    [
        (make_cube(), "1"),
        (Mesh(make_cube().positions, make_cube().faces, normals=make_cube().positions / 0.75**0.5), "1//1"),
    ],
)
def test_only_what_the_mesh_has_is_written(mesh: Mesh, corner: str) -> None:
    files = write_obj(mesh, Material(), name="cube")
    assert sorted(files) == ["cube.mtl", "cube.obj"]
    face = next(line for line in files["cube.obj"].decode().splitlines() if line.startswith("f "))
    assert face.split()[1].count("/") == corner.count("/")
    assert np.allclose(read_obj(files).mesh.positions[read_obj(files).mesh.faces], mesh.positions[mesh.faces])


def test_names_cannot_break_out_of_a_line_or_a_folder() -> None:
    files = write_obj(make_textured_cube(), Material(make_material().base_color, name="a\nb"), name="../my owl\n")
    assert sorted(files) == ["my_owl.mtl", "my_owl.obj", "my_owl.png"]
    assert b"mtllib my_owl.mtl\n" in files["my_owl.obj"] and b"usemtl a_b\n" in files["my_owl.obj"]
    assert read_obj(files).material.base_color is not None


def test_polygons_negative_indices_and_joined_lines_are_read() -> None:
    text = b"v 0 0 0\nv 1 0 0\nv 1 1 0\\\n 0.5\nv 0 1 0\n# a square\nf -4 -3 -2 -1 # last\nf 1// 2// 3//\n"
    mesh = read_obj({"square.obj": text}).mesh
    assert mesh.positions[mesh.faces].tolist()[1] == [[0, 0, 0], [1, 1, 0], [0, 1, 0]]
    assert mesh.num_faces == 3 and mesh.normals is None and mesh.uvs is None


def test_negative_indices_count_back_from_where_they_stand() -> None:
    triangle = b"v %d 0 0\nv 1 0 0\nv 1 1 0\nf -3 -2 -1\n"
    mesh = read_obj({"two.obj": triangle % 7 + triangle % 9}).mesh
    assert mesh.positions[mesh.faces][:, 0, 0].tolist() == [7, 9]


def test_indents_line_ends_comments_and_mixed_corners_are_read() -> None:
    text = "# made\r\n\tv 0 0 0 # first\r\n  v 1 0 0\r\nv 1 1 0 1.0\r\nv 0 1 0\r\nvt 0.25 0.25 0\r\nvn 0 0 2\r\n"
    mesh = read_obj({"a.obj": (text + "  f 1 2/1 3//1 4/1/1\r\nf +1 2 3\r\nfo 1 2 3\r\nvp 1 2\r\n").encode()}).mesh
    assert mesh.num_faces == 3 and mesh.uvs is None and mesh.normals is None
    mesh = read_obj({"a.obj": (text + "f 1/1/1 2/-1/-1 3/1/1").encode()}).mesh
    assert mesh.uvs.tolist() == [[0.25, 0.75]] * 3 and mesh.normals.tolist() == [[0, 0, 1]] * 3


def test_a_polygon_of_many_corners_is_cut() -> None:
    angle = np.arange(200) * np.pi / 100
    lines = [f"v {np.cos(turn):.6f} {np.sin(turn):.6f} 0" for turn in angle] + [
        "f " + " ".join(map(str, range(1, 201)))
    ]
    mesh = read_obj({"a.obj": "\n".join(lines).encode()}).mesh
    a, b, c = (mesh.positions[mesh.faces[:, k]] for k in range(3))
    assert mesh.num_faces == 198 and np.cross(b - a, c - a)[:, 2].sum() / 2 == pytest.approx(np.pi, rel=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"v 0 0 0\n",
        b"v 0 0 0\nf 1 1 2\n",
        b"v 0 0 0\nf 0 1 1\n",
        b"v 0 0 0\nf 1 1\n",
        b"v 0 0 0\nf 1 1 x\n",
        b"v 0 0 0\nf 1/1 1/1 1/1\n",
        b"v 0 0 0\nf 1/1/1/1 1 1\n",
        b"v 0 0 0\nf /1 1 1\n",
        b"v 0 0\nf 1 1 1\n",
        b"v 0 0 nan\nf 1 1 1\n",
        b"v 0 0 zero\nf 1 1 1\n",
        b"v 0 0 0\nf 1 1 2e30\n",
        b"v 0 0 0\nf 1 1 1.5\n",
        b"v 0 0 0\nf 1 1 -2\n",
    ],
)
def test_what_does_not_add_up_is_refused(text: bytes) -> None:
    with pytest.raises(BrokenObj) as caught:
        read_obj({"a.obj": text})
    assert caught.value.kind is Kind.INVALID


def test_files_outside_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.mtl").write_text("newmtl secret\n")
    text = f"mtllib {tmp_path}/secret.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n".encode()
    assert read_obj({"a.obj": text}).material.name == "surface"


def test_a_library_that_lies_is_refused() -> None:
    files = write_obj(make_textured_cube(), make_material(), name="a")
    with pytest.raises(BrokenObj, match="material library"):
        read_obj({**files, "a.mtl": files["a.mtl"].replace(b"Kd 1.0", b"Kd one")})
    with pytest.raises(BrokenTexture):
        read_obj({**files, "a.png": files["a.png"][:100]})
    with pytest.raises(BrokenObj, match="2 files"):
        read_obj({**files, "b.obj": b""})


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(NothingToWrite):
        write_obj(Mesh(np.zeros((3, 3)), np.zeros((0, 3))), Material(), name="a")
    with pytest.raises(TextureWithoutUvs):
        write_obj(make_cube(), make_material(), name="a")


@shared
@pytest.mark.shared
@pytest.mark.parametrize("name", ["spot", "teapot", "fandisk", "cheburashka"])
def test_files_of_other_programs_read_as_another_reader_reads_them(name: str) -> None:
    path = Path(os.environ["ORFEAS_SHARED"]) / "meshes" / "known" / f"{name}.obj"
    mesh = read_obj({path.name: path.read_bytes()}).mesh
    loaded = trimesh.load_mesh(path, process=False)
    assert mesh.num_faces == len(loaded.faces)
    assert np.allclose(mesh.positions[mesh.faces], loaded.triangles, atol=1e-6)
