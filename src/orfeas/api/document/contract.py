"""The OpenAPI document: problems on every operation, bodies that come in two types, examples of answers."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

import orfeas
from orfeas.api import bodies, job_bodies
from orfeas.api.document import examples
from orfeas.api.errors import MEDIA_TYPE, TITLES
from orfeas.api.generating import bodies as generating_bodies
from orfeas.api.paintings import bodies as painting_bodies
from orfeas.api.styles import bodies as style_bodies
from orfeas.api.tools import bodies as tool_bodies
from orfeas.api.trials import bodies as trial_bodies
from orfeas.api.weights import bodies as weights_bodies

_REF = "#/components/schemas/"
_EXTRA_SCHEMAS: list[type[BaseModel]] = [
    bodies.Problem,
    generating_bodies.GenerateRequest,
    generating_bodies.GenerateForm,
    bodies.UploadForm,
    job_bodies.JobEvent,
    style_bodies.AddStyleForm,
    *tool_bodies.TAKEN,
]
_ALL_BODIES = (
    bodies,
    job_bodies,
    generating_bodies,
    tool_bodies,
    weights_bodies,
    painting_bodies,
    trial_bodies,
    style_bodies,
)
DESCRIPTION = """A picture or a mesh goes in; a closed, textured, checked 3D asset comes out, on your own machine.

Long work answers `202` with the whole job and a `Location`; follow it by polling, by server-sent events or by WebSocket
(`/api/v1/live`: send `{"after": null}`, then receive `{"seq": n, "job": {...}}`; after a break send the last `seq`).
Failures are problem documents (RFC 9457) with a stable `code` and a sentence that says what to do."""


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an operation that can fail in these ways."""
    return {
        status: {
            "description": TITLES[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_REF}Problem"}, "example": _example(status)}},
        }
        for status in sorted({*statuses, 403, 413, 421, 500, 503})
    }


def _example(status: int) -> examples.Example:
    return {**examples.PROBLEM, **examples.PROBLEMS.get(status, {}), "title": TITLES[status], "status": status}


def bytes_of(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an operation that answers with a file."""
    binary, values = {"type": "string", "format": "binary"}, {"type": "object"}
    content = {name: {"schema": values if name == "application/json" else binary} for name in media_types}
    return {
        200: {"description": "The file", "content": content},
        206: {"description": "A range of the file", "content": content},
        304: {"description": "You have it already (If-None-Match)"},
    }


def text_of(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an operation that answers with text of its own kind."""
    return {200: {"description": description, "content": {media_type: {"schema": {"type": "string"}}}}}


def takes(*, json: type[BaseModel] | None = None, form: type[BaseModel] | None = None) -> dict[str, Any]:
    """The `openapi_extra` of an operation that reads its body itself."""
    content = {}
    if json is not None:
        content["application/json"] = {"schema": {"$ref": _REF + json.__name__}}
    if form is not None:
        content["multipart/form-data"] = {"schema": {"$ref": _REF + form.__name__}}
    return {"requestBody": {"required": True, "content": content}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application; the same text for the same code."""
    if app.openapi_schema is None:
        document = get_openapi(
            title="ORFEAS Studio",
            version=orfeas.__version__,
            description=DESCRIPTION,
            routes=app.routes,
            tags=app.openapi_tags,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        _modes, extra = models_json_schema(
            [(each, "validation") for each in _EXTRA_SCHEMAS], ref_template=_REF + "{model}"
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for name, schema in extra["$defs"].items():
            schemas.setdefault(name, schema)
        _put_examples_back(document)
        app.openapi_schema = document
    return app.openapi_schema


def _put_examples_back(document: dict[str, Any]) -> None:
    """FastAPI drops every null of its document, those of our examples too; a client would miss members."""
    for name, schema in document["components"]["schemas"].items():
        body = next((getattr(each, name) for each in _ALL_BODIES if hasattr(each, name)), None)
        extra = None if body is None else getattr(body, "model_config", {}).get("json_schema_extra")
        if extra is not None:
            schema["example"] = extra["example"]
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if MEDIA_TYPE in answer.get("content", {}):
                    answer["content"][MEDIA_TYPE]["example"] = _example(int(status))
