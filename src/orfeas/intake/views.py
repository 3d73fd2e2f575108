"""Views: from which side of a thing a picture was taken."""

from __future__ import annotations

import math
from enum import StrEnum


class View(StrEnum):
    """The sides a thing can be pictured from, named from the thing's own point of view.

    A thing faces +Z in glTF space, its left hand toward +X: `left` is the camera at +X, which sees the thing's own
    left side. Sides are in the order one meets them walking round it: front 0, left 90, back 180, right 270 degrees
    of azimuth, measured from +Z toward +X; `top` looks down with the front at the lower edge of the picture.
    """

    FRONT = "front"
    LEFT = "left"
    BACK = "back"
    RIGHT = "right"
    TOP = "top"

    @property
    def azimuth_radians(self) -> float:
        return _AZIMUTH_DEGREES[self] * math.pi / 180

    @property
    def elevation_radians(self) -> float:
        return math.pi / 2 if self is View.TOP else 0.0


_AZIMUTH_DEGREES = {View.FRONT: 0, View.LEFT: 90, View.BACK: 180, View.RIGHT: 270, View.TOP: 0}
