"""GLB: written for every reader, read without trust."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import replace

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_cube, make_material, make_sphere, make_textured_cube
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.glb import BrokenGlb, UnsupportedGlb, read_glb, write_glb
from orfeas.mesh.formats.scene import NothingToWrite, TextureWithoutUvs
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import MalformedMesh, Mesh


def document_of(payload: bytes) -> dict:
    return json.loads(payload[20 : 20 + struct.unpack_from("<I", payload, 12)[0]])


def with_document(payload: bytes, document: dict) -> bytes:
    body = payload[20 + struct.unpack_from("<I", payload, 12)[0] :]
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    return struct.pack("<4sIII4s", b"glTF", 2, 20 + len(text) + len(body), len(text), b"JSON") + text + body


def cube_glb(**options: object) -> bytes:
    return write_glb(make_textured_cube(), make_material(), **options)


def test_everything_comes_back_from_a_round_trip() -> None:
    mesh = make_textured_cube(0.1)
    material = Material(make_material().base_color, (0.5, 0.25, 1.0, 1.0), 0.25, 0.625, "clay")
    scene = read_glb(write_glb(mesh, material, extras={"seed": 7, "recipe": {"name": "draft"}}, name="owl"))
    for name in ("positions", "faces", "normals", "uvs"):
        assert np.array_equal(getattr(scene.mesh, name), getattr(mesh, name)), name
    assert np.array_equal(scene.material.base_color, material.base_color)
    assert scene.material.base_color_factor == material.base_color_factor
    assert (scene.material.metallic, scene.material.roughness, scene.material.name) == (0.25, 0.625, "clay")
    assert scene.extras == {"seed": 7, "recipe": {"name": "draft"}}
    assert scene.name == "owl"


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert cube_glb(extras={"a": 1}) == cube_glb(extras={"a": 1})


def test_another_reader_sees_the_same_surface() -> None:
    mesh = make_textured_cube(0.1)
    loaded = trimesh.load_scene(io.BytesIO(write_glb(mesh, make_material(), name="owl")), file_type="glb")
    (geometry,) = loaded.geometry.values()
    assert np.allclose(geometry.triangles, mesh.positions[mesh.faces])
    assert np.allclose(geometry.vertex_normals, mesh.normals)
    assert geometry.visual.material.baseColorTexture.size == (64, 64)
    assert list(loaded.geometry) == ["owl"]


def test_provenance_stands_on_the_asset_and_on_the_scene() -> None:
    document = document_of(cube_glb(extras={"engine": "relief"}))
    assert document["asset"]["extras"] == document["scenes"][0]["extras"] == {"engine": "relief"}
    assert document["asset"]["generator"].startswith("ORFEAS Studio ")


@pytest.mark.parametrize(("subdivisions", "component"), [(3, 5123), (7, 5125)])
def test_indices_are_as_short_as_the_vertices_allow(subdivisions: int, component: int) -> None:
    mesh = make_sphere(subdivisions)
    payload = write_glb(mesh, Material())
    assert document_of(payload)["accessors"][-1]["componentType"] == component
    assert np.array_equal(read_glb(payload).mesh.faces, mesh.faces)


def test_a_large_texture_is_jpeg_and_close_to_what_it_was() -> None:
    y, x = np.mgrid[:1024, :1024] / 1023.0
    pixels = np.stack([x * 255, y * 255, 128 + 100 * np.sin(9 * x) * np.sin(7 * y)], axis=-1).astype(np.uint8)
    payload = write_glb(make_textured_cube(), Material(pixels))
    assert document_of(payload)["images"][0]["mimeType"] == "image/jpeg"
    difference = np.abs(read_glb(payload).material.base_color.astype(int) - pixels)
    assert difference.mean() < 1 and difference.max() < 12


def test_png_keeps_every_pixel_when_asked_for() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3)).astype(np.uint8)
    payload = write_glb(make_textured_cube(), Material(noise), texture_format="png")
    assert np.array_equal(read_glb(payload).material.base_color, noise)


def test_edges_are_clamped_unless_the_texture_repeats() -> None:
    mesh = make_textured_cube()
    tiled = Mesh(mesh.positions, mesh.faces, normals=mesh.normals, uvs=mesh.uvs * 3)
    wraps = [document_of(write_glb(each, make_material()))["samplers"][0]["wrapS"] for each in (mesh, tiled)]
    assert wraps == [33071, 10497]


def test_what_cannot_be_written_is_refused() -> None:
    empty = Mesh(np.zeros((3, 3)), np.zeros((0, 3)))
    with pytest.raises(NothingToWrite):
        write_glb(empty, Material())
    with pytest.raises(TextureWithoutUvs):
        write_glb(make_cube(), make_material())
    cube = make_textured_cube()
    with pytest.raises(MalformedMesh, match="normal"):
        write_glb(Mesh(cube.positions, cube.faces, normals=cube.normals * 0), Material())
    with pytest.raises(MalformedMesh, match="UV"):
        write_glb(Mesh(cube.positions, cube.faces, uvs=cube.uvs * np.nan), Material())


def test_nodes_place_scale_and_mirror_their_mesh() -> None:
    mesh = make_textured_cube()
    payload = write_glb(mesh, Material())
    document = document_of(payload)
    half = 0.5**0.5
    document["nodes"] = [
        {"children": [1], "translation": [1, 2, 3], "rotation": [0, half, 0, half]},
        {"mesh": 0, "scale": [2, 1, -1]},
    ]
    scene = read_glb(with_document(payload, document))
    x, y, z = (mesh.positions * [2, 1, -1]).T
    assert np.allclose(scene.mesh.positions, np.stack([z + 1, y + 2, 3 - x], axis=1), atol=1e-6)
    a, b, c = (scene.mesh.positions[scene.mesh.faces[:, k]] for k in range(3))
    outward = np.einsum("ij,ij->i", np.cross(b - a, c - a), (a + b + c) / 3 - [1, 2, 3])
    assert (outward > 0).all()
    cross, normals = np.cross(b - a, c - a), scene.mesh.normals[scene.mesh.faces[:, 0]]
    assert np.allclose(np.einsum("ij,ij->i", cross, normals), np.linalg.norm(cross, axis=1))


BREAKING = {
    "an accessor past its view": lambda d: d["accessors"][0].update(count=25),
    "a huge count": lambda d: d["accessors"][0].update(count=2**40),
    "a negative count": lambda d: d["accessors"][0].update(count=-1),
    "a view past the buffer": lambda d: d["bufferViews"][0].update(byteLength=10**8),
    "a buffer longer than the file": lambda d: (
        d["buffers"][0].update(byteLength=10**8),
        d["bufferViews"][-1].update(byteLength=10**8),
    ),
    "a mesh that is not there": lambda d: d["nodes"][0].update(mesh=5),
    "an index that is text": lambda d: d["nodes"][0].update(mesh="0"),
    "an index that is true": lambda d: d["nodes"][0].update(mesh=True),
    "a loop of nodes": lambda d: d["nodes"][0].update(children=[0]),
    "normals for positions": lambda d: d["meshes"][0]["primitives"][0]["attributes"].update(POSITION=2),
    "a strange component": lambda d: d["accessors"][0].update(componentType=9),
    "no triangles": lambda d: d["nodes"][0].pop("mesh"),
    "a matrix of three": lambda d: d["nodes"][0].update(matrix=[1, 2, 3]),
    "a flat matrix": lambda d: d["nodes"][0].update(scale=[1, 0, 1]),
    "a roughness of words": lambda d: d["materials"][0]["pbrMetallicRoughness"].update(roughnessFactor="rough"),
    "indices for normals": lambda d: d["meshes"][0]["primitives"][0]["attributes"].update(NORMAL=3),
    "a step shorter than an item": lambda d: d["bufferViews"][0].update(byteStride=4),
    "no asset": lambda d: d.pop("asset"),
    "nodes that are no list": lambda d: d["scenes"][0].update(nodes=3),
}
UNSUPPORTED = {
    "a buffer outside": lambda d: d["buffers"][0].update(uri="file:///etc/passwd"),
    "a texture outside": lambda d: d["images"].__setitem__(0, {"uri": "http://example.com/a.png"}),
    "draco": lambda d: d.update(extensionsRequired=["KHR_draco_mesh_compression"]),
    "a sparse accessor": lambda d: d["accessors"][0].update(sparse={"count": 1}),
    "strips": lambda d: d["meshes"][0]["primitives"][0].update(mode=5),
    "morphs": lambda d: d["meshes"][0]["primitives"][0].update(targets=[{"POSITION": 0}]),
    "a skeleton": lambda d: d["nodes"][0].update(skin=0),
    "two materials": lambda d: d["meshes"][0]["primitives"].append({**d["meshes"][0]["primitives"][0], "material": 1}),
}


@pytest.mark.parametrize(
    ("damage", "failure"),
    [*((name, BrokenGlb) for name in BREAKING), *((name, UnsupportedGlb) for name in UNSUPPORTED)],
)
def test_a_document_that_lies_is_refused(damage: str, failure: type[OrfeasError]) -> None:
    payload = cube_glb()
    document = document_of(payload)
    {**BREAKING, **UNSUPPORTED}[damage](document)
    with pytest.raises(failure) as caught:
        read_glb(with_document(payload, document))
    assert caught.value.kind is Kind.INVALID
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_position_that_is_no_number_is_refused(value: float) -> None:
    payload = bytearray(cube_glb())
    start = 28 + struct.unpack_from("<I", payload, 12)[0]
    struct.pack_into("<f", payload, start + 12, value)
    with pytest.raises(BrokenGlb, match="finite"):
        read_glb(bytes(payload))


def test_an_index_past_the_vertices_is_refused() -> None:
    payload = bytearray(cube_glb())
    document = document_of(payload)
    offset = document["bufferViews"][document["accessors"][-1]["bufferView"]]["byteOffset"]
    struct.pack_into("<H", payload, 28 + struct.unpack_from("<I", payload, 12)[0] + offset, 24)
    with pytest.raises(BrokenGlb, match="vertex"):
        read_glb(bytes(payload))


@given(at=st.integers(0, 2_000), value=st.integers(0, 255), cut=st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_are_read_or_refused_with_a_sentence(at: int, value: int, cut: int) -> None:
    payload = bytearray(cube_glb())
    payload[at % len(payload)] = value
    try:
        read_glb(bytes(payload[: len(payload) - cut]))
    except OrfeasError as failure:
        assert failure.kind is Kind.INVALID


@pytest.mark.parametrize("length", [0, 4, 11, 12, 19, 20, 27, 100])
def test_a_file_that_ends_too_early_is_refused(length: int) -> None:
    with pytest.raises(BrokenGlb):
        read_glb(cube_glb()[:length])


def test_quads_come_back_from_the_extras_of_the_mesh() -> None:
    mesh = replace(make_textured_cube(), num_quads=5)
    normal = np.full((8, 8, 3), (128, 128, 255), np.uint8)
    for material in (Material(), Material(normal=normal)):
        payload = write_glb(mesh, material)
        for read in (read_untrusted(payload, suffix=".glb").mesh, read_glb(payload).mesh):
            assert read.num_quads == 5
            np.testing.assert_allclose(read.positions[read.quads], mesh.positions[mesh.quads])


@pytest.mark.parametrize("claim", [-1, 7, 10**20, True, "6", None, [6], 6.5])
def test_an_impossible_number_of_quads_is_no_quads(claim: object) -> None:
    payload = cube_glb()
    document = document_of(payload)
    document["meshes"][0]["extras"] = {"quads": claim}
    read = read_untrusted(with_document(payload, document), suffix=".glb").mesh
    assert read.num_quads == 0 and read.num_faces == 12


def test_triangles_that_share_no_diagonal_are_no_quads() -> None:
    payload = write_glb(make_sphere(1), Material())
    document = document_of(payload)
    document["meshes"][0]["extras"] = {"quads": 40}
    read = read_untrusted(with_document(payload, document), suffix=".glb").mesh
    assert read.num_quads < 40 and read.num_faces == 80 and measure(read).is_closed


def test_colours_of_vertices_come_back_as_paint() -> None:
    cube = make_cube()
    colors = np.linspace(0, 255, cube.num_vertices * 3).reshape(-1, 3).astype(np.uint8)
    read = read_untrusted(write_glb(cube, Material(), colors=colors), suffix=".glb")
    assert read.paint is not None and np.abs(read.paint.colors.astype(int) - colors).max() <= 1
