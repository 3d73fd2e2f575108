"""Reading: what of a prompt a network's tokenizer has room for; what is left out is told, never lost in silence."""

from __future__ import annotations

from collections.abc import Callable


def fit(text: str, *, after: str, count: Callable[[str], int], limit: int) -> tuple[str, str]:
    """A prompt with the words of its style, of which the prompt's last words give way where there is no room.

    Args:
        text: the prompt.
        after: words that stay; "" for none.
        count: how many tokens a text has, with those that stand before and after it.
        limit: how many there may be.

    Returns:
        What the network is given, and what of the prompt was left out ("" where it all fits). One word always stays.
    """
    words = text.split(" ")

    def joined(number: int) -> str:
        return ", ".join(filter(None, [" ".join(words[:number]).rstrip(",;"), after]))

    if count(joined(len(words))) <= limit:
        return joined(len(words)), ""
    fits, fails = 1, len(words)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        fits, fails = (middle, fails) if count(joined(middle)) <= limit else (fits, middle)
    return joined(fits), " ".join(words[fits:])
