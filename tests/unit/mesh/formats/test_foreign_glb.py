"""GLB files of other programs: what is legal is read, what loops, lies or lies elsewhere is refused by name."""

from __future__ import annotations

import base64
import copy
import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gltf_maker import GltfMaker
from orfeas.errors import OrfeasError
from orfeas.mesh.formats.reading import limits
from orfeas.mesh.formats.textures import sample_texture
from orfeas.mesh.formats.untrusted import Read, read_untrusted

SQUARE = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]
CORNERS = [0, 1, 2, 0, 2, 3]
UVS = [[0, 1], [1, 1], [1, 0], [0, 0]]


def square() -> GltfMaker:
    maker = GltfMaker()
    maker.mesh(SQUARE, CORNERS)
    return maker


def read(maker: GltfMaker) -> Read:
    return read_untrusted(maker.pack(), suffix=".glb")


def refused(maker: GltfMaker) -> tuple[str, str]:
    with pytest.raises(OrfeasError) as caught:
        read(maker)
    return caught.value.code, caught.value.sentence


def png(color: tuple[int, int, int], side: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), color).save(out, format="PNG")
    return out.getvalue()


def textured(maker: GltfMaker, color: tuple[int, int, int], **material: object) -> int:
    """A material with a texture of one colour."""
    root = maker.root
    root.setdefault("images", []).append({"mimeType": "image/png", "bufferView": maker.view(png(color))})
    root.setdefault("textures", []).append({"source": len(root["images"]) - 1})
    surface = {"baseColorTexture": {"index": len(root["textures"]) - 1}, "metallicFactor": 0.0}
    root.setdefault("materials", []).append({"pbrMetallicRoughness": surface, **material})
    return len(root["materials"]) - 1


def test_a_node_below_itself_is_refused_as_a_loop() -> None:
    maker = square()
    maker.root["nodes"] = [{"mesh": 0, "children": [1]}, {"children": [2]}, {"children": [1]}]
    assert refused(maker) == (
        "broken_glb",
        "The GLB file cannot be read: its nodes form a loop (node 1 is below itself). "
        "Export it again from the program that made it.",
    )
    maker.root["nodes"] = [{"children": [0]}]
    assert "form a loop" in refused(maker)[1]
    del maker.root["scenes"]
    assert "form a loop" in refused(maker)[1]


def test_a_node_with_two_parents_is_refused() -> None:
    maker = square()
    maker.root["nodes"] = [{"children": [1, 2]}, {"children": [3]}, {"children": [3]}, {"mesh": 0}]
    assert "node 3 stands in the scene twice" in refused(maker)[1]


def test_a_deep_chain_of_nodes_is_walked_without_recursion() -> None:
    maker = square()
    maker.root["nodes"] = [{"children": [k + 1], "translation": [0, 0, 0.001]} for k in range(5000)] + [{"mesh": 0}]
    assert np.allclose(read(maker).mesh.positions[:, 2], 5.0, atol=1e-4)


def test_more_nodes_than_are_read_are_refused() -> None:
    maker = square()
    maker.root["nodes"] = [{}] * 50_001
    assert refused(maker)[0] == "too_many_nodes"


def test_every_instance_counts_and_is_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = square()
    maker.root["nodes"] = [{"mesh": 0, "translation": [k, 0, 0]} for k in range(5)]
    maker.root["scenes"] = [{"nodes": list(range(5))}]
    mesh = read(maker).mesh
    assert mesh.num_faces == 10 and mesh.size.tolist() == [5, 1, 0]
    monkeypatch.setattr(limits, "MAX_FACES", 9)
    assert "10 faces" in refused(maker)[1]


def test_transforms_follow_one_another_and_a_mirror_keeps_the_outside_outside() -> None:
    maker = square()
    half = 0.5**0.5
    maker.root["nodes"] = [{"children": [1], "scale": [-2, 2, 2]}, {"mesh": 0, "rotation": [0, half, 0, half]}]
    maker.primitive()["attributes"]["NORMAL"] = maker.array([[0, 0, 1]] * 4)
    mesh = read(maker).mesh
    assert np.allclose(mesh.positions[1], [0, 0, -2], atol=1e-6)
    a, b, c = mesh.positions[mesh.faces[0]]
    assert np.allclose(np.cross(b - a, c - a), [-4, 0, 0], atol=1e-5)
    assert np.allclose(mesh.normals, [-1, 0, 0], atol=1e-6)


