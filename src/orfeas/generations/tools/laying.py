"""Laying: how faces are laid anew: our own way in the sandbox, and Blender's where a user has Blender."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path

import numpy as np

from orfeas.generations.tools.blender import BlenderFailed, find_blender, run_blender
from orfeas.mesh.mesh import Floats, Ints, Mesh
from orfeas.mesh.remeshing.quads import as_triangles
from orfeas.mesh.remeshing.trace import CannotBeRemeshed, Trace, sandboxed
from orfeas.sandbox import Limits, Sandbox

LAYING = Limits(memory_bytes=3_000_000_000, cpu_seconds=120, wall_seconds=120.0)
"""What laying faces may take: the tool cannot be interrupted."""

BLENDER_SECONDS = 120.0
"""Of all tries on one surface together: it may have two dozen parts, and four tries each."""


def ways_to_lay() -> tuple[Trace, ...]:
    """Instant Meshes, in a child that is killed when it takes too long; then QuadriFlow, where Blender is here."""
    program = find_blender()
    return (sandboxed(_sandbox()), *(() if program is None else (quadriflow(program),)))


def quadriflow(program: Path, *, seconds: float = BLENDER_SECONDS) -> Trace:
    """QuadriFlow (Huang et al. 2018, doi:10.1111/cgf.13498), as Blender has it; triangles are its quads cut in two.

    Args:
        program: Blender, or a Python that can import bpy.
        seconds: that all its calls may take together.
    """
    left = seconds

    def trace(mesh: Mesh, *, num_points: int, corners: int) -> tuple[Floats, Ints]:
        nonlocal left
        if left <= 0:
            raise CannotBeRemeshed(why="Blender took too long before")
        quads, started = 4 * num_points if corners == 4 else num_points, time.monotonic()
        with tempfile.TemporaryDirectory(prefix="orfeas-blender-") as made:
            folder = Path(made)
            np.savez(folder / "surface.npz", positions=mesh.positions, faces=mesh.faces)
            task = folder / "task.json"
            task.write_text(json.dumps({"task": "remesh", "surface": "surface.npz", "faces": quads}))
            try:
                run_blender(program, task, seconds=left)
            except BlenderFailed as error:
                raise CannotBeRemeshed(why=str(error.details["why"])) from error
            finally:
                left -= time.monotonic() - started
            positions, faces = _answer(folder)
        return positions, faces if corners == 4 else as_triangles(faces)

    return trace


def _answer(folder: Path) -> tuple[Floats, Ints]:
    with contextlib.suppress(OSError, ValueError, KeyError, zipfile.BadZipFile):
        answer = json.loads((folder / "answer.json").read_text())
        if "why" in answer:
            raise CannotBeRemeshed(why=str(answer["why"]))
        with np.load(folder / "made.npz", allow_pickle=False) as made:
            positions = made["positions"].astype(np.float32).reshape(-1, 3)
            faces = made["faces"].astype(np.int32).reshape(-1, 4)
        is_whole = len(faces) and faces.min() >= 0 and faces.max() < len(positions) and np.isfinite(positions).all()
        if is_whole:
            return positions, faces
    raise CannotBeRemeshed(why="Blender left no quads")


@cache
def _sandbox() -> Sandbox:
    """Where faces are laid; started when it is first used."""
    return Sandbox(preload=("orfeas.mesh.remeshing.trace",), limits=LAYING)
