"""Lights: a sky, a floor that throws light back, and a few soft lamps placed by where the camera stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.render.camera import View

Color = tuple[float, float, float]
Room = tuple[tuple[float, Color], ...]


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
        room: what glossy and clear surfaces show of the surroundings: heights, -1 straight down to 1 straight up, and
            linear RGB there; more contrast than the light of `sky`, `horizon` and `floor`, which is their mean.
        shadow: how dark the floor's shadow is at its deepest, 0 to 1.
    """

    lamps: tuple[Lamp, ...]
    sky: Color
    horizon: Color
    floor: Color
    room: Room
    shadow: float = 0.62

    def towards(self, view: View) -> npt.NDArray[np.float32]:
        """Unit vectors from the object toward each lamp, (L, 3), for a camera that stands there."""
        return np.stack([lamp.toward(view) for lamp in self.lamps])


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
        room=(
            (-1, (0.30, 0.29, 0.28)),
            (-0.25, (0.40, 0.39, 0.38)),
            (-0.04, (0.72, 0.72, 0.72)),
            (0.06, (0.95, 0.95, 0.96)),
            (0.28, (0.50, 0.51, 0.53)),
            (0.52, (0.60, 0.61, 0.64)),
            (0.72, (1.70, 1.70, 1.72)),
            (1, (1.90, 1.90, 1.92)),
        ),
    ),
    "outdoor": Lighting(
        lamps=(
            _lamp(-42, 50, (1.25, 1.15, 0.96), 5),
            _lamp(120, 30, (0.22, 0.26, 0.32), 30),
            _lamp(175, 25, (0.30, 0.33, 0.38), 20),
        ),
        sky=(0.46, 0.60, 0.84),
        horizon=(0.46, 0.50, 0.54),
        floor=(0.27, 0.26, 0.20),
        room=(
            (-1, (0.20, 0.18, 0.13)),
            (-0.12, (0.33, 0.30, 0.23)),
            (-0.01, (0.50, 0.48, 0.42)),
            (0.03, (1.05, 1.04, 1.00)),
            (0.2, (0.74, 0.86, 1.00)),
            (1, (0.26, 0.44, 0.84)),
        ),
        shadow=0.7,
    ),
    "dramatic": Lighting(
        lamps=(
            _lamp(-66, 32, (1.35, 1.20, 1.04), 9),
            _lamp(70, 8, (0.08, 0.09, 0.12), 35),
            _lamp(150, 30, (1.0, 1.12, 1.35), 12),
        ),
        sky=(0.07, 0.075, 0.09),
        horizon=(0.045, 0.047, 0.055),
        floor=(0.035, 0.033, 0.032),
        room=(
            (-1, (0.03, 0.03, 0.03)),
            (-0.06, (0.05, 0.05, 0.05)),
            (0.04, (0.16, 0.17, 0.18)),
            (0.25, (0.04, 0.04, 0.05)),
            (0.6, (0.06, 0.06, 0.07)),
            (0.78, (0.50, 0.52, 0.58)),
            (1, (0.62, 0.65, 0.72)),
        ),
        shadow=0.85,
    ),
    "night": Lighting(
        lamps=(
            _lamp(34, 52, (0.36, 0.48, 0.80), 7),
            _lamp(-78, 6, (0.44, 0.25, 0.10), 26),
            _lamp(-150, 24, (0.30, 0.42, 0.78), 12),
        ),
        sky=(0.07, 0.10, 0.21),
        horizon=(0.05, 0.065, 0.12),
        floor=(0.035, 0.04, 0.065),
        room=(
            (-1, (0.02, 0.03, 0.04)),
            (-0.04, (0.05, 0.06, 0.10)),
            (0.02, (0.34, 0.24, 0.16)),
            (0.1, (0.16, 0.18, 0.30)),
            (0.3, (0.06, 0.09, 0.19)),
            (1, (0.14, 0.20, 0.42)),
        ),
        shadow=0.75,
    ),
    "warm": Lighting(
        lamps=(
            _lamp(-52, 24, (1.12, 0.76, 0.44), 9),
            _lamp(60, 28, (0.22, 0.21, 0.27), 30),
            _lamp(158, 28, (0.72, 0.46, 0.27), 14),
        ),
        sky=(0.40, 0.38, 0.44),
        horizon=(0.48, 0.37, 0.28),
        floor=(0.31, 0.23, 0.16),
        room=(
            (-1, (0.25, 0.17, 0.11)),
            (-0.1, (0.46, 0.32, 0.20)),
            (-0.01, (0.80, 0.52, 0.30)),
            (0.05, (1.60, 1.00, 0.52)),
            (0.25, (0.82, 0.60, 0.46)),
            (1, (0.36, 0.37, 0.52)),
        ),
        shadow=0.66,
    ),
}
