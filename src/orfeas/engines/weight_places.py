"""Weight places: published tensors into the parameters of our networks; each whole, each once, none left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from torch import Tensor, nn

from orfeas.errors import Kind, OrfeasError


class Place(NamedTuple):
    """A parameter by name, or one part of it: of fused projections and of experts, which we keep in one tensor."""

    name: str
    part: int | None = None


class WeightsDoNotFit(OrfeasError):
    """These are not the weights of {network}: {problem}. Download them again, or register the file they came from."""

    kind = Kind.INVALID


def renamed(key: str, rules: tuple[tuple[str, str], ...]) -> str:
    """A published name as ours: every rule in turn, a pattern and what stands for it."""
    for pattern, ours in rules:
        key = re.sub(pattern, ours, key)
    return key


def place_all(
    network: nn.Module, tensors: Mapping[str, Tensor], *, places: Callable[[str], tuple[Place, ...]], called: str
) -> None:
    """Fill a network with published tensors, each whole and each once; all of them fit, or nothing is changed.

    Args:
        network: ours.
        tensors: by their published names.
        places: of a published name; a tensor with several is cut into as many along its first axis.
        called: what the network is called, for the sentence.

    Raises:
        WeightsDoNotFit: a tensor is missing, unknown, there twice or of another shape.
    """
    parameters = dict(network.named_parameters())
    wanted = _wanted(network)
    found = {key: places(key) for key in tensors}
    unknown = sorted(key for key, all_of in found.items() if not wanted.issuperset(all_of))
    if unknown:
        raise WeightsDoNotFit(network=called, problem=f"{_named(unknown)} is not one of its tensors")
    missing = sorted(
        f"{at.name}{'' if at.part is None else f'[{at.part}]'}" for at in wanted.difference(*found.values())
    )
    if missing:
        raise WeightsDoNotFit(network=called, problem=f"{_named(missing)} is missing")
    taken = Counter(at for all_of in found.values() for at in all_of)
    twice = sorted(key for key, all_of in found.items() if any(taken[at] > 1 for at in all_of))
    if twice:
        raise WeightsDoNotFit(network=called, problem=f"{_named(twice)} are the same tensor")
    held = {key: [_held(parameters, at) for at in all_of] for key, all_of in found.items()}
    for key, parts in held.items():
        expected = (len(parts) * parts[0].shape[0], *parts[0].shape[1:])
        if tensors[key].shape != expected:
            wrong, right = (" x ".join(map(str, shape)) for shape in (tensors[key].shape, expected))
            raise WeightsDoNotFit(network=called, problem=f"{key} is {wrong}, not {right}")
    for key, parts in held.items():
        for part, tensor in zip(parts, tensors[key].chunk(len(parts)), strict=True):
            part.copy_(tensor)


def _held(parameters: Mapping[str, nn.Parameter], at: Place) -> Tensor:
    whole = parameters[at.name].detach()
    return whole if at.part is None else whole[at.part]


def _wanted(network: nn.Module) -> set[Place]:
    """Every parameter, and every part of those that our layers keep in parts."""
    wanted: set[Place] = set()
    for path, module in network.named_modules():
        for name, held in module.named_parameters(recurse=False):
            is_in_parts = name in getattr(module, "IN_PARTS", ())
            whole = f"{path}.{name}" if path else name
            wanted |= {Place(whole, part) for part in range(len(held))} if is_in_parts else {Place(whole)}
    return wanted


def _named(names: list[str]) -> str:
    first = ", ".join(names[:3])
    return first if len(names) <= 3 else f"{first} and {len(names) - 3} more"
