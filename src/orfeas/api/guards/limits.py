"""How large and how slow a request may be; checked while it arrives, before anything is parsed."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orfeas.api.errors import HttpFailure, problem_of, respond
from orfeas.intake.views import View

MAX_JSON_BYTES = 64_000
MAX_TEXT_BYTES = 1_000_000
"""A prompt that is too long is told as one, and not as a body that is too large."""
FORM_OVERHEAD_BYTES = 64_000
PICTURE_PATHS = frozenset({"/api/v1/generate-3d", "/api/generate-3d"})
TEXT_PATHS = PICTURE_PATHS | {"/api/v1/text-to-image", "/api/text-to-image"}
MESH_PATHS = frozenset(
    {"/api/v1/uploads", *(f"/api/v1/stl/{verb}" for verb in ("analyze", "repair", "optimize", "simplify"))}
)
ONE_PICTURE_PATHS = frozenset({"/api/v1/stl/relief"})
STYLE_PATHS = frozenset({"/api/v1/styles"})
SLOWEST_BYTES_PER_SECOND = 10_000
"""A body slower than this over its whole length is cut off, however steadily it drips."""


class BoundedBodies:
    """Refuses a body that is too large (413) or too slow (408)."""

    def __init__(
        self, app: ASGIApp, *, picture_bytes: int, mesh_bytes: int, style_bytes: int, stall_seconds: float
    ) -> None:
        self.app = app
        self.file_bytes = (
            dict.fromkeys(PICTURE_PATHS, picture_bytes * len(View))
            | dict.fromkeys(ONE_PICTURE_PATHS, picture_bytes)
            | dict.fromkeys(MESH_PATHS, max(picture_bytes, mesh_bytes))
            | dict.fromkeys(STYLE_PATHS, style_bytes + picture_bytes)
        )
        self.stall_seconds = stall_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit_for(scope)
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > limit:
            await self.refuse(too_large(limit), scope, receive, send)
            return
        body = _Body(receive, limit=limit, stall_seconds=self.stall_seconds)
        started = False

        async def send_unless_refused(message: Message) -> None:
            nonlocal started
            if body.failure is None or started:
                started = True
                await send(message)

        try:
            await self.app(scope, body.receive, send_unless_refused)
        except HttpFailure as failure:
            if failure is not body.failure:
                raise
        if body.failure is not None and not started:
            await self.refuse(body.failure, scope, receive, send)

    def limit_for(self, scope: Scope) -> int:
        """Bytes the body of this request may have."""
        kind = Headers(scope=scope).get("content-type", "").lower()
        if scope["path"] in self.file_bytes and scope["method"] == "POST" and kind.startswith("multipart/form-data"):
            return self.file_bytes[scope["path"]] + FORM_OVERHEAD_BYTES
        return MAX_TEXT_BYTES if scope["path"] in TEXT_PATHS else MAX_JSON_BYTES

    async def refuse(self, failure: HttpFailure, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once. The server goes on taking what is still sent for a moment: a connection that is cut while
        a client sends takes the answer with it."""
        await respond(problem_of(failure))(scope, receive, send)


class _Body:
    """Counts and times the body as the application takes it."""

    def __init__(self, receive: Receive, *, limit: int, stall_seconds: float) -> None:
        self._receive = receive
        self._limit = limit
        self._stall_seconds = stall_seconds
        self._count = 0
        self._is_whole = False
        self._started = time.monotonic()
        self.failure: HttpFailure | None = None

    async def receive(self) -> Message:
        if self._is_whole:
            return await self._receive()
        allowed = self._stall_seconds + self._count / SLOWEST_BYTES_PER_SECOND - (time.monotonic() - self._started)
        try:
            message = await asyncio.wait_for(self._receive(), timeout=max(min(allowed, self._stall_seconds), 0.001))
        except TimeoutError:
            self.failure = too_slow()
            raise self.failure from None
        if message["type"] == "http.request":
            self._count += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
            if self._count > self._limit:
                self.failure = too_large(self._limit)
                raise self.failure
        return message


def too_large(limit: int) -> HttpFailure:
    return HttpFailure(413, "body_too_large", f"The request is larger than {limit:,} bytes. Send a smaller one.")


def too_slow() -> HttpFailure:
    return HttpFailure(408, "body_too_slow", "The request stopped arriving. Send it again on a steadier line.")
