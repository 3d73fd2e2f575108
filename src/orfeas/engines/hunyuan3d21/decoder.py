"""Decoder: from Hunyuan3D-2.1's latents to a field that is over 0 inside the thing.

B rows, L latent tokens, P points, C width, Z channels of a latent.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from orfeas.engines.hunyuan3d21.layers import CrossAttention, FeedForward, KeysValues, SelfAttention, layer_norm
from orfeas.engines.hunyuan3d21.sizes import DecoderSize


class Decoder(nn.Module):
    """The decoding half of the published shape autoencoder (3DShape2VecSet, Zhang et al. 2023, arXiv:2301.11445)."""

    def __init__(self, size: DecoderSize | None = None) -> None:
        super().__init__()
        self.size = size = size or DecoderSize()
        self.from_latents = nn.Linear(size.channels, size.width)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))
        self.geometry = Geometry(size)

    def forward(self, latents_BLZ: Tensor) -> Tensor:
        """Tokens (B, L, C) that the field looks at; latents as the denoiser leaves them, over the published scale."""
        x: Tensor = self.from_latents(latents_BLZ)
        for block in self.blocks:
            x = block(x)
        return x


class Block(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, size: DecoderSize) -> None:
        super().__init__()
        self.norm_1, self.norm_2 = layer_norm(size.width), layer_norm(size.width)
        self.attention = SelfAttention(size.width, num_heads=size.num_heads, norm=layer_norm)
        self.feed_forward = FeedForward(size.width)

    def forward(self, x_BLC: Tensor) -> Tensor:
        x_BLC = x_BLC + self.attention(self.norm_1(x_BLC))
        out: Tensor = x_BLC + self.feed_forward(self.norm_2(x_BLC))
        return out


class Geometry(nn.Module):
    """The field: a point looks once at all tokens."""

    def __init__(self, size: DecoderSize) -> None:
        super().__init__()
        self.size = size
        self.from_points = nn.Linear(3 + 6 * size.num_frequencies, size.width)
        self.norm_1, self.norm_2, self.norm_3 = layer_norm(size.width), layer_norm(size.width), layer_norm(size.width)
        self.attention = CrossAttention(size.width, others=size.width, num_heads=size.num_heads, norm=layer_norm)
        self.feed_forward = FeedForward(size.width)
        self.last_norm = nn.LayerNorm(size.width) if size.has_last_norm else nn.Identity()
        self.to_logit = nn.Linear(size.width, 1)

    def read(self, tokens_BLC: Tensor) -> KeysValues:
        """What points look at: the same for all of them, so it is read once."""
        return self.attention.read(self.norm_2(tokens_BLC))

    def forward(self, points_BP3: Tensor, cached: KeysValues) -> Tensor:
        """Logits (B, P), over 0 inside.

        Args:
            points_BP3: float32, within about -1 to 1 on each axis; up +Y, front +Z.
            cached: by `read`.
        """
        x = self._embedded(points_BP3)
        x = x + self.attention(self.norm_1(x), cached)
        x = x + self.feed_forward(self.norm_3(x))
        logits: Tensor = self.to_logit(self.last_norm(x))[..., 0]
        return logits

    def queries(self, points_BP3: Tensor) -> Tensor:
        """(B, H, P, D): what points look for among the tokens."""
        return self.attention.queries(self.norm_1(self._embedded(points_BP3)))

    def _embedded(self, points_BP3: Tensor) -> Tensor:
        waves = embed_points(points_BP3, num_frequencies=self.size.num_frequencies)
        embedded: Tensor = self.from_points(waves.to(self.from_points.weight.dtype))
        return embedded


def embed_points(points_BP3: Tensor, *, num_frequencies: int) -> Tensor:
    """(B, P, 3 + 6 F) float32: the point, sines and cosines of each coordinate by 1, 2, 4 ...; in float32 always."""
    points_BP3 = points_BP3.float()
    frequencies = 2.0 ** torch.arange(num_frequencies, dtype=torch.float32, device=points_BP3.device)
    angles = (points_BP3[..., None] * frequencies).flatten(-2)
    return torch.cat([points_BP3, angles.sin(), angles.cos()], dim=-1)
