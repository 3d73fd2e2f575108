"""Asking for an asset, and what can be asked for."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ValidationError

from orfeas.accounts.access import Caller
from orfeas.api import bodies
from orfeas.api.caller import By, House, InHouse, space_for_work
from orfeas.api.document.contract import problems, takes
from orfeas.api.errors import HttpFailure, unusable_fields
from orfeas.api.idempotency import IdempotencyKey
from orfeas.api.jobs import job_body
from orfeas.api.uploads import media_type_in, read_form, store_picture
from orfeas.generations import presets
from orfeas.generations.order import key_of_file
from orfeas.generations.queries import view_job
from orfeas.generations.recipe import DEFAULT_RECIPE
from orfeas.generations.request import KIND, Wish, check_wish, request_generation

router = APIRouter(tags=["input"])


def _wish(asked: bodies.GenerateRequest) -> Wish:
    return Wish(**asked.model_dump())


async def _read_json(request: Request) -> bodies.GenerateRequest:
    try:
        return bodies.GenerateRequest.model_validate_json(await request.body())
    except ValidationError as error:
        raise unusable_fields(error) from error


async def _read_multipart(
    request: Request, house: House, caller: Caller, *, idempotency_key: str | None
) -> bodies.GenerateRequest:
    """The fields first: a picture is neither decoded nor kept for a request that cannot be met."""
    async with read_form(request, "image") as (file, texts):
        try:
            fields = bodies.GenerateForm.model_validate_strings({**texts, "image": ""})
        except ValidationError as error:
            raise unusable_fields(error) from error
        options = fields.model_dump(exclude={"image"})
        async with house.database.session() as session:
            await check_wish(session, options, caller=caller)
        upload = await store_picture(house, caller, file, idempotency_key=key_of_file(idempotency_key, kind=KIND))
    return bodies.GenerateRequest(upload_id=upload.id, **options)


@router.post(
    "/generate-3d",
    status_code=202,
    operation_id="generate_3d",
    dependencies=[Depends(space_for_work)],
    openapi_extra=takes(json=bodies.GenerateRequest, form=bodies.GenerateForm),
    responses=problems(400, 404, 408, 413, 415, 422),
)
async def generate_3d(
    request: Request, response: Response, house: InHouse, caller: By, idempotency_key: IdempotencyKey = None
) -> bodies.Job:
    """Make an asset of a picture: either one uploaded before (JSON), or one sent along (multipart, field `image`).

    An exact repeat is answered at once with a new job that has succeeded already (`cached`); the same request in flight
    answers with the job under way.
    """
    kind = media_type_in(request)
    if kind == "application/json":
        asked = await _read_json(request)
    elif kind == "multipart/form-data":
        asked = await _read_multipart(request, house, caller, idempotency_key=idempotency_key)
    else:
        detail = "Send application/json with an upload_id, or multipart/form-data with the picture in `image`."
        raise HttpFailure(415, "unsupported_media_type", detail)
    async with house.asking, house.database.session() as session:
        job = await request_generation(
            session,
            _wish(asked),
            caller=caller,
            deadline_seconds=house.settings.job_deadline_seconds,
            idempotency_key=idempotency_key,
        )
        await session.commit()
        view = await view_job(session, job)
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return job_body(view)


@router.get("/recipes", operation_id="list_recipes", responses=problems())
async def list_recipes() -> bodies.Recipes:
    """The recipes we ship with their numbers, the engines and the profiles."""
    return bodies.Recipes(
        items=[
            bodies.ShippedRecipe(
                name=preset.recipe.name,
                title=preset.title,
                sentence=preset.sentence,
                engines=list(preset.recipe.engines),
                field_cells=preset.recipe.field_cells,
                max_faces=preset.recipe.max_faces,
                texture_pixels=preset.recipe.texture_pixels,
                profile=preset.recipe.profile,
            )
            for preset in presets.PRESETS
        ],
        default=DEFAULT_RECIPE,
        engines=[
            bodies.ShippedEngine(name=each.name, version=each.version, sentence=each.sentence, license=each.license)
            for each in presets.list_engines()
        ],
        profiles=presets.list_profiles(),
    )
