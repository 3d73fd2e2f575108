"""The routes: what paints here, and asking for a picture."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Depends, Response

from orfeas.api.caller import By, InHouse, pipelines_of, space_for_work
from orfeas.api.document.contract import problems
from orfeas.api.idempotency import IdempotencyKey
from orfeas.api.job_bodies import Job
from orfeas.api.jobs import job_body
from orfeas.api.paintings import bodies
from orfeas.engines.text_to_image.styles import STYLES
from orfeas.errors import OrfeasError
from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.pipelines import NoPipeline, Pipelines
from orfeas.generations.paintings.request import request_painting
from orfeas.generations.queries import view_job

router = APIRouter(tags=["input"])


@router.get("/text-to-image", operation_id="list_painters", responses=problems())
async def list_painters(house: InHouse) -> bodies.Painters:
    """The text-to-image networks that are here, and the styles there are."""
    return await asyncio.to_thread(_painters, pipelines_of(house))


@router.post(
    "/text-to-image",
    status_code=202,
    operation_id="text_to_image",
    dependencies=[Depends(space_for_work)],
    responses=problems(400, 404, 408, 422),
)
async def text_to_image(
    asked: bodies.PaintRequest,
    response: Response,
    house: InHouse,
    caller: By,
    idempotency_key: IdempotencyKey = None,
) -> Job:
    """Paint a picture from words. The job's `report` has the `upload_id` of it: name that to make it 3D, or read it as
    any upload; it is kept for a day after it was last used. The report, and the file, tell what made it."""
    fields = asked.model_dump(exclude={"styles"})
    pipeline, name = fields.pop("pipeline"), fields.pop("name")
    async with house.asking, house.database.session() as session:
        job = await request_painting(
            session,
            PaintingOptions(**fields),
            pipelines=pipelines_of(house),
            pipeline=pipeline,
            styles=[each.wish() for each in asked.styles],
            name=name,
            caller=caller,
            deadline_seconds=house.settings.job_deadline_seconds,
            idempotency_key=idempotency_key,
        )
        await session.commit()
        view = await view_job(session, job)
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return job_body(view)


def _painters(pipelines: Pipelines) -> bodies.Painters:
    names, missing = list(pipelines.paths), None
    if not names:
        missing = NoPipeline.at(pipelines.weights_home).sentence
    return bodies.Painters(
        pipelines=[_pipeline(pipelines, name) for name in names],
        default=names[0] if names else None,
        missing=missing,
        styles=[bodies.PaintStyle(name=style.name, sentence=style.sentence) for style in STYLES.values()],
    )


def _pipeline(pipelines: Pipelines, name: str) -> bodies.PaintPipeline:
    try:
        found = pipelines.find(name)
    except OrfeasError as failure:
        return bodies.PaintPipeline(
            name=name,
            kind=None,
            license=None,
            warning=None,
            multiple=None,
            takes_negative=False,
            problem=failure.sentence,
        )
    kind = found.folder.kind
    return bodies.PaintPipeline(
        name=name,
        kind=kind.name,
        license=found.license,
        warning=found.warning,
        multiple=kind.multiple,
        takes_negative=kind.guided_above is not None,
        problem=None,
    )
