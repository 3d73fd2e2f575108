"""Plaque: a relief on a plate, closed and ready for a printer."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.reliefs.framed import Framed, framed
from orfeas.mesh.reliefs.limits import ImpossibleRelief
from orfeas.mesh.reliefs.slab import slab

Floats = npt.NDArray[np.float32]


def plaque(
    heights: Floats,
    *,
    width_metres: float = 0.1,
    depth_metres: float = 3e-3,
    base_metres: float = 2e-3,
    frame_metres: float = 0.0,
    distance: Floats | None = None,
    curve_radians: float = 0.0,
    stands: bool = False,
) -> Mesh:
    """Raise a relief from a plate.

    Args:
        heights: (h, w), 0 lowest to 1 highest, samples of square cells; row 0 is the upper edge.
        width_metres: of the plate, its frame included; with a `distance`, of the whole map.
        depth_metres: from the lowest to the highest.
        base_metres: the plate below the lowest.
        frame_metres: width of a frame as high as the highest; 0 for none.
        distance: (h, w) cells, positive inside an outline that the plate follows; None for a rectangle. Only the
            largest piece is made, with its holes.
        curve_radians: see `slab`; `stands` as well.

    Returns:
        A closed mesh in one piece, metres, on y = 0. Lying, its back is flat on the ground.

    Raises:
        ImpossibleRelief: sizes that contradict each other, or nothing inside the outline.
    """
    thickness = base_metres + depth_metres * np.clip(heights.astype(np.float64), 0, 1)
    if curve_radians and not stands:
        raise ImpossibleRelief(problem="a curved plate has no flat back to lie on; let it stand")
    if distance is None:
        laid = framed(
            thickness,
            width_metres=width_metres,
            frame_metres=frame_metres,
            frame_thickness=base_metres + depth_metres,
            curve_radians=curve_radians,
        )
        return slab(laid.thickness, xs=laid.xs, ys=laid.ys, curve_radians=curve_radians, stands=stands)
    if frame_metres or curve_radians:
        raise ImpossibleRelief(problem="a plate that follows an outline has neither frame nor curve")
    laid = framed(thickness, width_metres=width_metres)
    wide, kept = _wider(laid), _largest(distance)
    return slab(wide.thickness, xs=wide.xs, ys=wide.ys, distance=kept, stands=stands)


def _largest(distance: Floats) -> Floats:
    """The distance with only the largest piece inside, and a border that is outside."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats((distance > 0).astype(np.uint8), connectivity=8)
    if count < 2:
        raise ImpossibleRelief(problem="there is nothing inside its outline")
    largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    kept = np.where((distance > 0) & (parts != largest), np.float32(-1), distance)
    return np.pad(kept, 1, constant_values=-1)


def _wider(laid: Framed) -> Framed:
    """One more sample on every side, so that an outline that runs into the border closes there."""
    xs, ys = (np.concatenate([[2 * axis[0] - axis[1]], axis, [2 * axis[-1] - axis[-2]]]) for axis in (laid.xs, laid.ys))
    return Framed(np.pad(laid.thickness, 1, mode="edge"), xs, ys)
