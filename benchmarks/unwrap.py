"""Unwrapping: thin charts, overlap, gutter, stretch and time, beside xatlas and Blender's Smart UV.

    python -m benchmarks.unwrap [--blender PYTHON] [--xatlas-faces 30000] [MESH...]

Without files: formula surfaces, the three sample pictures as finished assets, and ORFEAS_SHARED/meshes when present.
xatlas is superlinear, so larger meshes are left out for it (`--xatlas-faces`). Blender runs in its own interpreter, one
that can `import bpy`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.record import write_result
from makers import make_bumpy_blob, make_torus
from orfeas.engines.load import open_engine
from orfeas.generations.pipeline import make_asset
from orfeas.generations.recipe import find_recipe
from orfeas.intake.decode import decode_picture
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.measuring.charts import charts_of, measure_charts
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
started = time.perf_counter()
bpy.ops.object.mode_set(mode="EDIT")
bpy.ops.mesh.select_all(action="SELECT")
bpy.ops.uv.smart_project(island_margin=4 / 2048)
bpy.ops.object.mode_set(mode="OBJECT")
seconds = time.perf_counter() - started
uvs = np.empty(len(mesh.loops) * 2, np.float32)
mesh.uv_layers.active.data.foreach_get("uv", uvs)
np.savez(sys.argv[2], uvs=uvs.reshape(-1, 2), seconds=seconds)
"""


def surfaces(files: list[Path]) -> Iterator[tuple[str, Mesh]]:
    shared = os.environ.get("ORFEAS_SHARED")
    if not files:
        yield "blob, 20,000 faces", make_bumpy_blob(72)
        yield "blob, 100,000 faces", make_bumpy_blob(160)
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


def ours(mesh: Mesh) -> tuple[np.ndarray, np.ndarray, float]:
    started = time.perf_counter()
    laid = unwrap(mesh, texture_pixels=TEXTURE_PIXELS)
    assert laid.uvs is not None
    return laid.uvs[laid.faces], mesh.positions[mesh.faces], time.perf_counter() - started


def with_xatlas(mesh: Mesh) -> tuple[np.ndarray, np.ndarray, float]:
    import xatlas

    started = time.perf_counter()
    atlas = xatlas.Atlas()
    atlas.add_mesh(mesh.positions, mesh.faces)
    options = xatlas.PackOptions()
    options.resolution, options.padding = TEXTURE_PIXELS, 4
    atlas.generate(pack_options=options)
    _, faces, uvs = atlas[0]
    return uvs[faces], mesh.positions[mesh.faces], time.perf_counter() - started


def with_blender(python: Path) -> Callable[[Mesh], tuple[np.ndarray, np.ndarray, float]]:
    def smart_uv(mesh: Mesh) -> tuple[np.ndarray, np.ndarray, float]:
        with tempfile.TemporaryDirectory() as folder:
            given, got = Path(folder, "given.npz"), Path(folder, "got.npz")
            np.savez(given, positions=mesh.positions, faces=mesh.faces)
            subprocess.run([python, "-c", SMART_UV, given, got], check=True, capture_output=True)
            found = np.load(got)
        uvs = found["uvs"].reshape(-1, 3, 2) * [1, -1] + [0, 1]
        return uvs, mesh.positions[mesh.faces], float(found["seconds"])

    return smart_uv


def row(name: str, way: str, mesh: Mesh, laid: tuple[np.ndarray, np.ndarray, float]) -> str:
    uvs, corners, seconds = laid
    flat = np.ascontiguousarray(uvs.reshape(-1, 2), dtype=np.float32)
    _, point = points_of(mesh.positions)
    count, chart = charts_of(point[mesh.faces], flat, np.arange(len(flat)).reshape(-1, 3))
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = np.linalg.norm(np.cross(one, two).astype(np.float64), axis=1) / 2
    found = measure_charts(
        corners.astype(np.float64), uvs.astype(np.float64), chart, area=area, texels=(TEXTURE_PIXELS,) * 2
    )
    assert found is not None
    gutter = "-" if found.gutter_texels is None else f"{found.gutter_texels:.0f}"
    overlap = "-" if found.overlap_share is None else f"{found.overlap_share:.2%}"
    return (
        f"| {name} | {mesh.num_faces:,} | {way} | {seconds:.2f} | {count:,} | {found.thin_chart_share:.1%} | "
        f"{overlap} | {gutter} | {found.stretch:.2f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--blender", type=Path, help="an interpreter that can import bpy")
    parser.add_argument("--xatlas-faces", type=int, default=30_000)
    asked = parser.parse_args()
    unwrap(make_torus(), texture_pixels=256)
    lines = [
        f"Texture of {TEXTURE_PIXELS} pixels, welded input. Thin: charts whose smallest box is under 8 texels. "
        "Stretch: larger over smaller scale of the map, mean by area; 1 keeps angles.",
        "",
        "| surface | faces | way | seconds | charts | thin | overlap | gutter | stretch |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, mesh in surfaces(asked.files):
        ways: list[tuple[str, Callable[[Mesh], tuple[np.ndarray, np.ndarray, float]]]] = [("ours", ours)]
        if mesh.num_faces <= asked.xatlas_faces:
            ways.append(("xatlas", with_xatlas))
        if asked.blender:
            ways.append(("Smart UV", with_blender(asked.blender)))
        for way, unwrapped in ways:
            lines.append(row(name, way, mesh, unwrapped(mesh)))
            print(lines[-1], flush=True)
    if not asked.blender:
        lines += ["", "Blender was not measured in this run (no --blender)."]
    write_result("unwrap", "Unwrapping beside xatlas and Blender's Smart UV", lines)


if __name__ == "__main__":
    main()
