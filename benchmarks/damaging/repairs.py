"""The repairs that are compared: ours, trimesh's and manifold3d's; Blender's are in blender.py."""

from __future__ import annotations

import time
from dataclasses import dataclass

import manifold3d
import numpy as np
import trimesh

from benchmarks.damaging.painted import TEXTURE_PIXELS, Painted
from orfeas.errors import OrfeasError
from orfeas.generations.finishing import repaired_with_texture
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a repair.

    Attributes:
        mesh: the result, or None where there was none.
        material: its texture where it still has one, or None.
        way: how it was done, or why it was not.
        seconds: of the geometry.
        texture_seconds: of the texture, where it was made anew.
    """

    mesh: Mesh | None
    material: Material | None
    way: str
    seconds: float
    texture_seconds: float = 0.0


def by_orfeas(given: Painted, material: Material, *, texture_pixels: int = TEXTURE_PIXELS) -> Outcome:
    """`repaired_with_texture`: the repair itself, and its texture baked again where faces are new."""
    mesh, started = given.split(), time.perf_counter()
    marks = [started]
    try:
        found, look, repairs = repaired_with_texture(
            mesh, material, texture_pixels=texture_pixels, report=lambda _done: marks.append(time.perf_counter())
        )
    except OrfeasError as trouble:
        return Outcome(None, None, type(trouble).__name__, time.perf_counter() - started)
    ended = time.perf_counter()
    return Outcome(found, look, repairs.way, marks[1] - started, ended - marks[1])


def by_trimesh(given: Painted, _material: Material) -> Outcome:
    """Merge, drop doubles, fix_normals, fill_holes. Its merging drops UVs or leaves seams open: it gets none."""
    mesh, started = given.plain(), time.perf_counter()
    found = trimesh.Trimesh(mesh.positions, mesh.faces, process=True)
    found.update_faces(found.unique_faces() & found.nondegenerate_faces())
    trimesh.repair.fix_normals(found, multibody=True)
    trimesh.repair.fill_holes(found)
    return Outcome(Mesh(found.vertices, found.faces), None, "-", time.perf_counter() - started)


def by_manifold(given: Painted, material: Material) -> Outcome:
    """`Mesh.merge`, then a Manifold of every part, and their union; UVs go along as properties."""
    mesh, started = given.split(), time.perf_counter()
    assert mesh.uvs is not None
    properties = np.concatenate([mesh.positions, mesh.uvs], axis=1).astype(np.float32)
    source = manifold3d.Mesh(properties, mesh.faces.astype(np.uint32))
    source.merge()
    solid = manifold3d.Manifold(source)
    parts = solid.decompose() if solid.status() == manifold3d.Error.NoError else []
    if not parts:
        return Outcome(None, None, str(solid.status()), time.perf_counter() - started)
    found = manifold3d.Manifold.batch_boolean(parts, manifold3d.OpType.Add).to_mesh()
    result = Mesh(found.vert_properties[:, :3], found.tri_verts, uvs=found.vert_properties[:, 3:5])
    return Outcome(result, material, "-", time.perf_counter() - started)


REPAIRS = {"ours": by_orfeas, "trimesh": by_trimesh, "manifold3d": by_manifold}
