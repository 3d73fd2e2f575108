"""Under way: whether weights of a name are being downloaded; the kernel's lock says so, however a process ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from orfeas.weights.staging.space import disk_failures

TRIES, PAUSE_SECONDS = 10, 0.02  # whoever only looks holds the lock for a moment


def hold(folder: Path, name: str) -> int | None:
    """Claim all downloads of a name.

    Returns:
        An open file to be handed to a child: the claim lasts until the last process that has it closes it. None where
        somebody else has it.

    Raises:
        FolderFails: the folder cannot be made or written.
    """
    with disk_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(_path(folder, name), os.O_RDWR | os.O_CREAT, 0o666)
    for _ in range(TRIES):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(PAUSE_SECONDS)
        else:
            return lock
    os.close(lock)
    return None


def is_under_way(folder: Path, name: str) -> bool:
    """Whether somebody holds them."""
    try:
        lock = os.open(_path(folder, name), os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _path(folder: Path, name: str) -> Path:
    return folder / f".{name}.downloading"
