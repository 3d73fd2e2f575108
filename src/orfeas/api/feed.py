"""One ear on the database for all open streams: whoever waits is woken when an event has been committed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Bell:
    """Rings when there may be something new; what it is, the listener looks up."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, *, timeout_seconds: float) -> bool:
        """True when rung since the last wait; False when the time is over."""
        try:
            await asyncio.wait_for(self._rung.wait(), timeout=timeout_seconds)
        except TimeoutError:
            return False
        self._rung.clear()
        return True


class Feed:
    """The bells of all open streams of this process."""

    def __init__(self) -> None:
        self._bells: set[Bell] = set()

    @contextmanager
    def subscribe(self) -> Iterator[Bell]:
        bell = Bell()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)

    def ring_all(self) -> None:
        for bell in self._bells:
            bell.ring()
