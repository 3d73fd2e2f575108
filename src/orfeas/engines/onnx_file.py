"""ONNX file: what it says of itself, and whether it is whole, told from its bytes before any runtime opens it."""

from __future__ import annotations

import math
import mmap
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""Wire types of protocol buffers, https://protobuf.dev/programming-guides/encoding/."""

LARGEST = 2 << 30
"""Bytes that one protocol buffer can have."""

OLDEST_OPSET, NEWEST_OPSET = 7, 40
"""Sets of operators that a runtime of today may know; the newest is 26."""

MOST_SIDES, MOST_NODES = 32, 200_000

FLOAT = 1
_BITS = {1: 32, 2: 8, 3: 8, 4: 16, 5: 16, 6: 32, 7: 64, 9: 8, 10: 16, 11: 64, 12: 32, 13: 64, 14: 64, 15: 128, 16: 16}
_BITS |= dict.fromkeys((17, 18, 19, 20), 8) | dict.fromkeys((21, 22, 23), 4)
"""Of one value by a tensor's data type; strings have none."""

_STRING = 8
LEAST_BYTE = 2
"""Values that one byte of a list can stand for at most: a number has one byte or more, and two of 4 bits share one."""

_ELEMENTS = {1: "float", 2: "uint8", 3: "int8", 6: "int32", 7: "int64", 8: "string", 9: "bool", 10: "half"}

