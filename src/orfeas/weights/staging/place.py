"""Place: a folder beside the installed weights where some become whole, and the step that makes them installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from orfeas.weights.record import RECORD, HeldFile, Record, write_record
from orfeas.weights.staging.digest import sha256_of

WEIGHTS = "weights.safetensors"
CONFIG = "config.json"
LICENCE_TEXT = "licence.txt"
FETCHED = "fetched"
PIPELINE = "pipeline"

Telling = Callable[[str, int, int], None]
"""Told what is being done, and how many bytes of how many are."""


def silent(_doing: str, _done: int, _total: int) -> None:
    """Tells nobody."""


@contextmanager
def staging(folder: Path, name: str) -> Iterator[Path]:
    """Where weights of a name become whole; of a try that failed, only what was fetched stays for the next."""
    into = folder / f"{name}.part"
    into.mkdir(exist_ok=True)
    _leave_fetched(into)
    try:
        yield into
    finally:
        if into.is_dir():
            _leave_fetched(into)
            with suppress(OSError):
                into.rmdir()


def _leave_fetched(into: Path) -> None:
    for left in into.iterdir():
        if left.name != FETCHED:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def held(path: Path, *, telling: Telling = silent) -> HeldFile:
    """A file of ours, as the record has it."""
    sha256 = sha256_of(path, partial(telling, f"checking {path.name}"))
    return HeldFile(path=path.name, size=path.stat().st_size, sha256=sha256)


def linked(path: Path, *, telling: Telling = silent) -> HeldFile:
    """A file that stays where its owner has it."""
    status = path.stat()  # before its bytes are read: what is written meanwhile is told as changed
    sha256 = sha256_of(path, partial(telling, f"checking {path.name}"))
    return HeldFile(path=str(path), size=status.st_size, sha256=sha256, modified_ns=status.st_mtime_ns)


def place(record: Record, into: Path, *, folder: Path) -> None:
    """Make what is staged the installed weights: from here on they have a record, and before they had no place."""
    shutil.rmtree(into / FETCHED, ignore_errors=True)
    write_record(record, into)
    home = folder / record.name
    if home.is_dir() and not (home / RECORD).is_file():
        shutil.rmtree(home)  # half removed
    into.rename(home)
    for kept in (home, folder):
        to_disk(kept)


def to_disk(folder: Path) -> None:
    """Have the system write what a folder, or a file, holds."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
