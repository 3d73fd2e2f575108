"""`orfeas mesh repair`: anybody's surface becomes one closed skin, with its texture."""

from __future__ import annotations

from typing import Annotated

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.generations.tools.options import RepairOptions


def repair(
    files: Files,
    texture: Annotated[int, typer.Option(min=256, max=4096, help="Side of a texture that has to be made anew.")] = 2048,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Close holes, drop double skins, inner walls and floaters, turn faces outwards.

    What is seen keeps its corners and its texture. Where no face can be kept, the surface is made anew from its
    winding field, and the texture is baked again.
    """
    options = RepairOptions(texture_pixels=texture)
    use_tool("stl-repair", options, files, verb="repaired", out=out, force=force, as_json=as_json, quiet=quiet)
