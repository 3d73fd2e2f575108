"""Lithophane: a plate that shows a picture when light falls through it, closed and ready for a printer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.reliefs.framed import framed
from orfeas.mesh.reliefs.limits import ATTENUATION, ImpossibleRelief
from orfeas.mesh.reliefs.slab import slab

Floats = npt.NDArray[np.float32]


def lithophane(
    brightness: Floats,
    *,
    width_metres: float = 0.1,
    thinnest_metres: float = 0.8e-3,
    thickest_metres: float = 3e-3,
    attenuation_per_metre: float = ATTENUATION,
    frame_metres: float = 0.0,
    curve_radians: float = 0.0,
    stands: bool = True,
) -> Mesh:
    """Make a plate as thick as it has to be for a picture to be seen against the light.

    Args:
        brightness: (h, w) linear light, 0 black to 1 brightest, samples of square cells; row 0 is the upper edge.
        width_metres: of the plate, its frame included; along the back where it is curved.
        thinnest_metres, thickest_metres: of its wall.
        attenuation_per_metre: of the plastic.
        frame_metres: width of a frame as thick as the thickest; 0 for none.
        curve_radians: see `slab`; `stands` as well. 0 flat, up to a full turn, which is a tube.

    Returns:
        A closed mesh in one piece, metres, on y = 0, seen from its front.

    Raises:
        ImpossibleRelief: sizes that contradict each other.
    """
    if curve_radians and not stands:
        raise ImpossibleRelief(problem="a curved plate has no flat back to lie on; let it stand")
    if not thickest_metres > thinnest_metres or not attenuation_per_metre > 0:
        problem = f"walls from {1000 * thinnest_metres:g} to {1000 * thickest_metres:g} mm show nothing"
        raise ImpossibleRelief(problem=problem)
    thickness = thickness_for(
        brightness, thinnest=thinnest_metres, thickest=thickest_metres, attenuation=attenuation_per_metre
    )
    laid = framed(
        thickness,
        width_metres=width_metres,
        frame_metres=frame_metres,
        frame_thickness=thickest_metres,
        curve_radians=curve_radians,
    )
    return slab(laid.thickness, xs=laid.xs, ys=laid.ys, curve_radians=curve_radians, stands=stands)


def thickness_for(brightness: Floats, *, thinnest: float, thickest: float, attenuation: float) -> Floats:
    """How thick a wall has to be to let through so much of what the thinnest lets through.

    By the law of Beer and Lambert, I = I0 exp(-attenuation t), t = thinnest - ln(brightness) / attenuation. What would
    be thicker than the thickest is as dark as that: exp(-attenuation (thickest - thinnest)), one part in 22 by default.
    """
    darkest = np.exp(-attenuation * (thickest - thinnest))
    shown = np.clip(brightness.astype(np.float64), darkest, 1.0)
    return np.asarray(np.clip(thinnest - np.log(shown) / attenuation, thinnest, thickest), np.float32)
