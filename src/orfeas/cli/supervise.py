"""Keep programs running: start them in order, start them again when they end, stop them all in time.

A program is started as a child that dies with us (on Linux, even from kill -9), in a session of its own, so that Ctrl-C
reaches only us. What it says goes to its log file; what is a warning or worse is said here too.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from orfeas.errors import OrfeasError

BACKOFF_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.0)
STEADY_SECONDS = 10.0  # having run this long, the next end counts as the first
LOG_LIMIT = 10 << 20
LOUD = frozenset({"warning", "error", "critical"})
_PR_SET_PDEATHSIG = 1

Say = Callable[[str, str, str], None]
"""Told the program's name, how bad it is (warning, error, critical) and one line."""


class Tended(Protocol):
    """Something that runs and can be started again."""

    name: str

    def start(self) -> None: ...

    def is_running(self) -> bool: ...

    def last_words(self) -> str: ...

    def ask_to_stop(self) -> None: ...

    def stop(self, *, within_seconds: float) -> None: ...


class Child:
    """One program as a child process."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: Mapping[str, str], log: Path, say: Say
    ) -> None:
        self.name = name
        self._command = list(command)
        self._environment = dict(environment)
        self._log = log
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._last: deque[str] = deque(maxlen=30)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self.is_running() else None

    def start(self) -> None:
        if self._process is not None:
            _end_group(self._process.pid)  # what the last one had started and left
        self._last.clear()
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_bind_to_parent(),
        )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def last_words(self) -> str:
        """The last line it said, or how it ended."""
        if self._reader is not None:
            self._reader.join(0.5)
        status = self._process.poll() if self._process is not None else None
        ending = f"it was ended by signal {-status}" if status is not None and status < 0 else f"exit status {status}"
        return self._last[-1] if self._last else ending

    def ask_to_stop(self) -> None:
        if self.is_running() and self._process is not None:
            self._process.terminate()

    def stop(self, *, within_seconds: float) -> None:
        """Wait for it; past its time end it and everything it started."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(within_seconds)
        _end_group(process.pid)
        process.wait()
        if self._reader is not None:
            self._reader.join(0.5)

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._log.parent.mkdir(parents=True, exist_ok=True)
        log = self._log.open("ab")
        try:
            while line := process.stdout.readline(1 << 16):
                if log.tell() > LOG_LIMIT:
                    log.close()
                    self._log.replace(self._log.with_suffix(self._log.suffix + ".1"))
                    log = self._log.open("ab")
                with contextlib.suppress(OSError):  # a full disk must not stop what it says from being read
                    log.write(line)
                    log.flush()
                self._consider(line)
        finally:
            log.close()

    def _consider(self, line: bytes) -> None:
        text = line.decode(errors="replace").strip()
        if not text:
            return
        try:
            fields = json.loads(text)
            level, message = str(fields["level"]), str(fields["message"])
        except (ValueError, KeyError, TypeError):
            self._last.append(printable(text))
            return
        if level in LOUD:
            said = _summary(message, fields)
            self._last.append(said)
            self._say(self.name, level, said)


class Supervisor:
    """Several programs kept running together."""

    def __init__(self, tended: Sequence[Tended], *, say: Say, clock: Callable[[], float] = time.monotonic) -> None:
        self._tended = list(tended)
        self._say = say
        self._clock = clock
        self._began: dict[str, float] = {}
        self._failures: dict[str, int] = {one.name: 0 for one in self._tended}
        self._again_at: dict[str, float] = {}
        self._last_words: dict[str, str] = {}

    def failures_of(self, name: str) -> int:
        """How often in a row it ended before it had run steadily."""
        return self._failures.get(name, 0)

    def last_words_of(self, name: str) -> str:
        return self._last_words.get(name, "it said nothing")

    def start(self) -> None:
        """Start all in order; what runs already is left running."""
        for one in self._tended:
            if not one.is_running():
                one.start()
            self._began[one.name] = self._clock()

    def tend(self) -> None:
        """One look round: whatever ended is started again, later each time it ends soon."""
        for one in self._tended:
            if one.name not in self._began or one.is_running():
                continue
            now = self._clock()
            if one.name not in self._again_at:
                self._note_end(one, now)
            if now >= self._again_at[one.name]:
                del self._again_at[one.name]
                self._begin_again(one)

    def stop(self, *, within_seconds: float) -> None:
        """End all together, the last started first; none outlives the time given."""
        deadline = self._clock() + within_seconds
        for one in reversed(self._tended):
            one.ask_to_stop()
        for one in reversed(self._tended):
            kept_back = 0.0 if one is self._tended[0] else within_seconds / 3  # for what the others stand on
            one.stop(within_seconds=max(0.0, deadline - kept_back - self._clock()))
        self._began.clear()

    def _note_end(self, one: Tended, now: float) -> None:
        if now - self._began[one.name] >= STEADY_SECONDS:
            self._failures[one.name] = 0
        self._last_words[one.name] = one.last_words()
        self._say(one.name, "warning", f"ended ({self._last_words[one.name]}); starting it again")
        self._plan(one, now)

    def _begin_again(self, one: Tended) -> None:
        self._began[one.name] = self._clock()
        try:
            one.start()
        except (OrfeasError, OSError) as error:
            self._say(one.name, "error", str(error))
            self._plan(one, self._clock())

    def _plan(self, one: Tended, now: float) -> None:
        self._again_at[one.name] = now + BACKOFF_SECONDS[min(self._failures[one.name], len(BACKOFF_SECONDS) - 1)]
        self._failures[one.name] += 1


def printable(text: str) -> str:
    """Text that cannot move a terminal's cursor."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _summary(message: str, fields: Mapping[str, object]) -> str:
    known = {"message", "level", "@timestamp", "logger", "service", "trace_id", "exception", "stack"}
    more = ", ".join(f"{name}={value}" for name, value in fields.items() if name not in known)
    exception = str(fields.get("exception", "")).strip().splitlines()
    cause = f": {exception[-1]}" if exception else ""
    return printable(f"{message}{f' ({more})' if more else ''}{cause}")


def _end_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _bind_to_parent() -> Callable[[], None] | None:
    """What a child does before its program begins: ask the kernel to be ended when we end."""
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def bind() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # we ended between the fork and this line
            os._exit(1)

    return bind
