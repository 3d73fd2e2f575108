"""Video: frames become a WebM (VP9) or an MP4 (H.264) at a path the caller gives; nothing else is touched."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.render.filming.image_film import FRAMES_PER_SECOND, NoFrames

Pixels = npt.NDArray[np.uint8]
Feed = Callable[[list[str], Iterable[bytes]], None]
"""Run a program (the `ffmpeg` command line without its first word) and write the chunks to its standard input."""

VIDEOS = (".webm", ".mp4")
_CODECS = {
    ".webm": ["-c:v", "libvpx-vp9", "-crf", "30", "-b:v", "0", "-row-mt", "1"],
    ".mp4": ["-c:v", "libx264", "-crf", "19", "-movflags", "+faststart"],
}


class NeedsFfmpeg(OrfeasError):
    """{suffix} needs the program ffmpeg, which is not here. Install it ({command}), or choose .webp or .zip."""

    kind = Kind.UNAVAILABLE


class VideoNotWritten(OrfeasError):
    """The video could not be written: {problem}. Choose .webp or .zip instead."""

    kind = Kind.UNAVAILABLE


def write_video(
    frames: Iterable[Pixels], path: Path, *, frames_per_second: float = FRAMES_PER_SECOND, feed: Feed | None = None
) -> None:
    """Write frames as `path`, by its ending: .webm (VP9) or .mp4 (H.264); both 4:2:0, without sound.

    VP9 is written by the encoder inside OpenCV where that has one, else by ffmpeg; H.264 by ffmpeg only. An odd side
    grows by one repeated row or column: 4:2:0 wants even ones. The bytes differ from run to run (the container carries
    a random number), the frames do not.

    Args:
        frames: (H, W, 3 or 4) uint8 sRGB, all of one size; alpha is dropped, so draw them over a background.
        path: a new file in a folder that is there.
        frames_per_second: more than 0.
        feed: runs ffmpeg; None where there is none.

    Raises:
        NoFrames: nothing to show.
        NeedsFfmpeg: it is needed and `feed` is None.
        VideoNotWritten: the encoder refuses.
    """
    suffix = path.suffix.lower()
    assert suffix in VIDEOS
    if suffix == ".mp4" and feed is None:
        raise NeedsFfmpeg(suffix=suffix, command=how_to_install())
    even = (_even(frame) for frame in frames)
    first = next(even, None)
    if first is None:
        raise NoFrames()
    height, width = first.shape[:2]
    all_frames = _followed(first, even)
    if suffix == ".webm" and _by_opencv(all_frames, path, width=width, height=height, rate=frames_per_second):
        return
    if feed is None:
        raise NeedsFfmpeg(suffix=suffix, command=how_to_install())
    feed(
        [
            *["-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"],
            *["-s", f"{width}x{height}", "-r", f"{frames_per_second:g}", "-i", "-"],
            *[*_CODECS[suffix], "-pix_fmt", "yuv420p", str(path)],
        ],
        (frame.tobytes() for frame in all_frames),
    )


def how_to_install() -> str:
    """The command that brings ffmpeg to this kind of system."""
    known = {"darwin": "brew install ffmpeg", "win32": "winget install Gyan.FFmpeg"}
    return known.get(sys.platform, "sudo apt install ffmpeg")


def _by_opencv(frames: Iterator[Pixels], path: Path, *, width: int, height: int, rate: float) -> bool:
    """Write VP9 by OpenCV's own FFmpeg (libvpx, LGPL build); False, and no frame taken, where it has none."""
    import cv2

    with _quiet():
        writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"VP90"), rate, (width, height))
    if not writer.isOpened():
        return False
    try:
        for frame in frames:
            writer.write(np.ascontiguousarray(frame[:, :, ::-1]))
    finally:
        writer.release()
    if not path.exists() or not path.stat().st_size:
        raise VideoNotWritten(problem="the encoder left nothing")
    return True


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """No lines of native code on standard error: OpenCV prints there that WebM names its codecs by no tag."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # a process without standard error
        yield
        return
    void = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(void, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(void)
        os.close(kept)


def _even(frame: Pixels) -> Pixels:
    height, width = frame.shape[:2]
    return np.pad(frame[:, :, :3], ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")


def _followed(first: Pixels, rest: Iterator[Pixels]) -> Iterator[Pixels]:
    yield first
    yield from rest
