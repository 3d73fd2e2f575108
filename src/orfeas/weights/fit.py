"""Fit: in which way weights run on a card of so much memory, and how long that takes as others have told."""

from __future__ import annotations

from typing import Literal

from orfeas.engines.device import INT8
from orfeas.weights.manifest import Manifest, Memory, Reported

Way = Literal["resident", "staged", "offloaded", "none"]
"""With everything on the card, with one network after another, with one layer after another, or not at all."""


def memory_of(manifest: Manifest, *, precision: str | None) -> Memory | None:
    """What a device needs in that precision (None: what suits it); None where nobody has told."""
    return manifest.memory_int8 if precision == INT8 and manifest.memory_int8 else manifest.memory


def way_of(memory: Memory, *, total_bytes: int) -> Way:
    """The quickest way that a card has the memory for, were all of it free."""
    for way in ("resident", "staged", "offloaded"):
        if total_bytes >= bytes_of(memory, way):
            return way
    return "none"


def bytes_of(memory: Memory, way: Way) -> int:
    """What a way takes; of `none` what the least of them takes."""
    return {"resident": memory.resident_bytes, "staged": memory.staged_bytes}.get(way, memory.offloaded_bytes)


def reported_for(manifest: Manifest, *, card: str) -> Reported | None:
    """What somebody told of a card of that kind; None where nobody did."""
    for reported in manifest.reported:
        if any(f" {word} " in f" {card.replace('-', ' ')} " for word in reported.cards):
            return reported
    return None
