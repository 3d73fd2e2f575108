"""Naming: what peft's and kohya's files call their tensors, told without loading one; and how large a LoRA may be.

peft    base_model.model.blocks.3.attn1.to_q.lora_A.weight, .lora_B.weight; alpha in adapter_config.json beside it
kohya   lora_unet_blocks_3_attn1_to_q.lora_down.weight, .lora_up.weight, .alpha

No torch here: whoever takes a file in may ask.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from orfeas.errors import Kind, OrfeasError

FILE_BYTES = 2 << 30
NUM_TENSORS = 10_000
RANK = 512
WEIGHT = 4.0
"""A weight may be as large, either way; at 1 an adapter works as it was made."""

BASE_NOTE = "base_fingerprint"
"""Under which a file may note which weights it was made for."""

CONFIG = "adapter_config.json"
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


class AdapterTooLarge(OrfeasError):
    """The LoRA {file} has {what}; at most {limit} is accepted. Use a smaller one."""

    kind = Kind.TOO_LARGE


class AdapterDamaged(OrfeasError):
    """The LoRA {file} is damaged: {tensor} {problem}. Download it again, or use another."""

    kind = Kind.INVALID


class AdapterWeightOutOfRange(OrfeasError):
    """The weight {weight} of the LoRA {file} is out of range. Choose one from {lowest} to {highest}."""

    kind = Kind.INVALID


class Strength(NamedTuple):
    """What adapter_config.json says of it."""

    alpha: float | None = None
    by_root: bool = False


def check_weight(weight: float, *, file: str) -> None:
    """Raise AdapterWeightOutOfRange unless an adapter can work as strongly."""
    if not math.isfinite(weight) or abs(weight) > WEIGHT:
        raise AdapterWeightOutOfRange(weight=weight, file=file, lowest=-WEIGHT, highest=WEIGHT)


def is_peft(names: Iterable[str]) -> bool:
    """Whether names of tensors are peft's, of a network that is not one of diffusers'."""
    return any(_PEFT.fullmatch(name) for name in names)


def sort_by_layer(names: Iterable[str], *, layers: Iterable[str], file: str) -> dict[str, dict[str, str]]:
    """Names of tensors by layer and by what they are of it: "down", "up" or "alpha".

    Args:
        names: all that a file has.
        layers: published names of those that may be added to, such as `blocks.3.attn1.to_q`.

    Raises:
        AdapterDoesNotFit: a tensor is for no such layer.
        AdapterOfExperts: it is for an expert.
        AdapterDamaged: a layer has one of its tensors twice, or lacks one.
    """
    known = {layer: layer for layer in layers}
    flat = {layer.replace(".", "_"): layer for layer in known}
    parts: dict[str, dict[str, str]] = {}
    for name in names:
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
        parts[layer][part] = name
    for layer, found_parts in parts.items():
        if not {"down", "up"} <= found_parts.keys():
            raise AdapterDamaged(file=file, tensor=layer, problem="has one of its two tensors only")
    return parts


def check_pair(down: tuple[int, ...], up: tuple[int, ...], *, layer: str, file: str) -> int:
    """The rank of a layer's two matrices, (R, I) and (O, R).

    Raises:
        AdapterDamaged: they are no such pair.
        AdapterTooLarge: the rank is larger than is accepted.
    """
    are_matrices = all(len(shape) == 2 and min(shape) > 0 for shape in (down, up))
    if not are_matrices or down[0] != up[1]:
        shapes = " and ".join(" x ".join(map(str, shape)) for shape in (down, up))
        raise AdapterDamaged(file=file, tensor=layer, problem=f"is no pair of matrices of one rank, but {shapes}")
    if (rank := down[0]) > RANK:
        raise AdapterTooLarge(file=file, what=f"a rank of {rank} in {layer}", limit=RANK)
    return rank


def check_channels(found: tuple[int, int], wanted: tuple[int, int], *, layer: str, file: str) -> None:
    """Raise AdapterDoesNotFit unless a branch has as many channels, in and out, as its layer."""
    if found != wanted:
        (found_in, found_out), (num_in, num_out) = found, wanted
        problem = f"{layer} has {num_in} channels in and {num_out} out, the LoRA's {found_in} and {found_out}"
        raise AdapterDoesNotFit(file=file, problem=problem)


def check_base_note(made_for: str | None, *, fingerprint: str | None, file: str) -> None:
    """Raise AdapterDoesNotFit where a file notes other weights than these."""
    if made_for is not None and fingerprint is not None and made_for != fingerprint:
        raise AdapterDoesNotFit(file=file, problem=f"it is for the weights {made_for}, these are {fingerprint}")


def read_strength(path: Path) -> Strength:
    """Of adapter_config.json beside a file; what would change the result and is not followed here is refused.

    Raises:
        AdapterNotPlain: says what.
    """
    beside = path.with_name(CONFIG)
    if not beside.is_file():
        return Strength()

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
    return Strength(alpha, by_root=says.get("use_rslora") is True)
