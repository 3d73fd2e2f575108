"""Painter: the colour of every sample of a picture, and their mean in each pixel."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Material
from orfeas.render.camera import View
from orfeas.render.color import srgb_to_linear, tone_map
from orfeas.render.floor import Floor
from orfeas.render.glass import Transmission, seen_through
from orfeas.render.lights import Lighting
from orfeas.render.occlusion import Exposing, facing
from orfeas.render.patterns.spots import Look, PatternedMaterial, Spots
from orfeas.render.sampling import FIRST_OFFSETS, MORE_OFFSETS
from orfeas.render.shade import shade
from orfeas.render.stage import THREADS, Hits, Stage

Floats = npt.NDArray[np.float32]
Style = Literal["shaded", "clay", "normals", "wireframe"]

CLAY, CLAY_ROUGHNESS = (0.56, 0.52, 0.48), 0.7
EDGE_CONTRAST = 0.06
CLEARLY_LONGER = 1.3


class Painter:
    """Colours of single samples."""

    def __init__(
        self,
        stage: Stage,
        view: View,
        lighting: Lighting,
        *,
        towards: Floats,
        exposure: Exposing,
        floor: Floor | None,
        style: Style,
        transmission: Transmission | None = None,
    ) -> None:
        self.stage, self.view, self.lighting, self.towards = stage, view, lighting, towards
        self.exposure, self.floor, self.style = exposure, floor, style
        is_clear = style == "shaded" and transmission is not None and transmission.share > 0
        self.transmission = transmission if is_clear else None
        passed = transmission.share if is_clear and transmission is not None else 0.0
        self.opacity, self.shadow = np.float32(1 - passed), lighting.shadow * (1 - 0.6 * passed)
        self.metallic, self.roughness = _gloss_of(stage.material)
        self.along = long_axis_of(stage)
        self.pixel_size = view.pixel_size(np.array([0.0, stage.height / 2, 0.0]))
        if stage.texture is not None and stage.density is not None:
            # Several samples meet in a pixel, so half a level sharper than one sample alone would need.
            self.levels = stage.texture.levels_for(stage.density * np.float32(self.pixel_size * 2**-0.5))

    def paint(self, pixels: npt.NDArray[np.intp], offset: tuple[float, float]) -> Floats:
        """Samples at an offset inside pixels, (N, 5): linear RGB, cover of the object, shadow of the floor."""
        columns = (pixels % self.view.width + np.float32(offset[0])).astype(np.float32)
        rows = (pixels // self.view.width + np.float32(offset[1])).astype(np.float32)
        origins, directions = self.view.rays(columns, rows)
        hits = self.stage.first_hits(origins, directions)
        samples = np.zeros((len(pixels), 5), dtype=np.float32)
        samples[hits.ray, :3] = self._surface(hits, directions[hits.ray], pixels[hits.ray])
        samples[hits.ray, 3] = 1
        if self.floor is not None:
            missed = np.flatnonzero((samples[:, 3] == 0) & (directions[:, 1] < -1e-4))
            way = -origins[missed, 1] / directions[missed, 1]
            light = self.floor.at(origins[missed] + way[:, None] * directions[missed])
            samples[missed, 4] = self.shadow * (1 - light) * self._inset(columns[missed], rows[missed])
        return samples

    def _inset(self, columns: Floats, rows: Floats) -> Floats:
        """1 inside the picture, 0 at its border: no shadow is cut off by a straight edge."""
        across = np.minimum(columns, self.view.width - columns) / np.float32(0.12 * self.view.width)
        along = np.minimum(rows, self.view.height - rows) / np.float32(0.12 * self.view.height)
        share = np.clip(np.minimum(across, along), 0, 1)
        return np.asarray(share * share * (3 - 2 * share), dtype=np.float32)

    def _surface(self, hits: Hits, directions: Floats, pixels: npt.NDArray[np.intp]) -> Floats:
        normals, points = facing(self.stage, hits, directions)
        if self.style == "normals":
            return srgb_to_linear(normals * 0.5 + 0.5)
        look = self._look(hits, points, normals)
        light = self._lit(look, -directions, self.exposure.at(hits, directions, pixels))
        if self.transmission is not None:
            light += seen_through(
                self.stage,
                points,
                normals,
                directions,
                tint=look.color,
                transmission=self.transmission,
                lighting=self.lighting,
            )
        color = tone_map(light)
        if self.style == "wireframe":
            color[self._on_edge(hits)] *= np.float32(0.25)
        return color

    def _look(self, hits: Hits, points: Floats, normals: Floats) -> Look:
        """What the surface is at hits, before light falls on it."""
        if self.style != "shaded":
            return Look(
                np.tile(np.asarray(CLAY, np.float32), (len(normals), 1)),
                np.array([CLAY_ROUGHNESS], np.float32),
                normals,
            )
        if isinstance(self.stage.material, PatternedMaterial):
            return self.stage.material.pattern(Spots(points, normals, self.pixel_size, self.along))
        return Look(self._base(hits), np.array([self.roughness], np.float32), normals)

    def _lit(self, look: Look, toward_eye: Floats, exposure: Floats) -> Floats:
        """Light toward the camera, (N, 3)."""
        metallic = self.metallic if self.style == "shaded" else 0.0

        def lit(chosen: npt.NDArray[np.intp] | slice, roughness: float) -> Floats:
            return shade(
                look.color[chosen] * self.opacity,
                look.normals[chosen],
                toward_eye[chosen],
                exposure[chosen],
                lighting=self.lighting,
                towards=self.towards,
                metallic=metallic,
                roughness=roughness,
            )

        present = np.unique(look.roughness)
        if len(present) == 1:
            return lit(slice(None), float(present[0]))
        light = np.empty_like(look.color)
        for roughness in present:
            chosen = np.flatnonzero(look.roughness == roughness)
            light[chosen] = lit(chosen, float(roughness))
        return light

    def _base(self, hits: Hits) -> Floats:
        factor = np.asarray(self.stage.material.base_color_factor[:3], np.float32)
        if self.stage.texture is None or self.stage.corner_uvs is None:
            return np.tile(factor, (len(hits.ray), 1))
        uvs = np.einsum("nk,nkc->nc", hits.weights, self.stage.corner_uvs[hits.face])
        return self.stage.texture.sample(uvs, self.levels[hits.face]) * factor

    def _on_edge(self, hits: Hits) -> npt.NDArray[np.bool_]:
        """Whether a hit is within half a pixel of an edge of its face."""
        corners = self.stage.corners[hits.face]
        opposite = np.linalg.norm(np.roll(corners, -1, axis=1) - np.roll(corners, 1, axis=1), axis=2)
        heights = 2 * self.stage.areas[hits.face][:, None] / np.maximum(opposite, 1e-12)
        return np.asarray((hits.weights * heights).min(axis=1) < 0.5 * self.pixel_size)


def long_axis_of(stage: Stage) -> int:
    sides = np.ptp(stage.points, axis=0)
    longest = int(np.argmax(sides))
    return longest if sides[longest] > CLEARLY_LONGER * sides[1] else 1


def _gloss_of(material: Material) -> tuple[float, float]:
    """Metallic and roughness of the whole surface; of a texture the mean, times the factors (glTF 2.0, 3.9.2)."""
    if material.orm is None:
        return material.metallic, material.roughness
    _, roughness, metallic = material.orm.reshape(-1, 3).mean(axis=0) / 255
    return material.metallic * float(metallic), material.roughness * float(roughness)


def sampled(painter: Painter, view: View) -> Floats:
    """Four samples a pixel, and eight more where those four disagree: the mean, (H * W, 5)."""
    everywhere = np.arange(view.width * view.height)
    with ThreadPoolExecutor(THREADS) as pool:
        first = list(pool.map(lambda offset: painter.paint(everywhere, offset), FIRST_OFFSETS))
        total = np.sum(first, axis=0)
        brightness = np.stack([layer[:, 1] + layer[:, 3] for layer in first])
        edges = np.flatnonzero(np.ptp(brightness, axis=0) > EDGE_CONTRAST)
        more = list(pool.map(lambda offset: painter.paint(edges, offset), MORE_OFFSETS))
    mean = total / len(FIRST_OFFSETS)
    mean[edges] = (total[edges] + np.sum(more, axis=0)) / (len(FIRST_OFFSETS) + len(MORE_OFFSETS))
    return np.asarray(mean, dtype=np.float32)
