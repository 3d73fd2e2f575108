"""Film: frames as the bytes of one file, with the `ffmpeg` program where it is needed and there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from orfeas.render.filming.image_film import animated_webp, zipped_pngs
from orfeas.render.filming.video import Feed, VideoNotWritten, write_video
from orfeas.render.turntable import Pixels

FFMPEG_SECONDS = 600


def film_file(frames: Iterable[Pixels], *, suffix: str, feed: Feed | None) -> bytes:
    """Frames as the bytes of one file; a video is written in a folder of its own, which is removed.

    Raises:
        NeedsFfmpeg, VideoNotWritten: see `write_video`.
    """
    if suffix == ".webp":
        return animated_webp(frames)
    if suffix == ".zip":
        return zipped_pngs(frames)
    with tempfile.TemporaryDirectory(prefix="orfeas-film-") as folder:
        path = Path(folder) / f"film{suffix}"
        write_video(frames, path, feed=feed)
        return path.read_bytes()


def find_ffmpeg() -> Feed | None:
    """What runs the `ffmpeg` program, where there is one."""
    program = shutil.which("ffmpeg")
    if program is None:
        return None

    def feed(arguments: list[str], chunks: Iterable[bytes]) -> None:
        with (
            tempfile.TemporaryFile() as said,
            subprocess.Popen(
                [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
            ) as process,
        ):
            assert process.stdin is not None
            try:
                for chunk in chunks:
                    process.stdin.write(chunk)
                process.stdin.close()
                process.wait(timeout=FFMPEG_SECONDS)
            except (BrokenPipeError, subprocess.TimeoutExpired):
                process.kill()
                process.wait()
            if process.returncode:
                said.seek(0)
                lines = said.read(4000).decode(errors="replace").strip().splitlines()
                raise VideoNotWritten(problem=lines[-1] if lines else f"ffmpeg ended with {process.returncode}")

    return feed
