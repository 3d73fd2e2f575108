"""`orfeas mesh navmesh`: where an agent of a given size can walk."""

from __future__ import annotations

import math
from typing import Annotated

import typer

from orfeas.cli.meshes.edit import use_tool
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet
from orfeas.generations.tools.options import NavmeshOptions


def navmesh(
    files: Files,
    radius: Annotated[float, typer.Option(help="Of the agent, metres.")] = 0.3,
    height: Annotated[float, typer.Option(help="Of the agent, metres.")] = 1.8,
    climb: Annotated[float, typer.Option(help="Highest step it takes, metres.")] = 0.4,
    slope: Annotated[float, typer.Option(min=0, max=89, help="Steepest ground it walks on, degrees.")] = 45.0,
    cell: Annotated[
        float | None,
        typer.Option(help="Size of a cell, metres: smaller follows walls closer.", show_default="radius / 3"),
    ] = None,
    out: OutGlb = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find where an agent can walk. Writes the ground as a GLB, its polygons with their neighbours as JSON, and as a
    Detour navmesh (.bin), which RecastDemo and recast-navigation load."""
    options = NavmeshOptions(
        radius_metres=radius,
        height_metres=height,
        climb_metres=climb,
        max_slope_radians=math.radians(slope),
        cell_metres=cell,
    )
    use_tool(
        "navmesh", options, files, verb="navmesh", out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=True
    )
