"""The sandbox's door: what was read comes through whole, and so do refusals."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from makers import make_material, make_textured_cube
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.reading.limits import MeshFileTooHeavy
from orfeas.mesh.formats.sandboxed import mesh_sandbox, read_in_sandbox
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material


@pytest.fixture(scope="module")
def sandbox():
    opened = mesh_sandbox()
    yield opened
    opened.close()


def test_mesh_and_material_come_through_as_they_were_read(sandbox) -> None:
    pixels = make_material(pixels=16).base_color
    material = Material(pixels, (0.5, 0.25, 1, 1), 0.25, 0.5, "clay", normal=pixels, orm=pixels)
    payload = write_glb(make_textured_cube(), material, texture_format="png", extras={"author": "me"})
    here, there = read_untrusted(payload, suffix=".glb"), read_in_sandbox(payload, suffix=".glb", sandbox=sandbox)
    for name in ("positions", "faces", "normals", "uvs"):
        assert np.array_equal(getattr(here.mesh, name), getattr(there.mesh, name)), name
    assert here.material is not None and there.material is not None
    for name in ("base_color", "normal", "orm"):
        assert np.array_equal(getattr(here.material, name), getattr(there.material, name)), name
    for name in ("base_color_factor", "metallic", "roughness", "name"):
        assert getattr(here.material, name) == getattr(there.material, name), name
    assert (there.metres_per_unit, there.notes, there.paint) == (1.0, (), None)
    assert there.extras == here.extras == {"author": "me"}
    assert there.sha256 == here.sha256 == hashlib.sha256(payload).hexdigest()


def test_paint_and_notes_come_through(sandbox) -> None:
    payload = write_ply(make_textured_cube(), make_material())
    here, there = read_untrusted(payload, suffix=".ply"), read_in_sandbox(payload, suffix=".ply", sandbox=sandbox)
    assert here.paint is not None and there.paint is not None
    for name in ("positions", "colors", "normals"):
        assert np.array_equal(getattr(here.paint, name), getattr(there.paint, name)), name
    assert (there.material, there.metres_per_unit, there.notes) == (None, None, here.notes)


def test_quads_come_through(sandbox) -> None:
    text = b"v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\nf 1 2 3\n"
    mesh = read_in_sandbox(text, suffix=".obj", sandbox=sandbox).mesh
    assert mesh.quads.tolist() == [[0, 1, 2, 3]] and mesh.num_faces == 3


def test_a_refusal_comes_through_with_its_kind_and_sentence(sandbox) -> None:
    with pytest.raises(OrfeasError) as caught:
        read_in_sandbox(b"solid Empty\nendsolid Empty", suffix=".stl", sandbox=sandbox)
    assert (caught.value.code, caught.value.kind) == ("broken_stl", Kind.INVALID)
    assert "no facets" in caught.value.sentence


def test_a_file_too_heavy_is_never_sent(sandbox) -> None:
    with pytest.raises(MeshFileTooHeavy):
        read_in_sandbox(bytes(100_000_001), suffix=".stl", sandbox=sandbox)
