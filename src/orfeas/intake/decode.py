"""What the sandboxed child does with untrusted picture bytes, and the way to it."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image, ImageCms, ImageFile, ImageOps, PngImagePlugin, UnidentifiedImageError

from orfeas.errors import Kind, OrfeasError
from orfeas.intake.picture import Picture
from orfeas.intake.png import is_whole_png
from orfeas.intake.sniff import sniff as sniff
from orfeas.sandbox import Reply, Sandbox

MAX_BYTES = 25_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 2048
MIN_SIDE = 16
UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError)


class PictureTooHeavy(OrfeasError):
    """The file has more than {limit} bytes. Save the picture smaller, or as JPEG, and try again."""

    kind = Kind.TOO_LARGE


class PictureTooLarge(OrfeasError):
    """The picture has more than {limit} pixels. Scale it down and try again."""

    kind = Kind.TOO_LARGE


class PictureTooSmall(OrfeasError):
    """The picture is {width} x {height} pixels; at least 16 x 16 are needed. Use a larger one."""

    kind = Kind.INVALID


class PictureAnimated(OrfeasError):
    """The picture has {frames} frames; only still pictures are accepted. Save one frame as PNG and try again."""

    kind = Kind.INVALID


class PictureDamaged(OrfeasError):
    """The picture cannot be read to its end: it is damaged or cut off. Save or download it again."""

    kind = Kind.INVALID


def read_picture(payload: bytes, *, sandbox: Sandbox) -> Picture:
    """Decode untrusted bytes in the sandbox.

    Args:
        payload: a whole PNG, JPEG or WebP file.
        sandbox: warm, with this module preloaded.

    Returns:
        Upright pixels, (H, W, 4) uint8 sRGB with straight alpha, at most 2048 a side.

    Raises:
        PictureTooHeavy, PictureTooLarge, PictureTooSmall, PictureAnimated, PictureDamaged, NotAPicture,
        UnsupportedPicture: what is wrong with the file.
    """
    if len(payload) > MAX_BYTES:
        raise PictureTooHeavy(limit=MAX_BYTES)
    sniff(payload)
    reply = sandbox.call("orfeas.intake.decode:answer_with_pixels", payload)
    height, width = int(str(reply.values["height"])), int(str(reply.values["width"]))
    pixels = np.frombuffer(reply.blobs["pixels"], np.uint8).reshape(height, width, 4)
    return Picture(
        pixels=pixels,
        has_alpha=bool(reply.values["has_alpha"]),
        num_source_pixels=int(str(reply.values["num_source_pixels"])),
    )


def answer_with_pixels(payload: bytes) -> Reply:
    """The child's side of `read_picture`."""
    picture = decode_picture(payload)
    values: dict[str, object] = {
        "height": picture.height,
        "width": picture.width,
        "has_alpha": picture.has_alpha,
        "num_source_pixels": picture.num_source_pixels,
    }
    return Reply(values=values, blobs={"pixels": picture.pixels.tobytes()})


def decode_picture(payload: bytes) -> Picture:
    """Decode in this process; see `read_picture` for what it gives and raises."""
    kind = sniff(payload)
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    PngImagePlugin.MAX_TEXT_CHUNK = 1 << 20
    try:
        with Image.open(io.BytesIO(payload), formats=[kind.upper()]) as image:
            _check_header(image)
            num_source_pixels = image.width * image.height
            if kind == "jpeg":
                image.draft(None, (MAX_SIDE, MAX_SIDE))
            if kind == "png" and not is_whole_png(payload):
                raise PictureDamaged
            image.load()
            rgba, has_alpha = _to_srgb(_upright(image))
    except OrfeasError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureTooLarge(limit=MAX_PIXELS) from error
    except UNREADABLE as error:
        raise PictureDamaged from error
    return Picture(pixels=_fitted(rgba), has_alpha=has_alpha, num_source_pixels=num_source_pixels)


def _check_header(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureTooLarge(limit=MAX_PIXELS)
    if min(image.size) < MIN_SIDE:
        raise PictureTooSmall(width=image.width, height=image.height)
    frames = int(getattr(image, "n_frames", 1))
    if frames > 1:
        raise PictureAnimated(frames=frames)


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its EXIF says; an EXIF that cannot be read is left aside, as browsers do."""
    try:
        return ImageOps.exif_transpose(image)
    except UNREADABLE:
        return image


def _to_srgb(image: Image.Image) -> tuple[Image.Image, bool]:
    """8-bit sRGB with straight alpha, and whether there was any alpha."""
    has_alpha = image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info
    if image.mode in ("I;16", "I;16B", "I", "F"):
        samples = np.asarray(image, dtype=np.float32)
        scale = 255.0 / 65535.0 if image.mode.startswith("I;16") or samples.max() > 255 else 1.0
        image = Image.fromarray(np.clip(samples * scale, 0, 255).astype(np.uint8))
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _managed(image, profile)
    return image.convert("RGBA"), has_alpha


def _managed(image: Image.Image, profile: Any) -> Image.Image:
    """Colours by the embedded profile; a profile that cannot be used is left aside, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if converted is None else converted


def _fitted(image: Image.Image) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """At most MAX_SIDE a side; colours weighted by alpha while scaling, so no fringe is invented."""
    longest = max(image.size)
    if longest > MAX_SIDE:
        size = max(1, round(image.width * MAX_SIDE / longest)), max(1, round(image.height * MAX_SIDE / longest))
        image = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return np.asarray(image)


def encode_png(picture: Picture) -> bytes:
    """The picture as a PNG without metadata; the same pixels give the same bytes."""
    pixels = picture.pixels if picture.has_alpha else picture.pixels[..., :3]
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, format="PNG", compress_level=4)
    return buffer.getvalue()
