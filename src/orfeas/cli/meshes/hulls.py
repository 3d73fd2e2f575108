"""`orfeas mesh hulls`: convex pieces for collision."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet
from orfeas.generations.tools.options import HullsOptions


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
    options = HullsOptions(max_hulls=max_hulls, max_faces=max_faces, threshold=threshold, kind=kind, seed=seed)
    use_tool(
        "collision-mesh",
        options,
        files,
        verb="hulls",
        out=out,
        force=force,
        as_json=as_json,
        quiet=quiet,
        is_glb_only=True,
    )