@pytest.mark.parametrize(("mode", "corners"), [(5, [0, 1, 3, 2]), (6, [0, 1, 2, 3])])
def test_strips_and_fans_face_the_same_way_as_triangles(mode: int, corners: list[int]) -> None:
    maker = GltfMaker()
    maker.mesh(SQUARE, corners, mode=mode)
    mesh = read(maker).mesh
    a, b, c = (mesh.positions[mesh.faces[:, k]] for k in range(3))
    assert np.allclose(np.cross(b - a, c - a), [[0, 0, 1], [0, 0, 1]])


def test_points_are_left_out_and_a_file_of_points_is_refused() -> None:
    maker = square()
    maker.root["meshes"][0]["primitives"].append({"attributes": {"POSITION": 0}, "mode": 0})
    assert read(maker).notes == ("Points and lines are left out.",)
    del maker.root["meshes"][0]["primitives"][0]
    assert "no triangles" in refused(maker)[1]


def test_sparse_accessors_are_filled_in() -> None:
    maker = square()
    sparse = {
        "count": 1,
        "indices": {"bufferView": maker.view(np.array([2], "<u2").tobytes()), "componentType": 5123},
        "values": {"bufferView": maker.view(np.array([3, 3, 3], "<f4").tobytes())},
    }
    maker.root["accessors"][0]["sparse"] = sparse
    assert read(maker).mesh.positions[2].tolist() == [3, 3, 3]
    sparse["indices"]["bufferView"] = maker.view(np.array([4], "<u2").tobytes())
    assert "replaces a value that does not exist" in refused(maker)[1]


def test_quantized_positions_are_read() -> None:
    maker = GltfMaker()
    maker.mesh(SQUARE, CORNERS)
    maker.root["extensionsRequired"] = ["KHR_mesh_quantization"]
    maker.primitive()["attributes"]["POSITION"] = maker.array(np.array(SQUARE) * 255, "u1", normalized=True)
    assert read(maker).mesh.positions.tolist() == SQUARE
    maker.primitive()["attributes"]["POSITION"] = maker.array(np.array(SQUARE) * 7, "i2")
    assert read(maker).mesh.size.tolist() == [7, 7, 0]


def test_texture_transforms_move_the_coordinates() -> None:
    maker = square()
    maker.primitive()["material"] = textured(maker, (255, 0, 0))
    maker.primitive()["attributes"]["TEXCOORD_1"] = maker.array(UVS)
    transform = {"offset": [0.5, 0], "scale": [0.5, 0.25], "texCoord": 1}
    reference = maker.root["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"]
    reference["extensions"] = {"KHR_texture_transform": transform}
    assert read(maker).mesh.uvs.tolist() == [[0.5, 0.25], [1, 0.25], [1, 0], [0.5, 0]]
    transform["rotation"] = np.pi / 2
    assert np.allclose(read(maker).mesh.uvs[1], [0.75, -0.5])


@pytest.mark.parametrize("name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu"])
def test_required_extensions_that_are_not_read_are_named(name: str) -> None:
    maker = square()
    maker.root["extensionsRequired"] = [name]
    code, sentence = refused(maker)
    assert code == "unsupported_glb" and name in sentence


def test_compression_that_is_not_declared_required_is_refused_all_the_same() -> None:
    maker = square()
    del maker.root["accessors"][0]["bufferView"]
    assert "compressed" in refused(maker)[1]


@pytest.mark.parametrize("uri", ["secret.bin", "../../etc/passwd", "https://example.org/a.bin", "file:///etc/passwd"])
def test_what_lies_outside_the_file_is_refused_by_name(uri: str) -> None:
    maker = square()
    maker.root["buffers"] = [{"byteLength": len(maker.body), "uri": uri}]
    assert refused(maker)[0] == "unsupported_glb" and uri in refused(maker)[1]
    maker = square()
    maker.primitive()["material"] = textured(maker, (1, 2, 3))
    maker.root["images"][0] = {"uri": uri}
    assert refused(maker)[0] == "unsupported_glb" and uri in refused(maker)[1]


def test_data_uris_are_inside_the_file() -> None:
    maker = square()
    maker.primitive()["material"] = textured(maker, (1, 2, 3))
    text = base64.b64encode(png((10, 200, 30))).decode()
    maker.root["images"][0] = {"uri": f"data:image/png;base64,{text}"}
    assert read(maker).material.base_color[0, 0].tolist() == [10, 200, 30]
    maker.root["images"][0] = {"uri": "data:image/png;base64,####"}
    assert "base64" in refused(maker)[1]


def bend_index(maker: GltfMaker) -> None:
    maker.primitive()["indices"] = maker.array([0, 1, 4], "u2")


def bend_count(maker: GltfMaker) -> None:
    maker.root["accessors"][0]["count"] = 5_000_000


