"""A file as an audit sees it: its surface, and the sizes of its textures as they are stored."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace
from typing import cast

import numpy as np
from PIL import Image

from orfeas.errors import OrfeasError
from orfeas.mesh.formats.reading.gltf_file import GltfFile, embedded
from orfeas.mesh.formats.reading.limits import MAX_BYTES, MeshFileTooHeavy
from orfeas.mesh.formats.sandboxed import answer_with_mesh, from_reply
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.mesh import Mesh
from orfeas.sandbox import Reply, Sandbox

Pixels = tuple[tuple[int, int], ...]
RESOLUTION = 2.0**-22
"""What single precision tells apart at an object's far side, as a share of its diagonal."""


def read_for_audit(payload: bytes, *, suffix: str, sandbox: Sandbox) -> tuple[Read, Pixels | None]:
    """Read anybody's file in the sandbox.

    Args:
        payload: the whole file.
        suffix: how its name ends, with the dot.
        sandbox: as `mesh_sandbox` makes it.

    Returns:
        What it holds, and (width, height) of each texture in the file: reading joins those of several materials into
        one, which says nothing of the file. None for a format that holds no textures.

    Raises:
        SandboxLimit, SandboxDied: it took too much, or ended its reader.
        OrfeasError: what `read_untrusted` raises.
    """
    if len(payload) > MAX_BYTES:
        raise MeshFileTooHeavy(num_bytes=len(payload), limit=MAX_BYTES)
    reply = sandbox.call("orfeas.mesh.auditing.file:answer_for_audit", payload, suffix=suffix)
    sizes = cast("list[list[int]] | None", reply.values["map_pixels"])
    read = from_reply(reply)
    if read.mesh.num_vertices == 3 * read.mesh.num_faces:
        read = replace(read, mesh=_with_corners_met(read.mesh))
    return read, None if sizes is None else tuple((int(width), int(height)) for width, height in sizes)


def answer_for_audit(payload: bytes, *, suffix: str) -> Reply:
    """The child's side of `read_for_audit`."""
    reply = answer_with_mesh(payload, suffix=suffix)
    sizes = _sizes_of_textures(payload) if payload[:4] == b"glTF" else None
    return Reply(values={**reply.values, "map_pixels": sizes}, blobs=reply.blobs)


def _with_corners_met(mesh: Mesh) -> Mesh:
    """Faces that share no vertex, as in STL, with corners that differ by rounding alone made to meet.

    A program that wrote 0 in one facet and 1e-17 in the next made no hole (576 edges of trimesh's sample
    featuretype.STL). What is equal stays equal, and no corner moves by more than half of RESOLUTION.
    """
    positions = mesh.positions.astype(np.float64)
    step = float(np.linalg.norm(np.ptp(positions, axis=0))) * RESOLUTION
    if step <= 0:
        return mesh
    low = positions.min(axis=0)
    return replace(mesh, positions=(low + np.round((positions - low) / step) * step).astype(np.float32))


def _sizes_of_textures(payload: bytes) -> list[tuple[int, int]]:
    """Width and height of every image that a texture of a GLB names, by its header; the surface was read before."""
    file = GltfFile.parse(payload)
    textures = file.root.get("textures", [])
    sources = {entry.get("source") for entry in textures if isinstance(entry, dict)}
    sizes = []
    for source in sorted(source for source in sources if isinstance(source, int)):
        # A texture that no material uses may be damaged and the file still be read.
        with suppress(OrfeasError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            image = file.item("images", source, of="a texture")
            held = file.view(image["bufferView"], of="a texture")[0] if "bufferView" in image else None
            content = bytes(held) if held is not None else embedded(image.get("uri"), what="a texture")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
                sizes.append((picture.width, picture.height))
    return sizes
