"""`orfeas mesh turntable`: a film that goes once round an object; no database, no server."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orfeas.cli.meshes.surfaces import read_surface
from orfeas.cli.outputs import FileExists, write_new
from orfeas.cli.terminal import stage_progress
from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read
    from orfeas.render.camera import Camera
    from orfeas.render.filming.video import Feed
    from orfeas.render.material_presets import MaterialPreset
    from orfeas.render.presets import LightingPreset
    from orfeas.render.turntable import Pixels, Turning

SUFFIXES = (".webm", ".webp", ".zip", ".mp4")
FFMPEG_SECONDS = 600


class UnknownFilm(OrfeasError):
    """Films ending in {suffix} cannot be written. Choose .webm, .webp, .zip (of PNGs) or .mp4 (needs ffmpeg)."""

    kind = Kind.INVALID


class VideoIsOpaque(OrfeasError):
    """A {suffix} has a background. Choose .webp or .zip for a transparent film, or leave --transparent out."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class _Look:
    """What was asked for by name."""

    lighting: LightingPreset
    camera: Camera
    material: MaterialPreset | None
    kind: Turning


def turntable(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A mesh: GLB, OBJ, STL, PLY or 3MF.", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="FILE.webm, .webp, .zip (of PNGs) or .mp4.", show_default="./NAME.webm"),
    ] = None,
    frames: Annotated[int, typer.Option("--frames", "-n", help="For one turn, 2 to 720; 24 a second.")] = 72,
    pixels: Annotated[int, typer.Option(help="Width and height, 16 to 2048.")] = 512,
    lighting: Annotated[str, typer.Option(help="studio, outdoor, dramatic, night or warm.", metavar="NAME")] = "studio",
    camera: Annotated[
        str,
        typer.Option(
            help="Where it begins: front, back, left, right, top, bottom, three_quarter or three_quarter_right.",
            metavar="NAME",
        ),
    ] = "three_quarter",
    material: Annotated[
        str | None,
        typer.Option(
            help="Show it in metal, plastic, wood, glass, ceramic, rubber, fabric, stone, skin or gold.",
            metavar="NAME",
            show_default="its own",
        ),
    ] = None,
    kind: Annotated[
        str, typer.Option(help="turntable: the object turns; orbital: the camera goes round it.")
    ] = "turntable",
    transparent: Annotated[
        bool, typer.Option("--transparent", help="Leave the background out (.webp and .zip).")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Film an object that turns once about itself, before one of five lightings."""
    started = time.perf_counter()
    target = out or Path(f"{file.stem}.webm")
    _check(target, force=force, is_transparent=transparent)
    look = _find_look(lighting=lighting, camera=camera, material=material, kind=kind)
    read = read_surface(file)
    with stage_progress(file.name, quiet=quiet or as_json) as report:
        drawn = _frames(read, look, num_frames=frames, pixels=pixels, is_transparent=transparent)

        def watched() -> Iterator[Pixels]:
            for number, frame in enumerate(drawn, start=1):
                yield frame
                report("drawing", number / frames)

        payload = film_file(watched(), suffix=target.suffix.lower(), feed=find_ffmpeg())
    write_new({target: payload}, force=force)
    told: dict[str, Any] = {"file": str(target), "frames": frames, "pixels": pixels, "bytes": len(payload)}
    told["seconds"] = round(time.perf_counter() - started, 2)
    if as_json:
        told |= {"lighting": lighting, "camera": camera, "material": material, "kind": kind, "notes": list(read.notes)}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    elif not quiet:
        print(f"{target}: {frames} frames, {len(payload):,} bytes, {told['seconds']} s")


def film_file(frames: Iterable[Pixels], *, suffix: str, feed: Feed | None) -> bytes:
    """Frames as the bytes of one file; a video is written in a folder of its own, which is removed."""
    from orfeas.render.filming.image_film import animated_webp, zipped_pngs
    from orfeas.render.filming.video import write_video

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
        from orfeas.render.filming.video import VideoNotWritten

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


def _check(target: Path, *, force: bool, is_transparent: bool) -> None:
    """Refuse what cannot be written before anything is read."""
    from orfeas.render.filming.video import VIDEOS, NeedsFfmpeg, how_to_install

    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFilm(suffix=suffix or "nothing")
    if is_transparent and suffix in VIDEOS:
        raise VideoIsOpaque(suffix=suffix)
    if suffix == ".mp4" and find_ffmpeg() is None:
        raise NeedsFfmpeg(suffix=suffix, command=how_to_install())
    if target.exists() and not force:
        raise FileExists(path=target)


def _find_look(*, lighting: str, camera: str, material: str | None, kind: str) -> _Look:
    """Names to values; an unknown one is refused before anything is read."""
    from orfeas.render.material_presets import find_material
    from orfeas.render.presets import find_camera, find_lighting
    from orfeas.render.turntable import require_turning

    return _Look(
        lighting=find_lighting(lighting),
        camera=find_camera(camera).camera,
        material=None if material is None else find_material(material),
        kind=require_turning(kind),
    )


def _frames(read: Read, look: _Look, *, num_frames: int, pixels: int, is_transparent: bool) -> Iterator[Pixels]:
    from orfeas.mesh.material import Material
    from orfeas.render.glass import Transmission
    from orfeas.render.turntable import turntable as draw_turntable

    preset = look.material
    return draw_turntable(
        read.mesh,
        preset.as_material() if preset is not None else read.material or Material(),
        num_frames=num_frames,
        pixels=pixels,
        lighting=look.lighting,
        camera=look.camera,
        kind=look.kind,
        background=None if is_transparent else look.lighting.background,
        transmission=None if preset is None else Transmission(preset.transmission, preset.ior),
    )
