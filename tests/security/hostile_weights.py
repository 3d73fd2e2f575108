"""A corpus of weight files that are none, are broken, are bombs, or want to run something; made by formula, seeded."""

from __future__ import annotations

import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pickled import (
    FLOATS,
    HALVES,
    PROTO,
    SOUND,
    STOP,
    archive,
    called,
    count,
    mark,
    named,
    storage,
    table,
    tensor,
    text,
    tuple_of,
)

SHAPES = {"model.a.weight": ("F32", [2, 4], [0, 32]), "model.b.bias": ("F16", [8], [32, 48])}
MARKER = "code-ran"  # what a file that gets its way leaves in the working folder


@dataclass(frozen=True)
class Hostile:
    """One file: what is wrong with it, what it is called, and its bytes."""

    name: str
    suffix: str
    make: Callable[[], bytes]


def entry(kind: str, shape: list[object], offsets: list[object]) -> str:
    return json.dumps({"dtype": kind, "shape": shape, "data_offsets": offsets})


def safetensors(
    header: str | bytes | None = None, *, length: int | None = None, follows: bytes = FLOATS + HALVES
) -> bytes:
    """A file with this header; without one, a sound file."""
    if header is None:
        header = "{" + ",".join(f'"{name}":{entry(*each)}' for name, each in SHAPES.items()) + "}"
    raw = header.encode() if isinstance(header, str) else header
    return struct.pack("<Q", len(raw) if length is None else length) + raw + follows


def said(header: str) -> bytes:
    """A file whose header is this; ALL stands for a tensor that has every byte."""
    return safetensors(header.replace("ALL", entry("F32", [12], [0, 48])))


def two(first: str, second: str) -> bytes:
    """A file of two tensors, each said to be this."""
    return safetensors(f'{{"a":{first},"b":{second}}}')


def only(kind: object = "F32", shape: object = (2, 6), offsets: object = (0, 48)) -> bytes:
    """A file of one tensor, said to be this."""
    described = json.dumps({"dtype": kind, "shape": shape, "data_offsets": offsets})
    return safetensors('{"a":' + described + "}")


def holding(value: bytes) -> bytes:
    """A checkpoint whose table has this beside its tensors."""
    return archive(PROTO + table({"a": tensor(storage("Float", "0", 8), shape=(8,), strides=(1,)), "b": value}) + STOP)


def flipped(held: bytes, position: int, bit: int) -> bytes:
    return held[:position] + bytes([held[position] ^ 1 << bit]) + held[position + 1 :]


def cuts() -> Iterator[Hostile]:
    draw = random.Random(1)
    for suffix, whole in ((".safetensors", safetensors()), (".ckpt", archive(SOUND))):
        for end in sorted(draw.sample(range(len(whole)), 25)):
            yield Hostile(f"cut-at-{end}", suffix, lambda whole=whole, end=end: whole[:end])
    for end in sorted(draw.sample(range(len(SOUND)), 15)):
        yield Hostile(f"pickle-cut-at-{end}", ".ckpt", lambda end=end: archive(SOUND[:end]))


def flips() -> Iterator[Hostile]:
    """Where a flip must be seen: not in a tensor's name, which may be another, nor where only the hash can see it."""
    draw = random.Random(2)
    whole = safetensors()
    names = {
        place for name in SHAPES for place in range(whole.index(name.encode()), whole.index(name.encode()) + len(name))
    }
    header = [place for place in range(len(whole) - 48) if place not in names]
    for place, bit in draw.sample([(place, bit) for place in header for bit in range(8)], 40):
        yield Hostile(f"flip-{place}.{bit}", ".safetensors", lambda place=place, bit=bit: flipped(whole, place, bit))
    packed = archive(SOUND)
    for what, held in (("pickle", SOUND), ("floats", FLOATS), ("halves", HALVES)):
        begin = packed.index(held)
        for place, bit in draw.sample([(place, bit) for place in range(len(held)) for bit in range(8)], 10):
            yield Hostile(
                f"flip-{what}-{place}.{bit}",
                ".ckpt",
                lambda place=begin + place, bit=bit: flipped(packed, place, bit),
            )


