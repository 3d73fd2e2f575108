"""Archive: files one after another, as a plain tar without links, folders or extensions; anything else is refused."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from orfeas.errors import Kind, OrfeasError

BLOCK = 512
PIECE = 4 << 20
LONGEST_NAME = 99


class ArchiveUnusable(OrfeasError):
    """{path} cannot be imported: {problem}. Copy it again from where `orfeas models export` wrote it."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Entry:
    """A file of an archive; its pieces are to be read before the next entry."""

    name: str
    size: int
    pieces: Callable[[], Iterator[bytes]]


def write_entry(file: BinaryIO, name: str, size: int, pieces: Iterator[bytes]) -> None:
    """One file; `pieces` are as many bytes as `size` says."""
    assert len(name) <= LONGEST_NAME, name
    described = tarfile.TarInfo(name)
    described.size = size
    file.write(described.tobuf(tarfile.GNU_FORMAT))
    for piece in pieces:
        file.write(piece)
    file.write(bytes(-size % BLOCK))


def write_end(file: BinaryIO) -> None:
    file.write(bytes(2 * BLOCK))


def read_entries(file: BinaryIO, *, called: str) -> Iterator[Entry]:
    """Every file of an archive, in order.

    Raises:
        ArchiveUnusable: it is none, holds something else than files, or ends too soon.
    """
    while True:
        block = _exactly(file, BLOCK, called)
        if not any(block):
            return
        try:
            described = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, UnicodeError) as error:
            raise ArchiveUnusable(path=called, problem="it is damaged, or no archive of weights") from error
        if not described.isreg() or described.size < 0:
            raise ArchiveUnusable(path=called, problem="it holds something else than files")
        end = file.tell() + described.size
        yield Entry(described.name, described.size, partial(_pieces, file, described.size, called))
        file.seek(end + -described.size % BLOCK)


def pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            yield piece


def _pieces(file: BinaryIO, size: int, called: str) -> Iterator[bytes]:
    while size:
        piece = _exactly(file, min(size, PIECE), called)
        size -= len(piece)
        yield piece


def _exactly(file: BinaryIO, size: int, called: str) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise ArchiveUnusable(path=called, problem="it is cut short")
    return content
