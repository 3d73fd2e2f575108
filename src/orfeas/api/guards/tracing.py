"""A trace id for every request, one log line, one measurement, and the last word on defects."""

from __future__ import annotations

import re
import secrets
import time

import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orfeas.api.errors import defect

_TRACEPARENT = re.compile(r"^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$")
_QUIET = frozenset({"/metrics", "/api/health", "/api/health/live", "/api/health/ready"})
_log = structlog.get_logger("orfeas.api")

SECONDS = Histogram(
    "http_server_request_duration_seconds",
    "Time from request to last byte of the answer",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
PROBLEMS = Counter("orfeas_http_problems_total", "Answers that were problem documents", ["status"])


class Traced:
    """Binds `trace_id` for everything logged inside and returns it as X-Trace-Id."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        found = _TRACEPARENT.match(Headers(scope=scope).get("traceparent", ""))
        trace_id = found.group(1) if found else secrets.token_hex(16)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(trace_id=trace_id)
        status = 0
        started = time.perf_counter()

        async def send_traced(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Trace-Id"] = trace_id
            await send(message)

        try:
            await self.app(scope, receive, send_traced)
        finally:
            if scope["type"] == "http":
                self._note(scope, status, time.perf_counter() - started)
            structlog.contextvars.clear_contextvars()

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        SECONDS.labels(scope["method"], route, f"{status // 100}xx").observe(seconds)
        if status >= 400:
            PROBLEMS.labels(str(status)).inc()
        if scope["path"] not in _QUIET:
            _log.info("request", method=scope["method"], path=scope["path"], status=status, seconds=round(seconds, 4))


class LastWord:
    """Answers with a problem document when something failed that nobody foresaw; inside whatever adds headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_started = False

        async def send_noted(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except ClientDisconnect:
            _log.info("client left", path=scope["path"])
        except Exception as error:
            if has_started:  # the connection is cut, so that nobody takes the part for the whole
                raise
            await defect(error, path=scope["path"])(scope, receive, send)
