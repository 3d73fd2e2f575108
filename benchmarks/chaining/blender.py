"""Blender's side of the chain: its own interpreter, started on one surface, and what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.chaining.ours import FACES, TEXTURE_PIXELS, Chained
from benchmarks.chaining.surfaces import Given
from orfeas.mesh.levels import SHARES
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals

OCCLUSION_RAYS = 32
SIDE_METRES = 2.0
"""What surfaces are scaled to: Blender packs islands of things of 0.1 m in a thousandth of the texture."""

PROGRAM = Path(__file__).with_name("in_blender.py")


def by_blender(python: Path, given: Given) -> Chained:
    """The chain in Blender; raises CalledProcessError where it fails."""
    mesh = given.mesh
    assert mesh.uvs is not None
    scale = np.float32(SIDE_METRES / mesh.size.max())
    asked = {
        "faces": FACES,
        "texture_pixels": TEXTURE_PIXELS,
        "rays": OCCLUSION_RAYS,
        "shares": SHARES[1:],
        "threads": len(os.sched_getaffinity(0)),
    }
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "given.npz"), Path(folder, "made.npz")
        uvs = mesh.uvs * np.float32([1, -1]) + np.float32([0, 1])
        np.savez(
            before,
            positions=mesh.positions * scale,
            faces=mesh.faces,
            corner_uvs=uvs[mesh.faces],
            color=given.material.base_color,
            asked=json.dumps(asked),
        )
        subprocess.run([python, PROGRAM, before, after], check=True, capture_output=True)
        made = dict(np.load(after))
    told = json.loads(str(made["told"]))
    laid = _joined(
        made["positions"] / scale, made["faces"], made["corner_uvs"] * np.float32([1, -1]) + np.float32([0, 1])
    )
    orm = made["occlusion"].copy()
    orm[..., 1:] = 255
    look = Material(base_color=made["color"], normal=made["normal"], orm=orm, name=given.material.name)
    return Chained(
        laid, look, tuple(told["levels"]), 1, told["wall"], told["processor"], notes=(f"Blender {told['version']}",)
    )


def _joined(positions: np.ndarray, faces: np.ndarray, corner_uvs: np.ndarray) -> Mesh:
    """A vertex for each vertex and UV, with normals."""
    corners = np.column_stack([faces.reshape(-1).astype(np.float64), corner_uvs.reshape(-1, 2)])
    kept, back = np.unique(corners, axis=0, return_inverse=True)
    mesh = Mesh(positions[kept[:, 0].astype(np.int64)], back.reshape(-1, 3), uvs=kept[:, 1:])
    return with_normals(mesh)
