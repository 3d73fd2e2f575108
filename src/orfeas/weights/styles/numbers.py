"""Numbers: whether all that a safetensors file holds are finite, told by their bits and a piece at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from orfeas.weights.header import Header

EXPONENTS: dict[str, tuple[type[np.unsignedinteger], int]] = {
    "F16": (np.uint16, 0x7C00),
    "BF16": (np.uint16, 0x7F80),
    "F32": (np.uint32, 0x7F800000),
    "F64": (np.uint64, 0x7FF0000000000000),
}
"""As which whole numbers they are read, and the bits that are all set in what is infinite or none."""

PIECE_BYTES = 16 << 20


def first_not_finite(path: Path, header: Header) -> str | None:
    """The name of the first tensor of floating-point numbers that holds one which is none; None where all are."""
    with path.open("rb") as file:
        for name, stored in header.tensors.items():
            if stored.dtype not in EXPONENTS:
                continue
            kind, exponent = EXPONENTS[stored.dtype]
            mask = kind(exponent)
            file.seek(header.data_begin + stored.begin)
            left = stored.end - stored.begin
            while left > 0:
                piece = file.read(min(left, PIECE_BYTES))
                left -= len(piece)
                if ((np.frombuffer(piece, kind) & mask) == mask).any():
                    return name
    return None
