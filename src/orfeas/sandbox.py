"""Run a named function in a warm, limited, killable child process.

A zygote process imports what the work needs once, then forks a child for each call. The child takes its limits, reads
one request, answers and ends; whatever hostile input does to it ends with it. Messages are length-prefixed JSON and raw
bytes, so nothing that a child sends can run here.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import json
import logging
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from orfeas.errors import Kind, OrfeasError, from_wire, to_wire

HEAD = struct.Struct("!QQ")
PR_SET_PDEATHSIG = 1
LONGEST_WHY = 4000
_log = logging.getLogger("orfeas.sandbox")


class SandboxLimit(OrfeasError):
    """This file takes more {what} to read than is allowed. It may be damaged; save it again, smaller, and retry."""

    kind = Kind.INVALID


class SandboxDied(OrfeasError):
    """This file stopped the program that reads it: it is damaged. Save it again and retry."""

    kind = Kind.INVALID


class SandboxLost(OrfeasError):
    """The process that reads files could not be started: {problem}. Free some memory and try again."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Limits:
    """What one call may use.

    Attributes:
        memory_bytes: address space beyond what the zygote holds already.
        cpu_seconds: processor time.
        wall_seconds: time by the clock; the child is killed then.
        output_bytes: size of the answer, and of any file written.
    """

    memory_bytes: int = 1_500_000_000
    cpu_seconds: int = 10
    wall_seconds: float = 15.0
    output_bytes: int = 256_000_000


@dataclass(frozen=True)
class Reply:
    """What a call gave: JSON values and named bytes."""

    values: dict[str, object] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)


class Sandbox:
    """A warm place to run functions on untrusted bytes; safe to call from several threads."""

    def __init__(self, preload: tuple[str, ...] = (), limits: Limits | None = None) -> None:
        self._preload = preload
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._zygote: subprocess.Popen[bytes] | None = None

    def call(self, function: str, payload: bytes, **arguments: object) -> Reply:
        """Run `package.module:name(payload, **arguments) -> Reply` in a fresh child.

        Raises:
            SandboxLimit: the child outgrew its limits.
            SandboxDied: the input ended the child.
            OrfeasError: what the function itself raised.
        """
        request: dict[str, object] = {"function": function, "arguments": arguments, "limits": asdict(self._limits)}
        with self._lock:
            for attempt in (1, 2):
                zygote = self._started()
                try:
                    assert zygote.stdin is not None and zygote.stdout is not None
                    _send(zygote.stdin, request, {"payload": payload})
                    header, blobs = _receive(zygote.stdout)
                    break
                except (OSError, EOFError) as error:
                    self._stop()
                    if attempt == 2:
                        raise SandboxLost(problem=str(error) or "it ended at once") from error
        if "why" in header:
            _log.warning("a sandboxed call failed: %s", header["why"])
        if "error" in header:
            raise from_wire(header["error"])
        return Reply(values=header["values"], blobs=blobs)

    def close(self) -> None:
        """End the zygote."""
        with self._lock:
            self._stop()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._zygote is None or self._zygote.poll() is not None:
            self._zygote = subprocess.Popen(
                [sys.executable, "-m", "orfeas.sandbox", *self._preload],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        return self._zygote

    def _stop(self) -> None:
        if self._zygote is not None:
            self._zygote.kill()
            self._zygote.wait()
            for pipe in (self._zygote.stdin, self._zygote.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            self._zygote = None


def _environment() -> dict[str, str]:
    """Nothing of ours but what Python needs to find its modules."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    return {**kept, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _send(pipe: IO[bytes], header: dict[str, object], blobs: dict[str, bytes]) -> None:
    described = {**header, "blobs": [[name, len(blob)] for name, blob in blobs.items()]}
    text = json.dumps(described).encode()
    pipe.write(HEAD.pack(len(text), sum(len(blob) for blob in blobs.values())))
    pipe.write(text)
    for blob in blobs.values():
        pipe.write(blob)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    text_length, _total = HEAD.unpack(_exactly(pipe, HEAD.size))
    header = json.loads(_exactly(pipe, text_length))
    return header, {name: _exactly(pipe, length) for name, length in header["blobs"]}


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    parts, left = [], length
    while left:
        part = pipe.read(min(left, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


# --- the zygote's side


def _serve(modules: list[str]) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    for name in modules:
        importlib.import_module(name)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            request, blobs = _receive(requests)
        except EOFError:
            return
        header, out = _in_a_child(request, blobs["payload"])
        _send(answers, header, out)


def _in_a_child(request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    limits = Limits(**request["limits"])
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(request, payload, limits, writing)
    os.close(writing)
    received, problem = _collect(reading, limits)
    os.close(reading)
    if problem is not None:
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if problem is None:
        try:
            return _receive(io.BytesIO(received))
        except (EOFError, ValueError, struct.error):
            if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
                problem = "time"
    failure = SandboxDied() if problem is None else SandboxLimit(what=problem)
    return {"error": to_wire(failure), "blobs": []}, {}


def _collect(reading: int, limits: Limits) -> tuple[bytes, str | None]:
    """Everything the child writes, or the limit it broke."""
    deadline, size = time.monotonic() + limits.wall_seconds, 0
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            return b"", "time"
        part = os.read(reading, 1 << 20)
        if not part:
            return b"".join(parts), None
        parts.append(part)
        size += len(part)
        if size > limits.output_bytes:
            return b"", "space"


def _work(request: dict[str, Any], payload: bytes, limits: Limits, writing: int) -> None:
    """In the child: take the limits, do the work, answer, end without going back."""
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        _let_go_of_streams()
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        for what, limit in (
            (resource.RLIMIT_AS, held + limits.memory_bytes),
            (resource.RLIMIT_CPU, limits.cpu_seconds),
            (resource.RLIMIT_FSIZE, limits.output_bytes),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (limit, limit))
        module, name = request["function"].split(":")
        try:
            reply = getattr(importlib.import_module(module), name)(payload, **request["arguments"])
            header, blobs = {"values": reply.values}, reply.blobs
        except MemoryError:
            header, blobs = {"error": to_wire(SandboxLimit(what="memory"))}, {}
        except OrfeasError as failure:
            header, blobs = {"error": to_wire(failure)}, {}
        except Exception:  # a border between processes: what it was crosses as text
            header, blobs = {"error": to_wire(SandboxDied()), "why": traceback.format_exc()[-LONGEST_WHY:]}, {}
        with os.fdopen(writing, "wb") as pipe:
            _send(pipe, header, blobs)
        os._exit(0)
    finally:
        os._exit(1)


def _let_go_of_streams() -> None:
    """The zygote's streams lead to our own process: what a child writes must not pass for an answer or a log line."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


if __name__ == "__main__":
    _serve(sys.argv[1:])
