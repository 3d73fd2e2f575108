"""What is sent: received, checked in a limited child process, kept: pictures without metadata, meshes as they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response
from starlette.datastructures import UploadFile

from orfeas.accounts.access import Caller
from orfeas.api import bodies
from orfeas.api.caller import By, House, InHouse, space_for_work
from orfeas.api.document.contract import bytes_of, problems, takes
from orfeas.api.errors import HttpFailure, HttpFailureWithFields
from orfeas.api.files import media_type_of, send_file
from orfeas.api.idempotency import IdempotencyKey
from orfeas.assets import queries
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import (
    MESH_SUFFIXES,
    CheckedFile,
    UploadNotKept,
    check_mesh,
    check_upload,
    is_mesh_name,
    keep_upload,
    kind_of,
    require_kind,
)

router = APIRouter(prefix="/uploads", tags=["input"])
MAX_FIELDS = 12
MESH_TYPES = tuple(dict.fromkeys(media_type_of(f"mesh{suffix}") for suffix in sorted(MESH_SUFFIXES)))


def upload_body(row: UploadRow) -> bodies.Upload:
    return bodies.Upload(
        id=row.id,
        name=row.name,
        kind=kind_of(row),
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        faces=row.num_faces,
        suffix=row.suffix if kind_of(row) == "mesh" else None,
        bytes=row.size,
        created_at=row.created_at,
        file_url=f"/api/v1/uploads/{row.id}/file",
        picture_url=f"/api/v1/uploads/{row.id}/picture" if kind_of(row) == "picture" else None,
    )


@asynccontextmanager
async def read_form(
    request: Request, field: str, *, holds: Literal["picture", "mesh"] = "picture"
) -> AsyncIterator[tuple[UploadFile, dict[str, str]]]:
    """The one file of a multipart body, and its other fields as texts; see `read_files`."""
    async with read_files(request, (field,)) as (files, texts):
        if field not in files:
            raise no_file(field, holds=holds)
        yield files[field], texts


def no_file(field: str, *, holds: Literal["picture", "mesh"] = "picture") -> HttpFailure:
    """What is said to a form without the file it is about."""
    return HttpFailure(422, f"no_{holds}", f"There is no {holds} in the field {field}. Add it as a file.")


@asynccontextmanager
async def read_files(
    request: Request, fields: Sequence[str]
) -> AsyncIterator[tuple[dict[str, UploadFile], dict[str, str]]]:
    """The files of a multipart body by field, and its other fields as texts.

    Files rest in unnamed temporary files that vanish with the request.
    """
    if media_type_in(request) != "multipart/form-data":
        detail = "Send the file as multipart/form-data."
        raise HttpFailure(415, "unsupported_media_type", detail)
    try:
        form = await request.form(max_files=len(fields), max_fields=MAX_FIELDS, max_part_size=4096)
    except OSError as error:
        raise UploadNotKept(problem=error.strerror or "unknown") from error
    try:
        texts: dict[str, str] = {}
        files: dict[str, UploadFile] = {}
        for name, value in form.multi_items():
            if isinstance(value, UploadFile) and name in fields and name not in files:
                files[name] = value
            elif isinstance(value, UploadFile) or name in texts or name in fields:
                problem = f"only {', '.join(fields)} may be a file, and no field may come twice"
                raise HttpFailureWithFields([{"field": name[:100], "problem": problem}])
            else:
                texts[name] = value
        yield files, texts
    finally:
        await form.close()


def media_type_in(request: Request) -> str:
    """What a request says its body is, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def store_picture(
    house: House, caller: Caller, file: UploadFile, *, idempotency_key: str | None = None
) -> UploadRow:
    """Check a picture, keep it, and commit its row."""
    checked = await check_picture(house, file)
    return await keep_checked(house, caller, file, checked, idempotency_key=idempotency_key)


async def check_picture(house: House, file: UploadFile) -> CheckedFile:
    """Check a picture off the event loop; few at a time, so that memory is bounded."""
    async with house.reading:
        return await asyncio.to_thread(
            check_upload, await file.read(), sandbox=house.sandbox, max_bytes=house.settings.upload_max_bytes
        )


async def store_mesh(
    house: House, caller: Caller, file: UploadFile, *, idempotency_key: str | None = None
) -> UploadRow:
    """The same for a mesh, whatever its name says it is."""
    async with house.reading_meshes:
        checked = await asyncio.to_thread(
            check_mesh,
            await file.read(),
            name=file.filename or "",
            sandbox=house.mesh_sandbox,
            max_bytes=house.settings.mesh_upload_max_bytes,
        )
    return await keep_checked(house, caller, file, checked, idempotency_key=idempotency_key)


async def keep_checked(
    house: House, caller: Caller, file: UploadFile, checked: CheckedFile, *, idempotency_key: str | None
) -> UploadRow:
    """Keep a file that was checked, and commit its row."""
    name = file.filename or "upload"
    async with house.database.session() as session:
        row = await keep_upload(
            session, checked, disk=house.disk, caller=caller, name=name, idempotency_key=idempotency_key
        )
        await session.commit()
        return row


@router.post(
    "",
    status_code=201,
    operation_id="upload_file",
    dependencies=[Depends(space_for_work)],
    openapi_extra=takes(form=bodies.UploadForm),
    responses=problems(400, 408, 413, 415, 422),
)
async def upload_file(
    request: Request, response: Response, house: InHouse, caller: By, idempotency_key: IdempotencyKey = None
) -> bodies.Upload:
    """Send a picture (PNG, JPEG or WebP, at most 25 MB): it is turned upright and kept without its metadata. Or a mesh
    (GLB, OBJ, STL, PLY or 3MF, at most 100 MB and 2 million faces), told by the ending of its name."""
    async with read_form(request, "file") as (file, texts):
        if texts:
            raise HttpFailureWithFields([{"field": name[:100], "problem": "is not known here"} for name in texts])
        store = store_mesh if is_mesh_name(file.filename or "") else store_picture
        row = await store(house, caller, file, idempotency_key=idempotency_key)
    response.headers["Location"] = f"/api/v1/uploads/{row.id}"
    return upload_body(row)


@router.get("/{upload_id}", operation_id="get_upload", responses=problems(404, 422))
async def get_upload(upload_id: UUID, house: InHouse, caller: By) -> bodies.Upload:
    """What is known of a file that was sent."""
    async with house.database.session() as session:
        return upload_body(await queries.get_upload(session, caller=caller, upload_id=upload_id))


@router.head("/{upload_id}/picture", include_in_schema=False)
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
        require_kind(row, "picture")
    path = house.disk.file_path(row.sha256)
    return await send_file(request, path, sha256=row.sha256, name=f"{row.name}.png", media_type="image/png")


@router.head("/{upload_id}/file", include_in_schema=False)
@router.get(
    "/{upload_id}/file",
    operation_id="get_upload_file",
    response_class=Response,
    responses=bytes_of("image/png", *MESH_TYPES) | problems(404, 416, 422),
)
async def get_upload_file(upload_id: UUID, request: Request, house: InHouse, caller: By) -> Response:
    """The file as it was kept: of a picture the cleaned PNG, of a mesh what you sent."""
    async with house.database.session() as session:
        row = await queries.get_upload(session, caller=caller, upload_id=upload_id)
    name = f"{row.name}{row.suffix}"
    path = house.disk.file_path(row.sha256)
    is_mesh = kind_of(row) == "mesh"
    return await send_file(
        request, path, sha256=row.sha256, name=name, media_type=media_type_of(name), is_attachment=is_mesh
    )
