"""The studio's own pages: index.html with a fresh nonce, hashed files for ever, documentation from our own bundles."""

from __future__ import annotations

import html
import re
import secrets
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import FileResponse, HTMLResponse, Response

from orfeas.api.errors import HttpFailure
from orfeas.api.guards.headers import DOCS_POLICY, pages_policy

PAGES = Path(str(files("orfeas.api"))) / "pages"
NONCE_MARK = "__CSP_NONCE__"
_HASHED = re.compile(r"-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
_SAFE_PATH = re.compile(r"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$")
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml"}
_FONT_TYPES = {".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}

router = APIRouter(include_in_schema=False)


class PageConvertor(Convertor[str]):
    """Addresses that may be a page of the studio's: not those of the interface."""

    regex = r"(?!(?:api|static)(?:/|$)|metrics$).*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("page", PageConvertor())

NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>ORFEAS Studio</title>
<h1>The pages are not built yet</h1>
<p>The server runs. Build the pages with <code>make pages</code> (it needs Node 20.19 or later), then reload.</p>
<p>Without them there are <a href="/api/docs">the HTTP interface</a> and <code>orfeas generate</code>.</p></html>"""

_SWAGGER = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>ORFEAS Studio: HTTP interface</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="/api/docs/files/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>"""
_SWAGGER_START = (
    """window.ui = SwaggerUIBundle({url: "/api/openapi.json", dom_id: "#swagger-ui", deepLinking: true});"""
)
_REDOC = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>ORFEAS Studio: HTTP reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml"></head><body>
<redoc spec-url="/api/openapi.json" disable-search="true"></redoc>
<script src="/api/docs/files/redoc.standalone.js"></script></body></html>"""


def find_page(folder: Path, name: str) -> Path:
    """A file of a folder of ours by a name from an address.

    Raises:
        HttpFailure: 404; nothing of that name, or a name that could lead elsewhere.
    """
    path = folder / name
    if not _SAFE_PATH.match(name) or not path.is_file():
        raise HttpFailure(404, "not_found", "There is nothing at this address.")
    return path


def _page(text: str, policy: str, *, status: int = 200) -> HTMLResponse:
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return HTMLResponse(text, status_code=status, headers=headers)


def _index() -> HTMLResponse:
    nonce = secrets.token_urlsafe(18)
    index = PAGES / "index.html"
    text = index.read_text(encoding="utf-8") if index.is_file() else NOT_BUILT
    return _page(text.replace(NONCE_MARK, html.escape(nonce)), pages_policy(nonce))


def _file(path: Path, *, is_immutable: bool) -> FileResponse:
    caching = "public, max-age=31536000, immutable" if is_immutable else "no-cache"
    media_type = (MEDIA_TYPES | _FONT_TYPES).get(path.suffix)
    return FileResponse(path, headers={"Cache-Control": caching}, media_type=media_type)


@router.get("/static/{name:path}")
async def static_file(name: str) -> Response:
    path = find_page(PAGES / "static", name)
    return _file(path, is_immutable=bool(_HASHED.search(path.name)))


@router.get("/api/docs")
async def swagger() -> Response:
    return _page(_SWAGGER, DOCS_POLICY)


@router.get("/api/docs/start.js")
async def swagger_start() -> Response:
    return Response(_SWAGGER_START, media_type="text/javascript")


@router.get("/api/redoc")
async def redoc() -> Response:
    return _page(_REDOC, DOCS_POLICY)


@router.get("/api/docs/files/{name:path}")
async def docs_file(name: str) -> Response:
    return _file(find_page(PAGES / "docs", name), is_immutable=False)


@router.get("/")
async def index() -> Response:
    return _index()


@router.get("/{name:page}")
async def page(name: str, request: Request) -> Response:
    """A file beside index.html (icons, manifest), or index.html itself: addresses inside the studio are its own."""
    if _SAFE_PATH.match(name) and name != "index.html" and (PAGES / name).is_file():
        return _file(PAGES / name, is_immutable=False)
    if "." in name.rpartition("/")[2] or "text/html" not in request.headers.get("accept", ""):
        raise HttpFailure(404, "not_found", "There is nothing at this address.")
    return _index()
