"""Work: how much there is to compute, and so about how long it takes where nobody has measured it. No torch here."""

from __future__ import annotations

from orfeas.engines.triposr.sizes import Sizes

ASKED = 0.08
"""Share of the finest grid's points that are asked, of a thing as large as one is made; see benchmarks/results."""

FINEST = 320
"""Cells along a side, at most: five for every entry of the published planes, which hold no more."""


def cells_for(field_cells: int) -> int:
    """Cells of the grid: more than a recipe asks for along the thing, which does not fill the grid.

    192 for 128, 256 for 192 and 320 for 256.
    """
    return min((field_cells // 64 + 1) * 64, FINEST)


def operations(sizes: Sizes, *, cells: int) -> float:
    """Floating-point operations from a picture to a volume, a multiplication and an addition being two; about.

    Matrix products and attention; norms and sums are left out.
    """
    return of_picture(sizes) + of_backbone(sizes) + of_upsampler(sizes) + ASKED * (cells + 1) ** 3 * of_point(sizes)


def of_picture(sizes: Sizes) -> float:
    """Of its tokens."""
    size = sizes.picture
    patches, width = (sizes.pixels // size.patch) ** 2, size.width
    tokens = patches + 1
    block = tokens * (4 * width**2 + 2 * width * tokens + 2 * width * size.forward)
    return 2.0 * (size.depth * block + patches * width * 3 * size.patch**2)


def of_backbone(sizes: Sizes) -> float:
    """Of the planes' tokens beside a picture's."""
    size = sizes.backbone
    tokens, width = 3 * sizes.plane**2, size.width
    others = (sizes.pixels // sizes.picture.patch) ** 2 + 1
    itself = 4 * width**2 + 2 * width * tokens
    beside = 2 * width**2 + 2 * width * others
    block = tokens * (itself + beside + 12 * width**2) + others * 2 * size.context * width
    return 2.0 * (size.depth * block + 2 * tokens * size.channels * width)


def of_upsampler(sizes: Sizes) -> float:
    """Of the planes' growth."""
    return 2.0 * 3 * (2 * sizes.plane) ** 2 * sizes.backbone.channels * sizes.field.channels


def of_point(sizes: Sizes) -> float:
    """Of one answer."""
    size = sizes.field
    return 2.0 * (3 * size.channels * size.width + size.depth * size.width**2 + 4 * size.width)
