"""What the postmaster's pid file and the process table say about a data directory."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Postmaster:
    """A living postmaster: its process, where it listens, whether it takes connections yet."""

    pid: int
    socket_folder: Path
    is_ready: bool


def find_postmaster(data: Path) -> Postmaster | None:
    """The postmaster running on a data directory, whoever started it; none when its pid file is only a left-over."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = abs(int(lines[0]))
    except (OSError, ValueError, IndexError):
        return None
    if not _works_in(pid, data):
        return None
    socket_folder = Path(lines[4]) if len(lines) > 4 else Path()
    return Postmaster(pid=pid, socket_folder=socket_folder, is_ready=len(lines) > 7 and lines[7].strip() == "ready")


def clear_left_over(data: Path) -> bool:
    """Remove the pid file of a dead postmaster, once none of its children is left; True when the way is free.

    PostgreSQL does this itself except where the number lives on: as a zombie nobody has reaped, or in another program.
    """
    if find_postmaster(data) is not None or processes_in(data):
        return False
    (data / "postmaster.pid").unlink(missing_ok=True)
    return True


def processes_in(data: Path) -> list[int]:
    """The living processes whose working folder is the data directory: a postmaster and its backends."""
    if not PROC.exists():
        return []
    pids = (int(path.name) for path in PROC.iterdir() if path.name.isdigit())
    return [pid for pid in pids if _works_in(pid, data)]


def send(pid: int, number: signal.Signals) -> None:
    """Signal a process that may have gone meanwhile."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (OSError, IndexError):
        return not PROC.exists()


def _works_in(pid: int, folder: Path) -> bool:
    if not is_alive(pid):
        return False
    if not PROC.exists():
        return True
    try:
        return Path(os.readlink(PROC / str(pid) / "cwd")) == folder.resolve()  # noqa: PTH115 - it may be gone
    except OSError:
        return False
