"""The routes: who asks for which tool, and what the answer is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from orfeas.api.bodies import Job
from orfeas.api.caller import space_for_work
from orfeas.api.document.contract import problems, takes
from orfeas.api.tools import bodies
from orfeas.api.tools.asking import Asking

router = APIRouter(tags=["tools"])
_WORK: dict[str, Any] = {"status_code": 202, "dependencies": [Depends(space_for_work)]}


@router.post(
    "/assets", operation_id="finish_upload", tags=["assets"],
    openapi_extra=takes(json=bodies.FinishUploadRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def finish_upload(request: Request, asking: Asking) -> Job:
    """Make an asset of a mesh you uploaded: repaired, simplified, unwrapped, baked and checked against a profile."""
    return await asking.ask("finish", request, bodies.FinishUploadRequest)


@router.post(
    "/assets/{asset_id}/finish", operation_id="finish_asset", tags=["assets"],
    openapi_extra=takes(json=bodies.FinishRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def finish_asset(asset_id: UUID, request: Request, asking: Asking) -> Job:
    """Make an asset that meets a profile of one that is there; that one stays, and `source_asset_id` names it."""
    return await asking.ask("finish", request, bodies.FinishRequest, asset_id=asset_id)


@router.post(
    "/assets/{asset_id}/turntable", operation_id="film_asset", tags=["assets"],
    openapi_extra=takes(json=bodies.TurntableRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def film_asset(asset_id: UUID, request: Request, asking: Asking) -> Job:
    """Film an asset that turns once about itself. The film is a file of the job for 24 hours."""
    return await asking.ask("turntable", request, bodies.TurntableRequest, asset_id=asset_id)


def _stl(path: str, json: type[BaseModel], form: type[BaseModel]) -> dict[str, Any]:
    return {
        "path": f"/stl/{path}",
        "operation_id": f"stl_{path}",
        "openapi_extra": takes(json=json, form=form),
        "responses": problems(400, 404, 408, 413, 415, 422),
        **_WORK,
    }


@router.post(**_stl("analyze", bodies.AnalyzeRequest, bodies.AnalyzeForm))
async def analyze(request: Request, asking: Asking) -> Job:
    """Measure a mesh: walls, overhang, volume, mass and cost. The numbers are the job's `report`."""
    return await asking.ask_either_way("stl-analyze", request, bodies.AnalyzeRequest, bodies.AnalyzeForm)


@router.post(**_stl("repair", bodies.RepairRequest, bodies.RepairForm))
async def repair(request: Request, asking: Asking) -> Job:
    """Close a mesh and drop double skins and inner walls. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-repair", request, bodies.RepairRequest, bodies.RepairForm)


@router.post(**_stl("optimize", bodies.OptimizeRequest, bodies.OptimizeForm))
async def optimize(request: Request, asking: Asking) -> Job:
    """Make a mesh ready to print. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-optimize", request, bodies.OptimizeRequest, bodies.OptimizeForm)


@router.post(**_stl("simplify", bodies.SimplifyRequest, bodies.SimplifyForm))
async def simplify(request: Request, asking: Asking) -> Job:
    """Reduce a mesh. `mesh.stl`, `.3mf` and `.glb` are files of the job."""
    return await asking.ask_either_way("stl-simplify", request, bodies.SimplifyRequest, bodies.SimplifyForm)


@router.post(
    "/export/generate-lods", operation_id="export_lods", tags=["exports"],
    openapi_extra=takes(json=bodies.LodsRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def generate_lods(request: Request, asking: Asking) -> Job:
    """Make levels of detail: a GLB each, and `lods.json` with the screen sizes at which they take over."""
    return await asking.ask("generate-lods", request, bodies.LodsRequest)


@router.post(
    "/export/collision-mesh", operation_id="export_collision_mesh", tags=["exports"],
    openapi_extra=takes(json=bodies.CollisionRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def collision_mesh(request: Request, asking: Asking) -> Job:
    """Make convex pieces for collision: `collision.glb`, a node a piece."""
    return await asking.ask("collision-mesh", request, bodies.CollisionRequest)


@router.post(
    "/export/navmesh", operation_id="export_navmesh", tags=["exports"],
    openapi_extra=takes(json=bodies.NavmeshRequest), responses=problems(400, 404, 408, 415, 422), **_WORK,
)  # fmt: skip
async def navmesh(request: Request, asking: Asking) -> Job:
    """Find where an agent can walk: `navmesh.glb` shows it, `navmesh.json` has its polygons and neighbours."""
    return await asking.ask("navmesh", request, bodies.NavmeshRequest)