def bend_offset(maker: GltfMaker) -> None:
    maker.root["bufferViews"][0]["byteOffset"] = 1 << 30


def bend_nan(maker: GltfMaker) -> None:
    maker.primitive()["attributes"]["POSITION"] = maker.array([[0, 0, np.nan]] * 4)


def bend_nodes(maker: GltfMaker) -> None:
    maker.root["nodes"][0]["scale"] = [1e29, 1e29, 1e29]


def bend_matrix(maker: GltfMaker) -> None:
    maker.root["nodes"][0]["matrix"] = [1, 2, 3]


def bend_length(maker: GltfMaker) -> None:
    maker.primitive()["attributes"]["NORMAL"] = maker.array([[0, 0, 1]] * 3)


def bend_mode(maker: GltfMaker) -> None:
    maker.primitive()["mode"] = 7


def bend_mesh(maker: GltfMaker) -> None:
    maker.root["nodes"][0]["mesh"] = [0]


@pytest.mark.parametrize(
    ("bend", "code"),
    [
        (bend_index, "broken_glb"),
        (bend_count, "broken_glb"),
        (bend_offset, "broken_glb"),
        (bend_nan, "broken_glb"),
        (bend_nodes, "out_of_all_measure"),
        (bend_matrix, "broken_glb"),
        (bend_length, "broken_glb"),
        (bend_mode, "broken_glb"),
        (bend_mesh, "broken_glb"),
    ],
)
def test_what_does_not_add_up_is_refused(bend: object, code: str) -> None:
    maker = square()
    bend(maker)  # type: ignore[operator]
    assert refused(maker)[0] == code


def test_five_million_declared_faces_are_refused_before_they_are_looked_for() -> None:
    maker = square()
    maker.root["accessors"][1]["count"] = 15_000_000
    assert refused(maker)[0] == "too_many_faces"


def test_documents_nested_without_end_are_refused() -> None:
    text = b'{"asset":' * 100_000
    text += b" " * (-len(text) % 4)
    payload = struct.pack("<4sIII4s", b"glTF", 2, 20 + len(text), len(text), b"JSON") + text
    with pytest.raises(OrfeasError) as caught:
        read_untrusted(payload, suffix=".glb")
    assert caught.value.code == "broken_glb"


def test_a_texture_of_too_many_pixels_is_refused_by_its_header() -> None:
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    maker = square()
    maker.primitive()["material"] = textured(maker, (0, 0, 0))
    maker.root["images"][0]["bufferView"] = maker.view(b"\x89PNG\r\n\x1a\n" + chunk + b"\0" * 100)
    assert refused(maker)[0] == "broken_texture"


def test_colours_of_vertices_are_turned_to_srgb() -> None:
    maker = square()
    maker.primitive()["attributes"]["COLOR_0"] = maker.array([[0.5, 0, 1, 1]] * 4)
    paint = read(maker).paint
    assert paint is not None and paint.colors[0].tolist() == [188, 0, 255]


def test_materials_that_look_alike_count_once() -> None:
    maker = square()
    first = textured(maker, (200, 10, 10))
    maker.root["materials"].append({**maker.root["materials"][first], "name": "again"})
    maker.root["meshes"][0]["primitives"] = [{**maker.primitive(), "material": k} for k in (0, 1)]
    found = read(maker)
    assert found.material.base_color.shape == (8, 8, 3) and found.notes == ()


