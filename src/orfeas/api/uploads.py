"""Pictures that are sent: received, checked in a limited child process, kept without metadata."""

from __future__ import annotations

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response
from starlette.datastructures import FormData, UploadFile

from orfeas.accounts.access import Caller
from orfeas.api import bodies
from orfeas.api.caller import By, House, InHouse, space_for_work
from orfeas.api.document.contract import bytes_of, problems, takes
from orfeas.api.errors import HttpFailure
from orfeas.api.files import send_file
from orfeas.api.idempotency import IdempotencyKey
from orfeas.assets import queries
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import PictureFile, check_upload, keep_upload

router = APIRouter(prefix="/uploads", tags=["input"])
MAX_FIELDS = 12


def upload_body(row: UploadRow) -> bodies.Upload:
    return bodies.Upload(
        id=row.id,
        name=row.name,
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        bytes=row.size,
        created_at=row.created_at,
        picture_url=f"/api/v1/uploads/{row.id}/picture",
    )


async def read_form(request: Request) -> FormData:
    """A multipart body; its files rest in unnamed temporary files that vanish with the request."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        detail = "Send the picture as multipart/form-data."
        raise HttpFailure(415, "unsupported_media_type", detail)
    return await request.form(max_files=1, max_fields=MAX_FIELDS, max_part_size=4096)


async def take_picture(form: FormData, field: str) -> tuple[bytes, str]:
    """The bytes and the name of the one picture in a form."""
    file = form.get(field)
    if not isinstance(file, UploadFile):
        detail = f"There is no picture in the field {field}. Add it as a file."
        raise HttpFailure(422, "no_picture", detail)
    return await file.read(), file.filename or "picture"


async def store_picture(
    house: House, caller: Caller, payload: bytes, *, name: str, idempotency_key: str | None = None
) -> UploadRow:
    """Check a picture off the event loop, keep it, and commit its row."""
    checked: PictureFile = await asyncio.to_thread(
        check_upload, payload, sandbox=house.sandbox, max_bytes=house.settings.upload_max_bytes
    )
    async with house.database.session() as session:
        row = await keep_upload(
            session, checked, disk=house.disk, caller=caller, name=name, idempotency_key=idempotency_key
        )
        await session.commit()
        return row


@router.post(
    "",
    status_code=201,
    operation_id="upload_picture",
    dependencies=[Depends(space_for_work)],
    openapi_extra=takes(form=bodies.UploadForm),
    responses=problems(400, 408, 409, 413, 415, 422),
)
async def upload_picture(
    request: Request, response: Response, house: InHouse, caller: By, idempotency_key: IdempotencyKey = None
) -> bodies.Upload:
    """Send a picture (PNG, JPEG or WebP, at most 25 MB). It is turned upright and kept without its metadata."""
    async with house.database.session() as session:
        known = await queries.find_upload_by_key(session, caller=caller, idempotency_key=idempotency_key)
    if known is None:
        form = await read_form(request)
        try:
            payload, name = await take_picture(form, "file")
        finally:
            await form.close()
        known = await store_picture(house, caller, payload, name=name, idempotency_key=idempotency_key)
    response.headers["Location"] = f"/api/v1/uploads/{known.id}"
    return upload_body(known)


@router.get("/{upload_id}", operation_id="get_upload", responses=problems(404, 422))
async def get_upload(upload_id: UUID, house: InHouse, caller: By) -> bodies.Upload:
    """What is known of a picture that was sent."""
    async with house.database.session() as session:
        return upload_body(await queries.get_upload(session, caller=caller, upload_id=upload_id))


@router.get(
    "/{upload_id}/picture",
    operation_id="get_upload_picture",
    response_class=Response,
    responses=bytes_of("image/png") | problems(404, 416, 422),
)
async def get_upload_picture(
    upload_id: UUID,
    request: Request,
    house: InHouse,
    caller: By,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The picture itself, as it was kept."""
    async with house.database.session() as session:
        row = await queries.get_upload(session, caller=caller, upload_id=upload_id)
    path = house.disk.file_path(row.sha256)
    return await send_file(request, path, sha256=row.sha256, name=f"{row.name}.png", media_type="image/png")
