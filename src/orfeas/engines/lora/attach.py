"""Attach: run adapters beside a network.

An adapter stays out of the weights. Each of its layers is a branch beside the network's own, added to that layer's
output by a forward hook: y += weight * scale * up(down(x)). So a detached network computes what it did before, bit for
bit (weights merged and unmerged would come back rounded), several adapters may be on at once, and a weight changes
without touching a tensor of the network. It costs two thin products a layer and step.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.hooks import RemovableHandle

from orfeas.engines.lora.adapter import Adapter, Branch, Target
from orfeas.engines.lora.naming import check_channels, check_weight
from orfeas.engines.lora.tensors import PRECISIONS
from orfeas.errors import Kind, OrfeasError


class AdapterOnQuantized(OrfeasError):
    """A LoRA cannot be added to this network, whose weights are quantized ({weight}). Load it in float16, bfloat16 or float32."""  # noqa: E501

    kind = Kind.CONFLICT


class Side(nn.Module):
    """A branch beside a layer. Its tensors are buffers that no file holds: they go where the network goes."""

    down_RI: Tensor
    up_OR: Tensor
    strength: Tensor

    def __init__(self, branch: Branch, *, like: Tensor, first: int) -> None:
        super().__init__()
        self.register_buffer("down_RI", branch.down_RI.to(like), persistent=False)
        self.register_buffer("up_OR", branch.up_OR.to(like), persistent=False)
        self.scale, self.first = branch.scale, first
        self.set_weight(0.0)

    def set_weight(self, weight: float) -> None:
        """How strongly it works.

        Kept as a tensor, on the processor as torch wants its scalars: torch.compile makes a network anew for another
        number, and not for another tensor.
        """
        self.strength = torch.tensor(weight * self.scale, dtype=torch.float32)

    def add(self, _layer: nn.Module, given: tuple[Tensor, ...], out: Tensor) -> None:
        """A forward hook."""
        x = given[0]
        down, up = (tensor.to(x.device) for tensor in (self.down_RI, self.up_OR))  # weights may visit a device
        added = functional.linear(functional.linear(x, down) * self.strength, up)
        out.narrow(-1, self.first, len(up)).add_(added)


class Attached:
    """Adapters that run beside a network, until they are detached; those of weight 0 have no hook there."""

    def __init__(self, sides: Mapping[Adapter, list[tuple[nn.Module, Side]]]) -> None:
        self._sides = sides
        self._placed = [at for placed in sides.values() for at in placed]
        for layer, side in self._placed:
            layer.add_module(_called(side), side)
        self._hooks: dict[Side, RemovableHandle] = {}

    def set_weights(self, weights: Mapping[Adapter, float]) -> None:
        """Change how strongly adapters work; those not named keep their weight.

        Raises:
            AdapterWeightOutOfRange: nothing is changed.
        """
        for adapter, weight in weights.items():
            check_weight(weight, file=adapter.name)
        for adapter, weight in weights.items():
            for layer, side in self._sides[adapter]:
                side.set_weight(weight)
                if weight == 0:
                    self._unhook(side)
                elif side not in self._hooks:
                    self._hooks[side] = layer.register_forward_hook(side.add)

    def detach(self) -> None:
        """Leave the network as it was found."""
        for layer, side in self._placed:
            self._unhook(side)
            layer._modules.pop(_called(side), None)

    def _unhook(self, side: Side) -> None:
        hook = self._hooks.pop(side, None)
        if hook is not None:
            hook.remove()


def attach(network: nn.Module, adapters: Mapping[Adapter, float], *, targets: Mapping[str, Target]) -> Attached:
    """Run adapters beside a network; all of them fit, or nothing is changed.

    What a network cached before (`Denoiser.read`) knows nothing of them: attach between two pictures. Nor does what
    torch.compile made of it before look for new hooks, unless it is told to, as `CompiledBlocks` does.

    Args:
        network: in any floating-point precision, in which the branches run as well.
        adapters: with their weights.
        targets: where the layers that they name lie in the network.

    Raises:
        AdapterDoesNotFit: a layer's shapes are not those of the network.
        AdapterOnQuantized: weights of the network are not floating-point numbers.
        AdapterWeightOutOfRange: see `Attached.set_weights`.
    """
    for adapter, weight in adapters.items():
        check_weight(weight, file=adapter.name)
    _check_not_quantized(network)
    attached = Attached(
        {
            adapter: [
                _placed(network, targets[layer], branch, adapter=adapter, layer=layer)
                for layer, branch in adapter.branches.items()
            ]
            for adapter in adapters
        }
    )
    attached.set_weights(adapters)
    return attached


def _check_not_quantized(network: nn.Module) -> None:
    """Nor beside layers that are none: the LoRA was made for all of it as it was."""
    for name, parameter in network.named_parameters():
        if parameter.dtype not in PRECISIONS:
            raise AdapterOnQuantized(weight=name)


def _placed(
    network: nn.Module, target: Target, branch: Branch, *, adapter: Adapter, layer: str
) -> tuple[nn.Module, Side]:
    try:
        weight: Tensor = network.get_parameter(target.weight)
    except AttributeError as failure:
        raise AdapterOnQuantized(weight=target.weight) from failure
    num_out, num_in = weight.shape[-2:]
    found = (branch.down_RI.shape[1], len(branch.up_OR))
    check_channels(found, (num_in, num_out), layer=layer, file=adapter.name)
    return network.get_submodule(target.module), Side(branch, like=weight, first=num_out * (target.part or 0))


def _called(side: Side) -> str:
    return f"adapter_{id(side)}"
