"""Detail: the front leans as the predicted normals say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.fft import dctn, idctn

from orfeas.engines.hull.surface import Shell
from orfeas.mesh.baking.sampling import sampled
from orfeas.mesh.material import NOTHING_SEEN

Floats = npt.NDArray[np.float32]

REACH = 5.0
"""Cells; over longer distances the field says how deep the front is, over shorter ones the normals do."""

STEEPEST = 1.6
"""Cells of depth a cell across beyond which a slope is taken for one part in front of another."""

LEAST_FACING = 0.25
"""Predicted normals that face the camera less than this say little about slopes."""

MOST = 3.0
"""Cells a point may be moved."""

RIM = 4.0
"""Cells from the outline over which the change begins."""

AT_FRONT = 1.5
"""Cells behind what is seen within which a point belongs to the front."""


def lean(shell: Shell, *, height: Floats, normal: Floats, distance: Floats) -> Shell:
    """Move the points of the front along z so that its slopes come nearer to the predicted ones.

    The change d minimises sum |grad d - (predicted slope - present slope)|^2 + |d|^2 / REACH^2: a screened Poisson
    equation (Bhat et al. 2008, doi:10.1007/978-3-540-88688-4_9), solved by cosine transforms on the whole grid. Slopes
    across steps of depth are left alone.

    Args:
        shell: the surface, in cells.
        height: (rows, columns) float32, layer coordinate of what is seen from the front; -inf where nothing is.
        normal: (rows, columns, 3) float32, unit, as predicted: right, up, toward the camera.
        distance: (rows, columns) float32, cells, positive inside the outline.

    Returns:
        The shell with points moved; its normals are as before.
    """
    inside = np.isfinite(height) & (distance > 0)
    change = _change(np.where(inside, height, 0).astype(np.float32), normal, inside)
    share = np.clip(distance / RIM, 0, 1)
    change = np.clip(change, -MOST, MOST) * share * share * (3 - 2 * share)
    column, row = shell.cells[:, 0], shell.cells[:, 1]
    moved = sampled(change.astype(np.float32), column, row)
    top = sampled(np.where(inside, height, np.float32(NOTHING_SEEN)), column, row)
    behind = top - shell.cells[:, 2]
    facing = np.clip((shell.normals[:, 2] - 0.1) / 0.4, 0, 1) * np.clip(2 - np.abs(behind) / AT_FRONT, 0, 1)
    cells = shell.cells.copy()
    cells[:, 2] += moved * facing
    return Shell(cells=cells, normals=shell.normals, faces=shell.faces)


def _change(height: Floats, normal: Floats, inside: npt.NDArray[np.bool_]) -> Floats:
    """d, (rows, columns) cells."""
    sure = inside & (normal[..., 2] > LEAST_FACING)
    facing = np.maximum(normal[..., 2], LEAST_FACING)
    divergence = np.zeros(height.shape, np.float32)
    for axis, slope in ((1, -normal[..., 0] / facing), (0, normal[..., 1] / facing)):
        step = np.diff(height, axis=axis)
        wanted = (slope + np.roll(slope, -1, axis))[_all_but_last(axis)] / 2
        counts = (sure & np.roll(sure, -1, axis))[_all_but_last(axis)] & (np.abs(step) < STEEPEST)
        flow = np.where(counts, wanted - step, 0).astype(np.float32)
        divergence[_all_but_last(axis)] += flow
        divergence[_all_but_first(axis)] -= flow
    rows, columns = (2 - 2 * np.cos(np.pi * np.arange(size) / size) for size in height.shape)
    spectrum = dctn(-divergence, norm="ortho") / (rows[:, None] + columns[None] + 1 / REACH**2)
    return np.asarray(idctn(spectrum, norm="ortho"), np.float32)


def _all_but_last(axis: int) -> tuple[slice, ...]:
    return (slice(None, -1), slice(None)) if axis == 0 else (slice(None), slice(None, -1))


def _all_but_first(axis: int) -> tuple[slice, ...]:
    return (slice(1, None), slice(None)) if axis == 0 else (slice(None), slice(1, None))
