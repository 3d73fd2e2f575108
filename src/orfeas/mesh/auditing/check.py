"""Check: one demand of a profile and how an asset stands to it."""

from __future__ import annotations

from dataclasses import dataclass

Value = bool | int | float | None

NOTHING = "There was nothing to measure here."


@dataclass(frozen=True)
class Check:
    """One demand of a profile and how an asset stands to it.

    Attributes:
        id: the same for ever; scripts go by it.
        value: what was measured; None when it could not be.
        limit: what was demanded.
        outcome: "pass", "fail" or "not_checked"; unknown is never a pass.
        sentence: for the user; on a failure it ends with what to do.
    """

    id: str
    value: Value
    limit: Value
    outcome: str
    sentence: str


def at_most(
    name: str, value: int | float | None, limit: int | float, good: str, bad: str, *, unknown: str = NOTHING
) -> Check:
    """A check that passes up to and including a limit."""
    return _judged(name, value, limit, value is not None and value <= limit, good, bad, unknown)


def at_least(
    name: str, value: int | float | None, limit: int | float, good: str, bad: str, *, unknown: str = NOTHING
) -> Check:
    """A check that passes from a limit on."""
    return _judged(name, value, limit, value is not None and value >= limit, good, bad, unknown)


def is_true(name: str, value: bool | None, good: str, bad: str, *, unknown: str = NOTHING) -> Check:
    """A check of something that is so or not."""
    return _judged(name, value, True, bool(value), good, bad, unknown)


def count(number: int, noun: str) -> str:
    """ "1 edge", "2 edges"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def length(metres: float) -> str:
    """A length in the unit people would say it in."""
    if abs(metres) < 1.0:
        return f"{metres * 1e3:.3g} mm"
    return f"{metres:.3g} m" if metres < 1e3 else f"{metres:,.0f} m"


def share(part: float) -> str:
    """A share as a percentage."""
    return f"{part * 100:.2g} %" if part < 0.995 else "100 %"


def _judged(name: str, value: Value, limit: Value, is_good: bool, good: str, bad: str, unknown: str) -> Check:
    if value is None:
        return Check(name, None, limit, "not_checked", unknown)
    outcome, sentence = ("pass", good) if is_good else ("fail", bad)
    return Check(name, _short(value), _short(limit), outcome, sentence)


def _short(value: Value) -> Value:
    """Six significant digits, as everywhere in a report."""
    return float(f"{value:.6g}") if isinstance(value, float) else value
