"""Pictures: the colours of every side on the grid, of sides nobody pictured as a guess, and all in one light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.box import Box
from orfeas.engines.hull.outlines import sample_picture
from orfeas.engines.hull.sides import OPPOSITE, SIDES
from orfeas.engines.relief.back import paint_back
from orfeas.intake.views import View

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

SYMMETRIC = 0.85
"""Overlap of the front's outline with its mirror image from which on the thing's two sides count as alike."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One side's colours.

    Attributes:
        view: which side.
        pixels: (H, W, 3) uint8 sRGB, at the picture's own resolution.
        matrix: (2, 4) float64 from cell coordinates to those pixels.
        colors: (rows, columns, 3) float32 sRGB, 0 to 255, on the view's plane of the grid.
        sure: (rows, columns) float32, 0 to 1, likewise: less and less toward the outline.
        is_guess: whether nobody pictured this side.
    """

    view: View
    pixels: npt.NDArray[np.uint8]
    matrix: Doubles
    colors: Floats
    sure: Floats
    is_guess: bool = False


def lay_out(views: Mapping[View, Cutout], box: Box, outlines: Mapping[View, Floats], *, seed: int) -> list[Sheet]:
    """The sheets of all views, and guesses for sides of which only the opposite was pictured.

    There is none for the back where a side was pictured: what is seen along its rear edge says more of the back than
    the front does, whose head hides the rump.

    Args:
        views: cut-outs.
        box: the common grid.
        outlines: each view's signed distance, cells.
        seed: of the guesses' grain.
    """
    sheets = [
        Sheet(
            view=view,
            pixels=cutout.colors,
            matrix=box.matrices[view],
            colors=sample_picture(cutout.colors, view, box),
            sure=sure_of(outlines[view]),
        )
        for view, cutout in views.items()
    ]
    has_side = View.LEFT in views or View.RIGHT in views
    is_symmetric = _symmetry(outlines[View.FRONT]) > SYMMETRIC
    guesses = [
        _guess(sheet, outlines[sheet.view], seed=seed, is_symmetric=is_symmetric)
        for sheet in sheets
        if sheet.view in OPPOSITE and OPPOSITE[sheet.view] not in views and not (sheet.view is View.FRONT and has_side)
    ]
    return sheets + guesses


def _guess(seen: Sheet, outline: Floats, *, seed: int, is_symmetric: bool) -> Sheet:
    """The opposite of a side: of a symmetric thing left and right are alike; a back is not like a front."""
    side = SIDES[seen.view]
    if is_symmetric and seen.view in (View.LEFT, View.RIGHT):
        pixels, matrix, colors = seen.pixels, seen.matrix, seen.colors
    else:
        colors = paint_back(seen.colors, outline, seed=seed)
        pixels = np.clip(colors + 0.5, 0, 255).astype(np.uint8)
        matrix = np.zeros((2, 4))
        matrix[0, side.across] = matrix[1, side.down] = 1
    return Sheet(OPPOSITE[seen.view], pixels, matrix, colors, seen.sure, is_guess=True)


def _symmetry(outline: Floats) -> float:
    inside = outline > 0
    mirrored = inside[:, ::-1]
    return float((inside & mirrored).sum() / (inside | mirrored).sum())


def sure_of(outline: Floats) -> Floats:
    """How far a picture is to be trusted: less and less over the last cells before the outline."""
    share = np.clip((outline - 0.2) / 3.0, 0, 1)
    return np.asarray(cv2.GaussianBlur(share * share * (3 - 2 * share), (0, 0), 0.7), np.float32)
