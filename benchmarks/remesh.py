"""Remeshing to quads: number, soundness, straying, squareness and time, beside Blender's QuadriFlow.

    PYTHONPATH=tests python -m benchmarks.remesh --blender PYTHON [SURFACE...]

The known surfaces of benchmarks.damage, repaired, laid with 1,500 and with 6,000 quads. QuadriFlow gets one try, as a
user of Blender would give it, on the mesh that ours is laid on; its vertices stay where it put them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.damaging.catalog import available
from benchmarks.record import load, write_reference, write_result
from orfeas.errors import OrfeasError
from orfeas.generations.tools.laying import quadriflow
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remesh import NEAR_ENOUGH, remesh
from orfeas.mesh.remeshing.quads import as_triangles
from orfeas.mesh.repair import repair_surface
from orfeas.mesh.weld import weld

SURFACES = (
    "mug", "knot", "star", "gear", "stool", "vase", "jug",
    "cheburashka", "fandisk", "homer", "rocker-arm", "spot", "stanford-bunny", "teapot",
)  # fmt: skip
COUNTS = (1500, 6000)
TOLD = (
    "Within 10 %: of the number of quads asked for. Sound: closed, manifold, as many parts and handles as before. "
    "Strays: the largest distance between old and new surface, of the diagonal. Off square: mean of the corners' "
    "distance from 90 degrees. Ours runs at most four times; QuadriFlow once."
)


@dataclass(frozen=True)
class Row:
    """One way on one surface; numbers are None where nothing came out."""

    surface: str
    wanted: int
    way: str
    seconds: float
    num_quads: int | None = None
    is_sound: bool = False
    strays: float | None = None
    degrees_off: float | None = None

    @property
    def is_near(self) -> bool:
        return self.num_quads is not None and abs(self.num_quads - self.wanted) <= NEAR_ENOUGH * self.wanted


def measured(surface: str, source: Mesh, wanted: int, way: str, lay: Callable[[Mesh, int], Mesh]) -> Row:
    started = time.perf_counter()
    try:
        found = lay(source, wanted)
    except OrfeasError:
        return Row(surface, wanted, way, time.perf_counter() - started)
    seconds = time.perf_counter() - started
    before, after = measure(source), measure(found)
    is_alike = (after.num_parts, after.genus) == (before.num_parts, before.genus)
    is_sound = after.is_closed and after.is_manifold and is_alike
    strays = deviation_of(found, reference=source).largest / float(np.linalg.norm(source.size))
    return Row(surface, wanted, way, seconds, found.num_quads, is_sound, strays, degrees_off_square(found))


def degrees_off_square(mesh: Mesh) -> float:
    """How far the corners of the quads are from right angles, in the mean."""
    corners = mesh.positions[mesh.quads].astype(np.float64)
    ahead = np.roll(corners, -1, axis=1) - corners
    ahead /= np.maximum(np.linalg.norm(ahead, axis=2, keepdims=True), 1e-300)
    cosine = -np.einsum("fck,fck->fc", np.roll(ahead, 1, axis=1), ahead)
    return float(np.abs(np.degrees(np.arccos(np.clip(cosine, -1, 1))) - 90).mean())


def by_quadriflow(python: Path) -> Callable[[Mesh, int], Mesh]:
    def lay(source: Mesh, wanted: int) -> Mesh:
        positions, faces = quadriflow(python)(source, num_points=wanted // 4, corners=4)
        return Mesh(positions, as_triangles(faces), num_quads=len(faces))

    return lay


def page(rows: list[Row]) -> list[str]:
    lines = [
        "| way | surfaces | within 10 % | sound | both | strays, median | strays, worst | off square | s, median |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for way in dict.fromkeys(row.way for row in rows):
        mine = [row for row in rows if row.way == way]
        strays = [row.strays for row in mine if row.strays is not None]
        off = [row.degrees_off for row in mine if row.degrees_off is not None]
        near, sound = sum(row.is_near for row in mine), sum(row.is_sound for row in mine)
        both = sum(row.is_near and row.is_sound for row in mine)
        lines.append(
            f"| {way} | {len(mine)} | {near} | {sound} | {both} "
            f"| {np.median(strays):.1%} | {max(strays):.1%} | {np.mean(off):.1f}° "
            f"| {np.median([row.seconds for row in mine]):.1f} |"
        )
    lines += [
        "",
        "| surface | wanted | way | quads | sound | strays | off square | s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return lines + [_line(row) for row in rows]


def _line(row: Row) -> str:
    head = f"| {row.surface} | {row.wanted:,} | {row.way} "
    if row.num_quads is None or row.strays is None or row.degrees_off is None:
        return f"{head}| nothing came out | - | - | - | {row.seconds:.1f} |"
    sound = "yes" if row.is_sound else "no"
    return f"{head}| {row.num_quads:,} | {sound} | {row.strays:.1%} | {row.degrees_off:.1f}° | {row.seconds:.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("surfaces", nargs="*", help="some of them only")
    parser.add_argument("--blender", type=Path, required=True, help="an interpreter that can import bpy")
    asked = parser.parse_args()
    ways: dict[str, Callable[[Mesh, int], Mesh]] = {
        "**ours**": lambda source, wanted: remesh(source, faces=wanted).mesh,
        "QuadriFlow": by_quadriflow(asked.blender),
    }
    known, busy, rows = available(), load(), list[Row]()
    for name in asked.surfaces or [name for name in SURFACES if name in known]:
        whole = weld(repair_surface(known[name]()).mesh)
        source = Mesh(whole.positions, whole.faces)
        for wanted in COUNTS:
            for way, lay in ways.items():
                rows.append(measured(name, source, wanted, way, lay))
                print(_line(rows[-1]), flush=True)
    title = "Remeshing to quads beside Blender's QuadriFlow"
    lines = [TOLD, "", busy, "", *page(rows)]
    write_result("remesh", title, lines)
    if not asked.surfaces:
        write_reference("remesh", title, lines, program="remesh")


if __name__ == "__main__":
    main()
