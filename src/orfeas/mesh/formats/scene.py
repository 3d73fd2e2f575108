"""Scene: what a file of a mesh holds once it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh


class NothingToWrite(OrfeasError):
    """The mesh has no faces, so there is nothing to write. Make it again from a picture with a clear subject."""

    kind = Kind.INVALID


class TextureWithoutUvs(OrfeasError):
    """The mesh has a texture but no UVs to lay it on. Unwrap the mesh first, or write it without the texture."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Scene:
    """One mesh with its material, in glTF space and metres.

    Attributes:
        mesh: every surface of the file, joined.
        material: the one material of the file; the default one where the file names none.
        extras: what the program that wrote it left beside the mesh (provenance); empty where there is nothing.
        name: of the object, empty where the file gives none.
    """

    mesh: Mesh
    material: Material
    extras: dict[str, Any] = field(default_factory=dict)
    name: str = ""


def require_writable(mesh: Mesh, material: Material | None = None) -> None:
    """Raise NothingToWrite for a mesh without faces, TextureWithoutUvs for a texture that has no place."""
    if not mesh.num_faces:
        raise NothingToWrite()
    if material is not None and material.base_color is not None and mesh.uvs is None:
        raise TextureWithoutUvs()
