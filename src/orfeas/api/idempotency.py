"""The Idempotency-Key header: the same key is the same request, however often it arrives."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="send the same key again after a lost answer: you get the same result, and nothing is made twice",
    ),
]
