"""Network: from a picture to a field, by all parts in turn.

B rows, Z channels of a plane, S entries along its side, P points.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from orfeas.engines.triposr.backbone import Backbone, Planes, Upsampler, as_planes
from orfeas.engines.triposr.field import Answers, read_planes
from orfeas.engines.triposr.picture import Done, PictureTokens
from orfeas.engines.triposr.sizes import Sizes

CHUNK = 8192
"""Points asked for at once: what they are read into stays in a processor's cache."""

Field = Callable[[Tensor], Tensor]
"""Points (P, 3) float32 to answers (P, 4): see `Answers`."""


class Network(nn.Module):
    """All of it. What answers points runs in single precision whatever the rest does: it says where a surface is."""

    def __init__(self, sizes: Sizes | None = None) -> None:
        super().__init__()
        self.sizes = sizes = sizes or Sizes()
        self.picture = PictureTokens(sizes.picture)
        self.planes = Planes(sizes.backbone.channels, side=sizes.plane)
        self.backbone = Backbone(sizes.backbone)
        self.upsampler = Upsampler(sizes.backbone.channels, sizes.field.channels)
        self.field = Answers(sizes.field)

    @property
    def num_blocks(self) -> int:
        """How often `done` is called by `forward`."""
        return self.sizes.picture.depth + self.sizes.backbone.depth

    def in_precision(self, precision: torch.dtype) -> Network:
        """Itself, with the parameters in what they compute in."""
        for part in (self.picture, self.planes, self.backbone, self.upsampler):
            part.to(precision)
        return self

    def forward(self, picture_B3HW: Tensor, *, done: Done = lambda: None) -> Tensor:
        """(B, 3, Z, S, S) float32: the planes of what a picture shows.

        Args:
            picture_B3HW: by `preprocess.seen`.
            done: see Done.
        """
        tokens = self.picture(picture_B3HW, done=done)
        planes = self.backbone(self.planes(len(picture_B3HW)), tokens, done=done)
        grown: Tensor = self.upsampler(as_planes(planes, side=self.sizes.plane))
        return grown.float()

    def field_of(self, planes_3ZSS: Tensor, *, done: Callable[[int], None] = lambda _count: None) -> Field:
        """What answers points, from the planes of one picture.

        Args:
            planes_3ZSS: by `forward`.
            done: told after every chunk how many points it had; what it raises stops the work there.
        """

        def answer(points_P3: Tensor) -> Tensor:
            answers = points_P3.new_empty((len(points_P3), 4))
            chunks = zip(torch.split(points_P3, CHUNK), torch.split(answers, CHUNK), strict=True)
            for points, into in chunks:
                into.copy_(self.field(read_planes(planes_3ZSS, points, radius=self.sizes.field.radius)))
                done(len(points))
            return answers

        return answer
