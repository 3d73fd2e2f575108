"""Denoiser: Hunyuan3D-2.1's diffusion transformer, from noisy latents and a picture's tokens to a velocity.

B rows, R rows with a picture, L latent tokens, N = L + 1 with the time's token in front, T tokens of a picture,
C width, Z channels of a latent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import torch
from torch import Tensor, nn

from orfeas.engines.hunyuan3d21.experts import Experts
from orfeas.engines.hunyuan3d21.layers import CrossAttention, FeedForward, KeysValues, SelfAttention, layer_norm
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize

rms_norm = partial(nn.RMSNorm, eps=1e-6)


class Denoiser(nn.Module):
    """A transformer whose later half sees what the earlier half said (U-ViT, Bao et al. 2023, arXiv:2209.12152)."""

    def __init__(self, size: DenoiserSize | None = None) -> None:
        super().__init__()
        self.size = size = size or DenoiserSize()
        self.from_latents = nn.Linear(size.channels, size.width)
        self.time = FeedForward(size.width)
        self.blocks = nn.ModuleList(Block(size, number) for number in range(size.depth))
        self.last_norm = layer_norm(size.width)
        self.to_velocity = nn.Linear(size.width, size.channels)

    def read(self, context_RTC: Tensor) -> list[KeysValues]:
        """What each block looks at of pictures: the same in every step, so it is read once."""
        return [block.read(context_RTC) for block in self._blocks()]

    def forward(self, latents_BLZ: Tensor, time_B: Tensor, cached: Sequence[KeysValues]) -> Tensor:
        """Velocity (B, L, Z) from noise toward data.

        Args:
            latents_BLZ: between noise and data.
            time_B: float32, 0 for noise to 1 for data.
            cached: by `read`, of the first R rows' pictures. Further rows have none: of a context of zeros, cross
                attention leaves its bias, exactly.
        """
        x = self.through(self.begin(latents_BLZ, time_B), cached, [])
        return self.end(x)

    def begin(self, latents_BLZ: Tensor, time_B: Tensor) -> Tensor:
        """(B, N, C): what goes into the first block."""
        x = self.from_latents(latents_BLZ)
        time_B1C = self.time(embed_time(time_B, width=self.size.width).to(x.dtype))[:, None]
        return torch.cat([time_B1C, x], dim=1)

    def through(
        self, x_BNC: Tensor, cached: Sequence[KeysValues], earlier: list[Tensor], *, blocks: range | None = None
    ) -> Tensor:
        """(B, N, C): what comes out of these blocks, by default of all.

        Args:
            earlier: what blocks before these have kept for later ones; these take theirs, and leave what they keep.
        """
        for number in range(self.size.depth) if blocks is None else blocks:
            block = self._blocks()[number]
            x_BNC = block(x_BNC, cached[number], earlier.pop() if block.takes_earlier else None)
            if block.is_kept:
                earlier.append(x_BNC)
        return x_BNC

    def end(self, x_BNC: Tensor) -> Tensor:
        """Velocity (B, L, Z) of what comes out of the last block."""
        velocity: Tensor = self.to_velocity(self.last_norm(x_BNC)[:, 1:])
        return velocity

    def _blocks(self) -> list[Block]:
        return [block for block in self.blocks if isinstance(block, Block)]


class Block(nn.Module):
    """Joined with an earlier block's output where it takes one; then self-attention, the picture, feed-forward."""

    def __init__(self, size: DenoiserSize, number: int) -> None:
        super().__init__()
        width, heads = size.width, size.num_heads
        self.is_kept, self.takes_earlier = number < size.depth // 2, number > size.depth // 2
        if self.takes_earlier:
            self.join, self.join_norm = nn.Linear(2 * width, width), layer_norm(width)
        self.norm_1, self.norm_2, self.norm_3 = layer_norm(width), layer_norm(width), layer_norm(width)
        self.self_attention = SelfAttention(width, num_heads=heads, norm=rms_norm)
        self.cross_attention = CrossAttention(width, others=size.context, num_heads=heads, norm=rms_norm)
        self.feed_forward: nn.Module
        if number >= size.depth - size.num_mixed:
            self.feed_forward = Experts(width, num_experts=size.num_experts, top_k=size.top_k)
        else:
            self.feed_forward = FeedForward(width)

    def read(self, context_RTC: Tensor) -> KeysValues:
        """See `Denoiser.read`."""
        return self.cross_attention.read(context_RTC)

    def forward(self, x_BNC: Tensor, cached: KeysValues, earlier_BNC: Tensor | None) -> Tensor:
        if earlier_BNC is not None:
            x_BNC = self.join_norm(self.join(torch.cat([earlier_BNC, x_BNC], dim=-1)))
        x_BNC = x_BNC + self.self_attention(self.norm_1(x_BNC))
        num_pictured = len(cached.keys_BHMD)
        pictured = self.cross_attention(self.norm_2(x_BNC[:num_pictured]), cached)
        others = self.cross_attention.out.bias.expand_as(x_BNC[num_pictured:])
        x_BNC = x_BNC + torch.cat([pictured, others])
        out: Tensor = x_BNC + self.feed_forward(self.norm_3(x_BNC))
        return out


def embed_time(time_B: Tensor, *, width: int) -> Tensor:
    """(B, width) float32: sines, then cosines, of frequencies from 1 down to 1 / 10,000; in float32 whatever runs."""
    half = width // 2
    steps = torch.arange(half, dtype=torch.float32, device=time_B.device)
    angle = time_B.float()[:, None] * torch.exp(steps * (-math.log(10_000) / half))
    return torch.cat([angle.sin(), angle.cos()], dim=-1)
