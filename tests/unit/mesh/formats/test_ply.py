"""PLY: everything a vertex has, in one table."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_cube, make_material, make_textured_cube
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.ply import BrokenPly, read_ply, write_ply
from orfeas.mesh.formats.scene import NothingToWrite, TextureWithoutUvs
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

shared = pytest.mark.skipif("ORFEAS_SHARED" not in os.environ, reason="ORFEAS_SHARED names no folder of meshes")
CUBE = write_ply(make_textured_cube(), make_material())


def test_everything_comes_back_from_a_round_trip() -> None:
    mesh = make_textured_cube(0.1)
    painted = read_ply(write_ply(mesh, make_material()))
    for name in ("positions", "faces", "normals"):
        assert np.array_equal(getattr(painted.mesh, name), getattr(mesh, name)), name
    assert np.allclose(painted.mesh.uvs, mesh.uvs, atol=1e-7)
    assert painted.colors.shape == (24, 3)


def test_colours_are_those_of_the_texture() -> None:
    sheet = Mesh(
        [[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], uvs=[[0.5 / 4, 0.5 / 4], [3.5 / 4, 0.5 / 4], [0.25, 0.5]]
    )
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    colors = read_ply(write_ply(sheet, Material(pixels))).colors
    assert colors[:2].tolist() == [pixels[0, 0].tolist(), pixels[0, 3].tolist()]
    assert np.abs(colors[2] - pixels[1:3, 0:2].mean(axis=(0, 1))).max() <= 0.5


def test_a_colour_factor_is_linear_and_the_colours_are_not() -> None:
    half = Material(base_color_factor=(0.5, 0.0, 1.0, 1.0))
    assert read_ply(write_ply(make_cube(), half)).colors[0].tolist() == [188, 0, 255]
    tinted = Material(np.full((2, 2, 3), 255, np.uint8), (0.5, 0.0, 1.0, 1.0))
    assert read_ply(write_ply(make_textured_cube(), tinted)).colors[0].tolist() == [188, 0, 255]


def test_another_reader_sees_the_same() -> None:
    mesh = make_textured_cube(0.1)
    loaded = trimesh.load_mesh(io.BytesIO(write_ply(mesh, make_material())), file_type="ply", process=False)
    assert np.allclose(loaded.triangles, mesh.positions[mesh.faces])
    assert np.array_equal(loaded.vertex_attributes["color"], read_ply(write_ply(mesh, make_material())).colors)


@pytest.mark.parametrize("encoding", ["ascii", "binary"])
def test_files_of_another_writer_are_read(encoding: str) -> None:
    mesh = make_cube()
    payload = trimesh.Trimesh(mesh.positions, mesh.faces, process=False).export(file_type="ply", encoding=encoding)
    assert np.allclose(read_ply(payload).mesh.positions[mesh.faces], mesh.positions[mesh.faces])


def test_the_other_byte_order_is_read() -> None:
    head = b"ply\nformat binary_big_endian 1.0\nelement vertex 3\n"
    head += b"property double x\nproperty double y\nproperty double z\n"
    head += b"element face 1\nproperty list uchar int vertex_indices\nend_header\n"
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0.5]])
    payload = head + corners.astype(">f8").tobytes() + b"\3" + np.array([0, 1, 2], ">i4").tobytes()
    assert np.array_equal(read_ply(payload).mesh.positions, corners)


SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
POINTS = "element vertex 4\nproperty float x\nproperty float y\nproperty float z\n"


def text_ply(head: str, *rows: str) -> bytes:
    places = "".join(f"{x} {y} {z}\n" for x, y, z in SQUARE)
    return ("ply\nformat ascii 1.0\n" + POINTS + head + "end_header\n" + places + "\n".join(rows) + "\n").encode()


def test_polygons_of_different_sizes_are_cut_in_both_forms() -> None:
    head = "element face 2\nproperty uchar flags\nproperty list uchar int vertex_index\n"
    head += "property list uchar float texcoord\n"
    text = read_ply(text_ply(head, "7 4 0 1 2 3 2 0.5 0.5", "7 3 0 2 3 0")).mesh
    for order, name in (("<", "little"), (">", "big")):
        body = SQUARE.astype(f"{order}f4").tobytes()
        body += b"\7\4" + np.arange(4).astype(f"{order}i4").tobytes() + b"\2" + np.full(2, 0.5, f"{order}f4").tobytes()
        body += b"\7\3" + np.array([0, 2, 3], f"{order}i4").tobytes() + b"\0"
        binary = read_ply(f"ply\nformat binary_{name}_endian 1.0\n{POINTS}{head}end_header\n".encode() + body).mesh
        assert np.array_equal(binary.faces, text.faces) and np.array_equal(binary.positions, text.positions)
    assert text.faces.tolist() == [[0, 1, 2], [0, 2, 3], [0, 2, 3]]


def test_strips_start_again_at_minus_one() -> None:
    head = "element tristrips 1\nproperty list int int vertex_indices\n"
    mesh = read_ply(text_ply(head, "9 0 1 3 2 -1 0 1 2 2")).mesh
    assert mesh.faces.tolist() == [[0, 1, 3], [1, 2, 3], [0, 1, 2]]


def test_elements_may_stand_in_any_order_and_others_are_skipped() -> None:
    head = "element face 1\nproperty list uchar int vertex_indices\nelement edge 1\nproperty int a\n"
    assert read_ply(text_ply(head, "3 0 1 2", "8")).mesh.num_faces == 1
    text = text_ply(head, "3 0 1 2", "8").replace(b"ply\nformat ascii 1.0\n", b"", 1).decode()
    start, body = text.split("end_header\n")
    front = "ply\r\nformat ascii 1.0\r\nelement camera 1\r\nproperty list int float pose\r\n"
    assert read_ply((front + start + "end_header\r\n2 5 6\n" + body).encode()).mesh.num_faces == 1


def test_colours_from_zero_to_one_are_colours_too() -> None:
    head = "ply\nformat ascii 1.0\nelement vertex 3\n" + "".join(
        f"property float {name}\n" for name in ("x", "y", "z", "red", "green", "blue")
    )
    head += "element face 1\nproperty list uchar int vertex_indices\nend_header\n"
    rows = "0 0 0 1 0 0.5\n1 0 0 0 0 0\n0 1 0 1 1 1\n3 0 1 2\n"
    assert read_ply((head + rows).encode()).colors.tolist() == [[255, 0, 128], [0, 0, 0], [255, 255, 255]]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"ply\n",
        b"ply\nformat ascii 1.0\nend_header\n",
        CUBE[:-1],
        CUBE + b"\0",
        CUBE.replace(b"element vertex 24", b"element vertex 99"),
        CUBE.replace(b"element vertex 24", b"element vertex -4"),
        CUBE.replace(b"element face 12", b"element face 99999999999"),
        CUBE.replace(b"property float x", b"property quad x"),
        CUBE.replace(b"property float x", b"property float q"),
        CUBE.replace(b"binary_little_endian", b"binary_middle_endian"),
        CUBE[:-12] + np.array([0, 1, 24], "<i4").tobytes(),
        CUBE[:-13] + b"\4" + CUBE[-12:],
        b"ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
        b"element face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 nan\n3 0 0 0\n",
        b"ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
        b"element face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 a\n3 0 0 0\n",
        b"ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
        b"element face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 0\n2 0 0\n",
    ],
)
def test_what_does_not_add_up_is_refused(payload: bytes) -> None:
    with pytest.raises(BrokenPly) as caught:
        read_ply(payload)
    assert caught.value.kind is Kind.INVALID


@given(at=st.integers(0, len(CUBE) - 1), value=st.integers(0, 255), cut=st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_are_read_or_refused_with_a_sentence(at: int, value: int, cut: int) -> None:
    payload = bytearray(CUBE)
    payload[at] = value
    try:
        read_ply(bytes(payload[: len(payload) - cut]))
    except OrfeasError as failure:
        assert failure.kind is Kind.INVALID


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(NothingToWrite):
        write_ply(Mesh(np.zeros((3, 3)), np.zeros((0, 3))), Material())
    with pytest.raises(TextureWithoutUvs):
        write_ply(make_cube(), make_material())


@shared
@pytest.mark.shared
@pytest.mark.parametrize(("name", "faces"), [("bunny.ply", 16301), ("cycloidal.ply", 43368)])
def test_files_of_other_programs_are_read(name: str, faces: int) -> None:
    path = Path(os.environ["ORFEAS_SHARED"]) / "meshes" / "odd" / name
    mesh = read_ply(path.read_bytes()).mesh
    assert mesh.num_faces == faces
    assert np.allclose(mesh.bounds, trimesh.load_mesh(path, process=False).bounds)
