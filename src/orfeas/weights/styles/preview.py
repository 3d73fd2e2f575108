"""Preview: the picture that a style is shown by."""

from __future__ import annotations

import io

from PIL import Image

from orfeas.intake.picture import Picture

SIDE = 512
"""Pixels of its longer side, at most."""


def preview_png(picture: Picture) -> bytes:
    """A picture made small enough, as PNG."""
    image = Image.fromarray(picture.pixels) if picture.has_alpha else Image.fromarray(picture.pixels[..., :3].copy())
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()
