"""Network: from a framed picture to a field of signed distances, depths, normals and the back's colours.

B batch, C channels, H and W rows and columns of the picture, Z slices of the field, front to back.
The slices of the field are channels of a picture (volumetric regression, Jackson et al. 2017, arXiv:1703.07834), so one
two-dimensional pass gives all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.small.inputs import CHANNELS
from orfeas.engines.small.space import SLICES


class Predicted(NamedTuple):
    """What the network says of a picture; see space.py for the frame.

    Attributes:
        field_BZHW: (B, 64, 64, 64) signed distance over the truncation, before tanh.
        maps_BCHW: (B, 11, 128, 128): depth and normal (3) of the front, the same of the back, sRGB (3) of the back.
        pose_BC: (B, 8): elevation, perspective, normal (3) and offset of the plane of symmetry, sine and cosine of the
            azimuth. The engine goes by the elevation alone; the rest is asked for because who knows how a thing stands
            knows more of its other side.
    """

    field_BZHW: Tensor
    maps_BCHW: Tensor
    pose_BC: Tensor


MAPS, POSE = 11, 8


@dataclass(frozen=True)
class Size:
    """How large a network is: channels at 64, 32, 16 and 8 cells a side, attention blocks, and heads of each."""

    widths: tuple[int, int, int, int] = (32, 64, 128, 256)
    wide: int = 160
    num_blocks: int = 3
    num_heads: int = 8


class SmallNetwork(nn.Module):
    """A U-Net with attention at its lowest level; its decoder ends in slices of the field and in maps."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        one, two, three, four = size.widths
        self.size = size
        self.stem = nn.Conv2d(CHANNELS, one, 5, stride=2, padding=2)
        self.level_64 = Residual(one)
        self.down_32 = Down(one, two)
        self.level_32 = Residual(two)
        self.down_16 = Down(two, three)
        self.level_16 = nn.Sequential(Residual(three), Residual(three))
        self.down_8 = Down(three, four)
        self.level_8 = Residual(four)
        self.place = nn.Parameter(torch.zeros(1, 64, four))
        self.blocks = nn.Sequential(*(Attention(four, size.num_heads) for _ in range(size.num_blocks)))
        self.up_16 = Up(four, three, three)
        self.up_32 = Up(three, two, size.wide)
        self.wide_32 = nn.Conv2d(size.wide, size.wide, 3, padding=1)
        self.to_slices = nn.Conv2d(size.wide, SLICES * 4, 1)
        self.to_64 = nn.Conv2d(size.wide, one * 4, 1)
        self.refine = nn.Conv2d(SLICES + 2 * one, SLICES, 3, padding=1)
        self.slices = nn.Conv2d(SLICES, SLICES, 3, padding=1)
        self.to_128 = nn.Conv2d(SLICES + one, 16 * 4, 1)
        self.fine = nn.Conv2d(16 + CHANNELS, 32, 3, padding=1)
        self.maps = nn.Conv2d(32, MAPS, 3, padding=1)
        self.pose = nn.Linear(four, POSE)
        self.along_z = AlongZ()
        nn.init.normal_(self.place, std=0.02)

    def forward(self, picture_BCHW: Tensor) -> Predicted:
        at_64 = self.level_64(self.stem(picture_BCHW))
        at_32 = self.level_32(self.down_32(at_64))
        at_16 = self.level_16(self.down_16(at_32))
        at_8 = self.level_8(self.down_8(at_16))
        tokens_BTC = self.blocks(at_8.flatten(2).transpose(1, 2) + self.place)
        pose_BC = self.pose(tokens_BTC.mean(dim=1))
        deep = tokens_BTC.transpose(1, 2).reshape(at_8.shape)
        wide = self.up_32(self.up_16(deep, at_16), at_32)
        wide = functional.silu(wide + self.wide_32(functional.silu(wide)))
        coarse_BZHW = functional.pixel_shuffle(self.to_slices(wide), 2)
        drawn = functional.pixel_shuffle(self.to_64(wide), 2)
        refined = functional.silu(self.refine(functional.silu(torch.cat([coarse_BZHW, drawn, at_64], dim=1))))
        field_BZHW = self.along_z(coarse_BZHW + self.slices(refined))
        fine = functional.pixel_shuffle(self.to_128(torch.cat([refined, drawn], dim=1)), 2)
        fine = torch.cat([fine, picture_BCHW], dim=1)
        return Predicted(field_BZHW, self.maps(functional.silu(self.fine(fine))), pose_BC)


class AlongZ(nn.Module):
    """A binomial mean of five slices: neighbouring slices have weights of their own and would ripple otherwise."""

    def __init__(self) -> None:
        super().__init__()
        kernel = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0]) / 16
        self.register_buffer("kernel", kernel.reshape(1, 1, 5, 1), persistent=False)

    def forward(self, field_BZHW: Tensor) -> Tensor:
        kernel = self.get_buffer("kernel").to(field_BZHW.dtype)
        smooth = functional.conv2d(field_BZHW.flatten(2).unsqueeze(1), kernel, padding=(2, 0))
        return smooth.reshape(field_BZHW.shape)


class Residual(nn.Module):
    """Two convolutions beside the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)

    def forward(self, x_BCHW: Tensor) -> Tensor:
        added: Tensor = self.second(functional.silu(self.first(functional.silu(self.norm(x_BCHW)))))
        return x_BCHW + added


class Down(nn.Module):
    """Half the cells a side."""

    def __init__(self, channels: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, out, 3, stride=2, padding=1)

    def forward(self, x_BCHW: Tensor) -> Tensor:
        smaller: Tensor = self.conv(functional.silu(x_BCHW))
        return smaller


class Up(nn.Module):
    """Twice the cells a side, joined with what the encoder saw there."""

    def __init__(self, channels: int, beside: int, out: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.expand = nn.Conv2d(channels, beside * 4, 1)
        self.conv = nn.Conv2d(2 * beside, out, 3, padding=1)

    def forward(self, x_BCHW: Tensor, beside_BCHW: Tensor) -> Tensor:
        larger = functional.pixel_shuffle(self.expand(functional.silu(self.norm(x_BCHW))), 2)
        joined: Tensor = self.conv(functional.silu(torch.cat([larger, beside_BCHW], dim=1)))
        return joined


class Attention(nn.Module):
    """Every token sees every other; then each is thought over."""

    def __init__(self, channels: int, num_heads: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.norm_1, self.norm_2 = nn.LayerNorm(channels), nn.LayerNorm(channels)
        self.qkv = nn.Linear(channels, 3 * channels)
        self.out = nn.Linear(channels, channels)
        last = nn.Linear(4 * channels, channels)
        self.mlp = nn.Sequential(nn.Linear(channels, 4 * channels), nn.GELU(), last)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(last.weight)

    def forward(self, x_BTC: Tensor) -> Tensor:
        batch, tokens, channels = x_BTC.shape
        qkv = self.qkv(self.norm_1(x_BTC)).reshape(batch, tokens, 3, self.num_heads, channels // self.num_heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, channels)
        x_BTC = x_BTC + self.out(seen)
        thought: Tensor = self.mlp(self.norm_2(x_BTC))
        return x_BTC + thought
