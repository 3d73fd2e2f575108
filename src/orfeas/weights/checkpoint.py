"""A PyTorch checkpoint: an archive that is checked before anything of it is believed, and its tensors as bytes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.header import BYTES_EACH, LONGEST_NAME, MOST_TENSORS, unreadable
from orfeas.weights.unpickle import Described, Forbidden, Malformed, unpickle

LONGEST_PICKLE = 16_000_000
MOST_ENTRIES = 2 * MOST_TENSORS
MOST_UNPACKED = 4  # times the file: weights hardly shrink, and PyTorch does not try
LARGEST_OUT_OF_ORDER = 1 << 30
LARGEST_TENSORS = 2  # times the archive: tensors may share numbers, but not to fill a disk,
MOST_READING = 16  # nor so many that each part of it is read again and again
SLACK_BYTES = 16_000_000
PIECE_BYTES = 8 << 20
REMEDY = "Download it again, or ask its publisher for a safetensors file"
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)


class CheckpointRunsCode(OrfeasError):
    """The checkpoint {path} was not opened: it wants to run {wanted}, and weights need run nothing. Get it from its
    publisher, or ask there for a safetensors file."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Checkpoint:
    """An open checkpoint, its tensors by their published keys."""

    tensors: dict[str, Described]
    _archive: zipfile.ZipFile
    _root: str

    def pieces(self, name: str) -> Iterator[bytes | memoryview]:
        """The bytes of a tensor, its last axis fastest, a few megabytes at a time.

        The whole storage is read, whatever part of it is wanted: the archive's checksum is over all of it.
        """
        tensor = self.tensors[name]
        size = BYTES_EACH[tensor.storage.dtype]
        with self._archive.open(f"{self._root}/data/{tensor.storage.key}") as file:
            for _ in _pieces_of(file, tensor.offset * size):
                pass
            wanted = _pieces_of(file, tensor.span * size)
            if tensor.is_in_order:
                yield from wanted
            else:
                yield _in_order(b"".join(wanted), tensor, size=size)
            while file.read(PIECE_BYTES):
                pass


@contextmanager
def open_checkpoint(path: Path, *, prefix: str = "") -> Iterator[Checkpoint]:
    """A checkpoint of one table of tensors, whose keys get `prefix` in front, or of parts, whose keys get their names.

    Raises:
        WeightsUnreadable: it is damaged, or something else; also while the tensors are read.
        CheckpointRunsCode: it names something to run.
    """
    try:
        _refuse_other(path)
        with zipfile.ZipFile(path) as archive:
            root = _checked_root(archive, size=path.stat().st_size)
            described = unpickle(archive.read(f"{root}/data.pkl"))
            tensors = _published(described, prefix=prefix)
            _check_storages(archive, root, tensors)
            yield Checkpoint(tensors, archive, root)
    except Forbidden as forbidden:
        raise CheckpointRunsCode(path=path.name, wanted=str(forbidden)) from forbidden
    except Malformed as problem:
        raise unreadable(path, str(problem), remedy=REMEDY) from problem
    except DAMAGED as error:
        raise unreadable(path, "it is damaged or cut short", remedy=REMEDY) from error


