"""Which weights an engine would run with, told without loading it: an edge may ask."""

from __future__ import annotations

import json
from pathlib import Path

CARDS: dict[str, Path] = {"small": Path(__file__).parent / "small" / "weights" / "small.json"}
"""The card beside the weights in the package, by engine; whoever opens the weights holds them against it."""


def weights_of(engine: str) -> str | None:
    """The hash of an engine's weights, as `sha256:` and 64 hex digits.

    Returns:
        None where an engine has no weights, and where the card that tells of them is missing or cannot be read.
    """
    card = CARDS.get(engine)
    if card is None:
        return None
    try:
        return f"sha256:{json.loads(card.read_text())['sha256']}"
    except (OSError, ValueError, KeyError, TypeError):
        return None
