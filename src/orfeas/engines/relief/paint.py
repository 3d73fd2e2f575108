"""Paint: the colours of a surface from a picture of its front and a guess at its back."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.relief.back import paint_back
from orfeas.engines.relief.diffuse import diffuse
from orfeas.engines.relief.frame import Frame
from orfeas.mesh.baking.sampling import sampled
from orfeas.mesh.material import Paint, Projection

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

FACING = (0.25, 0.6)
"""Cosines between which a point goes from taking no colour of the picture it faces to taking all of it."""

BLOCK = 2.5
"""Side, in cells, of the blocks of surface that the colours between front and back are solved for."""

STRONG = 4.0
"""Confidence of a colour that a picture gives, beside the links' 1."""


def paint_surface(
    cutout: Cutout, framed: Frame, *, cells: Floats, normals: Floats, faces: Ints, matrix: Floats, seed: int
) -> Paint:
    """Colour a surface: the front from the picture, the back guessed, between them what leads from one to the other.

    Args:
        cutout: the picture and its mask.
        framed: the grid.
        cells: (V, 3) float32 vertices in cells: column, row, height.
        normals: (V, 3) float32 outward, glTF axes.
        faces: (F, 3) int32.
        matrix: (2, 4) from the mesh's frame to picture pixels.
        seed: of the back's grain.

    Returns:
        Paint whose positions are still in cells; front and back as projections.
    """
    front = framed.sample(cutout.colors)
    back = paint_back(front, framed.distance, seed=seed)
    points, facing, colors = _between(front, back, cells=cells, normals=normals, faces=faces)
    sure = _sure(framed.distance)
    over = framed.cell
    to_grid = matrix.astype(np.float64).copy()
    to_grid[:, 3] -= (framed.left, framed.top)
    height, width = cutout.mask.shape
    front_sure = cv2.warpAffine(
        sure,
        np.array([[over, 0, framed.left + 0.5 * over - 0.5], [0, over, framed.top + 0.5 * over - 0.5]]),
        (width, height),
        flags=cv2.INTER_LINEAR,
    )
    return Paint(
        positions=points,
        colors=np.clip(colors + 0.5, 0, 255).astype(np.uint8),
        normals=facing,
        projections=(
            Projection(cutout.colors, np.asarray(front_sure, np.float32), matrix, np.array([0, 0, 1], np.float32)),
            Projection(
                np.clip(back + 0.5, 0, 255).astype(np.uint8),
                sure,
                (to_grid / over).astype(np.float32),
                np.array([0, 0, -1], np.float32),
            ),
        ),
    )


def _sure(distance: Floats) -> Floats:
    """How far a picture is to be trusted: less and less over the last cells before the outline."""
    share = np.clip((distance + 0.3) / 2.0, 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def _between(
    front: Floats, back: Floats, *, cells: Floats, normals: Floats, faces: Ints
) -> tuple[Floats, Floats, Floats]:
    """Positions, normals and colours (N, 3) of blocks of the surface: a screened Laplace equation on their graph."""
    key = np.floor(cells / BLOCK).astype(np.int64) + 8
    side = int(key.max()) + 1
    number = ((key[:, 0] * side + key[:, 1]) * side + key[:, 2]) * 2 + (normals[:, 2] > 0)
    _, block = np.unique(number, return_inverse=True)
    count = int(block.max()) + 1
    share = np.bincount(block, minlength=count)

    def mean(values: Floats) -> Floats:
        sums = [np.bincount(block, values[:, k], count) / share for k in range(values.shape[1])]
        return np.stack(sums, axis=1).astype(np.float32)

    points, facing = mean(cells), mean(normals)
    facing /= np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-6)
    ends = np.sort(block[np.concatenate([faces[:, :2], faces[:, 1:], faces[:, ::2]])], axis=1)
    pairs = np.unique(ends[:, 0] * count + ends[:, 1])
    links = np.stack([pairs // count, pairs % count], axis=1)
    links = links[links[:, 0] != links[:, 1]]
    at_front, at_back = sampled(front, points[:, 0], points[:, 1]), sampled(back, points[:, 0], points[:, 1])
    toward = facing[:, 2:]
    values = np.where(toward > 0, at_front, at_back)
    certain = np.clip((np.abs(toward[:, 0]) - FACING[0]) / (FACING[1] - FACING[0]), 0, 1)
    confidence = (STRONG * certain**2).astype(np.float32)
    colors = diffuse(values, confidence=confidence, links=links, start=(at_front + at_back) / np.float32(2))
    return points, facing, colors
