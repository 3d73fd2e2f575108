"""GLB (glTF 2.0 binary): the one format we store."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

import orfeas
from orfeas.mesh.baking.tangents import with_tangents
from orfeas.mesh.formats.gltf_document import BrokenGlb, GltfDocument, UnsupportedGlb
from orfeas.mesh.formats.gltf_materials import material_entry, textures_of
from orfeas.mesh.formats.gltf_surfaces import surfaces_of
from orfeas.mesh.formats.reading.srgb import decoded
from orfeas.mesh.formats.scene import Scene, TextureWithoutUvs, require_writable
from orfeas.mesh.formats.textures import TextureFormat, encode_texture
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import MalformedMesh, Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.remeshing.quads import QUADS, quads_in, with_whole_quads

__all__ = ["BrokenGlb", "UnsupportedGlb", "read_glb", "write_glb"]

ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963
FLOAT, UINT16, UINT32 = 5126, 5123, 5125
LINEAR, LINEAR_MIPMAP_LINEAR, CLAMP_TO_EDGE, REPEAT = 9729, 9987, 33071, 10497
MAX_UINT16_VERTICES = 65_535
"""Index 65535 restarts a primitive and may not name a vertex (glTF 2.0, section 3.7.2.1)."""


def write_glb(
    mesh: Mesh,
    material: Material,
    *,
    extras: dict[str, Any] | None = None,
    colors: Pixels | None = None,
    name: str = "object",
    texture_format: TextureFormat = "auto",
    jpeg_quality: int | None = None,
) -> bytes:
    """A mesh and its material as one self-contained GLB.

    glTF 2.0, https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html: sections 3.6 (buffers, accessors), 3.7.2
    (meshes), 3.9 (materials) and 4.4 (GLB layout).

    Args:
        mesh: metres, +Y up; normals and UVs are written where it has them, and in the mesh's extras how many quads
            lead its triangles, each as (a, b, c), (a, c, d). With a normal map its MikkTSpace tangents
            are written, and vertices split where these differ; without normals it gets the flat ones glTF supposes.
        material: its textures are embedded; occlusion, roughness and metallic share one image.
        extras: provenance, JSON values; stands in `asset.extras` and on the scene (which is where Blender looks).
        colors: (V, 3) uint8, sRGB of each vertex, for a mesh without textures; written as COLOR_0.
        name: of the node and the mesh.
        texture_format: how the base colour is embedded; see `encode_texture`.
        jpeg_quality: every texture as a JPEG of this quality (1 to 95), for a byte budget; else normal and
            occlusion-roughness-metallic maps are PNG, because JPEG's blocks show in light.

    Returns:
        The file; the same bytes for the same arguments.

    Raises:
        NothingToWrite: a mesh without faces.
        TextureWithoutUvs: a texture on a mesh without UVs.
        MalformedMesh: a normal without length, or a UV that is no finite number.
    """
    require_writable(mesh, material)
    if textures_of(material) and mesh.uvs is None:
        raise TextureWithoutUvs()
    if mesh.uvs is not None and not np.isfinite(mesh.uvs).all():
        raise MalformedMesh(problem="a UV is not a finite number")
    writer = _Writer()
    mesh, tangents = _framed(mesh, material)
    attributes = _attributes(writer, mesh, tangents)
    if colors is not None:
        attributes["COLOR_0"] = writer.floats(decoded(colors / 255).astype(np.float32))
    primitive = {"attributes": attributes, "indices": writer.indices(mesh), "material": 0, "mode": 4}
    document = _document(primitive, name=name, num_quads=mesh.num_quads, extras=extras)
    images = _images(writer, material, texture_format=texture_format, jpeg_quality=jpeg_quality)
    document["materials"] = [material_entry(material)]
    if images:
        document["images"], document["samplers"] = images, [_sampler(mesh)]
        document["textures"] = [{"sampler": 0, "source": number} for number in range(len(images))]
    document.update(accessors=writer.accessors, bufferViews=writer.views, buffers=[{"byteLength": len(writer.body)}])
    return _pack(document, bytes(writer.body))


def _document(primitive: dict[str, Any], *, name: str, num_quads: int, extras: dict[str, Any] | None) -> dict[str, Any]:
    """One scene with one node with one mesh."""
    entry: dict[str, Any] = {"name": name, "primitives": [primitive]}
    asset: dict[str, Any] = {"version": "2.0", "generator": orfeas.GENERATOR}
    scene: dict[str, Any] = {"name": name, "nodes": [0]}
    if num_quads:
        entry["extras"] = {QUADS: num_quads}
    if extras:
        asset["extras"] = scene["extras"] = extras
    return {
        "asset": asset,
        "scene": 0,
        "scenes": [scene],
        "nodes": [{"name": name, "mesh": 0}],
        "meshes": [entry],
    }


def read_glb(payload: bytes) -> Scene:
    """Read a GLB: every triangle of its scene, in the scene's frame, with its one material.

    Everything is checked against the bytes that are there before anything is allocated.

    Args:
        payload: the file.

    Returns:
        The scene; `extras` are those of its `asset`. Normals and UVs are kept where every surface has them.

    Raises:
        BrokenGlb: damaged, or against the specification.
        UnsupportedGlb: sound, but with what we do not read: compression, external files, skins, several materials.
        BrokenTexture: a texture of its material cannot be decoded.
    """
    document = GltfDocument.parse(payload)
    mesh, material, name = surfaces_of(document)
    mesh = with_whole_quads(mesh, num_quads=quads_in(document.root, num_faces=mesh.num_faces))
    extras = document.root["asset"].get("extras", {})
    return Scene(mesh, material, extras=extras if isinstance(extras, dict) else {}, name=name)


class _Writer:
    """Collects buffer views and accessors over one growing buffer; every view starts at a multiple of four."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.views: list[dict[str, int]] = []
        self.accessors: list[dict[str, Any]] = []

    def view(self, payload: bytes, *, target: int | None = None) -> int:
        self.views.append({"buffer": 0, "byteOffset": len(self.body), "byteLength": len(payload)})
        if target is not None:
            self.views[-1]["target"] = target
        self.body += payload + b"\0" * (-len(payload) % 4)
        return len(self.views) - 1

    def floats(self, values: npt.NDArray[np.float32], *, has_bounds: bool = False) -> int:
        accessor: dict[str, Any] = {
            "bufferView": self.view(values.astype("<f4").tobytes(), target=ARRAY_BUFFER),
            "componentType": FLOAT,
            "count": len(values),
            "type": f"VEC{values.shape[1]}",
        }
        if has_bounds:
            accessor["min"] = [float(low) for low in values.min(axis=0)]
            accessor["max"] = [float(high) for high in values.max(axis=0)]
        self.accessors.append(accessor)
        return len(self.accessors) - 1

    def indices(self, mesh: Mesh) -> int:
        is_short = mesh.num_vertices <= MAX_UINT16_VERTICES
        payload = mesh.faces.astype("<u2" if is_short else "<u4").tobytes()
        self.accessors.append(
            {
                "bufferView": self.view(payload, target=ELEMENT_ARRAY_BUFFER),
                "componentType": UINT16 if is_short else UINT32,
                "count": mesh.num_faces * 3,
                "type": "SCALAR",
            }
        )
        return len(self.accessors) - 1


