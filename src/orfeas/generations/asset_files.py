"""The files every asset has: one GLB, the same in the formats people download, and pictures of it."""

from __future__ import annotations

from pathlib import Path

from orfeas.generations.pack import pack_surface, zip_files
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.preview import preview_and_thumbnail


def asset_files(mesh: Mesh, material: Material, *, glb: bytes) -> dict[str, bytes]:
    """Name to bytes of every download format, with `preview.png` and `thumbnail.webp`.

    Args:
        mesh: with normals and UVs.
        material: with its textures.
        glb: the two as they were packed and audited.
    """
    preview, small = preview_and_thumbnail(mesh, material)
    packed = {
        suffix: pack_surface(mesh, material, suffix, name="asset", extras={}) for suffix in (".obj", ".stl", ".ply")
    }
    return {
        "asset.glb": glb,
        "asset.obj.zip": zip_files(packed[".obj"]),
        "asset.stl": packed[".stl"]["asset.stl"],
        "asset.ply": packed[".ply"]["asset.ply"],
        "preview.png": preview,
        "thumbnail.webp": small,
    }


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    for name, payload in files.items():
        (folder / name).write_bytes(payload)
