"""Bodies that are too large or too slow, against the middleware itself."""

import asyncio

import pytest

from orfeas.api.guards.limits import FORM_OVERHEAD_BYTES, MAX_JSON_BYTES, BoundedBodies


async def swallow(_scope, receive, send):
    """An application that reads the whole body and says how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


async def swallow_and_hide(scope, receive, send):
    """An application that turns every failure into its own 400, as form parsers do."""
    try:
        await swallow(scope, receive, send)
    except Exception:
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b"hidden"})


async def call(
    app, *, chunks, path="/api/v1/jobs", headers=(), picture_bytes=1000, mesh_bytes=1000, stall=0.2, pause=0.0
):
    waiting = list(chunks)

    async def receive():
        if not waiting:
            await asyncio.sleep(60)
        await asyncio.sleep(pause)
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting) or body == b""}

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": path, "method": "POST", "headers": list(headers)}
    guarded = BoundedBodies(
        app, picture_bytes=picture_bytes, mesh_bytes=mesh_bytes, style_bytes=1000, stall_seconds=stall
    )
    await guarded(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


async def test_a_small_body_passes_unchanged():
    assert await call(swallow, chunks=[b"ab", b"cd"]) == (200, b"4")


@pytest.mark.parametrize("app", [swallow, swallow_and_hide])
async def test_a_body_over_the_limit_is_413_whatever_the_application_makes_of_it(app):
    status, body = await call(app, chunks=[b"x" * 40_000] * 3)
    assert status == 413 and b"body_too_large" in body


async def test_a_declared_length_over_the_limit_is_refused_before_a_byte_is_read():
    status, _ = await call(swallow, chunks=[], headers=[(b"content-length", str(MAX_JSON_BYTES + 1).encode())])
    assert status == 413


async def test_pictures_may_be_larger_than_json():
    form = [(b"content-type", b"multipart/form-data; boundary=b")]
    chunks = [b"x" * 100_000]
    status, body = await call(swallow, chunks=chunks, path="/api/v1/uploads", picture_bytes=50_000, headers=form)
    assert (status, body) == (200, b"100000")


@pytest.mark.parametrize(("size", "expected"), [(5 * 50_000 + FORM_OVERHEAD_BYTES, 200), (400_000, 413)])
async def test_a_form_to_generate_may_hold_a_picture_of_every_view(size, expected):
    form = [(b"content-type", b"multipart/form-data; boundary=b")]
    path = "/api/v1/generate-3d"
    status, _ = await call(swallow, chunks=[b"x" * size], path=path, picture_bytes=50_000, headers=form)
    assert status == expected


@pytest.mark.parametrize("app", [swallow, swallow_and_hide])
async def test_a_body_that_stops_arriving_is_408(app):
    status, body = await call(app, chunks=[b"x", b""])
    assert status == 408 and b"body_too_slow" in body


async def test_a_body_that_drips_for_ever_is_408_too():
    status, _ = await asyncio.wait_for(call(swallow, chunks=[b"x"] * 100, pause=0.05), timeout=5)
    assert status == 408


async def test_every_tool_that_takes_a_file_may_be_sent_one():
    form = [(b"content-type", b"multipart/form-data; boundary=b")]
    taken = {f"/api/v1/{path}" for path in ("stl/relief", "stl/analyze", "stl/repair", "stl/optimize", "stl/simplify")}
    for path in taken:
        status, _ = await call(swallow, chunks=[b"x" * 100_000], path=path, picture_bytes=60_000, headers=form)
        assert status == 200, path
    most = 60_000 + FORM_OVERHEAD_BYTES
    status, _ = await call(
        swallow, chunks=[b"x" * (most + 1)], path="/api/v1/stl/relief", picture_bytes=60_000, headers=form
    )
    assert status == 413
