"""Fallback: which engines of a recipe could not run before the one that did, and the line that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from orfeas.errors import OrfeasError

MAX_SENTENCE = 300
"""Characters of a sentence that are kept: what a library says of itself may be long, and goes into every file."""


@dataclass(frozen=True)
class Attempted:
    """An engine that was to make the surface and could not.

    Attributes:
        engine: its name.
        code: of the failure; stable, for programs.
        sentence: of the failure, for the user.
    """

    engine: str
    code: str
    sentence: str

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def attempted(engine: str, failure: OrfeasError) -> Attempted:
    """What is remembered of an engine that failed."""
    sentence = failure.sentence
    if len(sentence) > MAX_SENTENCE:
        sentence = f"{sentence[: MAX_SENTENCE - 1].rstrip()}…"
    return Attempted(engine, failure.code, sentence)


def draft_line(engine: str, before: Sequence[Attempted]) -> str:
    """The one line that says why an asset is a draft.

    Args:
        engine: that made it.
        before: those that could not, one or more, in the order of the recipe.
    """
    first, *others = before
    line = f"Draft: made by {engine}, because {first.engine} could not run: {first.sentence}"
    return " ".join([line, *(f"Nor could {each.engine}: {each.sentence}" for each in others)])
