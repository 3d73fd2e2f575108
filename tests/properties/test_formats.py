"""Every format on random surfaces: what is written and read again is the same surface."""

import numpy as np
import pytest
from hypothesis import given

from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.threemf_writing import write_threemf
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.weld import weld
from tests.properties.examples import examples
from tests.properties.solids import solids, surfaces, textured
from tests.properties.witnesses import corners_of

PLAIN = Material()
WRITERS = {
    ".glb": lambda mesh, material: write_glb(mesh, material),
    ".obj": lambda mesh, material: write_obj(mesh, material, name="thing")["thing.obj"],
    ".ply": write_ply,
    ".stl": lambda mesh, _: write_stl(mesh),
    ".3mf": write_threemf,
}
DIGITS = {".glb": 0.0, ".obj": 0.0, ".ply": 0.0, ".stl": 3e-7, ".3mf": 3e-7}
"""What a coordinate may lose, as a share of the largest: millimetres are rounded once more."""


def read_again(mesh: Mesh, suffix: str, material: Material = PLAIN) -> Mesh:
    return read_untrusted(WRITERS[suffix](mesh, material), suffix=suffix).mesh


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".ply", ".stl"])
@examples(4, times=60)
@given(mesh=surfaces())
def test_every_face_comes_back_where_it_was(suffix: str, mesh: Mesh) -> None:
    found = read_again(mesh, suffix)
    allowed = 2 * DIGITS[suffix] * np.abs(mesh.positions).max()
    np.testing.assert_allclose(corners_of(found), corners_of(mesh), rtol=0, atol=allowed)


@pytest.mark.parametrize("suffix", list(WRITERS))
@examples(4, times=60)
@given(mesh=solids())
def test_a_solid_comes_back_closed_and_of_the_same_volume(suffix: str, mesh: Mesh) -> None:
    before, after = measure(mesh), measure(weld(read_again(mesh, suffix)))
    assert after.is_closed and after.is_oriented
    assert after.is_manifold and after.genus == before.genus
    assert (after.num_parts, after.num_faces, after.num_points) == (
        before.num_parts,
        before.num_faces,
        before.num_points,
    )
    assert after.volume == pytest.approx(before.volume, rel=1e-3)
    assert after.area == pytest.approx(before.area, rel=1e-3)


@examples(4, times=60)
@given(surfaces())
def test_a_printer_s_format_keeps_all_faces_but_those_whose_corners_meet(mesh: Mesh) -> None:
    welded = weld(mesh)
    is_kept = (welded.faces != np.roll(welded.faces, 1, axis=1)).all(axis=1)
    found = read_again(mesh, ".3mf")
    allowed = 2 * DIGITS[".3mf"] * np.abs(mesh.positions).max()
    np.testing.assert_allclose(corners_of(found), corners_of(mesh)[is_kept], rtol=0, atol=allowed)


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".ply"])
@examples(3, times=80)
@given(laid=textured(solids()))
def test_uvs_and_normals_come_back_at_every_corner(suffix: str, laid: tuple[Mesh, Material]) -> None:
    mesh, material = with_normals(laid[0]), laid[1]
    found = read_again(mesh, suffix, material)
    assert found.uvs is not None and found.normals is not None and mesh.uvs is not None and mesh.normals is not None
    np.testing.assert_allclose(found.uvs[found.faces], mesh.uvs[mesh.faces], rtol=0, atol=1e-6)
    np.testing.assert_allclose(found.normals[found.faces], mesh.normals[mesh.faces], rtol=0, atol=1e-5)


@examples(3, times=80)
@given(textured(solids()))
def test_the_texture_in_a_glb_comes_back_pixel_by_pixel(laid: tuple[Mesh, Material]) -> None:
    mesh, material = laid
    read = read_untrusted(write_glb(mesh, material), suffix=".glb")
    assert read.material is not None and read.material.base_color is not None
    np.testing.assert_array_equal(read.material.base_color, material.base_color)


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".ply"])
@examples(4)
@given(mesh=solids())
def test_quads_come_back_as_quads(suffix: str, mesh: Mesh) -> None:
    paired = _paired(mesh)
    found = read_again(paired, suffix)
    assert found.num_quads == paired.num_quads
    np.testing.assert_array_equal(corners_of(found), corners_of(paired))


def _paired(mesh: Mesh) -> Mesh:
    """The mesh with two neighbours first, as a quad."""
    a, b, c = mesh.faces[0]
    across = np.isin(mesh.faces, (a, c)).sum(axis=1) == 2
    other = next(int(face) for face in np.flatnonzero(across) if face)
    d = next(int(corner) for corner in mesh.faces[other] if corner not in (a, c))
    rest = np.delete(mesh.faces, [0, other], axis=0)
    return Mesh(mesh.positions, np.concatenate([[(a, b, c), (a, c, d)], rest]), num_quads=1)
