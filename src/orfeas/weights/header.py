"""The header of a safetensors file, checked to the last byte before any library touches the file.

A file is: the header's length (8 bytes, little-endian), the header (JSON), the tensors' bytes. What this does not see
is a change inside those bytes; that is what the file's hash is for.
"""

from __future__ import annotations

import contextlib
import json
import re
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

LONGEST_HEADER = 8_000_000
MOST_TENSORS = 100_000
MOST_AXES = 16
LONGEST_NAME = 500
MOST_ELEMENTS = 2**63
BYTES_EACH = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64"), 8),
}
LENGTH = struct.Struct("<Q")
START = 512
CHECKPOINTS = (b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")  # zip, and pickle by its protocols
DOWNLOAD_AGAIN = "Download it again, or register the file that it came from"
REGISTER = "Give it its own name back (it ends in .ckpt, .pt, .pth or .bin) and run `orfeas models register` on it"


class WeightsUnreadable(OrfeasError):
    """The weight file {path} cannot be used: {problem}. {remedy}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Stored:
    """Where one tensor lies in a file, and what it is.

    Attributes:
        dtype: as safetensors names it, such as `F16`.
        begin, end: bytes, counted from where the tensors' bytes begin.
    """

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


@dataclass(frozen=True)
class Header:
    """What a safetensors file says of itself.

    Attributes:
        tensors: by name; together they cover the rest of the file without gap or overlap.
        data_begin: where in the file the tensors' bytes begin.
    """

    tensors: dict[str, Stored]
    metadata: dict[str, str]
    data_begin: int


class _Flaw(ValueError):
    """What is wrong, in words; `unreadable` makes the user's sentence of it."""

    def __init__(self, problem: str, *, remedy: str = DOWNLOAD_AGAIN) -> None:
        super().__init__(problem)
        self.remedy = remedy


def read_header(path: Path) -> Header:
    """The header of a safetensors file, every statement of it checked against the file.

    Raises:
        WeightsUnreadable: the file is damaged, or is something else; says which.
    """
    try:
        text, size = _header_text(path)
        return _checked(text, size=size)
    except OSError as error:
        raise unreadable(path, (error.strerror or str(error)).lower()) from error
    except _Flaw as flaw:
        raise unreadable(path, str(flaw), remedy=flaw.remedy) from flaw


def unreadable(path: Path, problem: str, *, remedy: str = DOWNLOAD_AGAIN) -> WeightsUnreadable:
    """The failure for a file with this problem, or for what its first bytes say it is instead of weights."""
    start = b""
    with contextlib.suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                start = file.read(START)
    problem, remedy = _no_weights(start) or (problem, remedy)
    return WeightsUnreadable(path=path.name, problem=problem, remedy=remedy)


def _no_weights(start: bytes) -> tuple[str, str] | None:
    if start.startswith(b"version https://git-lfs"):
        return "it is the Git LFS pointer to the file, not the file", "Run `git lfs pull` where it came from"
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return "it is a web page", "Download it again; its page may ask you to sign in or to accept terms first"
    return None


def _header_text(path: Path) -> tuple[bytes, int]:
    """The header's bytes, and how many follow it."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise _Flaw("it is not a file")
    if status.st_size == 0:
        raise _Flaw("it is empty")
    with path.open("rb") as file:
        start = file.read(LENGTH.size + 1)
        (length,) = LENGTH.unpack(start[: LENGTH.size].ljust(LENGTH.size, b"\0"))
        _check_start(start, length=length, size=status.st_size)
        file.seek(LENGTH.size)
        return file.read(length), status.st_size - LENGTH.size - length


def _check_start(start: bytes, *, length: int, size: int) -> None:
    if length > LONGEST_HEADER and start.startswith(CHECKPOINTS):
        raise _Flaw("it is a PyTorch checkpoint, not a safetensors file", remedy=REGISTER)
    if length > LONGEST_HEADER or start[LENGTH.size :] not in (b"{", b""):
        raise _Flaw("it does not begin as a safetensors file does")
    if LENGTH.size + length > size:
        raise _Flaw("it is cut short inside its header")


def _checked(text: bytes, *, size: int) -> Header:
    try:
        found = json.loads(text.decode(), object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except RecursionError as error:
        raise _Flaw("its header is nested too deeply") from error
    except _Flaw:
        raise
    except ValueError as error:
        raise _Flaw("its header is damaged: it is not JSON") from error
    metadata = found.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(_is_text(key) and _is_text(value) for key, value in metadata.items()):
        raise _Flaw("the metadata in its header is not text")
    if not 0 < len(found) <= MOST_TENSORS:
        raise _Flaw(f"its header names {len(found)} tensors; 1 to {MOST_TENSORS} are accepted")
    tensors = {name: _stored(name, entry) for name, entry in found.items()}
    _check_cover(tensors, size=size)
    return Header(tensors=tensors, metadata=metadata, data_begin=LENGTH.size + len(text))


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        raise _Flaw("a name stands twice in its header")
    return entries


def _no_constant(name: str) -> object:
    raise _Flaw(f"{name} stands in its header")


def _stored(name: str, entry: object) -> Stored:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise _Flaw(f"the name of a tensor is not usable: {name[:40]!a}")
    if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
        raise _Flaw(f"the tensor {name} is not described as it should be")
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in BYTES_EACH:
        raise _Flaw(f"the tensor {name} has an unknown type of numbers")
    if not _are_counts(shape) or len(shape) > MOST_AXES or not _are_counts(offsets) or len(offsets) != 2:
        raise _Flaw(f"the tensor {name} has no usable shape or place")
    size, (begin, end) = BYTES_EACH[dtype], offsets
    for length in shape:
        size *= length
        if max(length, size) >= MOST_ELEMENTS:
            raise _Flaw(f"the tensor {name} would be impossibly large")
    if end - begin != size:
        raise _Flaw(f"the tensor {name} needs {size} bytes and has {end - begin}")
    return Stored(dtype=dtype, shape=tuple(shape), begin=begin, end=end)


def _is_text(value: object) -> bool:
    """Half a surrogate pair is what JSON can write and no other reader accepts."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _are_counts(value: object) -> bool:
    return isinstance(value, list) and all(type(item) is int and item >= 0 for item in value)


def _check_cover(tensors: dict[str, Stored], *, size: int) -> None:
    covered = 0
    for name, stored in sorted(tensors.items(), key=lambda item: (item[1].begin, item[1].end)):
        if stored.begin != covered:
            raise _Flaw(f"the tensor {name} does not begin where the one before it ends")
        covered = stored.end
    if covered > size:
        raise _Flaw(f"it is cut short: {size} of {covered} bytes of tensors are there")
    if covered < size:
        raise _Flaw(f"it has {size - covered} bytes too many at its end")
