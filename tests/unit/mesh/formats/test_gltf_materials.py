"""Normal and occlusion-roughness-metallic maps in a GLB."""

from __future__ import annotations

import io
import json
import struct

import numpy as np
import pytest
from PIL import Image

from makers import make_cube, make_material, make_textured_cube
from orfeas.mesh.formats.glb import BrokenGlb, UnsupportedGlb, read_glb, write_glb
from orfeas.mesh.formats.scene import TextureWithoutUvs
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh


def make_maps(pixels: int = 64) -> Material:
    """A material with all three textures."""
    y, x = np.mgrid[:pixels, :pixels]
    normal = np.stack([128 + x // 4, 128 - y // 4, np.full_like(x, 250)], axis=-1).astype(np.uint8)
    orm = np.stack([255 - x, y * 2, (x ^ y) * 2], axis=-1).astype(np.uint8)
    return Material(make_material(pixels).base_color, metallic=1.0, roughness=1.0, normal=normal, orm=orm)


def document_of(payload: bytes) -> dict:
    return json.loads(payload[20 : 20 + struct.unpack_from("<I", payload, 12)[0]])


def with_document(payload: bytes, document: dict) -> bytes:
    body = payload[20 + struct.unpack_from("<I", payload, 12)[0] :]
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    return struct.pack("<4sIII4s", b"glTF", 2, 20 + len(text) + len(body), len(text), b"JSON") + text + body


def test_every_map_comes_back_exactly() -> None:
    material = make_maps()
    scene = read_glb(write_glb(make_textured_cube(), material))
    for name in ("base_color", "normal", "orm"):
        assert np.array_equal(getattr(scene.material, name), getattr(material, name)), name
    assert (scene.material.metallic, scene.material.roughness) == (1.0, 1.0)


def test_occlusion_and_roughness_share_one_image() -> None:
    document = document_of(write_glb(make_textured_cube(), make_maps()))
    (entry,) = document["materials"]
    assert entry["occlusionTexture"]["index"] == entry["pbrMetallicRoughness"]["metallicRoughnessTexture"]["index"] == 2
    assert entry["normalTexture"]["index"] == 1
    assert [image["mimeType"] for image in document["images"]] == ["image/png"] * 3
    assert len({texture["source"] for texture in document["textures"]}) == 3


def test_tangents_are_written_with_a_normal_map_only() -> None:
    cube, material = make_textured_cube(), make_maps()
    assert "TANGENT" not in document_of(write_glb(cube, make_material()))["meshes"][0]["primitives"][0]["attributes"]
    document = document_of(write_glb(cube, material))
    attributes = document["meshes"][0]["primitives"][0]["attributes"]
    accessor = document["accessors"][attributes["TANGENT"]]
    assert (accessor["type"], accessor["count"]) == ("VEC4", cube.num_vertices)


def test_a_normal_map_on_a_mesh_without_normals_gets_flat_ones() -> None:
    cube = make_textured_cube()
    scene = read_glb(write_glb(Mesh(cube.positions, cube.faces, uvs=cube.uvs), make_maps()))
    assert np.allclose(scene.mesh.normals[scene.mesh.faces], cube.normals[cube.faces], atol=1e-6)


def test_a_byte_budget_makes_every_texture_a_jpeg() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (256, 256, 3)).astype(np.uint8)
    material = Material(noise, normal=noise, orm=noise)
    sizes = [len(write_glb(make_textured_cube(), material, jpeg_quality=quality)) for quality in (95, 85, 70, 40)]
    assert sizes == sorted(sizes, reverse=True) and sizes[-1] < sizes[0] / 3
    document = document_of(write_glb(make_textured_cube(), material, jpeg_quality=70))
    assert [image["mimeType"] for image in document["images"]] == ["image/jpeg"] * 3


def test_separate_occlusion_is_joined_and_its_strength_applied() -> None:
    payload = write_glb(make_textured_cube(), Material(normal=np.zeros((8, 8, 3), np.uint8) + 155, orm=make_maps().orm))
    document = document_of(payload)
    entry = document["materials"][0]
    entry["occlusionTexture"] = {"index": 0, "strength": 0.5}  # the other image, of another size
    orm = read_glb(with_document(payload, document)).material.orm
    assert (orm[..., 0] == 205).all() and np.array_equal(orm[..., 1:], make_maps().orm[..., 1:])
    del entry["pbrMetallicRoughness"]["metallicRoughnessTexture"]
    alone = read_glb(with_document(payload, document)).material.orm
    assert alone.shape == (8, 8, 3) and (alone == (205, 255, 255)).all()


def test_roughness_without_occlusion_is_not_dark() -> None:
    payload = write_glb(make_textured_cube(), make_maps())
    document = document_of(payload)
    del document["materials"][0]["occlusionTexture"]
    assert (read_glb(with_document(payload, document)).material.orm[..., 0] == 255).all()


def test_the_scale_of_a_normal_map_is_applied() -> None:
    tilt = np.array((0.6, 0.0, 0.8)) * 127.5 + 127.5
    payload = write_glb(make_textured_cube(), Material(normal=np.rint(np.tile(tilt, (4, 4, 1))).astype(np.uint8)))
    document = document_of(payload)
    document["materials"][0]["normalTexture"]["scale"] = 0.5
    found = read_glb(with_document(payload, document)).material.normal[0, 0] / 127.5 - 1
    assert np.allclose(found, np.array((0.3, 0, 0.8)) / np.hypot(0.3, 0.8), atol=0.01)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"index": 9}, BrokenGlb), ([], BrokenGlb), ({"index": 0, "texCoord": 1}, UnsupportedGlb)],
)
def test_a_wrong_reference_is_refused(wrong: object, error: type[Exception]) -> None:
    payload = write_glb(make_textured_cube(), make_maps())
    document = document_of(payload)
    document["materials"][0]["normalTexture"] = wrong
    with pytest.raises(error):
        read_glb(with_document(payload, document))


def test_maps_need_uvs() -> None:
    with pytest.raises(TextureWithoutUvs):
        write_glb(make_cube(), Material(orm=make_maps().orm))


def test_embedded_maps_are_plain_images() -> None:
    payload = write_glb(make_textured_cube(), make_maps())
    document = document_of(payload)
    body = payload[28 + struct.unpack_from("<I", payload, 12)[0] :]
    view = document["bufferViews"][document["images"][1]["bufferView"]]
    image = Image.open(io.BytesIO(body[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (64, 64))
    assert "icc_profile" not in image.info and "gamma" not in image.info
