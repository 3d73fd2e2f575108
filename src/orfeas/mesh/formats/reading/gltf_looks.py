"""The looks of a glTF file: what its materials come to, and where on their textures a surface lies."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.mesh.formats.gltf_document import BrokenGlb
from orfeas.mesh.formats.reading.gltf_file import GltfFile, count_of, embedded, numbers_of, object_of
from orfeas.mesh.formats.textures import BrokenTexture, decode_texture
from orfeas.mesh.material import Material, Pixels

Doubles = npt.NDArray[np.float64]
GLOSSY = "KHR_materials_pbrSpecularGlossiness"
MAX_PIXELS = 300_000_000
"""Pixels that the textures of one file may have together; decoding that many takes some seconds."""


@dataclass(frozen=True, eq=False)
class Coordinates:
    """Which texture coordinates a material takes, and what KHR_texture_transform does to them.

    Attributes:
        name: of the attribute.
        matrix: (3, 3) on (u, v, 1), or None.
    """

    name: str = "TEXCOORD_0"
    matrix: Doubles | None = None

    def moved(self, uvs: Doubles) -> Doubles:
        """Coordinates as the texture takes them."""
        if self.matrix is None:
            return uvs
        return np.asarray(uvs @ self.matrix[:2, :2].T + self.matrix[:2, 2])

    @property
    def key(self) -> tuple[object, ...]:
        return self.name, None if self.matrix is None else tuple(self.matrix.ravel())


@dataclass(eq=False)
class Looks:
    """The materials in use, alike ones counted once, in the order they are met.

    Attributes:
        file: where they come from.
        materials: one to a look.
        notes: what could not be kept.
    """

    file: GltfFile
    materials: list[Material] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    _by_index: dict[object, tuple[int, Coordinates]] = field(default_factory=dict)
    _by_key: dict[object, int] = field(default_factory=dict)
    _by_view: dict[int, int] = field(default_factory=dict)
    _images: dict[int, Pixels] = field(default_factory=dict)
    _num_pixels: int = 0

    def of(self, index: object) -> tuple[int, Coordinates]:
        """The look of a material of the file (None: glTF's default), and its texture coordinates.

        Raises:
            BrokenGlb: it is damaged or does not exist.
            UnsupportedGlb: its texture lies outside the file.
            BrokenTexture: its texture cannot be decoded.
        """
        entry = {} if index is None else self.file.item("materials", index, of="a surface")
        if index not in self._by_index:
            self._by_index[index] = self._look(entry)
        return self._by_index[index]

    def _look(self, entry: dict[str, Any]) -> tuple[int, Coordinates]:
        surface = _surface(entry)
        images = {
            "base": self._reference(surface, "baseColorTexture"),
            "rough": self._reference(surface, "metallicRoughnessTexture"),
            "occlusion": self._reference(entry, "occlusionTexture"),
            "normal": self._reference(entry, "normalTexture"),
        }
        self._note_what_is_lost(entry)
        coordinates = next((where for found in images.values() if found for where in [found[1]]), Coordinates())
        kept = {}
        for name, found in images.items():
            if found and found[1].key != coordinates.key:
                self.notes[f"A {name} texture is left out: it lies on other coordinates than the base colour."] = None
            elif found:
                kept[name] = found[0]
        red, green, blue, alpha = (float(part) for part in numbers_of(surface, "baseColorFactor", np.ones(4)))
        metallic = float(numbers_of(surface, "metallicFactor", np.ones(1))[0])
        roughness = float(numbers_of(surface, "roughnessFactor", np.ones(1))[0])
        key = (tuple(sorted(kept.items())), (red, green, blue, alpha), metallic, roughness)
        if key not in self._by_key:
            self._by_key[key] = len(self.materials)
            self.materials.append(
                Material(
                    base_color=self._pixels(kept["base"]) if "base" in kept else None,
                    base_color_factor=(red, green, blue, alpha),
                    metallic=metallic,
                    roughness=roughness,
                    name=str(entry.get("name") or "surface")[:80],
                    normal=self._pixels(kept["normal"]) if "normal" in kept else None,
                    orm=self._orm(kept.get("rough"), kept.get("occlusion")),
                )
            )
        return self._by_key[key], coordinates

    def _note_what_is_lost(self, entry: dict[str, Any]) -> None:
        if entry.get("alphaMode", "OPAQUE") != "OPAQUE":
            self.notes["Transparency is left out: the surface is read as opaque."] = None
        if "emissiveTexture" in entry or numbers_of(entry, "emissiveFactor", np.zeros(3)).any():
            self.notes["Light that a material gives off is left out."] = None
        for name in sorted(object_of(entry, "extensions")):
            self.notes[f"The material extension {name[:60]} is left out."] = None

    def _reference(self, entry: dict[str, Any], name: str) -> tuple[int, Coordinates] | None:
        """The image a texture shows and where; None without a texture, or with one in a format of an extension."""
        reference = entry.get(name)
        if reference is None:
            return None
        if not isinstance(reference, dict):
            raise BrokenGlb(problem="a material is damaged")
        texture = self.file.item("textures", reference.get("index"), of="a material")
        if "source" not in texture:
            names = ", ".join(sorted(object_of(texture, "extensions"))) or "no image"
            self.notes[f"A texture is left out: it is not PNG or JPEG ({names[:80]})."] = None
            return None
        image = self.file.item("images", texture["source"], of="a texture")
        source = int(texture["source"])
        if type(image.get("bufferView")) is int:
            source = self._by_view.setdefault(image["bufferView"], source)
        return source, _coordinates(reference)

    def _pixels(self, index: int) -> Pixels:
        if index not in self._images:
            image = self.file.item("images", index, of="a texture")
            if "bufferView" in image:
                payload = bytes(self.file.view(image["bufferView"], of="a texture")[0])
            else:
                payload = embedded(image.get("uri"), what="a texture")
            pixels = decode_texture(payload)
            self._num_pixels += pixels.shape[0] * pixels.shape[1]
            if self._num_pixels > MAX_PIXELS:
                raise BrokenTexture(problem=f"all of them have more than {MAX_PIXELS} pixels together")
            self._images[index] = pixels
        return self._images[index]

    def _orm(self, rough: int | None, occlusion: int | None) -> Pixels | None:
        """Occlusion, roughness and metallic in one; white where there is none (glTF 2.0, section 3.9.2)."""
        if rough is None:
            if occlusion is None:
                return None
            orm = self._pixels(occlusion).copy()
            orm[..., 1:] = 255
            return orm
        orm = self._pixels(rough).copy()
        if occlusion is None:
            orm[..., 0] = 255
        elif occlusion != rough:
            orm[..., 0] = resized(self._pixels(occlusion), orm.shape[1], orm.shape[0])[..., 0]
        return orm


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """A picture of another size, (height, width, 3)."""
    if pixels.shape[:2] == (height, width):
        return pixels
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BOX), dtype=np.uint8)


def _surface(entry: dict[str, Any]) -> dict[str, Any]:
    """Metallic-roughness, or what comes nearest to it of a KHR_materials_pbrSpecularGlossiness."""
    older = object_of(entry, "extensions").get(GLOSSY)
    if not isinstance(older, dict):
        return object_of(entry, "pbrMetallicRoughness")
    found = {
        "metallicFactor": 0.0,
        "roughnessFactor": 1.0 - float(numbers_of(older, "glossinessFactor", np.ones(1))[0]),
    }
    renamed = {"diffuseFactor": "baseColorFactor", "diffuseTexture": "baseColorTexture"}
    return {**found, **{new: older[old] for old, new in renamed.items() if old in older}}


def _coordinates(reference: dict[str, Any]) -> Coordinates:
    transform = object_of(reference, "extensions").get("KHR_texture_transform")
    if not isinstance(transform, dict):
        return Coordinates(f"TEXCOORD_{count_of(reference, 'texCoord', 0)}")
    name = f"TEXCOORD_{count_of(transform, 'texCoord', count_of(reference, 'texCoord', 0))}"
    angle = float(numbers_of(transform, "rotation", np.zeros(1))[0])
    scale, offset = numbers_of(transform, "scale", np.ones(2)), numbers_of(transform, "offset", np.zeros(2))
    cosine, sine = math.cos(angle), math.sin(angle)
    turn = np.array([[cosine, sine], [-sine, cosine]])
    matrix = np.eye(3)
    matrix[:2, :2], matrix[:2, 2] = turn * scale, offset
    return Coordinates(name, matrix)
