"""`orfeas mesh turntable`: a film that goes once round an object; no database, no server."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from orfeas.cli.meshes.surfaces import read_surface
from orfeas.cli.outputs import FileExists, write_new
from orfeas.cli.terminal import stage_progress
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.options import FilmFormat, TurntableOptions

FORMATS: dict[str, FilmFormat] = {".webm": "webm", ".webp": "webp", ".zip": "zip", ".mp4": "mp4"}


class UnknownFilm(OrfeasError):
    """Films ending in {suffix} cannot be written. Choose .webm, .webp, .zip (of PNGs) or .mp4 (needs ffmpeg)."""

    kind = Kind.INVALID


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
    options = TurntableOptions(
        format=_format_of(target, force=force), frames=frames, pixels=pixels, lighting=lighting, camera=camera,
        material=material, kind=kind, transparent=transparent,
    )  # fmt: skip
    options.check()
    read = read_surface(file)
    with stage_progress(file.name, quiet=quiet or as_json) as report:
        made = TOOLS["turntable"].load()(read, options, report)
    (payload,) = made.files.values()
    write_new({target: payload}, force=force)
    seconds = round(time.perf_counter() - started, 2)
    if as_json:
        told = {"file": str(target), **made.told, "seconds": seconds, "notes": list(read.notes)}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    elif not quiet:
        print(f"{target}: {frames} frames, {len(payload):,} bytes, {seconds} s")


def _format_of(target: Path, *, force: bool) -> FilmFormat:
    """By the name it is to have; what cannot be written is refused before anything is read."""
    suffix = target.suffix.lower()
    if suffix not in FORMATS:
        raise UnknownFilm(suffix=suffix or "nothing")
    if suffix == ".mp4":
        from orfeas.generations.tools.film import find_ffmpeg
        from orfeas.render.filming.video import NeedsFfmpeg, how_to_install

        if find_ffmpeg() is None:
            raise NeedsFfmpeg(suffix=suffix, command=how_to_install())
    if target.exists() and not force:
        raise FileExists(path=target)
    return FORMATS[suffix]
