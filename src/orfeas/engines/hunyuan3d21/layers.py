"""Layers: what denoiser and autoencoder are made of.

B rows, N tokens, M tokens cached at, C width, H heads, D width of a head.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

layer_norm = partial(nn.LayerNorm, eps=1e-6)

Norm = Callable[[int], nn.Module]
"""Width of a head to the norm that its queries and keys go through."""


class KeysValues(NamedTuple):
    """What attention looks at, read once: keys, normed, and values, (B, H, M, D) each."""

    keys_BHMD: Tensor
    values_BHMD: Tensor


class Laid(nn.Module):
    """Projections laid one after the other, each (C, C); a module of its own, so that adapters have what to add to."""

    def forward(self, x_BNC: Tensor, projections_PCC: Tensor) -> Tensor:
        return functional.linear(x_BNC, projections_PCC.flatten(0, 1))


class SelfAttention(nn.Module):
    """Every token looks at every token.

    The published layout is kept: of the three projections laid one after the other, head h has channels 3 D h to
    3 D (h + 1), a third of them each for its query, its key and its value. So it is not three ordinary projections.
    """

    IN_PARTS = ("qkv",)

    def __init__(self, width: int, *, num_heads: int, norm: Norm) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.qkv, self.laid = nn.Parameter(torch.empty(3, width, width)), Laid()
        self.q_norm, self.k_norm = norm(width // num_heads), norm(width // num_heads)
        self.out = nn.Linear(width, width)
        nn.init.normal_(self.qkv, std=0.02)

    def forward(self, x_BNC: Tensor) -> Tensor:
        heads = self.laid(x_BNC, self.qkv).view(*x_BNC.shape[:2], self.num_heads, 3, -1)
        q, k, v = (part.transpose(1, 2) for part in heads.unbind(3))
        seen = functional.scaled_dot_product_attention(self.q_norm(q), self.k_norm(k), v)
        out: Tensor = self.out(seen.transpose(1, 2).flatten(2))
        return out


class CrossAttention(nn.Module):
    """Tokens look at others, which are read once and cached at as often as one likes.

    Keys and values are laid out as in `SelfAttention`: head h has channels 2 D h to 2 D (h + 1) of the two projections
    laid one after the other. Queries are ordinary.
    """

    IN_PARTS = ("kv",)

    def __init__(self, width: int, *, others: int, num_heads: int, norm: Norm) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.q = nn.Linear(width, width, bias=False)
        self.kv, self.laid = nn.Parameter(torch.empty(2, width, others)), Laid()
        self.q_norm, self.k_norm = norm(width // num_heads), norm(width // num_heads)
        self.out = nn.Linear(width, width)
        nn.init.normal_(self.kv, std=0.02)

    def read(self, others_BMC: Tensor) -> KeysValues:
        """What there is to look at."""
        heads = self.laid(others_BMC, self.kv).view(*others_BMC.shape[:2], self.num_heads, 2, -1)
        k, v = (part.transpose(1, 2) for part in heads.unbind(3))
        return KeysValues(self.k_norm(k), v)

    def queries(self, x_BNC: Tensor) -> Tensor:
        """(B, H, N, D), normed: what tokens look for."""
        heads = self.q(x_BNC).view(*x_BNC.shape[:2], self.num_heads, -1)
        q: Tensor = self.q_norm(heads.transpose(1, 2))
        return q

    def forward(self, x_BNC: Tensor, cached: KeysValues) -> Tensor:
        seen = functional.scaled_dot_product_attention(self.queries(x_BNC), *cached)
        out: Tensor = self.out(seen.transpose(1, 2).flatten(2))
        return out


class FeedForward(nn.Module):
    """Each token by itself: four times as wide, GELU, and back."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.down(functional.gelu(self.up(x)))
        return out
