"""Access: who is calling, and the single place that will answer what they may see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

LOCAL_OWNER = uuid.UUID("00000000-0000-7000-8000-000000000001")
"""Whoever sits at this machine; the first migration makes its row."""


@dataclass(frozen=True)
class Caller:
    """On whose behalf something is asked; every query filters by it."""

    owner_id: uuid.UUID


def caller_for_local() -> Caller:
    """The caller of every request while the server knows no users: the local owner."""
    return Caller(owner_id=LOCAL_OWNER)
