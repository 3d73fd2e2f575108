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
