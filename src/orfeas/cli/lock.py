"""One studio for one home: the kernel's lock says whether it runs, the locked file says where."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from orfeas.errors import Kind, OrfeasError

LOCK_NAME = "studio.lock"


class AlreadyRunning(OrfeasError):
    """ORFEAS Studio already runs at {url} (process {pid}) with the data in {home}. Open that address; to start it anew,
    stop the running one first: kill {pid}."""

    kind = Kind.CONFLICT


class HomeClosed(OrfeasError):
    """The folder {home} cannot be written: {problem}. Choose another with ORFEAS_DATA_DIR."""

    kind = Kind.UNAVAILABLE


@contextmanager
def only_one(home: Path) -> Iterator[Callable[[str], None]]:
    """Hold the home for this process; the kernel lets go of it however we end.

    Raises:
        AlreadyRunning: another studio holds it; says at which address.
    """
    with _open_lock(home) as lock:
        for tries_left in (4, 3, 2, 1, 0):  # whoever only looks (`find_address`) lets go at once
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not tries_left:
                    raise _already_running(lock, home) from None
                time.sleep(0.05)
        lock.truncate(0)

        def note_address(url: str) -> None:
            json.dump({"pid": os.getpid(), "url": url}, lock)
            lock.flush()

        yield note_address


def _open_lock(home: Path) -> TextIO:
    from orfeas.database.cluster import make_folder

    try:
        make_folder(home)
        return (home / LOCK_NAME).open("a+")
    except OSError as error:
        raise HomeClosed(home=str(home), problem=(error.strerror or str(error)).lower()) from error


def _already_running(lock: TextIO, home: Path) -> AlreadyRunning:
    for _ in range(20):
        lock.seek(0)
        if noted := lock.read():
            found = json.loads(noted)
            return AlreadyRunning(url=found["url"], pid=found["pid"], home=str(home))
        time.sleep(0.1)  # it is just choosing its port
    return AlreadyRunning(url="an address it has not chosen yet", pid="unknown", home=str(home))


def find_address(home: Path) -> str | None:
    """Where the studio of a home serves; none when it does not run."""
    try:
        with (home / LOCK_NAME).open("r+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return str(json.load(lock)["url"])
    except (OSError, ValueError):
        pass
    return None
