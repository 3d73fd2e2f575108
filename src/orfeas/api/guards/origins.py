"""Who may speak to a loopback port: any web page can reach it, so only our own pages and plain clients are heard."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from orfeas.api.errors import problem, respond

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
READS = frozenset({"GET", "HEAD", "OPTIONS"})


def split_host(value: str) -> tuple[str, int | None] | None:
    """`name:port` as (name, port), brackets removed; None when it is neither."""
    try:
        parts = urlsplit(f"//{value}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not name or parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return name, port


def is_own_host(value: str | None, *, port: int | None) -> bool:
    """Whether a Host header names this machine's loopback and the port we serve at."""
    found = split_host(value) if value else None
    if found is None or found[0] not in OWN_NAMES:
        return False
    return port is None or (found[1] if found[1] is not None else 80) == port


def is_own_origin(value: str | None, *, port: int | None) -> bool:
    """Whether an Origin header is ours; a request without one comes from no web page."""
    if value is None:
        return True
    scheme, separator, rest = value.partition("://")
    return bool(separator) and scheme in ("http", "https") and is_own_host(rest, port=port)


class OwnOriginsOnly:
    """Refuses foreign Host headers always, and foreign or null Origins on writes and WebSockets."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        server = scope.get("server")
        port = server[1] if server else None
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not is_own_host(hosts[0], port=port):
            await self._refuse(scope, receive, send, 421, "foreign_host", _FOREIGN_HOST)
            return
        is_write = scope["type"] == "websocket" or scope["method"] not in READS
        is_foreign = not all(is_own_origin(origin, port=port) for origin in origins)
        if is_write and (is_foreign or headers.get("sec-fetch-site") in ("cross-site", "same-site")):
            await self._refuse(scope, receive, send, 403, "foreign_origin", _FOREIGN_ORIGIN)
            return
        await self.app(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int, code: str, detail: str) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": code})
            return
        await respond(problem(status, code=code, detail=detail))(scope, receive, send)


_FOREIGN_HOST = "This server answers only to localhost, 127.0.0.1 and [::1] at its own port. Use one of them."
_FOREIGN_ORIGIN = "A page of another origin may not change anything here. Use the studio's own pages."
