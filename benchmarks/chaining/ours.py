"""Our side of the chain: the steps of generations/finishing.py, and levels and hulls after it, timed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.chaining.surfaces import Given
from orfeas.mesh.decimate import decimate
from orfeas.mesh.hulls import hulls
from orfeas.mesh.levels import levels
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.repair import repair_surface
from orfeas.mesh.transfer import transfer
from orfeas.mesh.unwrap import unwrap
from orfeas.mesh.weld import weld
from orfeas.render.compare import differs_by_look

FACES, TEXTURE_PIXELS = 30_000, 2048
STAGES = ("repair", "simplify", "unwrap", "bake", "levels", "hulls")


@dataclass(frozen=True, eq=False)
class Chained:
    """What came out of a chain.

    Attributes:
        mesh: simplified, unwrapped, with normals.
        material: the maps baked for it.
        level_faces: of the levels of detail after the first.
        num_hulls: convex pieces.
        wall_seconds, processor_seconds: by stage.
        notes: what there is to say.
    """

    mesh: Mesh
    material: Material
    level_faces: tuple[int, ...]
    num_hulls: int
    wall_seconds: dict[str, float]
    processor_seconds: dict[str, float]
    notes: tuple[str, ...] = ()


@dataclass
class Clock:
    """Seconds by stage."""

    wall: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.wall[name] = time.perf_counter() - wall
        self.processor[name] = time.process_time() - processor


def by_orfeas(given: Given) -> Chained:
    """Repair, simplify, unwrap, bake, levels, hulls."""
    clock = Clock()
    laid, look, way = finished(given, clock, faces=FACES, texture_pixels=TEXTURE_PIXELS)
    with clock.stage("levels"):
        made = levels(laid, differs=differs_by_look(look))
    with clock.stage("hulls"):
        pieces = hulls(laid)
    notes = (f"repaired: {way}", f"levels ruled by {', '.join(level.ruled_by for level in made[1:])}")
    level_faces = tuple(level.num_faces for level in made[1:])
    return Chained(laid, look, level_faces, len(pieces.pieces), clock.wall, clock.processor, notes)


def finished(given: Given, clock: Clock, *, faces: int, texture_pixels: int) -> tuple[Mesh, Material, str]:
    """The first four stages: the mesh, its maps, and the way it was repaired."""
    with clock.stage("repair"):
        repaired = repair_surface(given.mesh)
    with clock.stage("simplify"):
        simple = decimate(weld(repaired.mesh), faces=faces)
    with clock.stage("unwrap"):
        laid = unwrap(with_normals(simple), texture_pixels=texture_pixels)
    with clock.stage("bake"):
        source = repaired.mesh if repaired.repairs.way == "kept" else given.mesh
        look = transfer(source, given.material, laid, texture_pixels=texture_pixels)
    return laid, look, repaired.repairs.way


def digest(made: Chained) -> str:
    """The same for two runs only if every byte of mesh and maps is."""
    total = hashlib.sha256()
    for values in (made.mesh.positions, made.mesh.faces, made.mesh.uvs, made.mesh.normals):
        total.update(b"" if values is None else values.tobytes())
    for pixels in (made.material.base_color, made.material.normal, made.material.orm):
        total.update(b"" if pixels is None else pixels.tobytes())
    return total.hexdigest()
