"""Anybody's GLB taken apart: chunks, JSON, buffers and accessors, each checked against the bytes that are there.

glTF 2.0, https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html: sections 3.6 (buffers, accessors) and 4.4 (GLB).
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.gltf_document import (
    COMPONENTS,
    WIDTHS,
    BrokenGlb,
    GltfDocument,
    UnsupportedGlb,
    refuse_constant,
)
from orfeas.mesh.formats.reading.limits import MAX_VERTICES, TooManyVertices

Longs = npt.NDArray[np.int64]
MAX_JSON = 24_000_000
MAX_COUNT = 1 << 31
READABLE = frozenset({"KHR_mesh_quantization", "KHR_texture_transform"})
"""Required extensions that change where things are and that we apply; of materials, whatever is required is looks."""
LOOKS = ("KHR_materials_", "KHR_lights_", "KHR_xmp", "ADOBE_materials_", "KHR_node_visibility")


@dataclass(frozen=True, eq=False)
class GltfFile(GltfDocument):
    """The JSON of anybody's GLB and its binary chunk; `GltfDocument` reads our own, and refuses more.

    Attributes:
        root: the JSON object, with a checked `asset` and no required extension that we do not read.
        body: the binary chunk, empty where there is none.
    """

    _filled: dict[int, npt.NDArray[Any]] = field(default_factory=dict)
    _embedded: dict[int, memoryview] = field(default_factory=dict)

    @staticmethod
    def parse(payload: bytes) -> GltfFile:
        """Check header, chunks, JSON and required extensions.

        Raises:
            BrokenGlb: damaged.
            UnsupportedGlb: another version, or an extension without which it cannot be read.
        """
        if len(payload) < 20 or payload[:4] != b"glTF":
            raise BrokenGlb(problem="it is not a GLB file")
        version, length = struct.unpack_from("<II", payload, 4)
        if version != 2:
            raise UnsupportedGlb(problem=f"glTF version {version}", instead="as glTF 2.0")
        if length > len(payload):
            raise BrokenGlb(problem=f"its header says {length} bytes and it has {len(payload)}")
        chunks = _chunks(memoryview(payload)[:length])
        if not chunks or chunks[0][0] != b"JSON":
            raise BrokenGlb(problem="its first chunk is not JSON")
        body = next((chunk for kind, chunk in chunks[1:] if kind == b"BIN\0"), memoryview(b""))
        return GltfFile(_root(chunks[0][1]), body)

    def view(self, index: object, *, of: str) -> tuple[memoryview, int]:
        """The bytes of a buffer view, and its stride (0 where packed)."""
        view = self.item("bufferViews", index, of=of)
        buffer = self.item("buffers", view.get("buffer"), of="a buffer view")
        if "EXT_meshopt_compression" in object_of(view, "extensions") and "uri" not in buffer and view["buffer"] != 0:
            raise UnsupportedGlb(problem="EXT_meshopt_compression", instead="without compression")
        body = self._buffer(buffer, view["buffer"])
        start, length = count_of(view, "byteOffset", 0), count_of(view, "byteLength", None)
        if start + length > min(len(body), count_of(buffer, "byteLength", None)):
            raise BrokenGlb(problem="a buffer view reaches past the end of its buffer")
        return body[start : start + length], count_of(view, "byteStride", 0)

    def _buffer(self, buffer: dict[str, Any], index: int) -> memoryview:
        if "uri" not in buffer:
            return self.body if index == 0 else memoryview(b"")
        if index not in self._embedded:
            self._embedded[index] = memoryview(embedded(buffer["uri"], what="a buffer"))
        return self._embedded[index]

    def count(self, index: object, *, of: str) -> int:
        """How many values an accessor declares; they are checked to be there only when read."""
        return count_of(self.item("accessors", index, of=of), "count", None)

    def array(self, index: object, *, of: str) -> npt.NDArray[Any]:
        """The values of an accessor as they are stored, (count, width), read only; sparse ones are filled in.

        Raises:
            BrokenGlb: it reaches past its buffer view.
            TooManyVertices: sparse accessors that declare more than is read.
        """
        accessor = self.item("accessors", index, of=of)
        if "sparse" not in accessor and "bufferView" in accessor:
            return self._stored(accessor, accessor["bufferView"], count_of(accessor, "count", None), accessor, of=of)
        assert type(index) is int
        if index not in self._filled:
            self._filled[index] = self._sparse(accessor, of=of)
        return self._filled[index]

    def _sparse(self, accessor: dict[str, Any], *, of: str) -> npt.NDArray[Any]:
        """Zeros, or a view's values, with some replaced (section 3.6.2.3)."""
        count = count_of(accessor, "count", None)
        total = count + sum(len(values) for values in self._filled.values())
        if total > MAX_VERTICES:
            raise TooManyVertices(num_vertices=total, limit=MAX_VERTICES)
        sparse = accessor.get("sparse")
        if sparse is None:
            raise UnsupportedGlb(problem=f"no values for {of} (compressed?)", instead="without compression")
        dtype, width = _type_of(accessor, of=of)
        values = np.zeros((count, width), dtype)
        if "bufferView" in accessor:
            values[:] = self._stored(accessor, accessor["bufferView"], count, accessor, of=of)
        places, replaced = (sparse.get(name) if isinstance(sparse, dict) else None for name in ("indices", "values"))
        if not isinstance(places, dict) or not isinstance(replaced, dict):
            raise BrokenGlb(problem=f"{of} is sparse without indices and values")
        number = count_of(sparse, "count", None)
        index_type = {"componentType": places.get("componentType"), "type": "SCALAR"}
        at = self._stored(places, places.get("bufferView"), number, index_type, of=of)[:, 0]
        if at.dtype.kind != "u" or at.max(initial=0) >= count:
            raise BrokenGlb(problem=f"{of} replaces a value that does not exist")
        values[at] = self._stored(replaced, replaced.get("bufferView"), number, accessor, of=of)
        return values

    def _stored(
        self, entry: dict[str, Any], view: object, count: int, kind: dict[str, Any], *, of: str
    ) -> npt.NDArray[Any]:
        dtype, width = _type_of(kind, of=of)
        data, stride = self.view(view, of=of)
        item = dtype.itemsize * width
        offset, step = count_of(entry, "byteOffset", 0), stride or item
        if count < 1 or step < item or offset + step * (count - 1) + item > len(data):
            raise BrokenGlb(problem=f"{of} reaches past the end of its buffer view")
        return np.ndarray((count, width), dtype, buffer=data, offset=offset, strides=(step, dtype.itemsize))


