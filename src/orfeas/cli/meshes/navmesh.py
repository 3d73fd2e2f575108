"""`orfeas mesh navmesh`: where an agent of a given size can walk."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


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

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.mesh.formats.glb import write_glb
        from orfeas.mesh.material import Material
        from orfeas.mesh.navigating.detour import TooLargeForDetour, detour_navmesh
        from orfeas.mesh.navmesh import navmesh as find_ground

        report("navmesh", 0.1)
        found = find_ground(
            read.mesh,
            agent_radius_metres=radius,
            agent_height_metres=height,
            max_climb_metres=climb,
            max_slope_radians=math.radians(slope),
            cell_metres=cell,
        )
        told = found.to_json()
        sentences = [f"{len(found.polygons):,} polygons, {found.area_m2:.2f} m2 to walk on."]
        further = {
            ".glb": write_glb(found.to_ground(), Material(), name="navmesh"),
            ".json": json.dumps(told, indent=2).encode(),
        }
        try:
            further[".bin"] = detour_navmesh(found)
        except TooLargeForDetour as failure:
            sentences.append(f"No .bin: {failure.sentence}")
        return Edited(None, Material(), {"area_m2": found.area_m2, "sentences": sentences}, further)

    edit_files(files, edit, verb="navmesh", out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=True)
