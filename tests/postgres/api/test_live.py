"""Progress as it happens: events of one job, all jobs on one socket; nothing missed and nothing twice after a break."""

import asyncio
import json
import threading
import uuid
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from finishing import finish, take_next
from orfeas.accounts.access import LOCAL_OWNER
from orfeas.api import live
from orfeas.database.session import open_database
from orfeas.jobs.conclude import conclude
from orfeas.jobs.enqueue import enqueue
from orfeas.jobs.progress import record
from orfeas.jobs.states import JobState
from tests.postgres.api.conftest import assert_problem

SOME_ID = str(uuid.UUID(int=7))


def in_database(api, deed):
    async def work():
        database = open_database(api.database_url, pool_size=2)
        try:
            return await deed(database)
        finally:
            await database.close()

    return asyncio.run(work())


def read_events(lines, *, count=None):
    """Events of a stream as (id, name, data), until it ends or so many have come."""
    found, event = [], {}
    for line in lines:
        name, _, value = line.partition(": ")
        if name in ("id", "event", "data"):
            event[name] = value
        elif line == "" and "data" in event:
            found.append((int(event["id"]), event["event"], json.loads(event["data"])))
            event = {}
            if len(found) == count:
                break
    return found


def events_of(api, job, *, after=None):
    headers = {} if after is None else {"Last-Event-ID": str(after)}
    with api.client.stream("GET", job["links"]["events"], headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        return read_events(answer.iter_lines())


@contextmanager
def socket(api, *, hello={"after": None}, **options):  # noqa: B006
    with connect(f"ws://127.0.0.1:{api.port}/api/v1/live", **options) as opened:
        if hello is not None:
            opened.send(json.dumps(hello))
        yield opened


def hear(opened, *, until):
    """Messages with a job, until one of that state has come."""
    found = []
    while True:
        message = json.loads(opened.recv(timeout=15))
        if "job" in message:
            found.append(message)
            if message["job"]["state"] == until:
                return found


# server-sent events


def test_the_events_of_a_job_are_replayed_in_order_and_end_with_the_end(api):
    job = api.make(seed=1)
    found = events_of(api, job)
    assert [seq for seq, _, _ in found] == list(range(1, len(found) + 1))
    assert [name for _, name, _ in found] == ["state", "state", "stage", "end"]
    assert [data["state"] for *_, data in found] == ["queued", "running", "running", "succeeded"]
    assert [data["seq"] for *_, data in found] == [seq for seq, _, _ in found]
    first, last = found[0][2], found[-1][2]
    assert first["asset_id"] is None and first["finished_at"] is None
    assert {**last, "seq": 0} == {**api.client.get(job["links"]["self"]).json(), "seq": 0}


def test_a_stream_resumes_behind_the_last_event(api):
    job = api.make(seed=2)
    for after in range(4):
        assert [seq for seq, _, _ in events_of(api, job, after=after)] == list(range(after + 1, 5))


def test_who_has_seen_the_end_is_told_again_that_it_is_the_end(api):
    job = api.make(seed=3)
    for after in (4, 900):
        ((seq, name, _),) = events_of(api, job, after=after)
        assert (seq, name) == (4, "end")


def test_events_arrive_while_the_job_runs(api):
    job = api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=4).json()
    with api.client.stream("GET", job["links"]["events"]) as answer:
        lines = answer.iter_lines()
        assert [name for _, name, _ in read_events(lines, count=1)] == ["state"]
        worker = threading.Thread(target=api.work)
        worker.start()
        found = read_events(lines)
        worker.join()
    assert [(name, data["state"]) for _, name, data in found] == [
        ("state", "running"), ("stage", "running"), ("end", "succeeded"),
    ]  # fmt: skip
    stage = found[1][2]
    assert (stage["stage"], stage["fraction"], stage["estimate_seconds"]) == ("shape", 0.5, 1.0)
    assert [file["name"] for file in stage["files"]] == ["cutout.png"]


def test_a_stream_of_nothing_is_a_problem(client):
    assert_problem(client.get(f"/api/v1/jobs/{SOME_ID}/events"), 404, "no_such_job")
    for wrong in ("-1", "x", "1" * 19, ""):
        answer = client.get(f"/api/v1/jobs/{SOME_ID}/events", headers={"Last-Event-ID": wrong})
        assert_problem(answer, 422, "unusable_request")


def test_many_events_are_sent_whole_in_batches(api, monkeypatch):
    monkeypatch.setattr(live, "BATCH", 4)

    async def enact(database):
        async with database.session() as session:
            job = await enqueue(session, owner=LOCAL_OWNER, kind="generate", body={}, deadline_seconds=60)
            await session.commit()
        attempt = await take_next(database)
        assert attempt.job_id == job.id
        async with database.session() as session:
            for number in range(13):
                await record(session, attempt, stage=f"s{number}", fraction=0.1)
            await session.commit()
        async with database.session() as session:
            await conclude(session, attempt, state=JobState.SUCCEEDED, result={})
            await session.commit()
        return {"links": {"events": f"/api/v1/jobs/{job.id}/events"}}

    found = events_of(api, in_database(api, enact))
    assert [seq for seq, _, _ in found] == list(range(1, 17))
    assert [name for _, name, _ in found].count("end") == 1 and found[-1][1] == "end"


# the socket


