"""Film: frames in, one file out, the frames back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from orfeas.render.filming.image_film import NoFrames, animated_webp, zipped_pngs
from orfeas.render.filming.video import NeedsFfmpeg, write_video

cv2 = pytest.importorskip("cv2")


def make_frames(*, num_frames: int = 5, width: int = 64, height: int = 48, alpha: int = 255) -> list[np.ndarray]:
    """A bright square that wanders over a gradient."""
    frames = []
    for number in range(num_frames):
        y, x = np.mgrid[:height, :width]
        frame = np.stack([x * 3, y * 4, np.full_like(x, 120), np.full_like(x, alpha)], axis=2).astype(np.uint8)
        frame[10:26, 4 + 8 * number : 20 + 8 * number] = (250, 240, 20, 255)
        frames.append(frame)
    return frames


def psnr(one: np.ndarray, other: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / max(((one.astype(float) - other) ** 2).mean(), 1e-9)))


def test_a_webp_loops_with_every_frame_and_its_alpha() -> None:
    frames = make_frames(alpha=90)
    payload = animated_webp(iter(frames), frames_per_second=20)
    assert payload == animated_webp(frames, frames_per_second=20)
    picture = Image.open(io.BytesIO(payload))
    assert picture.n_frames == len(frames) and picture.info["loop"] == 0
    for number, frame in enumerate(frames):
        picture.seek(number)
        back = np.asarray(picture.convert("RGBA"))
        assert psnr(back[:, :, 3], frame[:, :, 3]) > 40
        assert psnr(back[12:24, 6 + 8 * number : 18 + 8 * number, :3], (250, 240, 20)) > 24
    assert picture.info["duration"] == 50


def test_pngs_in_a_zip_are_the_frames() -> None:
    frames = make_frames()
    payload = zipped_pngs(frames)
    assert payload == zipped_pngs(iter(frames))
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        assert archive.namelist() == [f"frame_{number:04d}.png" for number in range(len(frames))]
        for name, frame in zip(archive.namelist(), frames, strict=True):
            assert np.array_equal(np.asarray(Image.open(io.BytesIO(archive.read(name)))), frame[:, :, :3])


@pytest.mark.parametrize(("width", "height"), [(64, 48), (63, 47)])
def test_a_webm_is_vp9_and_plays_every_frame(tmp_path: Path, width: int, height: int) -> None:
    frames, path = make_frames(width=width, height=height), tmp_path / "film.webm"
    write_video(iter(frames), path, frames_per_second=12)
    assert path.read_bytes()[:64].find(b"webm") > 0
    film = cv2.VideoCapture(str(path))
    assert int(film.get(cv2.CAP_PROP_FOURCC)).to_bytes(4, "little") == b"VP90"
    assert film.get(cv2.CAP_PROP_FPS) == pytest.approx(12, rel=0.01)
    for frame in frames:
        is_there, back = film.read()
        assert is_there and back.shape[:2] == (48, 64)
        assert psnr(back[:height, :width, ::-1], frame[:, :, :3]) > 28
    assert not film.read()[0]


def test_writing_a_webm_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_video(make_frames(), tmp_path / "film.webm")
    assert capfd.readouterr() == ("", "")


def test_an_mp4_without_ffmpeg_is_one_sentence_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(NeedsFfmpeg, match=r"\.mp4 needs the program ffmpeg.*install"):
        write_video(make_frames(), tmp_path / "film.mp4")
    assert not (tmp_path / "film.mp4").exists()


def test_ffmpeg_is_fed_raw_frames_in_order(tmp_path: Path) -> None:
    told: list[tuple[list[str], list[bytes]]] = []

    def feed(arguments: list[str], chunks: Iterable[bytes]) -> None:
        told.append((arguments, list(chunks)))

    frames = make_frames(width=63, height=48)
    write_video(frames, tmp_path / "film.mp4", frames_per_second=30, feed=feed)
    ((arguments, chunks),) = told
    assert "libx264" in arguments and arguments[-1] == str(tmp_path / "film.mp4")
    assert arguments[arguments.index("-s") + 1] == "64x48" and arguments[arguments.index("-r") + 1] == "30"
    assert len(chunks) == len(frames)
    first = np.frombuffer(chunks[0], np.uint8).reshape(48, 64, 3)
    assert np.array_equal(first[:, :63], frames[0][:, :, :3])


def test_a_webm_falls_back_on_ffmpeg_where_opencv_has_no_encoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed:
        fourcc = staticmethod(cv2.VideoWriter.fourcc)

        def __init__(self, *_: object) -> None: ...

        def isOpened(self) -> bool:  # noqa: N802
            return False

    monkeypatch.setattr(cv2, "VideoWriter", Closed)
    told: list[int] = []
    write_video(make_frames(), tmp_path / "film.webm", feed=lambda _, chunks: told.append(len(list(chunks))))
    assert told == [5]
    with pytest.raises(NeedsFfmpeg, match="webm"):
        write_video(make_frames(), tmp_path / "film.webm")


@pytest.mark.parametrize("write", [animated_webp, zipped_pngs])
def test_no_frames_make_no_film(write: object, tmp_path: Path) -> None:
    with pytest.raises(NoFrames):
        write(iter([]))  # type: ignore[operator]
    with pytest.raises(NoFrames):
        write_video([], tmp_path / "film.webm")
