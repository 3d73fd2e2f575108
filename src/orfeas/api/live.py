"""Progress as it happens: server-sent events of one job, one WebSocket for all of an owner's jobs; both resume."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Header, WebSocket, WebSocketDisconnect
from sqlalchemy.exc import SQLAlchemyError
from sse_starlette import EventSourceResponse, ServerSentEvent

from orfeas.accounts.access import Caller
from orfeas.api.caller import By, House, InHouse, caller_of, house_of_socket
from orfeas.api.document.contract import problems, text_of
from orfeas.api.jobs import job_body
from orfeas.errors import OrfeasError
from orfeas.generations import queries
from orfeas.generations.queries import JobView
from orfeas.telemetry.metrics import LIVE_CONNECTIONS

PING_SECONDS = 15.0
HELLO_SECONDS = 10.0
SEND_SECONDS = 5.0
LARGEST_MESSAGE = 4096
BATCH = 100

router = APIRouter(tags=["jobs"])
_log = structlog.get_logger("orfeas.api")


def _sse(view: JobView, seq: int) -> ServerSentEvent:
    snapshot = {**job_body(view).model_dump(mode="json"), "seq": seq}
    return ServerSentEvent(data=json.dumps(snapshot), event=_name_of(view), id=str(seq))


def _name_of(view: JobView) -> str:
    if view.is_over:
        return "end"
    return "stage" if view.moment is not None and view.moment.kind == "progress" else "state"


async def _follow_job(house: House, caller: Caller, job_id: UUID, after: int) -> AsyncIterator[ServerSentEvent]:
    """Everything after one event, then what comes, until the job has ended."""
    LIVE_CONNECTIONS.labels("sse").inc()
    try:
        with house.feed.subscribe() as bell:
            while True:
                async with house.database.session() as session:
                    views = await queries.events_of_job(session, caller=caller, job_id=job_id, after=after, limit=BATCH)
                    now = None if views else await queries.get_job(session, caller=caller, job_id=job_id)
                for view in views:
                    assert view.moment is not None
                    after = view.moment.seq
                    yield _sse(view, after)
                    if view.is_over:
                        return
                if now is not None and after < now.job.event_seq:
                    continue
                if now is not None and now.is_over:
                    yield _sse(now, now.job.event_seq)
                    return
                if len(views) < BATCH:
                    await bell.wait(timeout_seconds=PING_SECONDS)
    except (OrfeasError, SQLAlchemyError) as failure:
        _log.warning("stream ended early", problem=str(failure))
    finally:
        LIVE_CONNECTIONS.labels("sse").dec()


@router.get(
    "/jobs/{job_id}/events",
    operation_id="job_events",
    response_class=EventSourceResponse,
    responses=text_of("text/event-stream", "Events `state`, `stage` and at last `end`; the data of each is a JobEvent")
    | problems(404, 422),
)
async def job_events(
    job_id: UUID,
    house: InHouse,
    caller: By,
    last_event_id: Annotated[
        str | None, Header(alias="Last-Event-ID", pattern=r"^\d{1,18}$", description="resume after this event")
    ] = None,
) -> EventSourceResponse:
    """Follow one job. After a break the browser sends Last-Event-ID by itself and misses nothing."""
    async with house.database.session() as session:
        await queries.get_job(session, caller=caller, job_id=job_id)
    follow = _follow_job(house, caller, job_id, int(last_event_id or 0))
    return EventSourceResponse(follow, ping=int(PING_SECONDS), send_timeout=SEND_SECONDS)


@router.websocket("/live")
async def live(
    socket: WebSocket,
    house: Annotated[House, Depends(house_of_socket)],
    caller: Annotated[Caller, Depends(caller_of)],
) -> None:
    """All your jobs. Send `{"after": null}` to begin now, or the last `seq` you saw to miss nothing."""
    await socket.accept()
    try:
        after = await _read_hello(socket)
    except (TimeoutError, ValueError, RecursionError):
        await socket.close(1008, 'send {"after": null} or {"after": <seq>} first')
        return
    except WebSocketDisconnect:
        return
    LIVE_CONNECTIONS.labels("websocket").inc()
    try:
        await _talk_while_heard(socket, house, caller, after)
    finally:
        LIVE_CONNECTIONS.labels("websocket").dec()


async def _talk_while_heard(socket: WebSocket, house: House, caller: Caller, after: int | None) -> None:
    tasks = {asyncio.create_task(_talk(socket, house, caller, after)), asyncio.create_task(_listen(socket))}
    try:
        done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for failure in [task.exception() for task in done]:
        if isinstance(failure, TimeoutError):
            _log.warning("live client too slow")
            await _close(socket, 1013, "too slow; come back with your last seq")
        elif isinstance(failure, OrfeasError):
            await _close(socket, 1012, failure.sentence)
        elif failure is not None and not isinstance(failure, WebSocketDisconnect):
            await _close(socket, 1011, "our mistake; come back with your last seq")
            raise failure


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    try:
        await asyncio.wait_for(socket.close(code, reason), timeout=1.0)
    except (TimeoutError, RuntimeError):
        return


async def _read_hello(socket: WebSocket) -> int | None:
    text = await asyncio.wait_for(_hear(socket), timeout=HELLO_SECONDS)
    if len(text) > LARGEST_MESSAGE:
        raise ValueError("too long")
    hello = json.loads(text)
    if not isinstance(hello, dict) or "after" not in hello:
        raise ValueError("no `after`")
    after = hello["after"]
    if after is None:
        return None
    if isinstance(after, bool) or not isinstance(after, int) or not 0 <= after < 2**62:
        raise ValueError("`after` is no sequence number")
    return after


async def _hear(socket: WebSocket) -> str:
    """The next message; nothing when it was bytes.

    Raises:
        WebSocketDisconnect: the client has left.
    """
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005), message.get("reason"))
    return str(message.get("text") or "")


async def _listen(socket: WebSocket) -> None:
    """Take what the client sends, so that its leaving is noticed; it has nothing more to say."""
    while True:
        await _hear(socket)


async def _talk(socket: WebSocket, house: House, caller: Caller, after: int | None) -> None:
    with house.feed.subscribe() as bell:
        async with house.database.session() as session:
            newest = await queries.newest_seq(session, caller=caller)
        seq = newest if after is None else min(after, newest)
        await _send(socket, {"seq": seq, "hello": True})
        while True:
            async with house.database.session() as session:
                views = await queries.events_of_owner(session, caller=caller, after=seq, limit=BATCH)
            for view in views:
                assert view.moment is not None
                seq = view.moment.stream_seq
                await _send(socket, {"seq": seq, "job": job_body(view).model_dump(mode="json")})
            if len(views) < BATCH and not await bell.wait(timeout_seconds=PING_SECONDS):
                await _send(socket, {"ping": True})


async def _send(socket: WebSocket, message: dict[str, Any]) -> None:
    await asyncio.wait_for(socket.send_text(json.dumps(message)), timeout=SEND_SECONDS)
