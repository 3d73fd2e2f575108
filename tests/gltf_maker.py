"""A GLB written by hand, for what our own writer never writes."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np

COMPONENTS = {"f4": 5126, "u2": 5123, "u4": 5125, "u1": 5121, "i1": 5120, "i2": 5122}
WIDTHS = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}


class GltfMaker:
    """Collects arrays; `root` is the document, to be bent at will."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.root: dict[str, Any] = {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [],
            "accessors": [],
            "bufferViews": [],
        }

    def view(self, payload: bytes) -> int:
        self.root["bufferViews"].append({"buffer": 0, "byteOffset": len(self.body), "byteLength": len(payload)})
        self.body += payload + b"\0" * (-len(payload) % 4)
        return len(self.root["bufferViews"]) - 1

    def array(self, values: object, kind: str = "f4", **more: object) -> int:
        array = np.asarray(values, dtype=f"<{kind}")
        array = array.reshape(len(array), -1)
        self.root["accessors"].append(
            {
                "bufferView": self.view(array.tobytes()),
                "componentType": COMPONENTS[kind],
                "count": len(array),
                "type": WIDTHS.get(array.shape[1], ""),
                **more,
            }
        )
        return len(self.root["accessors"]) - 1

    def mesh(self, positions: object, indices: object = None, *, mode: int = 4, **more: object) -> int:
        primitive: dict[str, Any] = {"attributes": {"POSITION": self.array(positions)}, "mode": mode, **more}
        if indices is not None:
            primitive["indices"] = self.array(indices, "u2")
        self.root["meshes"].append({"primitives": [primitive]})
        return len(self.root["meshes"]) - 1

    def primitive(self, mesh: int = 0) -> dict[str, Any]:
        return self.root["meshes"][mesh]["primitives"][0]

    def pack(self) -> bytes:
        document = {"buffers": [{"byteLength": len(self.body)}], **self.root}
        text = json.dumps(document).encode()
        text += b" " * (-len(text) % 4)
        head = struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(self.body))
        return b"".join(
            [
                head,
                struct.pack("<I4s", len(text), b"JSON"),
                text,
                struct.pack("<I4s", len(self.body), b"BIN\0"),
                self.body,
            ]
        )
