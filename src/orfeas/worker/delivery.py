"""Delivery: Procrastinate hands us wake-up calls; the work itself is claimed by our own query.

What it calls out when a delivery is written is heard by every worker at once (CHANNELS), so that the claim comes first;
the delivery itself is taken off the table a moment later by one of them, and rings again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import structlog
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ProcrastinateException
from procrastinate.jobs import Status
from procrastinate.manager import get_channel_for_queues
from psycopg import Error
from psycopg_pool import PoolTimeout

from orfeas.jobs.queries import QUEUE, WAKE_TASK

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 1.0
STALLED_SECONDS, CLEAN_SECONDS = 30.0, 60.0
_log = structlog.get_logger("orfeas.worker")

CHANNELS = tuple(get_channel_for_queues([QUEUE]))
"""Where Procrastinate calls out that something was written for us."""


async def deliver(url: str, *, name: str, poll_seconds: float, ring: Callable[[], None]) -> None:
    """Take deliveries for ever; comes back by itself when the database does."""
    for library in ("procrastinate", "psycopg.pool"):  # each would tell of one outage many times; we tell once
        logging.getLogger(library).setLevel(logging.CRITICAL)
    while True:
        try:
            async with _make_app(url, ring=ring).open_async() as app, asyncio.TaskGroup() as group:
                group.create_task(_clean(app))
                group.create_task(_take(app, name=name, poll_seconds=poll_seconds))
        except* (ProcrastinateException, PoolTimeout, Error, OSError) as interruption:
            if not _is_being_canceled():
                _log.warning("deliveries interrupted", problem=_first_line(interruption))
        if _is_being_canceled():  # the library takes a cancellation for an ending, and a group forgets it
            raise asyncio.CancelledError
        await asyncio.sleep(RETRY_SECONDS)


def _is_being_canceled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _make_app(url: str, *, ring: Callable[[], None]) -> App:
    app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=3, timeout=CONNECT_SECONDS))

    @app.task(name=WAKE_TASK, queue=QUEUE)
    async def wake(job_id: str) -> None:
        del job_id
        ring()

    return app


async def _take(app: App, *, name: str, poll_seconds: float) -> None:
    await app.run_worker_async(
        queues=[QUEUE],
        name=name,
        fetch_job_polling_interval=max(poll_seconds, 1.0),
        listen_notify=False,
        delete_jobs="always",
        install_signal_handlers=False,
        shutdown_graceful_timeout=0.5,
    )
    raise ProcrastinateException("its connection broke")


async def _clean(app: App) -> None:
    """Take away the deliveries that workers held when they were killed."""
    while True:
        stalled = await app.job_manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=STALLED_SECONDS)
        for delivery in stalled:
            await app.job_manager.finish_job(delivery, status=Status.FAILED, delete_job=True)
        await asyncio.sleep(CLEAN_SECONDS)


def _first_line(interruption: BaseException) -> str:
    while isinstance(interruption, BaseExceptionGroup):
        interruption = interruption.exceptions[0]
    cause = interruption.__cause__ or interruption
    return str(cause).strip().split("\n")[0] or type(cause).__name__
