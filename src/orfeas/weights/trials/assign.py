"""Assign: the arm a subject falls to, the same for as long as the trial runs."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence

from orfeas.weights.trials.trial import Arm

_WHOLE = 2**64


def assign(trial_id: uuid.UUID, *, subject: str, arms: Sequence[Arm], share: float = 1.0) -> Arm | None:
    """The arm of a subject; None for those that are not of the share that takes part.

    One half of a hash decides whether it takes part, the other on which arm, so that neither tells of the other.

    Args:
        subject: whatever is to stay on one arm.
    """
    digest = hashlib.sha256(f"{trial_id}|{subject}".encode()).digest()
    in_share, in_arms = int.from_bytes(digest[:8]), int.from_bytes(digest[8:16])
    if in_share >= share * _WHOLE:
        return None
    return arms[in_arms * len(arms) // _WHOLE]
