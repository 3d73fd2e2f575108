"""Tensors of a LoRA's file, read with limits and before anybody asks what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from orfeas.engines.lora.naming import FILE_BYTES, NUM_TENSORS, AdapterDamaged, AdapterTooLarge
from orfeas.errors import Kind, OrfeasError

PRECISIONS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
"""Of tensors; a single number, such as kohya's alpha, may be an integer as well."""


class AdapterMissing(OrfeasError):
    """There is no LoRA file {file}. Check its name, or add it again."""

    kind = Kind.MISSING


class AdapterUnreadable(OrfeasError):
    """{file} cannot be read as a safetensors file: {why}. Download it again; LoRAs in other formats are not opened."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Stored:
    """What a file holds: tensors by their names in it, and its own notes."""

    tensors: Mapping[str, Tensor]
    notes: Mapping[str, str]


def read_tensors(path: Path) -> Stored:
    """Every tensor of a LoRA's file, on the CPU and in the file's precision.

    Raises:
        AdapterMissing, AdapterUnreadable: there is no such file, or it is none in safetensors.
        AdapterTooLarge: the file is larger, or holds more tensors, than is accepted.
        AdapterDamaged: a tensor holds what is not a finite number, or is in none of the `PRECISIONS`.
    """
    if not path.is_file():
        raise AdapterMissing(file=path.name)
    if (size := path.stat().st_size) > FILE_BYTES:
        raise AdapterTooLarge(file=path.name, what=f"{size:,} bytes", limit=f"{FILE_BYTES:,}")
    try:
        with safe_open(path, framework="pt") as opened:
            names = list(opened.keys())
            if len(names) > NUM_TENSORS:
                raise AdapterTooLarge(file=path.name, what=f"{len(names):,} tensors", limit=f"{NUM_TENSORS:,}")
            tensors = {name: opened.get_tensor(name) for name in names}
            notes = opened.metadata() or {}
    except (SafetensorError, OSError) as failure:
        raise AdapterUnreadable(file=path.name, why=str(failure).rpartition(": ")[2]) from failure
    if not tensors:
        raise AdapterUnreadable(file=path.name, why="it holds no tensors")
    for name, tensor in tensors.items():
        if tensor.dtype not in PRECISIONS and not (tensor.numel() == 1 and tensor.dtype in (torch.int32, torch.int64)):
            raise AdapterDamaged(file=path.name, tensor=name, problem=f"is stored as {tensor.dtype}")
        if not torch.isfinite(tensor).all():
            raise AdapterDamaged(file=path.name, tensor=name, problem="holds what is not a finite number")
    return Stored(tensors, notes)
