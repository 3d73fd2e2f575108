"""Film: frames become one file in memory: animated WebP, or numbered PNGs in a ZIP."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.errors import Kind, OrfeasError
from orfeas.render.preview import encode

Pixels = npt.NDArray[np.uint8]

FRAMES_PER_SECOND = 24
WEBP_QUALITY = 84
EPOCH = (1980, 1, 1, 0, 0, 0)


class NoFrames(OrfeasError):
    """A film needs at least one frame. Ask for more."""

    kind = Kind.INVALID


def animated_webp(frames: Iterable[Pixels], *, frames_per_second: float = FRAMES_PER_SECOND) -> bytes:
    """An endless loop as WebP (lossy; alpha is kept where there is any); the same bytes for the same frames.

    Args:
        frames: (H, W, 3 or 4) uint8 sRGB with straight alpha, all of one size.
        frames_per_second: WebP counts whole milliseconds, so the rate may differ by up to half of one a frame.

    Raises:
        NoFrames: nothing to show.
    """
    pictures = (Image.fromarray(without_alpha(frame)) for frame in frames)
    first = next(pictures, None)
    if first is None:
        raise NoFrames()
    out = io.BytesIO()
    first.save(
        out,
        format="WEBP",
        save_all=True,
        append_images=pictures,
        duration=round(1000 / frames_per_second),
        loop=0,
        quality=WEBP_QUALITY,
        method=4,
    )
    return out.getvalue()


def zipped_pngs(frames: Iterable[Pixels]) -> bytes:
    """`frame_0000.png` and so on, stored as they are; the same bytes for the same frames.

    Args:
        frames: (H, W, 3 or 4) uint8.

    Raises:
        NoFrames: nothing to show.
    """
    out = io.BytesIO()
    number = -1
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, frame in zip(itertools.count(), frames, strict=False):
            entry = zipfile.ZipInfo(f"frame_{number:04d}.png", date_time=EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, encode(without_alpha(frame), "PNG"))
    if number < 0:
        raise NoFrames()
    return out.getvalue()


def without_alpha(frame: Pixels) -> Pixels:
    """The frame with three channels where nothing of it is transparent."""
    if frame.shape[2] == 4 and (frame[:, :, 3] == 255).all():
        return np.ascontiguousarray(frame[:, :, :3])
    return frame
