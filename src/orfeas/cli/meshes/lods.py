"""`orfeas mesh lods`: a chain of levels of detail, gated by how they look."""

from __future__ import annotations

from typing import Annotated

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet
from orfeas.generations.tools.options import LevelsOptions


def lods(
    files: Files,
    shares: Annotated[str, typer.Option(help="Of the faces, falling from 1.")] = "1,0.5,0.25,0.1",
    out: OutGlb = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make levels of detail, each out of the one before.

    A level keeps within an error and looks like the first in the worst of eight views at the size where it takes
    over. NAME-lods.glb is the first, NAME-lods-1.glb the next; NAME-lods.json tells those sizes, as shares of the
    height of the screen.
    """
    try:
        wanted = tuple(float(share) for share in shares.split(","))
    except ValueError as error:
        raise typer.BadParameter("wants numbers such as 1,0.5,0.25", param_hint="--shares") from error

    options = LevelsOptions(shares=wanted)
    use_tool(
        "generate-lods",
        options,
        files,
        verb="lods",
        out=out,
        force=force,
        as_json=as_json,
        quiet=quiet,
        is_glb_only=True,
    )
