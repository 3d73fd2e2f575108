"""Lights: a sky, a floor that throws light back, and a few soft lamps that stand with the camera."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.render.camera import View

Color = tuple[float, float, float]


@dataclass(frozen=True)
class Lamp:
    """A soft lamp far away.

    Attributes:
        azimuth: radians to the right of the camera, about the vertical.
        elevation: radians above the horizon.
        color: linear RGB that a white surface facing it shows.
        radius: angular radius in radians; larger is softer.
    """

    azimuth: float
    elevation: float
    color: Color
    radius: float

    def toward(self, view: View) -> npt.NDArray[np.float32]:
        """Unit vector from the object toward the lamp, (3,)."""
        right = view.axes[0]
        azimuth = math.atan2(-right[2], right[0]) + self.azimuth
        flat = math.cos(self.elevation)
        return np.array(
            [math.sin(azimuth) * flat, math.sin(self.elevation), math.cos(azimuth) * flat], dtype=np.float32
        )


@dataclass(frozen=True)
class Lighting:
    """What lights an object. The first lamp is the key: the one that throws a shadow.

    Attributes:
        lamps: key first.
        sky: linear RGB of light from straight above.
        horizon: linear RGB from the side.
        floor: linear RGB the lit floor throws back.
        shadow: how dark the floor's shadow is at its deepest, 0 to 1.
    """

    lamps: tuple[Lamp, ...]
    sky: Color
    horizon: Color
    floor: Color
    shadow: float = 0.62


def _lamp(azimuth: float, elevation: float, color: Color, radius: float) -> Lamp:
    return Lamp(math.radians(azimuth), math.radians(elevation), color, math.radians(radius))


LIGHTINGS: dict[str, Lighting] = {
    "studio": Lighting(
        lamps=(
            _lamp(-38, 46, (0.80, 0.77, 0.73), 16),
            _lamp(58, 18, (0.20, 0.215, 0.24), 30),
            _lamp(158, 38, (0.52, 0.54, 0.58), 14),
        ),
        sky=(0.66, 0.68, 0.72),
        horizon=(0.42, 0.425, 0.44),
        floor=(0.30, 0.29, 0.28),
    ),
}
