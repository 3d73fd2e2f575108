"""Blender's repairs, in Blender's own interpreter: a surface's eight damages in one process."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.damaging.painted import Painted
from benchmarks.damaging.repairs import Outcome
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

STEPS = Path(__file__).with_name("blender_steps.py")
WAYS = ("Blender", "Blender voxels")


def by_blender(python: Path, given: Sequence[Painted], material: Material) -> list[dict[str, Outcome]]:
    """Clean up as by hand, and the same with a voxel remesh after it.

    Args:
        python: an interpreter that can import bpy.
        given: surfaces of one texture.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "given.npz"), Path(folder, "got.npz")
        arrays = {}
        for n, one in enumerate(given):
            arrays |= {f"positions_{n}": one.positions, f"faces_{n}": one.faces, f"uvs_{n}": one.uvs}
        np.savez(source, **arrays)
        subprocess.run([python, STEPS, source, target], check=True, capture_output=True)
        with np.load(target) as got:
            found = {name: got[name] for name in got}
    return [
        {way: _outcome(found, f"{n}_{number}", material) for number, way in enumerate(WAYS)} for n in range(len(given))
    ]


def _outcome(found: dict[str, np.ndarray], key: str, material: Material) -> Outcome:
    positions, faces, uvs = (found[f"{name}_{key}"] for name in ("positions", "faces", "uvs"))
    seconds = float(found[f"seconds_{key}"])
    if not len(faces):
        return Outcome(None, None, "empty", seconds)
    if not uvs.any():
        return Outcome(Mesh(positions, faces), None, "-", seconds)
    return Outcome(Painted(positions, faces, uvs).split(), material, "-", seconds)
