"""Hulls: convex pieces for collision."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache

from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import HullsOptions
from orfeas.mesh.colliding.collision_glb import hulls_to_glb
from orfeas.mesh.colliding.decompose import sandboxed
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.hulls import hulls as make_hulls
from orfeas.sandbox import Limits, Sandbox

CUTTING = Limits(memory_bytes=2_000_000_000, cpu_seconds=120, wall_seconds=90.0)
"""What cutting into convex pieces may take before one hull has to do."""


def hulls(read: Read, options: HullsOptions, report: Report) -> Made:
    """Make convex collision pieces, each closed and of at most 255 triangles, as a GLB with a node a piece.

    Raises:
        TooFlatForHulls, HullOptionOutOfRange: see `mesh.hulls`.
    """
    report("hulls", 0.1)
    found = make_hulls(
        read.mesh,
        max_hulls=options.max_hulls,
        max_faces_per_hull=options.max_faces,
        threshold=options.threshold,
        kind=options.kind,
        seed=options.seed,
        decompose=sandboxed(_sandbox()),
    )
    faces = [piece.num_faces for piece in found.pieces]
    fit = "" if found.fit.iou is None else f", {found.fit.iou:.0%} of the volume shared with the mesh"
    sentence = f"{len(faces)} {found.kind} piece{'s' * (len(faces) != 1)} of {max(faces)} triangles at most{fit}."
    told = {
        "kind": found.kind,
        "piece_faces": faces,
        "fit": asdict(found.fit),
        "notes_of_hulls": list(found.notes),
        "sentences": [sentence, *found.notes],
    }
    collider = "box" if found.kind == "box" else "convex"
    return Made(None, None, told, {".glb": hulls_to_glb(found.pieces, collider=collider)})


@cache
def _sandbox() -> Sandbox:
    return Sandbox(preload=("orfeas.mesh.colliding.decompose",), limits=CUTTING)
