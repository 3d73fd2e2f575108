"""Placing: which weights are on the device while a network runs: all, one network's, or one layer's.

What is not there lies in the processor's memory. Nothing is computed otherwise, so results are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import torch
from torch import Tensor, nn

from orfeas.engines.device import free_and_total
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.sizes import MODEL, Sizes, published_shapes

WORKING_BYTES = 3 << 30
"""Beside the weights: what a step takes, or the volume at 384; about, until somebody has measured it."""


class Placing(StrEnum):
    """How much of the weights is on the device at once."""

    ALL = "all"
    STAGES = "stages"
    LAYERS = "layers"


Fetch = Callable[[Tensor], Tensor]


@contextmanager
def at_hand(
    network: nn.Module, *, device: torch.device, placing: Placing, fetch: Fetch | None = None
) -> Iterator[None]:
    """A network whose weights lie in the processor's memory, ready to run on a device; afterwards as it was.

    Args:
        network: with its weights where `placing` leaves them between runs: on the device for ALL.
        device: where it is to run.
        placing: STAGES brings all of it; LAYERS does so but for a denoiser's blocks, each of which is brought when it
            runs, and what is brought of it is dropped when it has run.
        fetch: how a tensor is brought; for tests.
    """
    if placing is Placing.ALL:
        yield
        return
    bring = fetch or (lambda tensor: tensor.to(device, non_blocking=True))
    blocks = list(network.blocks) if placing is Placing.LAYERS and isinstance(network, Denoiser) else []
    in_blocks = {parameter for block in blocks for parameter in _brought_late(block)}
    hooks = [hook for block in blocks for hook in _hooks(block, bring)]
    with _brought([each for each in network.parameters() if each not in in_blocks], bring):
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()


def _brought_late(block: nn.Module) -> list[nn.Parameter]:
    """All of a block but for what reads a picture: that is done for all blocks before any of them runs."""
    early = set(block.cross_attention.parameters())  # type: ignore[union-attr]
    return [parameter for parameter in block.parameters() if parameter not in early]


def _hooks(block: nn.Module, bring: Fetch) -> list[torch.utils.hooks.RemovableHandle]:
    parameters = _brought_late(block)
    there: list[Tensor] = []

    def before(_block: nn.Module, _inputs: object) -> None:
        there.extend(parameter.data for parameter in parameters)
        for parameter in parameters:
            parameter.data = bring(parameter.data)

    def after(_block: nn.Module, _inputs: object, _output: object) -> None:
        for parameter, kept in zip(parameters, there, strict=True):
            parameter.data = kept
        there.clear()

    return [block.register_forward_pre_hook(before), block.register_forward_hook(after, always_call=True)]


@contextmanager
def _brought(parameters: list[nn.Parameter], bring: Fetch) -> Iterator[None]:
    there = [parameter.data for parameter in parameters]
    try:
        for parameter in parameters:
            parameter.data = bring(parameter.data)
        yield
    finally:
        for parameter, kept in zip(parameters, there, strict=True):
            parameter.data = kept


def choose_placing(sizes: Sizes, *, device: torch.device, precision: torch.dtype, is_int8: bool = False) -> Placing:
    """As much at once as there is memory for now."""
    held = free_and_total(device)
    if held is None:
        return Placing.ALL
    whole, largest = weight_bytes(sizes, precision=precision, is_int8=is_int8)
    free, _total = held
    if whole + WORKING_BYTES <= free:
        return Placing.ALL
    return Placing.STAGES if largest + WORKING_BYTES // 3 <= free else Placing.LAYERS


def weight_bytes(sizes: Sizes, *, precision: torch.dtype, is_int8: bool = False) -> tuple[int, int]:
    """Of all networks, and of the largest.

    Args:
        is_int8: whether the large weights of the denoiser are as `faster.int8` makes them.
    """
    of: dict[str, int] = {}
    for name, shape in published_shapes(sizes).items():
        part = name.split(".", 1)[0]
        is_rounded = is_int8 and name.startswith(f"{MODEL}.blocks.") and len(shape) == 2 and ".gate." not in name
        count = torch.Size(shape).numel()
        bytes_of = count + 4 * shape[0] if is_rounded else count * precision.itemsize
        of[part] = of.get(part, 0) + bytes_of
    return sum(of.values()), max(of.values())
