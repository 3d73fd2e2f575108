"""Reconcile: what rows want of engines is passed on to their process, which heeds it between two jobs; what it holds
is reported."""

from __future__ import annotations

import time
import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.jobs.queries import beat_worker
from orfeas.weights.queries import recent_clears, report_residency, wanted_styles, wanted_weights
from orfeas.worker.residents.host import EngineHost
from orfeas.worker.wire import Message

LOOK_SECONDS = 1.0
"""Between two looks: what is wanted is heeded within two seconds, unless a job runs."""

REPORT_SECONDS = 5.0
"""Between two reports of the same."""


class Reconciler:
    """One worker's view of the rows."""

    def __init__(self, host: EngineHost, *, worker: str) -> None:
        self._host, self._worker = host, worker
        self._wanted: dict[str, str] | None = None
        self._heeded: frozenset[uuid.UUID] | None = None
        self._styles: dict[str, list[dict[str, Any]]] = {}
        self._told: Message | None = None
        self._reported_at = float("-inf")

    async def look(self, session: AsyncSession) -> list[Message]:
        """What is to be said to the process since the last look; what was there before the first is for others.

        Jobs name the weights that they were asked for with, so those that wait are done with what was wanted then.
        Styles that are to be carried are for whoever comes, too.
        """
        wanted, clears = await wanted_weights(session), await recent_clears(session)
        said: list[Message] = []
        if self._heeded is not None:
            said += [{"do": "clear", "engine": engine} for key, engine in clears.items() if key not in self._heeded]
        if self._wanted is not None and wanted != self._wanted:
            said.append({"do": "want", "weights": wanted})
        styles = await wanted_styles(session)
        if styles != self._styles:
            said.append({"do": "wear", "styles": styles})
        self._wanted, self._heeded, self._styles = wanted, frozenset(clears), styles
        return said

    async def report(self, session: AsyncSession) -> None:
        """Write down what the process holds, with a sign of life; when it has changed, else now and then."""
        is_same, now = self._host.told is self._told, time.monotonic()
        if is_same and now - self._reported_at < REPORT_SECONDS:
            return
        self._told, self._reported_at = self._host.told, now
        await beat_worker(session, worker=self._worker)
        await report_residency(session, worker=self._worker, report=self._host.report())
