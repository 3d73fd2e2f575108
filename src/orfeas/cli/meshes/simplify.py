"""`orfeas mesh simplify`: fewer faces, the same shape."""

from __future__ import annotations

from typing import Annotated

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.generations.tools.options import SimplifyOptions


def simplify(
    files: Files,
    faces: Annotated[int | None, typer.Option("--faces", "-f", help="Triangles at most.", show_default=False)] = None,
    error: Annotated[
        float | None, typer.Option(help="Stray at most this share of the diagonal (0.01 is 1 %).", show_default=False)
    ] = None,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Reduce meshes to a number of faces, or as far as an error allows. UVs, seams and borders are kept."""
    options = SimplifyOptions(faces=faces, error=error)
    use_tool("stl-simplify", options, files, verb="simplified", out=out, force=force, as_json=as_json, quiet=quiet)
