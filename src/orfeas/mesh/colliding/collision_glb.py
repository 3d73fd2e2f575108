"""Collision GLB: convex pieces as a file of their own."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any

import orfeas
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Mesh

ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963
FLOAT, UINT32 = 5126, 5125


class NoHulls(OrfeasError):
    """There are no hulls to write. Make them first."""

    kind = Kind.INVALID


def hulls_to_glb(pieces: Sequence[Mesh], *, name: str = "object", collider: str = "convex") -> bytes:
    """Convex pieces as a GLB, a node each, with what they are in its extras.

    glTF 2.0 (https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html). Nodes are called `<name>_hull_00` and on;
    each has the extras `{"collider": "convex"}`, since no physics extension is widely read yet.

    Args:
        pieces: metres, +Y up; positions alone are written.
        name: of what they stand for.
        collider: what the extras say, such as `convex` or `box`.

    Returns:
        The file; the same bytes for the same arguments.

    Raises:
        NoHulls: no piece, or one without faces.
    """
    if not pieces or any(not piece.num_faces for piece in pieces):
        raise NoHulls()
    body = bytearray()
    views: list[dict[str, int]] = []
    accessors: list[dict[str, Any]] = []
    for piece in pieces:
        corners, faces = piece.positions.astype("<f4"), piece.faces.astype("<u4")
        bounds = {"min": corners.min(axis=0).tolist(), "max": corners.max(axis=0).tolist()}
        for kind, count, width in ((FLOAT, len(corners), "VEC3"), (UINT32, int(faces.size), "SCALAR")):
            accessor = {"bufferView": len(accessors), "componentType": kind, "count": count, "type": width}
            accessors.append({**accessor, **bounds} if width == "VEC3" else accessor)
        for payload, target in ((corners.tobytes(), ARRAY_BUFFER), (faces.tobytes(), ELEMENT_ARRAY_BUFFER)):
            views.append({"buffer": 0, "byteOffset": len(body), "byteLength": len(payload), "target": target})
            body += payload
    names = [f"{name}_hull_{number:02d}" for number in range(len(pieces))]
    document = {
        "asset": {"version": "2.0", "generator": orfeas.GENERATOR},
        "scene": 0,
        "scenes": [{"name": f"{name} collision", "nodes": list(range(len(pieces)))}],
        "nodes": [{"name": one, "mesh": k, "extras": {"collider": collider}} for k, one in enumerate(names)],
        "meshes": [
            {"name": one, "primitives": [{"attributes": {"POSITION": 2 * k}, "indices": 2 * k + 1, "mode": 4}]}
            for k, one in enumerate(names)
        ],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(body)}],
    }
    return _packed(document, bytes(body))


def _packed(document: dict[str, Any], body: bytes) -> bytes:
    """Header, JSON chunk and binary chunk; the body is a multiple of four bytes already."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text) + 8 + len(body))
    return head + struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(body), b"BIN\0") + body
