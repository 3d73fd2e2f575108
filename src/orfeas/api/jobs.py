"""Jobs: how far a request has come, and stopping it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from orfeas.api import job_bodies as bodies
from orfeas.api.bodies import InTrial, Problem
from orfeas.api.caller import By, InHouse
from orfeas.api.document.contract import bytes_of, problems
from orfeas.api.errors import problem_of_wire
from orfeas.api.files import FILE_TYPES, media_type_of, send_file
from orfeas.api.generating.bodies import JobRequest
from orfeas.api.paging import LARGEST_PAGE, decode_cursor, encode_cursor
from orfeas.generations import queries
from orfeas.generations.queries import JobView
from orfeas.jobs.cancel import cancel

router = APIRouter(prefix="/jobs", tags=["jobs"])
FileName = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$", description="one of the job's files")]


def problem_body(wire: dict[str, object], *, trace_id: str | None) -> Problem:
    """Why a job failed, as the problem it would have been."""
    return Problem.model_validate(problem_of_wire(wire, trace_id=trace_id))


def job_body(view: JobView) -> bodies.Job:
    """A job as it goes out."""
    job, here = view.job, f"/api/v1/jobs/{view.job.id}"
    result = (job.result or {}) if view.is_over else {}
    error = job.error if view.is_over else None
    asset_id, trial = result.get("asset_id"), job.body.get("trial")
    return bodies.Job(
        id=job.id,
        kind=job.kind,
        state=view.state.value,
        stage=view.stage,
        fraction=view.fraction,
        estimate_seconds=None if view.is_over else view.estimate_seconds,
        attempt=view.attempt,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at if view.is_over else None,
        cached=job.cached,
        cancel_requested=job.cancel_requested,
        request=None if view.request is None else _request_body(view.request, job.body),
        trial=None if trial is None else InTrial.model_validate(trial, strict=False),
        asset_id=None if asset_id is None else UUID(str(asset_id)),
        verdict=result.get("verdict"),  # type: ignore[arg-type]
        engine=result.get("engine"),  # type: ignore[arg-type]
        weights=result.get("weights"),  # type: ignore[arg-type]
        attempted=result.get("attempted", []),  # type: ignore[arg-type]
        draft=result.get("draft", False),  # type: ignore[arg-type]
        error=None if error is None else problem_body(error, trace_id=job.trace_id),
        files=[
            bodies.JobFile(
                name=file.name,
                url=f"{here}/files/{file.name}",
                size=file.size,
                media_type=media_type_of(file.name),
                expires_at=file.expires_at,
            )
            for file in view.files
        ],
        report=result.get("report"),  # type: ignore[arg-type]
        links=bodies.JobLinks(
            self=here,
            events=f"{here}/events",
            cancel=f"{here}/cancel",
            asset=None if asset_id is None else f"/api/v1/assets/{asset_id}",
        ),
    )


def _request_body(asked: dict[str, object], body: dict[str, object]) -> JobRequest | bodies.ToolRequest:
    if "tool" in asked:
        return bodies.ToolRequest.model_validate(asked, strict=False)
    painted = {"painted_upload_id": body.get("painted_upload_id")}
    return JobRequest.model_validate({**asked, **painted}, strict=False)


@router.get("", operation_id="list_jobs", responses=problems(422))
async def list_jobs(
    house: InHouse,
    caller: By,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 50,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    state: Annotated[bodies.State | None, Query(description="only jobs in this state")] = None,
) -> bodies.JobPage:
    """Your jobs, newest first."""
    after = decode_cursor(cursor)
    async with house.database.session() as session:
        views = await queries.list_jobs(session, caller=caller, limit=limit + 1, after=after, state=state)
    page = views[:limit]
    more = len(views) > limit
    last = page[-1].job if page else None
    return bodies.JobPage(
        items=[job_body(view) for view in page],
        next_cursor=encode_cursor(last.created_at, last.id) if more and last else None,
    )


@router.get("/{job_id}", operation_id="get_job", responses=problems(404, 422))
async def get_job(job_id: UUID, house: InHouse, caller: By) -> bodies.Job:
    """One job."""
    async with house.database.session() as session:
        return job_body(await queries.get_job(session, caller=caller, job_id=job_id))


@router.post("/{job_id}/cancel", status_code=202, operation_id="cancel_job", responses=problems(404, 409, 422))
async def cancel_job(job_id: UUID, response: Response, house: InHouse, caller: By) -> bodies.Job:
    """Stop a job. One that waits is canceled at once; one that runs within about a second."""
    async with house.database.session() as session:
        await cancel(session, caller=caller, job_id=job_id)
        await session.commit()
        view = await queries.get_job(session, caller=caller, job_id=job_id)
    response.headers["Location"] = f"/api/v1/jobs/{job_id}"
    return job_body(view)


@router.head("/{job_id}/files/{name}", include_in_schema=False)
@router.get(
    "/{job_id}/files/{name}",
    operation_id="get_job_file",
    response_class=Response,
    responses=bytes_of(*FILE_TYPES) | problems(404, 416, 422),
)
async def get_job_file(
    job_id: UUID,
    name: FileName,
    request: Request,
    house: InHouse,
    caller: By,
    download: Annotated[bool, Query(description="offer it for saving")] = False,
) -> Response:
    """A file of a job: the cut-out as soon as there is one; what a tool made or a failed verdict left, for 24 hours."""
    async with house.database.session() as session:
        file = await queries.get_job_file(session, caller=caller, job_id=job_id, name=name)
    return await send_file(
        request,
        house.disk.set_path(file.digest) / file.name,
        sha256=file.sha256,
        name=file.name,
        media_type=media_type_of(file.name),
        is_attachment=download,
    )
