"""Anybody's mesh file: read as another reader reads it, or refused with one sentence."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_cube, make_material, make_sphere, make_textured_cube
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.reading import limits
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.threemf_writing import write_threemf
from orfeas.mesh.formats.untrusted import Read, read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

shared = pytest.mark.skipif("ORFEAS_SHARED" not in os.environ, reason="ORFEAS_SHARED names no folder of meshes")

PLY_HEAD = b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
TRIANGLE_PLY = PLY_HEAD + b"element face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 0\n1 0 0\n0 1 0\n"


def files_of(mesh: Mesh) -> dict[str, bytes]:
    plain = Material()
    return {
        ".glb": write_glb(mesh, plain),
        ".obj": write_obj(mesh, plain, name="a")["a.obj"],
        ".stl": write_stl(mesh),
        ".ply": write_ply(mesh, plain),
        ".3mf": write_threemf(mesh),
    }


def triangles_of(read: Read) -> np.ndarray:
    """Every triangle with its smallest corner first, in one order, whatever the file's."""
    corners = np.round(read.mesh.positions[read.mesh.faces].astype(np.float64), 5)
    turned = [np.roll(one, -min(range(3), key=lambda k: tuple(one[k])), axis=0) for one in corners]
    return np.array(sorted(one.tolist() for one in turned))


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".stl", ".ply", ".3mf"])
def test_every_format_gives_the_surface_that_was_written(suffix: str) -> None:
    mesh = make_sphere(2, radius=0.05, center=(0.01, 0.02, 0.03))
    read = read_untrusted(files_of(mesh)[suffix], suffix=suffix)
    assert np.allclose(triangles_of(read), triangles_of(Read(mesh, None, None, ())), atol=2e-5)


def test_units_are_stated_where_the_file_has_them_and_assumed_aloud_where_not() -> None:
    reads = {suffix: read_untrusted(payload, suffix=suffix) for suffix, payload in files_of(make_cube()).items()}
    assert {suffix: read.metres_per_unit for suffix, read in reads.items()} == {
        ".glb": 1.0,
        ".obj": None,
        ".stl": None,
        ".ply": None,
        ".3mf": 0.001,
    }
    assert "millimetres are assumed" in reads[".stl"].notes[0]
    assert "metres are assumed" in reads[".obj"].notes[0] and "outside the file" in reads[".obj"].notes[1]
    assert reads[".glb"].notes == () and reads[".3mf"].notes == ()


@pytest.mark.parametrize("extras", ["text", ["list"], {"deep": 1, "long": "x" * 4_000}])
def test_what_a_file_says_of_itself_is_kept_only_where_it_is_short_and_named(extras) -> None:
    read = read_untrusted(write_glb(make_cube(), Material(), extras=extras), suffix=".glb")
    assert read.extras == {} and [note.endswith("is left out.") for note in read.notes] == [True] * isinstance(
        extras, dict
    )


@pytest.mark.parametrize("value", [b'"\\ud800"', b"1e999", b"[" * 300 + b"]" * 300])
def test_what_can_be_read_and_not_written_again_is_left_out(value) -> None:
    placeholder = "x" * (len(value) - 2)
    payload = write_glb(make_cube(), Material(), extras={"author": placeholder})
    broken = payload.replace(f'"{placeholder}"'.encode(), value)
    assert len(broken) == len(payload) and broken != payload
    read = read_untrusted(broken, suffix=".glb")
    assert read.extras == {} and len(read.notes) == 1 and read.notes[0].endswith("is left out.")


def test_upper_case_endings_are_the_same() -> None:
    assert read_untrusted(write_stl(make_cube()), suffix=".STL").mesh.num_faces == 12


def test_a_file_is_read_as_what_it_begins_as_and_says_so() -> None:
    read = read_untrusted(write_glb(make_cube(), Material()), suffix=".stl")
    assert read.mesh.num_faces == 12 and read.metres_per_unit == 1.0
    assert read.notes[0] == "The file is named .stl but is a GLB file, and was read as one."


def test_quads_are_written_and_read_as_quads() -> None:
    corners = [[0, 0, 0], [2, 1, 0], [0, 2, 0], [1, 1, 0], [3, 3, 1], [4, 3, 1], [4, 4, 1]]
    mesh = Mesh(corners, [[1, 2, 3], [1, 3, 0], [4, 5, 6]], num_quads=1)
    obj, ply = write_obj(mesh, Material(), name="a")["a.obj"], write_ply(mesh, Material())
    assert b"element face 2\n" in ply and obj.count(b"\nf ") == 2
    for payload, suffix in ((obj, ".obj"), (ply, ".ply")):
        back = read_untrusted(payload, suffix=suffix).mesh
        assert back.num_quads == 1 and back.num_faces == 3
        assert np.allclose(back.positions[back.quads], mesh.positions[mesh.quads])


def test_one_triangle_is_a_surface() -> None:
    read = read_untrusted(TRIANGLE_PLY + b"3 0 1 2\n", suffix=".ply")
    assert read.mesh.faces.tolist() == [[0, 1, 2]]


def test_colours_of_vertices_become_paint() -> None:
    obj = b"v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 0 1 0 0 0 1\nf 1 2 3\n"
    paint = read_untrusted(obj, suffix=".obj").paint
    assert paint is not None and paint.colors.tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255]]
    assert np.allclose(paint.normals, [0, 0, 1])
    assert read_untrusted(write_ply(make_cube(), Material()), suffix=".ply").paint is not None
    assert read_untrusted(write_stl(make_cube()), suffix=".stl").paint is None


