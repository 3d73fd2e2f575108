"""Warm: the worker's hold on its child: start it, give it one job at a time, kill the job, start the child again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import structlog

from orfeas.errors import Kind, OrfeasError, from_wire
from orfeas.worker.wire import HEAD, Message, pack, parse

READY_SECONDS = 120.0
KILL_SECONDS = 2.0
OURS = (
    *("ORFEAS_BLENDER", "ORFEAS_LOG_LEVEL"),
    *("ORFEAS_WEIGHTS_DIR", "ORFEAS_DEVICE", "ORFEAS_PRECISION", "ORFEAS_ENGINE_MEMORY_BYTES"),
    "ORFEAS_TEXT_TO_IMAGE",
)
OF_DEVICES = ("CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF")
_log = structlog.get_logger("orfeas.worker")


class ChildNotStarted(OrfeasError):
    """The program that does the work could not be started ({problem}). The lines above in the log say more."""

    kind = Kind.UNAVAILABLE


class ChildDied(OrfeasError):
    """The program that does the work was ended in the middle of it ({how}). It is tried again."""

    kind = Kind.UNAVAILABLE


class WarmChild:
    """One child that is kept warm; it does one job at a time."""

    def __init__(self, preload: Sequence[str], *, memory_bytes: int) -> None:
        self._preload = list(preload)
        self._memory_bytes = memory_bytes
        self._process: Process | None = None
        self._clearing: asyncio.Task[None] | None = None

    async def ready(self) -> None:
        """Return when a child waits for work, having started one if there was none.

        Raises:
            ChildNotStarted: it ended before it was ready, or never was.
        """
        if self._process is not None and self._process.returncode is None:
            return
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "orfeas.worker.child", *self._preload),
            stdin=PIPE, stdout=PIPE, env=environment(), start_new_session=True,
        )  # fmt: skip
        is_ready = False
        try:
            async with asyncio.timeout(READY_SECONDS):
                await self._receive(process)
            is_ready = True
        except ChildDied as error:
            raise ChildNotStarted(problem=error.details["how"]) from error
        except TimeoutError as error:
            raise ChildNotStarted(problem="it was not ready in time") from error
        finally:
            if not is_ready:
                await self.close()

    async def run(
        self, function: str, arguments: dict[str, object], *, on_progress: Callable[[str, float], None]
    ) -> dict[str, Any]:
        """Do one job in the child. Cancel this to kill the job: it has ended when the cancellation comes through.

        Raises:
            ChildDied: the process that did the job ended without an answer.
            OrfeasError: what the function itself raised.
        """
        if self._clearing is not None:
            await self._clearing
        await self.ready()
        process = self._process
        assert process is not None
        request = {"do": "run", "function": function, "arguments": arguments, "memory_bytes": self._memory_bytes}
        is_over = False
        try:
            await self._send(process, request)
            while (message := await self._receive(process))["is"] == "progress":
                on_progress(str(message["stage"]), float(message["fraction"]))
            is_over = True
        finally:
            if not is_over:
                await self._halt(process)
        if message["is"] == "ended":
            raise ChildDied(how=how(int(message["status"])))
        self._clearing = asyncio.create_task(self._clear(process))  # its memory is given back while we conclude
        return _values(message)

    async def close(self) -> None:
        """End the child and whatever it does, at once."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()

    async def _halt(self, process: Process) -> None:
        """Have the job killed; a child that does not obey is killed itself, and the job with it."""
        with contextlib.suppress(ChildDied):
            await self._send(process, {"do": "stop"})
        await self._clear(process)

    async def _clear(self, process: Process) -> None:
        """Wait until the job's process is gone."""
        try:
            async with asyncio.timeout(KILL_SECONDS):
                while (await self._receive(process))["is"] != "ended":
                    pass
        except (TimeoutError, ChildDied):
            if process is self._process:
                await self.close()
        except asyncio.CancelledError:
            await self.close()
            raise

    async def _send(self, process: Process, message: Message) -> None:
        assert process.stdin is not None
        try:
            process.stdin.write(pack(message))
            await process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise await _death_of(process) from error

    async def _receive(self, process: Process) -> Message:
        assert process.stdout is not None
        try:
            head = await process.stdout.readexactly(HEAD.size)
            return parse(await process.stdout.readexactly(HEAD.unpack(head)[0]))
        except asyncio.IncompleteReadError as error:
            raise await _death_of(process) from error


def _values(answer: Message) -> dict[str, Any]:
    if answer["is"] == "failure":
        if "traceback" in answer:
            _log.error("job raised", exception=answer["traceback"])
        raise from_wire(answer["error"])
    values: dict[str, Any] = answer["values"]
    return values


async def _death_of(process: Process) -> ChildDied:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(KILL_SECONDS):
            await process.wait()
    return ChildDied(how="it fell silent" if process.returncode is None else how(process.returncode))


def how(status: int) -> str:
    """How a process ended, by its exit status, in words."""
    if status < 0:
        with contextlib.suppress(ValueError):
            return f"by {signal.Signals(-status).name}"
        return f"by signal {-status}"
    return f"exit status {status}"


def environment() -> dict[str, str]:
    """What Python needs to find its modules, and where Blender, weights and device are.

    A job has no business with the database, nor with the hub that weights come from.
    """
    names = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LANG", "LC_ALL", "HOME", "TMPDIR", "OMP_NUM_THREADS")
    kept = {name: os.environ[name] for name in (*names, *OURS, *OF_DEVICES) if name in os.environ}
    return {**kept, "PYTHONPATH": _import_path(), "PYTHONUNBUFFERED": "1", "PYTHONHASHSEED": "0", "HF_HUB_OFFLINE": "1"}


def _import_path() -> str:
    """Ours, wherever it was imported from, so that `-m` finds the same package from any folder."""
    ours = str(Path(__file__).parents[2])
    return os.pathsep.join(dict.fromkeys([ours, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]))
