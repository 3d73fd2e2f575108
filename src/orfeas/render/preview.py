"""Preview: a picture of a mesh in soft studio light."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import CAMERAS, Camera, View, look_at
from orfeas.render.color import as_pixels, linear_to_srgb, srgb_to_linear, tone_map
from orfeas.render.floor import Floor
from orfeas.render.lights import LIGHTINGS, Lighting
from orfeas.render.occlusion import Exposure, expose, facing
from orfeas.render.sampling import FIRST_OFFSETS, MORE_OFFSETS
from orfeas.render.shade import shade
from orfeas.render.stage import THREADS, Hits, Stage

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
Style = Literal["shaded", "clay", "normals", "wireframe"]

CLAY = (0.56, 0.52, 0.48)
LINE = (0.03, 0.05, 0.09)
EDGE_CONTRAST = 0.06


@dataclass(frozen=True)
class Background:
    """A soft gradient behind the object, sRGB 0 to 1, from the middle of the picture outward.

    Attributes:
        middle: behind the object.
        corner: in the corners of the picture.
    """

    middle: tuple[float, float, float] = (0.965, 0.965, 0.97)
    corner: tuple[float, float, float] = (0.845, 0.85, 0.865)


STUDIO_BACKGROUND = Background()


def render_preview(
    mesh: Mesh,
    material: Material,
    *,
    camera: Camera = CAMERAS["three_quarter"],
    width: int = 1024,
    height: int = 1024,
    background: Background | None = None,
    style: Style = "shaded",
    lighting: Lighting = LIGHTINGS["studio"],
    has_floor: bool = True,
) -> Pixels:
    """Draw a mesh.

    Args:
        mesh: any size and place; it is framed by its outline and stands on its own lowest point.
        material: base colour (texture or factor), metallic and roughness are used.
        camera: where from; see CAMERAS.
        width, height: pixels.
        background: behind the object, or None for transparency; the floor's shadow is then part of the alpha.
        style: `shaded` as it is; `clay` without its colours; `normals` as colours; `wireframe` edges over clay.
        lighting: see LIGHTINGS.
        has_floor: whether a ground catches the shadow.

    Returns:
        (height, width, 4) uint8, sRGB with straight alpha, row 0 at the top. The same for the same arguments.

    Raises:
        NothingToSee: a mesh without faces.
    """
    stage = Stage(mesh, material)
    view = look_at(camera, stage.points, width=width, height=height)
    return draw(stage, view, background=background, style=style, lighting=lighting, has_floor=has_floor)


def draw(
    stage: Stage, view: View, *, background: Background | None, style: Style, lighting: Lighting, has_floor: bool
) -> Pixels:
    """Draw what a view sees of a stage; see `render_preview`."""
    key = lighting.lamps[0]
    toward_key = key.toward(view)
    floor = Floor(stage, key=key, toward_key=toward_key)
    exposure = expose(stage, view, floor=floor, key=key, toward_key=toward_key)
    painter = _Painter(stage, view, lighting, exposure, floor if has_floor and view.axes[2, 1] > 0.01 else None, style)
    return _finished(_sampled(painter, view), view, background)


def preview_png(
    mesh: Mesh, material: Material, *, pixels: int = 1024, camera: Camera = CAMERAS["three_quarter"]
) -> bytes:
    """The object before the studio's background, as PNG."""
    picture = render_preview(mesh, material, camera=camera, width=pixels, height=pixels, background=STUDIO_BACKGROUND)
    return encode(picture[:, :, :3], "PNG")


def preview_and_thumbnail(
    mesh: Mesh, material: Material, *, pixels: int = 768, thumbnail_pixels: int = 384
) -> tuple[bytes, bytes]:
    """`preview_png`, and the object on transparency with its shadow as a small WebP that fits a light page and a dark
    one; both from one drawing, which is what takes the time."""
    drawn = Image.fromarray(render_preview(mesh, material, width=pixels, height=pixels))
    small = drawn.convert("RGBa").resize((thumbnail_pixels, thumbnail_pixels), Image.Resampling.LANCZOS)
    gradient = as_pixels(linear_to_srgb(_gradient(pixels, pixels, STUDIO_BACKGROUND)))
    behind = Image.fromarray(gradient.reshape(pixels, pixels, 3))
    behind.paste(drawn, mask=drawn)
    return encode(np.asarray(behind), "PNG"), encode(np.asarray(small.convert("RGBA")), "WEBP")


