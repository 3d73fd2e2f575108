"""Make samples/*.png: pictures of objects that exist only as formulas, so anybody may use them. `make samples`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from sample_shapes import mushroom, owl, rocket

PIXELS, SUPERSAMPLING = 640, 2
LIGHT = np.array([-0.45, 0.75, 0.55]) / np.linalg.norm([-0.45, 0.75, 0.55])
HALFWAY = (LIGHT + np.array([0, 0, 1])) / np.linalg.norm(LIGHT + np.array([0, 0, 1]))
BACKGROUND = np.array([0.80, 0.83, 0.86])


def picture(thing: Callable) -> Image.Image:
    side = PIXELS * SUPERSAMPLING
    axis = (np.arange(side) + 0.5) / side * 1.36 - 0.68
    rays = np.stack(np.broadcast_arrays(axis[None, :], -axis[:, None], 1.5), axis=-1).reshape(-1, 3).copy()
    distance = lambda points: np.min([d for d, _ in thing(points)], axis=0)
    live = np.arange(len(rays))
    for _ in range(70):
        step = distance(rays[live])
        rays[live, 2] -= step * 0.85
        live = live[(step > 4e-4) & (rays[live, 2] > -0.8)]
    hit = np.flatnonzero(rays[:, 2] > -0.8)
    p, e = rays[hit], 1e-3
    normal = np.stack([distance(p + e * axis) - distance(p - e * axis) for axis in np.eye(3)], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-9
    parts = thing(p)
    albedo = np.array([color for _, color in parts])[np.argmin([d for d, _ in parts], axis=0)]
    occlusion = np.clip(np.mean([distance(p + normal * r) / r for r in (0.04, 0.10, 0.20)], axis=0), 0.25, 1)
    diffuse = np.clip(normal @ LIGHT, 0, 1)
    shine = np.clip(normal @ HALFWAY, 0, 1) ** 40
    light = (0.40 + 0.12 * normal[:, 1]) * occlusion + 0.72 * diffuse
    image = np.broadcast_to(BACKGROUND * (1.06 - 0.10 * np.linspace(0, 1, side)[:, None, None]), (side, side, 3)).copy()
    ground = np.exp(-((axis[None, :] / 0.34) ** 2) - ((-axis[:, None] + 0.525) / 0.035) ** 2)
    image *= 1 - 0.30 * ground[..., None]
    image.reshape(-1, 3)[hit] = albedo * light[:, None] + 0.16 * shine[:, None]
    image = np.clip(image, 0, 1).reshape(PIXELS, SUPERSAMPLING, PIXELS, SUPERSAMPLING, 3).mean(axis=(1, 3))
    return Image.fromarray((image ** (1 / 1.25) * 255 + 0.5).astype(np.uint8))


if __name__ == "__main__":
    for maker in (mushroom, rocket, owl):
        picture(maker).save(Path("samples") / f"{maker.__name__}.png", optimize=True)
