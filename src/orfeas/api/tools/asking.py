"""What every request for a tool's work goes through, whatever the tool."""

from __future__ import annotations

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel, ValidationError

from orfeas.api.caller import By, InHouse
from orfeas.api.errors import HttpFailure, unusable_fields
from orfeas.api.idempotency import IdempotencyKey
from orfeas.api.job_bodies import Job
from orfeas.api.jobs import job_body
from orfeas.api.uploads import media_type_in, read_form, store_mesh, store_picture
from orfeas.generations.order import key_of_file
from orfeas.generations.queries import view_job
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.request import ToolWish, request_tool

NOT_OPTIONS = frozenset({"asset_id", "upload_id", "name"})


class _Asking:
    """One request with its caller; a dependency, so that routes are one line."""

    def __init__(self, response: Response, house: InHouse, caller: By, idempotency_key: IdempotencyKey = None) -> None:
        self.response, self.house, self.caller, self.key = response, house, caller, idempotency_key

    async def ask(self, kind: str, request: Request, json: type[BaseModel], *, asset_id: UUID | None = None) -> Job:
        """One job for one request, whose source is named in JSON."""
        if media_type_in(request) != "application/json":
            raise HttpFailure(415, "unsupported_media_type", "Send the request as application/json.")
        return await self._ask(kind, _validated(json, await request.body()), asset_id=asset_id)

    async def _ask(self, kind: str, asked: BaseModel, *, asset_id: UUID | None = None) -> Job:
        fields = asked.model_dump()
        wish = ToolWish(
            kind,
            TOOLS[kind].options.from_json({name: fields[name] for name in fields.keys() - NOT_OPTIONS}),
            asset_id=asset_id or fields.get("asset_id"),
            upload_id=fields.get("upload_id"),
            name=fields.get("name"),
        )
        async with self.house.asking, self.house.database.session() as session:
            job = await request_tool(
                session,
                wish,
                caller=self.caller,
                deadline_seconds=self.house.settings.job_deadline_seconds,
                weights_home=self.house.settings.weights_home,
                idempotency_key=self.key,
            )
            await session.commit()
            view = await view_job(session, job)
        self.response.headers["Location"] = f"/api/v1/jobs/{job.id}"
        return job_body(view)

    async def ask_either_way(self, kind: str, request: Request, json: type[BaseModel], form: type[BaseModel]) -> Job:
        """The same with the mesh or picture named (JSON) or sent along (multipart, field `file`)."""
        media_type = media_type_in(request)
        if media_type == "application/json":
            return await self._ask(kind, _validated(json, await request.body()))
        if media_type == "multipart/form-data":
            return await self._ask(kind, await self._read_multipart(kind, request, json, form))
        holds = TOOLS[kind].takes
        named = "an asset_id or upload_id" if holds == "mesh" else "an upload_id"
        detail = f"Send application/json with {named}, or multipart/form-data with the {holds} in `file`."
        raise HttpFailure(415, "unsupported_media_type", detail)

    async def _read_multipart(
        self, kind: str, request: Request, json: type[BaseModel], form: type[BaseModel]
    ) -> BaseModel:
        """The fields first: a file is neither read nor kept for a request that cannot be met."""
        tool = TOOLS[kind]
        async with read_form(request, "file", holds=tool.takes) as (file, texts):
            try:
                fields = form.model_validate_strings({**texts, "file": ""}).model_dump(exclude={"file"})
            except ValidationError as error:
                raise unusable_fields(error) from error
            options = tool.options.from_json(fields)
            options.check()
            await asyncio.to_thread(options.found_in, self.house.settings.weights_home)
            store = store_mesh if tool.takes == "mesh" else store_picture
            upload = await store(self.house, self.caller, file, idempotency_key=key_of_file(self.key, kind=kind))
        return json(upload_id=upload.id, **fields)


def _validated(json: type[BaseModel], body: bytes) -> BaseModel:
    try:
        return json.model_validate_json(body)
    except ValidationError as error:
        raise unusable_fields(error) from error


Asking = Annotated[_Asking, Depends()]
