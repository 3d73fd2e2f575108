import io
import xml.etree.ElementTree as ET
import zipfile

import numpy as np
import pytest

from makers import (
    join,
    make_cube,
    make_material,
    make_open_box,
    make_sheet,
    make_sphere,
    make_textured_cube,
    split_corners,
)
from orfeas.mesh.formats.scene import NothingToWrite, TextureWithoutUvs
from orfeas.mesh.formats.textures import decode_texture
from orfeas.mesh.formats.threemf_writing import CORE, MATERIALS, write_threemf
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import MalformedMesh, Mesh

C, M = f"{{{CORE}}}", f"{{{MATERIALS}}}"


def _body(payload: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        return ET.fromstring(archive.read("3D/3dmodel.model"))


def _vertices(body: ET.Element) -> np.ndarray:
    return np.array([[float(v.get(axis)) for axis in "xyz"] for v in body.iter(f"{C}vertex")])


def test_it_is_millimetres_and_stands_on_z_0() -> None:
    cube = make_cube(0.02)
    raised = Mesh(cube.positions * [1, 2, 3] + [0, 0.02, 0], cube.faces)
    body = _body(write_threemf(raised))
    assert body.get("unit") == "millimeter"
    points = _vertices(body)
    assert points.min(axis=0) == pytest.approx([-10, -30, 0], abs=1e-5)
    assert points.max(axis=0) == pytest.approx([10, 30, 40], abs=1e-5)


def test_what_is_written_is_read_back() -> None:
    sphere = make_sphere(3, radius=0.02)
    back = read_untrusted(write_threemf(sphere), suffix=".3mf").mesh
    assert back.num_faces == sphere.num_faces
    one, two = measure(sphere), measure(back)
    assert two.is_closed and two.is_manifold and two.is_oriented
    assert two.volume == pytest.approx(one.volume, rel=1e-5)
    assert back.bounds[0] == pytest.approx(sphere.bounds[0], abs=1e-7)


def test_corners_at_one_place_are_one_vertex_and_degenerate_triangles_go() -> None:
    cube = split_corners(make_cube(0.02))
    sliver = Mesh(cube.positions, np.concatenate([cube.faces, [[0, 0, 1]]]))
    body = _body(write_threemf(sliver))
    assert len(_vertices(body)) == 8
    assert len(list(body.iter(f"{C}triangle"))) == 12
    assert next(body.iter(f"{C}object")).get("type") == "model"


@pytest.mark.parametrize("mesh", [make_sheet(0.1, 0.1), make_open_box(0.02), Mesh(np.eye(3), np.array([[0, 1, 2]]))])
def test_what_is_not_closed_does_not_claim_to_be_a_body(mesh: Mesh) -> None:
    assert next(_body(write_threemf(mesh)).iter(f"{C}object")).get("type") == "surface"


def test_a_texture_goes_with_its_coordinates_v_up() -> None:
    cube, material = make_textured_cube(0.02), make_material(64)
    payload = write_threemf(cube, material)
    body = _body(payload)
    texture = next(body.iter(f"{M}texture2d"))
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        assert texture.get("path").lstrip("/") in archive.namelist()
        assert np.array_equal(decode_texture(archive.read(texture.get("path").lstrip("/"))), material.base_color)
        assert "3dtexture" in archive.read("3D/_rels/3dmodel.model.rels").decode()
    places = np.array([[float(c.get("u")), float(c.get("v"))] for c in body.iter(f"{M}tex2coord")])
    triangles = list(body.iter(f"{C}triangle"))
    points = _vertices(body) / 1000
    for number, triangle in enumerate(triangles):
        for corner, (v, p) in enumerate(zip(("v1", "v2", "v3"), ("p1", "p2", "p3"), strict=True)):
            vertex = cube.faces[number, corner]
            x, y, z = cube.positions[vertex]
            assert points[int(triangle.get(v))] == pytest.approx([x, -z, y], abs=1e-6)
            assert places[int(triangle.get(p))] == pytest.approx(cube.uvs[vertex] * [1, -1] + [0, 1], abs=1e-6)


def test_a_colour_without_texture_is_srgb() -> None:
    body = _body(write_threemf(make_cube(0.02), Material(base_color_factor=(1.0, 0.2158605, 0.0, 1.0))))
    assert next(body.iter(f"{C}base")).get("displaycolor") == "#FF8000"


def test_the_same_mesh_gives_the_same_bytes() -> None:
    cube, material = make_textured_cube(0.02), make_material(64)
    assert write_threemf(cube, material) == write_threemf(cube, material)


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(NothingToWrite):
        write_threemf(Mesh(np.empty((0, 3)), np.empty((0, 3))))
    with pytest.raises(NothingToWrite):
        write_threemf(Mesh(np.zeros((3, 3)), np.array([[0, 1, 2]])))
    with pytest.raises(TextureWithoutUvs):
        write_threemf(make_cube(0.02), make_material(64))
    cube = make_textured_cube(0.02)
    with pytest.raises(MalformedMesh, match="UV"):
        write_threemf(Mesh(cube.positions, cube.faces, uvs=np.full_like(cube.uvs, np.nan)), make_material(64))


@pytest.mark.parametrize(
    ("mesh", "material"),
    [
        (make_textured_cube(0.02), make_material(64)),
        (make_sphere(3, radius=0.02), Material(base_color_factor=(0.5, 0.1, 0.0, 1.0))),
        (join(make_cube(0.02), make_sphere(2, radius=0.01, center=(0.05, 0, 0))), None),
    ],
)
def test_the_reference_library_reads_it_strictly_without_a_warning(mesh: Mesh, material: Material | None) -> None:
    lib3mf = pytest.importorskip("lib3mf")
    model = lib3mf.get_wrapper().CreateModel()
    reader = model.QueryReader("3mf")
    reader.SetStrictModeActive(True)
    reader.ReadFromBuffer(write_threemf(mesh, material))
    assert reader.GetWarningCount() == 0
    objects = model.GetMeshObjects()
    assert objects.MoveNext()
    body = objects.GetCurrentMeshObject()
    assert body.IsManifoldAndOriented() and body.GetTriangleCount() == mesh.num_faces