def test_a_socket_hears_of_every_job_from_now_on_in_order_of_commit(api):
    api.make(seed=5)
    with socket(api) as opened:
        hello = json.loads(opened.recv(timeout=5))
        assert hello["hello"] is True
        job = api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=6).json()
        worker = threading.Thread(target=api.work)
        worker.start()
        found = hear(opened, until="succeeded")
        worker.join()
    assert [message["job"]["state"] for message in found] == ["queued", "running", "running", "succeeded"]
    assert [message["seq"] for message in found] == [hello["seq"] + step for step in (1, 2, 3, 4)]
    assert {message["job"]["id"] for message in found} == {job["id"]}


def test_after_a_break_nothing_is_missed_and_nothing_comes_twice(api):
    with socket(api) as opened:
        start = json.loads(opened.recv(timeout=5))["seq"]
    job = api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=7).json()
    with socket(api, hello={"after": start}) as opened:
        assert json.loads(opened.recv(timeout=5))["seq"] == start
        (first,) = hear(opened, until="queued")
    api.work()
    with socket(api, hello={"after": first["seq"]}) as opened:
        rest = hear(opened, until="succeeded")
    found = [first, *rest]
    assert [message["seq"] for message in found] == [start + step for step in (1, 2, 3, 4)]
    assert {message["job"]["id"] for message in found} == {job["id"]}


def test_a_number_from_the_future_begins_now(api):
    with socket(api, hello={"after": None}) as opened:
        now = json.loads(opened.recv(timeout=5))["seq"]
    with socket(api, hello={"after": 10**12}) as opened:
        assert json.loads(opened.recv(timeout=5)) == {"seq": now, "hello": True}


@pytest.mark.parametrize(
    "hello",
    [
        "", "{", "[]", "7", '{"before": 1}', '{"after": -1}', '{"after": "1"}', '{"after": 1.5}', '{"after": true}',
        '{"after": 1e400}', '{"after": ' + "9" * 4000 + "}", "[" * 4000, '{"after": null, "x": "' + "y" * 5000 + '"}',
        b'{"after": null}', b"\xff",
    ],
)  # fmt: skip
def test_a_hello_that_is_none_closes_with_what_to_send(api, hello):
    with socket(api, hello=None) as opened:
        opened.send(hello)
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(timeout=5)
        assert closed.value.rcvd.code == 1008 and "after" in closed.value.rcvd.reason
    assert api.client.get("/api/health/live").status_code == 200


def test_a_socket_that_says_nothing_is_closed(api, monkeypatch):
    monkeypatch.setattr(live, "HELLO_SECONDS", 0.2)
    with socket(api, hello=None) as opened:
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(timeout=5)
        assert closed.value.rcvd.code == 1008


def test_what_a_client_says_later_is_ignored(api):
    with socket(api) as opened:
        opened.recv(timeout=5)
        for message in ("x", b"\x00\x01", "{}", '{"after": 0}'):
            opened.send(message)
        job = api.ask(api.upload(seed=8)["id"]).json()
        assert hear(opened, until="queued")[0]["job"]["id"] == job["id"]
    api.client.post(job["links"]["cancel"])


def test_a_message_larger_than_any_hello_ends_the_connection_only(api):
    with socket(api, hello=None) as opened:
        opened.send("x" * 100_000)
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(timeout=5)
        assert closed.value.rcvd.code == 1009
    assert api.client.get("/api/health/live").status_code == 200


def test_an_idle_socket_is_pinged(api, monkeypatch):
    monkeypatch.setattr(live, "PING_SECONDS", 0.1)
    with socket(api) as opened:
        messages = [json.loads(opened.recv(timeout=5)) for _ in range(3)]
    assert messages[1:] == [{"ping": True}] * 2


@pytest.mark.parametrize("origin", ["null", "http://studio.example", "http://localhost:1"])
def test_a_page_of_another_origin_gets_no_socket(api, origin):
    for foreign in ({"Origin": origin}, {"Host": "studio.example"}):
        with pytest.raises(InvalidStatus) as refused, socket(api, additional_headers=foreign):
            pass
        assert refused.value.response.status_code == 403
    with socket(api, additional_headers={"Origin": f"http://127.0.0.1:{api.port}"}) as opened:
        assert json.loads(opened.recv(timeout=5))["hello"] is True


def test_open_streams_are_counted_while_they_are_open(api):
    def count(kind):
        lines = api.client.get("/metrics").text.splitlines()
        found = [line for line in lines if line.startswith(f'orfeas_live_connections{{transport="{kind}"')]
        return float(found[0].rpartition(" ")[2]) if found else 0.0

    before = count("websocket")
    with socket(api) as opened:
        opened.recv(timeout=5)
        assert count("websocket") == before + 1
    for _ in range(100):
        if count("websocket") == before:
            break
    assert count("websocket") == before


def test_a_stream_that_loses_its_database_ends_and_can_be_resumed(api):
    job = api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=9).json()

    async def cut(database):
        async with database.session() as session:
            await session.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        attempt = await take_next(database)
        await finish(database, attempt, home=api.home)

    with api.client.stream("GET", job["links"]["events"]) as answer:
        lines = answer.iter_lines()
        ((seen, *_),) = read_events(lines, count=1)
        in_database(api, cut)
        found = read_events(lines)
    last = found[-1] if found else (seen, "", {})
    rest = found if last[1] == "end" else found + events_of(api, job, after=last[0])
    assert [seq for seq, _, _ in rest] == [2, 3, 4] and rest[-1][1] == "end"
