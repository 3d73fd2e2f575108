"""The routes: who asks for which tool, and what the answer is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from orfeas.api.caller import space_for_work
from orfeas.api.document.contract import problems, takes
from orfeas.api.job_bodies import Job
from orfeas.api.tools import bodies
from orfeas.api.tools.asking import Asking

router = APIRouter()


def _job(
    path: str, operation_id: str, *, tag: str = "tools", json: type[BaseModel], form: type[BaseModel] | None = None
) -> dict[str, Any]:
    """How a route is declared that reads its body itself and answers with a job."""
    too_large = () if form is None else (413,)
    return {
        "path": path,
        "operation_id": operation_id,
        "tags": [tag],
        "status_code": 202,
        "dependencies": [Depends(space_for_work)],
        "openapi_extra": takes(json=json, form=form),
        "responses": problems(400, 404, 408, 415, 422, *too_large),
    }


@router.post(**_job("/assets", "finish_upload", tag="assets", json=bodies.FinishUploadRequest))
async def finish_upload(request: Request, asking: Asking) -> Job:
    """Make an asset of a mesh you uploaded: repaired, simplified, unwrapped, baked and checked against a profile."""
    return await asking.ask("finish", request, bodies.FinishUploadRequest)


@router.post(**_job("/assets/{asset_id}/finish", "finish_asset", tag="assets", json=bodies.FinishRequest))
async def finish_asset(asset_id: UUID, request: Request, asking: Asking) -> Job:
    """Make an asset that meets a profile of one that is there; that one stays, and `source_asset_id` names it."""
    return await asking.ask("finish", request, bodies.FinishRequest, asset_id=asset_id)


@router.post(**_job("/assets/{asset_id}/turntable", "film_asset", tag="assets", json=bodies.TurntableRequest))
async def film_asset(asset_id: UUID, request: Request, asking: Asking) -> Job:
    """Film an asset that turns once about itself. The film is a file of the job for 24 hours."""
    return await asking.ask("turntable", request, bodies.TurntableRequest, asset_id=asset_id)


@router.post(**_job("/stl/analyze", "stl_analyze", json=bodies.AnalyzeRequest, form=bodies.AnalyzeForm))
async def analyze(request: Request, asking: Asking) -> Job:
    """Measure a mesh: walls, overhang, volume, mass and cost. The numbers are the job's `report`."""
    return await asking.ask_either_way("stl-analyze", request, bodies.AnalyzeRequest, bodies.AnalyzeForm)


@router.post(**_job("/stl/repair", "stl_repair", json=bodies.RepairRequest, form=bodies.RepairForm))
async def repair(request: Request, asking: Asking) -> Job:
    """Close a mesh and drop double skins and inner walls. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-repair", request, bodies.RepairRequest, bodies.RepairForm)


@router.post(**_job("/stl/optimize", "stl_optimize", json=bodies.OptimizeRequest, form=bodies.OptimizeForm))
async def optimize(request: Request, asking: Asking) -> Job:
    """Make a mesh ready to print. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-optimize", request, bodies.OptimizeRequest, bodies.OptimizeForm)


@router.post(**_job("/stl/simplify", "stl_simplify", json=bodies.SimplifyRequest, form=bodies.SimplifyForm))
async def simplify(request: Request, asking: Asking) -> Job:
    """Reduce a mesh. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-simplify", request, bodies.SimplifyRequest, bodies.SimplifyForm)


@router.post(**_job("/stl/relief", "stl_relief", json=bodies.ReliefRequest, form=bodies.ReliefForm))
async def relief(request: Request, asking: Asking) -> Job:
    """Make a relief or a lithophane of a picture. `relief.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-relief", request, bodies.ReliefRequest, bodies.ReliefForm)


@router.post(**_job("/export/generate-lods", "export_lods", tag="exports", json=bodies.LodsRequest))
async def generate_lods(request: Request, asking: Asking) -> Job:
    """Make levels of detail: a GLB each, and `lods.json` with the screen sizes at which they take over."""
    return await asking.ask("generate-lods", request, bodies.LodsRequest)


@router.post(**_job("/export/collision-mesh", "export_collision_mesh", tag="exports", json=bodies.CollisionRequest))
async def collision_mesh(request: Request, asking: Asking) -> Job:
    """Make convex pieces for collision: `collision.glb`, a node a piece."""
    return await asking.ask("collision-mesh", request, bodies.CollisionRequest)


@router.post(**_job("/export/navmesh", "export_navmesh", tag="exports", json=bodies.NavmeshRequest))
async def navmesh(request: Request, asking: Asking) -> Job:
    """Find where an agent can walk: `navmesh.glb` shows it, `navmesh.json` has its polygons and neighbours."""
    return await asking.ask("navmesh", request, bodies.NavmeshRequest)