HEADERS: dict[str, Callable[[], bytes]] = {
    "gap": lambda: two(entry("F32", [4], [0, 16]), entry("F32", [4], [32, 48])),
    "overlap": lambda: two(entry("F32", [8], [0, 32]), entry("F32", [8], [16, 48])),
    "same-place": lambda: said('{"a":ALL,"b":ALL}'),
    "begins-late": lambda: only(shape=[11], offsets=[4, 48]),
    "ends-early": lambda: only(shape=[11], offsets=[0, 44]),
    "ends-late": lambda: only(shape=[13], offsets=[0, 52]),
    "wrong-size": lambda: only(shape=[2, 5]),
    "backwards": lambda: only(offsets=[48, 0]),
    "negative-axis": lambda: only(shape=[-2, -6]),
    "negative-place": lambda: only(offsets=[-48, 0]),
    "axis-is-a-float": lambda: only(shape=[12.0]),
    "axis-is-true": lambda: only(shape=[True, 12]),
    "axis-is-text": lambda: only(shape=["12"]),
    "shape-is-a-number": lambda: only(shape=12),
    "shape-is-null": lambda: only(shape=None),
    "three-places": lambda: only(offsets=[0, 24, 48]),
    "place-is-null": lambda: only(offsets=[None, 48]),
    "overflow": lambda: only(shape=[2**32, 2**32]),
    "overflow-hidden-by-zero": lambda: only(shape=[0, 2**63], offsets=[0, 0]),
    "axis-of-5000-digits": lambda: safetensors(
        '{"a":{"dtype":"F32","shape":[' + "9" * 5000 + '],"data_offsets":[0,48]}}'
    ),
    "seventeen-axes": lambda: only(shape=[12] + [1] * 16),
    "unknown-numbers": lambda: only("Q4_K"),
    "lower-case-numbers": lambda: only("f32"),
    "numbers-is-null": lambda: only(None),
    "numbers-is-a-list": lambda: only(["F32"]),
    "nan": lambda: safetensors('{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,48]}}'),
    "infinity": lambda: safetensors('{"a":{"dtype":"F32","shape":[Infinity],"data_offsets":[0,48]}}'),
    "exponent": lambda: safetensors('{"a":{"dtype":"F32","shape":[1.2e1],"data_offsets":[0,48]}}'),
    "name-twice": lambda: said('{"a":ALL,"a":ALL}'),
    "key-twice": lambda: safetensors('{"a":{"dtype":"F16","dtype":"F32","shape":[12],"data_offsets":[0,48]}}'),
    "key-too-many": lambda: safetensors('{"a":{"dtype":"F32","shape":[12],"data_offsets":[0,48],"url":"x"}}'),
    "key-missing": lambda: safetensors('{"a":{"dtype":"F32","data_offsets":[0,48]}}'),
    "tensor-is-a-list": lambda: safetensors('{"a":["F32",[12],[0,48]]}'),
    "metadata-is-a-number": lambda: said('{"__metadata__":{"step":7},"a":ALL}'),
    "metadata-is-a-list": lambda: said('{"__metadata__":[],"a":ALL}'),
    "metadata-half-a-pair": lambda: said('{"__metadata__":{"a":"\\ud800"},"a":ALL}'),
    "name-half-a-pair": lambda: said('{"\\ud800":ALL}'),
    "name-with-escape": lambda: said('{"\\u001b[2J":ALL}'),
    "name-empty": lambda: said('{"":ALL}'),
    "name-too-long": lambda: said('{"' + "a" * 501 + '":ALL}'),
    "no-tensors": lambda: safetensors("{}", follows=b""),
    "too-many-tensors": lambda: safetensors(
        "{" + ",".join(f'"{i}":{{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}' for i in range(100_001)) + "}",
        follows=b"",
    ),
    "a-list": lambda: safetensors("[]"),
    "space-before": lambda: said(' {"a":ALL}'),
    "byte-order-mark": lambda: said('\ufeff{"a":ALL}'),
    "something-after": lambda: said('{"a":ALL}{}'),
    "comma-after": lambda: said('{"a":ALL,}'),
    "single-quotes": lambda: said("{'a':ALL}"),
    "not-utf-8": lambda: safetensors(b'{"\xff":{"dtype":"F32","shape":[12],"data_offsets":[0,48]}}'),
    "nested-100000-deep": lambda: safetensors('{"a":' + "[" * 100_000),
    "header-of-nothing": lambda: safetensors(length=0),
    "header-of-2-to-64": lambda: safetensors(length=2**64 - 1),
    "header-of-2-to-63": lambda: safetensors(length=2**63),
    "header-over-8-MB": lambda: safetensors("{" + " " * 8_000_000 + "}"),
    "bytes-after": lambda: safetensors(follows=FLOATS + HALVES + b"\0"),
}

