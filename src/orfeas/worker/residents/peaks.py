"""Peaks: how many bytes of a device a kind of work takes at its largest moment: measured, or guessed until it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

MARGIN = 1.1
"""More than was measured is kept free: memory has gaps."""


@dataclass(frozen=True, order=True)
class Work:
    """What decides about memory: the engine, the recipe's grid, and what is computed in (None: what suits)."""

    engine: str
    field_cells: int
    precision: str | None


@dataclass(frozen=True)
class Peaks:
    """The table, filled by measuring."""

    measured: Mapping[Work, int] = field(default_factory=lambda: MappingProxyType({}))

    def expect(self, work: Work, *, estimate: int) -> int:
        """Bytes to keep for a job; by what was measured, else by the estimate."""
        return round(self.measured.get(work, estimate) * MARGIN)

    def with_measured(self, work: Work, num_bytes: int) -> Peaks:
        """The table after a job; the most that was ever seen counts."""
        most = max(num_bytes, self.measured.get(work, 0))
        return Peaks(MappingProxyType({**self.measured, work: most}))

    def to_json(self) -> list[dict[str, object]]:
        return [
            {"engine": work.engine, "cells": work.field_cells, "precision": work.precision, "bytes": num_bytes}
            for work, num_bytes in sorted(self.measured.items(), key=lambda item: str(item[0]))
        ]

    @classmethod
    def from_json(cls, rows: Sequence[Mapping[str, Any]]) -> Peaks:
        """What `to_json` gave."""
        found = {Work(row["engine"], row["cells"], row["precision"]): int(row["bytes"]) for row in rows}
        return cls(MappingProxyType(found))
