"""Field: one signed field in which the outlines carve, their inflations round, and votes keep what a picture shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from orfeas.engines.hull.box import MARGIN
from orfeas.engines.hull.joined import join_pieces
from orfeas.engines.hull.prior import fuse_prior
from orfeas.engines.hull.sections import guess_solid
from orfeas.engines.hull.settle import settle
from orfeas.engines.relief.inflate import inflate

Floats = npt.NDArray[np.float32]

TOLERANCE = 0.05
"""Share of the longest side by which pictures that are not quite orthogonal may miss one another."""

KEPT = 0.35
"""Cells of depth that every place inside an outline is left with, where tolerance allows."""


SMOOTHING = 0.6
"""Standard deviation, in cells, of what takes the creases out where outlines cut and rows change."""


@dataclass(frozen=True, eq=False)
class Planes:
    """The outlines on the three planes of the grid: signed distances, float32 cells, positive inside.

    Attributes:
        front: (rows, columns).
        side: (rows, layers), or None.
        top: (layers, columns), or None.
    """

    front: Floats
    side: Floats | None = None
    top: Floats | None = None


def build_field(planes: Planes, *, prior: Callable[[Floats], Floats] | None = None) -> tuple[Floats, Floats]:
    """The field whose zero is the surface.

    Args:
        planes: the outlines.
        prior: given the hull, what a network foresees on its grid; followed within the hull's limits.

    Returns:
        (rows, columns, layers) float32, about cells, positive inside; one piece; layers toward the front. And the
        hull likewise, before it was rounded: what it leaves empty, the outlines deny one another.
    """
    front, side, top = planes.front, planes.side, planes.top
    seen = tuple(axis for axis, outline in ((2, front), (1, side), (0, top)) if outline is not None)
    if side is None and top is None:
        guess = _inflated(front, least=0 if prior is None else max(front.shape) // 2)
        hull = np.broadcast_to(front[:, :, None], guess.shape)
    else:
        hull = _carved(front, side, top)
        _keep_seen(hull, planes)
        guess = settle(guess_solid(front, side=side, top=top), hull, axes=seen)
    if prior is not None:
        guess = fuse_prior(guess, prior(hull), hull=hull, axes=seen)
    field = np.asarray(gaussian_filter(np.minimum(guess, hull), SMOOTHING, truncate=2.5), np.float32)
    _keep_seen(field, planes)
    return join_pieces(field, allowed=hull), hull


def _carved(front: Floats, side: Floats | None, top: Floats | None) -> Floats:
    """The visual hull (Laurentini 1994, doi:10.1109/34.273735) of what there is."""
    hull = front[:, :, None]
    if side is not None:
        hull = np.minimum(hull, side[:, None, :])
    if top is not None:
        hull = np.minimum(hull, top.T[None])
    return hull


def _inflated(front: Floats, *, least: int) -> Floats:
    """Where no view shows the depth: as deep as the outline foretells, on a grid of at least that half depth."""
    squared = inflate(front).squared
    half = max(int(np.ceil(np.sqrt(max(float(squared.max()), 0.0)))), least) + MARGIN
    z = np.arange(-half, half, dtype=np.float32) + np.float32(0.5)
    down, across = np.gradient(squared)
    slope = np.sqrt(down * down + across * across + 4 * np.maximum(squared, 0) + 1)
    field = (squared[..., None] - z * z) / slope[..., None]
    return np.asarray(np.minimum(field, front[..., None]), np.float32)


def _keep_seen(field: Floats, planes: Planes) -> None:
    """Raise the field along rays that would meet nothing although a picture shows something there.

    An intersection loses a thin part as soon as two pictures differ by its width. Along each ray through an outline
    the field is raised by what is missing, at most by the tolerance; so the part stays where the others deny it least.
    """
    most = TOLERANCE * float(max(field.shape))
    for axis, outline in ((2, planes.front), (1, planes.side), (0, None if planes.top is None else planes.top.T)):
        if outline is None:
            continue
        missing = np.minimum(outline, KEPT) - field.max(axis=axis)
        missing = np.where(outline > 0, np.clip(missing, 0, most), 0)
        if missing.any():
            field += np.expand_dims(missing, axis)
