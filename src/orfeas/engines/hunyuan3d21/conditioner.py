"""Conditioner: a picture to tokens, by DINOv2 (Oquab et al. 2023, arXiv:2304.07193).

B rows, T tokens, C width, H and W rows and columns of pixels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.hunyuan3d21.layers import FeedForward, layer_norm
from orfeas.engines.hunyuan3d21.sizes import ConditionerSize

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of ImageNet's colours."""


class Conditioner(nn.Module):
    """A vision transformer."""

    def __init__(self, size: ConditionerSize | None = None) -> None:
        super().__init__()
        self.size = size = size or ConditionerSize()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, size.width))
        self.position_embeddings = nn.Parameter(torch.zeros(1, size.num_tokens, size.width))
        self.patches = nn.Conv2d(3, size.width, size.patch, stride=size.patch)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))
        self.last_norm = layer_norm(size.width)

    def forward(self, pixels_B3HW: Tensor) -> Tensor:
        """Tokens (B, T, C), that of the whole first.

        Args:
            pixels_B3HW: by `normalized`, of the size it looks at.
        """
        patches = self.patches(pixels_B3HW).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls_token.expand(len(patches), -1, -1), patches], dim=1) + self.position_embeddings
        for block in self.blocks:
            x = block(x)
        tokens: Tensor = self.last_norm(x)
        return tokens


class Block(nn.Module):
    """Self-attention, then feed-forward, each scaled by channel."""

    def __init__(self, size: ConditionerSize) -> None:
        super().__init__()
        width = size.width
        self.num_heads = size.num_heads
        self.norm_1, self.norm_2 = layer_norm(width), layer_norm(width)
        self.q, self.k, self.v, self.out = (nn.Linear(width, width) for _ in range(4))
        self.scale_1, self.scale_2 = LayerScale(width), LayerScale(width)
        self.feed_forward = FeedForward(width)

    def forward(self, x_BTC: Tensor) -> Tensor:
        normed = self.norm_1(x_BTC)
        heads = (part(normed).unflatten(-1, (self.num_heads, -1)).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(*heads).transpose(1, 2).flatten(2)
        x_BTC = x_BTC + self.scale_1(self.out(seen))
        out: Tensor = x_BTC + self.scale_2(self.feed_forward(self.norm_2(x_BTC)))
        return out


class LayerScale(nn.Module):
    """Each channel by a factor of its own."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.weight


def normalized(picture_B3HW: Tensor, *, pixels: int) -> Tensor:
    """(B, 3, pixels, pixels): the middle square of a picture, -1 to 1, as the conditioner wants it."""
    height, width = picture_B3HW.shape[2:]
    short = min(height, width)
    size = (int(pixels * height / short), int(pixels * width / short))
    whole = functional.interpolate((picture_B3HW + 1) / 2, size=size, mode="bilinear", antialias=True)
    top, left = (round((side - pixels) / 2) for side in size)
    square = whole[..., top : top + pixels, left : left + pixels]
    mean, deviation = (square.new_tensor(values)[:, None, None] for values in (MEAN, DEVIATION))
    return (square - mean) / deviation
