"""The process of a download; `begin` starts it, and nobody waits for it.

It installs as the command line does, tells how far it is in a file, and ends when a file says so.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from pydantic import SecretStr

from orfeas.errors import OrfeasError, to_wire
from orfeas.weights.downloading.asked import ASKED, Asked
from orfeas.weights.downloading.progress import Progress, Step, forget_progress, write_progress
from orfeas.weights.downloading.stop import is_wished
from orfeas.weights.fetching.transport import Hub
from orfeas.weights.install import install
from orfeas.weights.record import now

TICK_SECONDS = 0.2
RATE_OVER_SECONDS = 5.0
GRACE_SECONDS = 3.0


class Teller:
    """Keeps the newest progress, and writes it when it is told to: whoever fetches is not kept waiting by it."""

    def __init__(self, first: Progress, folder: Path) -> None:
        self._progress, self._folder = first, folder
        self._newest: tuple[str, int, int] | None = None
        self._seen: deque[tuple[float, int]] = deque()
        self._writing = threading.Lock()
        self._is_over = False

    def tell(self, doing: str, done: int, total: int) -> None:
        """As `Telling`: the first word is the step, the rest the file."""
        self._newest = (doing, done, total)

    def write(self) -> None:
        """Write what is new."""
        with self._writing, contextlib.suppress(OSError):  # a full disk stops the work itself, with its own failure
            newest, self._newest = self._newest, None
            if newest is not None and not self._is_over:
                self._progress = self._advanced(*newest)
                write_progress(self._progress, self._folder)

    def end(self, failure: OrfeasError | None = None) -> None:
        """Leave a failure behind, or nothing."""
        with self._writing:
            self._is_over = True
            if failure is None:
                forget_progress(self._folder, self._progress.name)
                return
            ended = replace(self._progress, failure=cast("dict[str, Any]", to_wire(failure)), rate=None, told_at=now())
            with contextlib.suppress(OSError):  # where not even that can be written, it counts as interrupted
                write_progress(ended, self._folder)

    def _advanced(self, doing: str, done: int, total: int) -> Progress:
        step, _, file = doing.partition(" ")
        if (step, file) != (self._progress.step, self._progress.file):
            self._seen.clear()
        counts = replace(self._progress, done=done, total=total, rate=self._rate(time.monotonic(), done))
        return replace(counts, step=cast(Step, step), file=file, told_at=now())

    def _rate(self, at: float, done: int) -> float | None:
        """Bytes a second over the last seconds."""
        self._seen.append((at, done))
        while at - self._seen[0][0] > RATE_OVER_SECONDS:
            self._seen.popleft()
        begun, had = self._seen[0]
        return (done - had) / (at - begun) if at > begun and done >= had else None


def main() -> int:
    """Install what standard input asks for; 0 when it is installed, or was stopped."""
    asked = ASKED.validate_json(sys.stdin.buffer.read())
    signal.signal(signal.SIGINT, signal.default_int_handler)
    teller = Teller(asked.first, asked.folder)
    threading.Thread(target=_attend, args=(asked.folder, asked.manifest.name, teller), daemon=True).start()
    try:
        _install(asked, teller)
    except KeyboardInterrupt:
        pass  # somebody wished it
    except OrfeasError as failure:
        teller.end(failure)
        return 1
    teller.end()
    return 0


def _install(asked: Asked, teller: Teller) -> None:
    install(
        asked.manifest,
        folder=asked.folder,
        hub=Hub(asked.hub_url, SecretStr(asked.token) if asked.token else None),
        territory=asked.territory,
        answer=lambda manifest, _text: manifest.licence.id == asked.accepted,
        telling=teller.tell,
    )


def _attend(folder: Path, name: str, teller: Teller) -> None:
    """Write how far it is until somebody wishes it to stop; then interrupt the work, and end it if that does not."""
    main_thread = threading.main_thread()
    assert main_thread.ident is not None
    while not is_wished(folder, name):
        teller.write()
        time.sleep(TICK_SECONDS)
    signal.pthread_kill(main_thread.ident, signal.SIGINT)  # to the thread that waits for the line
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
