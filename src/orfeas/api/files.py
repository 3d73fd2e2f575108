"""Stored files over HTTP: hash as ETag, one byte range, safe names; opened before the answer begins."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from io import FileIO
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from orfeas.api.errors import HttpFailure
from orfeas.errors import Kind, OrfeasError

MEDIA_TYPES = {
    ".glb": "model/gltf-binary",
    ".zip": "application/zip",
    ".stl": "model/stl",
    ".3mf": "model/3mf",
    ".obj": "model/obj",
    ".ply": "application/octet-stream",
    ".bin": "application/octet-stream",
    ".webm": "video/webm",
    ".mp4": "video/mp4",
    ".webp": "image/webp",
    ".png": "image/png",
    ".json": "application/json",
}
FILE_TYPES = tuple(dict.fromkeys(MEDIA_TYPES.values()))
_CHUNK_BYTES = 1 << 18
_RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")


class NoSuchFile(OrfeasError):
    """There is no file {name} here. The list of files says what there is."""

    kind = Kind.MISSING


def media_type_of(name: str) -> str:
    """The media type of one of our own file names."""
    return MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def disposition(name: str, *, is_attachment: bool) -> str:
    """Content-Disposition with any name (RFC 6266): an ASCII stand-in and the name itself, percent-encoded."""
    stand_in = re.sub(r"[^A-Za-z0-9._ -]", "_", name).strip() or "file"
    kind = "attachment" if is_attachment else "inline"
    return f"{kind}; filename=\"{stand_in}\"; filename*=UTF-8''{quote(name, safe='')}"


def parse_range(value: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole file, also for what we need not understand.

    Raises:
        HttpFailure: 416, the range begins behind the end.
    """
    found = _RANGE.match(value or "")
    if found is None or found.groups() == ("", ""):
        return None
    first_text, last_text = found.groups()
    if not first_text:
        first, last = max(size - int(last_text), 0), size - 1
    else:
        first, last = int(first_text), min(int(last_text), size - 1) if last_text else size - 1
        if last_text and int(last_text) < first:
            return None
    if first >= size or first > last:
        detail = f"The file has {size} bytes; the range asked for lies behind its end."
        raise HttpFailure(416, "range_not_satisfiable", detail, headers={"Content-Range": f"bytes */{size}"})
    return first, last


def matches(header: str | None, etag: str) -> bool:
    """Whether an If-None-Match header names this ETag."""
    tags = [tag.strip().removeprefix("W/") for tag in (header or "").split(",")]
    return etag in tags or "*" in tags


async def send_file(
    request: Request, path: Path, *, sha256: str, name: str, media_type: str, is_attachment: bool = False
) -> Response:
    """Answer with a file, a range of it, or 304.

    Raises:
        NoSuchFile: swept meanwhile.
    """
    etag = f'"{sha256}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Accept-Ranges": "bytes",
        "Content-Disposition": disposition(name, is_attachment=is_attachment),
    }
    if matches(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    try:
        file = await asyncio.to_thread(path.open, "rb", buffering=0)
    except FileNotFoundError as error:
        raise NoSuchFile(name=name) from error
    size = os.fstat(file.fileno()).st_size
    try:
        is_same = request.headers.get("if-range", etag) == etag
        span = parse_range(request.headers.get("range"), size) if is_same else None
    except HttpFailure:
        file.close()
        raise
    first, last = span or (0, size - 1)
    if span is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    headers["Content-Length"] = str(last - first + 1)
    status = 206 if span else 200
    if request.method == "HEAD":
        file.close()
        return Response(status_code=status, headers=headers, media_type=media_type)
    return StreamingResponse(_read(file, first, last), status_code=status, headers=headers, media_type=media_type)


async def _read(file: FileIO, first: int, last: int) -> AsyncIterator[bytes]:
    with file:
        while first <= last:
            chunk = await asyncio.to_thread(os.pread, file.fileno(), min(_CHUNK_BYTES, last - first + 1), first)
            if not chunk:
                raise OSError("the file ended early")
            first += len(chunk)
            yield chunk
