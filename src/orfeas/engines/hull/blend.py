"""Blend: how much each side's picture says about each point of the surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.engines.hull.pictures import Sheet
from orfeas.engines.hull.sides import SIDES
from orfeas.engines.hull.sight import Sight
from orfeas.intake.views import View
from orfeas.mesh.baking.sampling import sampled

Floats = npt.NDArray[np.float32]

FACING = (0.15, 0.55)
"""Cosines between which a point goes from taking no colour of a picture to taking all of it."""

SHARPNESS = 6
"""Power of the cosine by which pictures that see a point share it: high, so that two pictures which do not quite
fit show side by side with a soft seam rather than through one another."""

GUESSED = 0.02
"""What a guess counts for beside a picture."""


@dataclass(frozen=True, eq=False)
class Blend:
    """Of each sheet and point, (S, N) float32.

    Attributes:
        shares: of the sheets in each point's colour; their sum is 1, or 0 where none sees it.
        certainty: (N,) how well the best of them sees it, 0 to 1.
        colors: (S, N, 3) float32 sRGB that each sheet has there.
    """

    shares: Floats
    certainty: Floats
    colors: Floats

    @property
    def mixed(self) -> Floats:
        """(N, 3) the points' colours."""
        return np.asarray(np.einsum("sn,snc->nc", self.shares, self.colors), np.float32)


def blend(
    sheets: Sequence[Sheet], sights: dict[View, Sight], *, cells: Floats, normals: Floats, shape: tuple[int, int, int]
) -> Blend:
    """Weigh the sheets at points of the surface.

    Args:
        sheets: pictures and guesses.
        sights: what is seen from each of their sides.
        cells: (N, 3) cell coordinates.
        normals: (N, 3) unit, outward, glTF axes.
        shape: cells of the grid along x, y and z.
    """
    certain, weights, colors = [], [], []
    for sheet in sheets:
        side = SIDES[sheet.view]
        cosines = normals @ side.toward_camera
        seen = sights[sheet.view].visible(cells, cosines, length=shape[side.depth])
        place = cells[:, [side.across, side.down]]
        sure = sampled(sheet.sure, place[:, 0], place[:, 1]) * seen * _smoothstep(cosines, *FACING)
        certain.append(sure)
        weights.append(sure * np.maximum(cosines, 0) ** SHARPNESS * (GUESSED if sheet.is_guess else 1))
        colors.append(sampled(sheet.colors, place[:, 0], place[:, 1]))
    weight = np.stack(weights)
    total = weight.sum(axis=0)
    return Blend(
        shares=np.where(total > 1e-6, weight / np.maximum(total, 1e-6), 0).astype(np.float32),
        certainty=np.stack(certain).max(axis=0),
        colors=np.stack(colors),
    )


def _smoothstep(value: Floats, low: float, high: float) -> Floats:
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)