def embedded(uri: object, *, what: str) -> bytes:
    """The bytes of a `data:` URI; any other is outside the file and is refused."""
    if not isinstance(uri, str) or not uri.startswith("data:"):
        raise UnsupportedGlb(problem=f"{what} outside the file ({uri!s:.60})", instead="with everything embedded")
    head, _, text = uri.partition(",")
    if not head.endswith(";base64"):
        raise BrokenGlb(problem=f"{what} has a data URI that is not base64")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as failure:
        raise BrokenGlb(problem=f"{what} has damaged base64") from failure


def count_of(entry: dict[str, Any], name: str, default: int | None) -> int:
    """A whole number that is not negative."""
    value = entry.get(name, default)
    if type(value) is not int or not 0 <= value <= MAX_COUNT:
        raise BrokenGlb(problem=f"`{name}` is not a usable count")
    return value


def numbers_of(entry: dict[str, Any], name: str, default: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A fixed count of finite numbers; a single one may stand without a list."""
    if name not in entry:
        return default
    value = entry[name]
    values = value if isinstance(value, list) else [value]
    is_sound = len(values) == default.size and all(type(part) in (int, float) for part in values)
    if not is_sound or not all(abs(part) < 1e30 for part in values):
        raise BrokenGlb(problem=f"`{name}` is not {default.size} finite numbers")
    return np.array(values, dtype=np.float64).reshape(default.shape)


def object_of(entry: dict[str, Any], name: str) -> dict[str, Any]:
    """An object, empty where there is none."""
    values = entry.get(name, {})
    if not isinstance(values, dict):
        raise BrokenGlb(problem=f"`{name}` is not an object")
    return values


def list_of(entry: dict[str, Any], name: str) -> list[Any]:
    """A list, empty where there is none."""
    values = entry.get(name, [])
    if not isinstance(values, list):
        raise BrokenGlb(problem=f"`{name}` is not a list")
    return values


def _type_of(accessor: dict[str, Any], *, of: str) -> tuple[np.dtype[Any], int]:
    component = accessor.get("componentType")
    dtype = COMPONENTS.get(component) if type(component) is int else None
    width = WIDTHS.get(str(accessor.get("type")), 16 if accessor.get("type") == "MAT4" else None)
    if dtype is None or width is None:
        raise BrokenGlb(problem=f"{of} has an unknown component or element type")
    return np.dtype(dtype), width


def _chunks(payload: memoryview) -> list[tuple[bytes, memoryview]]:
    found: list[tuple[bytes, memoryview]] = []
    at = 12
    while at + 8 <= len(payload) and len(found) < 16:
        length, kind = struct.unpack_from("<I4s", payload, at)
        if at + 8 + length > len(payload):
            raise BrokenGlb(problem="a chunk is longer than the file")
        found.append((kind, payload[at + 8 : at + 8 + length]))
        at += 8 + length + -length % 4
    return found


def _root(text: memoryview) -> dict[str, Any]:
    if len(text) > MAX_JSON:
        raise BrokenGlb(problem=f"its JSON has {len(text)} bytes, more than any scene needs")
    try:
        root = json.loads(bytes(text), parse_constant=refuse_constant)
    except (ValueError, RecursionError) as failure:
        raise BrokenGlb(problem="its JSON is damaged") from failure
    if not isinstance(root, dict) or not isinstance(root.get("asset"), dict):
        raise BrokenGlb(problem="its JSON has no `asset`")
    if not str(root["asset"].get("version", "")).startswith("2."):
        raise UnsupportedGlb(problem="another version of glTF", instead="as glTF 2.0")
    required = [str(name)[:60] for name in list_of(root, "extensionsRequired")]
    unread = [name for name in required if name not in READABLE and not name.startswith(LOOKS)]
    if unread:
        names = ", ".join(unread[:8])
        raise UnsupportedGlb(problem=f"required extensions ({names})", instead="without compression or extensions")
    return root
