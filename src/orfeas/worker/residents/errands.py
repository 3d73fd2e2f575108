"""Errands: all that a job can ask of what stays on a device, and what it gets: a surface, or a picture."""

from __future__ import annotations

from orfeas.engines.contract import Surface
from orfeas.engines.text_to_image.painting import Painting
from orfeas.worker.residents.frames import Frame
from orfeas.worker.residents.pictures import AskedPicture, asked_picture_of_frame, frame_of_painting
from orfeas.worker.residents.values import Asked, asked_of_frame, frame_of_surface

Errand = Asked | AskedPicture
Made = Surface | Painting


def errand_of_frame(frame: Frame) -> Errand:
    """What came to the desk.

    Raises:
        FrameUnreadable, KeyError, TypeError, ValueError: it is none.
    """
    return asked_picture_of_frame(frame) if "prompt" in frame.message else asked_of_frame(frame)


def frame_of_made(made: Made) -> Frame:
    """As it goes back."""
    return frame_of_surface(made) if isinstance(made, Surface) else frame_of_painting(made)
