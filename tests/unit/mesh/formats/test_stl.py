"""STL: millimetres, Z up, and refused when it does not add up."""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path

import numpy as np
import pytest
import trimesh

from makers import make_cube, make_sphere, make_torus
from orfeas.mesh.formats.scene import NothingToWrite
from orfeas.mesh.formats.stl import BrokenStl, read_stl, write_stl
from orfeas.mesh.mesh import Mesh

shared = pytest.mark.skipif("ORFEAS_SHARED" not in os.environ, reason="ORFEAS_SHARED names no folder of meshes")


def test_triangles_come_back_from_a_round_trip() -> None:
    mesh = make_torus(0.05, tube=0.02)
    back = read_stl(write_stl(mesh))
    assert np.allclose(back.positions[back.faces], mesh.positions[mesh.faces], atol=1e-8)


def test_metres_with_y_up_become_millimetres_with_z_up() -> None:
    triangle = Mesh([[0.001, 0.002, 0.003], [0.1, 0, 0], [0, 0.2, 0]], [[0, 1, 2]])
    corners = np.frombuffer(write_stl(triangle), "<f4", 9, offset=84 + 12).reshape(3, 3)
    assert np.allclose(corners, [[1, -3, 2], [100, 0, 0], [0, 0, 200]])


def test_another_reader_sees_a_closed_body_of_the_same_volume() -> None:
    loaded = trimesh.load_mesh(io.BytesIO(write_stl(make_sphere(4, radius=0.01))), file_type="stl")
    assert loaded.is_watertight and loaded.is_winding_consistent
    assert loaded.volume == pytest.approx(4 / 3 * np.pi * 10**3, rel=0.01)


def test_normals_follow_from_the_corners() -> None:
    payload = write_stl(make_cube())
    assert len(payload) == 84 + 50 * 12
    normals = np.ndarray((12, 3), "<f4", payload, 84, (50, 4))
    corners = np.ndarray((12, 3, 3), "<f4", payload, 96, (50, 12, 4))
    outward = np.einsum("ij,ij->i", normals, corners.mean(axis=1))
    assert np.allclose(np.linalg.norm(normals, axis=1), 1) and (outward > 0).all()


def test_the_header_does_not_pass_for_text() -> None:
    assert not write_stl(make_cube())[:80].lower().startswith(b"solid")


def test_text_is_read_like_binary() -> None:
    mesh = make_cube(0.02)
    text = trimesh.load_mesh(io.BytesIO(write_stl(mesh)), file_type="stl").export(file_type="stl_ascii").encode()
    assert np.allclose(sorted(read_stl(text).positions.tolist()), sorted(read_stl(write_stl(mesh)).positions.tolist()))


def test_a_binary_file_whose_header_begins_with_solid_is_still_binary() -> None:
    payload = b"solid" + write_stl(make_cube())[5:]
    assert read_stl(payload).num_faces == 12


FACET = "facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n"


@pytest.mark.parametrize(
    "text",
    [
        FACET,
        "\ufeffsolid a\n" + FACET,
        "  SOLID a\r\n" + FACET.upper().replace("\n", "\r\n"),
        "COLOR=0.5 ".ljust(90) + "\n" + FACET,
        "solid a\n" + FACET.replace("\n", " "),
        "solid facet vertex\n" + FACET + "endsolid facet vertex",
        "solid a\n" + FACET.replace("1 0 0", "+1.0E+000 -0e0 .0"),
    ],
)
def test_text_that_starts_like_something_else_is_still_text(text: str) -> None:
    mesh = read_stl(text.encode())
    assert np.allclose(mesh.positions * 1000, [[0, 0, 0], [1, 0, 0], [0, 0, -1]])


def test_text_whose_words_give_a_binary_count_allocates_nothing_for_it() -> None:
    payload = b"solid " + b"x" * 74 + b"    \n" + FACET.encode() * 3
    assert read_stl(payload).num_faces == 3


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\0" * 83,
        b"\0" * 84,
        b"solid Empty\nendsolid Empty",
        b"solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0\n",
        b"solid x\nfacet\nvertex 0 0 1 vertex 0 1 0 vertex 1 a 0\n",
        b"solid x\nfacet\nvertex 0 0 1 vertex 0 1 0 vertex 1 1e99 0 endloop endfacet\n",
        FACET.replace("endloop", "vertex 1 1 0\nendloop").encode() * 3,
        b"\0" * 80 + struct.pack("<I", 5_000_000) + b"\0" * 100,
        write_stl(make_cube())[:-1],
        write_stl(make_cube()) + b"\0",
        b"\0" * 80 + struct.pack("<I", 2**32 - 1) + b"\0" * 500,
        b"\0" * 80 + struct.pack("<I", 1) + struct.pack("<12f", *[0] * 3, *[float("nan")] * 9) + b"\0\0",
    ],
)
def test_what_does_not_add_up_is_refused(payload: bytes) -> None:
    with pytest.raises(BrokenStl) as caught:
        read_stl(payload)
    assert caught.value.sentence.endswith("Export it again from the program that made it.")


def test_a_mesh_without_faces_is_not_written() -> None:
    with pytest.raises(NothingToWrite):
        write_stl(Mesh(np.zeros((3, 3)), np.zeros((0, 3))))


@shared
@pytest.mark.shared
@pytest.mark.parametrize("name", ["1002_tray_bottom.STL", "box.STL", "busted.STL", "featuretype.STL"])
def test_files_of_other_programs_read_as_another_reader_reads_them(name: str) -> None:
    path = Path(os.environ["ORFEAS_SHARED"]) / "meshes" / "odd" / name
    mesh = read_stl(path.read_bytes())
    x, y, z = trimesh.load_mesh(path, process=False).triangles.reshape(-1, 3).T / 1000
    assert np.allclose(mesh.positions, np.stack([x, z, -y], axis=1), atol=1e-7)


@shared
@pytest.mark.shared
def test_an_empty_file_of_another_program_is_refused() -> None:
    with pytest.raises(BrokenStl, match="no facets"):
        read_stl((Path(os.environ["ORFEAS_SHARED"]) / "meshes" / "odd" / "empty.stl").read_bytes())
