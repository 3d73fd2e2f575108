"""Space: what a disk must have free before something large begins; and what a folder that fails is called."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

KEPT_FREE = 64 << 20
ELSEWHERE = "set ORFEAS_WEIGHTS_DIR to a folder on another disk"


class NoSpace(OrfeasError):
    """{wanted} are needed in {folder} for {what}, and {free} are free. Free {missing}, or {elsewhere}."""

    kind = Kind.UNAVAILABLE


class DiskFull(OrfeasError):
    """The disk of {folder} is full. What a download has brought is kept: free some space and run the same command again, or {elsewhere}."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class FolderFails(OrfeasError):
    """The folder {folder} cannot be used: {problem}. Make it one that you can write to, or {elsewhere}."""

    kind = Kind.UNAVAILABLE


def check_space(folder: Path, wanted: int, *, what: str, elsewhere: str = ELSEWHERE) -> None:
    """Refuse to begin what would not fit.

    Args:
        wanted: bytes.
        what, elsewhere: they are for, and where else it could go, as the sentence has it.

    Raises:
        NoSpace: it would not; says how much is missing.
    """
    free = shutil.disk_usage(folder).free
    missing = wanted + KEPT_FREE - free
    if missing > 0:
        sizes = {"wanted": readable(wanted), "free": readable(free), "missing": readable(missing)}
        raise NoSpace(folder=folder, what=what, elsewhere=elsewhere, **sizes)


@contextmanager
def disk_failures(folder: Path, *, elsewhere: str = ELSEWHERE) -> Iterator[None]:
    """What goes wrong with the disk in here is told as ours.

    Raises:
        DiskFull, FolderFails: instead of an OSError.
    """
    try:
        yield
    except BrokenPipeError:
        raise  # of whoever is told how far it is
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(folder=folder, elsewhere=elsewhere) from error
        problem = (error.strerror or str(error)).lower()
        raise FolderFails(folder=folder, problem=problem, elsewhere=elsewhere) from error


def readable(count: int) -> str:
    """A number of bytes for people."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"
