"""Doubts: what can be told from a cut-out about how much of the shape will be a guess."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

SIDE = 512
"""Pixels the longer side is looked at in."""

PART = 0.1
"""Share of the largest part's area from which another part is a thing of its own."""

WIRE = 0.02
"""Width, in the subject's longer side, below which a part is a wire."""

MOSTLY = 0.5
"""Share of the subject that has to be wire for it to be told."""


def doubts(mask: npt.NDArray[np.float32]) -> Iterator[str]:
    """Sentences for the user, none for most pictures.

    Args:
        mask: (H, W) 0 background to 1 subject.
    """
    inside = _small(mask)
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(inside, connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    things = int((areas >= PART * areas.max(initial=0)).sum()) if count > 1 else 0
    if things > 1:
        yield (
            f"The cut-out has {things} parts that do not touch; they were joined into one object, and which of them is "
            "nearer is a guess. For one of them by itself, take the others away with the brush or a mask."
        )
    if inside.any() and _thin_share(inside) > MOSTLY:
        yield (
            f"Most of the subject is thinner than {WIRE:.0%} of its size, as wire is: it is made flat along its "
            "outline, and its depth is a guess."
        )


def _small(mask: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    scale = SIDE / max(mask.shape)
    size = (max(round(mask.shape[1] * scale), 1), max(round(mask.shape[0] * scale), 1))
    seen = cv2.resize(mask, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    return (seen > 0.5).astype(np.uint8)


def _thin_share(inside: npt.NDArray[np.uint8]) -> float:
    """Share of the subject that a disc as wide as a wire, moved about inside of it, does not reach."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    longest = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    width = max(round(WIRE * longest), 1) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    padded = cv2.copyMakeBorder(inside, width, width, width, width, cv2.BORDER_CONSTANT, value=0)
    return 1 - int(cv2.morphologyEx(padded, cv2.MORPH_OPEN, disc).sum()) / int(inside.sum())
