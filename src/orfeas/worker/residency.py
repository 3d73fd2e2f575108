"""Residency: which engines a device holds, who leaves when one needs room, and whose turn it is.

Values in, decisions out: no torch, no process, no clock. One job runs at a time, for a single picture fills a device.
Nothing is refused by an estimate: a job that needs all there is gets all there is, and the device has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

MOST_PASSED = 4
"""Jobs whose engine is there go before one whose engine is not, but so many times at most."""

MOST_TRIES = 2
"""A job that ran out of memory is tried once more, when others have left."""


@dataclass(frozen=True, order=True)
class Key:
    """What is held: an engine with its weights, by their hash."""

    engine: str
    weights: str


@dataclass(frozen=True)
class Need:
    """What a job takes of the device: at its largest moment, its engine included."""

    key: Key
    num_bytes: int


@dataclass(frozen=True)
class Held:
    """An engine on the device.

    Attributes:
        num_bytes: what it takes when it does nothing.
        load_seconds: what bringing it there took.
        used_at: seconds, by any clock that goes on.
    """

    key: Key
    num_bytes: int
    load_seconds: float
    used_at: float

    def worth(self, now: float) -> float:
        """What would be lost with it: its bytes read again for so many seconds, the less the longer it was not used."""
        return self.num_bytes * self.load_seconds / max(now - self.used_at, 1.0)


@dataclass(frozen=True)
class Waiting:
    """A job that waits for its turn.

    Attributes:
        ticket: the caller's own name for it.
        num_passed: later ones that were begun before it.
    """

    ticket: int
    need: Need
    num_passed: int = 0


@dataclass(frozen=True)
class Residency:
    """A device at one moment.

    Attributes:
        total: bytes that engines may take.
        held: engines on it, the running job's among them once it is loaded.
        running: what the running job needs; None where none runs.
    """

    total: int
    held: tuple[Held, ...] = ()
    running: Need | None = None

    @property
    def reserved(self) -> int:
        """Bytes that are spoken for: what is held, and all that the running job may come to need."""
        own = None if self.running is None else self.running.key
        others = sum(each.num_bytes for each in self.held if each.key != own)
        return others + (0 if self.running is None else min(self.running.num_bytes, self.total))

    def find(self, key: Key) -> Held | None:
        """The engine of that key, if it is held."""
        return next((each for each in self.held if each.key == key), None)

    def without(self, keys: Sequence[Key]) -> Residency:
        """After some have left. The running job's engine leaves only when it is loaded anew."""
        return replace(self, held=tuple(each for each in self.held if each.key not in keys))

    def begun(self, need: Need) -> Residency:
        """A job has its turn; `make_room` has been done for it."""
        assert self.running is None, "one job at a time"
        return replace(self, running=need)

    def loaded(self, held: Held) -> Residency:
        """An engine has come; one that was there is the newer one now."""
        return replace(self, held=(*self.without([held.key]).held, held))

    def ended(self, *, now: float) -> Residency:
        """The running job is over, however it went; its engine, if it was loaded, stays."""
        assert self.running is not None
        held = tuple(replace(each, used_at=now) if each.key == self.running.key else each for each in self.held)
        return replace(self, held=held, running=None)


def make_room(residency: Residency, need: Need, *, now: float, upcoming: Key | None = None) -> tuple[Key, ...]:
    """Who leaves so that a job has its bytes: those worth least, and no more of them than it takes.

    Args:
        residency: where nothing runs.
        need: the job's.
        now: by the clock of `Held.used_at`.
        upcoming: what the job after it needs; leaves last.

    Returns:
        The job's own engine is never among them. All others are, where it needs more than there is.
    """
    others = [each for each in residency.held if each.key != need.key]
    excess = sum(each.num_bytes for each in others) + min(need.num_bytes, residency.total) - residency.total
    leaving: list[Held] = []
    for each in sorted(others, key=lambda held: (held.key == upcoming, held.worth(now))):
        if excess <= 0:
            break
        leaving.append(each)
        excess -= each.num_bytes
    for each in reversed(leaving[:]):  # some may stay after all, now that larger ones leave
        if excess + each.num_bytes <= 0:
            leaving.remove(each)
            excess += each.num_bytes
    return tuple(each.key for each in leaving)


def take_next(residency: Residency, waiting: Sequence[Waiting]) -> tuple[Waiting, tuple[Waiting, ...]]:
    """Whose turn it is, of one or more in the order they came, and those that go on waiting.

    A job is begun after those that came before it and at most MOST_PASSED of those that came after.
    """
    overtaken = (each for each in waiting if each.num_passed >= MOST_PASSED)
    warm = (each for each in waiting if residency.find(each.need.key))
    chosen = next(overtaken, None) or next(warm, None) or waiting[0]
    at = waiting.index(chosen)
    passed = tuple(replace(each, num_passed=each.num_passed + 1) for each in waiting[:at])
    return chosen, (*passed, *waiting[at + 1 :])


def relief(residency: Residency) -> tuple[Key, ...]:
    """Who leaves when the running job ran out of memory: all others; where there are none its own engine, which comes
    back to a device without gaps."""
    assert residency.running is not None
    own = residency.running.key
    return tuple(each.key for each in residency.held if each.key != own) or (own,)


def superseded(residency: Residency, wanted: Mapping[str, str]) -> tuple[Key, ...]:
    """Engines held with other weights than are wanted now, but for the one that runs.

    Args:
        wanted: hashes of weights by engine; engines that are not in it may have any.
    """
    own = None if residency.running is None else residency.running.key
    stale = (each.key for each in residency.held if wanted.get(each.key.engine, each.key.weights) != each.key.weights)
    return tuple(key for key in stale if key != own)