@pytest.mark.parametrize(
    ("suffix", "payload", "code"),
    [
        (".fbx", b"Kaydara", "unknown_mesh_format"),
        ("", b"anything", "unknown_mesh_format"),
        (".glb", b"", "empty_mesh_file"),
        (".stl", b"solid Empty\nendsolid Empty", "broken_stl"),
        (".stl", b"\0" * 80 + struct.pack("<I", 5_000_000), "broken_stl"),
        (".ply", TRIANGLE_PLY.replace(b"face 1", b"face 5000000") + b"3 0 1 2\n", "broken_ply"),
        (".ply", TRIANGLE_PLY + b"3 0 1 3\n", "broken_ply"),
        (".ply", TRIANGLE_PLY.replace(b"1 0 0", b"nan 0 0") + b"3 0 1 2\n", "broken_ply"),
        (".ply", TRIANGLE_PLY.replace(b"1 0 0", b"1e30 0 0") + b"3 0 1 2\n", "out_of_all_measure"),
        (".ply", TRIANGLE_PLY.replace(b"1 0 0", b"1e300 0 0") + b"3 0 1 2\n", "malformed_mesh"),
        (".obj", b"v 0 0 inf\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "broken_obj"),
        (".obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n", "broken_obj"),
        (".obj", b"\xff\xfe\0\1" * 40, "broken_obj"),
        (".glb", b"glTF" + b"\0" * 40, "unsupported_glb"),
        (".3mf", b"PK\3\4" + b"\0" * 40, "broken_archive"),
    ],
)
def test_what_is_no_use_is_refused_in_a_sentence(suffix: str, payload: bytes, code: str) -> None:
    with pytest.raises(OrfeasError) as caught:
        read_untrusted(payload, suffix=suffix)
    assert (caught.value.code, caught.value.kind) == (code, Kind.INVALID)
    assert caught.value.sentence.endswith(".")


def test_more_than_is_read_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(limits.MeshFileTooHeavy):
        read_untrusted(bytes(100_000_001), suffix=".obj")
    monkeypatch.setattr(limits, "MAX_FACES", 11)
    for suffix, payload in files_of(make_cube()).items():
        with pytest.raises(limits.TooManyFaces) as caught:
            read_untrusted(payload, suffix=suffix)
        assert caught.value.kind is Kind.TOO_LARGE and "12 faces" in caught.value.sentence
    monkeypatch.setattr(limits, "MAX_FACES", 20)
    monkeypatch.setattr(limits, "MAX_VERTICES", 7)
    for suffix in (".obj", ".ply"):
        with pytest.raises(limits.TooManyVertices):
            read_untrusted(files_of(make_cube())[suffix], suffix=suffix)


CUBES = files_of(make_cube()) | {".glb": write_glb(make_textured_cube(), make_material(pixels=8))}


@given(
    suffix=st.sampled_from(sorted(CUBES)),
    at=st.floats(0, 1, exclude_max=True),
    value=st.integers(0, 255),
    cut=st.integers(0, 60),
)
@settings(max_examples=200, deadline=None)
def test_damaged_bytes_are_read_or_refused_with_a_sentence(suffix: str, at: float, value: int, cut: int) -> None:
    payload = bytearray(CUBES[suffix])
    payload[int(at * len(payload))] = value
    try:
        read = read_untrusted(bytes(payload[: len(payload) - cut]), suffix=suffix)
    except OrfeasError as failure:
        assert failure.kind in (Kind.INVALID, Kind.TOO_LARGE)
    else:
        assert np.isfinite(read.mesh.positions).all()


KNOWN = {
    "known/cheburashka.obj": 13334,
    "known/fandisk.obj": 12946,
    "known/homer.obj": 12000,
    "known/rocker-arm.obj": 20088,
    "known/spot.obj": 5856,
    "known/stanford-bunny.obj": 69451,
    "known/teapot.obj": 6320,
    "generated/glasses.glb": 17040,
    "generated/knife.glb": 3846,
    "generated/salt_shaker.glb": 22692,
    "odd/1002_tray_bottom.STL": 4520,
    "odd/AlphaBlendModeTest.glb": 61,
    "odd/BoxTextured.glb": 12,
    "odd/CesiumMilkTruck.glb": 3624,
    "odd/Duck.glb": 4212,
    "odd/box.STL": 8954,
    "odd/bunny.ply": 16301,
    "odd/busted.STL": 3878,
    "odd/counterXP.3MF": 83750,
    "odd/cycloidal.ply": 43368,
    "odd/empty.stl": "broken_stl",
    "odd/featuretype.STL": 3476,
}
"""Faces or the code of the failure; looked at once, counts and bounds as trimesh has them (3MF: as counted by hand)."""


@shared
@pytest.mark.shared
def test_every_shared_file_has_its_line_in_the_table() -> None:
    folder = Path(os.environ["ORFEAS_SHARED"]) / "meshes"
    found = {str(path.relative_to(folder)) for path in folder.glob("*/*") if path.suffix != ".json"}
    assert found == set(KNOWN)


@shared
@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_files_of_other_programs_read_as_the_table_says(name: str) -> None:
    path = Path(os.environ["ORFEAS_SHARED"]) / "meshes" / name
    if isinstance(KNOWN[name], str):
        with pytest.raises(OrfeasError) as caught:
            read_untrusted(path.read_bytes(), suffix=path.suffix)
        assert caught.value.code == KNOWN[name]
        return
    read = read_untrusted(path.read_bytes(), suffix=path.suffix)
    assert read.mesh.num_faces == KNOWN[name]
    if path.suffix != ".3MF":  # trimesh reads 3MF only with lxml
        bounds = trimesh.load_scene(path, process=False).bounds
        if path.suffix == ".STL":
            (x, y, z), (far_x, far_y, far_z) = bounds / 1000
            bounds = np.array([[x, z, -far_y], [far_x, far_z, -y]])
        assert np.allclose(read.mesh.bounds, bounds, atol=1e-5)
