"""Walls: how thick the solid is under its surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.measuring.samples import LIFT, RayField, Samples, turned_about
from orfeas.mesh.mesh import Floats, Ints

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

NUM_SAMPLES = 8192
CONE_RADIANS = np.radians(12.0)
"""Four rays this far from the inward normal and one along it: the median forgives one that leaves by a near edge. At 15
degrees a ball measures 7 % too thin; narrower cones all meet the same flaw."""
LEAST_ANSWERED = 0.9
"""Below this share of points with a wall behind them, the surface encloses too little to speak of walls."""


@dataclass(frozen=True)
class Walls:
    """Thickness of the solid under the surface, metres.

    Attributes:
        num_samples: points that were asked, spread by area.
        thin_metres: the 1st percentile by area: 1 % of the surface has less behind it.
        median_metres: the 50th.
    """

    num_samples: int
    thin_metres: float
    median_metres: float


def measure_walls(positions: Floats, faces: Ints) -> Walls | None:
    """Measure the wall under points of a surface: the median over a small cone of inward rays.

    The shape diameter function (Shapira, Shamir and Cohen-Or 2008, doi:10.1007/s00371-007-0197-5) with a narrow cone,
    each ray's length taken along the inward normal, so that a flat wall measures its own thickness.

    Args:
        positions: (V, 3), metres.
        faces: (F, 3), counter-clockwise from outside.

    Returns:
        Thicknesses; None where the surface is empty or encloses nothing.
    """
    if not len(faces):
        return None
    field = RayField(positions, faces)
    samples = field.samples(NUM_SAMPLES)
    if not len(samples.face):
        return None
    thickness = thickness_under(field, samples).metres
    answered = thickness[np.isfinite(thickness)]
    if len(answered) < LEAST_ANSWERED * len(thickness):
        return None
    thin, median = np.percentile(answered, [1.0, 50.0])
    return Walls(len(thickness), float(thin), float(median))


@dataclass(frozen=True, eq=False)
class Thickness:
    """What lies under points of a surface.

    Attributes:
        metres: (N,) the median over a cone of inward rays; infinite where most of them leave without meeting anything.
        face: (N,) the face met straight inwards, -1 for none.
        straight_metres: (N,) how far it is.
    """

    metres: Doubles
    face: Longs
    straight_metres: Doubles


def thickness_under(field: RayField, samples: Samples) -> Thickness:
    """Ask five rays inwards at each sample; see `measure_walls`, whose walls and the printing analysis' are these."""
    tilt = np.sin(CONE_RADIANS)
    cone = np.array([[0, 0, 1.0], [tilt, 0, 0], [-tilt, 0, 0], [0, tilt, 0], [0, -tilt, 0]])
    cone[1:, 2] = np.cos(CONE_RADIANS)
    directions = turned_about(-samples.normals, cone).reshape(-1, 3)
    face, length = field.first_hits(np.repeat(samples.points - LIFT * samples.normals, len(cone), axis=0), directions)
    depth = (np.where(face >= 0, length, np.inf).reshape(-1, len(cone)) * cone[:, 2] + LIFT) * field.diagonal
    return Thickness(np.median(depth, axis=1), face.reshape(-1, len(cone))[:, 0], depth[:, 0])
