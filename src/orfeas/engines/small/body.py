"""Body: one signed field from the network's and from the outline."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from orfeas.engines.relief.detail import mean_within
from orfeas.engines.relief.field import smooth_minimum, steepness
from orfeas.engines.relief.frame import MARGIN, Frame
from orfeas.engines.relief.inflate import inflate
from orfeas.engines.small.predict import Prediction
from orfeas.engines.small.space import FILL, FRONT, PICTURE_CELLS, SLICE, SLICES, TRUNCATION
from orfeas.engines.small.unseen import calmed

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

BETWEEN = 0.04
"""Picture widths that the space between the predicted depths of front and back says at most: where it fills what lies
between an arm and a body, or between legs, the field knows better."""

BACK_BLUR = 0.03
"""Picture widths over which the predicted depth of the back is smoothed: its detail is the front's, seen through."""

FACING = 0.3
"""Least cosine of a predicted normal by which a depth is turned into a distance."""

LEAST = 0.6
"""Depth inside that a column has to reach, cells; those that do not are filled."""

INTO_BODY = 4
"""Cells that a filling reaches into the body, so that no crack is left between."""

MIDDLE_BLUR = 5.0
"""Cells over which the middle of a filling is smoothed."""

THINNEST = 1.2
"""Least half depth of a filling, cells."""

JOINT = 2.0
"""Cells over which a filling and the network's body melt into one another. The cut at the outline is sharp: rounded
over as much, it would draw the silhouette in by half a cell all round."""

THICKEST = 0.7
"""Share of the inflated half depth that a filling has; nothing says that it is as deep as it is wide."""


def fuse(prediction: Prediction, framed: Frame, *, cells: int) -> Floats:
    """The network's body where it has one, a tube about its middle where it has none, cut to the outline.

    Args:
        prediction: of the same cut-out.
        framed: its outline on the grid; the longer side takes `cells` cells.
        cells: see `framed`.

    Returns:
        (rows, columns, layers) float32, cells, positive inside, on the frame's grid; layers rise toward the camera.
    """
    unit = cells / FILL
    depths = _depths(prediction, unit)
    field = _on_grid(prediction, framed, depths)
    field *= -unit
    _average(field, prediction, framed, depths, unit=unit)
    _fill(field, prediction, framed, depths, unit=unit)
    _cut(field, framed.distance)
    return field


