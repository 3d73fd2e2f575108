"""Checkpoints as PyTorch writes them, put together by hand: no torch to make them, and any of them can be wrong."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

PROTO, STOP = b"\x80\x02", b"."
FLOATS = struct.pack("<8f", *range(8))
HALVES = struct.pack("<8e", *range(8))


def text(value: str) -> bytes:
    raw = value.encode("utf-8", "surrogatepass")
    return b"X" + struct.pack("<I", len(raw)) + raw


def count(value: int) -> bytes:
    raw = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(raw)]) + raw


def mark(*values: bytes) -> bytes:
    return b"(" + b"".join(values)


def tuple_of(*values: bytes) -> bytes:
    return mark(*values) + b"t"


def table(values: Mapping[str, bytes]) -> bytes:
    return b"}" + mark(*(part for name, value in values.items() for part in (text(name), value))) + b"u"


def named(name: str) -> bytes:
    """A module and a name in it."""
    module, _, attribute = name.partition(" ")
    return b"c" + f"{module}\n{attribute}\n".encode()


def called(function: bytes, *arguments: bytes) -> bytes:
    return function + tuple_of(*arguments) + b"R"


def storage(kind: str, key: str, length: int) -> bytes:
    return tuple_of(text("storage"), named(f"torch {kind}Storage"), text(key), text("cpu"), count(length)) + b"Q"


def tensor(stored: bytes, *, shape: tuple[int, ...], strides: tuple[int, ...], offset: int = 0) -> bytes:
    counts = [tuple_of(*map(count, each)) for each in (shape, strides)]
    hooks = called(named("collections OrderedDict"))
    return called(named("torch._utils _rebuild_tensor_v2"), stored, count(offset), *counts, b"\x89", hooks)


def archive(
    pickled: bytes,
    *,
    more: dict[str, bytes] | None = None,
    storages: tuple[bytes, ...] = (FLOATS, HALVES),
    packed: int = zipfile.ZIP_STORED,
    root: str = "weights",
    byteorder: bytes = b"little",
) -> bytes:
    """A checkpoint with this pickle."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as made:
        files = {"data.pkl": pickled, "byteorder": byteorder, "version": b"3\n"}
        files |= {f"data/{key}": stored for key, stored in enumerate(storages)}
        for name, held in files.items():
            made.writestr(zipfile.ZipInfo(f"{root}/{name}"), held, packed)
        for name, held in (more or {}).items():
            made.writestr(zipfile.ZipInfo(name), held, packed)
    return buffer.getvalue()


SOUND = (
    PROTO
    + table(
        {
            "model": table(
                {
                    "a.weight": tensor(storage("Float", "0", 8), shape=(2, 4), strides=(4, 1)),
                    "b.bias": tensor(storage("Half", "1", 8), shape=(8,), strides=(1,)),
                }
            )
        }
    )
    + STOP
)
