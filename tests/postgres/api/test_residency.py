"""Which weights an engine runs with, memory given back, and what workers hold, over HTTP and rows."""

import asyncio
import json
from dataclasses import replace

import psycopg
import pytest

from orfeas.api.document.residency_examples import SWAP
from orfeas.database.session import open_database
from orfeas.jobs.queries import beat_worker
from orfeas.weights import queries
from orfeas.weights.record import read_record, write_record
from orfeas.weights.register import register
from tests.installing import make_manifest, yes
from tests.postgres.api.conftest import assert_problem, serving_here
from tests.published import config_yaml, safetensors_of, shapes

HERE = "/api/v1/models"
FIRST = SWAP["name"]
HELD = {"engine": "hunyuan3d21", "weights": "sha256:" + "ab" * 32, "bytes": 7 * 10**9, "load_seconds": 6.5}


@pytest.fixture
def api(database_url, tmp_path):
    with serving_here(database_url, tmp_path / "home") as api:
        yield api


@pytest.fixture
def two(api, tmp_path):
    """Hashes of two sets of weights that are installed, by name."""
    hashes = {}
    for name, kind in ((FIRST, "F16"), ("second", "BF16")):
        mine = tmp_path / name
        mine.mkdir()
        (mine / "config.yaml").write_bytes(config_yaml())
        (mine / "dit.safetensors").write_bytes(safetensors_of(shapes(), kind=kind))
        asked = {"folder": api.home / "weights", "territory": "JP", "answer": yes, "name": name}
        hashes[name] = register(mine, manifest=make_manifest(), **asked).sha256
    return hashes


def active(api):
    return [each["name"] for each in api.client.get(HERE).json()["items"] if each["is_active"]]


def asked_with(api, upload):
    """The weights that a job is to be done with, by its row."""
    job = api.ask(upload["id"], engine="hunyuan3d21", recipe="draft").json()
    with psycopg.connect(api.database_url) as connection:
        (body,) = connection.execute("SELECT body FROM jobs WHERE id = %s", [job["id"]]).fetchone()
    return job["id"], body["engines"]["hunyuan3d21"][1]


def test_a_swap_decides_what_later_jobs_are_done_with_and_earlier_ones_keep_theirs(api, two):
    upload = api.upload()
    assert active(api) in ([FIRST], ["second"]), "what was installed last, to the second"
    jobs = []
    for name in (FIRST, "second", FIRST):
        swapped = api.client.post(f"{HERE}/swap", json={"name": name})
        assert swapped.status_code == 200, swapped.text
        assert swapped.json() | {"requested_at": None} == {
            "engine": "hunyuan3d21", "name": name, "weights": two[name], "requested_at": None,
        }  # fmt: skip
        assert active(api) == [name]
        jobs.append(asked_with(api, upload))
    (one, with_one), (other, with_other), again = jobs
    assert (with_one, with_other) == (two[FIRST], two["second"]) and one != other
    assert again == (one, with_one), "the same work, which is under way still"
    wanted = api.client.get(f"{HERE}/cache-status").json()["wanted"]
    assert [(each["engine"], each["weights"]) for each in wanted] == [("hunyuan3d21", two[FIRST])]


def test_what_cannot_be_swapped_to_is_refused_by_name(api, two):
    assert_problem(api.client.post(f"{HERE}/swap", json={"name": "nobody"}), 404, "not_installed")
    record = read_record(api.home / "weights", FIRST)
    (api.home / "weights" / "mats").mkdir()
    write_record(replace(record, name="mats", engine="matting"), api.home / "weights" / "mats")
    refused = assert_problem(api.client.post(f"{HERE}/swap", json={"name": "mats"}), 422, "not_for_an_engine")
    assert "hunyuan3d21" in refused["detail"]
    assert api.client.get(f"{HERE}/cache-status").json() == {"workers": [], "wanted": [], "wanted_styles": []}


def test_clearing_is_asked_for_all_engines_or_one_that_there_is(api):
    assert api.client.post(f"{HERE}/clear-cache", json={}).status_code == 202
    assert api.client.post(f"{HERE}/clear-cache", json={"engine": "hunyuan3d21"}).status_code == 202
    assert api.client.post(f"{HERE}/clear-cache", json={"engine": "text-to-image"}).status_code == 202
    assert_problem(api.client.post(f"{HERE}/clear-cache", json={"engine": "no"}), 422, "unknown_engine")
    with psycopg.connect(api.database_url) as connection:
        asked = connection.execute("SELECT engine FROM clear_requests ORDER BY requested_at").fetchall()
    assert asked == [(None,), ("hunyuan3d21",), ("text-to-image",)]


def test_what_workers_hold_is_shown_with_its_age(api):
    async def report():
        database = open_database(api.database_url)
        idle = {**HELD, "idle_seconds": 10.0, "running_seconds": 0.0, "is_running": False}
        running = {**idle, "weights": "sha256:" + "cd" * 32, "idle_seconds": 0.0, "is_running": True}
        async with database.session() as session:
            for worker, held in (("a-1", [idle, running]), ("b-2", [])):
                await beat_worker(session, worker=worker)
                device, state = ("Sim 1", "busy") if held else (None, "absent")
                report = {"state": state, "device": device, "total": 24 * 10**9, "held": held}
                await queries.report_residency(session, worker=worker, report=report)
            await session.commit()
        await database.close()

    asyncio.run(report())
    with psycopg.connect(api.database_url, autocommit=True) as connection:
        connection.execute("UPDATE residencies SET reported_at = reported_at - interval '60 s' WHERE worker = 'a-1'")
        first, second = api.client.get(f"{HERE}/cache-status").json()["workers"]
        assert (first["worker"], first["state"], first["is_heard"]) == ("a-1", "busy", False)
        assert 60 <= first["age_seconds"] < 90 and first["held_bytes"] == 14 * 10**9
        idle, running = first["held"]
        assert 70 <= idle["idle_seconds"] < 100 and idle["running_seconds"] == 0
        assert 60 <= running["running_seconds"] < 90 and running["idle_seconds"] == 0 and running["is_running"]
        assert (first["device"], second["device"]) == ("Sim 1", None)
        assert (second["held"], second["is_heard"], second["age_seconds"] < 15) == ([], True, True)
        connection.execute("DELETE FROM workers WHERE id = 'a-1'")
        workers = api.client.get(f"{HERE}/cache-status").json()["workers"]
    assert [each["worker"] for each in workers] == ["b-2"], json.dumps(workers)
