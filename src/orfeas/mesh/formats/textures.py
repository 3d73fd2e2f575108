"""Textures inside files: PNG and JPEG, encoded the same way every time and decoded within limits."""

from __future__ import annotations

import io
import warnings
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Pixels

TextureFormat = Literal["auto", "png", "jpeg"]

MAX_SIDE = 8192
JPEG_QUALITY = 92
JPEG_FROM_SIDE = 1024
"""From this side on `auto` takes JPEG unseen: encoding a 2048 px PNG as well only to compare took 0.9 s."""


class BrokenTexture(OrfeasError):
    """The texture in the file cannot be used: {problem}. Save it as PNG or JPEG, at most 8192 px a side."""

    kind = Kind.INVALID


def encode_texture(
    pixels: Pixels, *, texture_format: TextureFormat = "auto", jpeg_quality: int | None = None
) -> tuple[bytes, str]:
    """A texture as the bytes of an image file: the same bytes for the same pixels.

    Args:
        pixels: (H, W, 3) uint8, as they are; the space they are in is the file's to say.
        texture_format: `png` exact; `jpeg` quality 92 without chroma subsampling, about a tenth of the size;
            `auto` the smaller of the two, and JPEG unseen from 1024 px on.
        jpeg_quality: JPEG of this quality, 1 to 95, whatever the format; chroma at half resolution below 80.

    Returns:
        The bytes and their media type.
    """
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if jpeg_quality is not None:
        return _jpeg(image, quality=jpeg_quality, subsampling=0 if jpeg_quality >= 80 else 2), "image/jpeg"
    if texture_format == "png":
        return _png(image), "image/png"
    jpeg = _jpeg(image)
    if texture_format == "jpeg" or max(image.size) >= JPEG_FROM_SIDE:
        return jpeg, "image/jpeg"
    png = _png(image)
    return (png, "image/png") if len(png) <= len(jpeg) else (jpeg, "image/jpeg")


def decode_texture(payload: bytes) -> Pixels:
    """The pixels of a PNG or JPEG: (H, W, 3) uint8 sRGB, alpha dropped.

    Raises:
        BrokenTexture: another format, more than 8192 px a side, or damaged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(payload), formats=("PNG", "JPEG")) as image:
                if max(image.size) > MAX_SIDE:
                    raise BrokenTexture(problem=f"it is {image.width} x {image.height} px")
                return np.asarray(image.convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as failure:
        raise BrokenTexture(problem="it is damaged, or neither PNG nor JPEG") from failure


def sample_texture(pixels: Pixels, uvs: npt.NDArray[np.float32]) -> Pixels:
    """Colours at texture coordinates, bilinear, repeating past the edges.

    Args:
        pixels: (H, W, 3) uint8, row 0 at v = 0.
        uvs: (N, 2), origin top-left.

    Returns:
        (N, 3) uint8.
    """
    height, width = pixels.shape[:2]
    x = uvs[:, 0].astype(np.float64) * width - 0.5
    y = uvs[:, 1].astype(np.float64) * height - 0.5
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    fx, fy = (x - left)[:, None], (y - top)[:, None]
    columns, rows = (left % width, (left + 1) % width), (top % height, (top + 1) % height)
    upper = pixels[rows[0], columns[0]] * (1 - fx) + pixels[rows[0], columns[1]] * fx
    lower = pixels[rows[1], columns[0]] * (1 - fx) + pixels[rows[1], columns[1]] * fx
    return np.asarray(np.rint(upper * (1 - fy) + lower * fy), dtype=np.uint8)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, format="PNG", compress_level=6)
    return out.getvalue()


def _jpeg(image: Image.Image, *, quality: int = JPEG_QUALITY, subsampling: int = 0) -> bytes:
    for is_optimized in (True, False):
        out = io.BytesIO()
        try:
            image.save(out, format="JPEG", quality=quality, subsampling=subsampling, optimize=is_optimized)
        except OSError:  # Pillow gives the optimizing encoder a buffer that noise at high quality overflows
            if not is_optimized:
                raise
        else:
            break
    return out.getvalue()