def _depths(prediction: Prediction, unit: float) -> Doubles:
    """Depths of the grid's layers, far to near, in picture widths: all that is not empty, and a margin."""
    is_inside = np.flatnonzero((prediction.distance < 0).any(axis=(1, 2)))
    first, last = (is_inside[0], is_inside[-1]) if len(is_inside) else (SLICES // 2, SLICES // 2)
    near, far = FRONT - (first - 2) * SLICE, FRONT - (last + 3) * SLICE
    inner = np.concatenate([prediction.depth.ravel(), prediction.back_depth.ravel()])
    near, far = max(near, float(inner.max()) + 2 * SLICE), min(far, float(inner.min()) - 2 * SLICE)
    count = int(np.ceil((near - far) * unit)) + 2 * MARGIN
    return np.asarray(far - MARGIN / unit + (np.arange(count) + 0.5) / unit, np.float64)


def _on_grid(prediction: Prediction, framed: Frame, depths: Doubles) -> Floats:
    """The field (rows, columns, layers) by a cubic B-spline of its 64 cells a side, which smooths a little."""
    rows, columns = framed.distance.shape
    across, down = _places(prediction, framed)
    layers = len(depths)
    by_layer = _spline((FRONT - depths) / SLICE - 0.5) @ calmed(prediction).reshape(SLICES, -1)
    by_row = _spline(down * SLICES - 0.5) @ _first(by_layer.reshape(layers, SLICES, SLICES), 1)
    by_column = _spline(across * SLICES - 0.5) @ _first(by_row.reshape(rows, layers, SLICES), 2)
    return np.ascontiguousarray(np.moveaxis(by_column.reshape(columns, rows, layers), 1, 0))


def _first(values: Floats, axis: int) -> Floats:
    """(length of that axis, all else)."""
    return np.ascontiguousarray(np.moveaxis(values, axis, 0)).reshape(values.shape[axis], -1)


def _average(field: Floats, prediction: Prediction, framed: Frame, depths: Doubles, *, unit: float) -> None:
    """The mean of the field and of the space between the predicted depths of front and back; in place, a row at a time.

    The depths are sharper than the field, which has half their cells a side; the field knows what lies between them.
    """
    front, back = (on_frame(depth, prediction, framed) for depth in (prediction.depth, prediction.back_depth))
    back = _smoothed(back, within=framed.distance > 0, over=BACK_BLUR * unit)
    facing, away = (
        np.clip(np.abs(on_frame(normal[..., 2], prediction, framed)), FACING, 1)
        for normal in (prediction.normal, prediction.back_normal)
    )
    z, most = depths.astype(np.float32), np.float32(BETWEEN * unit)
    for k, row in enumerate(field):
        before = (front[k, :, None] - z) * (facing[k, :, None] * np.float32(unit))
        behind = (z - back[k, :, None]) * (away[k, :, None] * np.float32(unit))
        row += np.clip(np.minimum(before, behind), -most, most)
        row *= np.float32(0.5)


def _smoothed(plane: Floats, *, within: npt.NDArray[np.bool_], over: float) -> Floats:
    """What lies within, smoothed twice, the second time what the first took away: curves are kept, detail is not."""
    inside = within.astype(np.float32)
    smooth = mean_within(plane, inside, over)
    smooth += mean_within(plane - smooth, inside, over)
    return np.asarray(np.where(within, smooth, plane), np.float32)


def _places(prediction: Prediction, framed: Frame) -> tuple[Doubles, Doubles]:
    """Where the grid's columns and rows lie in the network's picture, 0 to 1."""
    rows, columns = framed.distance.shape
    across = (framed.left + (np.arange(columns) + 0.5) * framed.cell - prediction.left) / prediction.width
    down = (framed.top + (np.arange(rows) + 0.5) * framed.cell - prediction.top) / prediction.width
    return np.asarray(across, np.float64), np.asarray(down, np.float64)


def _spline(places: Doubles) -> csr_array:
    """(N, 64) weights of the uniform cubic B-spline at places counted in cells; sparse, four a row."""
    first = np.floor(places).astype(int)
    t = places - first
    weights = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    cells = np.clip(first[:, None] + np.arange(-1, 3), 0, SLICES - 1)
    rows = np.repeat(np.arange(len(places)), 4)
    values = (np.stack(weights, axis=1) / 6).astype(np.float32)
    return csr_array((values.ravel(), (rows, cells.ravel())), shape=(len(places), SLICES))


def on_frame(image: Floats, prediction: Prediction, framed: Frame) -> Floats:
    """A map of the network (128, 128) or (128, 128, C) on the frame's grid."""
    across, down = _places(prediction, framed)
    columns, rows = np.meshgrid(across * PICTURE_CELLS - 0.5, down * PICTURE_CELLS - 0.5)
    maps = columns.astype(np.float32), rows.astype(np.float32)
    return np.asarray(cv2.remap(image, *maps, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _fill(field: Floats, prediction: Prediction, framed: Frame, depths: Doubles, *, unit: float) -> None:
    """Lay a tube wherever the outline has something and the network's column has not; in place.

    It runs where the network is nearest to having something, so that it goes on from the body's own rim; far from the
    body, halfway between the predicted depths of front and back.
    """
    most = field.max(axis=2)
    missing = (most < LEAST) & (framed.distance > -1)
    if not missing.any():
        return
    into = cv2.distanceTransform((~missing).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) / INTO_BODY
    columns = into < 1
    halfway = on_frame((prediction.depth + prediction.back_depth) * np.float32(0.5), prediction, framed)
    guess = (halfway - np.float32(depths[0])) * np.float32(unit)
    layer = _middle(field, most, guess=guess, reach=0.6 * TRUNCATION * unit)
    thick = on_frame(prediction.depth - prediction.back_depth, prediction, framed) * np.float32(unit / 2)
    inflated = inflate(framed.distance).squared * np.float32(THICKEST**2)
    squared = np.minimum(inflated, np.maximum(thick, THINNEST) ** 2)
    squared *= np.maximum(1 - into**2, 0)
    away = np.arange(len(depths), dtype=np.float32) - layer[columns, None]
    tube = (squared[columns, None] - away * away) / steepness(squared)[columns, None]
    tube -= np.float32(JOINT) * into[columns, None] ** 2
    field[columns] = -smooth_minimum(-field[columns], -tube, np.float32(JOINT))


def _middle(field: Floats, most: Floats, *, guess: Floats, reach: float) -> Floats:
    """Layer in which each column is nearest to the body, where that is nearer than `reach`; a guess beyond, blended."""
    known = (most > -reach).astype(np.float32)
    near = field.argmax(axis=2).astype(np.float32)
    smooth = mean_within(near, known, MIDDLE_BLUR)
    share = np.clip(cv2.GaussianBlur(known, (0, 0), MIDDLE_BLUR) * 4, 0, 1)
    return np.asarray(smooth * share + guess * (1 - share), np.float32)


def _cut(field: Floats, distance: Floats) -> None:
    """Keep what lies within the outline, drawn along z, and close the grid's ends; in place, a row at a time."""
    for row, limit in zip(field, distance, strict=True):
        np.minimum(row, limit[:, None], out=row)
    field[..., [0, -1]] = np.minimum(field[..., [0, -1]], -0.5)
