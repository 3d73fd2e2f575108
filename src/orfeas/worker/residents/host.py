"""Host: the worker's hold on the engines' process: started when a job first needs it, told what to do, started again
when it has ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import structlog

from orfeas.assets.blobs.disk import Disk
from orfeas.engines.catalog import ENGINES
from orfeas.errors import Kind, OrfeasError
from orfeas.worker.residents.pictures import PAINTERS
from orfeas.worker.warm import environment, how
from orfeas.worker.wire import HEAD, Message, pack, parse

START_SECONDS = 120.0
WEDGED_SECONDS = 120.0
"""A step that goes on for so long after its job was ended is not waited for: the process is ended, and its bytes with
it."""

PROGRAM = "orfeas.worker.engine_process"
_log = structlog.get_logger("orfeas.worker")


class EnginesNotStarted(OrfeasError):
    """The program that holds the networks could not be started ({problem}). The lines above in the log say more."""

    kind = Kind.UNAVAILABLE


def are_resident(engines: Iterable[str]) -> bool:
    """Whether a job that may open these opens one with weights of its own: those live in the engines' process.

    So do all that paint.
    """
    return any(name == PAINTERS or (name in ENGINES and ENGINES[name].needs_weights) for name in engines)


class EngineHost:
    """One engines' process for one worker.

    Attributes:
        told: what it said last: `is`, `idle` or `busy`, and what it holds; None while there is none.
    """

    def __init__(self, disk: Disk, *, home: Path, device: str | None, program: str = PROGRAM) -> None:
        self.told: Message | None = None
        self._disk, self._program = disk, program
        self._arguments = ["--home", str(home), *(["--device", device] if device else [])]
        self._process: Process | None = None
        self._listener: asyncio.Task[None] | None = None
        self._workspace: AbstractContextManager[Path] | None = None
        self._folder: Path | None = None
        self._peaks: list[dict[str, Any]] = []
        self._carrying: Message | None = None
        self._said = asyncio.Event()
        self._is_closing = False
        self._num_asked = 0

    async def ready(self) -> Path:
        """The folder of its socket, when it takes jobs.

        Raises:
            EnginesNotStarted: it ended before it took any, or never did.
        """
        if self._process is not None:
            self._num_asked += 1  # it hears between two jobs, so an answer says that none goes on
            await self.tell({"do": "answer", "number": self._num_asked})
            try:
                async with asyncio.timeout(WEDGED_SECONDS):
                    await self._until(lambda told: told is None or told["answers"] == self._num_asked)
            except TimeoutError:
                _log.warning("engines are ended: a step that nobody waits for does not end")
                await self.close()
        if self._process is None:
            await self._start()
        assert self._folder is not None
        return self._folder

    async def tell(self, message: Message) -> None:
        """Say something that it heeds between two jobs; nothing where there is no process.

        Which styles are to be carried is told to those that follow it too.
        """
        if message["do"] == "wear":
            self._carrying = message
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self._process.stdin.write(pack(message))
                await self._process.stdin.drain()

    def report(self) -> dict[str, object]:
        """What it holds, as rows tell it: `state` is `absent` until a job has needed it."""
        told = self.told or {"is": "absent", "device": None, "total": 0, "held": []}
        return {name: told[name] for name in ("device", "total")} | {
            "state": told["is"],
            "held": [_aged(each, now=time.time()) for each in told["held"]],
        }

    async def close(self) -> None:
        """End it, at once."""
        process, listener = self._process, self._listener
        self._is_closing = True
        if process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
        if listener is not None:
            await asyncio.wait([listener])
        self._leave_folder()

    async def _start(self) -> None:
        self._leave_folder()
        self._workspace = self._disk.workspace()
        self._folder = self._workspace.__enter__()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", self._program, str(self._folder), *self._arguments),
            stdin=PIPE, stdout=PIPE, env=environment(), start_new_session=True,
        )  # fmt: skip
        self._process, self._is_closing = process, False
        self._listener = asyncio.create_task(self._listen(process))
        await self.tell({"do": "begin", "peaks": self._peaks})
        if self._carrying is not None:
            await self.tell(self._carrying)
        is_ready = False
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._until(lambda told: told is not None or self._process is not process)
            is_ready = self._process is process
        except TimeoutError as error:
            raise EnginesNotStarted(problem="it was not ready in time") from error
        finally:
            if not is_ready:
                await self.close()
        if not is_ready:
            raise EnginesNotStarted(problem=how(process.returncode or 0))

    async def _listen(self, process: Process) -> None:
        """Keep what it says, until it ends."""
        assert process.stdout is not None
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = await process.stdout.readexactly(HEAD.size)
                self.told = parse(await process.stdout.readexactly(HEAD.unpack(head)[0]))
                self._peaks = self.told["peaks"]
                self._said.set()
        status = await process.wait()
        if not self._is_closing:
            _log.warning("engines ended", how=how(status))
        self.told, self._process, self._listener = None, None, None
        self._said.set()

    async def _until(self, is_so: Callable[[Message | None], bool]) -> None:
        """Return when what was told last is so."""
        while not is_so(self.told):
            self._said.clear()
            await self._said.wait()

    def _leave_folder(self) -> None:
        if self._workspace is not None:
            self._workspace.__exit__(None, None, None)
            self._workspace = self._folder = None


_AS_TOLD = ("engine", "weights", "bytes", "load_seconds", "styles", "styles_problem")


def _aged(held: Message, *, now: float) -> dict[str, object]:
    """An engine that is held, with seconds in place of moments: other machines have other clocks."""
    since = held["running_since"]
    return {name: held[name] for name in _AS_TOLD} | {
        "is_running": since is not None,
        "running_seconds": 0.0 if since is None else round(max(now - since, 0.0), 1),
        "idle_seconds": 0.0 if since is not None else round(max(now - held["used_at"], 0.0), 1),
    }
