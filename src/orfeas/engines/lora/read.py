"""Read: a LoRA's file to an adapter, by the names that peft and kohya write (`naming.py`).

Where nothing tells alpha it is the rank, as both programs have it, so that the branch is added as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from torch import Tensor

from orfeas.engines.lora.adapter import Adapter, Branch
from orfeas.engines.lora.naming import (
    BASE_NOTE,
    AdapterDamaged,
    Strength,
    check_base_note,
    check_pair,
    is_peft,
    read_strength,
    sort_by_layer,
)
from orfeas.engines.lora.tensors import Stored, read_tensors


def read_adapter(path: Path, *, layers: Iterable[str], fingerprint: str | None = None) -> Adapter:
    """A LoRA, checked in itself; whether its shapes fit is asked where it is attached.

    Args:
        path: a safetensors file; adapter_config.json beside it is read for peft's names.
        layers: published names of those that may be added to, such as `blocks.3.attn1.to_q`.
        fingerprint: of the network's weights; a file that notes another is refused, one that notes none is not.

    Raises:
        OrfeasError: see `read_tensors`.
        AdapterDoesNotFit: it was made for other weights, or names a layer that is not there.
        AdapterOfExperts, AdapterNotPlain: it is of a kind that is not run here.
        AdapterTooLarge: a layer's rank is larger than is accepted.
        AdapterDamaged: a layer lacks one of its tensors, has one twice or in no usable shape.
    """
    stored = read_tensors(path)
    check_base(stored, fingerprint=fingerprint, file=path.name)
    parts = sort_by_layer(stored.tensors, layers=layers, file=path.name)
    strength = read_strength(path) if is_peft(stored.tensors) else Strength()
    branches = {
        layer: _branch(
            layer,
            {part: stored.tensors[name] for part, name in names.items()},
            strength=strength,
            file=path.name,
        )
        for layer, names in parts.items()
    }
    return Adapter(path.name, branches)


def check_base(stored: Stored, *, fingerprint: str | None, file: str) -> None:
    """Raise AdapterDoesNotFit where a file notes other weights than these."""
    check_base_note(stored.notes.get(BASE_NOTE), fingerprint=fingerprint, file=file)


def _branch(layer: str, found: Mapping[str, Tensor], *, strength: Strength, file: str) -> Branch:
    down, up = found["down"], found["up"]
    rank = check_pair(tuple(down.shape), tuple(up.shape), layer=layer, file=file)
    if "alpha" in found and found["alpha"].numel() != 1:
        raise AdapterDamaged(file=file, tensor=f"{layer}.alpha", problem="is not one number")
    alpha = found["alpha"].item() if "alpha" in found else strength.alpha
    over = math.sqrt(rank) if strength.by_root else rank
    return Branch(down, up, scale=1.0 if alpha is None else alpha / over)
