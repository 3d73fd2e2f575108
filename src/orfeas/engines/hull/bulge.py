"""Bulge: how thick a thing is at each place of one outline, beside other places."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.engines.relief.inflate import continued, poisson, standing, tapered

Floats = npt.NDArray[np.float32]


def bulge(distance: Floats) -> Floats:
    """Squared half depths up to a factor: a Poisson solve that is 0 on the outline but where the thing stands.

    As relief's inflation, of which two steps are left out, because here only shares within a row or column count: the
    change from discs to strips bends sections (F at 0.02 of the size falls from 0.735 to 0.716 on seven meshes), and
    bodies turned about an axis jump where parts meet.

    Args:
        distance: (h, w) float32, cells, positive inside.

    Returns:
        (h, w) float32, square cells; negative outside, but below where the thing stands.
    """
    stands = standing(distance)
    return continued(tapered(poisson(distance, stands), distance), distance, stands)[0]
