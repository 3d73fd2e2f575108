"""A PLY file taken apart: its header, and each element as columns and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading.limits import require_faces, require_vertices
from orfeas.mesh.formats.reading.text import numbers_of

TYPES = {
    **dict.fromkeys(("char", "int8"), "i1"),
    **dict.fromkeys(("uchar", "uint8"), "u1"),
    **dict.fromkeys(("short", "int16"), "i2"),
    **dict.fromkeys(("ushort", "uint16"), "u2"),
    **dict.fromkeys(("int", "int32"), "i4"),
    **dict.fromkeys(("uint", "uint32"), "u4"),
    **dict.fromkeys(("float", "float32"), "f4"),
    **dict.fromkeys(("double", "float64"), "f8"),
}
ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
MAX_COUNT = 50_000_000
MAX_PROPERTIES = 1000
Longs = npt.NDArray[np.int64]


class BrokenPly(OrfeasError):
    """The PLY file cannot be read: {problem}. Export it again as triangles, binary little endian."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Property:
    """One column; `size` is the type of a list's length, or empty."""

    name: str
    kind: str
    size: str = ""


@dataclass(frozen=True)
class Element:
    """What the header says of one element."""

    name: str
    count: int
    properties: list[Property] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Table:
    """The values of one element.

    Attributes:
        columns: (count,) each.
        lists: how long each list is (count,), and all their values in a row.
    """

    columns: dict[str, npt.NDArray[Any]]
    lists: dict[str, tuple[Longs, npt.NDArray[Any]]]


def ply_tables(payload: bytes) -> dict[str, Table]:
    """Every element up to the last that matters to a surface: vertices, faces, strips.

    Raises:
        BrokenPly: damaged.
        TooManyFaces, TooManyVertices: more than is read.
    """
    order, elements, start = _header(payload)
    named = {element.name: element for element in elements}
    if "vertex" not in named or not named.keys() & {"face", "tristrips"}:
        raise BrokenPly(problem="it does not have both vertices and faces")
    wanted = [k for k, element in enumerate(elements) if element.name in ("vertex", "face", "tristrips")]
    is_text = order == ""
    try:
        source = numbers_of(payload[start:]) if is_text else np.frombuffer(payload, np.uint8)
    except ValueError as failure:
        raise BrokenPly(problem="a line is not the numbers it should be") from failure
    at = 0 if is_text else start
    tables = {}
    for element in elements[: wanted[-1] + 1]:
        _require_room(element, len(source) - at, is_text=is_text)
        reader = _text_table if is_text else _binary_table
        tables[element.name], at = reader(source, at, element, order)
    if wanted[-1] + 1 == len(elements) and at != len(source):
        raise BrokenPly(problem="it is longer than what it declares")
    return tables


def _header(payload: bytes) -> tuple[str, list[Element], int]:
    """Byte order, elements, and where the values start."""
    end = payload.find(b"end_header", 0, 100_000)
    if not payload.startswith(b"ply") or end < 0:
        raise BrokenPly(problem="it is not a PLY file")
    start = end + len(b"end_header")
    start += 2 if payload[start : start + 2] == b"\r\n" else 1
    order: str | None = None
    elements: list[Element] = []
    for line in payload[:end].decode("latin-1").splitlines()[1:]:
        match line.split():
            case ["format", name, *_] if name in ORDERS:
                order = ORDERS[name]
            case ["element", name, count] if count.isdecimal() and len(count) < 12 and int(count) <= MAX_COUNT:
                elements.append(Element(name, int(count)))
            case ["property", "list", size, kind, name] if elements and size in TYPES and kind in TYPES:
                elements[-1].properties.append(Property(name, TYPES[kind], TYPES[size]))
            case ["property", kind, name] if elements and kind in TYPES:
                elements[-1].properties.append(Property(name, TYPES[kind]))
            case [] | ["comment" | "obj_info", *_]:
                pass
            case _:
                raise BrokenPly(problem=f"its header has a line that makes no sense: {line[:60]!r}")
    if order is None or sum(len(element.properties) for element in elements) > MAX_PROPERTIES:
        raise BrokenPly(problem="its header names no format, or too many properties")
    for element in elements:
        names = [entry.name for entry in element.properties]
        if len(set(names)) != len(names) or any(entry.size[:1] == "f" for entry in element.properties):
            raise BrokenPly(problem=f"its header describes `{element.name[:40]}` in a way that makes no sense")
    if len({element.name for element in elements}) != len(elements):
        raise BrokenPly(problem="its header names an element twice")
    return order, elements, start


