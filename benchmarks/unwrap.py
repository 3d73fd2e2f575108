"""Unwrapping: thin charts, overlap, gutter, stretch and time, beside xatlas and Blender's Smart UV.

    python -m benchmarks.unwrap [--blender PYTHON] [--xatlas-faces 30000] [MESH...]

Without files: formula surfaces, the three sample pictures as finished assets, and ORFEAS_SHARED/meshes when present.
xatlas is superlinear, so larger meshes are left out for it (`--xatlas-faces`). Blender runs in its own interpreter, one
that can `import bpy`; with it, docs/reference/unwrap.md is written too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.record import load, write_reference, write_result
from makers import make_bumpy_blob, make_torus
from orfeas.engines.load import open_engine
from orfeas.generations.pipeline import make_asset
from orfeas.generations.recipe import find_recipe
from orfeas.intake.decode import decode_picture
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.measuring.charts import Charts, charts_of, measure_charts
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import points_of
from orfeas.mesh.unwrap import unwrap
from orfeas.mesh.weld import weld

TEXTURE_PIXELS = 2048
SAMPLES = ("owl", "mushroom", "rocket")
SMART_UV = """
import bpy, numpy as np, sys, time
given = np.load(sys.argv[1])
mesh = bpy.data.meshes.new("m")
mesh.from_pydata(given["positions"], [], given["faces"])
thing = bpy.data.objects.new("m", mesh)
bpy.context.collection.objects.link(thing)
bpy.context.view_layer.objects.active = thing
thing.select_set(True)
started, busy = time.perf_counter(), time.process_time()
bpy.ops.object.mode_set(mode="EDIT")
bpy.ops.mesh.select_all(action="SELECT")
bpy.ops.uv.smart_project(island_margin=4 / 2048)
bpy.ops.object.mode_set(mode="OBJECT")
seconds, busy = time.perf_counter() - started, time.process_time() - busy
uvs = np.empty(len(mesh.loops) * 2, np.float32)
mesh.uv_layers.active.data.foreach_get("uv", uvs)
np.savez(sys.argv[2], uvs=uvs.reshape(-1, 2), seconds=seconds, processor_seconds=busy)
"""


TOLD = (
    f"Texture of {TEXTURE_PIXELS} pixels, welded input, padding of 4 texels asked of each. Thin: charts whose smallest "
    "box is under 8 texels across. Stretch: larger over smaller scale of the map, mean by area; 1 keeps angles. "
    "Overlap: of the covered texels, those whose centre two faces claim. Seconds: of unwrapping alone. Smart UV runs "
    "with its defaults, on every surface scaled to 30 m: from there on it packs best; things of 0.1 m came out packed "
    "in a thousandth of the texture."
)
HEAD = "| surface | faces | way | seconds | processor s | charts | thin | overlap | gutter | stretch | texture used |"


@dataclass(frozen=True, eq=False)
class Laid:
    """UVs of every corner (F, 3, 2), v down, and the seconds they took."""

    uvs: np.ndarray
    seconds: float
    processor_seconds: float


@dataclass(frozen=True, eq=False)
class Row:
    """One way on one surface; `used` is the share of the texture that faces lie on."""

    name: str
    num_faces: int
    way: str
    seconds: float
    processor_seconds: float
    count: int
    used: float
    found: Charts


RANKED: dict[str, Callable[[Row], float]] = {
    "seconds": lambda row: row.seconds,
    "charts": lambda row: row.count,
    "thin charts": lambda row: row.found.thin_chart_share,
    "overlap": lambda row: row.found.overlap_share or 0.0,
    "stretch": lambda row: round(row.found.stretch, 2),
    "texture used": lambda row: -round(row.used, 2),
}
"""What ways are ranked by: less is better."""


def surfaces(files: list[Path]) -> Iterator[tuple[str, Mesh]]:
    shared = os.environ.get("ORFEAS_SHARED")
    if not files:
        yield "wavy blob", make_bumpy_blob(57)
        yield "wavy blob, finer", make_bumpy_blob(127)
        yield "ring", make_torus()
        yield from map(finished, SAMPLES)
        if shared:
            files = sorted(Path(shared, "meshes/known").glob("*.obj"))
            files += sorted(Path(shared, "meshes/generated").glob("*.glb"))
    for path in files:
        yield path.stem, weld(read_untrusted(path.read_bytes(), suffix=path.suffix).mesh)


def finished(name: str) -> tuple[str, Mesh]:
    """A generated asset, in the faces it is unwrapped with."""
    picture = decode_picture(Path(f"samples/{name}.png").read_bytes())
    return f"generated {name}", weld(make_asset(picture, find_recipe("standard"), open_engine=open_engine).mesh)


def ours(mesh: Mesh) -> Laid:
    started = time.perf_counter(), time.process_time()
    laid = unwrap(mesh, texture_pixels=TEXTURE_PIXELS)
    assert laid.uvs is not None
    return Laid(laid.uvs[laid.faces], time.perf_counter() - started[0], time.process_time() - started[1])


def with_xatlas(mesh: Mesh) -> Laid:
    import xatlas

    started = time.perf_counter(), time.process_time()
    atlas = xatlas.Atlas()
    atlas.add_mesh(mesh.positions, mesh.faces)
    options = xatlas.PackOptions()
    options.resolution, options.padding = TEXTURE_PIXELS, 4
    atlas.generate(pack_options=options)
    _, faces, uvs = atlas[0]
    return Laid(uvs[faces], time.perf_counter() - started[0], time.process_time() - started[1])


def with_blender(python: Path) -> Callable[[Mesh], Laid]:
    def smart_uv(mesh: Mesh) -> Laid:
        with tempfile.TemporaryDirectory() as folder:
            given, got = Path(folder, "given.npz"), Path(folder, "got.npz")
            np.savez(given, positions=mesh.positions * (30 / mesh.size.max()), faces=mesh.faces)
            subprocess.run([python, "-c", SMART_UV, given, got], check=True, capture_output=True)
            found = np.load(got)
        uvs = found["uvs"].reshape(-1, 3, 2) * [1, -1] + [0, 1]
        return Laid(uvs, float(found["seconds"]), float(found["processor_seconds"]))

    return smart_uv


def measured(name: str, way: str, mesh: Mesh, laid: Laid) -> Row:
    """All ways by the same rule: charts are what hangs together on the surface and in the texture."""
    uvs, corners = laid.uvs, mesh.positions[mesh.faces]
    flat = np.ascontiguousarray(uvs.reshape(-1, 2), dtype=np.float32)
    _, point = points_of(mesh.positions)
    count, chart = charts_of(point[mesh.faces], flat, np.arange(len(flat)).reshape(-1, 3))
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = np.linalg.norm(np.cross(one, two).astype(np.float64), axis=1) / 2
    found = measure_charts(
        corners.astype(np.float64), uvs.astype(np.float64), chart, area=area, texels=(TEXTURE_PIXELS,) * 2
    )
    assert found is not None
    across = (uvs[:, 1:] - uvs[:, :1]).astype(np.float64)
    used = np.abs(across[:, 0, 0] * across[:, 1, 1] - across[:, 0, 1] * across[:, 1, 0]).sum() / 2
    return Row(name, mesh.num_faces, way, laid.seconds, laid.processor_seconds, count, float(used), found)


def row_line(row: Row) -> str:
    gutter = "-" if row.found.gutter_texels is None else f"{row.found.gutter_texels:.0f}"
    overlap = "-" if row.found.overlap_share is None else f"{row.found.overlap_share:.3%}"
    return (
        f"| {row.name} | {row.num_faces:,} | {row.way} | {row.seconds:.2f} | {row.processor_seconds:.2f} "
        f"| {row.count:,} | {row.found.thin_chart_share:.1%} | {overlap} | {gutter} | {row.found.stretch:.2f} "
        f"| {row.used:.0%} |"
    )


def summary(rows: list[Row]) -> list[str]:
    """Each way over the surfaces it was given; then all ways over the surfaces that every way was given."""
    by_way = {way: [row for row in rows if row.way == way] for way in dict.fromkeys(row.way for row in rows)}
    shared = set.intersection(*({row.name for row in some} for some in by_way.values()))
    lines = [
        "| way | surfaces | seconds in all | slowest | charts, median | thin, worst | overlap, worst | gutter, least "
        "| stretch, mean | texture used, mean |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for way, some in by_way.items():
        lines.append(_summary_line(way, some))
    if any(len(some) != len(shared) for some in by_way.values()):
        for way, some in by_way.items():
            both = [row for row in some if row.name in shared]
            lines.append(_summary_line(f"{way}, what all were given", both))
    return lines


def _summary_line(way: str, rows: list[Row]) -> str:
    seconds = [row.seconds for row in rows]
    overlaps = [row.found.overlap_share for row in rows if row.found.overlap_share is not None]
    gutters = [row.found.gutter_texels for row in rows if row.found.gutter_texels is not None]
    return (
        f"| {way} | {len(rows)} | {sum(seconds):.1f} | {max(seconds):.1f} "
        f"| {np.median([row.count for row in rows]):.0f} | {max(row.found.thin_chart_share for row in rows):.1%} "
        f"| {f'{max(overlaps):.3%}' if overlaps else '-'} | {f'{min(gutters):.0f}' if gutters else '-'} "
        f"| {np.mean([row.found.stretch for row in rows]):.2f} | {np.mean([row.used for row in rows]):.0%} |"
    )


def losses(rows: list[Row]) -> list[str]:
    """Where another way does better than ours: counts of surfaces, and the worst."""
    own = {row.name: row for row in rows if row.way == "ours"}
    told = []
    for way in dict.fromkeys(row.way for row in rows if row.way != "ours"):
        pairs = [(own[row.name], row) for row in rows if row.way == way]
        parts = []
        for what, number in RANKED.items():
            worse = [(number(one) - number(two), one, two) for one, two in pairs if number(one) > number(two) + 1e-9]
            if worse:
                _, one, two = max(worse, key=lambda each: each[0])
                parts.append(
                    f"{what} on {len(worse)} of {len(pairs)} (worst: {one.name}, {abs(number(two)):.3g} against ours "
                    f"{abs(number(one)):.3g})"
                )
        told.append(f"- {way} does better in {'; '.join(parts) or 'nothing'}.")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--blender", type=Path, help="an interpreter that can import bpy")
    parser.add_argument("--xatlas-faces", type=int, default=25_000)
    asked = parser.parse_args()
    quiet = load()
    unwrap(make_torus(), texture_pixels=256)
    rows: list[Row] = []
    for name, mesh in surfaces(asked.files):
        ways: list[tuple[str, Callable[[Mesh], Laid]]] = [("ours", ours)]
        if mesh.num_faces <= asked.xatlas_faces:
            ways.append(("xatlas", with_xatlas))
        if asked.blender:
            ways.append(("Smart UV", with_blender(asked.blender)))
        for way, unwrapped in ways:
            rows.append(measured(name, way, mesh, unwrapped(mesh)))
            print(row_line(rows[-1]), flush=True)
    told = [TOLD, "", f"{quiet} xatlas is superlinear in the faces: it was given no more than {asked.xatlas_faces:,}."]
    if not asked.blender:
        told += ["", "Blender was not measured in this run (no --blender)."]
    told += ["", *summary(rows), "", *losses(rows)]
    if asked.blender and not asked.files:
        write_reference("unwrap", "Unwrapping, beside xatlas and Blender's Smart UV", told, program="unwrap")
    table = [HEAD, "|---|---|---|---|---|---|---|---|---|---|---|", *map(row_line, rows)]
    write_result("unwrap", "Unwrapping beside xatlas and Blender's Smart UV", [*told, "", *table])


if __name__ == "__main__":
    main()