def _unit(normals: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Normals of length one to the last bit float32 has; the validator allows 0.0005."""
    exact = normals.astype(np.float64)
    length = np.linalg.norm(exact, axis=1, keepdims=True)
    if not (length > 1e-6).all():
        raise MalformedMesh(problem="a normal has no length")
    return np.asarray(exact / length, dtype=np.float32)


def _framed(mesh: Mesh, material: Material) -> tuple[Mesh, npt.NDArray[np.float32] | None]:
    """The mesh with tangents, if a normal map wants them."""
    if material.normal is None:
        return mesh, None
    if mesh.normals is None:
        mesh = with_normals(mesh, crease_radians=0.0)
    assert mesh.normals is not None
    framed = with_tangents(replace(mesh, normals=_unit(mesh.normals)))
    return with_whole_quads(framed.mesh, num_quads=mesh.num_quads), framed.tangents


def _attributes(writer: _Writer, mesh: Mesh, tangents: npt.NDArray[np.float32] | None) -> dict[str, int]:
    attributes = {"POSITION": writer.floats(mesh.positions, has_bounds=True)}
    if mesh.normals is not None:
        attributes["NORMAL"] = writer.floats(_unit(mesh.normals))
    if tangents is not None:
        attributes["TANGENT"] = writer.floats(tangents)
    if mesh.uvs is not None:
        attributes["TEXCOORD_0"] = writer.floats(mesh.uvs)
    return attributes


def _images(
    writer: _Writer, material: Material, *, texture_format: TextureFormat, jpeg_quality: int | None
) -> list[dict[str, Any]]:
    """Embed the textures, in the order of `textures_of`."""
    images = []
    for kind, pixels in textures_of(material):
        way = texture_format if kind == "base color" else "png"
        payload, media_type = encode_texture(pixels, texture_format=way, jpeg_quality=jpeg_quality)
        images.append({"name": f"{material.name} {kind}", "mimeType": media_type, "bufferView": writer.view(payload)})
    return images


def _sampler(mesh: Mesh) -> dict[str, int]:
    """Mipmapped; clamped where the UVs stay inside the texture, so that no edge takes colour from the far side."""
    assert mesh.uvs is not None
    is_inside = bool(mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1)
    wrap = CLAMP_TO_EDGE if is_inside else REPEAT
    return {"magFilter": LINEAR, "minFilter": LINEAR_MIPMAP_LINEAR, "wrapS": wrap, "wrapT": wrap}


def _pack(document: dict[str, Any], body: bytes) -> bytes:
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    length = 12 + 8 + len(text) + 8 + len(body)
    head = struct.pack("<4sII", b"glTF", 2, length)
    return b"".join(
        [head, struct.pack("<I4s", len(text), b"JSON"), text, struct.pack("<I4s", len(body), b"BIN\0"), body]
    )
