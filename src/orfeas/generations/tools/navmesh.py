"""Navmesh: where an agent of a given size can walk."""

from __future__ import annotations

import json

from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import NavmeshOptions
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material
from orfeas.mesh.navigating.detour import TooLargeForDetour, detour_navmesh
from orfeas.mesh.navmesh import navmesh as find_ground


def navmesh(read: Read, options: NavmeshOptions, report: Report) -> Made:
    """Find where an agent can walk: the ground as a GLB, its polygons as JSON, and both as Detour reads them (`.bin`).

    Raises:
        NowhereToWalk, AgentOutOfRange, NavMeshTooFine, NavMeshTooManyFaces: see `mesh.navmesh`.
    """
    report("navmesh", 0.1)
    found = find_ground(
        read.mesh,
        agent_radius_metres=options.radius_metres,
        agent_height_metres=options.height_metres,
        max_climb_metres=options.climb_metres,
        max_slope_radians=options.max_slope_radians,
        cell_metres=options.cell_metres,
    )
    files = {
        ".glb": write_glb(found.to_ground(), Material(), name="navmesh"),
        ".json": json.dumps(found.to_json(), indent=2).encode(),
    }
    sentences = [f"{len(found.polygons):,} polygons, {found.area_m2:.2f} m2 to walk on."]
    try:
        files[".bin"] = detour_navmesh(found)
    except TooLargeForDetour as failure:
        sentences.append(f"No .bin: {failure.sentence}")
    told = {"area_m2": found.area_m2, "num_polygons": len(found.polygons), "sentences": sentences}
    return Made(None, None, told, files)