OTHERS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1000),
    "text": lambda: b"The weights are in the other folder.\n",
    "web-page": lambda: b"\n<!DOCTYPE html><html><title>Sign in</title></html>",
    "error-document": lambda: b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
    "lfs-pointer": lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 7366389768\n",
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "noise": lambda: random.Random(3).randbytes(4000),
    "bare-pickle": lambda: SOUND,
    "gzip": lambda: b"\x1f\x8b\x08\0" + zlib.compress(SOUND),
}
WANTED = (
    "os system",
    "posix system",
    "nt system",
    "builtins eval",
    "builtins exec",
    "builtins __import__",
    "builtins getattr",
    "__builtin__ eval",
    "subprocess Popen",
    "importlib import_module",
    "runpy run_path",
    "pickle loads",
    "operator attrgetter",
    "functools partial",
    "codecs encode",
    "copyreg _reconstructor",
    "collections OrderedDict.fromkeys",
    "collections defaultdict",
    "torch load",
    "torch HalfStorage.__class__",
    "torch UntypedStorage",
    "torch.nn.modules.linear Linear",
    "torch.storage _load_from_bytes",
    "torch._utils _rebuild_parameter",
    "torch._utils _import_dotted_name",
    "numpy.core.multiarray _reconstruct",
    "orfeas.weights.unpickle _Machine",
    "orfeas.errors _rebuild",
)


def wishes() -> Iterator[Hostile]:
    """Pickles that name what they want to run, in both ways of naming."""
    order = text(f"touch {MARKER}")
    for wanted in WANTED:
        yield Hostile(f"wants-{wanted}", ".ckpt", lambda wanted=wanted: holding(called(named(wanted), order)))
        module, name = wanted.split()
        yield Hostile(
            f"wants-{wanted}-off-the-stack",
            ".ckpt",
            lambda module=module, name=name: holding(called(text(module) + text(name) + b"\x93", order)),
        )


