"""A GLB taken apart: chunks, JSON and checked accessors."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError

MAX_BYTES = 1 << 30
COMPONENTS = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}


class BrokenGlb(OrfeasError):
    """The GLB file cannot be read: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


class UnsupportedGlb(OrfeasError):
    """The GLB file cannot be used here: it has {problem}. Export it {instead}."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class GltfDocument:
    """The JSON of a GLB and its binary chunk.

    Attributes:
        root: the JSON object, with a checked `asset`.
        body: the binary chunk, empty where there is none.
    """

    root: dict[str, Any]
    body: memoryview

    @staticmethod
    def parse(payload: bytes) -> GltfDocument:
        """Check header, chunks and JSON (glTF 2.0, section 4.4)."""
        if len(payload) < 20 or payload[:4] != b"glTF":
            raise BrokenGlb(problem="it is not a GLB file")
        version, length = struct.unpack_from("<II", payload, 4)
        if version != 2:
            raise UnsupportedGlb(problem=f"glTF version {version}", instead="as glTF 2.0")
        if length != len(payload):
            raise BrokenGlb(problem=f"its header says {length} bytes and it has {len(payload)}")
        if length > MAX_BYTES:
            raise BrokenGlb(problem="it is larger than a gigabyte")
        chunks = _chunks(memoryview(payload))
        if not chunks or chunks[0][0] != b"JSON":
            raise BrokenGlb(problem="its first chunk is not JSON")
        body = chunks[1][1] if len(chunks) > 1 and chunks[1][0] == b"BIN\0" else memoryview(b"")
        return GltfDocument(_root(chunks[0][1]), body)

    def item(self, kind: str, index: object, *, of: str) -> dict[str, Any]:
        """Entry `index` of the array `kind`; `of` says who asked, for the sentence."""
        entries = self.root.get(kind, [])
        if not isinstance(entries, list) or type(index) is not int or not 0 <= index < len(entries):
            raise BrokenGlb(problem=f"{of} names entry {index!r:.40} of `{kind}`, which does not exist")
        entry = entries[index]
        if not isinstance(entry, dict):
            raise BrokenGlb(problem=f"entry {index} of `{kind}` is not an object")
        return entry

    def view(self, index: object, *, of: str) -> tuple[memoryview, int]:
        """The bytes of a buffer view, and its stride (0 where packed)."""
        view = self.item("bufferViews", index, of=of)
        buffer = self.item("buffers", view.get("buffer"), of="a buffer view")
        if "uri" in buffer:
            raise UnsupportedGlb(problem="a buffer outside the file", instead="with everything embedded")
        start, length = _count(view, "byteOffset", 0), _count(view, "byteLength", None)
        if view.get("buffer") != 0 or start + length > min(len(self.body), _count(buffer, "byteLength", None)):
            raise BrokenGlb(problem="a buffer view reaches past the end of its buffer")
        return self.body[start : start + length], _count(view, "byteStride", 0)

    def array(self, index: object, *, of: str) -> npt.NDArray[Any]:
        """The values of an accessor as they are stored, (count, width), read only.

        Raises:
            BrokenGlb: it reaches past its buffer view.
            UnsupportedGlb: sparse, or a matrix.
        """
        accessor = self.item("accessors", index, of=of)
        if "sparse" in accessor or "bufferView" not in accessor:
            raise UnsupportedGlb(problem="sparse accessors", instead="without morphs and sparse accessors")
        dtype = COMPONENTS.get(_count(accessor, "componentType", None))
        width = WIDTHS.get(str(accessor.get("type")))
        if dtype is None or width is None:
            raise BrokenGlb(problem=f"{of} has an unknown component or element type")
        data, stride = self.view(accessor["bufferView"], of=of)
        item = np.dtype(dtype).itemsize * width
        count, offset = _count(accessor, "count", None), _count(accessor, "byteOffset", 0)
        step = stride or item
        if count < 1 or step < item or offset + step * (count - 1) + item > len(data):
            raise BrokenGlb(problem=f"{of} reaches past the end of its buffer view")
        return np.ndarray((count, width), dtype, buffer=data, offset=offset, strides=(step, np.dtype(dtype).itemsize))


def _chunks(payload: memoryview) -> list[tuple[bytes, memoryview]]:
    found, at = [], 12
    while at < len(payload):
        if at + 8 > len(payload):
            raise BrokenGlb(problem="it ends in the middle of a chunk")
        length, kind = struct.unpack_from("<I4s", payload, at)
        if length % 4 or at + 8 + length > len(payload):
            raise BrokenGlb(problem="a chunk is longer than the file")
        found.append((kind, payload[at + 8 : at + 8 + length]))
        at += 8 + length
    return found


def _root(text: memoryview) -> dict[str, Any]:
    try:
        root = json.loads(bytes(text), parse_constant=refuse_constant)
    except (ValueError, RecursionError) as failure:
        raise BrokenGlb(problem="its JSON is damaged") from failure
    if not isinstance(root, dict) or not isinstance(root.get("asset"), dict):
        raise BrokenGlb(problem="its JSON has no `asset`")
    if not str(root["asset"].get("version", "")).startswith("2."):
        raise UnsupportedGlb(problem="another version of glTF", instead="as glTF 2.0")
    required = root.get("extensionsRequired", [])
    if required:
        names = ", ".join(str(name)[:60] for name in required) if isinstance(required, list) else "unknown"
        raise UnsupportedGlb(problem=f"required extensions ({names})", instead="without compression or extensions")
    return root


def refuse_constant(constant: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


def _count(entry: dict[str, Any], name: str, default: int | None) -> int:
    """A whole number that is not negative."""
    value = entry.get(name, default)
    if type(value) is not int or not 0 <= value <= MAX_BYTES:
        raise BrokenGlb(problem=f"`{name}` is not a usable count")
    return value


def numbers(entry: dict[str, Any], name: str, default: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A fixed count of finite numbers; a single one may stand without a list."""
    if name not in entry:
        return default
    try:
        values = np.atleast_1d(np.asarray(entry[name], dtype=np.float64))
    except (TypeError, ValueError, OverflowError) as failure:
        raise BrokenGlb(problem=f"`{name}` is not a list of numbers") from failure
    if values.shape != default.shape or not np.isfinite(values).all():
        raise BrokenGlb(problem=f"`{name}` is not {default.size} finite numbers")
    return values
