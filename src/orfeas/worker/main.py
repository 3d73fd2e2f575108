"""Worker: an asyncio parent that claims jobs, one at a time, and stays light; its warm child does the work.

It claims when Procrastinate delivers, when the database calls out, and each `poll_seconds`. It beats when idle too, and
puts back what other workers have left. The database may go away and come back; jobs lost meanwhile are fenced off.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import threading
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from orfeas.assets.blobs.disk import Disk
from orfeas.database.session import DatabaseDown, open_database
from orfeas.errors import Kind, OrfeasError
from orfeas.jobs.attempt import Attempt, claim
from orfeas.jobs.listen import listen
from orfeas.jobs.queries import JOBS_CHANNEL, beat_worker, forget_worker
from orfeas.jobs.recover import recover
from orfeas.jobs.states import JobState
from orfeas.settings import Settings
from orfeas.telemetry.metrics import JOB_WAIT_SECONDS, JOBS_CLAIMED, JOBS_FINISHED, LEASES_LOST
from orfeas.worker.delivery import CHANNELS, deliver
from orfeas.worker.ending import Ending, end_attempt
from orfeas.worker.handlers import HANDLERS, Handler
from orfeas.worker.lease import Lease
from orfeas.worker.perform import end_task, perform
from orfeas.worker.residents.host import PROGRAM, EngineHost
from orfeas.worker.residents.reconcile import LOOK_SECONDS, Reconciler
from orfeas.worker.warm import WarmChild
from orfeas.worker.workshop import Workshop

TEND_SECONDS = 5.0  # at most, between two rounds of looking after what others left
GIVE_UP_SECONDS, CLOSE_SECONDS, LEAVE_SECONDS = 1.4, 0.3, 0.5
"""At most, when stopping: for the running job, for each of three rounds of closing, and for what hangs after all."""
_log = structlog.get_logger("orfeas.worker")


class NoDatabaseNamed(OrfeasError):
    """The worker was given no database. Start it with "orfeas worker", or set ORFEAS_DATABASE_URL to PostgreSQL 15+."""

    kind = Kind.UNAVAILABLE


class Worker:
    """One worker of one process."""

    def __init__(
        self, settings: Settings, *, handlers: Mapping[str, Handler] = HANDLERS, engines: str = PROGRAM
    ) -> None:
        if settings.database_url is None:
            raise NoDatabaseNamed
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._url = settings.database_url
        modules = dict.fromkeys(handler.function.partition(":")[0] for handler in handlers.values())
        disk = Disk(settings.home)
        self._workshop = Workshop(
            settings,
            open_database(
                settings.database_url, pool_size=settings.database_pool_size, idle_seconds=settings.lease_seconds
            ),
            disk,
            WarmChild(list(modules), memory_bytes=settings.worker_memory_bytes),
            EngineHost(disk, home=settings.home, device=settings.device, program=engines),
            handlers,
        )
        self._wake = asyncio.Event()
        self._lease: tuple[str, Lease] | None = None

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until asked to stop; a running job is handed back then.

        Raises:
            ChildNotStarted: the program that does the work does not start.
        """
        poll = self._workshop.settings.poll_seconds
        tasks = [
            asyncio.create_task(self._claim_for_ever(stopping)),
            asyncio.create_task(self._tend_for_ever()),
            asyncio.create_task(self._reconcile_for_ever()),
            asyncio.create_task(self._listen_for_ever()),
            asyncio.create_task(deliver(self._url, name=self.name, poll_seconds=poll, ring=self._wake.set)),
        ]
        stop = asyncio.create_task(stopping.wait())
        try:
            await asyncio.wait([*tasks, stop], return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.set()
            await asyncio.wait(tasks[:1], timeout=GIVE_UP_SECONDS)
            await _close(
                self._workshop.child.close(), self._workshop.engines.close(), *(end_task(task) for task in tasks)
            )
            await _close(self._say_goodbye())
            await _close(self._workshop.database.close())
        for task in tasks:
            if task.done() and not task.cancelled():
                task.result()

    async def _claim_for_ever(self, stopping: asyncio.Event) -> None:
        while not stopping.is_set():
            await self._workshop.child.ready()
            attempt = None
            try:
                self._wake.clear()
                attempt = await self._claim()
                if attempt is not None:
                    await self._perform(attempt, stopping)
            except DatabaseDown as failure:
                _log.warning("no jobs can be claimed", problem=failure.sentence)
            if attempt is None and not stopping.is_set():
                await self._pause(stopping)

    async def _pause(self, stopping: asyncio.Event) -> None:
        """Until somebody calls, or it is time to look anyway."""
        waiting = [asyncio.create_task(self._wake.wait()), asyncio.create_task(stopping.wait())]
        seconds = self._workshop.settings.poll_seconds
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def _claim(self) -> Attempt | None:
        settings = self._workshop.settings
        async with self._workshop.transaction() as session:
            attempt = await claim(
                session,
                worker=self.name,
                kinds=list(self._workshop.handlers),
                lease_seconds=settings.lease_seconds,
                max_attempts=settings.max_attempts,
            )
        if attempt is not None:
            JOBS_CLAIMED.labels(attempt.kind).inc()
            if attempt.number == 1:
                JOB_WAIT_SECONDS.labels(attempt.kind).observe(attempt.waited_seconds)
        return attempt

    async def _perform(self, attempt: Attempt, stopping: asyncio.Event) -> None:
        """The worker's last handler of failures: a defect of ours ends the job, not the worker."""
        lease = Lease(self._workshop, attempt)
        self._lease = (str(attempt.job_id), lease)
        with structlog.contextvars.bound_contextvars(trace_id=attempt.trace_id, job_id=str(attempt.job_id)):
            _log.info("job claimed", kind=attempt.kind, attempt=attempt.number)
            try:
                await perform(self._workshop, attempt, lease=lease, stopping=stopping)
            except DatabaseDown:
                raise
            except Exception:
                _log.exception("job met a defect of the worker")
                with suppress(OrfeasError, SQLAlchemyError):
                    ending = Ending(JobState.FAILED, OrfeasError())
                    await end_attempt(self._workshop, attempt, ending, stopping=stopping)
            finally:
                self._lease = None

    async def _tend_for_ever(self) -> None:
        """Say that we live, put back what silent workers held, end what is overdue."""
        seconds = min(self._workshop.settings.lease_seconds / 3, TEND_SECONDS)
        while True:
            try:
                async with self._workshop.transaction() as session:
                    await beat_worker(session, worker=self.name)
                async with self._workshop.transaction() as session:
                    recovered = await recover(session)
                LEASES_LOST.inc(recovered.num_lapsed)
                for kind in recovered.overdue:
                    JOBS_FINISHED.labels(kind, JobState.FAILED.value).inc()
                if recovered.num_lapsed or recovered.overdue:
                    _log.warning("jobs recovered", num_lapsed=recovered.num_lapsed, num_overdue=len(recovered.overdue))
            except DatabaseDown as failure:
                _log.warning("database is away", problem=failure.sentence)
            await asyncio.sleep(seconds)

    async def _reconcile_for_ever(self) -> None:
        """Have the engines follow what rows want of them, and say what they hold."""
        reconciler = Reconciler(self._workshop.engines, worker=self.name)
        while True:
            try:
                async with self._workshop.transaction() as session:
                    said = await reconciler.look(session)
                    await reconciler.report(session)
                for message in said:
                    await self._workshop.engines.tell(message)
            except DatabaseDown as failure:
                _log.warning("what is wanted of engines cannot be read", problem=failure.sentence)
            await asyncio.sleep(LOOK_SECONDS)

    async def _listen_for_ever(self) -> None:
        async for notice in listen(self._url, JOBS_CHANNEL, *CHANNELS):
            lease = self._lease
            if notice is not None and lease is not None and lease[0] == notice[1]:
                lease[1].look_now()
            else:
                self._wake.set()

    async def _say_goodbye(self) -> None:
        with suppress(OrfeasError):
            async with self._workshop.transaction() as session:
                await forget_worker(session, worker=self.name)


async def _close(*closings: Coroutine[Any, Any, object]) -> None:
    """All at once, and not for long: whoever stops us waits."""
    tasks = [asyncio.create_task(closing) for closing in closings]
    _done, late = await asyncio.wait(tasks, timeout=CLOSE_SECONDS)
    for task in late:
        task.cancel()


def run_worker(settings: Settings, *, handlers: Mapping[str, Handler] = HANDLERS) -> None:
    """Work in this process until SIGTERM or SIGINT.

    Raises:
        NoDatabaseNamed: ORFEAS_DATABASE_URL is not set.
        ChildNotStarted: the program that does the work does not start.
    """

    async def work() -> None:
        stopping = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        try:
            await Worker(settings, handlers=handlers).run(stopping)
        finally:
            leave = threading.Timer(LEAVE_SECONDS, os._exit, [0])  # a database that hangs must not keep us
            leave.daemon = True
            leave.start()

    asyncio.run(work())