ORDERED = called(named("collections OrderedDict"))
HALF = named("torch HalfStorage")
REBUILD = named("torch._utils _rebuild_tensor_v2")
A_TENSOR = tensor(storage("Float", "0", 8), shape=(8,), strides=(1,))
EIGHT = storage("Float", "0", 8)
INSTRUCTIONS: dict[str, bytes] = {
    "inst": mark(text(f"touch {MARKER}")) + b"ios\nsystem\n",
    "inst-of-a-storage": mark() + b"itorch\nHalfStorage\n",
    "obj": mark(HALF, text("x")) + b"o",
    "newobj": HALF + tuple_of() + b"\x81",
    "newobj-ex": HALF + tuple_of() + b"}\x92",
    "build-a-dict": b"}" + table({"_metadata": text("x")}) + b"b",
    "build-other-state": ORDERED + table({"update": text("x")}) + b"b",
    "build-slots": ORDERED + tuple_of(b"N", table({"__class__": HALF})) + b"b",
    "build-a-tensor": A_TENSOR + table({"offset": count(0)}) + b"b",
    "build-a-name": REBUILD + table({"__code__": count(0)}) + b"b",
    "extension-1": b"\x82\x01",
    "extension-2": b"\x83\x01\x01",
    "extension-4": b"\x84\x01\x01\x01\x01",
    "persistent-text": b"Pstorage\n",
    "next-buffer": b"\x97",
    "readonly-buffer": b"\x97\x98",
    "byte-array": b"\x96" + struct.pack("<Q", 3) + b"abc",
    "bytes": b"C\x03abc",
    "bytes-of-2-to-62": b"\x8e" + struct.pack("<Q", 2**62),
    "text-of-2-to-31": b"X" + struct.pack("<I", 2**31),
    "text-of-2-to-62": b"\x8d" + struct.pack("<Q", 2**62),
    "integer-of-2-to-31-bytes": b"\x8b" + struct.pack("<i", 2**31 - 1),
    "integer-in-digits": b"L" + b"9" * 5000 + b"L\n",
    "set": b"\x8f",
    "text-of-python-2": b"S'a'\n",
    "frozen-set": mark() + b"\x91",
    "call-a-storage": called(HALF, count(8)),
    "call-a-dict": called(b"}", count(8)),
    "call-a-tensor": called(A_TENSOR, count(8)),
    "call-with-no-tuple": REBUILD + b"]R",
    "ordered-of-something": called(named("collections OrderedDict"), text("x")),
    "memo-of-nothing": b"h\x07",
    "memo-far-away": b"j\xff\xff\xff\xff",
    "put-nothing": mark() + b"q\x01t",
    "pop-too-much": b"0" * 9,
    "duplicate": b"2",
    "tuple-without-mark": b"t",
    "set-in-a-list": b"]" + text("k") + b"Ns",
    "append-to-a-dict": b"}Na",
    "odd-items": b"}" + mark(text("k")) + b"u",
    "key-is-a-number": b"}" + count(1) + b"Ns",
    "key-is-a-tensor": b"}" + A_TENSOR + b"Ns",
    "key-nested-100000-deep": b"})" + b"\x85" * 100_000 + b"Ns",
    "key-twice": b"}" + text("k") + b"Ns" + text("k") + b"Ns",
    "deeper-table": table({"c": table({"d": A_TENSOR})}),
    "list-of-tensors": b"]" + A_TENSOR + b"a",
    "list-in-itself": b"]q\x01h\x01a",
    "table-in-itself": b"}q\x01" + text("k") + b"h\x01s",
    "bare-storage": EIGHT,
    "bare-name": HALF,
    "storage-of-another-kind": tuple_of(text("module"), HALF, text("1"), text("cpu"), count(8)) + b"Q",
    "storage-of-four": tuple_of(text("storage"), HALF, text("1"), text("cpu")) + b"Q",
    "storage-of-no-tuple": text("storage") + b"Q",
    "storage-named-a-function": tuple_of(text("storage"), REBUILD, text("1"), text("cpu"), count(8)) + b"Q",
    "storage-key-is-a-number": tuple_of(text("storage"), HALF, count(1), text("cpu"), count(8)) + b"Q",
    "storage-not-there": tensor(storage("Half", "9", 8), shape=(8,), strides=(1,)),
    "storage-elsewhere": tensor(storage("Half", "../../../etc/passwd", 8), shape=(8,), strides=(1,)),
    "storage-too-long": tensor(storage("Half", "1", 80), shape=(80,), strides=(1,)),
    "storage-too-short": tensor(storage("Half", "1", 4), shape=(4,), strides=(1,)),
    "storage-of-minus-1": tensor(storage("Half", "1", -1), shape=(0,), strides=(1,)),
    "beyond-the-end": tensor(EIGHT, shape=(9,), strides=(1,)),
    "beyond-by-offset": tensor(EIGHT, shape=(8,), strides=(1,), offset=1),
    "beyond-by-stride": tensor(EIGHT, shape=(2, 4), strides=(5, 1)),
    "before-the-beginning": tensor(EIGHT, shape=(8,), strides=(1,), offset=-1),
    "negative-stride": tensor(EIGHT, shape=(8,), strides=(-1,), offset=7),
    "negative-axis": tensor(EIGHT, shape=(-8,), strides=(1,)),
    "more-axes-than-strides": tensor(EIGHT, shape=(2, 4), strides=(1,)),
    "seventeen-axes": tensor(EIGHT, shape=(1,) * 17, strides=(1,) * 17),
    "spread-to-4-TB": tensor(EIGHT, shape=(2**40,), strides=(0,)),
    "spread-beyond-counting": tensor(EIGHT, shape=(2**61, 2**61, 2**61), strides=(0, 0, 0)),
    "offset-is-true": called(REBUILD, EIGHT, b"\x88", tuple_of(count(1)), tuple_of(count(1)), b"\x89", ORDERED),
    "shape-is-a-list": called(REBUILD, EIGHT, count(0), b"]", tuple_of(), b"\x89", ORDERED),
    "storage-is-text": called(REBUILD, text("0"), count(0), tuple_of(), tuple_of(), b"\x89", ORDERED),
    "tensor-of-three": called(REBUILD, EIGHT, count(0), tuple_of()),
    "tensor-conjugated": called(
        REBUILD, EIGHT, count(0), tuple_of(), tuple_of(), b"\x89", ORDERED, table({"conj": b"\x88"})
    ),
}
PICKLES: dict[str, bytes] = {
    "nothing": b"",
    "only-stop": STOP,
    "mark-left-open": PROTO + mark(b"}") + STOP,
    "two-values": PROTO + b"}}" + STOP,
    "stop-missing": SOUND[:-1],
    "something-after": SOUND + b"N",
    "another-after": SOUND + PROTO + called(named("os system"), text(f"touch {MARKER}")) + STOP,
    "no-table": PROTO + A_TENSOR + STOP,
    "a-list": PROTO + b"]" + STOP,
    "no-tensors": PROTO + table({"epoch": count(3)}) + STOP,
    "one-name-by-two-ways": PROTO + table({"a.b": A_TENSOR, "a": table({"b": A_TENSOR})}) + STOP,
    "name-with-escape": PROTO + table({"\x1b[2J": A_TENSOR}) + STOP,
    "name-half-a-pair": PROTO + table({"\ud800": A_TENSOR}) + STOP,
    "name-too-long": PROTO + table({"a" * 501: A_TENSOR}) + STOP,
    "name-of-the-metadata": PROTO + table({"__metadata__": A_TENSOR}) + STOP,
    "python-2": b"(dp0\nS'a'\np1\nI1\ns.",
}