def _refuse_other(path: Path) -> None:
    """Only an archive from its first byte on goes further."""
    if not path.is_file():
        raise Malformed("it is not there, or is not a file")
    with path.open("rb") as file:
        start = file.read(9)
    if start.startswith(b"PK\x03\x04"):
        return
    if not start:
        raise Malformed("it is empty")
    if start[0] == 0x80 and start[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
        old = "it is a checkpoint in the form that PyTorch wrote before 1.6"
        raise unreadable(path, old, remedy="Open it with PyTorch, save it again, and take that file")
    if start[5:] == b"\0\0\0{":
        raise unreadable(path, "it is a safetensors file, not a PyTorch checkpoint", remedy="Rename it to .safetensors")
    raise Malformed("it is no PyTorch checkpoint")


def _checked_root(archive: zipfile.ZipFile, *, size: int) -> str:
    """The folder that everything in the archive lies in."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len(set(names)) != len(names):
        raise Malformed("its archive names too many files, or one twice")
    for entry in entries:
        _check_entry(entry, size=size)
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    if packed > size or unpacked > MOST_UNPACKED * size + SLACK_BYTES:
        raise Malformed(f"its archive of {size} bytes would unpack to {unpacked}")
    pickles = [PurePosixPath(name) for name in names if PurePosixPath(name).name == "data.pkl"]
    if len(pickles) != 1 or len(pickles[0].parts) != 2:
        raise Malformed("it is an archive, but no PyTorch checkpoint")
    root = pickles[0].parts[0]
    if archive.getinfo(f"{root}/data.pkl").file_size > LONGEST_PICKLE:
        raise Malformed(f"its table of tensors has more than {LONGEST_PICKLE} bytes")
    if f"{root}/byteorder" in names and archive.read(f"{root}/byteorder") != b"little":
        raise Malformed("its numbers have their bytes in the other order (big-endian)")
    return root


def _check_entry(entry: zipfile.ZipInfo, *, size: int) -> None:
    name = entry.orig_filename
    if name != entry.filename or not name.isprintable() or "\\" in name or {"", ".", ".."} & set(name.split("/")):
        raise Malformed("its archive holds a file whose name leads elsewhere")
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Malformed("its archive is encrypted, or packed in an unusual way")
    if entry.header_offset + entry.compress_size > size:
        raise Malformed("it is cut short")


def _published(described: object, *, prefix: str) -> dict[str, Described]:
    """Tensors by their keys, those of a part behind its name; single numbers and words beside them are let go."""
    if not isinstance(described, dict):
        raise Malformed("it holds no table of tensors")
    found: list[tuple[str, Described]] = []
    for name, value in described.items():
        if isinstance(value, Described):
            found.append((prefix + name, value))
        elif isinstance(value, dict):
            part = {f"{name}.{inner}": tensor for inner, tensor in value.items() if not _is_scalar(tensor)}
            found.extend((key, _tensor(key, tensor)) for key, tensor in part.items())
        elif not _is_scalar(value):
            _tensor(name, value)
    tensors = dict(found)
    if len(tensors) != len(found):
        raise Malformed("two of its tensors have one name")
    if not 0 < len(tensors) <= MOST_TENSORS:
        raise Malformed(f"it holds {len(tensors)} tensors; 1 to {MOST_TENSORS} are accepted")
    for key in tensors:
        if len(key) > LONGEST_NAME or not key.isprintable() or key == "__metadata__":
            raise Malformed(f"the name of a tensor is not usable: {key[:40]!a}")
    return tensors


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, bool | int | float | str)


def _tensor(key: str, value: object) -> Described:
    if not isinstance(value, Described):
        raise Malformed(f"it holds more than tables of tensors, at {key[:LONGEST_NAME]!a}")
    return value


def _check_storages(archive: zipfile.ZipFile, root: str, tensors: dict[str, Described]) -> None:
    """Every storage is in the archive at its size, and the tensors together are not many times what is there."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    there = sum(entry.file_size for entry in entries.values())
    total = reading = 0
    for key, tensor in tensors.items():
        size = BYTES_EACH[tensor.storage.dtype]
        entry = entries.get(f"{root}/data/{tensor.storage.key}")
        if entry is None or entry.file_size != tensor.storage.length * size:
            raise Malformed(f"the numbers of {key} are not there, or not all of them")
        if not tensor.is_in_order and max(tensor.count, tensor.span) * size > LARGEST_OUT_OF_ORDER:
            raise Malformed(f"{key} is too large to be put in order")
        total += tensor.count * size
        reading += entry.file_size
    if total > LARGEST_TENSORS * there + SLACK_BYTES or reading > MOST_READING * there + SLACK_BYTES:
        raise Malformed(f"its tensors share so many numbers that {there} bytes would become {max(total, reading)}")


def _pieces_of(file: IO[bytes], size: int) -> Iterator[bytes]:
    """The next bytes of a file, all of them."""
    while size:
        piece = file.read(min(size, PIECE_BYTES))
        if not piece:
            raise EOFError
        size -= len(piece)
        yield piece


def _in_order(stored: bytes, tensor: Described, *, size: int) -> memoryview:
    """A transposed or repeated tensor, laid out anew; numbers are moved, never read."""
    steps = tuple(stride * size for stride in tensor.strides)
    laid_out = np.ndarray(tensor.shape, dtype=f"V{size}", buffer=stored, strides=steps)
    return np.ascontiguousarray(laid_out).view(np.uint8).reshape(-1).data
