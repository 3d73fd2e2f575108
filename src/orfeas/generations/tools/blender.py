"""Blender: the door to the separate program in blender/, where a user has Blender."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import orfeas
from orfeas.errors import Kind, OrfeasError
from orfeas.settings import read_settings


class BlenderFailed(OrfeasError):
    """Blender could not do it: {why}. See what `orfeas doctor` says of it."""

    kind = Kind.UNAVAILABLE


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


def run_blender(program: Path, task: Path, *, seconds: float) -> None:
    """Run our script in Blender; it stays in our process group, so that whoever ends us ends it too.

    Args:
        program: Blender, or a Python that can import bpy.
        task: the JSON file that says what to do; the answer lies beside it afterwards (blender/README.md).
        seconds: after which it is ended.

    Raises:
        BlenderFailed: it could not be started, failed, or took too long.
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
        raise BlenderFailed(why="it was not done in time") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise BlenderFailed(why="it failed, or could not be started") from error
