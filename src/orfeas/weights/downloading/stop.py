"""Stop a download: a file says that it is wished, so that nobody has to know or to signal a process of another."""

from __future__ import annotations

import time
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.downloading.progress import forget_progress
from orfeas.weights.downloading.under_way import is_under_way
from orfeas.weights.staging.space import disk_failures

PATIENCE_SECONDS = 8.0
LOOK_SECONDS = 0.05


class StopsSlowly(OrfeasError):
    """The download of {name} has not ended yet. It will in a moment: look again."""

    kind = Kind.UNAVAILABLE


def stop(name: str, *, folder: Path) -> None:
    """End a download, or forget that one failed; what was fetched stays for the next.

    Raises:
        StopsSlowly: it was told, and goes on for now.
        FolderFails: it cannot be told.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    with disk_failures(folder):
        while is_under_way(folder, name):
            _wish(folder, name).touch()
            if time.monotonic() > deadline:
                raise StopsSlowly(name=name)
            time.sleep(LOOK_SECONDS)
        forget_progress(folder, name)
        forget_wish(folder, name)


def is_wished(folder: Path, name: str) -> bool:
    """Whether somebody wants the download of that name to end."""
    return _wish(folder, name).exists()


def forget_wish(folder: Path, name: str) -> None:
    _wish(folder, name).unlink(missing_ok=True)


def _wish(folder: Path, name: str) -> Path:
    return folder / f".{name}.download.stop"
