"""Laying: how faces are laid anew: our own way in the sandbox, and Blender's where a user has Blender."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import numpy as np

import orfeas
from orfeas.mesh.mesh import Floats, Ints, Mesh
from orfeas.mesh.remeshing.quads import as_triangles
from orfeas.mesh.remeshing.trace import CannotBeRemeshed, Trace, sandboxed
from orfeas.sandbox import Limits, Sandbox
from orfeas.settings import read_settings

LAYING = Limits(memory_bytes=3_000_000_000, cpu_seconds=120, wall_seconds=120.0)
"""What laying faces may take: the tool cannot be interrupted."""

BLENDER_SECONDS = 120.0


def ways_to_lay() -> tuple[Trace, ...]:
    """Instant Meshes, in a child that is killed when it takes too long; then QuadriFlow, where Blender is here."""
    program = find_blender()
    return (sandboxed(_sandbox()), *(() if program is None else (quadriflow(program),)))


def find_blender() -> Path | None:
    """The Blender program, or a Python that can import bpy: what ORFEAS_BLENDER names, else `blender` in the path."""
    named = read_settings().blender
    found = shutil.which("blender") if named is None else shutil.which(named.expanduser())
    return None if found is None else Path(found)


def blender_program() -> Path:
    """Our script for Blender: beside the package in a checkout, inside it in a wheel."""
    shipped = Path(orfeas.__file__).parent / "blender"
    folder = shipped if shipped.is_dir() else Path(orfeas.__file__).parents[2] / "blender"
    return folder / "program.py"


def quadriflow(program: Path, *, seconds: float = BLENDER_SECONDS) -> Trace:
    """QuadriFlow (Huang et al. 2018, doi:10.1111/cgf.13498), as Blender has it; triangles are its quads cut in two.

    Args:
        program: Blender, or a Python that can import bpy.
        seconds: after which it is ended.
    """

    def trace(mesh: Mesh, *, num_points: int, corners: int) -> tuple[Floats, Ints]:
        quads = 4 * num_points if corners == 4 else num_points
        with tempfile.TemporaryDirectory(prefix="orfeas-blender-") as made:
            folder = Path(made)
            np.savez(folder / "surface.npz", positions=mesh.positions, faces=mesh.faces)
            task = folder / "task.json"
            task.write_text(json.dumps({"task": "remesh", "surface": "surface.npz", "faces": quads}))
            _run(program, task, seconds=seconds)
            positions, faces = _answer(folder)
        return positions, faces if corners == 4 else as_triangles(faces)

    return trace


def _run(program: Path, task: Path, *, seconds: float) -> None:
    """Run our script in Blender; it stays in our process group, so that whoever ends us ends it too.

    Raises:
        CannotBeRemeshed: it could not be started, or took too long.
    """
    script = str(blender_program())
    if program.name.startswith("python"):
        command = [str(program), script, str(task)]
    else:
        command = [str(program), "--background", "--factory-startup", "--python-exit-code", "1"]
        command += ["--python", script, "--", str(task)]
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=seconds, check=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise CannotBeRemeshed(why=f"Blender was not done in {seconds:g} s") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotBeRemeshed(why=f"Blender could not do it ({program})") from error


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