def test_several_materials_keep_their_colours_side_by_side() -> None:
    maker = GltfMaker()
    colors = [(250, 10, 10), (10, 240, 20), (188, 188, 188)]
    uvs = np.array(UVS)
    for k, color in enumerate(colors[:2]):
        mesh = maker.mesh(np.add(SQUARE, [2 * k, 0, 0]), CORNERS, material=textured(maker, color))
        maker.primitive(mesh)["attributes"]["TEXCOORD_0"] = maker.array(uvs * (1 + 2 * k) - 5 * k)
    maker.root["materials"].append(
        {"pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.5, 0.5, 1], "roughnessFactor": 0.2}}
    )
    maker.mesh(np.add(SQUARE, [4, 0, 0]), CORNERS, material=2)
    maker.root["nodes"], maker.root["scenes"] = [{"mesh": k} for k in range(3)], [{"nodes": [0, 1, 2]}]
    found = read(maker)
    mesh, material = found.mesh, found.material
    assert mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1 and "3 materials" in found.notes[0]
    seen = sample_texture(material.base_color, mesh.uvs[mesh.faces].mean(axis=1))
    assert np.array_equal(seen, np.repeat(colors, 2, axis=0))
    finish = sample_texture(material.orm, mesh.uvs[mesh.faces].mean(axis=1))
    assert finish[:, 1].tolist() == [255] * 4 + [51] * 2 and finish[:, 2].tolist() == [0] * 4 + [255] * 2


def test_older_glossy_materials_come_near() -> None:
    maker = square()
    maker.primitive()["material"] = textured(maker, (9, 8, 7))
    older = {"diffuseTexture": {"index": 0}, "diffuseFactor": [0.5, 1, 1, 1], "glossinessFactor": 0.25}
    maker.root["materials"][0] = {"extensions": {"KHR_materials_pbrSpecularGlossiness": older}}
    material = read(maker).material
    assert material.base_color[0, 0].tolist() == [9, 8, 7] and material.base_color_factor[0] == 0.5
    assert (material.metallic, material.roughness) == (0.0, 0.75)


def test_maps_of_one_material_are_kept() -> None:
    maker = square()
    maker.primitive()["material"] = textured(
        maker, (90, 90, 90), occlusionTexture={"index": 1}, normalTexture={"index": 2}
    )
    maker.primitive()["attributes"]["TEXCOORD_0"] = maker.array(UVS)
    for color in ((200, 0, 0), (128, 128, 255), (7, 100, 60)):
        textured(maker, color)
    maker.root["materials"][0]["pbrMetallicRoughness"]["metallicRoughnessTexture"] = {"index": 3}
    material = read(maker).material
    assert material.orm[0, 0].tolist() == [200, 100, 60] and material.normal[0, 0].tolist() == [128, 128, 255]
    assert (material.metallic, material.roughness) == (0.0, 1.0)


def skinned() -> GltfMaker:
    """A square whose upper corners hang on a joint that was bound one up and stands two up."""
    maker = square()
    attributes = maker.primitive()["attributes"]
    attributes["JOINTS_0"] = maker.array([[0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]], "u1")
    attributes["WEIGHTS_0"] = maker.array([[1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0.5, 0.5, 0, 0]])
    undo = np.stack([np.eye(4), np.eye(4)])
    undo[1, 3, 1] = -1
    maker.root["skins"] = [{"joints": [1, 2], "inverseBindMatrices": maker.array(undo.reshape(2, 16), type="MAT4")}]
    maker.root["nodes"] = [
        {"mesh": 0, "skin": 0, "translation": [9, 9, 9]},
        {"children": [2], "translation": [0, 0, 5]},
        {"translation": [0, 2, 0]},
    ]
    maker.root["scenes"] = [{"nodes": [0, 1]}]
    return maker


def test_a_skinned_surface_stands_as_its_skeleton_does() -> None:
    found = read(skinned())
    assert found.mesh.positions.tolist() == [[0, 0, 5], [1, 0, 5], [1, 2, 5], [0, 1.5, 5]]
    assert "skeleton" in found.notes[0]


def test_skeletons_that_do_not_add_up_are_refused() -> None:
    maker = skinned()
    maker.root["skins"][0]["joints"] = [1]
    assert "joint that does not exist" in refused(maker)[1]
    maker.root["skins"][0]["joints"] = [1, 7]
    assert "not in the scene" in refused(maker)[1]
    maker = skinned()
    maker.primitive()["attributes"]["WEIGHTS_0"] = maker.array(np.zeros((4, 4)))
    assert "hangs on no joint" in refused(maker)[1]


def places_in(value: object, above: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """The way to every value of a document."""
    found = [above] if above else []
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in entries:
        found += places_in(below, (*above, key))
    return found


STRANGE = [None, -1, 0, 1, 99, 1 << 40, 10**30, 1.5, 1e300, True, "", "x", "data:,", [], [0], [None] * 3, [0] * 16, {}]


@given(at=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=2), strange=st.sampled_from(STRANGE))
@settings(max_examples=100, deadline=None)
def test_any_value_may_be_any_other_and_it_is_read_or_refused(at: list[float], strange: object) -> None:
    maker = skinned()
    maker.primitive()["material"] = textured(maker, (1, 2, 3), normalTexture={"index": 0})
    maker.primitive()["attributes"]["TEXCOORD_0"] = maker.array(UVS)
    for share in at:
        places = places_in(maker.root)
        *way, last = places[int(share * len(places))]
        holder = maker.root
        for key in way:
            holder = holder[key]
        holder[last] = copy.deepcopy(strange)
    try:
        assert np.isfinite(read(maker).mesh.positions).all()
    except OrfeasError as failure:
        assert failure.kind.value in ("invalid", "too_large") and failure.sentence.endswith(".")
