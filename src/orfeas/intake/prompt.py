"""Prompt: words that say what is wanted, cleaned and limited."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError

PROMPT_CHARACTERS = 1_000
_JOINERS = "\u200c\u200d"
"""Zero-width, and yet part of how Persian, Hindi and emoji are written."""


class PromptEmpty(OrfeasError):
    """The {called} holds no words. Say what you want to see, such as `a red wooden toy boat`."""

    kind = Kind.INVALID


class PromptTooLong(OrfeasError):
    """The {called} has {characters} characters; at most {limit} are accepted. Say it in fewer words."""

    kind = Kind.TOO_LARGE


@dataclass(frozen=True)
class Prompt:
    """Words as they go to a network.

    Attributes:
        text: 1 to 1,000 characters, composed (NFC), without control characters, words apart by one space.
    """

    text: str


def read_prompt(text: str, *, called: str = "prompt") -> Prompt:
    """A prompt as typed, cleaned.

    Args:
        text: what was typed.
        called: what it is to the user, for the sentence: `negative prompt`.

    Raises:
        PromptEmpty: nothing that can be read is left.
        PromptTooLong: it is longer than `PROMPT_CHARACTERS`, before or after.
    """
    _check_length(text, called=called)
    spaced = "".join(" " if character.isspace() else character for character in text)
    composed = unicodedata.normalize("NFC", spaced)
    cleaned = " ".join("".join(character for character in composed if _is_kept(character)).split())
    if not any(unicodedata.category(character)[0] in "LNS" for character in cleaned):
        raise PromptEmpty(called=called)
    _check_length(cleaned, called=called)
    return Prompt(cleaned)


def _is_kept(character: str) -> bool:
    """Whether it is written or joins what is: no control, no surrogate, nothing private or that turns text."""
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")


def _check_length(text: str, *, called: str) -> None:
    if len(text) > PROMPT_CHARACTERS:
        raise PromptTooLong(called=called, characters=f"{len(text):,}", limit=f"{PROMPT_CHARACTERS:,}")