def encode(picture: Pixels, image_format: Literal["PNG", "WEBP"]) -> bytes:
    """A picture (H, W, 3 or 4) as the bytes of a file."""
    out = io.BytesIO()
    options = {"compress_level": 6} if image_format == "PNG" else {"quality": 88, "method": 4}
    Image.fromarray(picture).save(out, format=image_format, **options)
    return out.getvalue()


class _Painter:
    """Colours of single samples."""

    def __init__(
        self, stage: Stage, view: View, lighting: Lighting, exposure: Exposure, floor: Floor | None, style: Style
    ) -> None:
        self.stage, self.view, self.lighting, self.exposure = stage, view, lighting, exposure
        self.floor, self.style = floor, style
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
            samples[missed, 4] = self.lighting.shadow * (1 - light) * self._inset(columns[missed], rows[missed])
        return samples

    def _inset(self, columns: Floats, rows: Floats) -> Floats:
        """1 inside the picture, 0 at its border: no shadow is cut off by a straight edge."""
        across = np.minimum(columns, self.view.width - columns) / np.float32(0.12 * self.view.width)
        along = np.minimum(rows, self.view.height - rows) / np.float32(0.12 * self.view.height)
        share = np.clip(np.minimum(across, along), 0, 1)
        return np.asarray(share * share * (3 - 2 * share), dtype=np.float32)

    def _surface(self, hits: Hits, directions: Floats, pixels: npt.NDArray[np.intp]) -> Floats:
        normals, _ = facing(self.stage, hits, directions)
        if self.style == "normals":
            return srgb_to_linear(normals * 0.5 + 0.5)
        material = self.stage.material
        is_plain = self.style in ("clay", "wireframe")
        light = shade(
            np.tile(np.asarray(CLAY, np.float32), (len(normals), 1)) if is_plain else self._base(hits),
            normals,
            -directions,
            self.exposure.at(pixels),
            lighting=self.lighting,
            view=self.view,
            metallic=0.0 if is_plain else material.metallic,
            roughness=0.7 if is_plain else material.roughness,
        )
        color = tone_map(light)
        if self.style == "wireframe":
            color[self._on_edge(hits)] *= np.float32(0.25)
        return color

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


def _sampled(painter: _Painter, view: View) -> Floats:
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


def _finished(samples: Floats, view: View, background: Background | None) -> Pixels:
    """Light over a background, or straight alpha."""
    color, cover, shadow = samples[:, :3], samples[:, 3:4], samples[:, 4:5]
    if background is not None:
        behind = _gradient(view.width, view.height, background) * (1 - cover - shadow)
        pixels = as_pixels(linear_to_srgb(color + behind))
        return np.dstack(
            [pixels.reshape(view.height, view.width, 3), np.full((view.height, view.width), 255, np.uint8)]
        )
    # Pages blend encoded values, so the shadow's share is encoded too: it looks as deep as over a background.
    uncovered = np.maximum(1 - cover, 1e-6)
    dark = (1 - (1 - np.minimum(shadow / uncovered, 1)) ** np.float32(1 / 2.2)) * uncovered
    alpha = cover + np.where(cover < 1, dark, 0)
    straight = linear_to_srgb(color / np.maximum(cover, 1e-6)) * cover / np.maximum(alpha, 1e-6)
    return as_pixels(np.concatenate([straight, alpha], axis=1)).reshape(view.height, view.width, 4)


def _gradient(width: int, height: int, background: Background) -> Floats:
    y, x = np.mgrid[:height, :width]
    away = np.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.46) / 0.72
    share = (np.clip(away, 0, 1) ** 1.6).reshape(-1, 1)
    return srgb_to_linear(np.asarray(background.middle) * (1 - share) + np.asarray(background.corner) * share)
