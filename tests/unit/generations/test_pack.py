"""A finished surface as files."""

import io
import zipfile
from dataclasses import replace

import pytest

from makers import make_material, make_textured_cube
from orfeas.generations.pack import pack_surface, zip_files
from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.formats.ply import read_ply
from orfeas.mesh.formats.stl import read_stl


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".stl", ".ply", ".3mf"])
def test_every_format_is_written_under_its_name(suffix):
    files = pack_surface(make_textured_cube(1.0), make_material(16), suffix, name="box", extras={})
    assert f"box{suffix}" in files and all(files.values())


def test_formats_hold_the_same_faces():
    mesh, material = make_textured_cube(1.0), make_material(16)
    packed = {
        suffix: pack_surface(mesh, material, suffix, name="box", extras={})[f"box{suffix}"]
        for suffix in (".glb", ".stl", ".ply")
    }
    assert read_glb(packed[".glb"]).mesh.num_faces == mesh.num_faces
    assert read_stl(packed[".stl"]).num_faces == mesh.num_faces
    assert read_ply(packed[".ply"]).mesh.num_faces == mesh.num_faces


def test_extras_go_into_a_glb():
    files = pack_surface(make_textured_cube(1.0), make_material(16), ".glb", name="box", extras={"seed": 4711})
    assert b'"seed":4711' in files["box.glb"].replace(b" ", b"")


def test_quads_are_written_as_quads():
    mesh = replace(make_textured_cube(1.0), num_quads=6)
    lines = pack_surface(mesh, make_material(16), ".obj", name="box", extras={})["box.obj"].decode().splitlines()
    assert [len(line.split()) - 1 for line in lines if line.startswith("f ")] == [4] * 6


def test_a_zip_is_the_same_for_the_same_files():
    files = {"b.obj": b"v 0 0 0", "a.png": b"\x89PNG"}
    once = zip_files(files)
    assert once == zip_files(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert archive.namelist() == ["a.png", "b.obj"] and archive.read("b.obj") == b"v 0 0 0"
