"""Headers every response carries, and the content policies of facts-checked strictness."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SHARED = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

API_POLICY = f"default-src 'none'; {_SHARED}; sandbox"
"""Answers and files: nothing in them runs, wherever they are opened."""

DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    f"font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; {_SHARED}"
)
"""Swagger UI and ReDoc set styles inline; no script of theirs is inline."""


def pages_policy(nonce: str) -> str:
    """The studio's own pages: decoders are WebAssembly, loaders use blobs, Mantine's styles carry the nonce."""
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
        "connect-src 'self' blob:; img-src 'self' blob: data:; media-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; font-src 'self'; manifest-src 'self'; {_SHARED}"
    )


_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """Adds what is missing; a page that brings its own policy keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", API_POLICY)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, send_safely)
