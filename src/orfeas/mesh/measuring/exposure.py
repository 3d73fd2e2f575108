"""Exposure: how much of a surface can be seen from outside, from its front, and how much lies inside the solid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.measuring.samples import LIFT, RayField, Samples, evenly, turned_about
from orfeas.mesh.mesh import Floats, Ints

Doubles = npt.NDArray[np.float64]

NUM_SAMPLES, NUM_RAYS = 4096, 64
"""Points spread by area, and rays from each side of one, cosine-weighted: shares are right to about 0.5 %."""


@dataclass(frozen=True)
class Exposure:
    """What the sides of a surface see; shares of its area, 0 to 1, over `num_samples` points.

    Attributes:
        num_samples: points asked.
        num_rays: rays from each side of a point.
        hidden_share: no ray escapes from either side: interior faces, inner skins, what other parts cover.
        backward_share: rays escape from the back only: faces turned inside out.
        buried_share: most rays from the front first meet the back of a face, as they do inside the solid.
    """

    num_samples: int
    num_rays: int
    hidden_share: float
    backward_share: float
    buried_share: float


def measure_exposure(positions: Floats, faces: Ints) -> Exposure | None:
    """Ask points of a surface what their two sides see, by rays in fixed directions.

    Args:
        positions: (V, 3), any unit.
        faces: (F, 3), counter-clockwise from outside.

    Returns:
        Shares of the area; None when there is no area.
    """
    if not len(faces):
        return None
    field = RayField(positions, faces)
    samples = field.samples(NUM_SAMPLES)
    if not len(samples.face):
        return None
    is_open, is_buried = _front(field, samples)
    closed = np.flatnonzero(~is_open)
    behind = Samples(samples.face[closed], samples.points[closed], -samples.normals[closed])
    sees_behind = field.escapes(*_rays(behind)).reshape(-1, NUM_RAYS).any(axis=1) if len(closed) else np.zeros(0, bool)
    count = len(samples.face)
    return Exposure(
        num_samples=count,
        num_rays=NUM_RAYS,
        hidden_share=float((~sees_behind).sum() / count),
        backward_share=float(sees_behind.sum() / count),
        buried_share=float(is_buried.mean()),
    )


def _front(field: RayField, samples: Samples) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """(N,) whether any ray from the front escapes, and whether most of them first meet a back."""
    origins, directions = _rays(samples)
    face, _ = field.first_hits(origins, directions)
    is_back = (face >= 0) & (np.einsum("nc,nc->n", field.normals[face], directions) > 0)
    is_open = (face < 0).reshape(-1, NUM_RAYS).any(axis=1)
    return np.asarray(is_open), np.asarray(is_back.reshape(-1, NUM_RAYS).mean(axis=1) > 0.5)


def _rays(samples: Samples) -> tuple[Doubles, Doubles]:
    """Origins and directions (N * NUM_RAYS, 3) over the hemispheres about the samples' normals."""
    square = evenly(NUM_RAYS)
    radius, angle = np.sqrt(square[:, 0]), 2 * np.pi * square[:, 1]
    about_z = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - square[:, 0])], axis=1)
    origins = np.repeat(samples.points + LIFT * samples.normals, NUM_RAYS, axis=0)
    return origins, turned_about(samples.normals, about_z).reshape(-1, 3)
