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

TOLD_EVERY_SECONDS = 0.25
RATE_OVER_SECONDS = 5.0
HEED_SECONDS = 0.2
GRACE_SECONDS = 3.0


class Teller:
    """Writes the progress now and then, with the rate of the last seconds."""

    def __init__(self, first: Progress, folder: Path) -> None:
        self._progress, self._folder = first, folder
        self._doing, self._written_at = "", 0.0
        self._seen: deque[tuple[float, int]] = deque()

    def tell(self, doing: str, done: int, total: int) -> None:
        """As `Telling`: the first word is the step, the rest the file."""
        at = time.monotonic()
        if doing == self._doing and at - self._written_at < TOLD_EVERY_SECONDS:
            return
        if doing != self._doing:
            self._doing = doing
            self._seen.clear()
        self._written_at = at
        step, _, file = doing.partition(" ")
        counts = replace(self._progress, done=done, total=total, rate=self._rate(at, done))
        self._progress = replace(counts, step=cast(Step, step), file=file, told_at=now())
        write_progress(self._progress, self._folder)

    def fail(self, failure: OrfeasError) -> None:
        """Leave the failure behind."""
        ended = replace(self._progress, failure=cast("dict[str, Any]", to_wire(failure)), rate=None, told_at=now())
        with contextlib.suppress(OSError):  # where not even that can be written, it counts as interrupted
            write_progress(ended, self._folder)

    def _rate(self, at: float, done: int) -> float | None:
        self._seen.append((at, done))
        while at - self._seen[0][0] > RATE_OVER_SECONDS:
            self._seen.popleft()
        begun, had = self._seen[0]
        return (done - had) / (at - begun) if at > begun and done >= had else None


def main() -> int:
    """Install what standard input asks for; 0 when it is installed, or was stopped."""
    asked = ASKED.validate_json(sys.stdin.buffer.read())
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_heed, args=(asked.folder, asked.manifest.name), daemon=True).start()
    teller = Teller(asked.first, asked.folder)
    try:
        _install(asked, teller)
    except KeyboardInterrupt:
        pass  # somebody wished it
    except OrfeasError as failure:
        teller.fail(failure)
        return 1
    forget_progress(asked.folder, asked.manifest.name)
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


def _heed(folder: Path, name: str) -> None:
    """Wait for the wish to stop; then interrupt the work, and end it if that does not."""
    main_thread = threading.main_thread()
    while not is_wished(folder, name):
        time.sleep(HEED_SECONDS)
    assert main_thread.ident is not None
    signal.pthread_kill(main_thread.ident, signal.SIGINT)  # to the thread that waits for the line
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
