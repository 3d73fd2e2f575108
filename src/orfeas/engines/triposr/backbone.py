"""Backbone: three planes of tokens look at a picture's, and become features that the field is read from.

B rows, N tokens of all planes, M of a picture, C width, Z channels of a plane, S tokens along its side.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.triposr.picture import Done
from orfeas.engines.triposr.sizes import BackboneSize


class Planes(nn.Module):
    """What every triplane begins as: one learned tensor. Tokens go plane by plane, then row by row."""

    def __init__(self, channels: int, *, side: int) -> None:
        super().__init__()
        self.tokens = nn.Parameter(torch.randn(3, channels, side, side) / channels**0.5)

    def forward(self, count: int) -> Tensor:
        """(B, C, N) of so many rows."""
        return self.tokens.permute(1, 0, 2, 3).flatten(1).expand(count, -1, -1)


def as_planes(tokens_BCN: Tensor, *, side: int) -> Tensor:
    """(B, 3, C, S, S): tokens where they lie."""
    return tokens_BCN.reshape(*tokens_BCN.shape[:2], 3, side, side).transpose(1, 2)


class Backbone(nn.Module):
    """A transformer over the tokens of all planes."""

    def __init__(self, size: BackboneSize | None = None) -> None:
        super().__init__()
        self.size = size = size or BackboneSize()
        self.norm = nn.GroupNorm(size.num_groups, size.channels, eps=1e-6)
        self.up, self.down = nn.Linear(size.channels, size.width), nn.Linear(size.width, size.channels)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))

    def forward(self, tokens_BCN: Tensor, picture_BMC: Tensor, *, done: Done = lambda: None) -> Tensor:
        """(B, C, N): what comes of the tokens beside a picture's, added to them.

        Args:
            tokens_BCN: by `Planes`.
            picture_BMC: by `PictureTokens`.
            done: see Done.
        """
        x = self.up(self.norm(tokens_BCN).transpose(1, 2))
        for block in self.blocks:
            x = block(x, picture_BMC)
            done()
        out: Tensor = self.down(x).transpose(1, 2) + tokens_BCN
        return out


class Block(nn.Module):
    """Tokens look at each other, then at a picture, then feed forward."""

    def __init__(self, size: BackboneSize) -> None:
        super().__init__()
        width = size.width
        self.norm_1, self.norm_2, self.norm_3 = (nn.LayerNorm(width) for _ in range(3))
        self.self_attention = Attention(width, others=width, num_heads=size.num_heads)
        self.cross_attention = Attention(width, others=size.context, num_heads=size.num_heads)
        self.feed_forward = Gated(width)

    def forward(self, x_BNC: Tensor, picture_BMC: Tensor) -> Tensor:
        normed = self.norm_1(x_BNC)
        x_BNC = x_BNC + self.self_attention(normed, normed)
        x_BNC = x_BNC + self.cross_attention(self.norm_2(x_BNC), picture_BMC)
        out: Tensor = x_BNC + self.feed_forward(self.norm_3(x_BNC))
        return out


class Attention(nn.Module):
    """Tokens look at others."""

    def __init__(self, width: int, *, others: int, num_heads: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.q = nn.Linear(width, width, bias=False)
        self.k, self.v = nn.Linear(others, width, bias=False), nn.Linear(others, width, bias=False)
        self.out = nn.Linear(width, width)

    def forward(self, x_BNC: Tensor, others_BMC: Tensor) -> Tensor:
        parts = (self.q(x_BNC), self.k(others_BMC), self.v(others_BMC))
        heads = (part.unflatten(-1, (self.num_heads, -1)).transpose(1, 2) for part in parts)
        seen = functional.scaled_dot_product_attention(*heads)
        out: Tensor = self.out(seen.transpose(1, 2).flatten(2))
        return out


class Gated(nn.Module):
    """Each token by itself: wide, one half gating the other, and back (GEGLU, Shazeer 2020, arXiv:2002.05202)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.up, self.down = nn.Linear(width, 8 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        value, gate = self.up(x).chunk(2, dim=-1)
        out: Tensor = self.down(value * functional.gelu(gate))
        return out


class Upsampler(nn.Module):
    """Planes of twice as many entries a side, of fewer channels."""

    def __init__(self, channels: int, outer: int) -> None:
        super().__init__()
        self.grow = nn.ConvTranspose2d(channels, outer, 2, stride=2)

    def forward(self, planes_B3CSS: Tensor) -> Tensor:
        """(B, 3, Z, 2 S, 2 S)."""
        grown: Tensor = self.grow(planes_B3CSS.flatten(0, 1))
        return grown.view(-1, 3, *grown.shape[1:])
