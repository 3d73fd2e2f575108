"""Lease: kept by heartbeats while the child works; each tells whether the job is lost or to be canceled."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from orfeas.database.session import DatabaseDown
from orfeas.jobs.attempt import Attempt, AttemptLost, beat
from orfeas.worker.workshop import Workshop

CANCEL_POLL_SECONDS, END_SECONDS = 1.0, 0.5
_log = structlog.get_logger("orfeas.worker")


class Lease:
    """The hold on one job."""

    def __init__(self, workshop: Workshop, attempt: Attempt) -> None:
        self.is_lost = False
        self.is_canceled = False
        self.turned = asyncio.Event()
        self._workshop, self._attempt = workshop, attempt
        self._look = asyncio.Event()
        self._is_over = False

    async def __aenter__(self) -> Lease:
        self._keeper = asyncio.create_task(self._keep())
        return self

    async def __aexit__(self, *_failure: object) -> None:
        """An unfinished beat is waited for, but not for long."""
        self.end()
        await asyncio.wait([self._keeper], timeout=END_SECONDS)
        self._keeper.cancel()

    def look_now(self) -> None:
        """Somebody called out about this job."""
        self._look.set()

    def end(self) -> None:
        """Keep it no longer: what is left to do is done in one transaction."""
        self._is_over = True
        self._look.set()

    async def _keep(self) -> None:
        """Beat until the job is lost, canceled or done with. A database that is away is asked again."""
        seconds = self._workshop.settings.lease_seconds
        while not self._is_over:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), min(seconds / 3, CANCEL_POLL_SECONDS))
            self._look.clear()
            if not self._is_over:
                await self._beat(seconds)

    async def _beat(self, seconds: float) -> None:
        try:
            async with self._workshop.transaction() as session:
                self.is_canceled = await beat(session, self._attempt, lease_seconds=seconds)
        except AttemptLost:
            self.is_lost = True
        except DatabaseDown as failure:
            _log.warning("heartbeat failed", problem=failure.sentence)
        if self.is_lost or self.is_canceled:
            self._is_over = True
            self.turned.set()
