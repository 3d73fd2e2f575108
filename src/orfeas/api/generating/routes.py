"""Asking for an asset, and what can be asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import nullcontext

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ConfigDict, Field, ValidationError
from starlette.datastructures import UploadFile

from orfeas.accounts.access import Caller
from orfeas.api.bodies import Body
from orfeas.api.caller import By, House, InHouse, pipelines_of, space_for_work
from orfeas.api.document import examples
from orfeas.api.document.contract import problems, takes
from orfeas.api.errors import HttpFailure, HttpFailureWithFields, unusable_fields
from orfeas.api.generating import bodies
from orfeas.api.idempotency import IdempotencyKey
from orfeas.api.job_bodies import Job
from orfeas.api.jobs import job_body
from orfeas.api.uploads import check_picture, keep_checked, media_type_in, no_file, read_files
from orfeas.assets.tables import UploadRow
from orfeas.generations import presets
from orfeas.generations.order import key_of_file
from orfeas.generations.paintings.planned import PaintingWish, read_ahead
from orfeas.generations.queries import view_job
from orfeas.generations.recipe import DEFAULT_RECIPE, GUIDANCE, STEPS
from orfeas.generations.request import KIND, check_wish, request_generation
from orfeas.generations.views import OTHER_VIEWS, told_of
from orfeas.generations.wishes.wish import ViewWish, Wish
from orfeas.intake.views import View

router = APIRouter(tags=["input"])


FRONT_FIELDS = ("image", "front")
FILE_FIELDS = (*FRONT_FIELDS, *(view.value for view in OTHER_VIEWS))


class ShippedRecipe(Body):
    """A recipe and its numbers."""

    name: str
    title: str
    sentence: str
    engines: list[str]
    field_cells: int
    max_faces: int
    texture_pixels: int
    profile: str
    steps: int = Field(description="of engines that work in steps")
    guidance: float = Field(description="of the same")


class Limits(Body):
    """The least and the most that can be asked for."""

    least: float
    most: float


class ShippedEngine(Body):
    """An engine that can be asked for by name."""

    name: str
    version: str
    sentence: str
    license: str
    takes_views: bool = Field(description="whether it makes use of several views of one thing")
    needs_views: bool = Field(description="whether it makes nothing of one picture")
    steps: Limits | None = Field(description="null where it does not work in steps")
    guidance: Limits | None = Field(description="the same")
    is_installed: bool = Field(description="whether the weights it needs are here; `orfeas models` gets them")


class Recipes(Body):
    """What can be asked for."""

    model_config = ConfigDict(json_schema_extra={"example": examples.RECIPES})

    items: list[ShippedRecipe]
    default: str
    engines: list[ShippedEngine]
    profiles: list[str]


def _wish(asked: bodies.GenerateRequest) -> Wish:
    values = asked.model_dump(exclude={"styles"})
    views, painting = values.pop("views") or {}, values.pop("painting")
    return Wish(
        **values,
        painting=None if painting is None else PaintingWish(**painting),
        styles=tuple(each.wish() for each in asked.styles),
        views={View(name): ViewWish(**each) for name, each in views.items() if each is not None},
    )


async def _read_json(request: Request) -> bodies.GenerateRequest:
    try:
        return bodies.GenerateRequest.model_validate_json(await request.body())
    except ValidationError as error:
        raise unusable_fields(error) from error


async def _read_multipart(
    request: Request, house: House, caller: Caller, *, idempotency_key: str | None
) -> bodies.GenerateRequest:
    """The fields first: no picture is decoded for a request that cannot be met, none is kept unless all are usable."""
    async with read_files(request, FILE_FIELDS) as (files, texts):
        pictures = _by_view(files)
        try:
            fields = bodies.GenerateForm.model_validate_strings(texts)
            styles = fields.style_choices()
        except ValidationError as error:
            raise unusable_fields(error) from error
        options = fields.model_dump(exclude={*FILE_FIELDS, "styles"})
        wished = {**options, "styles": tuple(each.wish() for each in styles)}
        async with house.database.session() as session:
            weights_home, has_views = house.settings.weights_home, len(pictures) > 1
            await check_wish(session, wished, caller=caller, weights_home=weights_home, has_views=has_views)
        uploads = await _store(house, caller, pictures, idempotency_key=idempotency_key)
    front = uploads.pop(View.FRONT)
    others = {view.value: bodies.ViewUpload(upload_id=row.id) for view, row in uploads.items()}
    return bodies.GenerateRequest(
        upload_id=front.id, views=bodies.Views(**others) if others else None, styles=styles, **options
    )


def _by_view(files: Mapping[str, UploadFile]) -> dict[View, UploadFile]:
    """The front first."""
    fronts = [files[name] for name in FRONT_FIELDS if name in files]
    if not fronts:
        raise no_file(FRONT_FIELDS[0])
    if len(fronts) > 1:
        raise HttpFailureWithFields([{"field": "front", "problem": "is another name for image; send one of them"}])
    return {View.FRONT: fronts[0], **{view: files[view.value] for view in OTHER_VIEWS if view.value in files}}


async def _store(
    house: House, caller: Caller, pictures: Mapping[View, UploadFile], *, idempotency_key: str | None
) -> dict[View, UploadRow]:
    checked = {}
    for view, file in pictures.items():
        with told_of(view) if len(pictures) > 1 else nullcontext():
            checked[view] = await check_picture(house, file)
    rows = {}
    for view, file in pictures.items():
        kind = KIND if view is View.FRONT else f"{KIND} {view}"
        key = key_of_file(idempotency_key, kind=kind)
        rows[view] = await keep_checked(house, caller, file, checked[view], idempotency_key=key)
    return rows


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
) -> Job:
    """Make an asset of a picture: either one uploaded before (JSON), or one sent along (multipart, field `image`).

    Or of words: a `prompt` (JSON) is painted first, in the same job, which shows the picture as soon as it is there.

    The same thing from other sides makes its shape truer: `views` in JSON, or the fields `left`, `back`, `right` and
    `top` of a form. Sides are the thing's own: it faces the camera of the front, and `left` shows its left.

    An exact repeat is answered at once with a new job that has succeeded already (`cached`); the same request in flight
    answers with the job under way.
    """
    kind = media_type_in(request)
    if kind == "application/json":
        asked = await _read_json(request)
    elif kind == "multipart/form-data":
        asked = await _read_multipart(request, house, caller, idempotency_key=idempotency_key)
    else:
        detail = (
            "Send application/json with an upload_id or a prompt, or multipart/form-data with the picture in `image`."
        )
        raise HttpFailure(415, "unsupported_media_type", detail)
    pipelines = pipelines_of(house)
    if asked.prompt is not None:
        await asyncio.to_thread(read_ahead, pipelines, pipeline=asked.painting.pipeline if asked.painting else None)
    quick = await _quick(house)
    async with house.asking, house.database.session() as session:
        job = await request_generation(
            session,
            _wish(asked),
            caller=caller,
            deadline_seconds=house.settings.job_deadline_seconds,
            pipelines=pipelines,
            precision=house.settings.precision,
            quick=quick,
            idempotency_key=idempotency_key,
        )
        await session.commit()
        view = await view_job(session, job)
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return job_body(view)


@router.get("/recipes", operation_id="list_recipes", responses=problems())
async def list_recipes(house: InHouse) -> Recipes:
    """The recipes we ship with their numbers, the engines and the profiles."""
    quick = await _quick(house)
    return Recipes(
        items=[
            ShippedRecipe(
                name=preset.recipe.name,
                title=preset.title,
                sentence=preset.sentence,
                engines=list(presets.build_recipe(preset.recipe.name, quick=quick).engines),
                field_cells=preset.recipe.field_cells,
                max_faces=preset.recipe.max_faces,
                texture_pixels=preset.recipe.texture_pixels,
                profile=preset.recipe.profile,
                steps=STEPS[preset.recipe.name],
                guidance=GUIDANCE,
            )
            for preset in presets.PRESETS
        ],
        default=DEFAULT_RECIPE,
        engines=[
            ShippedEngine(
                name=each.name,
                version=each.version,
                sentence=each.sentence,
                license=each.license,
                takes_views=each.takes_views,
                needs_views=each.needs_views,
                steps=None if each.sampling is None else _limits(each.sampling.steps),
                guidance=None if each.sampling is None else _limits(each.sampling.guidance),
                is_installed=presets.is_installed(each, weights_home=house.settings.weights_home),
            )
            for each in presets.list_engines()
        ],
        profiles=presets.list_profiles(),
    )


async def _quick(house: House) -> frozenset[str]:
    settings = house.settings
    return await asyncio.to_thread(presets.quick_engines, settings.weights_home, device=settings.device)


def _limits(range_of: tuple[float, float]) -> Limits:
    return Limits(least=range_of[0], most=range_of[1])
