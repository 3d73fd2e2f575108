"""`orfeas mesh optimize-print`: repaired, turned the best way, and hollowed if asked for."""

from __future__ import annotations

from typing import Annotated

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, FileUnit, Force, Out, Quiet
from orfeas.generations.tools.options import OptimizeOptions


def optimize_print(
    files: Files,
    unit: FileUnit = "guess",
    size_metres: Annotated[float | None, typer.Option(help="Longest side.", show_default="the size it has")] = None,
    orient: Annotated[bool, typer.Option(help="Turn it to where it needs least support.")] = True,
    hollow: Annotated[bool, typer.Option("--hollow", help="Hollow it, with drain holes: for resin.")] = False,
    wall_metres: Annotated[float, typer.Option(help="Wall of a hollowed object.")] = 0.002,
    drains: Annotated[int, typer.Option(min=0, max=8, help="Drain holes of each hollow.")] = 2,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make meshes ready to print: closed, turned to need least support, standing on the plate; hollow if asked for.

    With --out NAME.stl: millimetres, Z up, standing on z = 0.
    """
    options = OptimizeOptions(
        unit=unit, size_metres=size_metres, orient=orient, hollow=hollow, wall_metres=wall_metres, drains=drains
    )
    use_tool("stl-optimize", options, files, verb="print", out=out, force=force, as_json=as_json, quiet=quiet)
