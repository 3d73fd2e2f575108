"""Desk: where jobs come with what they ask, over a socket in the worker's own folder, and are answered."""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from orfeas.errors import OrfeasError, to_wire
from orfeas.worker.residents.errands import Errand, Made, errand_of_frame, frame_of_made
from orfeas.worker.residents.frames import Frame, FrameUnreadable, receive_frame, send_frame
from orfeas.worker.residents.turns import Abandoned

SOCKET = "engines"
READ_SECONDS, WRITE_SECONDS = 10.0, 60.0
MOST_WAITING = 64
LONGEST_PATH = 100
"""Bytes of a path that a socket can have on every system, about."""


@contextmanager
def socket_path(folder: Path) -> Iterator[str]:
    """A path of the folder's socket that is short enough, while this lasts."""
    path = str(folder / SOCKET)
    if len(os.fsencode(path)) <= LONGEST_PATH:
        yield path
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET}"
    finally:
        os.close(handle)


class Caller:
    """A job at the other end of a line; see `Visitor`."""

    def __init__(self, line: socket.socket, asked: Errand) -> None:
        self.asked = asked
        self._line = line

    @property
    def is_there(self) -> bool:
        """Whether it still waits. It says nothing more, so all there could be to read is that it has gone."""
        return not select.select([self._line], [], [], 0)[0]

    def report(self, fraction: float) -> None:
        self._send(Frame({"is": "progress", "fraction": fraction}))

    def give(self, made: Made) -> None:
        self._send(frame_of_made(made))

    def refuse(self, failure: OrfeasError) -> None:
        with suppress(Abandoned):
            self._send(Frame({"is": "failure", "error": to_wire(failure)}))

    def leave(self) -> None:
        self._line.close()

    def _send(self, frame: Frame) -> None:
        if not self.is_there:
            raise Abandoned
        try:
            send_frame(self._line, frame)
        except OSError as error:
            raise Abandoned from error


class Desk:
    """A socket that only its owner's processes can come to."""

    def __init__(self, folder: Path) -> None:
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with socket_path(folder) as path:
            self._listening.bind(path)
            os.chmod(path, 0o600)  # noqa: PTH101 - before anybody can connect
            self._listening.listen(MOST_WAITING)

    def fileno(self) -> int:
        """For `select`."""
        return self._listening.fileno()

    def receive(self) -> Caller | None:
        """Who comes next, with all it asks; None for one that says nothing that can be read."""
        line, _ = self._listening.accept()
        line.settimeout(READ_SECONDS)
        try:
            frame = receive_frame(line)
            if frame is not None:
                caller = Caller(line, errand_of_frame(frame))
                line.settimeout(WRITE_SECONDS)
                return caller
        except (OSError, FrameUnreadable, KeyError, TypeError, ValueError, AttributeError):
            pass
        line.close()
        return None
