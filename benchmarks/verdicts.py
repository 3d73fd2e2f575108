"""Pictures and generated meshes, finished for a game, a web page and a printer, and what the audit says of each.

    ORFEAS_SHARED=... python -m benchmarks.verdicts [--out FOLDER] [ASSET...]

A picture (ORFEAS_SHARED/pictures, else samples/) goes through the standard recipe first; a mesh is one of
ORFEAS_SHARED/meshes/generated. For the printer each is 100 mm large, or, where its walls would come out too thin, as
large as they ask for. With --out, a contact sheet, the GLBs and the STL of every asset are put into that folder.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.record import write_result
from orfeas.engines.load import open_engine
from orfeas.generations.finishing import FinishedSurface, Plan, finish
from orfeas.generations.pipeline import make_asset
from orfeas.generations.recipe import find_recipe
from orfeas.intake.decode import decode_picture
from orfeas.mesh.auditing.profile import find_profile
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material, Paint
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import CAMERAS
from orfeas.render.painter import Style
from orfeas.render.preview import render_preview

SCREEN_PROFILES, PRINT_PROFILE = ("game-pc", "web"), "print-fdm"
PRINT_METRES, SIZE_STEP_METRES = 0.1, 0.005
TILE_PIXELS = 384
VIEWS: tuple[tuple[str, Style], ...] = (
    ("three_quarter", "shaded"), ("front", "shaded"), ("back", "shaded"), ("three_quarter", "clay"),
    ("three_quarter", "wireframe"),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Source:
    """A surface before it is finished."""

    name: str
    mesh: Mesh
    material: Material
    paint: Paint | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Verdict:
    """One asset finished for one profile, in seconds of processor time: what a busy machine does not stretch."""

    profile: str
    finished: FinishedSurface
    seconds: float
    notes: tuple[str, ...]

    @property
    def size_millimetres(self) -> float:
        return float(self.finished.mesh.size.max()) * 1e3


def sources(names: list[str]) -> Iterator[Path]:
    """Pictures and generated meshes, all or those named."""
    shared = os.environ.get("ORFEAS_SHARED")
    pictures = Path(shared) / "pictures" if shared else Path(__file__).parents[1] / "samples"
    meshes = Path(shared) / "meshes" / "generated" if shared else pictures
    for path in (*sorted(pictures.glob("*.png")), *sorted(meshes.glob("*.glb"))):
        if not names or path.stem in names:
            yield path


def opened(path: Path) -> Source:
    """A picture made into an asset, or a mesh read."""
    if path.suffix == ".png":
        made = make_asset(decode_picture(path.read_bytes()), find_recipe("standard"), open_engine=open_engine)
        return Source(path.stem, made.mesh, made.material, None, made.warnings)
    read = read_untrusted(path.read_bytes(), suffix=path.suffix)
    return Source(path.stem, read.mesh, read.material or Material(), read.paint)


def judged(source: Source, profile: str) -> Verdict:
    """The source finished for a screen, at the size it has."""
    started = time.process_time()
    finished = finish(source.mesh, source.material, Plan(profile), paint=source.paint)
    return Verdict(profile, finished, time.process_time() - started, finished.notes)


def judged_for_print(source: Source) -> Verdict:
    """The source finished for the printer, 100 mm large, or as large as its thinnest wall asks for."""
    plan = Plan(PRINT_PROFILE, size_metres=PRINT_METRES, maps=frozenset({"base_color"}))
    started, notes = time.process_time(), tuple[str, ...]()
    finished = finish(source.mesh, source.material, plan, paint=source.paint)
    size = size_for_walls(finished)
    if size is not None:
        walls = finished.audit.measurements.walls
        notes = (f"At {PRINT_METRES * 1e3:.0f} mm its wall is {(walls.thin_metres if walls else 0) * 1e3:.2f} mm.",)
        finished = finish(source.mesh, source.material, replace(plan, size_metres=size), paint=source.paint)
    return Verdict(PRINT_PROFILE, finished, time.process_time() - started, (*notes, *finished.notes))


def size_for_walls(finished: FinishedSurface) -> float | None:
    """The size at which a wall that is too thin would do; None where no size helps, or none is needed."""
    failed = {check.id for check in finished.audit.failures}
    walls, profile = finished.audit.measurements.walls, find_profile(PRINT_PROFILE)
    if "wall" not in failed or walls is None or not walls.thin_metres or not profile.size_metres:
        return None
    wanted = PRINT_METRES * (profile.min_wall_metres or 0.0) / walls.thin_metres
    size = math.ceil(wanted / SIZE_STEP_METRES) * SIZE_STEP_METRES
    return size if size <= profile.size_metres[1] else None


def row(source: Source, verdict: Verdict) -> str:
    finished = verdict.finished
    failing = "; ".join(check.id for check in finished.audit.failures) or "-"
    texture = finished.material.base_color
    return (
        f"| {source.name} | {verdict.profile} | {finished.audit.verdict} | {failing} | {finished.mesh.num_faces:,} "
        f"| {0 if texture is None else texture.shape[0]} | {len(finished.glb) / 1e6:.2f} "
        f"| {verdict.size_millimetres:.0f} | {finished.repairs.way} | {verdict.seconds:.1f} |"
    )


def sheet(source: Source, verdicts: list[Verdict]) -> Image.Image:
    """Above what came in, seen from three sides and as clay; below it, the same of each result."""
    rows = [(source.mesh, source.material), *((one.finished.mesh, one.finished.material) for one in verdicts)]
    whole = Image.new("RGB", (len(VIEWS) * TILE_PIXELS, len(rows) * TILE_PIXELS), "white")
    for down, (mesh, material) in enumerate(rows):
        for across, (camera, style) in enumerate(VIEWS):
            pixels = render_preview(
                mesh, material, camera=CAMERAS[camera], style=style, width=TILE_PIXELS, height=TILE_PIXELS
            )
            tile = Image.fromarray(np.asarray(pixels))
            whole.paste(tile, (across * TILE_PIXELS, down * TILE_PIXELS), tile)
    return whole


def kept(folder: Path, source: Source, verdicts: list[Verdict]) -> None:
    """The sheet and the files of one asset, put into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = io.BytesIO()
    sheet(source, verdicts).save(picture, "PNG")
    (folder / f"{source.name}.png").write_bytes(picture.getvalue())
    for one in verdicts:
        (folder / f"{source.name}-{one.profile}.glb").write_bytes(one.finished.glb)
        if one.profile == PRINT_PROFILE:
            (folder / f"{source.name}.stl").write_bytes(write_stl(one.finished.mesh))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", nargs="*", help="names; all where none is given")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    lines = [
        "| asset | profile | verdict | failing | faces | texture | MB | size mm | repair | cpu seconds |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    told: list[str] = []
    passed = count = 0
    for path in sources(options.assets):
        source = opened(path)
        told += [f"- {source.name}, made from its picture: {warning}" for warning in source.warnings]
        verdicts = [*(judged(source, profile) for profile in SCREEN_PROFILES), judged_for_print(source)]
        for one in verdicts:
            lines.append(row(source, one))
            print(lines[-1], flush=True)
            failures = [check.sentence for check in one.finished.audit.failures]
            told += [f"- {source.name}, {one.profile}: {sentence}" for sentence in (*one.notes, *failures)]
            passed, count = passed + (one.finished.audit.verdict == "pass"), count + 1
        if options.out is not None:
            kept(options.out, source, verdicts)
    lines += ["", f"{passed} of {count} pass.", *([""] if told else []), *told]
    write_result("verdicts", "Finished assets against their profiles", lines)


if __name__ == "__main__":
    main()
