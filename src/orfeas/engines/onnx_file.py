"""ONNX file: whether it holds all its weights, told from its bytes without a library."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""Wire types of protocol buffers, https://protobuf.dev/programming-guides/encoding/."""

EXTERNAL_DATA, DATA_LOCATION = 13, 14
"""Fields of a TensorProto that say that its values are in another file."""

# Fields that lead to a tensor, by message, as onnx.proto numbers them: https://onnx.ai/onnx/api/classes.html.
_INNER: dict[str, dict[int, str]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}


def keeps_weights_elsewhere(path: Path) -> bool:
    """Whether some tensor of an ONNX file names another file for its values.

    The runtime would open whatever path the file names; a file that was handed over alone is wanted whole.

    Raises:
        ValueError: the bytes are not those of an ONNX file.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found, has_graph = False, False
        ahead = [("model", 0, len(content))]
        while ahead:
            kind, start, end = ahead.pop()
            for field, wire, begin, stop in _fields(content, start, end):
                if kind == "tensor":
                    found = found or field == EXTERNAL_DATA or (field == DATA_LOCATION and content[begin] == 1)
                elif wire == BYTES and field in _INNER[kind]:
                    has_graph = has_graph or (kind, field) == ("model", 7)
                    ahead.append((_INNER[kind][field], begin, stop))
    if not has_graph:
        raise ValueError("there is no graph in it")
    return found


def _fields(content: mmap.mmap, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Number, wire type, and where the value begins and ends, of each field of a message."""
    at = start
    while at < end:
        key, at = _varint(content, at, end)
        field, wire = key >> 3, key & 7
        begin = at
        if wire == VARINT:
            _, at = _varint(content, at, end)
        elif wire == BYTES:
            length, begin = _varint(content, at, end)
            at = begin + length
        elif wire in (FIXED32, FIXED64):
            at += 4 if wire == FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire}")
        if at > end or field == 0:
            raise ValueError("a field reaches beyond its message")
        yield field, wire, begin, at


def _varint(content: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    value, shift = 0, 0
    while at < end and shift < 70:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("a number without end")
