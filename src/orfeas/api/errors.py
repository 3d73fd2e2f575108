"""Every failure leaves as one RFC 9457 problem document; kinds become status codes here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Match

from orfeas.errors import Kind, OrfeasError
from orfeas.intake.views import View

MEDIA_TYPE = "application/problem+json"
STATUS_OF_KIND = {
    Kind.INVALID: 422,
    Kind.FORBIDDEN: 403,
    Kind.MISSING: 404,
    Kind.CONFLICT: 409,
    Kind.TOO_LARGE: 413,
    Kind.EXHAUSTED: 429,
    Kind.UNAVAILABLE: 503,
    Kind.DEFECT: 500,
}
TITLES = {
    400: "Bad request",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    408: "Too slow",
    409: "In conflict",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Unsupported media type",
    416: "Range not satisfiable",
    421: "Not this host",
    422: "Not usable",
    429: "Too many requests",
    500: "Our mistake",
    503: "Not available now",
}
_HTTP_SENTENCES = {
    404: ("not_found", "There is nothing at this address. /api/docs lists what there is."),
    405: ("method_not_allowed", "This address does not take this method. /api/docs lists what it takes."),
    415: ("unsupported_media_type", "This address does not take a body of this type. /api/docs lists what it takes."),
}
_RETRY_SECONDS = {429: "5", 503: "10"}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_log = structlog.get_logger("orfeas.api")


class HttpFailure(OrfeasError):
    """{detail}"""

    kind = Kind.INVALID

    def __init__(self, status: int, code: str, detail: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail=detail)
        self.status = status
        self.problem_code = code
        self.headers = headers or {}


def current_trace() -> str | None:
    """The trace id of the request this runs in."""
    trace = structlog.contextvars.get_contextvars().get("trace_id")
    return None if trace is None else str(trace)


def problem_of(error: OrfeasError) -> dict[str, object]:
    """The problem document of a failure."""
    if isinstance(error, HttpFailure):
        return problem(error.status, code=error.problem_code, detail=error.sentence)
    errors = _errors_of(error.details, error.sentence)
    return problem(STATUS_OF_KIND[error.kind], code=error.code, detail=error.sentence, errors=errors)


def problem_of_wire(wire: dict[str, object], *, trace_id: str | None = None) -> dict[str, object]:
    """The problem document of a failure that rests in a row (`errors.to_wire`)."""
    status = STATUS_OF_KIND[Kind(str(wire.get("kind", Kind.DEFECT)))]
    details, sentence = wire.get("details"), str(wire.get("sentence", ""))
    errors = _errors_of(details if isinstance(details, dict) else {}, sentence)
    found = problem(status, code=str(wire.get("code", "defect")), detail=sentence, errors=errors)
    return {**found, "trace_id": trace_id}


def _errors_of(details: Mapping[str, object], sentence: str) -> list[dict[str, str]] | None:
    """Which of several pictures a failure is about, as the field it came in; None where it is about no single one."""
    view = details.get("view")
    if view is None:
        return None
    return [{"field": "upload_id" if view == View.FRONT else f"views.{view}", "problem": sentence}]


def problem(status: int, *, code: str, detail: str, errors: list[dict[str, str]] | None = None) -> dict[str, object]:
    return {
        "type": f"urn:orfeas:problem:{code}",
        "title": TITLES.get(status, "Failed"),
        "status": status,
        "detail": detail,
        "code": code,
        "trace_id": current_trace(),
        "errors": errors,
    }


def respond(document: dict[str, object], *, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem document as a response."""
    status = int(str(document["status"]))
    extra = dict(headers or {})
    if status in _RETRY_SECONDS:
        extra.setdefault("Retry-After", _RETRY_SECONDS[status])
    return JSONResponse(document, status_code=status, media_type=MEDIA_TYPE, headers=extra)


def unusable_fields(error: ValidationError | RequestValidationError) -> HttpFailureWithFields:
    """What pydantic found, field by field."""
    found = []
    for item in error.errors():
        place = [str(part) for part in item["loc"] if part not in ("body", "query", "path", "header")]
        found.append({"field": ".".join(place) or "body", "problem": str(item["msg"])[:300]})
    return HttpFailureWithFields(found)


class HttpFailureWithFields(HttpFailure):
    """{detail}"""

    def __init__(self, fields: list[dict[str, str]]) -> None:
        first = fields[0] if fields else {"field": "body", "problem": "cannot be read"}
        more = f", and {len(fields) - 1} more" if len(fields) > 1 else ""
        detail = f"{first['field']}: {first['problem'].rstrip('.')}{more}. Correct the request and send it again."
        super().__init__(422, "unusable_request", detail)
        self.fields = fields


async def _on_failure(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OrfeasError)
    document = problem_of(error)
    headers = error.headers if isinstance(error, HttpFailure) else {}
    if isinstance(error, HttpFailureWithFields):
        document["errors"] = error.fields
    if document["status"] == 500:
        _log.error("request failed", path=request.url.path, code=error.code, exc_info=error)
    else:
        _log.warning("request refused", path=request.url.path, code=document["code"], status=document["status"])
    return respond(document, headers=headers)


async def _on_validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    is_whole_body = any(tuple(item["loc"]) == ("body",) for item in error.errors())
    if is_whole_body and "json" not in request.headers.get("content-type", "json"):
        return await _on_failure(request, HttpFailure(415, *_HTTP_SENTENCES[415]))
    return await _on_failure(request, unusable_fields(error))


async def _on_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, detail = _HTTP_SENTENCES.get(error.status_code, ("bad_request", f"{str(error.detail).rstrip('.')}."))
    if error.status_code == 400:
        code, detail = "malformed_body", f"The request cannot be read: {str(error.detail).rstrip('.').lower()}."
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_methods_of(request))
    return await _on_failure(request, HttpFailure(error.status_code, code, detail, headers=headers))


def _methods_of(request: Request) -> list[str]:
    """What the address of a request takes, whichever of its routes takes it."""
    routes = request.app.routes
    return [
        method
        for method in _METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]


async def _on_defect(request: Request, error: Exception) -> JSONResponse:
    return defect(error, path=request.url.path)


def defect(error: Exception, *, path: str) -> JSONResponse:
    """Our own mistake as a response; what it was stays in the log."""
    _log.error("request failed", path=path, exc_info=error)
    return respond(problem(500, code=OrfeasError.code, detail=OrfeasError().sentence))


def install_handlers(app: FastAPI) -> None:
    """Make every failure of this application a problem document."""
    app.add_exception_handler(OrfeasError, _on_failure)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(ResponseValidationError, _on_defect)
    app.add_exception_handler(HTTPException, _on_http)