def _require_room(element: Element, room: int, *, is_text: bool) -> None:
    """What is declared must fit what is there, before it is counted against any limit."""
    sizes = [np.dtype(entry.size or entry.kind).itemsize for entry in element.properties]
    if element.count * (len(sizes) if is_text else sum(sizes)) > room:
        raise BrokenPly(problem=f"it is too short for the {element.count} of `{element.name[:40]}` it declares")
    if element.name == "vertex":
        require_vertices(element.count)
    elif element.name == "face":
        require_faces(element.count)


def _text_table(numbers: npt.NDArray[Any], at: int, element: Element, _order: str) -> tuple[Table, int]:
    """From the numbers of a text file."""
    if not any(entry.size for entry in element.properties):
        width = len(element.properties)
        rows = numbers[at : at + element.count * width].reshape(element.count, width)
        return Table({entry.name: _cast(rows[:, k], entry.kind) for k, entry in enumerate(element.properties)}, {}), (
            at + element.count * width
        )
    offsets, end = _walk_numbers(numbers, at, element)
    columns: dict[str, npt.NDArray[Any]] = {}
    lists = {}
    for k, entry in enumerate(element.properties):
        if not entry.size:
            columns[entry.name] = _cast(numbers[offsets[:, k]], entry.kind)
        else:
            counts = numbers[offsets[:, k]].astype(np.int64)
            lists[entry.name] = counts, numbers[_runs(offsets[:, k] + 1, counts, 1)]
    return Table(columns, lists), end


def _walk_numbers(numbers: npt.NDArray[Any], at: int, element: Element) -> tuple[Longs, int]:
    """(count, P) where each property of each row begins, in numbers."""
    steps = [bool(entry.size) for entry in element.properties]
    fixed = _fixed_text(numbers, at, element, steps)
    if fixed is not None:
        return fixed
    values, end = numbers.tolist(), len(numbers)
    offsets = []
    for _ in range(element.count):
        for is_list in steps:
            if at >= end:
                raise BrokenPly(problem=f"it is too short for the {element.count} of `{element.name[:40]}` it declares")
            offsets.append(at)
            if is_list:
                count = values[at]
                if not (0 <= count <= end and count == int(count)):
                    raise BrokenPly(problem="a list has no usable length")
                at += int(count)
            at += 1
    if at > end:
        raise BrokenPly(problem="its last list is cut off")
    return np.array(offsets, dtype=np.int64).reshape(element.count, len(steps)), at


def _fixed_text(numbers: npt.NDArray[Any], at: int, element: Element, steps: list[bool]) -> tuple[Longs, int] | None:
    """As `_walk_numbers` where every row has lists as long as the first row's."""
    begins, here = [], at
    for is_list in steps:
        if here >= len(numbers):
            return None
        begins.append(here - at)
        length = float(numbers[here]) if is_list else 0.0
        if not 0 <= length <= len(numbers) or length != int(length):
            return None
        here += 1 + int(length)
    width = here - at
    if element.count < 1 or at + width * element.count > len(numbers):
        return None
    rows = numbers[at : at + width * element.count].reshape(element.count, width)
    lists = [begin for begin, is_list in zip(begins, steps, strict=True) if is_list]
    if not all((rows[:, begin] == rows[0, begin]).all() for begin in lists):
        return None
    return (at + np.arange(element.count) * width)[:, None] + np.array(begins), at + width * element.count


