"""Read: a LoRA's file to an adapter, by the names that peft and kohya write.

peft    base_model.model.blocks.3.attn1.to_q.lora_A.weight, .lora_B.weight; alpha in adapter_config.json beside it
kohya   lora_unet_blocks_3_attn1_to_q.lora_down.weight, .lora_up.weight, .alpha

Where nothing tells alpha it is the rank, as both programs have it, so that the branch is added as it is.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from torch import Tensor

from orfeas.engines.lora.adapter import Adapter, Branch
from orfeas.engines.lora.tensors import RANK, AdapterDamaged, AdapterTooLarge, Stored, read_tensors
from orfeas.errors import Kind, OrfeasError

BASE_NOTE = "base_fingerprint"
"""Under which a file may note which weights it was made for."""

CONFIG_BYTES = 1 << 20
_PARTS = {"lora_A.weight": "down", "lora_B.weight": "up", "lora_down.weight": "down", "lora_up.weight": "up"}
_PEFT = re.compile(r"base_model\.model\.(.+)\.(lora_[AB]\.weight)")
_KOHYA = re.compile(r"lora_unet_(\w+)\.(lora_down\.weight|lora_up\.weight|alpha)")
_EXPERT = re.compile(r"(^|[._])moe[._]")


class AdapterDoesNotFit(OrfeasError):
    """The LoRA {file} is not made for this network: {problem}. Use one that was made for it."""

    kind = Kind.INVALID


class AdapterOfExperts(OrfeasError):
    """The LoRA {file} changes expert layers ({tensor}), which is not supported. Use one that changes attention and dense layers only."""  # noqa: E501

    kind = Kind.INVALID


class AdapterNotPlain(OrfeasError):
    """The LoRA {file} is of a kind that is not supported: {note} says {what}. Use a plain LoRA."""

    kind = Kind.INVALID


class _Config(NamedTuple):
    """What adapter_config.json says of strength."""

    alpha: float | None = None
    by_root: bool = False


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
    parts = _sorted(stored.tensors, layers=layers, file=path.name)
    is_peft = any(_PEFT.fullmatch(name) for name in stored.tensors)
    config = _read_config(path) if is_peft else _Config()
    branches = {layer: _branch(layer, found, config=config, file=path.name) for layer, found in parts.items()}
    return Adapter(path.name, branches)


def check_base(stored: Stored, *, fingerprint: str | None, file: str) -> None:
    """Raise AdapterDoesNotFit where a file notes other weights than these."""
    made_for = stored.notes.get(BASE_NOTE)
    if made_for is not None and fingerprint is not None and made_for != fingerprint:
        raise AdapterDoesNotFit(file=file, problem=f"it is for the weights {made_for}, these are {fingerprint}")


def _sorted(tensors: Mapping[str, Tensor], *, layers: Iterable[str], file: str) -> dict[str, dict[str, Tensor]]:
    """Tensors by layer and by what they are of it: "down", "up" or "alpha"."""
    known = {layer: layer for layer in layers}
    flat = {layer.replace(".", "_"): layer for layer in known}
    parts: dict[str, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        if _EXPERT.search(name):
            raise AdapterOfExperts(file=file, tensor=name)
        if found := _PEFT.fullmatch(name):
            layer, part = known.get(found[1]), _PARTS[found[2]]
        elif found := _KOHYA.fullmatch(name):
            layer, part = flat.get(found[1]), _PARTS.get(found[2], "alpha")
        else:
            layer, part = None, ""
        if layer is None:
            raise AdapterDoesNotFit(file=file, problem=f"{name} is for no layer that it may add to")
        if part in parts.setdefault(layer, {}):
            raise AdapterDamaged(file=file, tensor=name, problem="is there under two names")
        parts[layer][part] = tensor
    return parts


def _branch(layer: str, found: Mapping[str, Tensor], *, config: _Config, file: str) -> Branch:
    if not {"down", "up"} <= found.keys():
        raise AdapterDamaged(file=file, tensor=layer, problem="has one of its two tensors only")
    down, up = found["down"], found["up"]
    are_matrices = all(tensor.ndim == 2 and tensor.numel() for tensor in (down, up))
    if not are_matrices or len(down) != up.shape[1]:
        shapes = " and ".join(" x ".join(map(str, tensor.shape)) for tensor in (down, up))
        raise AdapterDamaged(file=file, tensor=layer, problem=f"is no pair of matrices of one rank, but {shapes}")
    if (rank := len(down)) > RANK:
        raise AdapterTooLarge(file=file, what=f"a rank of {rank} in {layer}", limit=RANK)
    if "alpha" in found and found["alpha"].numel() != 1:
        raise AdapterDamaged(file=file, tensor=f"{layer}.alpha", problem="is not one number")
    alpha = found["alpha"].item() if "alpha" in found else config.alpha
    over = math.sqrt(rank) if config.by_root else rank
    return Branch(down, up, scale=1.0 if alpha is None else alpha / over)


def _read_config(path: Path) -> _Config:
    """Of adapter_config.json beside a file; what would change the result and is not followed here is refused."""
    beside = path.with_name("adapter_config.json")
    if not beside.is_file():
        return _Config()

    def refused(what: str) -> AdapterNotPlain:
        return AdapterNotPlain(file=path.name, note=beside.name, what=what)

    if beside.stat().st_size > CONFIG_BYTES:
        raise refused(f"more than {CONFIG_BYTES:,} bytes")
    try:
        says = json.loads(beside.read_bytes())
    except (ValueError, RecursionError) as failure:
        raise refused("what is not JSON") from failure
    if not isinstance(says, dict):
        raise refused("what is not a description")
    if says.get("peft_type", "LORA") != "LORA":
        raise refused(f"that it is a {says['peft_type']}")
    for unsupported in ("use_dora", "fan_in_fan_out", "alpha_pattern", "lora_bias", "modules_to_save"):
        if says.get(unsupported):
            raise refused(f"`{unsupported}`")
    alpha = says.get("lora_alpha")
    if alpha is not None and not (type(alpha) in (int, float) and math.isfinite(alpha)):
        raise refused(f"`lora_alpha` {alpha}")
    return _Config(alpha, by_root=says.get("use_rslora") is True)
