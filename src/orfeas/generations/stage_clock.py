"""Stage clock: fractions of a stage become fractions of the whole, and seconds are remembered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

StageReport = Callable[[str, float], None]
"""Told the stage under way and the fraction of the whole that is done, 0 to 1."""

SECOND_TRY, ALMOST_DONE = "second try", 0.99
"""A second try is rarely needed, so no share of the whole is kept for it; it stands just short of the end, and so does
what comes after it."""


class StageClock:
    """Goes through stages in order.

    Attributes:
        seconds: what each stage took, in order.
    """

    def __init__(self, shares: Mapping[str, float], report: StageReport) -> None:
        """Shares of the whole time by stage, summing to 1, in order; and who is told."""
        self.seconds: dict[str, float] = {}
        self._shares, self._report, self._before = shares, report, 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[float], None]]:
        """A stage; gives what to call with the fraction of it that is done."""
        share, before = self._shares[name], self._before
        self._report(name, before)
        with self._timed(name):
            yield lambda fraction: self._report(name, min(before + share * min(max(fraction, 0.0), 1.0), 1.0))
        self._before = before + share

    @contextmanager
    def second_try(self) -> Iterator[StageClock]:
        """The same stages once more, as one: gives their clock, whose reports keep the work interruptible."""
        self._report(SECOND_TRY, ALMOST_DONE)
        self._before = ALMOST_DONE
        with self._timed(SECOND_TRY):
            yield StageClock(self._shares, lambda _stage, _fraction: self._report(SECOND_TRY, ALMOST_DONE))

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - started, 4)
