"""Preview: a picture of a mesh in soft studio light."""

from __future__ import annotations

import io
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.backdrop import STUDIO_BACKGROUND, Background, finished, gradient
from orfeas.render.camera import CAMERAS, Camera, look_at
from orfeas.render.color import as_pixels, linear_to_srgb
from orfeas.render.floor import Floor
from orfeas.render.glass import Transmission
from orfeas.render.lights import LIGHTINGS, Lighting
from orfeas.render.occlusion import expose
from orfeas.render.painter import Painter, Style, sampled
from orfeas.render.stage import Stage

Pixels = npt.NDArray[np.uint8]


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
    transmission: Transmission | None = None,
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
        transmission: how light passes through, of a clear material; None of an opaque one.

    Returns:
        (height, width, 4) uint8, sRGB with straight alpha, row 0 at the top. The same for the same arguments.

    Raises:
        NothingToSee: a mesh without faces.
    """
    stage = Stage(mesh, material)
    view = look_at(camera, stage.points, width=width, height=height)
    towards = lighting.towards(view)
    floor = Floor(stage, key=lighting.lamps[0], toward_key=towards[0])
    exposure = expose(stage, view, floor=floor, key=lighting.lamps[0], toward_key=towards[0])
    painter = Painter(
        stage,
        view,
        lighting,
        towards=towards,
        exposure=exposure,
        floor=floor if has_floor and view.sees_floor else None,
        style=style,
        transmission=transmission,
    )
    return finished(sampled(painter, view), view, background)


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
    paper = as_pixels(linear_to_srgb(gradient(pixels, pixels, STUDIO_BACKGROUND)))
    behind = Image.fromarray(paper.reshape(pixels, pixels, 3))
    behind.paste(drawn, mask=drawn)
    return encode(np.asarray(behind), "PNG"), encode(np.asarray(small.convert("RGBA")), "WEBP")


def encode(picture: Pixels, image_format: Literal["PNG", "WEBP"]) -> bytes:
    """A picture (H, W, 3 or 4) as the bytes of a file."""
    out = io.BytesIO()
    options = {"compress_level": 6} if image_format == "PNG" else {"quality": 88, "method": 4}
    Image.fromarray(picture).save(out, format=image_format, **options)
    return out.getvalue()
