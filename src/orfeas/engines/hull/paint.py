"""Paint: the colours of a surface from all sides that were pictured, with what none of them saw filled in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.engines.hull.blend import blend
from orfeas.engines.hull.light import gains_toward_front
from orfeas.engines.hull.pictures import Sheet
from orfeas.engines.hull.sides import SIDES, Y
from orfeas.engines.hull.sight import HIDDEN, Sight, surface_points
from orfeas.engines.hull.surface import Shell, Standing
from orfeas.engines.relief.back import DOWNWARD
from orfeas.engines.relief.diffuse import diffuse
from orfeas.intake.views import View
from orfeas.mesh.material import NOTHING_SEEN, Paint, Projection

Floats = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]

BLOCK = 1.0
"""Side, in cells, of the blocks of surface that colours are solved for."""

STRONG = 30.0
"""Confidence of a colour that a picture gives, beside the links' 1."""

SEEN = 0.1
"""Confidence from which on a colour is one to begin with where nothing is known."""


def paint_shell(
    shell: Shell, sheets: Sequence[Sheet], sights: dict[View, Sight], *, field: Floats, standing: Standing
) -> Paint:
    """Colour a surface.

    Pictures are laid over what they see as projections; where none is certain, blocks of the surface have colours of
    their own: a screened Laplace equation carries them from where a side is seen to where none is.

    Args:
        shell: the surface, in cells.
        sheets: pictures and guesses.
        sights: the field as seen from each of their sides.
        field: (rows, columns, layers) float32.
        standing: how cells are taken to the mesh's frame.
    """
    shape = (field.shape[1], field.shape[0], field.shape[2])
    cells, normals, links = _blocks(shell)
    mixed = blend(sheets, sights, cells=cells, normals=normals, shape=shape)
    gains = gains_toward_front(sheets, mixed)
    sheets = [_in_light(sheet, gain) for sheet, gain in zip(sheets, gains, strict=True)]
    mixed = replace(mixed, colors=mixed.colors * gains[:, None].astype(np.float32))
    confidence = np.asarray(STRONG * mixed.certainty**2 * mixed.shares.sum(axis=0), np.float32)
    colors = diffuse(
        mixed.mixed,
        confidence=confidence,
        links=links,
        strength=_strength(cells, links),
        start=_nearest(mixed.mixed, cells, confidence > SEEN),
    )
    return Paint(
        positions=standing.place(cells),
        colors=np.clip(colors + 0.5, 0, 255).astype(np.uint8),
        normals=normals,
        projections=tuple(
            _projection(sheet, number, sheets, sights, field=field, standing=standing)
            for number, sheet in enumerate(sheets)
        ),
    )


def _in_light(sheet: Sheet, gain: npt.NDArray[np.float64]) -> Sheet:
    if np.allclose(gain, 1, atol=2e-3):
        return sheet
    pixels = np.clip(sheet.pixels * gain + 0.5, 0, 255).astype(np.uint8)
    return replace(sheet, pixels=pixels, colors=sheet.colors * gain.astype(np.float32))


def _blocks(shell: Shell) -> tuple[Floats, Floats, Longs]:
    """Cell coordinates and normals (N, 3) of blocks of the surface that face one way, and the pairs that touch."""
    key = np.floor(shell.cells / BLOCK).astype(np.int64) + 1
    side = int(key.max()) + 1
    way = np.abs(shell.normals).argmax(axis=1)
    way = way * 2 + (np.take_along_axis(shell.normals, way[:, None], axis=1)[:, 0] > 0)
    number = ((key[:, 0] * side + key[:, 1]) * side + key[:, 2]) * 6 + way
    _, block = np.unique(number, return_inverse=True)
    count = int(block.max()) + 1
    share = np.bincount(block, minlength=count)

    def mean(values: Floats) -> Floats:
        sums = [np.bincount(block, values[:, k], count) / share for k in range(3)]
        return np.stack(sums, axis=1).astype(np.float32)

    normals = mean(shell.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
    faces = shell.faces
    ends = np.sort(block[np.concatenate([faces[:, :2], faces[:, 1:], faces[:, ::2]])], axis=1)
    pairs = np.unique(ends[:, 0].astype(np.int64) * count + ends[:, 1])
    links = np.stack([pairs // count, pairs % count], axis=1)
    return mean(shell.cells), normals, links[links[:, 0] != links[:, 1]]


def _strength(cells: Floats, links: Longs) -> Floats:
    """How easily colours go along links: bands and clothes go round at their own height."""
    way = np.abs(cells[links[:, 0]] - cells[links[:, 1]])
    steep = way[:, Y] / np.maximum(np.linalg.norm(way, axis=1), 1e-6)
    return np.asarray(1 - (1 - DOWNWARD) * steep**2, np.float32)


def _nearest(colors: Floats, cells: Floats, seen: npt.NDArray[np.bool_]) -> Floats:
    """(N, 3) of every block the colour of the nearest one seen, sooner at its own height than above or below."""
    if not seen.any():
        return colors
    places = cells.copy()
    places[:, Y] /= math.sqrt(DOWNWARD)
    _, near = cKDTree(places[seen]).query(places[~seen], workers=-1)
    begun = colors.copy()
    begun[~seen] = colors[seen][near]
    return begun


def _projection(
    sheet: Sheet,
    number: int,
    sheets: Sequence[Sheet],
    sights: dict[View, Sight],
    *,
    field: Floats,
    standing: Standing,
) -> Projection:
    """A sheet as a projection: trusted by its share in what it sees, and only there."""
    sight, side = sights[sheet.view], SIDES[sheet.view]
    shape = (field.shape[1], field.shape[0], field.shape[2])
    cells, normals = surface_points(sight, field)
    mixed = blend(sheets, sights, cells=cells, normals=normals, shape=shape)
    trust = np.zeros(sight.depth.shape, np.float32)
    trust[sight.covered] = mixed.shares[number]
    trust = cv2.GaussianBlur(trust, (0, 0), 1.0) * sheet.sure
    depth = np.full(sight.depth.shape, NOTHING_SEEN, np.float32)
    depth[sight.covered] = standing.place(cells) @ side.toward_camera
    return Projection(
        pixels=sheet.pixels,
        confidence=_on_picture(np.asarray(trust, np.float32), sheet),
        matrix=standing.matrix(sheet.matrix),
        toward=side.toward_camera,
        depth=_on_picture(depth, sheet, beyond=NOTHING_SEEN),
        slack=HIDDEN[0] * standing.scale,
    )


def _on_picture(plane: Floats, sheet: Sheet, *, beyond: float = 0.0) -> Floats:
    """A plane of the grid (rows, columns) at the resolution of the sheet's pixels."""
    side = SIDES[sheet.view]
    across, down = sheet.matrix[0, side.across], sheet.matrix[1, side.down]
    height, width = sheet.pixels.shape[:2]
    # From pixel numbers to cell numbers, centres of both at integers.
    to_cells = np.array(
        [
            [1 / across, 0, (0.5 - sheet.matrix[0, 3]) / across - 0.5],
            [0, 1 / down, (0.5 - sheet.matrix[1, 3]) / down - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(plane, to_cells, (width, height), flags=flags, borderValue=beyond), np.float32)