# Fields that lead further, by message, as onnx.proto numbers them: https://onnx.ai/onnx/api/classes.html.
_INNER: dict[str, dict[int, str]] = {
    "model": {7: "graph", 8: "opset", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
}
_DIMS, _TYPE, _INT32, _STRINGS, _RAW, _ELSEWHERE, _WHERE = 1, 2, 5, 6, 9, 13, 14
_LISTS = (4, _INT32, 7, 10, 11)
"""Fields of a TensorProto: its sides, its type, values one by one in lists, values as they are in memory, and that
they are in another file."""

Side = int | None


class NotAGraph(OrfeasError):
    """{path} cannot be run as an ONNX network: {why}. Download it again."""

    kind = Kind.INVALID


class WeightsElsewhere(OrfeasError):
    """{path} keeps weights in other files beside it, which is not accepted. Export the network as one ONNX file."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Stated:
    """An input or an output as a file states it; a side that it leaves open is None."""

    name: str
    element: int
    sides: tuple[Side, ...]

    @property
    def told(self) -> str:
        """Such as `float 1 x 3 x any x any`."""
        sides = " x ".join("any" if side is None else str(side) for side in self.sides)
        return f"{_ELEMENTS.get(self.element, 'of another type')} {sides}".rstrip()


@dataclass(frozen=True)
class OnnxFile:
    """What a file says of itself; of its inputs, those that it brings values for are left out."""

    opset: int
    inputs: tuple[Stated, ...]
    outputs: tuple[Stated, ...]


def read_onnx(path: Path) -> OnnxFile:
    """Look through the whole of a file, without a library and without believing any number in it.

    Raises:
        NotAGraph: its bytes are not those of an ONNX file, or a tensor has not the values that it declares.
        WeightsElsewhere: some tensor names another file for its values: the runtime would open whatever it names.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST:
                raise NotAGraph(path=path, why=f"it has {size:,} bytes, more than one ONNX file can hold")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return _Reader(content).read()
    except _Elsewhere as failure:
        raise WeightsElsewhere(path=path) from failure
    except OSError as failure:
        raise NotAGraph(path=path, why=(failure.strerror or str(failure)).lower()) from failure
    except _Wrong as failure:
        raise NotAGraph(path=path, why=str(failure)) from failure
    except ValueError as failure:
        raise NotAGraph(path=path, why="it is not an ONNX file, or is cut off") from failure


class _Wrong(Exception):
    """It is an ONNX file, and yet something in it is not so."""


class _Elsewhere(Exception):
    """Values are in another file."""


@dataclass
class _Reader:
    content: mmap.mmap
    opset: int | None = None
    num_nodes: int = 0
    graphs: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> OnnxFile:
        ahead = [("model", 0, len(self.content))]
        while ahead:
            kind, start, end = ahead.pop()
            if kind == "tensor":
                self._check_tensor(start, end)
                continue
            if kind == "opset":
                self._note_opset(start, end)
                continue
            for number, wire, begin, stop in _fields(self.content, start, end):
                if wire == BYTES and number in _INNER[kind]:
                    inner = _INNER[kind][number]
                    self.graphs += [(begin, stop)] if (kind, inner) == ("model", "graph") else []
                    self.num_nodes += inner == "node"
                    ahead.append((inner, begin, stop))
        if len(self.graphs) != 1:
            raise ValueError("there is no graph in it")
        if self.num_nodes > MOST_NODES:
            raise _Wrong(f"it has {self.num_nodes:,} operators, at most {MOST_NODES:,} are run")
        if self.opset is None or not OLDEST_OPSET <= self.opset <= NEWEST_OPSET:
            raise _Wrong(f"it is written for operator set {self.opset or '?'}, which no runtime here knows")
        return self._stated(self.opset)

    def _note_opset(self, start: int, end: int) -> None:
        domain, version = "", 0
        for number, wire, begin, stop in _fields(self.content, start, end):
            if number == 1 and wire == BYTES:
                domain = self._text(begin, stop)
            elif number == 2 and wire == VARINT:
                version = _varint(self.content, begin, stop)[0]
        if domain in ("", "ai.onnx"):
            self.opset = version

    def _check_tensor(self, start: int, end: int) -> None:
        """Whether a tensor holds the values that its sides declare: a short file can declare any number of them."""
        sides: list[int] = []
        raw: int | None = None
        element, listed, has_strings = 0, 0, False
        for number, wire, begin, stop in _fields(self.content, start, end):
            if number == _ELSEWHERE or (number == _WHERE and wire == VARINT and _varint(self.content, begin, stop)[0]):
                raise _Elsewhere
            if number == _DIMS:
                sides += self._numbers(wire, begin, stop)
            elif number == _TYPE and wire == VARINT:
                element = _varint(self.content, begin, stop)[0]
            elif number == _RAW and wire == BYTES:
                raw = (raw or 0) + stop - begin
            elif number in _LISTS:
                listed += stop - begin
            has_strings = has_strings or number == _STRINGS
        if has_strings or element == _STRING:
            return
        if len(sides) > MOST_SIDES or any(side >> 63 for side in sides) or element not in _BITS:
            raise _Wrong("a tensor in it has no sides or no type that there are")
        values = math.prod(sides)
        if (values > LEAST_BYTE * listed) if raw is None else ((values * _BITS[element] + 7) // 8 != raw):
            raise _Wrong(f"a tensor in it declares {values:,} values and does not hold them")

    def _numbers(self, wire: int, begin: int, stop: int) -> list[int]:
        """One number, or several packed."""
        if wire == VARINT:
            return [_varint(self.content, begin, stop)[0]]
        found: list[int] = []
        while begin < stop and len(found) <= MOST_SIDES:
            number, begin = _varint(self.content, begin, stop)
            found.append(number)
        return found

    def _text(self, begin: int, stop: int) -> str:
        return self.content[begin:stop].decode()  # a UnicodeDecodeError is a ValueError

    def _stated(self, opset: int) -> OnnxFile:
        inputs: list[Stated] = []
        outputs: list[Stated] = []
        brought: set[str] = set()
        for number, wire, begin, stop in _fields(self.content, *self.graphs[0]):
            if wire != BYTES:
                continue
            if number == 5:
                brought.add(self._name(begin, stop, field_number=8))
            elif number in (11, 12):
                (inputs if number == 11 else outputs).append(self._value(begin, stop))
        return OnnxFile(opset, tuple(each for each in inputs if each.name not in brought), tuple(outputs))

    def _name(self, start: int, end: int, *, field_number: int) -> str:
        for number, wire, begin, stop in _fields(self.content, start, end):
            if number == field_number and wire == BYTES:
                return self._text(begin, stop)
        return ""

    def _value(self, start: int, end: int) -> Stated:
        """A ValueInfoProto: its name, and by its TypeProto and TensorTypeProto its element and sides."""
        element = 0
        sides: list[Side] = []
        for begin, stop in self._inner(start, end, 2, 1):
            for number, wire, at, till in _fields(self.content, begin, stop):
                if number == 1 and wire == VARINT:
                    element = _varint(self.content, at, till)[0]
                elif number == 2 and wire == BYTES:
                    sides = [self._side(*each) for each in self._inner(at, till, 1)]
        return Stated(self._name(start, end, field_number=1), element, tuple(sides[: MOST_SIDES + 1]))

    def _inner(self, start: int, end: int, *path: int) -> list[tuple[int, int]]:
        """Where the messages are that a path of fields leads to."""
        found = [(start, end)]
        for wanted in path:
            found = [
                (begin, stop)
                for each in found
                for number, wire, begin, stop in _fields(self.content, *each)
                if number == wanted and wire == BYTES
            ]
        return found

    def _side(self, start: int, end: int) -> Side:
        for number, wire, begin, stop in _fields(self.content, start, end):
            if number == 1 and wire == VARINT:
                value = _varint(self.content, begin, stop)[0]
                return value if 0 < value < 1 << 31 else None
        return None


def _fields(content: mmap.mmap, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Number, wire type, and where the value begins and ends, of each field of a message."""
    at = start
    while at < end:
        key, at = _varint(content, at, end)
        number, wire = key >> 3, key & 7
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
        if at > end or number == 0:
            raise ValueError("a field reaches beyond its message")
        yield number, wire, begin, at


def _varint(content: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    value, shift = 0, 0
    while at < end and shift < 70:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("a number without end")
