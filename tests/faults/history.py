"""What the clients saw: every request with its answer, or with none; a lost answer may have had its effect or not."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Call:
    """One request as its client saw it.

    Attributes:
        what: `upload`, `generate` or `read`.
        outcome: `ok`, `refused` (a clean answer that says no) or `unknown` (the connection broke).
        key: its Idempotency-Key.
        made: id of the upload or job it was answered with.
    """

    what: str
    outcome: str
    at: float
    key: str | None = None
    status: int | None = None
    made: str | None = None


@dataclass(frozen=True)
class Reading:
    """One file that was served: the hash its row promised, and the hash of what came."""

    path: str
    promised: str
    received: str


class History:
    """A log that many threads write."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.calls: list[Call] = []
        self.readings: list[Reading] = []
        self.streams: dict[str, list[tuple[int, str]]] = {}
        self.troubles: list[str] = []

    def call(self, what: str, outcome: str, **more: object) -> None:
        with self._lock:
            self.calls.append(Call(what, outcome, time.time(), **more))  # type: ignore[arg-type]

    def reading(self, path: str, *, promised: str, received: str) -> None:
        with self._lock:
            self.readings.append(Reading(path, promised, received))

    def event(self, job_id: str, seq: int, state: str) -> None:
        """An event as a client that resumes after every break received it."""
        with self._lock:
            self.streams.setdefault(job_id, []).append((seq, state))

    def trouble(self, what: str) -> None:
        """Something a client was told that must never be said, such as a 5xx for a file that is listed."""
        with self._lock:
            self.troubles.append(what)

    def accepted(self) -> set[str]:
        """Every job a client was promised."""
        return {call.made for call in self.calls if call.what == "generate" and call.made is not None}

    def by_key(self, what: str) -> dict[str, set[str]]:
        """Key to every id that was answered under it."""
        found: dict[str, set[str]] = {}
        for call in self.calls:
            if call.what == what and call.key is not None and call.made is not None:
                found.setdefault(call.key, set()).add(call.made)
        return found

    def write(self, path: Path) -> None:
        """One JSON line a call, for whoever looks into a violation."""
        lines = [json.dumps(asdict(call)) for call in self.calls]
        path.write_text("\n".join([*lines, *self.troubles, ""]))
