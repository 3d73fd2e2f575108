"""Experts: a mixture of feed-forward layers, of which every token goes through two and through one shared by all.

T tokens, C width, E experts, K experts a token goes through.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.hunyuan3d21.layers import FeedForward


class Experts(nn.Module):
    """Tokens are sorted by expert, so that each expert is one product, and the host reads once how many there are."""

    IN_PARTS = ("up", "up_bias", "down", "down_bias")

    def __init__(self, width: int, *, num_experts: int, top_k: int) -> None:
        super().__init__()
        self.num_experts, self.top_k = num_experts, top_k
        self.gate = nn.Linear(width, num_experts, bias=False)
        self.up = nn.Parameter(torch.empty(num_experts, 4 * width, width))
        self.up_bias = nn.Parameter(torch.zeros(num_experts, 4 * width))
        self.down = nn.Parameter(torch.empty(num_experts, width, 4 * width))
        self.down_bias = nn.Parameter(torch.zeros(num_experts, width))
        self.shared = FeedForward(width)
        nn.init.normal_(self.up, std=0.02)
        nn.init.normal_(self.down, std=0.02)

    def forward(self, x_BNC: Tensor) -> Tensor:
        x_TC = x_BNC.flatten(0, 1)
        weights_TK, chosen_TK = self.gate(x_TC).softmax(dim=-1).topk(self.top_k, dim=-1)
        order = chosen_TK.flatten().argsort(stable=True)
        token = order // self.top_k
        sorted_TC, weight = x_TC[token], weights_TK.flatten()[order, None]
        counts = self.count(chosen_TK)
        parts = [self.one(expert, part) for expert, part in enumerate(torch.split(sorted_TC, counts)) if len(part)]
        mixed = torch.zeros_like(x_TC).index_add_(0, token, torch.cat(parts) * weight)
        out: Tensor = mixed.view_as(x_BNC) + self.shared(x_BNC)
        return out

    def count(self, chosen_TK: Tensor) -> list[int]:
        """How many tokens each expert has: the one thing that the host waits for."""
        counts: list[int] = torch.bincount(chosen_TK.flatten(), minlength=self.num_experts).tolist()
        return counts

    def one(self, expert: int, x_TC: Tensor) -> Tensor:
        """What one expert makes of its tokens."""
        wide = functional.gelu(functional.linear(x_TC, self.up[expert], self.up_bias[expert]))
        return functional.linear(wide, self.down[expert], self.down_bias[expert])
