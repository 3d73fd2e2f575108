"""A PNG's chunks, before anything of it is decoded: whole, sound and in their place."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE_BYTES = 8
_PALETTE = 3


def is_whole_png(payload: bytes) -> bool:
    """Whether every critical chunk is there and sums up: header first, palette where one is needed, data, end.

    What lies behind the end is nobody's concern; it is not kept.
    """
    seen: list[bytes] = []
    color = -1
    for kind, body, is_sound in _chunks(payload):
        is_critical = kind[:1].isupper()
        if is_critical and not is_sound:
            return False
        if not seen:
            if kind != b"IHDR" or len(body) != 13:
                return False
            color = body[9]
        if kind == b"IDAT" and color == _PALETTE and b"PLTE" not in seen:
            return False
        seen.append(kind)
        if kind == b"IEND":
            return b"IDAT" in seen
    return False


def _chunks(payload: bytes) -> Iterator[tuple[bytes, memoryview, bool]]:
    """Kind, body, and whether the checksum is right; ends where the file does."""
    view, place = memoryview(payload), _SIGNATURE_BYTES
    while place + 12 <= len(view):
        (length,) = struct.unpack_from(">I", view, place)
        end = place + 8 + length
        if end + 4 > len(view):
            return
        (crc,) = struct.unpack_from(">I", view, end)
        yield bytes(view[place + 4 : place + 8]), view[place + 8 : end], zlib.crc32(view[place + 4 : end]) == crc
        place = end + 4
