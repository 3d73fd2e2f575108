"""Shading: what light a point of the surface sends toward the camera."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.render.lights import Lamp, Lighting
from orfeas.render.surroundings import surroundings

Floats = npt.NDArray[np.float32]


def shade(
    base: Floats,
    normals: Floats,
    toward_eye: Floats,
    exposure: Floats,
    *,
    lighting: Lighting,
    towards: Floats,
    metallic: float,
    roughness: float,
) -> Floats:
    """Light toward the camera, linear RGB, (N, 3).

    The metallic-roughness surface of glTF 2.0, appendix B: Lambert and GGX with Smith's visibility and Schlick's
    Fresnel term; lamps widen the highlight by their own size.

    Args:
        base: (N, 3) linear base colour.
        normals: (N, 3) unit, turned to the camera.
        toward_eye: (N, 3) unit.
        exposure: (N, 5), see Exposure.
        lighting: the lamps and the sky.
        towards: (L, 3) unit vectors toward the lamps.
        metallic, roughness: of the whole surface.
    """
    sky, high, bounce, key, seen = exposure.T
    albedo = base * np.float32(1 - metallic)
    f0 = base * np.float32(metallic) + np.float32(0.04 * (1 - metallic))
    facing_eye = np.clip(np.einsum("nc,nc->n", normals, toward_eye), 1e-3, 1)
    ambient = _ambient(lighting, sky, high, bounce)
    # Light that nearby surface throws back, tinted by it: what is blocked still shows about half of what is open.
    ambient += (1 - seen)[:, None] * albedo * 0.5 * (np.asarray(lighting.horizon, np.float32) + ambient)
    light = ambient * albedo
    for number, (lamp, toward) in enumerate(zip(lighting.lamps, towards, strict=True)):
        visible = key if number == 0 else seen
        light += _lamp(lamp, toward, albedo, f0, normals, toward_eye, facing_eye, roughness) * visible[:, None]
    mirrored = 2 * facing_eye * normals[:, 1] - toward_eye[:, 1]
    gloss = max(metallic, 1 - _matt(roughness))
    light += _sheen(lighting, mirrored, f0, facing_eye, roughness, gloss) * seen[:, None]
    return np.asarray(light, dtype=np.float32)


def _matt(roughness: float) -> float:
    """0 where a surface is smooth enough to show its surroundings, 1 where it is not."""
    return min(max((roughness - 0.5) / 0.2, 0.0), 1.0)


def _ambient(lighting: Lighting, sky: Floats, high: Floats, bounce: Floats) -> Floats:
    top, side, floor = (np.asarray(color, np.float32) for color in (lighting.sky, lighting.horizon, lighting.floor))
    return np.asarray(sky[:, None] * side + high[:, None] * (top - side) + bounce[:, None] * floor, dtype=np.float32)


def _lamp(
    lamp: Lamp,
    toward: Floats,
    albedo: Floats,
    f0: Floats,
    normals: Floats,
    toward_eye: Floats,
    facing_eye: Floats,
    roughness: float,
) -> Floats:
    width, alpha = np.float32(np.sin(lamp.radius)), max(roughness, 0.06) ** 2
    cosine = normals @ toward
    # A lamp half set behind the surface's own horizon still lights it: the cosine meets zero smoothly.
    facing = np.where(np.abs(cosine) < width, (cosine + width) ** 2 / (4 * width), np.maximum(cosine, 0))
    middle = toward_eye + toward
    middle /= np.maximum(np.sqrt(np.einsum("nc,nc->n", middle, middle)), 1e-6)[:, None]
    wide = min(1.0, alpha + float(width) / 2)
    sharp = np.clip(np.einsum("nc,nc->n", normals, middle), 0, 1) ** 2 * (wide * wide - 1) + 1
    # The widened lobe holds all of the lamp's light; rough surfaces keep the dimmer highlight they were judged with.
    dimmed = (alpha / wide) ** (2 * _matt(roughness))
    spread = dimmed * wide * wide / (np.pi * sharp * sharp)
    k = alpha / 2
    smith = 0.25 / ((facing_eye * (1 - k) + k) * (facing * (1 - k) + k))
    fresnel = (1 - np.clip(np.einsum("nc,nc->n", toward_eye, middle), 0, 1)) ** 5
    mirror = (np.pi * spread * smith)[:, None] * (f0 + (1 - f0) * fresnel[:, None])
    return np.asarray((albedo + mirror) * facing[:, None] * np.asarray(lamp.color, np.float32), dtype=np.float32)


def _sheen(
    lighting: Lighting, mirrored: Floats, f0: Floats, facing_eye: Floats, roughness: float, gloss: float
) -> Floats:
    """The mirrored surroundings, blurred by roughness.

    Split-sum terms by Karis's fit (2014, https://www.unrealengine.com/blog/physically-based-shading-on-mobile).
    """
    a = roughness * np.array([-1, -0.0275, -0.572, 0.022]) + np.array([1, 0.0425, 1.04, -0.04])
    dark = np.minimum(a[0] * a[0], 2 ** (-9.28 * facing_eye)) * a[0] + a[1]
    scale, bias = (-1.04 * dark + a[2])[:, None], (1.04 * dark + a[3])[:, None]
    blur = np.float32(0.15 + 0.85 * roughness)
    above = np.clip(mirrored / blur * 0.5 + 0.5, 0, 1)[:, None]
    top, side, floor = (np.asarray(color, np.float32) for color in (lighting.sky, lighting.horizon, lighting.floor))
    around = np.where(above < 0.5, floor + (side - floor) * (2 * above), side + (top - side) * (2 * above - 1))
    if gloss > 0:
        around = around * np.float32(1 - gloss) + surroundings(lighting, mirrored, roughness=roughness) * gloss
    return np.asarray(around * (f0 * scale + bias), dtype=np.float32)
