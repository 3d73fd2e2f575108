"""Turntable: the pictures of a film that goes once round an object."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.backdrop import Background, finished
from orfeas.render.camera import CAMERAS, Camera, View, look_at
from orfeas.render.filming.bake_light import BakedLight
from orfeas.render.floor import Floor
from orfeas.render.glass import Transmission
from orfeas.render.painter import Painter, sampled
from orfeas.render.presets import LIGHTING_PRESETS, LightingPreset
from orfeas.render.stage import Stage

Pixels = npt.NDArray[np.uint8]
Turning = Literal["turntable", "orbital"]

MOST_FRAMES, LEAST_PIXELS, MOST_PIXELS = 720, 16, 2048
RINGS, RING_POINTS = 64, 96
PIXELS_APART = 4


class UnusableFilm(OrfeasError):
    """A film of {num_frames} frames at {pixels} pixels cannot be made. Ask for 2 to 720 frames of 16 to 2048 pixels."""

    kind = Kind.INVALID


class UnknownTurning(OrfeasError):
    """A film cannot turn by {kind}. Choose turntable (the object turns) or orbital (the camera goes round it)."""

    kind = Kind.INVALID


def turntable(
    mesh: Mesh,
    material: Material,
    *,
    num_frames: int = 72,
    pixels: int = 512,
    lighting: LightingPreset = LIGHTING_PRESETS["studio"],
    camera: Camera = CAMERAS["three_quarter"],
    kind: Turning = "turntable",
    background: Background | None = None,
    transmission: Transmission | None = None,
) -> Iterator[Pixels]:
    """Draw one full turn; the frame after the last would be the first again.

    Turntable: the object turns before a camera that stands still, the lamps stay with the camera and shadows wander
    over the object. Orbital: the camera goes round an object that stands still with its lamps, so that every light
    is traced once only. The object keeps its size and place in every frame. What surface and ground see of the sky is
    traced once for the whole film; a new lamp direction traces the key lamp's shadow only.

    Args:
        mesh: any size and place.
        material: see `render_preview`.
        num_frames: 2 to 720.
        pixels: width and height, 16 to 2048.
        lighting: see LIGHTING_PRESETS.
        camera: where the first frame is seen from.
        kind: `turntable` or `orbital`.
        background: behind the object; None leaves it transparent (the lighting's own: `lighting.background`).
        transmission: of a clear material.

    Returns:
        Frames (pixels, pixels, 4) uint8, sRGB with straight alpha, drawn when asked for.

    Raises:
        UnusableFilm: frames or pixels out of range.
        UnknownTurning: another kind.
        NothingToSee: a mesh without faces.
    """
    if not (2 <= num_frames <= MOST_FRAMES and LEAST_PIXELS <= pixels <= MOST_PIXELS):
        raise UnusableFilm(num_frames=num_frames, pixels=pixels)
    require_turning(kind)
    stage = Stage(mesh, material)
    swept = _swept(stage)
    step = (-1 if kind == "turntable" else 1) * 2 * math.pi / num_frames
    views = [
        look_at(replace(camera, azimuth=camera.azimuth + step * frame), swept, width=pixels, height=pixels)
        for frame in range(num_frames)
    ]
    return _frames(stage, views, kind=kind, preset=lighting, background=background, transmission=transmission)


def require_turning(kind: str) -> Turning:
    """The kind of turning of that name.

    Raises:
        UnknownTurning: another word.
    """
    if kind == "turntable":
        return "turntable"
    if kind == "orbital":
        return "orbital"
    raise UnknownTurning(kind=kind)


def _frames(
    stage: Stage,
    views: list[View],
    *,
    kind: Turning,
    preset: LightingPreset,
    background: Background | None,
    transmission: Transmission | None,
) -> Iterator[Pixels]:
    lighting, key = preset.lighting, preset.lighting.lamps[0]
    towards = lighting.towards(views[0])
    floor = Floor(stage, key=key, toward_key=towards[0])
    ground = floor if kind == "orbital" else _averaged(stage, preset, views)
    light = BakedLight(stage, floor=ground, spacing=PIXELS_APART / views[0].width)
    light.light_from(key, towards[0])
    for number, view in enumerate(views):
        if kind == "turntable" and number:
            towards = lighting.towards(view)
            floor = Floor(stage, key=key, toward_key=towards[0])
            light.light_from(key, towards[0])
        painter = Painter(
            stage,
            view,
            lighting,
            towards=towards,
            exposure=light,
            floor=floor if view.sees_floor else None,
            style="shaded",
            transmission=transmission,
        )
        yield finished(sampled(painter, view), view, background)


def _swept(stage: Stage) -> npt.NDArray[np.float64]:
    """Rings about the upright axis that hold the object however it is turned, (N, 3)."""
    radius, height = np.hypot(stage.points[:, 0], stage.points[:, 2]), stage.points[:, 1]
    ring = np.clip((height / max(stage.height, 1e-9) * RINGS).astype(int), 0, RINGS - 1)
    widest = np.zeros(RINGS)
    np.maximum.at(widest, ring, radius)
    low, high = np.full(RINGS, np.inf), np.full(RINGS, -np.inf)
    np.minimum.at(low, ring, height)
    np.maximum.at(high, ring, height)
    used = np.flatnonzero(high >= low)
    angle = np.arange(RING_POINTS) * 2 * np.pi / RING_POINTS
    rings = [
        np.stack([r * np.cos(angle), np.full(RING_POINTS, y), r * np.sin(angle)], axis=1)
        for n in used
        for r, y in ((widest[n], low[n]), (widest[n], high[n]))
    ]
    return np.concatenate(rings)


def _averaged(stage: Stage, preset: LightingPreset, views: list[View]) -> Floor:
    """The ground under a lamp that has gone all the way round: what it throws back belongs to no one frame."""
    key, lighting = preset.lighting.lamps[0], preset.lighting
    chosen = views[:: max(1, len(views) // 8)]
    floors = [Floor(stage, key=key, toward_key=lighting.towards(view)[0]) for view in chosen]
    mean = copy.copy(floors[0])
    mean.light = np.mean([floor.light for floor in floors], axis=0, dtype=np.float32)
    return mean