LETTERS = tuple(bytes([place]) for place in b"abcdefghijklmnopqrstuvwxyz")


def overlapping() -> bytes:
    """Many names in the directory for the same bytes: small to send, large to unpack."""
    whole = archive(SOUND, storages=(FLOATS, HALVES, bytes(100_000)))
    end = whole.rindex(b"PK\x05\x06")
    begin = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    last = whole.rindex(b"PK\x01\x02", 0, end)
    again = b"".join(whole[last : end - 1] + letter for letter in LETTERS)
    directory = whole[begin:end] + again
    total = struct.unpack("<H", whole[end + 10 : end + 12])[0] + len(LETTERS)
    return (
        whole[:begin] + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, total, total, len(directory), begin, 0)
    )


def tied() -> bytes:
    """Twenty tensors that are all the same four megabytes."""
    one = tensor(storage("Float", "0", 1_000_000), shape=(1_000_000,), strides=(1,))
    return archive(PROTO + table({str(i): one for i in range(20)}) + STOP, storages=(bytes(4_000_000),))


def patched(old: bytes, new: bytes) -> bytes:
    """The sound checkpoint with these bytes for those, wherever they stand."""
    whole = archive(SOUND)
    assert old in whole and len(old) == len(new)
    return whole.replace(old, new)


