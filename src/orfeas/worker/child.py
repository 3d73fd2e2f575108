"""The worker's child: warm, and forked anew for every job, so that nothing of one job is left for the next.

`python -m orfeas.worker.child MODULE...` imports what jobs need, says that it is ready and waits. For each request it
forks a process that takes its limits and does the work; when that process is killed, the next is there in milliseconds.
Native libraries hold the interpreter lock: a thread of the worker would lose its lease.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import importlib
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.worker.wire import Message, Splitter, receive, send

PR_SET_PDEATHSIG = 1
NICENESS = 5  # the server and the database answer while a job computes
OUT_OF_MEMORY_SCORE = 500  # when the machine runs out, the job is ended, not the database
QUIET_SECONDS = 0.1  # at least so long between two reports of one stage
_MEMORY_SIGNS = ("Cannot allocate memory", "Insufficient memory", "std::bad_alloc")  # how native libraries tell of it
_DISK_TROUBLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS})


class JobMemoryLimit(OrfeasError):
    """The work needs more memory than a job may use. Choose a smaller recipe, or raise ORFEAS_WORKER_MEMORY_BYTES."""

    kind = Kind.UNAVAILABLE


class JobDiskTrouble(OrfeasError):
    """The result could not be written to the disk ({problem}). Free some space, then run the job again."""

    kind = Kind.UNAVAILABLE


def serve(modules: list[str]) -> None:
    """Answer requests on standard input until it closes."""
    die_with_parent()
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not look like an answer
    for name in modules:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    send(answers, {"is": "ready"})
    while (request := receive(0)) is not None:
        if request["do"] == "run" and not _run(request, answers):
            return


def die_with_parent() -> None:
    """Ask the kernel, on Linux, to end this process with the one that made it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _run(request: Message, answers: int) -> bool:
    """One job in a process of its own; False when the worker is gone."""
    reading, writing = os.pipe()
    forked = os.fork()
    if forked == 0:
        os.close(reading)
        os.close(answers)
        _work(request, writing)
    os.close(writing)
    try:
        is_wanted = _relay(reading, answers)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(forked, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(forked, signal.SIGKILL)  # it may not lead a group yet
        os.close(reading)
        _pid, status = os.waitpid(forked, 0)
    if is_wanted:
        send(answers, {"is": "ended", "status": os.waitstatus_to_exitcode(status)})
    return is_wanted


def _relay(reading: int, answers: int) -> bool:
    """Pass whole messages on until the job has ended or is to be stopped; False when the worker is gone."""
    splitter = Splitter()
    while True:
        ready, _, _ = select.select([0, reading], [], [])
        if 0 in ready:
            asked = receive(0)
            if asked is None or asked["do"] == "stop":
                return asked is not None
        if reading in ready:
            part = os.read(reading, 1 << 16)
            if not part:
                return True
            for whole in splitter.feed(part):
                os.write(answers, whole)


def _work(request: Message, writing: int) -> None:
    """In the forked process: take the limits, do the work, answer, end without going back."""
    status = 1
    try:
        os.setpgid(0, 0)
        die_with_parent()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _take_limits(int(request["memory_bytes"]))
        send(writing, _outcome(request, _reporter(writing)))
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _take_limits(memory_bytes: int) -> None:
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
        Path("/proc/self/oom_score_adj").write_text(str(OUT_OF_MEMORY_SCORE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory_bytes, held + memory_bytes))


def _reporter(writing: int) -> Callable[[str, float], None]:
    last_stage, last_time = "", 0.0

    def report(stage: str, fraction: float) -> None:
        nonlocal last_stage, last_time
        now = time.monotonic()
        if stage != last_stage or now - last_time >= QUIET_SECONDS:
            last_stage, last_time = stage, now
            send(writing, {"is": "progress", "stage": stage, "fraction": fraction})

    return report


def _outcome(request: Message, report: Callable[[str, float], None]) -> Message:
    arguments: dict[str, Any] = request["arguments"]
    folder, home = Path(arguments["folder"]), Path(arguments["home"])
    module, name = str(request["function"]).split(":")
    try:
        function = getattr(importlib.import_module(module), name)
        more = _residents(arguments.get("residents"))
        return {"is": "result", "values": function(arguments["body"], folder=folder, home=home, report=report, **more)}
    except MemoryError:
        failure: OrfeasError = JobMemoryLimit()
    except OrfeasError as known:
        failure = known
    except OSError as error:
        if error.errno not in _DISK_TROUBLE:
            return _defect()
        failure = JobDiskTrouble(problem=error.strerror)
    except Exception as error:
        if not any(sign in str(error) for sign in _MEMORY_SIGNS):
            return _defect()
        failure = JobMemoryLimit()
    message: Message = {"is": "failure", "error": to_wire(failure)}
    return message if failure.kind is not Kind.DEFECT else {**message, "traceback": traceback.format_exc()}


def _residents(folder: str | None) -> dict[str, object]:
    """How engines are opened that live in another process, where the job was given one."""
    if folder is None:
        return {}
    from orfeas.worker.residents.client import Residents

    return {"resident": Residents(Path(folder))}


def _defect() -> Message:
    return {"is": "failure", "error": to_wire(OrfeasError()), "traceback": traceback.format_exc()}


if __name__ == "__main__":
    serve(sys.argv[1:])
