"""Picture: a picture to tokens, by DINO's vision transformer (Caron et al. 2021, arXiv:2104.14294).

B rows, T tokens, C width, H and W rows and columns of pixels, D width of a head.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.triposr.sizes import PictureSize

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of ImageNet's colours."""

BEYOND = 0.1
"""Added to the number of patches a side before its share of the table's is taken: so were the weights trained."""

EPS = 1e-12

Done = Callable[[], None]
"""Called after every block; what it raises stops the work there."""


class PictureTokens(nn.Module):
    """A vision transformer."""

    def __init__(self, size: PictureSize | None = None) -> None:
        super().__init__()
        self.size = size = size or PictureSize()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, size.width))
        self.places = nn.Parameter(torch.zeros(1, 1 + size.side**2, size.width))
        self.patches = nn.Conv2d(3, size.width, size.patch, stride=size.patch)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))
        self.last_norm = nn.LayerNorm(size.width, eps=EPS)

    def forward(self, picture_B3HW: Tensor, *, done: Done = lambda: None) -> Tensor:
        """Tokens (B, T, C), that of the whole first.

        Args:
            picture_B3HW: 0 to 1; sides are multiples of a patch's.
            done: see Done.
        """
        x = self.embedded(picture_B3HW)
        for block in self.blocks:
            x = block(x)
            done()
        tokens: Tensor = self.last_norm(x)
        return tokens

    def embedded(self, picture_B3HW: Tensor) -> Tensor:
        """(B, T, C): patches and their places."""
        mean, deviation = (picture_B3HW.new_tensor(values)[:, None, None] for values in (MEAN, DEVIATION))
        patches = self.patches(((picture_B3HW - mean) / deviation).to(self.cls_token.dtype))
        places = places_for(self.places, rows=patches.shape[2], columns=patches.shape[3])
        tokens = patches.flatten(2).transpose(1, 2)
        return torch.cat([self.cls_token.expand(len(tokens), -1, -1), tokens], dim=1) + places


class Block(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, size: PictureSize) -> None:
        super().__init__()
        width = size.width
        self.num_heads = size.num_heads
        self.norm_1, self.norm_2 = nn.LayerNorm(width, eps=EPS), nn.LayerNorm(width, eps=EPS)
        self.q, self.k, self.v, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, size.forward), nn.Linear(size.forward, width)

    def forward(self, x_BTC: Tensor) -> Tensor:
        normed = self.norm_1(x_BTC)
        heads = (part(normed).unflatten(-1, (self.num_heads, -1)).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(*heads).transpose(1, 2).flatten(2)
        x_BTC = x_BTC + self.out(seen)
        out: Tensor = x_BTC + self.down(functional.gelu(self.up(self.norm_2(x_BTC))))
        return out


def places_for(table_1TC: Tensor, *, rows: int, columns: int) -> Tensor:
    """The table of places for so many patches; where it was made for as many, itself.

    Bicubic between its entries; the step from patch to patch is that of a tenth of a patch more than there are, as in
    the library that the weights were trained with (its later versions step otherwise).
    """
    side = round((table_1TC.shape[1] - 1) ** 0.5)
    if (rows, columns) == (side, side):
        return table_1TC
    whole, grid = table_1TC[:, :1], table_1TC[:, 1:].view(1, side, side, -1).permute(0, 3, 1, 2)
    factors = ((rows + BEYOND) / side, (columns + BEYOND) / side)
    grown = functional.interpolate(grid.float(), scale_factor=factors, mode="bicubic").to(grid.dtype)
    return torch.cat([whole, grown.flatten(2).transpose(1, 2)], dim=1)
