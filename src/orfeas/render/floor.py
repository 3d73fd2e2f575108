"""Floor: how much of the light reaches the ground round the object."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.render.lights import Lamp
from orfeas.render.sampling import PATTERN, cone_directions, cosine_directions, spread, turned
from orfeas.render.stage import Stage

Floats = npt.NDArray[np.float32]

CELLS = 192
SKY_RAYS, KEY_RAYS = 6, 4
SKY_SHARE = 0.6
LIFT = np.float32(1e-3)


class Floor:
    """A map of the light on the ground plane, 1 far from the object, less in its shadow.

    Attributes:
        light: (CELLS, CELLS) float32, row along z, column along x.
        reach: half the side of the map, in the units of the stage.
    """

    def __init__(self, stage: Stage, *, key: Lamp, toward_key: Floats) -> None:
        footprint = np.abs(stage.points[:, [0, 2]]).max()
        self.reach = float(footprint + 0.35 + 0.65 * stage.height)
        steps = ((np.arange(CELLS) + 0.5) / CELLS * 2 - 1) * self.reach
        x, z = np.meshgrid(steps, steps)
        points = np.stack([x.ravel(), np.full(x.size, LIFT), z.ravel()], axis=1).astype(np.float32)
        tile = np.tile(PATTERN, (CELLS // 4, CELLS // 4)).ravel()
        up = np.tile(np.array([0, 1, 0], np.float32), (len(points), 1))
        sky = _open_share(stage, points, turned(cosine_directions(spread(16, SKY_RAYS))[tile], up))
        lamp = np.tile(toward_key, (len(points), 1))
        cone = cone_directions(spread(16, KEY_RAYS), radius=key.radius)
        lit = _open_share(stage, points, turned(cone[tile], lamp))
        light = _smoothed((SKY_SHARE * sky + (1 - SKY_SHARE) * lit).reshape(CELLS, CELLS))
        fade = np.clip((np.hypot(x, z) / self.reach - 0.55) / 0.42, 0, 1)
        fade = fade * fade * (3 - 2 * fade)
        self.light = (light + (1 - light) * fade).astype(np.float32)

    def at(self, points: Floats) -> Floats:
        """Light at points (N, 3) of the ground, (N,)."""
        scale = np.float32(CELLS / (2 * self.reach))
        column = np.clip((points[:, 0] + self.reach) * scale - 0.5, 0, CELLS - 1.001)
        row = np.clip((points[:, 2] + self.reach) * scale - 0.5, 0, CELLS - 1.001)
        left, top = column.astype(np.int32), row.astype(np.int32)
        fx, fy = column - left, row - top
        cells, start = self.light.ravel(), top * CELLS + left
        upper = cells[start] * (1 - fx) + cells[start + 1] * fx
        lower = cells[start + CELLS] * (1 - fx) + cells[start + CELLS + 1] * fx
        return np.asarray(upper * (1 - fy) + lower * fy, dtype=np.float32)


def _open_share(stage: Stage, points: Floats, directions: Floats) -> Floats:
    """Share of the directions (N, K, 3) at each point in which nothing stands."""
    count = directions.shape[1]
    blocked = stage.blocked(np.repeat(points, count, axis=0), directions.reshape(-1, 3))
    return np.asarray(1 - blocked.reshape(-1, count).mean(axis=1), dtype=np.float32)


def _smoothed(light: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """A 4 x 4 mean, which takes every set of directions once, then a small tent."""
    for kernel in (np.full(4, 0.25), np.array([0.25, 0.5, 0.25])):
        for axis in (0, 1):
            before = (len(kernel) - 1) // 2
            width = [(0, 0), (0, 0)]
            width[axis] = (before, len(kernel) - 1 - before)
            padded = np.pad(light, width, mode="edge")
            size = light.shape[axis]
            light = sum(
                (k * padded.take(range(n, n + size), axis=axis) for n, k in enumerate(kernel)),
                start=np.zeros_like(light),
            )
    return light
