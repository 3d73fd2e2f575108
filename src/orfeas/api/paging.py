"""Opaque cursors: where the last page ended, in the order of the list."""

from __future__ import annotations

import base64
import binascii
import uuid
from datetime import datetime

from orfeas.errors import Kind, OrfeasError

LARGEST_PAGE = 200


class UnknownCursor(OrfeasError):
    """This cursor cannot be read. Take it unchanged from `next_cursor`, or begin again without one."""

    kind = Kind.INVALID


def encode_cursor(created_at: datetime, row_id: uuid.UUID) -> str:
    """The place just after one row of a list that is ordered by time and id, newest first."""
    return base64.urlsafe_b64encode(f"{created_at.isoformat()}|{row_id}".encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None) -> tuple[datetime, uuid.UUID] | None:
    """The place a cursor stands for; None for the beginning.

    Raises:
        UnknownCursor: not one of ours.
    """
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        time_text, separator, id_text = base64.urlsafe_b64decode(padded.encode()).decode().partition("|")
        created_at, row_id = datetime.fromisoformat(time_text), uuid.UUID(id_text)
    except (ValueError, binascii.Error) as error:
        raise UnknownCursor from error
    if not separator or created_at.tzinfo is None:
        raise UnknownCursor
    return created_at, row_id
