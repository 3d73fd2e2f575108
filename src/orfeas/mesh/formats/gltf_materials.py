"""The material of a GLB: metallic-roughness with normal and occlusion maps (glTF 2.0, section 3.9)."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from orfeas.mesh.formats.gltf_document import BrokenGlb, GltfDocument, UnsupportedGlb, numbers
from orfeas.mesh.formats.textures import decode_texture
from orfeas.mesh.material import Material, Pixels


def textures_of(material: Material) -> list[tuple[str, Pixels]]:
    """The textures a material has, each with what it is; their order is their number in `material_entry`."""
    kinds = (("base color", material.base_color), ("normal", material.normal), ("orm", material.orm))
    return [(kind, pixels) for kind, pixels in kinds if pixels is not None]


def material_entry(material: Material) -> dict[str, Any]:
    """The JSON of a material. glTF itself says which space a texture is in: only base colour is sRGB."""
    surface: dict[str, Any] = {
        "baseColorFactor": [float(part) for part in material.base_color_factor],
        "metallicFactor": float(material.metallic),
        "roughnessFactor": float(material.roughness),
    }
    entry: dict[str, Any] = {"name": material.name, "pbrMetallicRoughness": surface}
    for number, (kind, _) in enumerate(textures_of(material)):
        if kind == "base color":
            surface["baseColorTexture"] = {"index": number}
        elif kind == "normal":
            entry["normalTexture"] = {"index": number}
        else:
            surface["metallicRoughnessTexture"] = {"index": number}
            entry["occlusionTexture"] = {"index": number}
    return entry


def material_of(document: GltfDocument, index: object) -> Material:
    """The material a primitive names; the default one where it names none."""
    if index is None:
        return Material(metallic=1.0, roughness=1.0)
    entry = document.item("materials", index, of="a surface")
    surface = entry.get("pbrMetallicRoughness", {})
    if not isinstance(surface, dict):
        raise BrokenGlb(problem="a material is damaged")
    red, green, blue, alpha = (float(part) for part in numbers(surface, "baseColorFactor", np.ones(4)))
    return Material(
        base_color=_texture(document, surface.get("baseColorTexture")),
        base_color_factor=(red, green, blue, alpha),
        metallic=float(numbers(surface, "metallicFactor", np.ones(1))[0]),
        roughness=float(numbers(surface, "roughnessFactor", np.ones(1))[0]),
        name=str(entry.get("name") or "surface"),
        normal=_normal(document, entry),
        orm=_orm(document, entry, surface),
    )


def _normal(document: GltfDocument, entry: dict[str, Any]) -> Pixels | None:
    pixels = _texture(document, entry.get("normalTexture"))
    if pixels is None:
        return None
    scale = float(numbers(entry["normalTexture"], "scale", np.ones(1))[0])
    if scale == 1.0:
        return pixels
    local = (pixels.astype(np.float32) / 127.5 - 1) * np.array([scale, scale, 1.0], dtype=np.float32)
    local /= np.maximum(np.linalg.norm(local, axis=2, keepdims=True), 1e-6)
    return np.asarray(np.rint(np.clip(local * 127.5 + 127.5, 0, 255)), dtype=np.uint8)


def _orm(document: GltfDocument, entry: dict[str, Any], surface: dict[str, Any]) -> Pixels | None:
    """Occlusion in red, roughness and metallic in green and blue, from one image or from two."""
    gloss, occlusion = surface.get("metallicRoughnessTexture"), entry.get("occlusionTexture")
    rough = _texture(document, gloss)
    shade = rough if _same_image(document, gloss, occlusion) else _texture(document, occlusion)
    if rough is None and shade is None:
        return None
    height, width = max(pixels.shape[:2] for pixels in (rough, shade) if pixels is not None)
    orm = np.full((height, width, 3), 255, dtype=np.uint8)
    if rough is not None:
        orm[..., 1:] = _sized(rough, width, height)[..., 1:]
    if shade is not None:
        strength = float(numbers(occlusion, "strength", np.ones(1))[0]) if isinstance(occlusion, dict) else 1.0
        red = _sized(shade, width, height)[..., 0].astype(np.float32)
        orm[..., 0] = np.rint(np.clip(255 + strength * (red - 255), 0, 255))
    return orm


def _same_image(document: GltfDocument, one: object, other: object) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    first, second = (document.item("textures", entry.get("index"), of="a material") for entry in (one, other))
    return first.get("source") == second.get("source")


def _sized(pixels: Pixels, width: int, height: int) -> Pixels:
    if pixels.shape[:2] == (height, width):
        return pixels
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _texture(document: GltfDocument, reference: object) -> Pixels | None:
    if reference is None:
        return None
    if not isinstance(reference, dict):
        raise BrokenGlb(problem="a material is damaged")
    if reference.get("texCoord", 0) != 0:
        raise UnsupportedGlb(problem="a texture on a second set of UVs", instead="with one set of UVs")
    texture = document.item("textures", reference.get("index"), of="a material")
    image = document.item("images", texture.get("source"), of="a texture")
    if "bufferView" not in image:
        raise UnsupportedGlb(problem="a texture outside the file", instead="with everything embedded")
    payload, _ = document.view(image["bufferView"], of="a texture")
    return decode_texture(bytes(payload))
