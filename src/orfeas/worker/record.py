"""Record: a job's progress written down while the child goes on; three commits at most, the newest wins."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path

import structlog

from orfeas.errors import OrfeasError
from orfeas.jobs.attempt import Attempt, AttemptLost
from orfeas.jobs.progress import record
from orfeas.worker.workshop import Workshop

MILESTONES = (0.01, 0.4, 0.6)
"""Fractions of the whole. The first stage that begins at or past one of them is written down; the first is passed as
soon as anything is done, so that what can be seen early is seen early."""
FINISH_SECONDS = 1.0
_log = structlog.get_logger("orfeas.worker")


class Milestones:
    """Which of the many reports of an attempt are to be written down."""

    def __init__(self) -> None:
        self._left = list(MILESTONES)
        self._stage: str | None = None

    def is_passed(self, stage: str, fraction: float) -> bool:
        """Whether this report is one of them."""
        begins, self._stage = stage != self._stage, stage
        if not begins or not self._left or fraction < self._left[0]:
            return False
        self._left = [mark for mark in self._left if mark > fraction]
        return True


class Recorder:
    """Writes down the progress of one attempt, and shows what is there to be seen."""

    def __init__(self, workshop: Workshop, attempt: Attempt, *, folder: Path) -> None:
        self.is_lost = False
        self._workshop, self._attempt, self._folder = workshop, attempt, folder
        self._show = workshop.handlers[attempt.kind].show
        self._milestones = Milestones()
        self._began = time.monotonic()
        self._newest: tuple[str, float] | None = None
        self._task: asyncio.Task[None] | None = None

    def note(self, stage: str, fraction: float) -> None:
        """Told everything; never waits."""
        if self._milestones.is_passed(stage, fraction):
            self._newest = (stage, fraction)
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._write())

    async def finish(self) -> None:
        """Drop what is not being written yet, and wait for what is: the conclusion comes after it."""
        self._newest = None
        if self._task is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._task, FINISH_SECONDS)

    async def _write(self) -> None:
        while self._newest is not None and not self.is_lost:
            (stage, fraction), self._newest = self._newest, None
            try:
                async with self._workshop.transaction() as session:
                    is_shown = False
                    if self._show is not None:
                        home = self._workshop.settings.home
                        is_shown = await self._show(session, attempt=self._attempt, folder=self._folder, home=home)
                    left = seconds_left(fraction, elapsed_seconds=time.monotonic() - self._began)
                    await record(session, self._attempt, stage=stage, fraction=fraction, estimate_seconds=left)
                if is_shown:
                    self._show = None
            except AttemptLost:
                self.is_lost = True
            except (OrfeasError, OSError) as failure:
                _log.warning("progress was not written down", problem=str(failure))


def seconds_left(fraction: float, *, elapsed_seconds: float) -> float:
    """What the rest will take if it goes on as before."""
    return round(elapsed_seconds * (1.0 - min(fraction, 1.0)) / fraction, 2)
