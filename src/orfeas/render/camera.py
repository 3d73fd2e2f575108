"""Cameras: where one stands, how far, and the ray through each point of the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

LONG_LENS = math.radians(22.0)


@dataclass(frozen=True)
class Camera:
    """A place on a sphere round the object, looking at its middle; distance follows from the object.

    Attributes:
        azimuth: radians about +Y; 0 looks at the front (+Z), positive stands towards +X (the picture's right).
        elevation: radians above the horizon.
        field_of_view: radians across the shorter side of the picture; 0 is orthographic.
        fill: share of the picture the object's outline may take, 0 to 1.
    """

    azimuth: float = 0.0
    elevation: float = 0.0
    field_of_view: float = LONG_LENS
    fill: float = 0.8


def _preset(azimuth: float, elevation: float) -> Camera:
    return Camera(math.radians(azimuth), math.radians(elevation))


# Left and right are the object's own: it looks along +Z, so its left side is seen from +X.
CAMERAS: dict[str, Camera] = {
    "front": _preset(0, 6),
    "back": _preset(180, 6),
    "left": _preset(90, 6),
    "right": _preset(-90, 6),
    "top": _preset(0, 89),
    "bottom": _preset(0, -89),
    "three_quarter": _preset(35, 16),
    "three_quarter_right": _preset(-35, 16),
}


@dataclass(frozen=True, eq=False)
class View:
    """A camera set up before an object.

    Attributes:
        axes: (3, 3) rows: to the picture's right, up in the picture, toward the camera; unit vectors.
        eye: (3,) where the camera stands; of an orthographic one, a point on its plane.
        half_width, half_height: of the picture: at distance one, or in the object's units where orthographic.
        is_orthographic: all rays parallel.
        width, height: of the picture, pixels.
    """

    axes: Doubles
    eye: Doubles
    half_width: float
    half_height: float
    is_orthographic: bool
    width: int
    height: int

    @property
    def sees_floor(self) -> bool:
        """From above: a ground would not hide the object."""
        return bool(self.axes[2, 1] > 0.01)

    def rays(self, columns: Floats, rows: Floats) -> tuple[Floats, Floats]:
        """Rays through picture points.

        Args:
            columns, rows: (N,) pixels from the top-left corner; pixel centres at half-integers.

        Returns:
            Origins and unit directions, (N, 3) float32.
        """
        x = ((2 / self.width) * columns - 1) * np.float32(self.half_width)
        y = (1 - (2 / self.height) * rows) * np.float32(self.half_height)
        right, up, toward = self.axes.astype(np.float32)
        if self.is_orthographic:
            origins = self.eye.astype(np.float32) + x[:, None] * right + y[:, None] * up
            return origins.astype(np.float32), np.tile(-toward, (len(x), 1))
        directions = x[:, None] * right + y[:, None] * up - toward
        directions /= np.sqrt(np.einsum("ij,ij->i", directions, directions))[:, None]
        return np.tile(self.eye.astype(np.float32), (len(x), 1)), directions.astype(np.float32)

    def pixel_size(self, point: Doubles) -> float:
        """Side of a pixel at a point, in the object's units."""
        size = 2 * self.half_height / self.height
        if self.is_orthographic:
            return size
        return size * max(float(self.axes[2] @ (self.eye - point)), 1e-6)


def axes_of(camera: Camera) -> Doubles:
    """Right, up and toward of a camera as rows, unit vectors."""
    azimuth, elevation = camera.azimuth, camera.elevation
    right = np.array([math.cos(azimuth), 0.0, -math.sin(azimuth)])
    toward = np.array(
        [math.sin(azimuth) * math.cos(elevation), math.sin(elevation), math.cos(azimuth) * math.cos(elevation)]
    )
    return np.stack([right, np.cross(toward, right), toward])


def look_at(camera: Camera, points: npt.NDArray[np.floating], *, width: int, height: int) -> View:
    """Set a camera up so that points fill the picture and their outline is centred in it.

    Seen in the camera's axes, a point (x, y, z) is inside the picture when x + t z <= c_x + t c_z and
    x - t z >= c_x - t c_z with t the (filled) tangent of the half angle: each side is one maximum over the points,
    and the smallest distance follows in closed form.

    Args:
        camera: direction, angle and fill.
        points: (N, 3), every point that must be seen.
        width, height: pixels.
    """
    axes = axes_of(camera)
    x, y, z = (points.astype(np.float64) @ axes.T).T
    shorter = min(width, height)
    spread = np.array([width / shorter, height / shorter])
    if camera.field_of_view <= 0:
        middle = np.array([(x.min() + x.max()) / 2, (y.min() + y.max()) / 2])
        needed = np.array([np.ptp(x) / 2, np.ptp(y) / 2]) / (spread * camera.fill)
        half = max(float(needed.max()), 1e-9) * spread
        eye = np.array([*middle, z.max() + max(float(np.ptp(z)), 1.0)]) @ axes
        return View(axes, eye, float(half[0]), float(half[1]), True, width, height)
    half = math.tan(camera.field_of_view / 2) * spread
    tangents = half * camera.fill
    sides = [((a + t * z).max(), (a - t * z).min()) for a, t in zip((x, y), tangents, strict=True)]
    distance = max((high - low) / (2 * t) for (high, low), t in zip(sides, tangents, strict=True))
    middle = np.array([(high + low) / 2 for high, low in sides])
    eye = np.array([*middle, max(float(distance), float(z.max()) + 1e-3)]) @ axes
    return View(axes, eye, float(half[0]), float(half[1]), False, width, height)
