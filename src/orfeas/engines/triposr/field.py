"""Field: density and colour of a point, read from three planes.

P points, Z channels of a plane, S entries along its side; coordinates as published: x toward the viewer, y to the
picture's right, z up.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from orfeas.engines.triposr.sizes import FieldSize

PLANES = ((0, 1), (0, 2), (1, 2))
"""The axes of each plane: the first runs along its rows, the second down its columns."""


class Answers(nn.Module):
    """The layers that answer what was read at a point."""

    def __init__(self, size: FieldSize | None = None) -> None:
        super().__init__()
        self.size = size = size or FieldSize()
        widths = [3 * size.channels, *[size.width] * (size.depth + 1)]
        layers = [part for pair in pairwise(widths) for part in (nn.Linear(*pair), nn.SiLU())]
        self.layers = nn.Sequential(*layers, nn.Linear(size.width, 4))

    def forward(self, read_PC: Tensor) -> Tensor:
        """(P, 4): density before its exponential, and three colours before their sigmoid."""
        answers: Tensor = self.layers(read_PC)
        return answers


def read_planes(planes_3ZSS: Tensor, points_P3: Tensor, *, radius: float) -> Tensor:
    """(P, 3 Z): what planes hold at points, linearly between entries and nothing beyond the last.

    Args:
        planes_3ZSS: see PLANES.
        points_P3: within `radius` of the middle on each axis.
        radius: half a side of the cube.
    """
    scaled = points_P3 / radius
    places_31P2 = torch.stack([scaled[:, axes] for axes in PLANES])[:, None]
    read = functional.grid_sample(planes_3ZSS, places_31P2, mode="bilinear", padding_mode="zeros", align_corners=False)
    return read[:, :, 0].flatten(0, 1).T


def density(answers_P4: Tensor, *, bias: float) -> Tensor:
    """(P,) as it is rendered: over 0."""
    return (answers_P4[:, 0] + bias).exp()


def colors(answers_P4: Tensor) -> Tensor:
    """(P, 3) sRGB, 0 to 1: the network learned from pictures as they are shown."""
    return answers_P4[:, 1:].sigmoid()
