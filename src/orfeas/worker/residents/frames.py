"""Frames: a JSON message and the arrays that go with it, over a socket: lengths first, then bytes; nothing can run."""

from __future__ import annotations

import json
import math
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.worker.wire import HEAD, Message

Array = npt.NDArray[Any]

LONGEST_HEAD, MOST_ARRAYS, MOST_BYTES = 1 << 20, 64, 2 << 30
"""Of one frame. The surface of the finest recipe takes a tenth of it."""

KINDS = ("|u1", "<i4", "<i8", "<f4", "<f8")
"""Numbers that may come, by NumPy's names for them."""


class FrameUnreadable(OrfeasError):
    """What came over the line to the networks cannot be read: {problem}."""

    kind = Kind.DEFECT


@dataclass(frozen=True, eq=False)
class Frame:
    """A message and its arrays."""

    message: Message
    arrays: Sequence[Array] = ()

    def array(self, at: object) -> Array:
        """The array that a message names by its number.

        Raises:
            FrameUnreadable: it names none.
        """
        if not isinstance(at, int) or not 0 <= at < len(self.arrays):
            raise FrameUnreadable(problem=f"it names array {at} of {len(self.arrays)}")
        return self.arrays[at]


def send_frame(line: socket.socket, frame: Frame) -> None:
    """Write one frame. Blocks, for as long as the line's timeout lets it."""
    arrays = [np.ascontiguousarray(each, dtype=each.dtype.newbyteorder("<")) for each in frame.arrays]
    described = [[each.dtype.str, list(each.shape)] for each in arrays]
    head = json.dumps({"message": frame.message, "arrays": described}, default=_plain).encode()
    _check(described, len(head))
    line.sendall(HEAD.pack(len(head)) + head)
    for each in arrays:
        if each.size:
            line.sendall(each.data.cast("B"))


def receive_frame(line: socket.socket) -> Frame | None:
    """Read one frame; None where the other side is gone. Blocks, for as long as the line's timeout lets it.

    Raises:
        FrameUnreadable: it is none, or larger than frames may be.
    """
    start = _exactly(line, HEAD.size)
    if start is None:
        return None
    (length,) = HEAD.unpack(start)
    _check([], length)
    text = _exactly(line, length)
    if text is None:
        return None
    try:
        head = json.loads(text)
        message, described = dict(head["message"]), [(str(kind), tuple(shape)) for kind, shape in head["arrays"]]
    except (ValueError, TypeError, KeyError) as error:
        raise FrameUnreadable(problem=str(error)) from error
    _check(described, length)
    arrays = []
    for kind, shape in described:
        array: Array = np.empty(shape, dtype=kind)
        if array.size and not _fill(line, array.data.cast("B")):
            return None
        arrays.append(array)
    return Frame(message, arrays)


def _plain(number: Any) -> object:
    """A number of NumPy's as one of Python's."""
    if isinstance(number, np.generic):
        return number.item()
    raise TypeError(f"{type(number).__name__} is no JSON")


def _check(described: Sequence[Sequence[Any]], length: int) -> None:
    """Refuse what is too large before there is memory for it."""
    if length > LONGEST_HEAD or len(described) > MOST_ARRAYS:
        raise FrameUnreadable(problem=f"it has {length:,} bytes of text and {len(described)} arrays")
    total = 0
    for kind, shape in described:
        if kind not in KINDS or len(shape) > 4 or not all(isinstance(side, int) and side >= 0 for side in shape):
            raise FrameUnreadable(problem=f"it has an array of {kind} and shape {shape}")
        total += math.prod(shape) * np.dtype(kind).itemsize
    if total > MOST_BYTES:
        raise FrameUnreadable(problem=f"its arrays have {total:,} bytes, and {MOST_BYTES:,} are the most")


def _exactly(line: socket.socket, length: int) -> bytes | None:
    held = bytearray(length)
    return bytes(held) if _fill(line, memoryview(held)) else None


def _fill(line: socket.socket, into: memoryview) -> bool:
    """Whether all of it came."""
    while into:
        count = line.recv_into(into)
        if count == 0:
            return False
        into = into[count:]
    return True
