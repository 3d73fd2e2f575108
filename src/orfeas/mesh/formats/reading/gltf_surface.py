"""Anybody's GLB as one surface with one material."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from orfeas.mesh.formats.reading.atlas import one_look
from orfeas.mesh.formats.reading.gltf_file import GltfFile
from orfeas.mesh.formats.reading.gltf_looks import Looks
from orfeas.mesh.formats.reading.gltf_triangles import pieces_of
from orfeas.mesh.formats.reading.pieces import joined
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remeshing.quads import quads_in, with_whole_quads

MAX_EXTRAS, MAX_BRACKETS = 4_000, 200
"""Bytes of JSON that say where a GLB comes from, and how many lists and objects in it; more is no provenance."""


@dataclass(frozen=True, eq=False)
class GlbSurface:
    """What a GLB held.

    Attributes:
        mesh: every triangle of the scene, in its frame.
        material: one for all.
        colors: of its vertices, or None.
        notes: a sentence each for what was joined or left out.
        extras: those of its `asset`: where it comes from, as its writer says; empty where that is too long.
    """

    mesh: Mesh
    material: Material
    colors: Pixels | None
    notes: tuple[str, ...]
    extras: dict[str, Any]


def glb_surface(payload: bytes) -> GlbSurface:
    """Every triangle of the scene in its frame, one material for all, the colours of its vertices, and notes.

    Several materials are joined: a base colour of each side by side.

    Raises:
        BrokenGlb: damaged, looping, or without triangles.
        UnsupportedGlb: with what we do not read: compression, external files.
        TooManyFaces, TooManyNodes, TooManyVertices: more than is read.
        BrokenTexture: a texture cannot be decoded.
    """
    file = GltfFile.parse(payload)
    looks = Looks(file)
    pieces, notes = pieces_of(file, looks)
    pieces, material, more = one_look(pieces, looks.materials)
    mesh, colors, lost = joined(pieces)
    mesh = with_whole_quads(mesh, num_quads=quads_in(file.root, num_faces=mesh.num_faces))
    extras, long = _extras_of(file.root)
    return GlbSurface(mesh, material, colors, (*notes, *looks.notes, *more, *lost, *long), extras)


def _extras_of(root: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the file says of where it comes from, and a note where that is too much, or cannot be written again."""
    found = root["asset"].get("extras")
    if not isinstance(found, dict):
        return {}, ()
    try:  # 1e999 and half a surrogate pair can be read and not written
        text = json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}, ("What it says of where it comes from is no JSON that can be kept, and is left out.",)
    if len(text) > MAX_EXTRAS or text.count(b"[") + text.count(b"{") > MAX_BRACKETS:
        return {}, ("What it says of where it comes from is too long to be kept, and is left out.",)
    return found, ()
