"""The cards of this machine, asked for again only after a while: their driver takes its time to answer."""

from __future__ import annotations

import threading
import time

from orfeas.engines.cards import Card, find_cards

FRESH_SECONDS = 5.0


class SeenCards:
    """What was last seen; however many want to know, one asks."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._cards: list[Card] = []
        self._fresh_until = 0.0

    def now(self) -> list[Card]:
        """The cards as they were a moment ago; may wait for the driver."""
        with self._asking:
            if time.monotonic() >= self._fresh_until:
                self._cards = find_cards()
                self._fresh_until = time.monotonic() + FRESH_SECONDS
            return self._cards