def directory_patched(offset: int, new: bytes) -> bytes:
    """The sound checkpoint with these bytes at an offset of every line of its directory."""
    first, *lines = archive(SOUND).split(b"PK\x01\x02")
    return b"PK\x01\x02".join([first, *(line[: offset - 4] + new + line[offset - 4 + len(new) :] for line in lines)])


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "absolute-name": lambda: archive(SOUND, more={"/etc/cron.d/orfeas": b"x"}),
    "name-upwards": lambda: archive(SOUND, more={"weights/../../x": b"x"}),
    "name-with-dot": lambda: archive(SOUND, more={"weights/./x": b"x"}),
    "name-with-backslash": lambda: archive(SOUND, more={"weights\\..\\x": b"x"}),
    "name-with-newline": lambda: archive(SOUND, more={"weights/x\n": b"x"}),
    "name-with-nul": lambda: patched(b"weights/version", b"weights/ver\0ion"),
    "name-twice": lambda: patched(b"weights/data/1", b"weights/data/0"),
    "two-pickles": lambda: archive(SOUND, more={"other/data.pkl": SOUND}),
    "pickle-twice": lambda: archive(SOUND, more={"weights/data2pkl": SOUND}).replace(b"data2pkl", b"data.pkl"),
    "no-pickle": lambda: patched(b"data.pkl", b"data.txt"),
    "pickle-deeper": lambda: archive(SOUND, root="weights/archive"),
    "pickle-at-the-top": lambda: patched(b"weights/data.pkl", b"weights-data.pkl"),
    "empty-archive": lambda: b"PK\x05\x06" + bytes(18),
    "big-endian": lambda: archive(SOUND, byteorder=b"big"),
    "something-before": lambda: b"#!/bin/sh\n" + archive(SOUND),
    "encrypted": lambda: directory_patched(8, b"\x01"),
    "packed-unusually": lambda: archive(SOUND, packed=zipfile.ZIP_BZIP2),
    "packed-more-unusually": lambda: archive(SOUND, packed=zipfile.ZIP_LZMA),
    "says-it-is-packed": lambda: directory_patched(10, b"\x08"),
    "newer-than-all": lambda: directory_patched(6, b"\xff"),
    "other-checksums": lambda: directory_patched(16, b"\0\0\0\0"),
    "other-sizes": lambda: directory_patched(24, b"\x20\x02"),
    "other-packed-sizes": lambda: directory_patched(20, b"\xff\xff\xff\x7f"),
    "other-places": lambda: directory_patched(42, b"\xff\xff\xff\x7f"),
    "bomb": lambda: archive(SOUND, more={"weights/data/2": bytes(40_000_000)}, packed=zipfile.ZIP_DEFLATED),
    "bomb-for-a-pickle": lambda: archive(bytes(16_000_001), packed=zipfile.ZIP_DEFLATED),
    "overlapping": overlapping,
    "tied-again-and-again": tied,
    "storage-missing": lambda: archive(SOUND, storages=(FLOATS,)),
    "storage-shorter": lambda: archive(SOUND, storages=(FLOATS, HALVES[:-2])),
}


def corpus() -> list[Hostile]:
    """All of them; names are unique."""
    made = [*cuts(), *flips(), *wishes()]
    made += [Hostile(name, ".safetensors", make) for name, make in HEADERS.items()]
    made += [
        Hostile(f"{name}-{suffix[1:]}", suffix, make)
        for name, make in OTHERS.items()
        for suffix in (".safetensors", ".ckpt")
    ]
    made += [Hostile("checkpoint-renamed", ".safetensors", lambda: archive(SOUND))]
    made += [Hostile("safetensors-renamed", ".ckpt", safetensors)]
    made += [Hostile(name, ".ckpt", lambda value=value: holding(value)) for name, value in INSTRUCTIONS.items()]
    made += [Hostile(f"pickle-{name}", ".ckpt", lambda value=value: archive(value)) for name, value in PICKLES.items()]
    made += [Hostile(f"archive-{name}", ".ckpt", make) for name, make in ARCHIVES.items()]
    return made
