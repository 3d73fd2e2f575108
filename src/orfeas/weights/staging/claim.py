"""Claim: one command at a time installs or changes weights of one name; the kernel's lock says which."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.staging.space import disk_failures


class InUse(OrfeasError):
    """Another command is at work on the weights {name} (process {pid}). Wait until it has ended, or stop it: what it has fetched is kept."""  # noqa: E501

    kind = Kind.CONFLICT


@contextmanager
def claimed(folder: Path, name: str) -> Iterator[None]:
    """Hold a name in a folder of weights; however the process ends, the kernel lets go of it.

    Raises:
        InUse: another process holds it.
        FolderFails: the folder cannot be made or written.
    """
    with disk_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f".{name}.lock").open("a+")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise InUse(name=name, pid=lock.read(20).strip() or "unknown") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
