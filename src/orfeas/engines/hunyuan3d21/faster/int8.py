"""Int8: a denoiser's large weights in eight bits, each row of a matrix with a scale of its own. Experimental.

Half the memory of half precision, and about as quick (benchmarks/results has the times): weights are expanded again for
every product, a tile at a time, in the precision the network runs in. torch's own product with such weights
(`torch._weight_int8pack_mm`) was tried on a processor: 4 to 35 times slower for a thousand tokens.

Velocities of the small networks that were tried are 0.4 to 1.7 % off, in single precision. To cut off a row's largest
weights, for smaller steps, was tried by least squares: no row came nearer.

O channels out, I channels in.
"""

from __future__ import annotations

from itertools import repeat

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.experts import Experts
from orfeas.engines.hunyuan3d21.layers import CrossAttention, Laid, SelfAttention

TILE_ROWS = 1024
"""Rows of weights that are expanded at once."""

STEPS_OF_SCALE = 127
"""From zero to the largest."""


def to_int8(denoiser: Denoiser, *, home: torch.device) -> None:
    """Turn the weights of a denoiser's blocks to eight bits, one matrix at a time, and bring all of it home.

    Attention, feed-forward layers, experts and what joins two blocks: nearly all of its bytes. Norms, biases, gates,
    and what takes in latents and times or gives out velocities stay as they are.

    Args:
        denoiser: with its weights, in the precision it is to run in.
        home: where its weights are to lie.
    """
    for block in denoiser.blocks:
        for holder in [*block.modules()]:
            _quantize_parts(holder, home)
            for name, child in [*holder.named_children()]:
                if isinstance(child, nn.Linear) and not _is_gate(holder, name):
                    setattr(holder, name, Int8Linear(child, home=home))
                elif isinstance(child, Experts):
                    setattr(holder, name, Int8Experts(child, home=home))
    denoiser.to(home)


def is_int8(denoiser: Denoiser) -> bool:
    """Whether its large weights are of eight bits."""
    return any(isinstance(each, Int8Laid) for each in denoiser.modules())


def rounded(weight_OI: Tensor, *, home: torch.device) -> tuple[nn.Parameter, nn.Parameter]:
    """Weights (..., O, I) int8, and their scales (..., O) float32: the largest of a row is 127 steps."""
    rows = weight_OI.detach().flatten(0, -2)
    values = torch.empty(rows.shape, dtype=torch.int8, device=home)
    scales = torch.empty(len(rows), dtype=torch.float32, device=home)
    for into, scale, tile in zip(*(torch.split(each, TILE_ROWS) for each in (values, scales, rows)), strict=True):
        exact = tile.to(home, torch.float32)
        scale.copy_(exact.abs().amax(dim=1) / STEPS_OF_SCALE)
        into.copy_((exact / scale.clamp(min=torch.finfo(torch.float32).tiny)[:, None]).round())
    shape = weight_OI.shape
    return _kept(values.view(shape)), _kept(scales.view(shape[:-1]))


def product(x: Tensor, weight_OI: Tensor, scale_O: Tensor, bias_O: Tensor | None = None) -> Tensor:
    """What a layer with these weights gives, computed in the precision of `x`."""
    biases = repeat(None) if bias_O is None else torch.split(bias_O, TILE_ROWS)
    tiles = zip(torch.split(weight_OI, TILE_ROWS), torch.split(scale_O, TILE_ROWS), biases, strict=False)
    parts = [functional.linear(x, (tile * scale[:, None]).to(x.dtype), bias) for tile, scale, bias in tiles]
    return torch.cat(parts, dim=-1) if len(parts) > 1 else parts[0]


class Int8Linear(nn.Module):
    """In place of a linear layer."""

    def __init__(self, layer: nn.Linear, *, home: torch.device) -> None:
        super().__init__()
        self.weight, self.scale = rounded(layer.weight, home=home)
        self.bias = layer.bias

    def forward(self, x: Tensor) -> Tensor:
        return product(x, self.weight, self.scale, self.bias)


class Int8Laid(Laid):
    """In place of what multiplies by projections laid one after the other."""

    def __init__(self, scale_PC: nn.Parameter) -> None:
        super().__init__()
        self.scale = scale_PC

    def forward(self, x_BNC: Tensor, projections_PCC: Tensor) -> Tensor:
        return product(x_BNC, projections_PCC.flatten(0, 1), self.scale.flatten())


class Int8Experts(Experts):
    """In place of a mixture of experts."""

    def __init__(self, experts: Experts, *, home: torch.device) -> None:
        nn.Module.__init__(self)
        self.num_experts, self.top_k = experts.num_experts, experts.top_k
        self.gate, self.shared = experts.gate, experts.shared
        self.up, self.up_scale = rounded(experts.up, home=home)
        self.down, self.down_scale = rounded(experts.down, home=home)
        self.up_bias, self.down_bias = experts.up_bias, experts.down_bias

    def one(self, expert: int, x_TC: Tensor) -> Tensor:
        wide = functional.gelu(product(x_TC, self.up[expert], self.up_scale[expert], self.up_bias[expert]))
        return product(wide, self.down[expert], self.down_scale[expert], self.down_bias[expert])


def _quantize_parts(holder: nn.Module, home: torch.device) -> None:
    """The projections that attention keeps in one tensor."""
    if isinstance(holder, SelfAttention):
        holder.qkv, scale = rounded(holder.qkv, home=home)
    elif isinstance(holder, CrossAttention):
        holder.kv, scale = rounded(holder.kv, home=home)
    else:
        return
    holder.laid = Int8Laid(scale)


def _is_gate(holder: nn.Module, name: str) -> bool:
    return isinstance(holder, Experts) and name == "gate"


def _kept(tensor: Tensor) -> nn.Parameter:
    return nn.Parameter(tensor, requires_grad=False)
