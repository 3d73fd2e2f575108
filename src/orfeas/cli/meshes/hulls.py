"""`orfeas mesh hulls`: convex pieces for collision."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet
from orfeas.sandbox import Limits, Sandbox

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read

CUTTING = Limits(memory_bytes=2_000_000_000, cpu_seconds=120, wall_seconds=90.0)
"""What cutting into convex pieces may take before one hull has to do."""


def hulls(
    files: Files,
    max_hulls: Annotated[int, typer.Option(min=1, max=64, help="Pieces at most.")] = 8,
    max_faces: Annotated[int, typer.Option(min=12, max=255, help="Triangles a piece at most.")] = 255,
    threshold: Annotated[
        float, typer.Option(min=0.01, max=1.0, help="Concavity left in a piece: less is tighter, and slower.")
    ] = 0.05,
    kind: Annotated[
        Literal["auto", "convex", "box", "hull"], typer.Option(help="auto takes a box or one hull where that fits.")
    ] = "auto",
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same pieces.")] = 0,
    out: OutGlb = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make convex collision pieces, each closed and of at most 255 triangles, as a GLB with a node a piece."""

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.mesh.colliding.collision_glb import hulls_to_glb
        from orfeas.mesh.colliding.decompose import sandboxed
        from orfeas.mesh.hulls import hulls as make_hulls
        from orfeas.mesh.material import Material

        report("hulls", 0.1)
        found = make_hulls(
            read.mesh, max_hulls=max_hulls, max_faces_per_hull=max_faces, threshold=threshold, kind=kind, seed=seed,
            decompose=sandboxed(_sandbox()),
        )  # fmt: skip
        faces = [piece.num_faces for piece in found.pieces]
        told = {"kind": found.kind, "piece_faces": faces, "fit": asdict(found.fit), "notes_of_hulls": list(found.notes)}
        fit = "" if found.fit.iou is None else f", {found.fit.iou:.0%} of the volume shared with the mesh"
        sentence = f"{len(faces)} {found.kind} piece{'s' * (len(faces) != 1)} of {max(faces)} triangles at most{fit}."
        collider = "box" if found.kind == "box" else "convex"
        return Edited(
            None, Material(), {**told, "sentences": [sentence, *found.notes]},
            {".glb": hulls_to_glb(found.pieces, collider=collider)},
        )  # fmt: skip

    edit_files(files, edit, verb="hulls", out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=True)


@cache
def _sandbox() -> Sandbox:
    return Sandbox(preload=("orfeas.mesh.colliding.decompose",), limits=CUTTING)
