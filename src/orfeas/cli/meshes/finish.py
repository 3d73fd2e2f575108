"""`orfeas mesh finish`: any surface becomes an asset that meets a profile."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, FinishUnit, Force, Out, Quiet
from orfeas.generations.tools.options import FinishOptions


def finish(
    files: Files,
    profile: Annotated[str, typer.Option("--profile", "-p", help="What the asset is to meet.")] = "game-pc",
    unit: FinishUnit = "guess",
    faces: Annotated[
        int | None, typer.Option("--faces", "-f", min=4, help="Triangles at most.", show_default="30,000")
    ] = None,
    texture: Annotated[
        int | None, typer.Option(min=256, max=4096, help="Side of its textures.", show_default="2048")
    ] = None,
    size_metres: Annotated[float | None, typer.Option(help="Longest side.", show_default="the size it has")] = None,
    remesh: Annotated[
        Literal["triangles", "quads"] | None, typer.Option(help="Lay even faces anew.", show_default="its own faces")
    ] = None,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Repair, simplify, unwrap, bake and check meshes in one go: colour, normals and occlusion on one clean texture."""
    options = FinishOptions(
        profile=profile, unit=unit, faces=faces, texture_pixels=texture, size_metres=size_metres, remesh=remesh
    )
    use_tool("finish", options, files, verb="finished", out=out, force=force, as_json=as_json, quiet=quiet)