def _binary_table(data: npt.NDArray[Any], at: int, element: Element, order: str) -> tuple[Table, int]:
    """From the bytes of a binary file."""
    kinds = [np.dtype(order + entry.kind) for entry in element.properties]
    fixed = _even_table(data, at, element, order)
    if fixed is not None:
        return fixed
    offsets, end = _walk_bytes(data, at, element, order)
    columns: dict[str, npt.NDArray[Any]] = {}
    lists = {}
    for k, (entry, kind) in enumerate(zip(element.properties, kinds, strict=True)):
        if not entry.size:
            columns[entry.name] = _gathered(data, offsets[:, k], kind)
        else:
            size = np.dtype(order + entry.size)
            counts = _gathered(data, offsets[:, k], size).astype(np.int64)
            lists[entry.name] = (
                counts,
                _gathered(data, _runs(offsets[:, k] + size.itemsize, counts, kind.itemsize), kind),
            )
    return Table(columns, lists), end


def _even_table(data: npt.NDArray[Any], at: int, element: Element, order: str) -> tuple[Table, int] | None:
    """As `_binary_table` where all rows have lists as long as the first row's: no loop over rows."""
    fields: list[tuple[Any, ...]] = []
    here, payload = at, data[at : at + 65_536].tobytes()
    for entry in element.properties:
        kind = np.dtype(order + entry.kind)
        length = 1
        if entry.size:
            size = np.dtype(order + entry.size)
            if here - at + size.itemsize > len(payload) or not element.count:
                return None
            length = int(np.frombuffer(payload, size, 1, here - at)[0])
            fields.append((f"length of {entry.name}", size))
            here += size.itemsize
            if not 0 <= length <= 1000:
                return None
        fields.append((entry.name, kind, (length,)) if entry.size else (entry.name, kind))
        here += kind.itemsize * length
    record = np.dtype(fields)
    end = at + element.count * record.itemsize
    if end > len(data):
        return None
    rows = data[at:end].view(record) if element.count else np.zeros(0, record)
    lists = {}
    for entry in element.properties:
        if entry.size:
            counts = rows[f"length of {entry.name}"].astype(np.int64)
            if (counts != counts[0]).any():
                return None
            lists[entry.name] = counts, rows[entry.name].reshape(-1)
    return Table({entry.name: rows[entry.name] for entry in element.properties if not entry.size}, lists), end


def _walk_bytes(data: npt.NDArray[Any], at: int, element: Element, order: str) -> tuple[Longs, int]:
    """(count, P) where each property of each row begins, in bytes."""
    steps = [
        (np.dtype(entry.size or entry.kind).itemsize, np.dtype(entry.kind).itemsize if entry.size else 0, entry.size)
        for entry in element.properties
    ]
    payload = data.tobytes()
    big = "big" if order == ">" else "little"
    offsets, end = [], len(payload)
    for _ in range(element.count):
        for step, item, size in steps:
            offsets.append(at)
            if item:
                count = int.from_bytes(payload[at : at + step], big, signed=size[0] == "i")  # type: ignore[arg-type]
                if count < 0:
                    raise BrokenPly(problem="a list has no usable length")
                at += count * item
            at += step
        if at > end:
            raise BrokenPly(problem=f"it is too short for the {element.count} of `{element.name[:40]}` it declares")
    return np.array(offsets, dtype=np.int64).reshape(element.count, len(steps)), at


def _runs(starts: Longs, counts: Longs, step: int) -> Longs:
    """Every place of runs that begin at `starts` and go on in steps."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before * step, counts) + np.arange(int(counts.sum())) * step


def _gathered(data: npt.NDArray[Any], places: Longs, kind: np.dtype[Any]) -> npt.NDArray[Any]:
    """Values of a type at any byte places."""
    octets = data[places[:, None] + np.arange(kind.itemsize)]
    return np.ascontiguousarray(octets).view(kind).reshape(-1)


def _cast(values: npt.NDArray[Any], kind: str) -> npt.NDArray[Any]:
    """Numbers of a text file as their declared type where that is whole, so that 0..255 colours are known as such."""
    if kind[0] == "f":
        return values
    limits = np.iinfo(kind)
    if not ((values >= limits.min) & (values <= limits.max)).all():
        raise BrokenPly(problem="a value does not fit its type")
    return values.astype(kind)
