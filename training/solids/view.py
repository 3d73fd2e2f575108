"""View: a solid in the frame of a camera, ready for the compiled loops.

The frame of a view: the picture is one unit wide and high, x to the right, y up, its middle at the origin; z toward the
camera, 0 at the mean depth of what is seen. Under weak perspective a point falls on (x, y) / (1 - f z).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from training.solids.build import Material, Solid
from training.solids.distance import BLEND, BOUND, CENTER, JOIN, REACH, SHRINK
from training.solids.trace import MISSED, trace

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class View:
    """Rows of a solid in view space.

    Attributes:
        codes: (N, 3) int64: kind, how, material.
        numbers: (N, 32) float64, see distance.py.
        corners: (M, 2) float64 of polygons.
        to_solid: (3, 4) float64, from view space to the solid's own frame.
        perspective: f; 0 is orthographic, 0.4 about a lens of 35 mm close by.
        materials: of the solid.
        symmetry: (4,) plane n.p + d = 0 of mirror symmetry in view space, or zeros.
    """

    codes: Ints
    numbers: Doubles
    corners: Doubles
    to_solid: Doubles
    perspective: float
    materials: tuple[Material, ...]
    symmetry: Doubles


class EmptySolid(ValueError):
    """Nothing of the solid can be seen."""


def look_at(
    solid: Solid, *, azimuth: float, elevation: float, roll: float = 0.0, perspective: float = 0.0, fill: float = 0.86
) -> View:
    """A solid seen by a camera, its silhouette's longer side `fill` of the picture.

    Args:
        azimuth, elevation, roll: degrees; azimuth from +Z toward +X, roll turns the picture.
        perspective: f, see View.
        fill: share of the picture.

    Raises:
        EmptySolid: there is nothing to see.
    """
    a, e, r = (math.radians(v) for v in (azimuth, elevation, roll))
    yaw = np.array([[math.cos(a), 0, -math.sin(a)], [0, 1, 0], [math.sin(a), 0, math.cos(a)]])
    pitch = np.array([[1, 0, 0], [0, math.cos(e), -math.sin(e)], [0, math.sin(e), math.cos(e)]])
    rolled = np.array([[math.cos(r), -math.sin(r), 0], [math.sin(r), math.cos(r), 0], [0, 0, 1]])
    view = View(
        codes=np.array(solid.codes, np.int64),
        numbers=np.stack(solid.rows),
        corners=np.concatenate(solid.corners) if solid.corners else np.zeros((1, 2)),
        to_solid=np.eye(4)[:3],
        perspective=0.0,
        materials=tuple(solid.materials),
        symmetry=np.array([1.0, 0, 0, 0]) * solid.is_symmetric,
    )
    view = _moved(view, rolled @ pitch @ yaw, scale=1.0, shift=np.zeros(3))
    balls = view.numbers[(view.numbers[:, REACH] > 0) & (view.codes[:, 1] == JOIN)]
    if not len(balls):
        raise EmptySolid
    low = (balls[:, BOUND : BOUND + 3] - balls[:, REACH, None]).min(axis=0)
    high = (balls[:, BOUND : BOUND + 3] + balls[:, REACH, None]).max(axis=0)
    scale = 0.98 / float((high - low)[:2].max())
    view = _moved(view, np.eye(3), scale=scale, shift=-scale * (low + high) / 2)
    for size in (48, 48, 64):
        view = _framed(view, fill=fill, size=size)
        view = replace(view, perspective=perspective)
    return view


def _framed(view: View, *, fill: float, size: int) -> View:
    """The view scaled and moved so that what is seen is in its place."""
    depth = trace(view.codes, view.numbers, view.corners, view.perspective, size, False)
    is_seen = depth < MISSED
    if is_seen.sum() < 12:
        raise EmptySolid
    rows, columns = np.flatnonzero(is_seen.any(axis=1)), np.flatnonzero(is_seen.any(axis=0))
    mean = float(depth[is_seen].mean())
    along = 1 - view.perspective * mean
    left, right = columns[0] / size - 0.5, (columns[-1] + 1) / size - 0.5
    top, bottom = 0.5 - rows[0] / size, 0.5 - (rows[-1] + 1) / size
    scale = fill / max(right - left, top - bottom) / along
    middle = np.array([(left + right) / 2 * along, (top + bottom) / 2 * along, mean])
    return _moved(view, np.eye(3), scale=scale, shift=-scale * middle)


def _moved(view: View, rotation: Doubles, *, scale: float, shift: Doubles) -> View:
    """Every point p becomes scale * rotation p + shift."""
    numbers = view.numbers.copy()
    inverse = numbers[:, :9].reshape(-1, 3, 3) @ rotation.T / scale
    numbers[:, :9] = inverse.reshape(-1, 9)
    for first in (CENTER, BOUND):
        numbers[:, first : first + 3] = numbers[:, first : first + 3] @ rotation.T * scale + shift
    for column in (SHRINK, REACH, BLEND):
        numbers[:, column] *= scale
    back = rotation.T / scale
    matrix, origin = view.to_solid[:, :3], view.to_solid[:, 3]
    normal = rotation @ view.symmetry[:3]
    plane = np.array([*normal, view.symmetry[3] * scale - normal @ shift])
    return replace(
        view,
        numbers=numbers,
        to_solid=np.column_stack([matrix @ back, origin - matrix @ back @ shift]),
        symmetry=plane if view.symmetry[:3].any() else view.symmetry,
    )
