"""Numbers: whether all that a safetensors file holds are finite, told by their bits and a piece at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from orfeas.engines.lora.naming import AdapterDamaged
from orfeas.weights.header import Header

EXPONENTS: dict[str, tuple[type[np.unsignedinteger], int]] = {
    "F16": (np.uint16, 0x7C00),
    "BF16": (np.uint16, 0x7F80),
    "F32": (np.uint32, 0x7F800000),
    "F64": (np.uint64, 0x7FF0000000000000),
}
"""As which whole numbers they are read, and the bits that are all set in what is infinite or none."""

PIECE_BYTES = 16 << 20


def check_numbers(path: Path, header: Header, *, file: str) -> None:
    """Refuse a LoRA with numbers that are infinite or none.

    Args:
        file: what it is called in the sentence.

    Raises:
        AdapterDamaged: it has such a number, or was cut since its header was read.
    """
    with path.open("rb") as opened:
        for name, stored in header.tensors.items():
            if stored.dtype not in EXPONENTS:
                continue
            kind, exponent = EXPONENTS[stored.dtype]
            mask = kind(exponent)
            opened.seek(header.data_begin + stored.begin)
            left = stored.end - stored.begin
            while left > 0:
                size = min(left, PIECE_BYTES)
                piece = opened.read(size)
                if len(piece) < size:
                    raise AdapterDamaged(file=file, tensor=name, problem="ends before its last byte")
                left -= size
                if ((np.frombuffer(piece, kind) & mask) == mask).any():
                    raise AdapterDamaged(file=file, tensor=name, problem="holds what is not a finite number")
