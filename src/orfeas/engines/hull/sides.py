"""Sides: how the picture of each view lies on the axes of the grid.

Cell coordinates are (x, y, z): column to the object's left (+X), row downwards (-Y), layer toward its front (+Z).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.intake.views import View

X, Y, Z = 0, 1, 2


@dataclass(frozen=True)
class Side:
    """Where a view's picture lies.

    Attributes:
        across, down: the axes along which the picture's columns and rows run.
        across_sign: 1 where columns rise with their axis, -1 where they fall; rows always rise with theirs.
        depth: the axis along which the view looks.
        from_far_end: whether it looks from the axis' high end to the low one.
        toward: unit vector from the surface to the camera, glTF axes.
    """

    across: int
    down: int
    across_sign: int
    depth: int
    from_far_end: bool
    toward: tuple[float, float, float]

    @property
    def toward_camera(self) -> npt.NDArray[np.float32]:
        return np.array(self.toward, np.float32)


# A camera that looks along f with u up has f x u to its right: from +X, looking along -X, that is -Z.
SIDES: dict[View, Side] = {
    View.FRONT: Side(X, Y, 1, Z, True, (0, 0, 1)),
    View.LEFT: Side(Z, Y, -1, X, True, (1, 0, 0)),
    View.BACK: Side(X, Y, -1, Z, False, (0, 0, -1)),
    View.RIGHT: Side(Z, Y, 1, X, False, (-1, 0, 0)),
    View.TOP: Side(X, Z, 1, Y, False, (0, 1, 0)),
}

OPPOSITE: dict[View, View] = {
    View.FRONT: View.BACK,
    View.BACK: View.FRONT,
    View.LEFT: View.RIGHT,
    View.RIGHT: View.LEFT,
}
