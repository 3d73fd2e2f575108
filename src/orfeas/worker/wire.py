"""Wire: JSON messages between the worker and its child, each behind its length, so that nothing sent can run here."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator
from typing import Any

HEAD = struct.Struct("!I")
LONGEST = 16 << 20

Message = dict[str, Any]


def pack(message: Message) -> bytes:
    text = json.dumps(message).encode()
    return HEAD.pack(len(text)) + text


def send(handle: int, message: Message) -> None:
    """Write one message to a pipe. Blocks."""
    left = memoryview(pack(message))
    while left:
        left = left[os.write(handle, left) :]


def receive(handle: int) -> Message | None:
    """Read one message from a pipe; None when the other side is gone. Blocks."""
    head = _exactly(handle, HEAD.size)
    if head is None:
        return None
    text = _exactly(handle, HEAD.unpack(head)[0])
    return None if text is None else parse(text)


def parse(text: bytes) -> Message:
    message: Message = json.loads(text)
    return message


class Splitter:
    """Cuts what arrives into whole messages; half a message waits for its rest."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, part: bytes) -> Iterator[bytes]:
        """Each whole message with its length before it, as it came."""
        self._held += part
        while len(self._held) >= HEAD.size:
            end = HEAD.size + HEAD.unpack_from(self._held)[0]
            if len(self._held) < end:
                return
            whole, self._held = self._held[:end], self._held[end:]
            yield whole


def _exactly(handle: int, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = os.read(handle, length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
